"""Workspaces in git: the files of any revision, read straight from the objects. Nothing is checked out or written."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from kep_cli.errors import KepError
from kep_cli.source.git import GitObject, Objects, Repository, ask, objects
from kep_cli.source.snapshot import FRAME, FROZEN, GOALS, Snapshot, is_read, is_worth_telling, why_not_read

_LINK, _SUBMODULE = "120000", "160000"
NOT_FOLLOWED = {
    _LINK: "Verknüpfungen folgt kep in einer Git-Revision nicht",
    _SUBMODULE: "Submodule liest kep nicht",
}
"""What stands in a revision in the place of a file, by its mode, with the German reason why it is not read."""

_NAMES_AT_MOST = 500


class Revision(NamedTuple):
    """A state of the repository: the name by which it was asked for, and the id of its commit or folder.

    `names_folder` says that the name leads to a folder (`v1:ziele`) and not to a commit.
    """

    name: str
    id: str
    names_folder: bool = False


class StoredFile(NamedTuple):
    """A file, or what stands in its place: its path from the top of the repository, its mode in git, its id."""

    path: str
    mode: str
    id: str

    @property
    def is_file(self) -> bool:
        """Whether it is a file indeed, neither a link nor a submodule."""
        return self.mode not in NOT_FOLLOWED


def find_revision(repository: Repository, name: str) -> Revision | None:
    """The commit or folder that a name means, in any of git's spellings; None where there is none. Raises KepError."""
    with objects(repository) as store:
        found = untagged(store, name)
        if found and found.kind in {"commit", "tree"}:
            return Revision(name, found.id, found.kind == "tree")
    return None


def untagged(store: Objects, name: str) -> GitObject | None:
    """The object of this name; of an annotated tag that which it was put on. None where there is none."""
    found = store.look_up(name)
    return store.look_up(f"{found.id}^{{}}") if found and found.kind == "tag" else found


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
        return snapshot_of(root, files, lambda file: content(file, store))


def _workspace(repository: Repository, revision: Revision) -> tuple[str, list[StoredFile]]:
    """The folder of the workspace in the revision, empty or ending with a slash, and all files in its `goals`."""
    usual = "" if revision.names_folder else repository.prefix
    files = _listed(repository, revision, usual + GOALS)
    if not _is_frame(usual + FRAME, files):
        everything = _listed(repository, revision)
        usual = _moved(revision, usual, everything)
        files = [file for file in everything if file.path.startswith(f"{usual}{GOALS}/")]
    return usual, files


def _listed(repository: Repository, revision: Revision, *paths: str) -> list[StoredFile]:
    said = ask(repository, "ls-tree", "-r", "-z", "--full-tree", revision.id, "--", *paths)
    return [_file(line) for line in said.decode("utf-8", "surrogateescape").split("\0") if line]


def _file(line: str) -> StoredFile:
    facts, path = line.split("\t", 1)
    mode, _, object_id = facts.split(" ")
    return StoredFile(path, mode, object_id)


def _is_frame(path: str, files: Iterable[StoredFile]) -> bool:
    return any(file.path == path and file.is_file for file in files)


def _moved(revision: Revision, usual: str, files: list[StoredFile]) -> str:
    """The one place in the revision where a workspace lies; frozen copies are none."""
    roots = [
        file.path.removesuffix(FRAME)
        for file in files
        if f"/{file.path}".endswith(f"/{FRAME}") and f"{FROZEN}/" not in file.path and file.is_file
    ]
    if len(roots) == 1:
        return roots[0]
    name = revision.name
    if roots:
        listed = ", ".join(f"„{root or './'}“" for root in roots)
        message = f"In der Git-Revision „{name}“ liegen die Ziele an mehreren Orten: {listed}"
        raise KepError(message, f"Nennen Sie den Ordner mit: git:{name}:{roots[-1].removesuffix('/')}")
    above = {path.as_posix() for path in (PurePosixPath(usual + FRAME), *PurePosixPath(usual + FRAME).parents)}
    if link := next((file for file in files if file.path in above and file.mode in NOT_FOLLOWED), None):
        what = "ein Submodul" if link.mode == _SUBMODULE else "eine Verknüpfung"
        message = f"In der Git-Revision „{name}“ ist „{link.path}“ {what}, und dem folgt kep nicht"
        raise KepError(message, "Nennen Sie eine Revision, in der die Ziele selbst liegen")
    message = f"In der Git-Revision „{name}“ liegen keine Ziele (keine Datei {FRAME})"
    raise KepError(message, "Nennen Sie eine spätere Revision")


def snapshot_of(root: str, listed: Iterable[StoredFile], content_of: Callable[[StoredFile], bytes]) -> Snapshot:
    """The snapshot that the files of `goals` make, in the folder `root`, which is empty or ends with a slash."""
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
        elif not file.is_file:
            not_read[path] = NOT_FOLLOWED[file.mode]
        elif is_read(path):
            files[path] = content_of(file)
        elif is_worth_telling(parts[-1]):
            not_read[path] = why_not_read(path)
    return Snapshot(files, not_read, (), tuple(sorted(fassungen)))


def _frozen_name(parts: list[str]) -> Iterator[str]:
    """The name of the copy to which a file below `goals/fassungen` belongs; one that lies there itself has none."""
    name, *inside = parts[len(FROZEN.split("/")) :]
    if inside:
        yield name


def content(file: StoredFile, store: Objects) -> bytes:
    """The bytes of a file. Raises KepError where git has them no more, or not yet."""
    found = store.look_up(file.id)
    if found is None:
        raise lacking(f"der Inhalt von „{file.path}“")
    return found.data


def lacking(what: str) -> KepError:
    """The repository does not hold something that belongs to it; `what` goes on a German sentence."""
    message = f"Im Repositorium fehlt {what}, oder er ist beschädigt"
    hint = "Ist es nur teilweise geladen, holt den Rest: git fetch --refetch. Ob es beschädigt ist, zeigt: git fsck"
    return KepError(message, hint)
