"""What has happened to measures within a stretch of time, as far as somebody has said when."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from kep_cli.model.massnahme import Massnahmenstatus
from kep_cli.progress.overview import MeasureState, Overview

if TYPE_CHECKING:
    from kep_cli.wording.dates import Moment

_BEGUN = frozenset({Massnahmenstatus.IN_UMSETZUNG, Massnahmenstatus.ABGESCHLOSSEN})


class Step(StrEnum):
    """What has happened."""

    BEGUN = "begonnen"
    REACHED = "erreicht"
    FINISHED = "abgeschlossen"


class Event(NamedTuple):
    """Something that happened to a measure at a moment; None where nobody says when. `title` is a milestone's."""

    step: Step
    moment: "Moment | None"
    state: MeasureState
    title: str = ""


def events(overview: Overview, since: date) -> list[Event]:
    """What happened from a day on, up to the day of the overview, by time; then what is finished nobody knows when.

    What is known to the month, quarter or year only is told where some day of it lies in the stretch. A measure that is
    finished before its end comes is told without a moment: its end says only when it was to be finished.
    """
    found = [event for state in overview.measures for event in _of(state, overview.day)]
    happened = (event for event in found if event.moment is None or event.moment.last >= since)
    return sorted(happened, key=lambda event: event.moment.chronological if event.moment else (date.max, date.max))


def _of(state: MeasureState, day: date) -> Iterator[Event]:
    measure = state.massnahme
    if measure.beginn and measure.beginn.first <= day and measure.status in _BEGUN:
        yield Event(Step.BEGUN, measure.beginn, state)
    for each in measure.meilensteine:
        if each.ist and each.ist.first <= day:
            yield Event(Step.REACHED, each.ist, state, each.titel)
    if measure.status is Massnahmenstatus.ABGESCHLOSSEN:
        is_past = measure.ende is not None and measure.ende.first <= day
        yield Event(Step.FINISHED, measure.ende if is_past else None, state)
