"""How the wording of a goal stands to what was resolved: facts, and what explains a difference.

Where it is not known what was resolved (a Fassung is missing, a body changed something without saying what, a field
cannot be read), nothing differs.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from kep_cli.compare.words import is_editorial, likeness
from kep_cli.model.beschluss import (
    ALL,
    Beschluss,
    Resolved,
    Versions,
    beschluss,
    is_undecided,
    put_right,
    resolutions,
    resolved_papers,
    same_words,
    voted_on,
)
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.vorlage import Ergebnis
from kep_cli.model.ziel import Ziel
from kep_cli.rules.as_written import read_in_full
from kep_cli.wording.ids import as_id

_SAID = ("text", "punkte", "berichtigungen", "hervorgegangen_aus")
_UNLIKE = 0.2
"""Below this likeness two wordings share hardly more than articles and prepositions."""
_STEM = 5
"""So many letters at the beginning of a word tell what it is about, whatever its ending."""


class Difference(IntEnum):
    """How far a wording is from another one."""

    NONE = 0
    EDITORIAL = 1
    WORDS = 2


class Departed(NamedTuple):
    """A goal that no longer reads as it was resolved, and in which field the greater difference lies.

    `goal` is the goal as it stands now, `text` and `punkte` what was resolved, with the slips put right since.
    """

    ziel: Zielknoten
    goal: Ziel
    beschluss: Beschluss
    field: str
    difference: Difference
    text: str
    punkte: tuple[str, ...]

    @property
    def is_editorial(self) -> bool:
        """Whether nothing but case, spacing and punctuation differs."""
        return self.difference is Difference.EDITORIAL


class Pending:
    """The goals that undecided papers put to the vote; all of them where a paper cannot be read in full."""

    def __init__(self, konzept: Konzept) -> None:
        self._covers_all = konzept.broken("goals/vorlagen/")
        self._named: set[str] = set()
        for entry in konzept.vorlagen:
            said = ("beschliesst", "zustand", "beratungsfolge")
            if entry.data is None or not all(read_in_full(entry, field) for field in said):
                self._covers_all = True
            elif is_undecided(entry.data):
                self._named.update(entry.data.beschliesst)

    def covers(self, ziel_id: str) -> bool:
        """Whether a paper puts a goal to the vote, or may do so."""
        return self._covers_all or ALL in self._named or ziel_id in self._named

    def names(self, ziel_id: str) -> bool:
        """Whether a paper names a goal itself, or may do so."""
        return self._covers_all or ziel_id in self._named


def departed(konzept: Konzept, versions: Versions) -> Iterator[Departed]:
    """The goals that differ from their latest resolution, in the order in which they are printed."""
    papers = [(paper, voted_on(paper, konzept, versions)) for paper in resolved_papers(konzept)]
    for ziel, goal in _readable(konzept):
        found = [paper for paper, voted in papers if ziel.id in voted]
        if not found:
            continue
        judged = [_difference(ziel, goal, beschluss(ziel, paper, versions), versions) for paper in _latest(found)]
        nearest = min(judged, key=lambda each: each.difference)
        if nearest.difference is not Difference.NONE:
            yield nearest


def is_as_resolved(konzept: Konzept, ziel: Zielknoten, goal: Ziel, versions: Versions) -> bool:
    """Whether a goal reads just as one of its resolutions has it."""
    return any(
        each.text is not None and same_words(each.text, goal.text) for each in resolutions(konzept, ziel, versions)
    )


def is_another(konzept: Konzept, ziel: Zielknoten, goal: Ziel, old: str) -> bool:
    """Whether a goal shares nothing with an old wording under its id: hardly a word, and no word's beginning.

    What everyone says of the county itself does not count; and a goal of which its own id tells is the one it was.
    """
    if likeness(old, goal.text) >= _UNLIKE:
        return False
    rahmen = konzept.frame
    idle = _stems(rahmen.koerperschaft) if rahmen else set()
    says = _stems(" ".join([goal.text, goal.kurztitel or "", *goal.punkte]))
    return not (says & _stems(f"{ziel.id} {old}")) - idle


def comes_from_others(goal: Ziel, before: Ziel | None) -> bool:
    """Whether a goal says that it came from others, and did not say so before."""
    return not set(goal.hervorgegangen_aus) <= set(before.hervorgegangen_aus if before else ())


def _readable(konzept: Konzept) -> Iterator[tuple[Zielknoten, Ziel]]:
    """The goals whose wording is known for certain; of several with the same id the first."""
    for ziel in konzept.ziele:
        if ziel.data and konzept.by_id.get(ziel.id) is ziel and ziel.unreadable.isdisjoint(_SAID):
            yield ziel, ziel.data


def _latest(found: Sequence[Resolved]) -> list[Resolved]:
    """The papers that may be the latest: those of the last day, and those of which no day is known."""
    last = found[-1].beratung.sitzung
    return [paper for paper in found if paper.beratung.sitzung in {None, last}]


def _difference(ziel: Zielknoten, goal: Ziel, its: Beschluss, versions: Versions) -> Departed:
    """How far a goal is from one resolution of it. What a body advised and the deciding one did not repeat counts."""
    if its.text is None or _is_vague(its):
        return Departed(ziel, goal, its, "text", Difference.NONE, goal.text, goal.punkte)
    amended = [
        put_right(each.text, ziel)
        for beratung in its.vorlage.beratungsfolge
        for each in beratung.aenderungen
        if each.ziel == ziel.id
    ]
    wordings = [its.text, *amended]
    punkte = tuple(put_right(punkt, ziel) for punkt in its.punkte)
    if amended or _are_unread(its, ziel, versions):
        punkte = goal.punkte
    in_text, in_list = min(_between(each, goal.text) for each in wordings), _between_lists(punkte, goal.punkte)
    field = "punkte" if in_list > in_text else "text"
    return Departed(ziel, goal, its, field, max(in_text, in_list), wordings[-1], punkte)


def _is_vague(its: Beschluss) -> bool:
    """Whether a body changed something without saying what, or what it said cannot be read in full."""
    silent = any(each.ergebnis is Ergebnis.GEAENDERT and not each.aenderungen for each in its.vorlage.beratungsfolge)
    return silent or not read_in_full(its.entry, "beratungsfolge")


def _between(old: str, new: str) -> Difference:
    if same_words(old, new):
        return Difference.NONE
    return Difference.EDITORIAL if is_editorial(old, new) else Difference.WORDS


def _between_lists(old: Sequence[str], new: Sequence[str]) -> Difference:
    if len(old) != len(new):
        return Difference.WORDS
    return max(map(_between, old, new), default=Difference.NONE)


def _are_unread(beschluss: Beschluss, ziel: Zielknoten, versions: Versions) -> bool:
    """Whether the bullets that were resolved could not be read."""
    version = versions.get(beschluss.vorlage.fassung or "")
    before = version.by_id.get(ziel.id) if version else None
    return before is None or "punkte" in before.unreadable


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in as_id(text).split("-") if len(word) >= _STEM and not word.isdigit()}
