"""The whole comparison of two versions."""

from collections.abc import Callable, Iterator
from typing import Any

from kep_cli.compare import lineage, presence
from kep_cli.compare.changes import Change, Comparison, Kind
from kep_cli.compare.fields import Subject, compare_fields
from kep_cli.compare.items import Items, Key, lay_out
from kep_cli.compare.lineage import Lineage
from kep_cli.compare.places import Places, moved_measures, pairs
from kep_cli.model.entry import Entry
from kep_cli.model.konzept import Konzept

_LEITBILD = "leitbild"
_KONZEPT = "konzept"
_APART = frozenset({"id", "nummer", "hervorgegangen_aus"})
"""Fields that are compared in ways of their own."""


def compare(old: Konzept, new: Konzept) -> Comparison:
    """All that differs between two versions. What could not be read in one of them is not judged."""
    before, after = lay_out(old), lay_out(new)
    here = presence.presence(before, after)
    lines = lineage.lineage(before, after)
    reasons = after.reasons()
    places = Places(old, new, list(pairs(before, after)))
    changes = [
        *_frame(old, new),
        *presence.changes(here, lines, reasons),
        *lineage.changes(lines, before, after, reasons),
        *places.changes(lines),
        *moved_measures(before, after),
        *_fields(before, after, lines),
        *presence.dropped_changes(before, after, here),
    ]
    place = _order(before, after)
    return Comparison(
        tuple(sorted(changes, key=lambda change: place((change.entity, change.id)))),
        tuple(presence.same_texts(here, lines)),
        tuple(places.renamed()),
    )


def _frame(old: Konzept, new: Konzept) -> Iterator[Change]:
    before, after = old.rahmen, new.rahmen
    if before is None or after is None or before.data is None or after.data is None:
        return
    unreadable = before.unreadable | after.unreadable
    subject = Subject(_KONZEPT, _KONZEPT, before, after)
    for change in compare_fields(subject, before.data, after.data, unreadable):
        if change.field == _LEITBILD:
            kind = Kind.REMOVED if not change.new else change.kind if change.old else Kind.ADDED
            yield change._replace(kind=kind, entity=_LEITBILD, id=_LEITBILD)
        else:
            yield change


def _fields(old: Items, new: Items, lines: Lineage) -> Iterator[Change]:
    explained = lines.told()
    for key, after in new.by_key.items():
        before = old.by_key.get(key)
        if before is None or before.data is None or after.data is None or before.data is after.data:
            continue
        unreadable = before.unreadable | after.unreadable
        yield from compare_fields(Subject(*key, before, after), before.data, after.data, _APART | unreadable)
        if key not in explained and lineage.FIELD not in unreadable:
            yield from _origin(key, before, after)


def _origin(key: Key, before: Entry[Any], after: Entry[Any]) -> Iterator[Change]:
    """What was only noted later of where something came from."""
    said, says = (getattr(entry.data, lineage.FIELD, ()) for entry in (before, after))
    if said != says:
        yield Subject(*key, before, after).change(Kind.CHANGED, lineage.FIELD, said, says)


def _order(old: Items, new: Items) -> Callable[[Key], tuple[int, int, int]]:
    """Where a change is told: the frame first, then as printed; what is gone, behind what stood before it."""
    places = {key: (place, 0) for place, key in enumerate(new.by_key)}
    last, behind = (-1, 0), 0
    for key in old.by_key:
        if key in new.by_key:
            last, behind = places[key], 0
        else:
            behind += 1
            places[key] = (last[0], behind)
    kinds = {kind: number for number, kind in enumerate(dict.fromkeys(kind for kind, _ in [*new.by_key, *old.by_key]))}

    def place(key: Key) -> tuple[int, int, int]:
        if key in places:
            return (kinds[key[0]] + 1, *places[key])
        return (0 if key[0] != "entfallen" else len(kinds) + 1, 0, 0)

    return place
