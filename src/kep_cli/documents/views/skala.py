"""Scales of charts: round numbers along an axis, and the places of values and times between its ends."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

from kep_cli.wording.dates import Moment
from kep_cli.wording.numbers import rounded

_MOST_STEPS = 5
_MOST_YEARS = 12
_NICE = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10))
_PLACES = 4  # of a share


class Werte(NamedTuple):
    """An axis of values, from one round number to another; `places` are the decimals that its numbers need."""

    lower: Fraction
    upper: Fraction
    step: Fraction
    places: int

    @property
    def marks(self) -> list[Fraction]:
        """The round numbers, ends included."""
        return [self.lower + self.step * number for number in range(int((self.upper - self.lower) / self.step) + 1)]

    def place(self, value: Decimal | Fraction) -> Decimal:
        """Where a value lies, as a share of the way from the lower end to the upper one."""
        return _share(Fraction(value) - self.lower, self.upper - self.lower)


class Jahre(NamedTuple):
    """An axis of whole years, the last one included."""

    first: int
    last: int

    @property
    def marks(self) -> list[int]:
        """The years that are named; of many years only some, the first among them."""
        step = -(-(self.last - self.first + 1) // _MOST_YEARS)
        return list(range(self.first, self.last + 1, step))

    def begin(self, year: int) -> Decimal:
        """Where a year begins, as a share of the whole."""
        return _share(Fraction(year - self.first), Fraction(self.last + 1 - self.first))

    def place(self, moment: Moment) -> Decimal:
        """Where a moment lies: its middle. A year is in the midst of its year, the 31 December at its end."""
        return _share(_years(moment) - self.first, Fraction(self.last + 1 - self.first))


def values(numbers: Iterable[Decimal | Fraction]) -> Werte:
    """An axis with room for all the numbers, of which there must be one; in few round steps."""
    known = [Fraction(number) for number in numbers]
    low, high = min(known), max(known)
    room = (high - low) / 10 or abs(high) / 10 or Fraction(1)
    lower = Fraction(0) if 0 <= low < room else low - room
    step, places = _step((high + room - lower) / _MOST_STEPS)
    return Werte(floor(lower / step) * step, ceil((high + room) / step) * step, step, places)


def years(moments: Iterable[Moment]) -> Jahre:
    """An axis with room for all the moments, of which there must be one."""
    known = list(moments)
    return Jahre(min(moment.first.year for moment in known), max(moment.last.year for moment in known))


@lru_cache(maxsize=4096)  # values of many indicators are of the same few days
def _years(moment: Moment) -> Fraction:
    """The middle of a moment, in years."""
    return sum(
        day.year + Fraction((day - date(day.year, 1, 1)).days, (date(day.year, 12, 31) - date(day.year, 1, 1)).days)
        for day in (moment.first, moment.last)
    ) / Fraction(2)


def _step(least: Fraction) -> tuple[Fraction, int]:
    """The smallest of the round numbers 1, 2, 2.5, 5 times a power of ten that is no smaller, and its decimals."""
    exponent = _magnitude(least)
    power = Fraction(10) ** exponent
    nice = next(nice for nice in _NICE if nice * power >= least)
    return nice * power, max(0, -exponent + (nice.denominator > 1))


def _magnitude(number: Fraction) -> int:
    """The exponent of the greatest power of ten that is no greater than a number above zero."""
    exponent = Decimal(number.numerator).adjusted() - Decimal(number.denominator).adjusted()
    return exponent if Fraction(10) ** exponent <= number else exponent - 1


def _share(part: Fraction, whole: Fraction) -> Decimal:
    return rounded(part / whole, _PLACES)
