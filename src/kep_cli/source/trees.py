"""Folders as git keeps them, each looked up once however many commits share it."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kep_cli.source.git import Objects
from kep_cli.source.revision import StoredFile, lacking
from kep_cli.source.snapshot import FRAME, FROZEN, GOALS

_FOLDER = "40000"
_DEEPEST = 50


class Entries(NamedTuple):
    """What lies in a folder: other folders by their ids, and files, both by their names."""

    folders: dict[str, str]
    files: dict[str, StoredFile]


_NOTHING = Entries({}, {})


class Trees:
    """Reads folders by their ids; an empty id is that of an empty folder. Raises KepError where git lacks one."""

    def __init__(self, store: Objects) -> None:
        self._store = store
        self.entries = cache(self._entries)
        self._workspaces = cache(self._workspaces_below)

    def folder(self, tree: str, path: str) -> str:
        """The id of a folder below another, by its path; empty where there is none."""
        for name in path.split("/"):
            tree = self.entries(tree).folders.get(name, "")
        return tree

    def goals(self, tree: str, workspace: str) -> str:
        """The id of `goals` in a workspace, empty if there is none; the path is empty or ends with a slash."""
        goals = self.folder(tree, workspace + GOALS)
        frame = self.entries(goals).files.get(FRAME.removeprefix(f"{GOALS}/"))
        return goals if frame and frame.is_file else ""

    def workspaces(self, tree: str) -> tuple[str, ...]:
        """The paths of all workspaces below a folder, each empty or ending with a slash."""
        return self._workspaces(tree, 0)

    def files(self, tree: str, path: str) -> Iterator[StoredFile]:
        """All files below a folder; their paths begin with its own."""
        waiting = [(path, tree)]
        while waiting:
            path, tree = waiting.pop()
            found = self.entries(tree)
            waiting += [(f"{path}/{name}", folder) for name, folder in found.folders.items()]
            yield from (file._replace(path=f"{path}/{name}") for name, file in found.files.items())

    def live(self, goals: str) -> Entries:
        """What of a folder `goals` makes the live goals, to be compared: all but the frozen copies."""
        folders, files = self.entries(goals)
        frozen = FROZEN.removeprefix(f"{GOALS}/")
        return Entries({name: folder for name, folder in folders.items() if name != frozen}, files)

    def frozen(self, goals: str) -> tuple[str, ...]:
        """The names of the frozen copies in a folder `goals`."""
        return tuple(self.entries(self.folder(goals, FROZEN.removeprefix(f"{GOALS}/"))).folders)

    def _workspaces_below(self, tree: str, depth: int) -> tuple[str, ...]:
        here = ("",) if self.goals(tree, "") else ()
        if depth == _DEEPEST:
            return here
        inside = (
            f"{name}/{path}"
            for name, folder in self.entries(tree).folders.items()
            if not (here and name == GOALS)
            for path in self._workspaces(folder, depth + 1)
        )
        return (*here, *inside)

    def _entries(self, tree: str) -> Entries:
        if not tree:
            return _NOTHING
        found = self._store.look_up(tree)
        if found is None or found.kind != "tree":
            raise lacking(f"der Ordner „{tree}“")
        return _parsed(found.data, len(tree) // 2)


def _parsed(data: bytes, id_length: int) -> Entries:
    """The entries of a tree object: each its mode, a blank, its name, a NUL and the bytes of its id."""
    found = Entries({}, {})
    start = 0
    while start < len(data):
        end = data.index(b"\0", start)
        mode, name = data[start:end].decode("utf-8", "surrogateescape").split(" ", 1)
        start = end + 1 + id_length
        object_id = data[end + 1 : start].hex()
        if mode == _FOLDER:
            found.folders[name] = object_id
        else:
            found.files[name] = StoredFile(name, mode, object_id)
    return found
