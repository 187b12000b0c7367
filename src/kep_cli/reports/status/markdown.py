"""The state of things in Markdown: tables to paste into a page, a mail or a comment."""

from collections.abc import Iterable, Iterator, Sequence

from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.progress.overview import IndicatorState, MeasureState
from kep_cli.reports.status.stand import Stand
from kep_cli.telling.progress import (
    facts_of_indicator,
    kind_and_name,
    name_of,
    rating_of_indicator,
    said_due,
    said_thresholds,
    state_of_measure,
)
from kep_cli.telling.remarks import remarks
from kep_cli.telling.units import deeds_by_name, unit_names
from kep_cli.wording.dates import say_moment
from kep_cli.wording.markdown import escape
from kep_cli.wording.phrases import one_line
from kep_cli.wording.styled import StyledLine, plain_line

_MEASURES = ("Maßnahme", "Ziele", "Status", "Zuständig", "Überfällig")
_INDICATORS = ("Kennzahl", "Bewertung", "Stand", "Zuständig", "Überfällig")


def report(stand: Stand) -> Iterator[StyledLine]:
    """The lines."""
    return map(plain_line, _due_list(stand) if stand.only_due else _page(stand))


def _page(stand: Stand) -> Iterator[str]:
    yield f"## Stand {say_moment(stand.day)}"
    overview = stand.overview
    if stand.nothing:
        yield from ("", stand.nothing)
    if overview.indicators:
        yield from ("", "### Kennzahlen", "")
        yield from _table(_INDICATORS, (_indicator(stand, state) for state in overview.indicators))
        yield from ("", said_thresholds(stand.overview.thresholds))
    if overview.measures:
        yield from ("", "### Maßnahmen", "")
        yield from _table(_MEASURES, (_measure(stand, state) for state in overview.measures))
    if overview.uncovered and (overview.measures or overview.indicators):
        yield from ("", "### Ziele ohne Maßnahme und Kennzahl", "")
        yield from (f"- {escape(_goal(ziel))}" for ziel in overview.uncovered)
    if overview.unreadable:
        yield from ("", f"Nicht lesbar: {escape(', '.join(overview.unreadable))}")


def _due_list(stand: Stand) -> Iterator[str]:
    yield f"## Fällig, Stand {say_moment(stand.day)}"
    nothing = True
    for unit, owed in deeds_by_name(stand.konzept, stand.overview):
        nothing = False
        yield from ("", f"### {escape(unit)}", "")
        for deed in owed:
            yield f"- {escape(said_due(deed.due, is_late=deed.is_late))} ({escape(kind_and_name(deed.state))})"
    if nothing:
        yield from ("", "Nichts ist überfällig, und in den nächsten 90 Tagen ist nichts fällig.")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(map(escape, row))} |"


def _indicator(stand: Stand, state: IndicatorState) -> Sequence[str]:
    rating = rating_of_indicator(state)
    said = "; ".join((facts_of_indicator(state.standing), *remarks(state.standing)))
    return (name_of(state), rating, said, *_ends(stand, state))


def _measure(stand: Stand, state: MeasureState) -> Sequence[str]:
    goals = ", ".join(_number(stand.konzept, ziel) for ziel in state.massnahme.ziele)
    return (name_of(state), goals, state_of_measure(state), *_ends(stand, state))


def _ends(stand: Stand, state: MeasureState | IndicatorState) -> tuple[str, str]:
    names = unit_names(stand.konzept)
    units = ", ".join(names.get(unit, unit) for unit in state.units)
    return units, "; ".join(said_due(due, is_late=True) for due in state.late)


def _number(konzept: Konzept, ziel_id: str) -> str:
    ziel = konzept.by_id.get(ziel_id)
    return (ziel.number if ziel else "") or ziel_id


def _goal(ziel: Zielknoten) -> str:
    text = one_line(ziel.data.kurztitel or ziel.data.text) if ziel.data else ziel.id
    return f"{ziel.number} {text}".strip()
