"""What somebody has to deliver, of everything that is due."""

from collections.abc import Mapping
from typing import NamedTuple

from kep_cli.progress.due import Due
from kep_cli.progress.overview import IndicatorState, MeasureState, Overview


class Deed(NamedTuple):
    """Something that somebody has to deliver: what it is due of, and whether it is late."""

    state: MeasureState | IndicatorState
    due: Due
    is_late: bool


def deeds(overview: Overview) -> list[Deed]:
    """All that is late or due soon, by day."""
    states: tuple[MeasureState | IndicatorState, ...] = (*overview.measures, *overview.indicators)
    found = [Deed(state, due, due in state.late) for state in states for due in (*state.late, *state.soon)]
    return sorted(found, key=lambda deed: deed.due.day)


def deeds_by_unit(overview: Overview) -> Mapping[str, list[Deed]]:
    """The same for the id of each unit that has to deliver something; under "" those of nobody."""
    found: dict[str, list[Deed]] = {}
    for deed in deeds(overview):
        for unit in deed.state.units or ("",):
            found.setdefault(unit, []).append(deed)
    return found
