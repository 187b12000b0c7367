"""Reading any revision of git: all of it, nothing else, and without running or writing anything."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from kep_cli.errors import KepError
from kep_cli.source.git import Repository, find_repository, objects
from kep_cli.source.revision import Revision, find_revision, known_names, read_revision
from kep_cli.source.snapshot import Snapshot

Git = Callable[..., str]
Committed = Callable[..., Path]

FRAME = "titel: Ziele\n"
V1 = {"goals/konzept.yaml": FRAME, "goals/oberziele/wohnen.yaml": "id: wohnen\n"}
V2 = {"goals/konzept.yaml": FRAME, "goals/oberziele/wohnen.yaml": "id: wohnen\ntext: neu\n"}
LACKING = "Im Repositorium fehlt der Inhalt von „goals/oberziele/wohnen.yaml“, oder er ist beschädigt"


def asked(folder: Path) -> Repository:
    repository = find_repository(folder)
    assert repository is not None
    return repository


def read(folder: Path, name: str) -> Snapshot:
    revision = find_revision(asked(folder), name)
    assert revision is not None
    return read_revision(asked(folder), revision)


def told(folder: Path, name: str) -> tuple[str, str]:
    with pytest.raises(KepError) as error:
        read(folder, name)
    return error.value.message, error.value.hint


def state(folder: Path) -> list[tuple[str, int, int]]:
    """Every file of a folder with its size and the time of its last change."""
    found = [(path, path.lstat()) for path in sorted(folder.rglob("*"))]
    return [(path.as_posix(), each.st_size, each.st_mtime_ns) for path, each in found]


@pytest.fixture
def repository(committed: Committed) -> Path:
    return committed({"v1": V1, "v2": V2})


@pytest.mark.parametrize("name", ["v1", "HEAD~1", "main^", "refs/tags/v1", "main~1^{commit}", "main@{0}~1", ":/v1"])
def test_a_revision_is_found_in_every_spelling_of_git(repository: Path, name: str) -> None:
    assert {path: text.encode() for path, text in V1.items()} == read(repository, name).files


def test_an_annotated_tag_is_followed_to_its_commit(repository: Path, git: Git) -> None:
    git(repository, "tag", "--annotate", "--message", "Einbringung", "einbringung", "v1")

    assert b"id: wohnen\n" == read(repository, "einbringung").files["goals/oberziele/wohnen.yaml"]


def test_what_is_not_committed_is_no_part_of_a_revision(repository: Path) -> None:
    (repository / "goals/konzept.yaml").write_text("titel: neu\n", encoding="utf-8")

    assert FRAME.encode() == read(repository, "HEAD").files["goals/konzept.yaml"]


def test_a_snapshot_of_git_is_the_one_of_the_folder(committed: Committed, git: Git) -> None:
    from kep_cli.source.folder import read_folder

    folder = committed(
        {
            "v1": V1
            | {
                "goals/notiz.txt": "x",
                "goals/.versteckt.yaml": "x",
                "goals/.ordner/x.yaml": "x",
                "goals/~$notiz.docx": "x",
                "goals/oberziele/Größe.yaml": "id: groesse\n",
                "goals/leer.yaml": "",
                "goals/fassungen/b/konzept.yaml": FRAME,
                "goals/fassungen/a/oberziele/x.yaml": "x",
                "goals/fassungen/liesmich.txt": "x",
                "goals-alt/konzept.yaml": FRAME,
                "readme.yaml": "x",
            }
        }
    )

    assert read_folder(folder) == read(folder, "HEAD")
    assert ("a", "b") == read(folder, "HEAD").fassungen
    assert git(folder, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    "name",
    [
        *("v3", "", " ", "--output=x", "--help", "-h", ";rm -rf", "$(touch x)", "v1..v2", "^v1", "a\nb", "v1\0"),
        *("@{upstream}", "\N{RIGHT-TO-LEFT OVERRIDE}v1", "v1:goals/konzept.yaml", "v1 commit 5", "missing"),
        *("HEAD~99", "x" * 5000),
    ],
)
def test_a_name_is_data_and_never_an_option_or_a_command(repository: Path, name: str) -> None:
    before = state(repository)

    assert find_revision(asked(repository), name) is None
    assert before == state(repository)


def test_branches_and_tags_can_be_suggested(repository: Path, git: Git) -> None:
    git(repository, "branch", "größe/neu")

    assert {"v1", "v2", "main", "größe/neu"} == set(known_names(asked(repository)))


def test_the_workspace_may_lie_in_a_folder_of_the_repository(committed: Committed) -> None:
    in_folder = {f"kreis/ziele/{path}": text for path, text in V1.items()}
    folder = committed({"v1": in_folder | {"andere/goals/konzept.yaml": "titel: andere\n"}})

    assert {path: text.encode() for path, text in V1.items()} == read(folder / "kreis/ziele", "v1").files


def test_a_workspace_that_has_moved_since_is_found_where_it_was(committed: Committed) -> None:
    moved = {f"neu/{path}": text for path, text in V2.items()}
    frozen = {"alt/goals/fassungen/goals/konzept.yaml": FRAME}
    folder = committed({"v1": {f"alt/{path}": text for path, text in V1.items()} | frozen, "v2": moved})

    assert {path: text.encode() for path, text in V1.items()} == read(folder / "neu", "v1").files
    assert ("goals",) == read(folder / "neu", "v1").fassungen


def test_of_several_places_none_is_guessed_but_one_can_be_named(committed: Committed) -> None:
    both = {f"{place}/{path}": text for path, text in V1.items() for place in ("a", "b")}
    folder = committed({"v1": both, "v2": {f"neu/{path}": text for path, text in V2.items()}})
    message = "In der Git-Revision „v1“ liegen die Ziele an mehreren Orten: „a/“, „b/“"

    assert (message, "Nennen Sie den Ordner mit: git:v1:b") == told(folder / "neu", "v1")
    assert {path: text.encode() for path, text in V1.items()} == read(folder / "neu", "v1:b").files


def test_a_revision_without_goals_is_told(committed: Committed) -> None:
    folder = committed({"v0": {"liesmich.md": "x"}, "v1": V1})
    message = "In der Git-Revision „v0“ liegen keine Ziele (keine Datei goals/konzept.yaml)"

    assert (message, "Nennen Sie eine spätere Revision") == told(folder, "v0")


def test_a_repository_without_a_working_tree_can_be_read(repository: Path, tmp_path: Path, git: Git) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(repository), "nackt.git")

    assert {path: text.encode() for path, text in V1.items()} == read(tmp_path / "nackt.git", "v1").files


def test_a_detached_head_and_a_linked_working_tree_change_nothing(repository: Path, tmp_path: Path, git: Git) -> None:
    git(repository, "checkout", "--quiet", "--detach", "v1")
    git(repository, "worktree", "add", "--quiet", "--detach", str(tmp_path / "daneben"), "v1")

    assert read(repository, "HEAD") == read(tmp_path / "daneben", "HEAD")


def test_links_in_the_tree_are_not_followed(committed: Committed, tmp_path: Path, git: Git) -> None:
    (tmp_path / "geheim.yaml").write_text("geheim\n", encoding="utf-8")
    folder = committed({"v1": V1})
    (folder / "goals/runden.yaml").symlink_to(tmp_path / "geheim.yaml")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Verknüpfung")
    snapshot = read(folder, "HEAD")

    assert "goals/runden.yaml" not in snapshot.files
    assert {"goals/runden.yaml": "Verknüpfungen folgt kep in einer Git-Revision nicht"} == snapshot.not_read


def test_submodules_in_the_tree_are_not_followed(committed: Committed, git: Git) -> None:
    folder = committed({"v1": V1})
    commit = git(folder, "rev-parse", "HEAD").strip()
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{commit},goals/vorlagen")
    git(folder, "commit", "--quiet", "--message", "Submodul")

    assert {"goals/vorlagen": "Submodule liest kep nicht"} == read(folder, "HEAD").not_read


def test_goals_that_were_a_submodule_are_told(committed: Committed, git: Git) -> None:
    folder = committed({"v0": {"liesmich.md": "x"}, "v1": V1})
    commit = git(folder, "rev-parse", "HEAD").strip()
    git(folder, "rm", "--quiet", "-r", "--cached", "goals")
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{commit},goals")
    git(folder, "commit", "--quiet", "--message", "Submodul")
    message = "In der Git-Revision „HEAD“ ist „goals“ ein Submodul, und dem folgt kep nicht"

    assert (message, "Nennen Sie eine Revision, in der die Ziele selbst liegen") == told(folder, "HEAD")


def test_what_a_shallow_clone_lacks_is_not_there(repository: Path, tmp_path: Path, git: Git) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "flach")
    clone = asked(tmp_path / "flach")

    assert (True, None) == (clone.is_shallow, find_revision(clone, "v1"))
    assert {path: text.encode() for path, text in V2.items()} == read(tmp_path / "flach", "HEAD").files


def test_outside_of_every_repository_there_is_none(tmp_path: Path) -> None:
    assert find_repository(tmp_path) is None


def test_a_file_over_the_limit_comes_with_its_beginning_only(committed: Committed) -> None:
    folder = committed({"v1": V1 | {"goals/a.yaml": b"a" * 10_000_002, "goals/b.yaml": b"b" * 10_000_000}})
    files = read(folder, "v1").files

    assert (10_000_001, 10_000_000) == (len(files["goals/a.yaml"]), len(files["goals/b.yaml"]))
    assert FRAME.encode() == files["goals/konzept.yaml"]


def test_an_object_that_is_missing_is_told(repository: Path, git: Git) -> None:
    _lose(repository, git(repository, "rev-parse", "v1:goals/oberziele/wohnen.yaml").strip())

    assert LACKING == told(repository, "v1")[0]


def test_an_object_that_is_damaged_is_told(repository: Path, git: Git) -> None:
    file = _object(repository, git(repository, "rev-parse", "v1:goals/oberziele/wohnen.yaml").strip())
    file.chmod(stat.S_IWRITE | stat.S_IREAD)
    file.write_bytes(b"kaputt")

    assert LACKING == told(repository, "v1")[0]


def test_a_faulty_configuration_is_told(repository: Path) -> None:
    (repository / ".git/config").write_text("[core\n", encoding="utf-8")

    with pytest.raises(KepError, match="Git kann das Repositorium"):
        find_repository(repository)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_somebody_else_is_told(repository: Path) -> None:
    for path in (repository, repository / ".git"):
        os.chown(path, 12345, 12345)

    with pytest.raises(KepError) as error:
        find_repository(repository)

    assert f"Git liest „{repository.as_posix()}“ nicht, weil der Ordner einem anderen Benutzer gehört" == str(
        error.value
    )
    assert error.value.hint.endswith(f"git config --global --add safe.directory {repository.as_posix()}")


def test_without_git_that_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f".{os.pathsep}")
    with pytest.raises(KepError, match="Git ist auf diesem Rechner nicht zu finden"):
        find_repository(repository)


@pytest.mark.skipif(os.name != "posix", reason="the false program is a shell script")
def test_a_program_named_git_in_the_current_folder_is_never_run(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    false = repository / "git"
    false.write_text("#!/bin/sh\ntouch gelaufen\n", encoding="utf-8")
    false.chmod(0o755)
    monkeypatch.chdir(repository)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}{os.environ['PATH']}")

    assert find_revision(asked(repository), "v1") is not None
    assert not (repository / "gelaufen").exists()


HOSTILE = """\
[core]
    repositoryformatversion = 1
    fsmonitor = {mark}-fsmonitor
    pager = {mark}-pager
    editor = {mark}-editor
    sshCommand = {mark}-ssh
    hooksPath = {hooks}
    askPass = {mark}-askpass
    alternateRefsCommand = {mark}-alternate
    attributesFile = {attributes}
