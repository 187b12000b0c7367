"""What a report asks of the committee: what waits for a decision or for advice, as far as the goals say so."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kep_cli.model.beschluss import pending_papers
from kep_cli.model.konzept import Konzept
from kep_cli.model.massnahme import Massnahmenstatus
from kep_cli.progress.overview import IndicatorState, MeasureState, Overview
from kep_cli.telling.progress import NO_REASON, facts_of_indicator, name_of
from kep_cli.wording.dates import say_moment
from kep_cli.wording.phrases import joined, one_line

NameUnits = Callable[[Iterable[str]], str]
"""Gives the names of units for their ids, in a row."""


class PunktView(NamedTuple):
    """Something to be talked about: what it is called, and what is known of it; that may be empty."""

    name: str
    text: str


class AnliegenView(NamedTuple):
    """What waits for the committee.

    `vorgelegt` are papers to be decided, `vorschlaege` measures that nobody has resolved yet, `zurueckgestellt` those
    that were put off, `verfehlt` the indicators whose target or limit is missed, `ohne_messwert` those without a value.
    """

    vorgelegt: tuple[PunktView, ...]
    vorschlaege: tuple[PunktView, ...]
    zurueckgestellt: tuple[PunktView, ...]
    verfehlt: tuple[PunktView, ...]
    ohne_messwert: tuple[PunktView, ...]


def view_requests(konzept: Konzept, overview: Overview, bodies: dict[str, str], named: NameUnits) -> AnliegenView:
    """What waits for the committee on the day of an overview. `bodies` are the names of the bodies by their ids."""

    def of_status(status: Massnahmenstatus) -> Iterator[MeasureState]:
        return (state for state in overview.measures if state.massnahme.status is status)

    return AnliegenView(
        vorgelegt=tuple(_papers(konzept, overview, bodies)),
        vorschlaege=tuple(_proposal(state, konzept, named) for state in of_status(Massnahmenstatus.VORSCHLAG)),
        zurueckgestellt=tuple(
            PunktView(name_of(state), one_line(state.massnahme.status_begruendung or NO_REASON))
            for state in of_status(Massnahmenstatus.ZURUECKGESTELLT)
        ),
        verfehlt=tuple(
            PunktView(name_of(state), facts_of_indicator(state.standing))
            for state in overview.indicators
            if state.standing.missed
        ),
        ohne_messwert=tuple(
            _without_value(state, named) for state in overview.indicators if state.standing.latest is None
        ),
    )


def _papers(konzept: Konzept, overview: Overview, bodies: dict[str, str]) -> Iterator[PunktView]:
    for _, vorlage, beratung in pending_papers(konzept, overview.day):
        session = beratung.sitzung if beratung.sitzung and beratung.sitzung.first >= overview.day else None
        said = (
            f"Drs. Nr. {one_line(vorlage.drucksache)}" if vorlage.drucksache else "",
            bodies.get(beratung.gremium, beratung.gremium),
            f"Sitzung am {say_moment(session)}" if session else "Sitzungstag offen",
        )
        yield PunktView(one_line(vorlage.betreff), ", ".join(filter(None, said)))


def _proposal(state: MeasureState, konzept: Konzept, named: NameUnits) -> PunktView:
    numbers = [ziel.number for each in state.massnahme.ziele if (ziel := konzept.by_id.get(each)) and ziel.number]
    reason = state.massnahme.status_begruendung
    said = (
        f"dient {'den Zielen' if len(numbers) > 1 else 'dem Ziel'} {joined(numbers)}" if numbers else "",
        f"zuständig: {named(state.units)}" if state.units else "",
        one_line(reason) if reason else "",
    )
    return PunktView(name_of(state), "; ".join(filter(None, said)))


def _without_value(state: IndicatorState, named: NameUnits) -> PunktView:
    return PunktView(name_of(state), f"zuständig: {named(state.units)}" if state.units else "")
