"""The state of things for people: the tree of goals with what serves and measures each, then what is due."""

from collections.abc import Iterator

from kep_cli.model.konzept import Zielknoten
from kep_cli.progress.deeds import Deed, deeds
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
from kep_cli.telling.units import deeds_by_name
from kep_cli.wording.counts import counted
from kep_cli.wording.dates import say_moment
from kep_cli.wording.phrases import one_line
from kep_cli.wording.styled import Segment, Style, StyledLine, plain_line

_STYLES = {
    **dict.fromkeys(("gruen", "sonne"), Style.INFO),
    **dict.fromkeys(("gelb", "leicht_bewoelkt", "wolke"), Style.WARNING),
    **dict.fromkeys(("rot", "gewitter"), Style.ERROR),
}
_INDENT = "  "


def report(stand: Stand) -> Iterator[StyledLine]:
    """The lines."""
    yield _title(stand)
    if stand.only_due:
        yield from _by_units(stand)
        return
    if stand.nothing:
        yield plain_line("")
        yield plain_line(stand.nothing)
        return
    yield plain_line("")
    yield from _tree(stand)
    yield from _others(stand)
    yield from _closing(stand)


def _title(stand: Stand) -> StyledLine:
    frame = stand.konzept.frame
    title = f"{one_line(frame.titel)}, " if frame else ""
    return (Segment(f"{title}Stand {say_moment(stand.day)}", Style.STRONG),)


def _tree(stand: Stand) -> Iterator[StyledLine]:
    top = min((ziel.level for ziel in stand.goals), default=0)
    for ziel in stand.goals:
        indent = _INDENT * (ziel.level - top)
        yield (*_goal(ziel, indent), *_remark(stand, ziel))
        for measure in stand.overview.serving(ziel.id):
            yield from _measure(stand, measure, indent + _INDENT, told=ziel.id)
        for indicator in stand.overview.measuring(ziel.id):
            yield from _indicator(indicator, indent + _INDENT)


def _others(stand: Stand) -> Iterator[StyledLine]:
    """What belongs to none of the goals that are told of: indicators of products, or what alone was asked for."""
    goals = {ziel.id for ziel in stand.goals}
    measures = [state for state in stand.overview.measures if goals.isdisjoint(state.massnahme.ziele)]
    told = goals | {state.entry.id for state in stand.overview.measures}
    indicators = [state for state in stand.overview.indicators if told.isdisjoint(state.standing.kennzahl.misst)]
    if goals and (measures or indicators):
        yield plain_line("")
        yield (Segment("Ohne Bezug zu einem dieser Ziele", Style.STRONG),)
    for measure in measures:
        yield from _measure(stand, measure, "")
    for indicator in indicators:
        yield from _indicator(indicator, "")


def _goal(ziel: Zielknoten, indent: str) -> Iterator[Segment]:
    text = one_line(ziel.data.kurztitel or ziel.data.text) if ziel.data else "(fehlerhaft)"
    yield Segment(f"{indent}{ziel.number or '–'}  ", Style.STRONG)
    yield Segment(text)


def _remark(stand: Stand, ziel: Zielknoten) -> Iterator[Segment]:
    if any(ziel is each for each in stand.overview.uncovered):
        yield Segment("  – noch ohne Maßnahme und Kennzahl", Style.WARNING)


def _measure(stand: Stand, state: MeasureState, indent: str, told: str = "") -> Iterator[StyledLine]:
    """A measure with its indicators, but for those that are told anyway, since they measure the goal `told` as well."""
    yield (
        Segment(f"{indent}Maßnahme  ", Style.DIM),
        Segment(name_of(state)),
        Segment(f" – {state_of_measure(state)}"),
    )
    yield from _late(state, indent)
    for indicator in stand.overview.measuring(state.entry.id):
        if told not in indicator.standing.kennzahl.misst:
            yield from _indicator(indicator, indent + _INDENT)


def _indicator(state: IndicatorState, indent: str) -> Iterator[StyledLine]:
    grade = state.standing.rating.grade
    yield (
        Segment(f"{indent}Kennzahl  ", Style.DIM),
        Segment(name_of(state)),
        Segment(" – "),
        Segment(rating_of_indicator(state), _STYLES[grade] if grade else Style.PLAIN),
        Segment(f": {facts_of_indicator(state.standing)}"),
    )
    yield from ((Segment(f"{indent}          {each}", Style.DIM),) for each in remarks(state.standing))
    yield from _late(state, indent)


def _late(state: MeasureState | IndicatorState, indent: str) -> Iterator[StyledLine]:
    for due in state.late:
        yield (Segment(f"{indent}          {said_due(due, is_late=True)}", Style.WARNING),)


def _closing(stand: Stand) -> Iterator[StyledLine]:
    found = deeds(stand.overview)
    late = sum(deed.is_late for deed in found)
    yield plain_line("")
    yield plain_line(
        ", ".join(
            (
                counted(len(stand.overview.measures), "Maßnahme", "Maßnahmen"),
                counted(len(stand.overview.indicators), "Kennzahl", "Kennzahlen"),
                f"{late} überfällig",
                f"{len(found) - late} in den nächsten 90 Tagen fällig",
            )
        )
    )
    uncovered = len(stand.overview.uncovered)
    if uncovered:
        yield plain_line(f"{counted(uncovered, 'Ziel', 'Ziele')} noch ohne Maßnahme und Kennzahl")
    if stand.overview.unreadable:
        ids = ", ".join(f"„{each}“" for each in stand.overview.unreadable)
        yield (Segment(f"Nicht lesbar, deshalb nicht dabei: {ids}", Style.WARNING),)
    if stand.overview.indicators:
        yield (Segment(said_thresholds(stand.overview.thresholds), Style.DIM),)
    if found:
        yield (Segment("Wer was liefern muss, zeigt: kep status --faellig", Style.DIM),)


def _by_units(stand: Stand) -> Iterator[StyledLine]:
    nothing = True
    for unit, owed in deeds_by_name(stand.konzept, stand.overview):
        nothing = False
        yield plain_line("")
        yield (Segment(unit, Style.STRONG),)
        yield from map(_deed, owed)
    if nothing:
        yield plain_line("")
        yield plain_line("Nichts ist überfällig, und in den nächsten 90 Tagen ist nichts fällig.")


def _deed(deed: Deed) -> StyledLine:
    style = Style.WARNING if deed.is_late else Style.PLAIN
    return (
        Segment(f"  {said_due(deed.due, is_late=deed.is_late)}", style),
        Segment(f" ({kind_and_name(deed.state)})"),
    )
