"""What came from what: merged, split and replaced entities, by `hervorgegangen_aus`.

Lineage stands only at the later entity. Read backwards, from the newer version to the older, a merger is a split.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kep_cli.compare.changes import Change, Kind
from kep_cli.compare.items import Items, Key
from kep_cli.model.entry import Entry
from kep_cli.model.ziel import Entfallen

FIELD = "hervorgegangen_aus"
"""The field that names what an entity came from."""

Step = tuple[Key, Key]


class Lineage(NamedTuple):
    """What came from what between two versions.

    `parts` are, for each entity of the old version, those of the new one that came from it; `sources` the other way
    round. One that goes on under its own id is among them where others joined or left it.
    """

    parts: Mapping[Key, tuple[Key, ...]]
    sources: Mapping[Key, tuple[Key, ...]]

    def mergers(self) -> dict[Key, tuple[Key, ...]]:
        """Each entity that came from several, with those.

        Where one of them is the entity itself, another must have come to nothing else; else that one was split.
        """
        return {
            key: found
            for key, found in self.sources.items()
            if len(found) > 1 and (key not in found or _any_ends_in(key, found, self.parts))
        }

    def splits(self) -> dict[Key, tuple[Key, ...]]:
        """Each entity of which several came, with those; not where every one of them is a merger anyway."""
        return {
            key: found for key, found in self.parts.items() if len(found) > 1 and _any_ends_in(key, found, self.sources)
        }

    def told(self) -> frozenset[Key]:
        """Whatever a merger or a split tells of, on either side."""
        pairs = [*self.mergers().items(), *self.splits().items()]
        return frozenset(key for one, others in pairs for key in (one, *others))

    def ids(self, steps: tuple[Key, ...]) -> tuple[str, ...]:
        """The bare ids."""
        return tuple(entity_id for _, entity_id in steps)


def lineage(old: Items, new: Items) -> Lineage:
    """The steps between two versions, whichever of them is the later one."""
    steps = dict.fromkeys([*_steps(old, new), *((late, early) for early, late in _steps(new, old))])
    parts: defaultdict[Key, list[Key]] = defaultdict(list)
    sources: defaultdict[Key, list[Key]] = defaultdict(list)
    for early, late in steps:
        parts[early].append(late)
        sources[late].append(early)
    for key in [key for key in parts if key in new.by_key and key not in parts[key]]:
        parts[key].insert(0, key)
        sources[key].insert(0, key)
    for key in [key for key in sources if key in old.by_key and key not in sources[key]]:
        sources[key].insert(0, key)
        parts[key].insert(0, key)
    return Lineage(_sorted(parts, new), _sorted(sources, old))


def changes(lines: Lineage, old: Items, new: Items, reasons: Mapping[Key, Entfallen]) -> Iterator[Change]:
    """The mergers and splits, with what is said of those that are gone by it."""
    for key, sources in lines.mergers().items():
        change = Change(Kind.MERGED, *key, "", lines.ids(sources), key[1], old.by_key.get(key), new.by_key.get(key))
        yield _explained(change, [reasons[each] for each in sources if each not in new.by_key and each in reasons])
    for key, parts in lines.splits().items():
        change = Change(Kind.SPLIT, *key, "", key[1], lines.ids(parts), old.by_key.get(key), new.by_key.get(key))
        yield _explained(change, [reasons[key]] if key not in new.by_key and key in reasons else [])


def _explained(change: Change, reasons: list[Entfallen]) -> Change:
    if not reasons:
        return change
    return change._replace(reason=" ".join(dict.fromkeys(why.grund for why in reasons)), runde=reasons[0].runde)


def _any_ends_in(key: Key, others: tuple[Key, ...], ways: Mapping[Key, tuple[Key, ...]]) -> bool:
    """Whether one of the others leads to this one and to nothing else."""
    return any(ways[other] == (key,) for other in others if other != key)


def _steps(early: Items, late: Items) -> Iterator[Step]:
    """From an entity of the earlier version to one of the later that came from it meanwhile.

    What was only noted later, of two that live on as before, is no step but a change of the field.
    """
    for key, entry in late.by_key.items():
        said = _origins(entry)
        if not said:
            continue
        known = early.by_key.get(key)
        before = _origins(known) if known else ()
        for origin in said:
            source = (key[0], origin)
            if origin in before or source not in early.by_key or source == key:
                continue
            if known is None or not late.may_have(early.by_key[source]):
                yield source, key


def _origins(entry: Entry[Any] | None) -> tuple[str, ...]:
    return tuple(getattr(entry.data, FIELD, ())) if entry and entry.data else ()


def _sorted(found: Mapping[Key, list[Key]], order: Items) -> dict[Key, tuple[Key, ...]]:
    places = {key: place for place, key in enumerate(order.by_key)}
    return {key: tuple(sorted(keys, key=lambda each: places.get(each, -1))) for key, keys in found.items()}
