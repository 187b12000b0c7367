"""What every report on the state of things gets."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.progress.due import Due
from kep_cli.progress.overview import IndicatorState, MeasureState, Overview
from kep_cli.wording.dates import Moment

NOBODY = "ohne Zuständigkeit"
"""What stands for the unit where none is named."""


class Stand(NamedTuple):
    """How things stand on a day.

    `goals` are those to be told of, each before what is below it; none where only a measure or an indicator was asked
    for. With `only_due`, only what is late or due soon is told, by units.
    """

    konzept: Konzept
    overview: Overview
    goals: tuple[Zielknoten, ...]
    only_due: bool = False

    @property
    def day(self) -> Moment:
        """The day, as people write it."""
        day = self.overview.day
        return Moment(day.year, day.month, day.day)


class Deed(NamedTuple):
    """Something that somebody has to deliver: what it is due of, and whether it is late."""

    state: MeasureState | IndicatorState
    due: Due
    is_late: bool


def deeds(stand: Stand) -> list[Deed]:
    """All that is late or due soon, by day."""
    states: tuple[MeasureState | IndicatorState, ...] = (*stand.overview.measures, *stand.overview.indicators)
    found = [Deed(state, due, due in state.late) for state in states for due in (*state.late, *state.soon)]
    return sorted(found, key=lambda deed: deed.due.day)


def deeds_by_unit(stand: Stand) -> Iterator[tuple[str, list[Deed]]]:
    """The same for each unit that has to deliver something, by the names of the units; those of nobody last."""
    found: dict[str, list[Deed]] = {}
    for deed in deeds(stand):
        for unit in deed.state.units or ("",):
            found.setdefault(unit, []).append(deed)
    names = unit_names(stand.konzept)
    for unit in sorted(found, key=lambda unit: (not unit, names.get(unit, unit))):
        yield names.get(unit, unit) or NOBODY, found[unit]


def unit_names(konzept: Konzept) -> Mapping[str, str]:
    """What the units are called, by their ids: `Bauamt (60)`."""
    frame = konzept.rahmen.data if konzept.rahmen else None
    return {unit.id: f"{unit.name} ({unit.kuerzel})" for unit in (frame.einheiten if frame else ())}
