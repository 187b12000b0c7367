"""The Synopse: the goals in two or more versions side by side, with what changed and why."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kep_cli.compare.compare import compare
from kep_cli.compare.words import is_editorial, one_line
from kep_cli.documents.views.reihenfolge import Ziele, arranged, keyed
from kep_cli.documents.views.wandel import UNCHANGED, Wandel, changes_by_goal, name
from kep_cli.documents.views.wortlaut import Wortlaut, wording
from kep_cli.documents.views.zellen import Eintrag, Quelle, ZelleView, course, pair
from kep_cli.documents.views.ziele import printed_number
from kep_cli.model.konzept import Konzept, Zielknoten

LEITBILD = "leitbild"
"""The id under which reasons for the Leitbild of the whole Konzept are given."""

_TWO = 2
_LEITBILD = "Leitbild"
_FAULTY = "fehlerhaft, deshalb nicht verglichen"
_UNREADABLE = "im anderen Stand nicht lesbar"


class Stand(NamedTuple):
    """A version: what people call it, when it was (in words, empty where nobody knows), its goals.

    `gruende` are the reasons that were given for what is in it otherwise than in the version before, by the ids of the
    goals, and by `LEITBILD`.
    """

    name: str
    zeit: str
    konzept: Konzept
    gruende: Mapping[str, Sequence[str]] = {}


class StandView(NamedTuple):
    """A version in the head of the table: `Fassung einbringung`, `24.02.2027`, which may be empty."""

    name: str
    zeit: str


class ZeileView(NamedTuple):
    """A goal in all versions, or a Leitbild. `nummer` is the latest that it bears."""

    nummer: str
    zellen: tuple[ZelleView, ...]


class GruppeView(NamedTuple):
    """The rows that belong to a goal at the top, under its number and text."""

    nummer: str
    titel: str
    zeilen: tuple[ZeileView, ...]


class SynopseView(NamedTuple):
    """All that a Synopse says. Where it is `paarweise`, of two versions, the old wordings have marks as well.

    `unveraendert` is the number of today's goals that have no row.
    """

    konzept: str
    koerperschaft: str
    staende: tuple[StandView, ...]
    gruppen: tuple[GruppeView, ...]
    unveraendert: int
    paarweise: bool


def view_synopsis(versions: Sequence[Stand], *, with_unchanged: bool) -> SynopseView:
    """The Synopse of two or more versions, the oldest first."""
    frame = versions[-1].konzept.frame
    table = _Table(versions, with_unchanged=with_unchanged)
    return SynopseView(
        konzept=frame.titel if frame else "",
        koerperschaft=frame.koerperschaft if frame else "",
        staende=tuple(StandView(version.name, version.zeit) for version in versions),
        gruppen=tuple(group for group in (table.leitbild(), *table.branches()) if group.zeilen),
        unveraendert=table.left_out,
        paarweise=len(versions) == _TWO,
    )


class _Table:
    def __init__(self, versions: Sequence[Stand], *, with_unchanged: bool) -> None:
        self._konzepte = [version.konzept for version in versions]
        self._ziele: list[Ziele] = [keyed(each, place) for place, each in enumerate(self._konzepte)]
        self._steps = [_step(before, after) for before, after in pairwise(versions)]
        self._reasons = [tuple(version.gruende.get(LEITBILD, ())) for version in versions[1:]]
        self._with_unchanged = with_unchanged
        self.left_out = 0

    def leitbild(self) -> GruppeView:
        """The Leitbild of the whole Konzept."""
        frames = (each.frame for each in self._konzepte)
        said = [frame.leitbild if frame else None for frame in frames]
        return GruppeView("", _LEITBILD, tuple(self._of_leitbild(said, self._reasons)))

    def branches(self) -> Iterator[GruppeView]:
        """The goals by those at the top."""
        for top, keys in arranged(self._ziele).items():
            latest = self._latest(top)
            elsewhere = self._told_elsewhere(keys)
            rows = [row for key in keys if key not in elsewhere for row in self._of_goal(key)]
            yield GruppeView(printed_number(latest.number), one_line(wording(latest).text), tuple(rows))

    def _of_goal(self, key: str) -> Iterator[ZeileView]:
        ziele = [each.get(key) for each in self._ziele]
        entries = [_entry(ziele[0], UNCHANGED, ())]
        for before, after, step, earlier in zip(ziele, ziele[1:], self._steps, self._ziele, strict=False):
            told = step.get(key, UNCHANGED)
            told = told._replace(hinweise=(*told.hinweise, *_doubts(before, after, told)))
            sources = [earlier[each] for each in told.quellen if each in earlier and each != key] if after else []
            entries.append(_entry(after, told, tuple(Quelle(name(each), wording(each)) for each in sources)))
        said = [ziel.data.leitbild if ziel and ziel.data else None for ziel in ziele]
        own = list(self._of_leitbild(said, [step.get(key, UNCHANGED).begruendungen for step in self._steps]))
        if self._with_unchanged or any(entry.wandel.hinweise for entry in entries):
            yield self._row(printed_number(self._latest(key).number), entries)
        elif not own:
            self.left_out += ziele[-1] is not None
        yield from own

    def _of_leitbild(self, said: Sequence[str | None], reasons: Sequence[tuple[str, ...]]) -> Iterator[ZeileView]:
        """The row of a Leitbild; `reasons` are those of each version but the first."""
        entries = [Eintrag("", Wortlaut(said[0]) if said[0] else None)]
        for (before, after), why in zip(pairwise(said), reasons, strict=True):
            hints = _of_text(before or "", after or "")
            told = Wandel(hints, why) if hints else UNCHANGED
            entries.append(Eintrag("", Wortlaut(after) if after else None, told))
        changed = any(entry.wandel.hinweise for entry in entries)
        if changed or (self._with_unchanged and any(said)):
            yield self._row(_LEITBILD, entries)

    def _row(self, number: str, entries: Sequence[Eintrag]) -> ZeileView:
        return ZeileView(number, pair(*entries) if len(entries) == _TWO else course(entries))

    def _latest(self, key: str) -> Zielknoten:
        return next(ziele[key] for ziele in reversed(self._ziele) if key in ziele)

    def _told_elsewhere(self, branch: Sequence[str]) -> set[str]:
        """The goals of a branch that are gone and stand in the row of what came of them, in the same branch."""
        if len(self._ziele) != _TWO:
            return set()
        (told,), (_, now) = self._steps, self._ziele
        return {source for key in branch if key in now and key in told for source in told[key].quellen} - set(now)


def _step(before: Stand, after: Stand) -> dict[str, Wandel]:
    comparison = compare(before.konzept, after.konzept)
    return changes_by_goal(before.konzept, after.konzept, comparison, after.gruende)


def _entry(ziel: Zielknoten | None, told: Wandel, sources: tuple[Quelle, ...]) -> Eintrag:
    if ziel is None:
        return Eintrag("", None, told)
    is_readable = ziel.data is not None and _FAULTY not in told.hinweise
    return Eintrag(printed_number(ziel.number), wording(ziel), told, sources, is_readable=is_readable)


def _doubts(before: Zielknoten | None, after: Zielknoten | None, told: Wandel) -> Iterator[str]:
    """What must be said where one of two versions is faulty, or the file in which a goal may have been."""
    if any(ziel is not None and ziel.data is None for ziel in (before, after)):
        yield _FAULTY
    elif told.hinweise:
        return
    elif before is None or after is None:
        if before or after:
            yield _UNREADABLE
    elif _said(before) != _said(after):  # the comparison keeps silent about what is faulty
        yield _FAULTY


def _said(ziel: Zielknoten) -> tuple[str, ...]:
    found = wording(ziel)
    return tuple(map(one_line, (found.text, *found.punkte)))


def _of_text(before: str, after: str) -> tuple[str, ...]:
    old, new = one_line(before), one_line(after)
    if old == new:
        return ()
    if not (old and new):
        return ("neu" if new else "entfallen",)
    return ("redaktionell geändert" if is_editorial(old, new) else "Wortlaut geändert",)
