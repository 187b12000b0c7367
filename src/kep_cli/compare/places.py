"""Where goals stand: below which other, on which level, under which number, in which order."""

from collections.abc import Iterator
from typing import NamedTuple

from kep_cli.compare.changes import Change, Kind, Renamed
from kep_cli.compare.items import Items
from kep_cli.compare.lineage import Lineage
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.numbering import read_position
from kep_cli.model.tree import number_form

_ZIEL = "ziel"


class Pair(NamedTuple):
    """The same goal in both versions."""

    before: Zielknoten
    after: Zielknoten

    def change(self, kind: Kind, field: str, old: object, new: object) -> Change:
        """A change of it."""
        return Change(kind, _ZIEL, self.after.id, field, old, new, self.before, self.after)


def pairs(old: Items, new: Items) -> Iterator[Pair]:
    """The goals that are in both versions, in the order of the new one."""
    for key, after in new.by_key.items():
        before = old.by_key.get(key)
        if isinstance(before, Zielknoten) and isinstance(after, Zielknoten):
            yield Pair(before, after)


def compare_places(old: Konzept, new: Konzept, both: list[Pair], lines: Lineage) -> Iterator[Change]:
    """What stands elsewhere, each cause told once: what goes with a goal above it is no change of its own."""
    for pair in both:
        if not _has_other_parent(pair, lines):
            if not _counts_the_same(pair, old, new):
                yield pair.change(Kind.RENUMBERED, "nummer", pair.before.number, pair.after.number)
        elif pair.before.level != pair.after.level:
            yield pair.change(Kind.LEVEL_CHANGED, "", pair.before.level + 1, pair.after.level + 1)
        else:
            yield pair.change(Kind.MOVED, "", _parent_id(pair.before), _parent_id(pair.after))
    yield from _reordered(old, new, {pair.after.id: pair for pair in both})


def renamed(both: list[Pair]) -> Iterator[Renamed]:
    """The goals that are printed under another number, for whatever reason."""
    for before, after in both:
        if before.number != after.number:
            yield Renamed(after.id, before.number, after.number)


def _parent_id(ziel: Zielknoten) -> str | None:
    return ziel.parent.id if ziel.parent else None


def _has_other_parent(pair: Pair, lines: Lineage) -> bool:
    """Whether a goal was put below another one; not where that one came from the one above it before."""
    before, after = _parent_id(pair.before), _parent_id(pair.after)
    if before == after:
        return False
    return not (before and after) or (_ZIEL, after) not in lines.parts.get((_ZIEL, before), ())


def _counts_the_same(pair: Pair, old: Konzept, new: Konzept) -> bool:
    """Whether a goal bears the same number, or differs only by that of the goal above, or counts by its position."""
    before, after = pair
    if before.number == after.number or not (before.said_number or after.said_number):
        return True
    positions = [
        read_position(form, ziel.numbered_above.number if ziel.numbered_above else "", ziel.number)
        for ziel, konzept in ((before, old), (after, new))
        if (form := number_form(konzept.ebenen, ziel.level))
    ]
    return len(positions) == len(pair) and positions[0] is not None and positions[0] == positions[1]


def _reordered(old: Konzept, new: Konzept, both: dict[str, Pair]) -> Iterator[Change]:
    if order := _other_order(old.oberziele, new.oberziele, both):
        yield Change(Kind.REORDERED, "konzept", "konzept", "oberziele", *order, old.rahmen, new.rahmen)
    for pair in both.values():
        if order := _other_order(pair.before.children, pair.after.children, both):
            yield pair.change(Kind.REORDERED, "unterziele", *order)


def _other_order(
    before: tuple[Zielknoten, ...], after: tuple[Zielknoten, ...], both: dict[str, Pair]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The order of those that stood side by side then as now and say the same number, where it is another one."""
    if len(after) < 2:  # noqa: PLR2004 - one goal has no order
        return None
    now = {ziel.id for ziel in after}
    common = {
        ziel.id
        for ziel in before
        if ziel.id in now and ziel.id in both and ziel.said_number == both[ziel.id].after.said_number
    }
    old_order = tuple(ziel.id for ziel in before if ziel.id in common)
    new_order = tuple(ziel.id for ziel in after if ziel.id in common)
    return None if old_order == new_order else (old_order, new_order)
