"""Measures as documents show them: what is done, for which goals, by whom, until when, with which means."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kep_cli.documents.views.massnahme import MassnahmeView, MeasureViewer, said_status
from kep_cli.documents.views.ziele import UNREADABLE
from kep_cli.model.entry import Entry, raw_text
from kep_cli.model.konzept import Konzept
from kep_cli.progress.overview import MeasureState, Overview
from kep_cli.wording.phrases import one_line
from kep_cli.wording.ratings import STATES

if TYPE_CHECKING:
    from kep_cli.model.massnahme import Handlungsschwerpunkt, Massnahme


class HandlungsschwerpunktView(NamedTuple):
    """An area of action with its measures; `ziele` are the goals that it serves itself: `2.1 Wohnen`.

    `nicht_lesbar` are the titles (or ids) of measures that are too faulty to be shown.
    """

    titel: str
    ziele: tuple[str, ...]
    massnahmen: tuple[MassnahmeView, ...]
    nicht_lesbar: tuple[str, ...]


class StatusanzahlView(NamedTuple):
    """How many measures have a status."""

    status: str
    anzahl: int


class MassnahmenView(NamedTuple):
    """All measures by area of action, how many there are in each status, and in how many something is overdue.

    `gesamt` counts those that could be read; `gemessen` says whether an indicator measures one of them itself. None of
    the numbers is an average.
    """

    handlungsschwerpunkte: tuple[HandlungsschwerpunktView, ...]
    anzahlen: tuple[StatusanzahlView, ...]
    gesamt: int
    ueberfaellig: int
    gemessen: bool
    nicht_lesbar: tuple[str, ...]


def view_measures(konzept: Konzept, overview: Overview) -> MassnahmenView:
    """The measures of an overview, those that could not be read by their names."""
    viewer = MeasureViewer(konzept, overview)
    areas = tuple(_area(entry, konzept, overview, viewer) for entry in konzept.handlungsschwerpunkte)
    return MassnahmenView(
        areas,
        tuple(_counts(overview.measures)),
        len(overview.measures),
        sum(bool(state.late) for state in overview.measures),
        any(overview.measuring(state.entry.id) for state in overview.measures),
        tuple(name for area in areas for name in area.nicht_lesbar),
    )


def _area(
    entry: "Entry[Handlungsschwerpunkt]", konzept: Konzept, overview: Overview, viewer: MeasureViewer
) -> HandlungsschwerpunktView:
    return HandlungsschwerpunktView(
        one_line(entry.data.titel) if entry.data else _name(entry),
        tuple(map(viewer.goal, entry.data.ziele)) if entry.data else (),
        tuple(viewer.view(state) for state in overview.measures if state.entry.handlungsschwerpunkt is entry),
        tuple(_name(each) for each in konzept.massnahmen if each.handlungsschwerpunkt is entry and each.data is None),
    )


def _name(entry: "Entry[Handlungsschwerpunkt] | Entry[Massnahme]") -> str:
    """What people may know a faulty entry by."""
    return one_line(raw_text(entry.whole, "titel")) or entry.id or UNREADABLE


def _counts(measures: Sequence[MeasureState]) -> Iterator[StatusanzahlView]:
    found = Counter(map(said_status, measures))
    order = [*STATES.values(), *found]
    return (StatusanzahlView(word, found[word]) for word in sorted(found, key=order.index))
