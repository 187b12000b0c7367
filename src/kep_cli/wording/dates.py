"""Dates as a county writes them: to the day, the month, the quarter or the year."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)

_MONTHS_A_QUARTER = 3
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?))?")
_GERMAN = re.compile(r"(?:(?:(?P<day>\d{1,2})\.\s?)?(?P<month>\d{1,2})\.\s?)(?P<year>\d{4})")


class Moment(NamedTuple):
    """A stretch of the calendar: a day, a month, a quarter or a year, by the fields that are set.

    Of two moments exactly one is true: one is surely before the other, surely after it, or they overlap. 2028-Q3 is
    surely before 2028-12, but neither before nor after 2028. `<` and `>` know nothing of this and are not to be
    used; to sort, take `chronological`.
    """

    year: int
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    @property
    def first(self) -> date:
        """Its first day."""
        if self.quarter:
            return date(self.year, self.quarter * _MONTHS_A_QUARTER - 2, 1)
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Its last day."""
        if self.day:
            return self.first
        if not self.month and not self.quarter:
            return date(self.year, 12, 31)
        month = self.month or (self.quarter or 1) * _MONTHS_A_QUARTER
        if month == len(MONTHS):
            return date(self.year, 12, 31)
        return date(self.year, month + 1, 1) - timedelta(days=1)

    def surely_before(self, other: "Moment") -> bool:
        """Whether it ends before the other begins, whichever days are meant."""
        return self.last < other.first

    def surely_after(self, other: "Moment") -> bool:
        """Whether it begins after the other has ended, whichever days are meant."""
        return other.surely_before(self)

    def overlaps(self, other: "Moment") -> bool:
        """Whether there is a day that lies in both."""
        return self.first <= other.last and other.first <= self.last

    @property
    def chronological(self) -> tuple[date, date]:
        """The key by which moments are sorted: by their last day, of several that end together the longest first."""
        return self.last, self.first


@lru_cache(maxsize=4096)  # values of many indicators are of the same few years
def parse_moment(text: str) -> Moment | None:
    """The moment that a text names, ISO (`2018-06-21`, `2018-Q3`) or German (`21.06.2018`), or None."""
    match = _ISO.fullmatch(text) or _GERMAN.fullmatch(text)
    if match is None:
        return None
    parts = {name: int(value) for name, value in match.groupdict().items() if value}
    moment = Moment(parts["year"], parts.get("month"), parts.get("day"), parts.get("quarter"))
    try:
        date(moment.year, moment.month or 1, moment.day or 1)
        _ = moment.last
    except (ValueError, OverflowError):
        return None
    return moment


def moment_of(day: date) -> Moment:
    """The day as a moment."""
    return Moment(day.year, day.month, day.day)


def say_moment(moment: Moment) -> str:
    """As it is printed: `21.06.2018`, `November 2017`, `3. Quartal 2017`, `2017`."""
    if moment.day and moment.month:
        return f"{moment.day:02}.{moment.month:02}.{moment.year:04}"
    if moment.month:
        return f"{MONTHS[moment.month - 1]} {moment.year}"
    if moment.quarter:
        return f"{moment.quarter}. Quartal {moment.year}"
    return str(moment.year)


def say_range(first: Moment, last: Moment) -> str:
    """A stretch of time with what both ends share said once: `Mai bis August 2017`."""
    if first.month and not first.day and last.month and not last.day and first.year == last.year:
        return f"{MONTHS[first.month - 1]} bis {say_moment(last)}"
    return f"{say_moment(first)} bis {say_moment(last)}"


def say_days(days: tuple[Moment, ...]) -> str:
    """Several moments, with a year that all share said once: `24.04./18.05.2018`."""
    if len({day.year for day in days}) == 1 and all(day.day and day.month for day in days):
        return "/".join([*(f"{day.day:02}.{day.month:02}." for day in days[:-1]), say_moment(days[-1])])
    return "/".join(say_moment(day) for day in days)


def iso(moment: Moment) -> str:
    """As kep writes it into files and JSON: `2018-06-21`, `2017-11`, `2017-Q3`, `2017`."""
    if moment.quarter:
        return f"{moment.year:04}-Q{moment.quarter}"
    parts = [f"{moment.year:04}", *(f"{part:02}" for part in (moment.month, moment.day) if part)]
    return "-".join(parts)
