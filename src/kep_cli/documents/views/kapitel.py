"""The chapters of a Konzept: each goal with all below it, what is done for it and what measures it."""

from typing import NamedTuple

from kep_cli.documents.views.kennzahlzeile import KennzahlzeileView, indicator_row
from kep_cli.documents.views.massnahme import MassnahmeView, MeasureViewer
from kep_cli.documents.views.ziele import UNREADABLE, printed_number, short_name
from kep_cli.model.entry import raw_text
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.ziel import Ziel
from kep_cli.progress.due import in_charge
from kep_cli.progress.overview import MeasureState, Overview
from kep_cli.telling.units import unit_names


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
    massnahmen: tuple[MassnahmeView, ...]
    kennzahlen: tuple[KennzahlzeileView, ...]
    unterziele: "tuple[KapitelView, ...]"


def view_chapters(konzept: Konzept, overview: Overview) -> tuple[KapitelView, ...]:
    """The goals at the top with all that belongs to them, as they stand on the overview's day."""
    teller = _Teller(konzept, overview)
    return tuple(map(teller.chapter, konzept.oberziele))


class _Teller:
    def __init__(self, konzept: Konzept, overview: Overview) -> None:
        self._konzept = konzept
        self._overview = overview
        self._viewer = MeasureViewer(konzept, overview)
        self._seen: dict[str, MassnahmeView] = {}
        self._names = unit_names(konzept)

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
            zustaendig=self._in_charge(ziel) if ziel else "",
            massnahmen=tuple(map(self._measure, self._overview.serving(knoten.id))),
            kennzahlen=tuple(map(indicator_row, self._overview.measuring(knoten.id))),
            unterziele=tuple(map(self.chapter, knoten.children)),
        )

    def _measure(self, state: MeasureState) -> MassnahmeView:
        if state.entry.id not in self._seen:
            self._seen[state.entry.id] = self._viewer.view(state)
        return self._seen[state.entry.id]

    def _in_charge(self, ziel: Ziel) -> str:
        charges = in_charge(ziel.verantwortlich, self._konzept.einheiten, self._overview.day)
        return ", ".join(dict.fromkeys(self._names.get(charge.unit, charge.unit) for charge in charges))
