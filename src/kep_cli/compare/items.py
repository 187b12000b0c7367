"""The entities of one version, laid out for a comparison: each under its kind and id, in the order of print."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from kep_cli.model.entry import Entry
from kep_cli.model.konzept import Konzept, Zielknoten

Key = tuple[str, str]
"""Kind and id: `("ziel", "wohnraum")`."""

_PAPERS = "goals/vorlagen/"


class Items(NamedTuple):
    """The entries of a version by their keys, in the order of print.

    `unknown` are ids that may be there although they could not be read: nobody can say that they are gone. Of two
    entries with the same id the first one counts; one without an id cannot be compared at all.
    """

    by_key: dict[Key, Entry[Any]]
    unknown: frozenset[str]

    def may_have(self, key: Key) -> bool:
        """Whether something is there, or may be."""
        return key in self.by_key or key[1] in self.unknown


def lay_out(konzept: Konzept) -> Items:
    """The items of a version. The frame and what was dropped are none: they have no life of their own."""
    by_key: dict[Key, Entry[Any]] = {}
    for entry in konzept.entries():
        if entry.id and entry.kind != "entfallen":
            by_key.setdefault((entry.kind, entry.id), entry)
    papers = (file.path for file in konzept.files.values() if file.partial and file.path.startswith(_PAPERS))
    return Items(by_key, konzept.possible_ids | {PurePosixPath(path).stem for path in papers})


def parent_of(entry: Entry[Any]) -> Entry[Any] | None:
    """The entry below which another stands."""
    return entry.parent if isinstance(entry, Zielknoten) else None


def branch(entry: Entry[Any], among: Iterable[Key]) -> list[str]:
    """The ids of all entries below one that are among those keys."""
    wanted = set(among)
    found: list[str] = []
    stack = list(reversed(_children(entry)))
    while stack:
        child = stack.pop()
        if (child.kind, child.id) in wanted:
            found.append(child.id)
        stack.extend(reversed(_children(child)))
    return found


def _children(entry: Entry[Any]) -> tuple[Entry[Any], ...]:
    return entry.children if isinstance(entry, Zielknoten) else ()
