"""A measure as documents show it: what stands on its sheet, and its row in an overview."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kep_cli.documents.views.kennzahlzeile import KennzahlzeileView, indicator_row
from kep_cli.documents.views.mittel import MittelView, view_money
from kep_cli.documents.views.vorlage import AngabeView
from kep_cli.documents.views.ziele import short_name
from kep_cli.model.konzept import Konzept
from kep_cli.progress.due import Due, Task, has_ended
from kep_cli.progress.overview import MeasureState, Overview
from kep_cli.telling.fields import field_label
from kep_cli.telling.progress import (
    name_of,
    said_due,
    state_of_measure,
)
from kep_cli.telling.units import unit_names
from kep_cli.wording.dates import moment_of, say_moment, say_range
from kep_cli.wording.massnahmen import KINDS_OF_WORK, ORIGINS
from kep_cli.wording.numbers import say_number
from kep_cli.wording.phrases import one_line

if TYPE_CHECKING:
    from kep_cli.model.massnahme import Foerderung, Massnahme, Meilenstein

_FAULTY = "nicht lesbar"
_TASKS = {Task.MILESTONE: "Meilenstein", Task.END: "Abschluss"}


class MeilensteinView(NamedTuple):
    """A milestone: `Förderantrag`, `31.03.2026`; `ist` is when it was reached.

    Else it is `überfällig` or `offen`, and `–` where it is not expected any more.
    """

    titel: str
    soll: str
    ist: str


class MassnahmeView(NamedTuple):
    """A measure. What was not said is empty, or missing in `angaben`, which hold all that can be said in a line.

    `zielnummern` (`2.1, 3.2`), `zustaendig`, `zeitraum` and `ueberfaellig` are short, for a table; `verspaetet` tells
    what is overdue in sentences. `nicht_lesbar` are the names of fields that are faulty, in whole or in part.
    """

    id: str
    titel: str
    beschreibung: str
    zielnummern: str
    status: str
    zustaendig: str
    zeitraum: str
    ueberfaellig: str
    verspaetet: tuple[str, ...]
    angaben: tuple[AngabeView, ...]
    meilensteine: tuple[MeilensteinView, ...]
    mittel: MittelView | None
    kennzahlen: tuple[KennzahlzeileView, ...]
    nicht_lesbar: tuple[str, ...]


class MeasureViewer:
    """Makes views of measures, with the names of what they refer to."""

    def __init__(self, konzept: Konzept, overview: Overview) -> None:
        self._konzept = konzept
        self._overview = overview
        self._units = unit_names(konzept)
        self._measures = {state.entry.id: state for state in overview.measures}
        self._products = {entry.id: entry.data for entry in konzept.produkte if entry.data}

    def view(self, state: MeasureState) -> MassnahmeView:
        """The view of a measure."""
        massnahme, faulty = state.massnahme, state.entry.unreadable
        return MassnahmeView(
            id=state.entry.id,
            titel=name_of(state),
            beschreibung=massnahme.beschreibung or "",
            zielnummern=", ".join(map(self._number, dict.fromkeys(massnahme.ziele))),
            status=said_status(state),
            zustaendig=", ".join(self._units.get(unit, unit) for unit in state.units),
            zeitraum=_period(massnahme),
            ueberfaellig="; ".join(map(_late, state.late)),
            verspaetet=tuple(said_due(due, is_late=True) for due in state.late),
            angaben=tuple(AngabeView(name, value) for name, value in self._facts(state) if value),
            meilensteine=tuple(_milestone(each, state) for each in massnahme.meilensteine),
            mittel=view_money(massnahme.mittel, self._products, is_whole="mittel" not in faulty),
            kennzahlen=tuple(map(indicator_row, self._overview.measuring(state.entry.id))),
            nicht_lesbar=tuple(sorted(field_label(type(massnahme), field) for field in faulty)),
        )

    def goal(self, ziel_id: str) -> str:
        """What people call a goal: `2.1 Wohnen`; its id where there is no such goal."""
        ziel = self._konzept.by_id.get(ziel_id)
        return f"{ziel.number} {short_name(ziel).removesuffix('.')}".strip() if ziel else ziel_id

    def _number(self, ziel_id: str) -> str:
        ziel = self._konzept.by_id.get(ziel_id)
        return (ziel.number or short_name(ziel)) if ziel else ziel_id

    def _facts(self, state: MeasureState) -> Iterator[tuple[str, str | None]]:
        massnahme = state.massnahme
        area = state.entry.handlungsschwerpunkt.data
        main, *others = dict.fromkeys(massnahme.ziele)
        yield "Handlungsschwerpunkt", area.titel if area else None
        yield ("Hauptziel" if others else "Ziel"), self.goal(main)
        yield "Weitere Ziele" if len(others) > 1 else "Weiteres Ziel", "; ".join(map(self.goal, others))
        yield "Art", KINDS_OF_WORK[massnahme.art] if massnahme.art else None
        yield "Priorität", massnahme.prioritaet
        yield "Zielgruppe", massnahme.zielgruppe
        yield "Status", said_status(state)
        yield "Begründung", massnahme.status_begruendung
        yield "Zuständig", "; ".join(self._charges(state))
        yield "Beteiligt", ", ".join(massnahme.beteiligte)
        yield "Zeitraum", _period(massnahme)
        yield "Stellen", None if massnahme.stellen is None else say_number(massnahme.stellen)
        yield "Förderung", "; ".join(map(_grant, massnahme.foerderung))
        yield "Setzt voraus", "; ".join(map(self._needed, massnahme.abhaengig_von))
        yield "Hervorgegangen aus", "; ".join(map(self._origin, massnahme.hervorgegangen_aus))
        yield "Vorgeschlagen von", ORIGINS[massnahme.herkunft] if massnahme.herkunft else None

    def _charges(self, state: MeasureState) -> Iterator[str]:
        with_function = {charge.unit for charge in state.charges if charge.function}
        for charge in state.charges:
            if not charge.function and charge.unit in with_function:
                continue  # it is named already
            yield ", ".join(filter(None, (self._units.get(charge.unit, charge.unit), charge.function)))

    def _needed(self, measure_id: str) -> str:
        """What must be finished before, and how far it is."""
        known = self._measures.get(measure_id)
        return f"„{name_of(known)}“ ({said_status(known)})" if known else measure_id

    def _origin(self, measure_id: str) -> str:
        """A measure that another came from, be it living or dropped."""
        if known := self._measures.get(measure_id):
            return f"„{name_of(known)}“"
        dropped = next((entry.data for entry in self._konzept.entfallen if entry.data and entry.id == measure_id), None)
        return f"„{one_line(dropped.text or measure_id)}“ (entfallen)" if dropped else measure_id


def said_status(state: MeasureState) -> str:
    """The word for its status, also where that is too faulty to be read."""
    return _FAULTY if "status" in state.entry.unreadable else state_of_measure(state)


def _period(massnahme: "Massnahme") -> str:
    """`Juli 2024 bis Dezember 2030`, `ab Januar 2025`, `bis 2030`."""
    begin, end = massnahme.beginn, massnahme.ende
    if begin and end:
        return say_range(begin, end) if begin != end else say_moment(begin)
    return f"ab {say_moment(begin)}" if begin else f"bis {say_moment(end)}" if end else ""


def _late(due: Due) -> str:
    return f"{_TASKS[due.task]} seit {say_moment(moment_of(due.day))}"


def _milestone(said: "Meilenstein", state: MeasureState) -> MeilensteinView:
    is_late = Due(Task.MILESTONE, said.soll.last, said.titel) in state.late
    missing = "überfällig" if is_late else "–" if has_ended(state.massnahme) else "offen"
    return MeilensteinView(one_line(said.titel), say_moment(said.soll), say_moment(said.ist) if said.ist else missing)


def _grant(foerderung: "Foerderung") -> str:
    """`Dorfentwicklung, 40 %, abgerechnet`."""
    share = "" if foerderung.quote is None else f"{say_number(foerderung.quote)}\u00a0%"
    return ", ".join(filter(None, (one_line(foerderung.programm or ""), share, one_line(foerderung.status or ""))))
