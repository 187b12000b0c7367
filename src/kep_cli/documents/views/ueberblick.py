"""A report on the state of things in a few lines, for those who read no more."""

from collections.abc import Iterator

from kep_cli.documents.views.sachstand import SachstandView
from kep_cli.model.massnahme import Massnahmenstatus
from kep_cli.progress.overview import Overview
from kep_cli.wording.counts import counted
from kep_cli.wording.phrases import joined


def at_a_glance(state: SachstandView, overview: Overview) -> tuple[str, ...]:
    """The lines: `40 Maßnahmen, davon 6 abgeschlossen`. What there is none of gets no line."""
    return tuple(_lines(state, overview))


def _lines(state: SachstandView, overview: Overview) -> Iterator[str]:
    if overview.measures:
        finished = sum(each.massnahme.status is Massnahmenstatus.ABGESCHLOSSEN for each in overview.measures)
        yield f"{counted(len(overview.measures), 'Maßnahme', 'Maßnahmen')}, davon {finished} abgeschlossen"
    if overview.indicators:
        missed = len(state.anliegen.verfehlt)
        fails = "verfehlt" if missed == 1 else "verfehlen"
        told = counted(len(overview.indicators), "Kennzahl", "Kennzahlen")
        yield f"{told}, davon {fails} {missed} einen Zielwert oder eine Grenze"
    if overview.measures or overview.indicators:
        late = counted(len(state.ueberfaellig), "Termin", "Termine")
        yield f"{late} überfällig, {len(state.faellig)} in den nächsten 90 Tagen fällig"
    if lacking := len(state.ohne_beides) + len(state.ohne_massnahme) + len(state.ohne_kennzahl):
        yield f"{counted(lacking, 'Ziel', 'Ziele')} ohne Maßnahme oder Kennzahl"
    to_decide = (
        (len(state.anliegen.vorgelegt), "Vorlage", "Vorlagen"),
        (len(state.anliegen.vorschlaege), "vorgeschlagene Maßnahme", "vorgeschlagene Maßnahmen"),
    )
    if found := [counted(*each) for each in to_decide if each[0]]:
        yield f"Zu entscheiden: {joined(found)}"
