"""What an indicator demands at a moment: the targets that count, and what a value must be to meet them."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kep_cli.model.kennzahl import Kennzahl, Richtung, Zielwert
from kep_cli.progress.trend import Demand

LIMITS = frozenset({Richtung.MINDESTENS, Richtung.HOECHSTENS, Richtung.KORRIDOR})
"""The directions whose targets are to be kept at all times."""

_AT_LEAST = frozenset({Richtung.STEIGEND, Richtung.MINDESTENS, Richtung.MEILENSTEIN})


class Requirement(NamedTuple):
    """One demand of a target: the value must be no smaller, or no greater, than the limit."""

    demand: Demand
    limit: Decimal

    def margin(self, value: Decimal) -> Decimal:
        """How far a value is on the right side of the limit, in the unit of the indicator; negative if it is not."""
        return value - self.limit if self.demand is Demand.AT_LEAST else self.limit - value


def direction(kennzahl: Kennzahl) -> Demand:
    """Which way is the right one."""
    return Demand.AT_LEAST if kennzahl.richtung in _AT_LEAST else Demand.AT_MOST


def targets_that_count(kennzahl: Kennzahl, day: date) -> tuple[Zielwert, ...]:
    """All targets that were not replaced by others until then, by the time when they are due; undated ones first."""
    counting = (target for target in kennzahl.zielwerte if target.ersetzt is None or target.ersetzt.first > day)
    return tuple(sorted(counting, key=_due))


def next_targets(kennzahl: Kennzahl, day: date, *, of: date | None = None) -> tuple[Zielwert, ...]:
    """The targets by which a value of that day is judged: the nearest to come, or else the last; all that are due then.

    Targets without a time hold at all times and come with them. `of` is the day of the value where it is another than
    the one on which it is judged: then the nearest are those after it, of the targets that count on the day.
    """
    counting = targets_that_count(kennzahl, day)
    day = of or day
    undated = [target for target in counting if target.zum is None]
    dated = [target for target in counting if target.zum is not None]
    to_come = [target for target in dated if _due(target) >= day]
    nearest = _due(to_come[0]) if to_come else _due(dated[-1]) if dated else None
    return (*undated, *(target for target in dated if _due(target) == nearest))


def requirements(kennzahl: Kennzahl, target: Zielwert) -> tuple[Requirement, ...]:
    """What a target demands; of an interval to be reached its weakest demand, of a corridor to be kept both."""
    if kennzahl.richtung is Richtung.KORRIDOR:
        ends = ((Demand.AT_LEAST, _lower(target)), (Demand.AT_MOST, _upper(target)))
        return tuple(Requirement(demand, limit) for demand, limit in ends if limit is not None)
    demand = direction(kennzahl)
    limit = _lower(target) if demand is Demand.AT_LEAST else _upper(target)
    return () if limit is None else (Requirement(demand, limit),)


def _due(target: Zielwert) -> date:
    return target.zum.last if target.zum else date.min


def _lower(target: Zielwert) -> Decimal | None:
    return target.wert if target.von is None else target.von


def _upper(target: Zielwert) -> Decimal | None:
    return target.wert if target.bis is None else target.bis
