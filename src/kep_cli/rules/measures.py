"""What the rules about Maßnahmen ask of each. Loaded only where there are Maßnahmen: it imports their model."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kep_cli.model.konzept import Konzept, Massnahmeneintrag
from kep_cli.model.massnahme import Massnahme, Massnahmenart, Massnahmenstatus
from kep_cli.model.ziel import Phase
from kep_cli.progress.due import Task, is_dropped, measure_dues
from kep_cli.rules.phases import phase_served

_GIVEN_UP = frozenset({Massnahmenstatus.ZURUECKGESTELLT, Massnahmenstatus.VERWORFEN})
_UNDER_WAY = frozenset({Massnahmenstatus.BESCHLOSSEN, Massnahmenstatus.IN_UMSETZUNG})


class SeenMassnahme(NamedTuple):
    """A Maßnahme that can be read, and the phase of the goal that it serves first."""

    entry: Massnahmeneintrag
    data: Massnahme
    phase: Phase | None

    @property
    def is_under_way(self) -> bool:
        """Whether it was resolved, and has not ended."""
        return self.data.status in _UNDER_WAY

    @property
    def is_finished(self) -> bool:
        """Whether it was carried out."""
        return self.data.status is Massnahmenstatus.ABGESCHLOSSEN

    @property
    def is_given_up(self) -> bool:
        """Whether it was put off or dropped."""
        return self.data.status in _GIVEN_UP

    @property
    def has_ended(self) -> bool:
        """Whether nobody works on it any more."""
        return self.is_finished or self.is_given_up

    @property
    def is_dropped(self) -> bool:
        """Whether nobody will carry it out."""
        return is_dropped(self.data)

    @property
    def has_an_end(self) -> bool:
        """Whether its kind of work ends some day."""
        return self.data.art is not Massnahmenart.DAUERAUFGABE

    @property
    def has_an_effect(self) -> bool:
        """Whether its kind of work changes something that can be measured; an examination only answers a question."""
        return self.data.art is not Massnahmenart.PRUEFAUFTRAG

    def is_over(self, day: date) -> bool:
        """Whether its end has passed by that day, though it has not ended."""
        return any(due.task is Task.END and due.day < day for due in measure_dues(self.data))

    def late_milestones(self, day: date) -> Iterator[int]:
        """The places of the milestones that should have been reached by that day and were not."""
        late = {due[1:] for due in measure_dues(self.data) if due.task is Task.MILESTONE and due.day < day}
        for place, each in enumerate(self.data.meilensteine):
            if each.ist is None and (each.soll.last, each.titel) in late:
                yield place

    def open_milestones(self) -> Iterator[int]:
        """The places of the milestones that were not reached."""
        return (place for place, each in enumerate(self.data.meilensteine) if each.ist is None)


def seen_massnahmen(konzept: Konzept) -> tuple[SeenMassnahme, ...]:
    """All Maßnahmen that can be read, in their order."""
    return tuple(
        SeenMassnahme(entry, entry.data, phase_served(konzept, entry.data.ziele))
        for entry in konzept.massnahmen
        if entry.data is not None
    )
