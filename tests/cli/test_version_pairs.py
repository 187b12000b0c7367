"""The two versions of a comparison: which they are, what they are called, and what is told where one is not there."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kep_cli.cli.versions import Kind, Version, Versions, faulty_files, pair
from kep_cli.errors import KepError
from kep_cli.model.fields import Zeitpunkt
from kep_cli.wording.dates import Moment

Git = Callable[..., str]
Commits = Callable[..., Path]
Kep = Callable[..., CompletedProcess[str]]

FRAME = (
    "titel: Ziele\nkoerperschaft: Landkreis Musterland\nzeithorizont: {von: 2026, bis: 2030}\n"
    "phase: zielbildung\nleitbild: Musterland hält zusammen.\n"
)
WOHNEN = "goals/oberziele/wohnen.yaml"


def goal(text: str) -> str:
    return f"id: wohnen\nnummer: 1\ntext: {text}\n"


FIRST = {"goals/konzept.yaml": FRAME, WOHNEN: goal("Eins.")}
RUNDEN = (
    "- {id: auftakt, zeitpunkt: 2026-01, text: Auftakt, fassung: v1}\n"
    "- {id: beschluss, zeitpunkt: 2026-02, text: Beschluss, fassung: fest}\n"
)


def wording(version: Version) -> str:
    data = version.goals.konzept.by_id["wohnen"].data
    return data.text if data else ""


def wordings(folder: Path, *names: str) -> tuple[str, ...]:
    return tuple(wording(version) for version in pair(Versions(str(folder)), *names))


def told(folder: Path, *names: str) -> tuple[str, str]:
    with pytest.raises(KepError) as error:
        pair(Versions(str(folder)), *names)
    return error.value.message, error.value.hint


@pytest.fixture
def folder(commits: Commits, kep_here: Kep) -> Path:
    """Two commits, a frozen copy, two Runden, another folder, and goals of today that are not committed."""
    folder = commits([FIRST, {WOHNEN: goal("Zwei.")}], tags={0: "v1", 1: "v2"})
    kep_here("freeze", "fest", cwd=folder)
    record = folder / "goals/fassungen/fest/fassung.yaml"
    text = record.read_text(encoding="utf-8")
    day = next(line for line in text.splitlines() if line.startswith("datum: "))
    record.write_text(text.replace(day, "datum: 2026-03-01"), encoding="utf-8")
    shutil.copytree(folder / "goals/oberziele", folder / "alt/goals/oberziele")
    (folder / "alt" / "goals/konzept.yaml").write_text(FRAME, encoding="utf-8")
    (folder / "goals/runden.yaml").write_text(RUNDEN, encoding="utf-8")
    (folder / WOHNEN).write_text(goal("Heute."), encoding="utf-8")
    return folder


def test_each_kind_of_version_says_what_it_is_and_of_when(
    folder: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    first, second = git(folder, "rev-list", "--reverse", "HEAD").split()
    versions = Versions()
    january, march = Zeitpunkt((Moment(2026, 1),)), Zeitpunkt((Moment(2026, 3, 1),))

    assert [
        ("auftakt", "Runde auftakt", Kind.RUNDE, january, first, "Muster 1"),
        ("beschluss", "Runde beschluss", Kind.RUNDE, Zeitpunkt((Moment(2026, 2),)), second, ""),
        ("fest", "Fassung fest", Kind.FASSUNG, march, second, ""),
        ("alt", "Ordner alt", Kind.ORDNER, None, "", ""),
        ("ordner:alt", "Ordner alt", Kind.ORDNER, None, "", ""),
        ("HEAD~1", "Git-Revision HEAD~1", Kind.GIT, Zeitpunkt((Moment(2026, 1, 1),)), first, "Muster 1"),
        ("git:v2", "Git-Revision v2", Kind.GIT, Zeitpunkt((Moment(2026, 1, 2),)), second, "Muster 2"),
        ("", "heutiger Stand", Kind.HEUTE, None, "", ""),
    ] == [
        version[1:]
        for version in (
            *map(versions.named, ("auftakt", "beschluss", "fest", "alt", "ordner:alt", "HEAD~1", "git:v2")),
            versions.live(),
        )
    ]


def test_without_a_second_name_it_is_today_with_what_is_not_committed(folder: Path) -> None:
    (folder / "goals/oberziele/bildung.yaml").write_text("id: bildung\nnummer: 2\ntext: Neu.\n", encoding="utf-8")
    old, new = pair(Versions(str(folder)), "v1")

    assert ("Eins.", "Heute.") == (wording(old), wording(new))
    assert (["wohnen"], ["wohnen", "bildung"]) == tuple(list(each.goals.konzept.by_id) for each in (old, new))


def test_both_names_mean_what_they_mean_alone(folder: Path) -> None:
    assert ("Eins.", "Zwei.") == wordings(folder, "auftakt", "beschluss")
    assert ("Zwei.", "Eins.") == wordings(folder, "v2", "v1")


def test_what_is_equal_in_both_is_read_once(folder: Path) -> None:
    old, new = (version.goals.konzept for version in pair(Versions(str(folder)), "v1"))

    assert old.files["goals/konzept.yaml"] is new.files["goals/konzept.yaml"]
    assert old.files[WOHNEN] is not new.files[WOHNEN]


def test_a_repository_without_a_working_tree_needs_both_names(folder: Path, tmp_path: Path, git: Git) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(folder), "nackt.git")
    message = "Hier liegen keine heutigen Ziele, mit denen sich vergleichen ließe"

    assert ("Eins.", "Zwei.") == wordings(tmp_path / "nackt.git", "v1", "git:v2")
    assert (message, "Nennen Sie auch die zweite Fassung, etwa: v1 HEAD") == told(tmp_path / "nackt.git", "v1")
    assert "Die Fassung „v3“ gibt es nicht" == told(tmp_path / "nackt.git", "v1", "v3")[0]


def test_where_there_is_neither_workspace_nor_repository_that_is_told(tmp_path: Path) -> None:
    message = f"In „{tmp_path.as_posix()}“ und darüber liegt kein Arbeitsbereich (ein Ordner mit goals/konzept.yaml)"

    assert message == told(tmp_path, "v1")[0]
    assert message == told(tmp_path, "v1", "v2")[0]


def test_folders_can_be_compared_where_there_is_no_workspace(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert ("Zwei.", "Heute.") == wordings(tmp_path, "repositorium/alt", f"ordner:{folder}")


def test_a_workspace_is_found_where_it_lay_in_each_version(commits: Commits) -> None:
    moved = dict.fromkeys(FIRST) | {f"kek/{path}": text for path, text in FIRST.items()}
    folder = commits([FIRST, moved | {f"kek/{WOHNEN}": goal("Zwei.")}], tags={0: "v1", 1: "v2"})

    assert ("Eins.", "Zwei.") == wordings(folder / "kek", "v1")
    assert ("Eins.", "Zwei.") == wordings(folder / "kek/goals", "v1", "v2")


def test_a_workspace_within_a_submodule_has_the_versions_of_that(commits: Commits, git: Git) -> None:
    inner = commits([FIRST, {WOHNEN: goal("Zwei.")}], tags={0: "v1"}, name="inneres")
    outer = commits([{"x": "x"}])
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner), "kek")

    assert ("Eins.", "Zwei.") == wordings(outer / "kek", "v1")


def test_with_a_detached_head_today_is_what_lies_in_the_folder(folder: Path, git: Git) -> None:
    git(folder, "checkout", "--quiet", "--force", "--detach", "v1")

    assert ("Zwei.", "Eins.") == wordings(folder, "git:v2")


@pytest.mark.parametrize("change", ["edit", "add", "remove", "record"])
@pytest.mark.parametrize("name", ["fest", "beschluss"])
def test_a_copy_that_is_no_longer_what_was_frozen_is_refused(
    kep_here: Kep, folder: Path, change: str, name: str
) -> None:
    copy = folder / "goals/fassungen/fest"
    match change:
        case "edit":
            (copy / "oberziele/wohnen.yaml").write_text(goal("Anders."), encoding="utf-8")
        case "add":
            (copy / "oberziele/neu.yaml").write_text("id: neu\nnummer: 2\ntext: Neu.\n", encoding="utf-8")
        case "remove":
            (copy / "oberziele/wohnen.yaml").unlink()
        case _:
            (copy / "fassung.yaml").write_text("datum: [", encoding="utf-8")
    message = "Die Fassung „fest“ ist nicht mehr, was festgehalten wurde"
    hint = "Stellen Sie sie wieder her; welche Dateien verändert sind, sagt: kep validate"

    assert (message, hint) == told(folder, name)
    assert (message, hint) == told(folder, "v1", name)
    for command in ("show", "validate", "render"):
        done = kep_here(command, "--rev", name, cwd=folder)
        assert (2, f"Fehler: {message}\nHinweis: {hint}\n") == (done.returncode, done.stderr)


ODD = ["--output=x", ";rm -rf .", "$(touch spur)", "a\nb", "v1\0", "\x1b[31mv1", "x" * 5000, "ordner:x\0", "git:--all"]


@pytest.mark.parametrize("name", ODD)
def test_any_name_is_data_whatever_it_says(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    before = sorted(folder.rglob("*"))

    assert told(folder, name)[0].endswith("gibt es nicht")
    assert told(folder, "v1", name) == told(folder, name)
    assert before == sorted(folder.rglob("*"))


def test_names_with_control_characters_reach_no_terminal(folder: Path, kep_here: Kep) -> None:
    done = kep_here("show", "--rev", "\x1b[31mv1", cwd=folder)

    assert 2 == done.returncode
    assert done.stderr.startswith("Fehler: Die Fassung „[U+001B][31mv1“ gibt es nicht\n")


@pytest.mark.parametrize(
    ("name", "near"), [("auftackt", "auftakt"), ("v22", "v2"), ("fesst", "fest"), ("mian", "main")]
)
def test_for_an_unknown_name_the_nearest_is_suggested(folder: Path, name: str, near: str) -> None:
    assert told(folder, name)[1].startswith(f"Meinten Sie „{near}“? ")


def test_of_a_folder_in_a_revision_the_commit_is_known(folder: Path, git: Git) -> None:
    versions = Versions(str(folder))
    commit = git(folder, "rev-parse", "v1").strip()

    assert ("v1:", commit, "Muster 1") == (
        versions.named("v1:").name,
        versions.named("v1:").commit,
        versions.named("v1:").author,
    )
    assert "" == versions.named(git(folder, "rev-parse", "v1^{tree}").strip()).commit


def test_files_that_were_broken_back_then_are_named(commits: Commits) -> None:
    folder = commits(
        [
            FIRST
            | {
                "goals/oberziele/heil.yaml": "id: heil\nnummer: 2\ntext: Heil.\n",
                "goals/oberziele/kaputt.yaml": "id: kaputt\ntext: [\n",
                "goals/oberziele/feld.yaml": "id: feld\nnummer: 3\ntext: Feld.\nfarbe: rot\n",
                "goals/oberziele/stumpf.yaml": "id: stumpf\nnummer: 4\n",
                "goals/oberziele/verloren.yaml": "id: verloren\nnummer: 5\ntext: Wohnen #1 für alle.\n",
                "goals/oberziele/notiz.txt": "x",
                "goals/runden.yaml": "keine Liste\n",
            },
            {"goals/oberziele/kaputt.yaml": None},
        ],
        tags={0: "v1"},
    )
    names = ["feld", "kaputt", "stumpf", "verloren"]
    old, new = pair(Versions(str(folder)), "v1")

    assert [*(f"v1:goals/oberziele/{name}.yaml" for name in names), "v1:goals/runden.yaml"] == faulty_files(old.goals)
    assert [f"goals/oberziele/{name}.yaml" for name in names if name != "kaputt"] == faulty_files(new.goals)[:-1]
    assert "heil" in old.goals.konzept.by_id


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_what_is_not_followed_is_missing_and_named(commits: Commits, git: Git) -> None:
    folder = commits([FIRST | {"anderswo.yaml": RUNDEN}])
    (folder / "goals/runden.yaml").symlink_to(folder / "anderswo.yaml")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Verknüpfung")
    old, new = pair(Versions(str(folder)), "HEAD")

    assert ["HEAD:goals/runden.yaml"] == faulty_files(old.goals)
    assert [] == faulty_files(new.goals)
