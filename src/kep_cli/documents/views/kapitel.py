"""The chapters of a Konzept: each goal with all below it, what is done for it and what measures it."""

from typing import NamedTuple

from kep_cli.documents.views.ziele import UNREADABLE, printed_number, short_name
from kep_cli.model.entry import raw_text
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.progress.due import in_charge
from kep_cli.progress.overview import IndicatorState, MeasureState, Overview
from kep_cli.telling.progress import (
    facts_of_indicator,
    name_of,
    rating_of_indicator,
    sign_of_indicator,
    state_of_measure,
)
from kep_cli.telling.units import unit_names
from kep_cli.wording.dates import say_moment
from kep_cli.wording.phrases import one_line


class ZielmassnahmeView(NamedTuple):
    """A measure that serves a goal: `2024 bis Dezember 2028`, or empty where nobody says when."""

    titel: str
    status: str
    zeitraum: str
    zustaendig: str


class ZielkennzahlView(NamedTuple):
    """An indicator that measures a goal."""

    name: str
    zeichen: str
    bewertung: str
    stand: str


class KapitelView(NamedTuple):
    """A goal. `titel` is its short title, or empty; `ebene` what its level is called."""

    ebene: str
    nummer: str
    titel: str
    text: str
    punkte: tuple[str, ...]
    leitbild: str
    erlaeuterung: str
    bezuege: tuple[str, ...]
    zustaendig: str
    massnahmen: tuple[ZielmassnahmeView, ...]
    kennzahlen: tuple[ZielkennzahlView, ...]
    unterziele: "tuple[KapitelView, ...]"


def view_chapters(konzept: Konzept, overview: Overview) -> tuple[KapitelView, ...]:
    """The goals at the top with all that belongs to them, as they stand on the overview's day."""
    teller = _Teller(konzept, overview)
    return tuple(map(teller.chapter, konzept.oberziele))


class _Teller:
    def __init__(self, konzept: Konzept, overview: Overview) -> None:
        self._konzept = konzept
        self._overview = overview
        self._names = unit_names(konzept)
        frame = konzept.rahmen.data if konzept.rahmen else None
        self._units = {unit.id: unit for unit in (frame.einheiten if frame else ())}

    def chapter(self, knoten: Zielknoten) -> KapitelView:
        ziel = knoten.data
        levels = self._konzept.ebenen
        return KapitelView(
            ebene=levels[knoten.level].name if knoten.level < len(levels) else "",
            nummer=printed_number(knoten.number),
            titel=short_name(knoten) if ziel and ziel.kurztitel else "",
            text=ziel.text if ziel else raw_text(knoten.node, "text") or UNREADABLE,
            punkte=ziel.punkte if ziel else (),
            leitbild=(ziel.leitbild if ziel else None) or "",
            erlaeuterung=(ziel.erlaeuterung if ziel else None) or "",
            bezuege=ziel.bezuege if ziel else (),
            zustaendig=self._named(in_charge(ziel.verantwortlich, self._units, self._overview.day)) if ziel else "",
            massnahmen=tuple(map(self._measure, self._overview.serving(knoten.id))),
            kennzahlen=tuple(map(_indicator, self._overview.measuring(knoten.id))),
            unterziele=tuple(map(self.chapter, knoten.children)),
        )

    def _measure(self, state: MeasureState) -> ZielmassnahmeView:
        begin, end = state.massnahme.beginn, state.massnahme.ende
        span = [say_moment(begin) if begin and end else f"ab {say_moment(begin)}" if begin else ""]
        span.append(f"bis {say_moment(end)}" if end else "")
        return ZielmassnahmeView(
            one_line(name_of(state)), state_of_measure(state), " ".join(filter(None, span)), self._named(state.units)
        )

    def _named(self, units: tuple[str, ...]) -> str:
        return ", ".join(self._names.get(unit, unit) for unit in units)


def _indicator(state: IndicatorState) -> ZielkennzahlView:
    return ZielkennzahlView(
        name_of(state), sign_of_indicator(state), rating_of_indicator(state), facts_of_indicator(state.standing)
    )
