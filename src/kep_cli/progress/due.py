"""What is due, what is late, and who has to see to it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from kep_cli.model.kennzahl import Erhebung, Kennzahl
from kep_cli.model.massnahme import Massnahme, Massnahmenstatus, Verantwortung
from kep_cli.model.rahmen import Einheit
from kep_cli.model.ziel import Zustaendigkeit
from kep_cli.wording.dates import Moment

_MONTHS = {
    Erhebung.MONATLICH: 1,
    Erhebung.VIERTELJAEHRLICH: 3,
    Erhebung.HALBJAEHRLICH: 6,
    Erhebung.JAEHRLICH: 12,
    Erhebung.ZWEIJAEHRLICH: 24,
    Erhebung.DREIJAEHRLICH: 36,
    Erhebung.FUENFJAEHRLICH: 60,
    Erhebung.ZEHNJAEHRLICH: 120,
}
_ENDED = frozenset({Massnahmenstatus.ABGESCHLOSSEN, Massnahmenstatus.VERWORFEN, Massnahmenstatus.ZURUECKGESTELLT})
_YEAR = 12
_DAY = timedelta(days=1)


class Task(StrEnum):
    """What is to be done by a day. The words are those of the JSON."""

    MILESTONE = "meilenstein"
    END = "ende"
    VALUE = "messwert"


class Due(NamedTuple):
    """Something due on a day: a milestone (with its `title`), the end of a measure, the next value of an indicator."""

    task: Task
    day: date
    title: str = ""


def measure_dues(massnahme: Massnahme) -> tuple[Due, ...]:
    """What a measure has still to deliver, by day: milestones not reached, and its end; nothing once it has ended."""
    if has_ended(massnahme):
        return ()
    open_ones = [Due(Task.MILESTONE, each.soll.last, each.titel) for each in massnahme.meilensteine if each.ist is None]
    end = [Due(Task.END, massnahme.ende.last)] if massnahme.ende else []
    return tuple(sorted([*open_ones, *end], key=lambda due: due.day))


def has_ended(massnahme: Massnahme) -> bool:
    """Whether nothing more is to be expected of a measure: it is finished, dropped or put aside."""
    return massnahme.status in _ENDED


def is_dropped(massnahme: Massnahme) -> bool:
    """Whether nobody will carry it out."""
    return massnahme.status is Massnahmenstatus.VERWORFEN


def next_value(kennzahl: Kennzahl, day: date) -> Due | None:
    """When the value after the latest is due: one interval after the moment for which that one holds, at its end.

    None where values come irregularly, where there is none yet, or where nobody says how often they come.
    """
    months = _MONTHS.get(kennzahl.erhebung) if kennzahl.erhebung else None
    latest = max((value.stichtag.last for value in kennzahl.messwerte if value.stichtag.first <= day), default=None)
    if months is None or latest is None:
        return None
    return Due(Task.VALUE, months_later(latest, months))


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or earlier for a negative number; the last of a month stays the last.

    Never beyond either end of the calendar.
    """
    count = day.year * _YEAR + day.month - 1 + months
    year, month = divmod(count, _YEAR)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    last = Moment(year, month + 1).last
    is_last = day == Moment(day.year, day.month).last
    return last if is_last else last.replace(day=min(day.day, last.day))


def day_after(day: date) -> date:
    """The next day; after the last one of the calendar there is none, and it stays."""
    return min(day, date.max - _DAY) + _DAY


class Charge(NamedTuple):
    """The id of a unit that answers for something, and the function in it that does; "" where none is named."""

    unit: str
    function: str = ""


def in_charge(said: Sequence[Zustaendigkeit], units: Mapping[str, Einheit], day: date) -> tuple[Charge, ...]:
    """Who answers for something on a day.

    Of those that are named, the ones that took over last until then; where a unit is dissolved by then, its successor,
    of which nobody has said in which function.
    """
    begun = [each for each in said if each.ab is None or each.ab.first <= day]
    since = max((each.ab.first for each in begun if each.ab), default=None)
    now = [each for each in begun if since is None or (each.ab is not None and each.ab.first == since)]
    return tuple(dict.fromkeys(_charge(each, current_unit(each.einheit, units, day)) for each in now))


def _charge(said: Zustaendigkeit, unit: str) -> Charge:
    function = said.funktion if isinstance(said, Verantwortung) and unit == said.einheit else None
    return Charge(unit, function or "")


def current_unit(unit: str, units: Mapping[str, Einheit], day: date) -> str:
    """The unit itself, or whoever has followed it by that day."""
    passed: set[str] = set()
    while unit not in passed:
        passed.add(unit)
        known = units.get(unit)
        if known is None or known.bis is None or known.bis.last >= day or not known.nachfolger:
            break
        unit = known.nachfolger
    return unit
