"""The part of a comparison that somebody asked for: changes of some kinds, or what concerns some goals."""

from collections.abc import Container, Iterable, Iterator
from typing import Any

from kep_cli.compare.changes import Change, Comparison, Kind
from kep_cli.compare.items import lay_out
from kep_cli.model.declarations import declared_fields
from kep_cli.model.entry import Entry
from kep_cli.model.fields import Entity
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.tree import walk

_LINEAGE = frozenset({Kind.MERGED, Kind.SPLIT})
_PLACES = frozenset({Kind.RENUMBERED, Kind.MOVED, Kind.LEVEL_CHANGED})
_WHOLES = frozenset({Kind.ADDED, Kind.REMOVED})


def of_kinds(comparison: Comparison, kinds: Container[Kind]) -> Comparison:
    """The changes of these kinds; with them the numbers and hints that belong to such changes."""
    return Comparison(
        tuple(change for change in comparison.changes if change.kind in kinds),
        comparison.hints if any(kind in kinds for kind in _WHOLES) else (),
        comparison.numbers if any(kind in kinds for kind in _PLACES) else (),
    )


def about(comparison: Comparison, old: Konzept, new: Konzept, ziele: Iterable[str]) -> Comparison:
    """What concerns the goals with these ids, and all that stood or stands below them.

    With them come the goals that they were merged with or split from, and what hangs on them by naming their ids, like
    measures, and what hangs on that, like the indicators of those measures.
    """
    wanted = {below for each in ziele for konzept in (old, new) for below in _branch(konzept, each)}
    for change in comparison.changes:
        if change.kind in _LINEAGE and not wanted.isdisjoint(told := _told(change)):
            wanted |= set(told)
    hanging = _hanging(wanted, old, new)
    return Comparison(
        tuple(change for change in comparison.changes if _concerns(change, wanted, hanging)),
        tuple(hint for hint in comparison.hints if {hint.old_id, hint.new_id} & (wanted | hanging)),
        tuple(each for each in comparison.numbers if each.id in wanted),
    )


def _branch(konzept: Konzept, ziel_id: str) -> Iterator[str]:
    root = konzept.by_id.get(ziel_id)
    return (ziel.id for ziel in walk([root] if root else []) if ziel.id)


def _told(change: Change) -> tuple[str, ...]:
    """The ids of all that a change tells of."""
    kin = (each for side in (change.old, change.new) for each in (side if isinstance(side, tuple) else (side,)))
    return (change.id, *change.along, *change.kin, *(kin if change.kind in _LINEAGE else ()))


def _concerns(change: Change, wanted: set[str], hanging: set[str]) -> bool:
    entry = change.after or change.before
    if change.entity == "entfallen" or isinstance(entry, Zielknoten):
        return not wanted.isdisjoint(_told(change))
    return not hanging.isdisjoint(_told(change))


def _hanging(ziele: set[str], old: Konzept, new: Konzept) -> set[str]:
    """The ids of entities that name one of the goals, or that name such an entity."""
    others = [
        (key[1], entry)
        for konzept in (old, new)
        for key, entry in lay_out(konzept).by_key.items()
        if entry.data is not None and not isinstance(entry, Zielknoten)
    ]
    near = _naming(others, ziele)
    return near | _naming(others, near)


def _naming(entries: Iterable[tuple[str, Entry[Any]]], wanted: set[str]) -> set[str]:
    return {
        entity_id
        for entity_id, entry in entries
        if entry.data is not None and not wanted.isdisjoint(_ids_in(entry.data))
    }


def _ids_in(data: Entity) -> Iterator[str]:
    """Whatever in an entity may be the id of another one: all that is no text for people."""
    for field in declared_fields(type(data)):
        if field.name != "id" and not (field.is_text or field.is_prose):
            value = getattr(data, field.name)
            for each in value if isinstance(value, tuple) else (value,):
                if isinstance(each, Entity):
                    yield from _ids_in(each)
                elif type(each) is str:  # no word of a list of choices
                    yield each


def called(old: Konzept, new: Konzept, name: str) -> tuple[str, ...]:
    """The ids of the goals that are called so, by id or else by number; several where a number changed hands."""
    if any(name in konzept.by_id for konzept in (new, old)):
        return (name,)
    wanted = name.strip().rstrip(".").casefold()
    numbered = (ziel.id for konzept in (new, old) for ziel in konzept.by_id.values() if _number(ziel) == wanted)
    return tuple(dict.fromkeys(numbered))


def _number(ziel: Zielknoten) -> str:
    return ziel.number.rstrip(".").casefold()
