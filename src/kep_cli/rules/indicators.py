"""What the rules about Kennzahlen ask of each. Loaded only where there are Kennzahlen: it imports their model."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kep_cli.model.entry import Entry
from kep_cli.model.kennzahl import Erhebung, Kennzahl, Richtung, Wirkungsebene
from kep_cli.model.konzept import Konzept
from kep_cli.model.ziel import Phase
from kep_cli.progress.due import months_later, next_value
from kep_cli.progress.measured import Measured, measured
from kep_cli.progress.targets import direction, requirements, targets_that_count
from kep_cli.progress.trend import Demand
from kep_cli.rules.phases import phase_served

_ON_A_WAY = frozenset({Richtung.STEIGEND, Richtung.SINKEND})
_GRACE = {Erhebung.MONATLICH: 1, Erhebung.VIERTELJAEHRLICH: 3}
_USUAL_GRACE = 6
"""So many months after it is due a value is stale: statistics take their time, and so do those who enter them."""


class Step(NamedTuple):
    """A target on the way from the baseline: its place, the values at both ends, and whether it leads the right way.

    `way` is 1 for the right way, -1 for the wrong one, 0 where the target is the baseline.
    """

    place: int
    baseline: Decimal
    limit: Decimal
    way: int


class SeenKennzahl(NamedTuple):
    """A Kennzahl that can be read, with the phase of the goal about which it says something first.

    `known` is what is known of it on the Stichtag; without a Stichtag, at all times.
    """

    entry: Entry[Kennzahl]
    data: Kennzahl
    phase: Phase | None
    known: Measured

    @property
    def is_on_a_way(self) -> bool:
        """Whether its values shall change, rather than keep a limit."""
        return self.data.richtung in _ON_A_WAY

    @property
    def needs_target(self) -> bool:
        """Whether it says nothing without a target: not so where the direction is enough, or nobody here can act."""
        return not self.is_on_a_way and self.data.wirkungsebene is not Wirkungsebene.KONTEXT

    @property
    def wants_corridor(self) -> bool | None:
        """Whether its targets are corridors; None where either will do."""
        return None if self.is_on_a_way else self.data.richtung is Richtung.KORRIDOR

    @property
    def limit_direction(self) -> Richtung:
        """The direction of one that shall keep a limit on the same side, rather than change."""
        return Richtung.MINDESTENS if direction(self.data) is Demand.AT_LEAST else Richtung.HOECHSTENS

    def steps(self) -> Iterator[Step]:
        """Each target that counts, seen from the baseline, where it is on a way from one."""
        baseline = self.known.baseline
        if baseline is None or not self.is_on_a_way:
            return
        for target in targets_that_count(self.data, date.max):
            for one in requirements(self.data, target):
                way = direction(self.data).way(one.limit - baseline.wert)
                yield Step(self.data.zielwerte.index(target), baseline.wert, one.limit, way)

    def stale_since(self, day: date) -> date | None:
        """When the next value was due, if that is so long ago by that day that it is missing."""
        due = next_value(self.data, day)
        if due is None or self.data.erhebung is None:
            return None
        return due.day if months_later(due.day, _GRACE.get(self.data.erhebung, _USUAL_GRACE)) < day else None


def seen_kennzahlen(konzept: Konzept, day: date | None) -> tuple[SeenKennzahl, ...]:
    """All Kennzahlen that can be read, in their order, as they stand on a day."""
    served = {entry.id: entry.data.ziele for entry in konzept.massnahmen if entry.data}
    seen = []
    for entry in konzept.kennzahlen:
        if entry.data is not None:
            ziele = (ziel for each in entry.data.misst for ziel in served.get(each, (each,)))
            known = measured(entry.data, day or date.max)
            seen.append(SeenKennzahl(entry, entry.data, phase_served(konzept, ziele), known))
    return tuple(seen)
