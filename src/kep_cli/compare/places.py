"""Where goals stand: below which other, on which level, under which number, in which order."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kep_cli.compare.changes import Change, Kind, Renamed
from kep_cli.compare.items import Items
from kep_cli.compare.lineage import Lineage
from kep_cli.model.konzept import Konzept, Massnahmeneintrag, Zielknoten
from kep_cli.model.numbering import read_position
from kep_cli.model.rahmen import Ebene
from kep_cli.model.tree import number_form

_ZIEL = "ziel"
_GOALS = "goals/oberziele/"


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


def moved_measures(old: Items, new: Items) -> Iterator[Change]:
    """The measures that were put under another Handlungsschwerpunkt."""
    for (kind, entity_id), after in new.by_key.items():
        before = old.by_key.get((kind, entity_id))
        if isinstance(before, Massnahmeneintrag) and isinstance(after, Massnahmeneintrag):
            areas = (before.handlungsschwerpunkt.id, after.handlungsschwerpunkt.id)
            if all(areas) and areas[0] != areas[1]:
                yield Change(Kind.MOVED, kind, entity_id, "", *areas, before, after)


class Places:
    """The places of all goals in two versions.

    Where the levels of one version cannot be read, those of the other are taken, and order and numbers by position are
    not judged; nor are such numbers where goals may be missing.
    """

    def __init__(self, old: Konzept, new: Konzept, both: Sequence[Pair]) -> None:
        self._old = old
        self._new = new
        self._both = both
        levels = [_levels(konzept) for konzept in (old, new)]
        self._knows_levels = all(levels)
        self._knows_positions = self._knows_levels and not (old.broken(_GOALS) or new.broken(_GOALS))
        self._levels = (levels[0] or new.ebenen, levels[1] or old.ebenen)

    def changes(self, lines: Lineage) -> Iterator[Change]:
        """What stands elsewhere, each cause told once: what goes with a goal above it is no change of its own."""
        for pair in self._both:
            if not _has_other_parent(pair, lines):
                if pair.before.said_number != pair.after.said_number and not self._counts_the_same(pair):
                    yield pair.change(Kind.RENUMBERED, "nummer", pair.before.number, pair.after.number)
            elif pair.before.level != pair.after.level:
                yield pair.change(Kind.LEVEL_CHANGED, "", pair.before.level + 1, pair.after.level + 1)
            else:
                yield pair.change(Kind.MOVED, "", _parent_id(pair.before), _parent_id(pair.after))
        if self._knows_levels:
            yield from self._reordered()

    def renamed(self) -> Iterator[Renamed]:
        """The goals that are printed under another number, for whatever reason."""
        for before, after in self._both:
            if before.number != after.number and (self._knows_positions or _both_say_another(before, after)):
                yield Renamed(after.id, before.number, after.number)

    def _counts_the_same(self, pair: Pair) -> bool:
        """Whether a goal bears the same number, or one that differs only by that of the goal above.

        Of numbers that cannot be read, nothing is known.
        """
        before, after = pair
        if not (self._knows_positions or _both_say_another(before, after)):
            return True
        if before.number == after.number or "nummer" in before.unreadable | after.unreadable:
            return True
        positions = [
            read_position(form, ziel.numbered_above.number if ziel.numbered_above else "", ziel.number)
            for ziel, levels in zip(pair, self._levels, strict=True)
            if (form := number_form(levels, ziel.level))
        ]
        return len(positions) == len(pair) and positions[0] is not None and positions[0] == positions[1]

    def _reordered(self) -> Iterator[Change]:
        both = {pair.after.id: pair for pair in self._both}
        old, new = self._old, self._new
        if order := _other_order(old.oberziele, new.oberziele, both):
            yield Change(Kind.REORDERED, "konzept", "konzept", "oberziele", *order, old.rahmen, new.rahmen)
        for pair in self._both:
            if order := _other_order(pair.before.children, pair.after.children, both):
                yield pair.change(Kind.REORDERED, "unterziele", *order)


def _levels(konzept: Konzept) -> tuple[Ebene, ...] | None:
    """The levels of a version, None where they cannot be read."""
    frame = konzept.rahmen
    is_readable = frame is not None and frame.data is not None and "ebenen" not in frame.unreadable
    return konzept.ebenen if is_readable else None


def _both_say_another(before: Zielknoten, after: Zielknoten) -> bool:
    return bool(before.said_number and after.said_number) and before.said_number != after.said_number


def _parent_id(ziel: Zielknoten) -> str | None:
    return ziel.parent.id if ziel.parent else None


def _has_other_parent(pair: Pair, lines: Lineage) -> bool:
    """Whether a goal was put below another one; not where the one above it became just that other one.

    Of a goal above that has no readable id, nothing is known.
    """
    before, after = _parent_id(pair.before), _parent_id(pair.after)
    if before == after or "" in (before, after):
        return False
    return not (before and after) or lines.parts.get((_ZIEL, before)) != ((_ZIEL, after),)


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
    old_order, new_order = (tuple(dict.fromkeys(z.id for z in side if z.id in common)) for side in (before, after))
    return None if old_order == new_order else (old_order, new_order)