[extensions]
    partialClone = origin
[remote "origin"]
    promisor = true
    url = {url}
    uploadpack = {mark}-uploadpack
[protocol]
    allow = always
[pager]
    ls-tree = {mark}-pager
    rev-parse = true
[alias]
    ls-tree = !{mark}-alias
    rev-parse = !{mark}-alias
    cat-file = !{mark}-alias
[diff]
    external = {mark}-diff
[diff "x"]
    textconv = {mark}-textconv
    command = {mark}-diff
[filter "x"]
    clean = {mark}-clean
    smudge = {mark}-smudge
    process = {mark}-process
    required = true
[credential]
    helper = !{mark}-credential
[gpg]
    program = {mark}-gpg
[uploadpack]
    packObjectsHook = {mark}-pack
"""


@pytest.mark.skipif(os.name != "posix", reason="the programs are touch(1)")
@pytest.mark.parametrize("url", ["ext::touch {folder}/spur-ext", "{folder}/repositorium", "ssh://localhost/x"])
def test_a_repository_cannot_make_kep_run_a_program(
    repository: Path, tmp_path: Path, git: Git, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    (repository / ".gitattributes").write_text("*.yaml filter=x diff=x\n", encoding="utf-8")
    mark = f"touch {tmp_path}/spur"
    for name in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc", "fsmonitor-watchman"):
        hook = repository / ".git/hooks" / name
        hook.write_text(f"#!/bin/sh\n{mark}-hook\n", encoding="utf-8")
        hook.chmod(0o755)
    _lose(repository, git(repository, "rev-parse", "v1:goals/oberziele/wohnen.yaml").strip())
    (repository / ".git/config").write_text(
        HOSTILE.format(
            mark=mark,
            hooks=repository / ".git/hooks",
            attributes=repository / ".gitattributes",
            url=url.format(folder=tmp_path),
        ),
        encoding="utf-8",
    )
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_EDITOR", "GIT_PROXY_COMMAND"):
        monkeypatch.setenv(name, f"{mark}-{name}")
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    before = state(repository)

    assert {path: text.encode() for path, text in V2.items()} == read(repository, "v2").files
    assert {"v1", "v2", "main"} == set(known_names(asked(repository)))
    assert LACKING == told(repository, "v1")[0]
    assert [] == [path.name for path in tmp_path.glob("spur*")]
    assert before == state(repository)


def test_the_store_of_objects_gives_what_it_is_asked_for(repository: Path, git: Git) -> None:
    blob = git(repository, "rev-parse", "v1:goals/konzept.yaml").strip()
    with objects(asked(repository)) as store:
        found = store.look_up(blob)
        missing = store.look_up("0" * 40)
        again = store.look_up("v1:goals/konzept.yaml")

    assert (blob, "blob", FRAME.encode()) == found
    assert missing is None
    assert found == again


def test_a_folder_of_a_revision_is_no_commit(repository: Path, git: Git) -> None:
    tree = git(repository, "rev-parse", "v1:goals").strip()

    assert Revision("v1:goals", tree, names_folder=True) == find_revision(asked(repository), "v1:goals")


def _object(repository: Path, name: str) -> Path:
    return repository / ".git/objects" / name[:2] / name[2:]


def _lose(repository: Path, name: str) -> None:
    _object(repository, name).unlink()
