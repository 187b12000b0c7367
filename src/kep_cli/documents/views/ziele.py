"""The goals and their chronology as documents show them."""

from typing import NamedTuple

from kep_cli.model.entry import Entry, raw_text
from kep_cli.model.fields import Zeitpunkt
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.runde import Runde
from kep_cli.wording.dates import say_days, say_moment, say_range
from kep_cli.wording.phrases import one_line

UNREADABLE = "[Dieser Eintrag ist fehlerhaft]"
"""What stands in a draft for an entry that cannot be read."""


class ZielView(NamedTuple):
    """A goal with all below it. `nummer` is printed as it is, `1.` or `1.1`, and empty on a level without numbers."""

    nummer: str
    text: str
    punkte: tuple[str, ...]
    leitbild: str
    unterziele: "tuple[ZielView, ...]"


class RundeView(NamedTuple):
    """A row of the chronology: `Mai bis August 2017`, and what happened."""

    zeit: str
    text: str


class ZieleView(NamedTuple):
    """All that placeholders stand for.

    `leitbild` is empty where each branch has its own; then it stands at the goals. `oberziele` hold the rest of
    the tree. `chronologie` goes by time.
    """

    leitbild: str
    oberziele: tuple[ZielView, ...]
    chronologie: tuple[RundeView, ...]


def view_goals(konzept: Konzept) -> ZieleView:
    """The goals of a Konzept. What is too faulty to be read is marked as such."""
    rahmen = konzept.frame
    runden = sorted(
        konzept.runden, key=lambda entry: entry.data is not None and entry.data.zeitpunkt.first.first.toordinal()
    )
    return ZieleView(
        leitbild=(rahmen.leitbild if rahmen else None) or "",
        oberziele=tuple(map(_view_goal, konzept.oberziele)),
        chronologie=tuple(map(_view_round, runden)),
    )


def printed_number(number: str) -> str:
    """As papers print it: `1` becomes `1.`, everything else stays."""
    return f"{number}." if number.isdecimal() else number


def short_name(knoten: Zielknoten) -> str:
    """What a goal is called in short; where it has no short title, its text."""
    if knoten.data is None:
        return raw_text(knoten.node, "kurztitel") or raw_text(knoten.node, "text") or UNREADABLE
    return one_line(knoten.data.kurztitel or knoten.data.text)


def _view_goal(knoten: Zielknoten) -> ZielView:
    data = knoten.data
    return ZielView(
        nummer=printed_number(knoten.number),
        text=data.text if data else raw_text(knoten.node, "text") or UNREADABLE,
        punkte=data.punkte if data else (),
        leitbild=(data.leitbild if data else None) or "",
        unterziele=tuple(map(_view_goal, knoten.children)),
    )


def _view_round(entry: Entry[Runde]) -> RundeView:
    if entry.data is None:
        return RundeView("", raw_text(entry.node, "text") or UNREADABLE)
    return RundeView(say_time(entry.data.zeitpunkt), entry.data.text)


def say_time(zeitpunkt: Zeitpunkt) -> str:
    """When something was: `Mai bis August 2017`, `21.06.2018`."""
    if zeitpunkt.is_range:
        return say_range(zeitpunkt.first, zeitpunkt.last)
    return say_moment(zeitpunkt.first) if len(zeitpunkt.moments) == 1 else say_days(zeitpunkt.moments)
