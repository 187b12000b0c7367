"""Plan against actual, moment by moment: what was measured, and what the target path or the limits asked for then."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from kep_cli.model.kennzahl import Kennzahl, Messwert, Zielwert
from kep_cli.progress.indicators import Standing
from kep_cli.progress.path import wanted_on
from kep_cli.progress.targets import LIMITS, direction, next_targets, requirements, targets_that_count
from kep_cli.progress.trend import Demand
from kep_cli.wording.dates import Moment


class PlanRow(NamedTuple):
    """A moment of an indicator: the value that was measured, if any, and what was asked for, from `lower` to `upper`.

    On the way to a target both are the value of the target path. What is not `comparable` lies before a break and has
    nothing that was asked for.
    """

    moment: Moment
    actual: Decimal | None
    provisional: bool
    comparable: bool
    lower: Fraction | None
    upper: Fraction | None


def plan_and_actual(stands: Standing) -> list[PlanRow]:
    """All values up to the day and all targets still to come, by time."""
    kennzahl = stands.kennzahl
    comparable = set(stands.known.comparable)
    rows = [_row(stands, value.stichtag, value, comparable=value in comparable) for value in stands.known.values]
    known = stands.latest.stichtag.last if stands.latest else None
    ahead = dict.fromkeys(_dates(kennzahl, stands))
    rows += [_row(stands, moment) for moment in ahead if known is None or moment.last > known]
    return rows


def margin(kennzahl: Kennzahl, actual: Fraction, lower: Fraction | None, upper: Fraction | None) -> Fraction | None:
    """How far a value is on the right side of what was asked for, in the unit of the indicator; negative if it is not.

    None where nothing was asked for.
    """
    if lower is not None and lower == upper:  # a point of the path: only the wrong side of it is behind
        return actual - lower if direction(kennzahl) is Demand.AT_LEAST else lower - actual
    below = [] if lower is None else [actual - lower]
    return min(below + ([] if upper is None else [upper - actual]), default=None)


def actual_of_year(stands: Standing, year: int) -> Messwert | None:
    """The last value that was measured for a year, of those known on the day."""
    return next((value for value in reversed(stands.known.values) if value.stichtag.year == year), None)


class YearPlan(NamedTuple):
    """What is asked for by the end of a year, from `lower` to `upper`; a `target` was set for that year itself.

    What is no target lies on the way from one to the next; limits hold in every year and count as targets.
    """

    lower: Fraction | None
    upper: Fraction | None
    target: bool


def plan_of_year(stands: Standing, year: int) -> YearPlan:
    """What is asked for by the end of a year; nothing behind the last target of a way, nor before its beginning."""
    kennzahl, end = stands.kennzahl, Moment(year)
    due = [target.zum for target in targets_that_count(kennzahl, stands.day) if target.zum and target.zum.year == year]
    if stands.path:
        if not stands.path[0].day < end.last or year > stands.path[-1].day.year:
            return YearPlan(None, None, target=False)
        wanted = wanted_on(stands.path, end.last)
        is_station = any(each.day.year == year and each.value == wanted for each in stands.path[1:])
        return YearPlan(wanted, wanted, target=is_station)
    if kennzahl.richtung in LIMITS:
        return YearPlan(*_asked(stands, end), target=True)
    return YearPlan(*(_asked(stands, due[-1]) if due else (None, None)), target=bool(due))


def _dates(kennzahl: Kennzahl, stands: Standing) -> Iterator[Moment]:
    return (target.zum for target in targets_that_count(kennzahl, stands.day) if target.zum is not None)


def _row(stands: Standing, moment: Moment, value: Messwert | None = None, *, comparable: bool = True) -> PlanRow:
    lower, upper = _asked(stands, moment) if comparable else (None, None)
    return PlanRow(
        moment,
        value.wert if value else None,
        provisional=value is not None and value.vorlaeufig is True,
        comparable=comparable,
        lower=lower,
        upper=upper,
    )


def _asked(stands: Standing, moment: Moment) -> tuple[Fraction | None, Fraction | None]:
    kennzahl = stands.kennzahl
    if stands.path:
        wanted = wanted_on(stands.path, moment.last)
        return wanted, wanted
    if kennzahl.richtung in LIMITS:
        return _ends(kennzahl, next_targets(kennzahl, moment.last))
    due = tuple(
        target for target in targets_that_count(kennzahl, stands.day) if target.zum and target.zum.last == moment.last
    )
    return _ends(kennzahl, due)


def _ends(kennzahl: Kennzahl, targets: tuple[Zielwert, ...]) -> tuple[Fraction | None, Fraction | None]:
    """The narrowest interval that the targets leave."""
    asked = [one for target in targets for one in requirements(kennzahl, target)]
    least = [Fraction(one.limit) for one in asked if one.demand is Demand.AT_LEAST]
    most = [Fraction(one.limit) for one in asked if one.demand is Demand.AT_MOST]
    return max(least, default=None), min(most, default=None)
