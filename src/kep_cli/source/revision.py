"""Workspaces in git: the files of any revision, read straight from the objects. Nothing is checked out or written."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from kep_cli.errors import KepError
from kep_cli.source.git import Objects, Repository, ask, objects
from kep_cli.source.snapshot import FRAME, FROZEN, GOALS, WRONG_ENDING, Snapshot, is_worth_telling

_LINK, _SUBMODULE = "120000", "160000"
_NOT_FOLLOWED = {
    _LINK: "Verknüpfungen folgt kep in einer Git-Revision nicht",
    _SUBMODULE: "Submodule liest kep nicht",
}
_NAMES_AT_MOST = 500


class Revision(NamedTuple):
    """A state of the repository: the name by which it was asked for, and the id of its commit or folder.

    `names_folder` says that the name leads to a folder (`v1:ziele`) and not to a commit.
    """

    name: str
    id: str
    names_folder: bool = False


class _File(NamedTuple):
    path: str
    mode: str
    id: str


def find_revision(repository: Repository, name: str) -> Revision | None:
    """The commit or folder that a name means, in any of git's spellings; None where there is none. Raises KepError."""
    with objects(repository) as store:
        found = store.look_up(name)
        if found and found.kind == "tag":
            found = store.look_up(f"{found.id}^{{}}")
        if found and found.kind in {"commit", "tree"}:
            return Revision(name, found.id, found.kind == "tree")
    return None


def known_names(repository: Repository) -> tuple[str, ...]:
    """The names of branches and tags, the youngest first; at most 500. Raises KepError."""
    said = ask(
        repository,
        "for-each-ref",
        "--format=%(refname:short)",
        "--sort=-creatordate",
        f"--count={_NAMES_AT_MOST}",
        "refs/tags",
        "refs/heads",
        "refs/remotes",
    )
    return tuple(said.decode("utf-8", "surrogateescape").splitlines())


def read_revision(repository: Repository, revision: Revision) -> Snapshot:
    """The snapshot of the workspace in a revision, wherever it lay then; paths read as if it were the live goals.

    Raises KepError where there are no goals in it, or several workspaces of which none lies where today's does.
    """
    root, files = _workspace(repository, revision)
    with objects(repository) as store:
        return _snapshot(root, files, store)


def _workspace(repository: Repository, revision: Revision) -> tuple[str, list[_File]]:
    """The folder of the workspace in the revision, empty or ending with a slash, and all files in its `goals`."""
    usual = "" if revision.names_folder else repository.prefix
    files = _listed(repository, revision, usual + GOALS)
    if not _is_frame(usual + FRAME, files):
        everything = _listed(repository, revision)
        usual = _moved(revision, usual, everything)
        files = [file for file in everything if file.path.startswith(f"{usual}{GOALS}/")]
    return usual, files


def _listed(repository: Repository, revision: Revision, *paths: str) -> list[_File]:
    said = ask(repository, "ls-tree", "-r", "-z", "--full-tree", revision.id, "--", *paths)
    return [_file(line) for line in said.decode("utf-8", "surrogateescape").split("\0") if line]


def _file(line: str) -> _File:
    facts, path = line.split("\t", 1)
    mode, _, object_id = facts.split(" ")
    return _File(path, mode, object_id)


def _is_frame(path: str, files: Iterable[_File]) -> bool:
    return any(file.path == path and file.mode not in _NOT_FOLLOWED for file in files)


def _moved(revision: Revision, usual: str, files: list[_File]) -> str:
    """The one place in the revision where a workspace lies; frozen copies are none."""
    roots = [
        file.path.removesuffix(FRAME)
        for file in files
        if f"/{file.path}".endswith(f"/{FRAME}") and f"{FROZEN}/" not in file.path and file.mode not in _NOT_FOLLOWED
    ]
    if len(roots) == 1:
        return roots[0]
    name = revision.name
    if roots:
        listed = ", ".join(f"„{root or './'}“" for root in roots)
        message = f"In der Git-Revision „{name}“ liegen die Ziele an mehreren Orten: {listed}"
        raise KepError(message, f"Nennen Sie den Ordner mit: git:{name}:{roots[-1].removesuffix('/')}")
    above = {path.as_posix() for path in (PurePosixPath(usual + FRAME), *PurePosixPath(usual + FRAME).parents)}
    if link := next((file for file in files if file.path in above and file.mode in _NOT_FOLLOWED), None):
        what = "ein Submodul" if link.mode == _SUBMODULE else "eine Verknüpfung"
        message = f"In der Git-Revision „{name}“ ist „{link.path}“ {what}, und dem folgt kep nicht"
        raise KepError(message, "Nennen Sie eine Revision, in der die Ziele selbst liegen")
    message = f"In der Git-Revision „{name}“ liegen keine Ziele (keine Datei {FRAME})"
    raise KepError(message, "Nennen Sie eine spätere Revision")


def _snapshot(root: str, listed: Iterable[_File], store: Objects) -> Snapshot:
    files: dict[str, bytes] = {}
    not_read: dict[str, str] = {}
    fassungen: set[str] = set()
    for file in sorted(listed):
        path = file.path.removeprefix(root)
        parts = path.split("/")
        if any(part.startswith(".") for part in parts):
            continue
        if path.startswith(f"{FROZEN}/"):
            fassungen.update(_frozen_name(parts))
        elif file.mode in _NOT_FOLLOWED:
            not_read[path] = _NOT_FOLLOWED[file.mode]
        elif path.endswith(".yaml"):
            files[path] = _content(file, store)
        elif is_worth_telling(parts[-1]):
            not_read[path] = WRONG_ENDING
    return Snapshot(files, not_read, (), tuple(sorted(fassungen)))


def _frozen_name(parts: list[str]) -> Iterator[str]:
    """The name of the copy to which a file below `goals/fassungen` belongs; one that lies there itself has none."""
    name, *inside = parts[len(FROZEN.split("/")) :]
    if inside:
        yield name


def _content(file: _File, store: Objects) -> bytes:
    found = store.look_up(file.id)
    if found is None:
        message = f"Im Repositorium fehlt der Inhalt von „{file.path}“, oder er ist beschädigt"
        hint = "Ist es nur teilweise geladen, holt den Rest: git fetch --refetch. Ob es beschädigt ist, zeigt: git fsck"
        raise KepError(message, hint)
    return found.data
