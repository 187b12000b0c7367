"""The values of an indicator that count on a day, and how far back they may be compared."""

from datetime import date
from typing import NamedTuple

from kep_cli.model.kennzahl import Ausgangswert, Kennzahl, Messwert, Zeitreihenbruch
from kep_cli.progress.series import Point, yearly


class Measured(NamedTuple):
    """What is known of an indicator on a day.

    `values` are all values up to the day, by time; `later` those behind it, which nobody could know then. `comparable`
    are those since the last break across which nothing may be computed; `baseline` is the Ausgangswert, None where
    there is none or where such a `gap` lies between.
    """

    values: tuple[Messwert, ...]
    later: tuple[Messwert, ...]
    comparable: tuple[Messwert, ...]
    baseline: Ausgangswert | None
    gap: Zeitreihenbruch | None

    @property
    def latest(self) -> Messwert | None:
        """The last value."""
        return self.values[-1] if self.values else None

    @property
    def previous(self) -> Messwert | None:
        """The last value of an earlier year that may be compared with the latest."""
        if self.latest is None:
            return None
        year = self.latest.stichtag.year
        return next((value for value in reversed(self.comparable) if value.stichtag.year < year), None)

    def points(self) -> tuple[Point, ...]:
        """The comparable values, one a year."""
        return yearly(Point(value.stichtag.year, value.wert) for value in self.comparable)


def measured(kennzahl: Kennzahl, day: date) -> Measured:
    """What is known of an indicator on a day."""
    by_time = sorted(kennzahl.messwerte, key=lambda value: (value.stichtag.last, value.stichtag.first))
    values = tuple(value for value in by_time if value.stichtag.first <= day)
    gap = _last_gap(kennzahl, values)
    baseline = kennzahl.ausgangswert
    if gap is not None and baseline is not None and baseline.stichtag.first < gap.ab.first:
        baseline = None
    return Measured(
        values=values,
        later=tuple(by_time[len(values) :]),
        comparable=tuple(value for value in values if gap is None or value.stichtag.first >= gap.ab.first),
        baseline=baseline,
        gap=gap,
    )


def _last_gap(kennzahl: Kennzahl, values: tuple[Messwert, ...]) -> Zeitreihenbruch | None:
    """The last break that is not said to be comparable and that lies before the last value."""
    until = values[-1].stichtag.last if values else date.min
    gaps = [one for one in kennzahl.zeitreihenbrueche if one.vergleichbar is not True and one.ab.first <= until]
    return max(gaps, key=lambda one: one.ab.first, default=None)
