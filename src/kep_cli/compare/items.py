"""The entities of one version, laid out for a comparison: each under its kind and id, in the order of print."""

from collections.abc import Container, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from kep_cli.model.entry import Entry, raw_text
from kep_cli.model.fields import is_id
from kep_cli.model.konzept import Konzept, Massnahmeneintrag, Zielknoten
from kep_cli.model.ziel import Entfallen

Key = tuple[str, str]
"""Kind and id: `("ziel", "wohnraum")`."""

_DROPPED = "entfallen"


class Items(NamedTuple):
    """The entries of a version by their keys, in the order of print; of two with the same key the first one counts.

    `dropped` are those of entfallen.yaml, by the keys of what they dissolve. The rest says what may be there although
    it could not be read, so that nobody can say that it is gone: `possible_ids`; `lost` are kinds of files of which one
    says nothing at all; `nameless` holds kind and path of entries without a readable id.
    """

    by_key: dict[Key, Entry[Any]]
    dropped: dict[Key, Entry[Entfallen]]
    possible_ids: frozenset[str]
    lost: frozenset[str]
    nameless: frozenset[tuple[str, str]]

    def may_have(self, entry: Entry[Any]) -> bool:
        """Whether what stands in the other version is, or may be, in this one."""
        return (
            (entry.kind, entry.id) in self.by_key
            or entry.id in self.possible_ids
            or bool(self.lost and _place(entry.file.path) in self.lost)
            or bool(self.nameless and (entry.kind, entry.file.path) in self.nameless)
        )

    def reasons(self) -> dict[Key, Entfallen]:
        """What entfallen.yaml says of each entity that it dissolves."""
        found: dict[Key, Entfallen] = {}
        for entry in self.dropped.values():
            if data := entry.data:
                for entity_id in (data.id, *data.mit_unterzielen):
                    found.setdefault((data.art.value, entity_id), data)
        return found


def lay_out(konzept: Konzept) -> Items:
    """The items of a version. The frame is none, and what was dropped has no life of its own."""
    by_key: dict[Key, Entry[Any]] = {}
    nameless: set[tuple[str, str]] = set()
    for entry in konzept.entries():
        if entry is konzept.rahmen or entry.kind == _DROPPED:
            continue
        if entry.id and (entry.data is not None or is_id(entry.id) or entry.id == PurePosixPath(entry.file.path).stem):
            by_key.setdefault((entry.kind, entry.id), entry)
        else:
            nameless.add((entry.kind, entry.file.path))
    dropped: dict[Key, Entry[Entfallen]] = {}
    for entry in konzept.entfallen:
        dropped.setdefault((raw_text(entry.whole, "art"), entry.id), entry)
        if not is_id(entry.id):
            nameless.add((entry.kind, entry.file.path))
    return Items(by_key, dropped, *_unread(konzept), frozenset(nameless))


def _unread(konzept: Konzept) -> tuple[frozenset[str], frozenset[str]]:
    """The ids that may be in files that could not be read as a whole, and the kinds of files that gave no text."""
    partial = [file for file in konzept.files.values() if file.holds_entities and file.partial]
    stems = {PurePosixPath(file.path).stem for file in partial}
    return konzept.possible_ids | stems, frozenset(_place(file.path) for file in partial if not file.text)


def _place(path: str) -> str:
    """What kind of file it is: the folder in which it stands, or its own name where it is the only one."""
    return PurePosixPath(path).parts[1]


def parent_of(entry: Entry[Any]) -> Key | None:
    """The key of the entry below which another stands."""
    match entry:
        case Zielknoten():
            parent: Entry[Any] | None = entry.parent
        case Massnahmeneintrag():
            parent = entry.handlungsschwerpunkt
        case _:
            parent = None
    return (parent.kind, parent.id) if parent else None


def by_parent(entries: Mapping[Key, Entry[Any]], but: Container[Key]) -> Mapping[Key, list[Key]]:
    """The entries, but for some, by what they stand below; in the order of print."""
    found: dict[Key, list[Key]] = {}
    for key, entry in entries.items():
        if key not in but and (above := parent_of(entry)):
            found.setdefault(above, []).append(key)
    return found


def branch(key: Key, below: Mapping[Key, list[Key]]) -> Iterator[str]:
    """The ids of all entries below one."""
    for child in below.get(key, ()):
        yield child[1]
        yield from branch(child, below)
