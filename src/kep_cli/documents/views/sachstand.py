"""The state of things as a report for the committee tells it: resolved, done, late, due, lacking, asked for."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from kep_cli.documents.views.anliegen import AnliegenView, NameUnits, view_requests
from kep_cli.documents.views.beratung import RESULTS, say_votes
from kep_cli.documents.views.ziele import RundeView, say_time, short_name
from kep_cli.model.beschluss import ALL, accepted_papers
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.vorlage import Vorlage, Zustand
from kep_cli.progress.deeds import Deed, deeds
from kep_cli.progress.due import day_after, is_dropped, months_later
from kep_cli.progress.events import Event, Step, events
from kep_cli.progress.overview import MeasureState, Overview
from kep_cli.telling.progress import NO_REASON, kind_and_name, name_of, said_task
from kep_cli.telling.units import unit_names
from kep_cli.wording.dates import Moment, moment_of, say_moment, say_range
from kep_cli.wording.phrases import joined, one_line
from kep_cli.wording.placeholders import STATE, placeholders

_MONTHS_BACK = 12


class BeschlussView(NamedTuple):
    """A paper that was accepted: `Kreistag, 12.12.2024`, how, and for which goals. Empty is what is not said."""

    sitzung: str
    drucksache: str
    betreff: str
    ergebnis: str
    ziele: str


class VorgangView(NamedTuple):
    """When something happened to a measure; of a milestone its title."""

    zeit: str
    massnahme: str
    meilenstein: str


class TerminView(NamedTuple):
    """What is late since a day or due by it. `begruendung` is empty where no reason can be given."""

    tag: str
    was: str
    zustaendig: str
    begruendung: str


class SachstandView(NamedTuple):
    """The state of things on a day. `zeitraum` is the stretch reported on, `anlass` says why it begins where it does.

    `wann_offen` are the measures that are finished without an end until the day, so that nobody knows since when.
    `ohne_beides`, `ohne_massnahme`, `ohne_kennzahl` are the goals at the bottom that lack it, by number and name; each
    stands in one of them only.
    """

    zeitraum: str
    anlass: str
    beschluesse: tuple[BeschlussView, ...]
    stationen: tuple[RundeView, ...]
    abgeschlossen: tuple[VorgangView, ...]
    wann_offen: tuple[str, ...]
    begonnen: tuple[VorgangView, ...]
    meilensteine: tuple[VorgangView, ...]
    ueberfaellig: tuple[TerminView, ...]
    faellig: tuple[TerminView, ...]
    ohne_beides: tuple[str, ...]
    ohne_massnahme: tuple[str, ...]
    ohne_kennzahl: tuple[str, ...]
    anliegen: AnliegenView


def view_state(konzept: Konzept, overview: Overview) -> SachstandView:
    """The state of things on the day of an overview, and what happened since the report before, or in twelve months."""
    day = overview.day
    before = _report_before(konzept, day)
    since = day_after(before[1].last if before else months_later(day, -_MONTHS_BACK))
    bodies = {each.id: one_line(each.name) for each in konzept.gremien.values()}
    units = unit_names(konzept)

    def named(ids: Iterable[str]) -> str:
        return joined(sorted(units.get(unit, unit) for unit in ids))

    happened, found = events(overview, since), deeds(overview)
    late = [_deed(each, named) for each in found if each.is_late]
    return SachstandView(
        zeitraum=say_range(moment_of(since), moment_of(day)),
        anlass=_told(*before) if before else "die zwölf Monate bis zum Stichtag",
        beschluesse=tuple(_resolutions(konzept, day, bodies)),
        stationen=tuple(_stations(konzept, since, day)),
        abgeschlossen=_of_step(Step.FINISHED, happened),
        wann_offen=tuple(name_of(event.state) for event in happened if event.moment is None),
        begonnen=_of_step(Step.BEGUN, happened),
        meilensteine=_of_step(Step.REACHED, happened),
        ueberfaellig=tuple(sorted(late, key=lambda each: (not each.zustaendig, each.zustaendig))),
        faellig=tuple(_deed(each, named) for each in found if not each.is_late),
        ohne_beides=_lacking(konzept, overview, measure=True, indicator=True),
        ohne_massnahme=_lacking(konzept, overview, measure=True, indicator=False),
        ohne_kennzahl=_lacking(konzept, overview, measure=False, indicator=True),
        anliegen=view_requests(konzept, overview, bodies, named),
    )


def _report_before(konzept: Konzept, day: date) -> tuple[Vorlage, Moment] | None:
    """The last paper brought in before a day that holds such a report, and its date."""
    found = [
        (entry.data, entry.data.datum)
        for entry in konzept.vorlagen
        if entry.data and entry.data.datum and entry.data.datum.last < day and _is_report(entry.data)
    ]
    return max(found, key=lambda each: each[1].last, default=None)


def _is_report(vorlage: Vorlage) -> bool:
    texts = (
        vorlage.sachdarstellung or "",
        *(each.text for each in vorlage.abschnitte),
        *(each.inhalt for each in vorlage.anlagen),
    )
    return vorlage.zustand is not Zustand.ENTWURF and any(
        found.alone and found.name == STATE for text in texts for found in placeholders(text)
    )


def _told(report: Vorlage, moment: Moment) -> str:
    number = f", Drs. Nr. {one_line(report.drucksache)}" if report.drucksache else ""
    return f"seit dem vorigen Sachstandsbericht{number} vom {say_moment(moment)}"


def _resolutions(konzept: Konzept, day: date, bodies: dict[str, str]) -> Iterator[BeschlussView]:
    for _, vorlage, beratung in accepted_papers(konzept):
        if beratung.sitzung and beratung.sitzung.first > day:
            continue
        body = bodies.get(beratung.gremium, beratung.gremium)
        result = RESULTS[beratung.ergebnis] if beratung.ergebnis else ""
        yield BeschlussView(
            sitzung=", ".join((body, *([say_moment(beratung.sitzung)] if beratung.sitzung else []))),
            drucksache=vorlage.drucksache or "",
            betreff=vorlage.betreff,
            ergebnis=", ".join((result, *say_votes(beratung.stimmen))),
            ziele=_goals(vorlage, konzept),
        )


def _goals(vorlage: Vorlage, konzept: Konzept) -> str:
    """The goals that a paper put to the vote, by their numbers today; by their ids where they have none any more."""
    if ALL in vorlage.beschliesst:
        return "alle"
    found = ((each, konzept.by_id.get(each)) for each in vorlage.beschliesst)
    return joined([(ziel.number if ziel else "") or each for each, ziel in found])


def _stations(konzept: Konzept, since: date, day: date) -> Iterator[RundeView]:
    rounds = sorted(
        (entry.data for entry in konzept.runden if entry.data), key=lambda runde: runde.zeitpunkt.first.first
    )
    for runde in rounds:
        if runde.zeitpunkt.last.last >= since and runde.zeitpunkt.first.first <= day:
            yield RundeView(say_time(runde.zeitpunkt), runde.text)


def _of_step(step: Step, found: list[Event]) -> tuple[VorgangView, ...]:
    return tuple(
        VorgangView(say_moment(event.moment), name_of(event.state), event.title)
        for event in found
        if event.step is step and event.moment
    )


def _deed(deed: Deed, named: NameUnits) -> TerminView:
    """A deed; a reason there may be only for measures."""
    reason = (deed.state.massnahme.status_begruendung or NO_REASON) if isinstance(deed.state, MeasureState) else ""
    return TerminView(
        tag=say_moment(moment_of(deed.due.day)),
        was=f"{said_task(deed.due)} ({kind_and_name(deed.state)})",
        zustaendig=named(deed.state.units),
        begruendung=reason,
    )


def _lacking(konzept: Konzept, overview: Overview, *, measure: bool, indicator: bool) -> tuple[str, ...]:
    """The goals at the bottom that lack these and nothing else. What was dropped serves nobody."""

    def lacks(ziel: Zielknoten) -> tuple[bool, bool]:
        serving = overview.serving(ziel.id)
        of_measures = any(overview.measuring(state.entry.id) for state in serving)
        dropped = all(is_dropped(state.massnahme) for state in serving)
        return dropped, not (overview.measuring(ziel.id) or of_measures)

    lacking = (ziel for ziel in konzept.ziele if not ziel.children and lacks(ziel) == (measure, indicator))
    return tuple(f"{ziel.number} {short_name(ziel)}".strip() for ziel in lacking)
