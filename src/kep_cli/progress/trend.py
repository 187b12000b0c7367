"""The trend method: four grades, as the German sustainability statistics publish them.

Source: Statistisches Bundesamt, Indikatorenberichte zur Deutschen Nachhaltigkeitsstrategie (Wettersymbole).
All arithmetic is exact, so that a value at exactly 5 or 20 per cent gets the grade that the method gives it.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kep_cli.progress.series import Point, last_change, mean_change

SUN_BELOW = Fraction(5, 100)
"""A target missed by less than this share of the distance still to go counts as reached."""

CLOUDED_UP_TO = Fraction(20, 100)
"""Missed by no more than this, there is still little missing."""


class Grade(StrEnum):
    """The grades, the best first."""

    SONNE = "sonne"
    LEICHT_BEWOELKT = "leicht_bewoelkt"
    WOLKE = "wolke"
    GEWITTER = "gewitter"


class Demand(StrEnum):
    """What a target asks of a value: to be no smaller, or no greater, than a limit."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"

    def is_met(self, value: Decimal | Fraction, limit: Decimal) -> bool:
        """Whether a value does what is asked; a value at the limit does."""
        return value >= limit if self is Demand.AT_LEAST else value <= limit

    def way(self, change: Decimal | Fraction) -> int:
        """1 for a change the right way, -1 for the wrong way, 0 for none."""
        sign = (change > 0) - (change < 0)
        return sign if self is Demand.AT_LEAST else -sign


def grade_target(points: Sequence[Point], demand: Demand, target: Decimal, year: int) -> Grade | None:
    """The grade for a target to be reached by the end of a year (rule 1), or to be kept once it is met (rule 2).

    None with fewer than four points.
    """
    mean = mean_change(points)
    if mean is None:
        return None
    now = points[-1]
    if demand.is_met(now.value, target) or now.year >= year:
        return grade_limit(points, demand, target)
    distance = Fraction(target) - Fraction(now.value)
    missed = (distance - mean * (year - now.year)) / distance
    if missed < SUN_BELOW:
        return Grade.SONNE
    if missed <= CLOUDED_UP_TO:
        return Grade.LEICHT_BEWOELKT
    return Grade.WOLKE if demand.way(mean) > 0 else Grade.GEWITTER


def grade_limit(points: Sequence[Point], demand: Demand, limit: Decimal) -> Grade | None:
    """The grade for a limit that is to be kept each year (rule 2). None with fewer than four points."""
    mean = mean_change(points)
    if mean is None:
        return None
    way = demand.way(mean)
    if demand.is_met(points[-1].value, limit):
        return Grade.SONNE if way >= 0 else Grade.LEICHT_BEWOELKT
    return Grade.WOLKE if way > 0 else Grade.GEWITTER


def grade_direction(points: Sequence[Point], demand: Demand) -> Grade | None:
    """The grade where only a direction is given (rule 3). None with fewer than four points."""
    mean, last = mean_change(points), last_change(points)
    if mean is None or last is None:
        return None
    on_average, lately = demand.way(mean) > 0, demand.way(last) > 0
    if on_average:
        return Grade.SONNE if lately else Grade.LEICHT_BEWOELKT
    return Grade.WOLKE if lately else Grade.GEWITTER


def worst(grades: Sequence[Grade | None]) -> Grade | None:
    """Of several targets at the same time the worst grade counts; None where one of them has none."""
    if not grades or None in grades:
        return None
    order = list(Grade)
    return max((grade for grade in grades if grade), key=order.index)
