"""What is gone and what is new, and what entfallen.yaml says of it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kep_cli.compare.changes import Change, Kind, SameText
from kep_cli.compare.fields import Subject, compare_fields
from kep_cli.compare.items import Items, Key, branch, by_parent, parent_of
from kep_cli.compare.lineage import Lineage
from kep_cli.compare.words import one_line
from kep_cli.model.declarations import naming_field
from kep_cli.model.entry import Entry
from kep_cli.model.ziel import Entfallen


class Presence(NamedTuple):
    """The entries that only the old and those that only the new version has.

    Not those that the other one may have as well, in a part that cannot be read.
    """

    gone: Mapping[Key, Entry[Any]]
    fresh: Mapping[Key, Entry[Any]]


def presence(old: Items, new: Items) -> Presence:
    """What is gone and what is new between two versions."""
    return Presence(
        {key: entry for key, entry in old.by_key.items() if key not in new.by_key and not new.may_have(entry)},
        {key: entry for key, entry in new.by_key.items() if key not in old.by_key and not old.may_have(entry)},
    )


def changes(here: Presence, lines: Lineage, reasons: Mapping[Key, Entfallen]) -> Iterator[Change]:
    """What was removed and added, each branch once. What merged or split is told apart."""
    told = lines.told()
    gone, fresh = ({key: entry for key, entry in entries.items() if key not in told} for entries in here)
    heads = [key for key in gone if key in lines.parts or not _goes_with_parent(gone, key, reasons)]
    below = by_parent(gone, set(heads))
    for key in heads:
        entry, why = gone[key], reasons.get(key)
        kin = lines.ids(lines.parts.get(key, ()))
        change = Change(Kind.REMOVED, *key, old=entry.data, before=entry, along=tuple(branch(key, below)), kin=kin)
        yield change._replace(reason=why.grund, runde=why.runde) if why else change
    heads = [key for key in fresh if key in lines.sources or not _goes_with_parent(fresh, key, {})]
    below = by_parent(fresh, set(heads))
    for key in heads:
        entry = fresh[key]
        kin = lines.ids(lines.sources.get(key, ()))
        yield Change(Kind.ADDED, *key, new=entry.data, after=entry, along=tuple(branch(key, below)), kin=kin)


def _goes_with_parent(entries: Mapping[Key, Entry[Any]], key: Key, reasons: Mapping[Key, Entfallen]) -> bool:
    """Whether the entry above is gone or new as well, and no other reason is given for this one."""
    above = parent_of(entries[key])
    if above is None or above not in entries:
        return False
    own, why = reasons.get(key), reasons.get(above)
    return own is None or (why is not None and (own.grund, own.runde) == (why.grund, why.runde))


def dropped_changes(old: Items, new: Items, here: Presence) -> Iterator[Change]:
    """Changes in entfallen.yaml that are not told already by something that is gone, or back."""
    told = here.gone.keys() | here.fresh.keys()
    stubs = {entry.id for items in (old, new) for entry in items.dropped.values() if entry.data is None}
    for key in dict.fromkeys([*old.dropped, *new.dropped]):
        before, after = old.dropped.get(key), new.dropped.get(key)
        subject = Subject("entfallen", key[1], before, after)
        if key[1] in stubs:
            continue
        if before and after and before.data and after.data:
            left_out = frozenset({"id"}) | before.unreadable | after.unreadable
            yield from compare_fields(subject, before.data, after.data, left_out)
        elif after and key not in told and not old.may_have(after):
            yield subject.change(Kind.ADDED, "", None, after.data)
        elif before and key not in told and not new.may_have(before):
            yield subject.change(Kind.REMOVED, "", before.data, None)


def same_texts(here: Presence, lines: Lineage) -> Iterator[SameText]:
    """Pairs of what is gone and what is new with the very same words; each entity in one pair at most."""
    fresh: dict[tuple[str, str], list[Key]] = {}
    for key, entry in here.fresh.items():
        if key not in lines.sources and (said := _naming_text(entry)):
            fresh.setdefault((key[0], said), []).append(key)
    for key, entry in here.gone.items() if fresh else ():
        if key not in lines.parts and (found := fresh.get((key[0], _naming_text(entry)))):
            yield SameText(*key, found.pop(0)[1])


def _naming_text(entry: Entry[Any]) -> str:
    field = naming_field(entry.data) if entry.data is not None else ""
    return one_line(str(getattr(entry.data, field) or "")) if field else ""
