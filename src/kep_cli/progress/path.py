"""The target path: what the value of an indicator should be at a time, if it is to reach its target."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple


class Station(NamedTuple):
    """A value that is to be reached on a day: the baseline, an intermediate target, the target."""

    day: date
    value: Decimal


def wanted_on(path: Sequence[Station], day: date) -> Fraction | None:
    """The value on a straight line between the stations around a day, which stand by time.

    After the last station its value stays; before the first, and without any, nothing is wanted yet: None.
    """
    if not path or day < path[0].day:
        return None
    for start, end in pairwise(path):
        if day < end.day:
            passed = Fraction((day - start.day).days, (end.day - start.day).days)
            return Fraction(start.value) + (Fraction(end.value) - Fraction(start.value)) * passed
    return Fraction(path[-1].value)


def share_of_time(path: Sequence[Station], day: date) -> Fraction | None:
    """Which share of the time from the first to the last station has passed, from 0 to 1; None without two of them."""
    if not path or path[0].day >= path[-1].day:
        return None
    share = Fraction((day - path[0].day).days, (path[-1].day - path[0].day).days)
    return min(max(share, Fraction(0)), Fraction(1))
