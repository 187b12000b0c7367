"""All measures and indicators of a Konzept as they stand on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from kep_cli.model.konzept import Konzept, Massnahmeneintrag, Zielknoten
from kep_cli.progress.due import Charge, Due, current_unit, in_charge, is_dropped, measure_dues, next_value
from kep_cli.progress.indicators import Standing, standing
from kep_cli.progress.rating import Thresholds, said_thresholds

if TYPE_CHECKING:
    from kep_cli.model.entry import Entry
    from kep_cli.model.kennzahl import Kennzahl
    from kep_cli.model.massnahme import Massnahme
    from kep_cli.model.rahmen import Einheit

SOON = timedelta(days=90)
"""How far ahead one looks for what is due."""


class MeasureState(NamedTuple):
    """A measure on a day: what was due before (`late`), what is due within 90 days (`soon`), and who is in charge."""

    entry: Massnahmeneintrag
    massnahme: "Massnahme"
    late: tuple[Due, ...]
    soon: tuple[Due, ...]
    charges: tuple[Charge, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """The ids of the units in charge."""
        return tuple(dict.fromkeys(charge.unit for charge in self.charges))


class IndicatorState(NamedTuple):
    """An indicator on a day: how it stands, whether its next value is `late` or due `soon`, and who is in charge."""

    entry: "Entry[Kennzahl]"
    standing: Standing
    late: tuple[Due, ...]
    soon: tuple[Due, ...]
    units: tuple[str, ...]


@dataclass(frozen=True)
class Overview:
    """The measures and indicators that could be read, in their order, and the goals at the bottom without any of them.

    A measure that was dropped serves nobody: a goal with nothing else is among the `uncovered`. `unreadable` are the
    ids of what could not be read.
    """

    day: date
    thresholds: Thresholds
    measures: tuple[MeasureState, ...]
    indicators: tuple[IndicatorState, ...]
    uncovered: tuple[Zielknoten, ...]
    unreadable: tuple[str, ...]

    def only(self, ids: frozenset[str]) -> "Overview":
        """What has to do with entries of these ids: what they are themselves, what serves them or measures them."""
        measures = tuple(state for state in self.measures if not ids.isdisjoint(_concerns(state)))
        known = ids | {state.entry.id for state in measures}
        return replace(
            self,
            measures=measures,
            indicators=tuple(
                state
                for state in self.indicators
                if state.entry.id in ids or not known.isdisjoint(state.standing.kennzahl.misst)
            ),
            uncovered=tuple(ziel for ziel in self.uncovered if ziel.id in ids),
            unreadable=tuple(each for each in self.unreadable if each in ids),
        )

    def serving(self, ziel_id: str) -> Sequence[MeasureState]:
        """The measures that serve a goal itself, not one below it."""
        return self._by_goal.get(ziel_id, ())

    def measuring(self, entry_id: str) -> Sequence[IndicatorState]:
        """The indicators that measure a goal, a measure or a product itself."""
        return self._by_measured.get(entry_id, ())

    @cached_property
    def _by_goal(self) -> Mapping[str, list[MeasureState]]:
        found: dict[str, list[MeasureState]] = {}
        for state in self.measures:
            for ziel in dict.fromkeys(state.massnahme.ziele):
                found.setdefault(ziel, []).append(state)
        return found

    @cached_property
    def _by_measured(self) -> Mapping[str, list[IndicatorState]]:
        found: dict[str, list[IndicatorState]] = {}
        for state in self.indicators:
            for measured in dict.fromkeys(state.standing.kennzahl.misst):
                found.setdefault(measured, []).append(state)
        return found


def overview(konzept: Konzept, day: date) -> Overview:
    """How all stands on a day."""
    units = konzept.einheiten
    thresholds = said_thresholds(konzept)
    measures = tuple(_measure_state(entry, entry.data, units, day) for entry in konzept.massnahmen if entry.data)
    indicators = tuple(
        _indicator_state(entry, standing(entry.data, day, thresholds), units)
        for entry in konzept.kennzahlen
        if entry.data
    )
    served = set(
        chain(
            chain.from_iterable(state.massnahme.ziele for state in measures if not is_dropped(state.massnahme)),
            chain.from_iterable(state.standing.kennzahl.misst for state in indicators),
        )
    )
    return Overview(
        day,
        thresholds,
        measures,
        indicators,
        tuple(ziel for ziel in konzept.ziele if not ziel.children and ziel.id not in served),
        (
            *(entry.id for entry in konzept.massnahmen if entry.data is None),
            *(entry.id for entry in konzept.kennzahlen if entry.data is None),
        ),
    )


def _concerns(state: MeasureState) -> set[str]:
    money = (each.produkt for each in state.massnahme.mittel if each.produkt)
    return {state.entry.id, state.entry.handlungsschwerpunkt.id, *state.massnahme.ziele, *money}


def _measure_state(
    entry: Massnahmeneintrag, massnahme: "Massnahme", units: "Mapping[str, Einheit]", day: date
) -> MeasureState:
    dues = measure_dues(massnahme)
    late, soon = _late(dues, day), _soon(dues, day)
    return MeasureState(entry, massnahme, late, soon, in_charge(massnahme.verantwortlich, units, day))


def _indicator_state(entry: "Entry[Kennzahl]", stands: Standing, units: "Mapping[str, Einheit]") -> IndicatorState:
    due = next_value(stands.kennzahl, stands.day)
    dues = (due,) if due else ()
    unit = stands.kennzahl.verantwortlich
    who = (current_unit(unit, units, stands.day),) if unit else ()
    return IndicatorState(entry, stands, _late(dues, stands.day), _soon(dues, stands.day), who)


def _late(dues: Iterable[Due], day: date) -> tuple[Due, ...]:
    return tuple(due for due in dues if due.day < day)


def _soon(dues: Iterable[Due], day: date) -> tuple[Due, ...]:
    return tuple(due for due in dues if timedelta(0) <= due.day - day <= SOON)
