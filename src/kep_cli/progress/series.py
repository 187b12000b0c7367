"""The values of an indicator by years, as far as they may be compared with one another."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

POINTS_OF_TREND = 6
"""How many yearly values a trend is made of: five changes."""

FEWEST_POINTS = 4
"""With fewer yearly values there is no trend."""


class Point(NamedTuple):
    """The value of a year, in the unit of the indicator."""

    year: int
    value: Decimal


def yearly(values: Iterable[Point]) -> tuple[Point, ...]:
    """One value a year, in the order of the years; of several in the same year the last one given counts."""
    by_year = {point.year: point for point in values}
    return tuple(by_year[year] for year in sorted(by_year))


def mean_change(points: Sequence[Point]) -> Fraction | None:
    """By how much the value changed a year, on average over the last six points; None with fewer than four.

    The mean of yearly changes is the whole change over the years between. So a year without a value does no harm: the
    change across the gap counts as one for each of its years.
    """
    last = points[-POINTS_OF_TREND:]
    if len(last) < FEWEST_POINTS:
        return None
    return (Fraction(last[-1].value) - Fraction(last[0].value)) / (last[-1].year - last[0].year)


def last_change(points: Sequence[Point]) -> Decimal | None:
    """The change from the last value but one to the last; None where there is only one."""
    return points[-1].value - points[-2].value if len(points) > 1 else None
