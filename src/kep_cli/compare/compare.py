"""The whole comparison of two versions."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kep_cli.compare import lineage
from kep_cli.compare.changes import Change, Comparison, Kind, SameText
from kep_cli.compare.fields import Subject, compare_fields
from kep_cli.compare.items import Items, Key, branch, lay_out, parent_of
from kep_cli.compare.lineage import Lineage
from kep_cli.compare.places import compare_places, pairs, renamed
from kep_cli.model.declarations import naming_field
from kep_cli.model.entry import Entry
from kep_cli.model.konzept import Konzept
from kep_cli.model.ziel import Entfallen

_LEITBILD = "leitbild"
_KONZEPT = "konzept"
_APART = frozenset({"id", "nummer", "hervorgegangen_aus"})
"""Fields that are compared in ways of their own."""


def compare(old: Konzept, new: Konzept) -> Comparison:
    """All that differs between two versions. What could not be read in one of them is not judged."""
    before, after = lay_out(old), lay_out(new)
    lines = lineage.lineage(before, after)
    both = list(pairs(before, after))
    changes = [
        *_frame(old, new),
        *_gone_and_new(before, after, lines, new),
        *lineage.changes(lines, before, after),
        *compare_places(old, new, both, lines),
        *_fields(before, after, lines),
        *_dropped(old, new, before, after),
    ]
    place = _places(before, after)
    return Comparison(
        tuple(sorted(changes, key=lambda change: place((change.entity, change.id)))),
        tuple(_same_texts(before, after, lines)),
        tuple(renamed(both)),
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


def _gone_and_new(old: Items, new: Items, lines: Lineage, now: Konzept) -> Iterator[Change]:
    told = lines.told()
    gone = {key for key in old.by_key if not new.may_have(key)} - told
    fresh = {key for key in new.by_key if not old.may_have(key)} - told
    reasons = reasons_of(now)
    for key, entry in old.by_key.items():
        if key in gone and not _goes_with_parent(entry, gone):
            kin = lines.ids(lines.parts.get(key, ()))
            why = reasons.get(key)
            change = Change(Kind.REMOVED, *key, old=entry.data, before=entry, along=tuple(branch(entry, gone)), kin=kin)
            yield change._replace(reason=why.grund, runde=why.runde) if why else change
    for key, entry in new.by_key.items():
        if key in fresh and not _goes_with_parent(entry, fresh):
            kin = lines.ids(lines.sources.get(key, ()))
            yield Change(Kind.ADDED, *key, new=entry.data, after=entry, along=tuple(branch(entry, fresh)), kin=kin)


def _goes_with_parent(entry: Entry[Any], among: set[Key]) -> bool:
    parent = parent_of(entry)
    return parent is not None and (parent.kind, parent.id) in among


def reasons_of(konzept: Konzept) -> dict[Key, Entfallen]:
    """What entfallen.yaml says of each entity that it dissolves."""
    found: dict[Key, Entfallen] = {}
    for entry in konzept.entfallen:
        if data := entry.data:
            for entity_id in (data.id, *data.mit_unterzielen):
                found.setdefault((data.art.value, entity_id), data)
    return found


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


def _dropped(old: Konzept, new: Konzept, before: Items, after: Items) -> Iterator[Change]:
    """Changes in entfallen.yaml that are not told already by something that is gone, or back."""
    was, is_now = _by_id(old.entfallen), _by_id(new.entfallen)
    for entity_id in dict.fromkeys([*was, *is_now]):
        one, other = was.get(entity_id), is_now.get(entity_id)
        subject = Subject("entfallen", entity_id, one, other)
        if one and other and one.data and other.data:
            left_out = frozenset({"id"}) | one.unreadable | other.unreadable
            yield from compare_fields(subject, one.data, other.data, left_out)
        elif other and other.data and not _is_told(other.data, before, after):
            yield subject.change(Kind.ADDED, "", None, other.data)
        elif one and one.data and not _is_told(one.data, before, after):
            yield subject.change(Kind.REMOVED, "", one.data, None)


def _by_id(dropped: Iterable[Entry[Entfallen]]) -> dict[str, Entry[Entfallen]]:
    return {entry.id: entry for entry in dropped if entry.data}


def _is_told(dropped: Entfallen, before: Items, after: Items) -> bool:
    key = (dropped.art.value, dropped.id)
    return (key in before.by_key) != (key in after.by_key)


def _same_texts(old: Items, new: Items, lines: Lineage) -> Iterator[SameText]:
    """Pairs of what is gone and what is new with the very same words; each entity in one pair at most."""
    fresh: dict[tuple[str, str], list[Key]] = {}
    for key, entry in new.by_key.items():
        if key not in old.by_key and key not in lines.sources and (said := _naming_text(entry)):
            fresh.setdefault((key[0], said), []).append(key)
    for key, entry in old.by_key.items() if fresh else ():
        if key not in new.by_key and key not in lines.parts and (found := fresh.get((key[0], _naming_text(entry)))):
            yield SameText(*key, found.pop(0)[1])


def _naming_text(entry: Entry[Any]) -> str:
    field = naming_field(entry.data) if entry.data is not None else ""
    return " ".join(str(getattr(entry.data, field) or "").split()) if field else ""


def _places(old: Items, new: Items) -> Callable[[Key], tuple[int, int, int]]:
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
