"""What became of the goals of older versions: facts that several of the rules KEP9xx tell.

Loaded only where there is an older version: one in which goals were resolved, or one to compare with.
"""

from functools import cached_property
from typing import NamedTuple

from kep_cli.model.beschluss import Resolved, Versions, put_right, resolved_papers, same_words, voted_on
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.rules.cited_numbers import Reassigned, reassigned
from kep_cli.rules.gone import Gone, gone
from kep_cli.rules.left_behind import LeftBehind, Redefined, left_behind, redefined
from kep_cli.rules.wordings import (
    Departed,
    Difference,
    Pending,
    comes_from_others,
    departed,
    is_another,
    is_as_resolved,
)


class Reused(NamedTuple):
    """A goal that shares nothing with what its id said before; `paper` resolved that, if any did."""

    ziel: Zielknoten
    old: str
    paper: Resolved | None


class Past:
    """All that is told of older versions: those that were `resolved`, and the one `against` which today's are held."""

    def __init__(self, konzept: Konzept, resolved: Versions, against: Konzept | None) -> None:
        self._konzept = konzept
        self._resolved = resolved
        self._against = against

    @cached_property
    def gone_resolved(self) -> list[tuple[Resolved, Gone]]:
        """What was resolved and is gone without a word, told by the latest paper that resolved it."""
        found: list[tuple[Resolved, Gone]] = []
        told: set[str] = set()
        for paper in reversed(resolved_papers(self._konzept)):
            version = self._resolved.get(paper.vorlage.fassung or "")
            if version is None:
                continue
            voted = set(voted_on(paper, self._konzept, self._resolved))
            for each in gone(version, self._konzept, voted - told):
                found.append((paper, each))
                told.update(each.ids)
        return found

    @cached_property
    def gone_since(self) -> list[Gone]:
        """What else was there in the version to compare with, and is gone without a word."""
        if self._against is None:
            return []
        told = {ziel_id for _, each in self.gone_resolved for ziel_id in each.ids}
        return gone(self._against, self._konzept, set(self._against.by_id) - told)

    @cached_property
    def reused(self) -> list[Reused]:
        """The goals that are something else now than what their id said before."""
        found = {
            each.ziel.id: Reused(each.ziel, each.text, each.beschluss.resolved)
            for each in self._departed
            if self._is_reused(each)
        }
        if self._against is not None:
            for ziel in self._konzept.ziele:
                before = self._against.by_id.get(ziel.id)
                if before and ziel.id not in found and self._is_another_since(ziel, before):
                    found[ziel.id] = Reused(ziel, before.data.text if before.data else "", None)
        return list(found.values())

    @cached_property
    def departed(self) -> list[Departed]:
        """The goals that differ from what was resolved while no paper puts them to the vote again."""
        other = {each.ziel.id for each in self.reused}
        return [each for each in self._departed if each.ziel.id not in other and not self._pending.covers(each.ziel.id)]

    @cached_property
    def reassigned(self) -> list[Reassigned]:
        """The numbers that mean another goal now than when they were resolved."""
        return list(reassigned(self._konzept, self._resolved))

    @cached_property
    def redefined(self) -> list[Redefined]:
        """The Kennzahlen that are measured otherwise than in the version to compare with."""
        return list(redefined(self._konzept, self._against)) if self._against else []

    @cached_property
    def left_behind(self) -> list[LeftBehind]:
        """The goals that read otherwise than in that version while what hangs on them is the same."""
        other = {each.ziel.id for each in self.reused}
        found = left_behind(self._konzept, self._against) if self._against else ()
        return [each for each in found if each.ziel.id not in other]

    @cached_property
    def _pending(self) -> Pending:
        return Pending(self._konzept)

    @cached_property
    def _departed(self) -> list[Departed]:
        return list(departed(self._konzept, self._resolved))

    def _is_reused(self, each: Departed) -> bool:
        version = self._resolved.get(each.beschluss.vorlage.fassung or "")
        before = version.by_id.get(each.ziel.id) if version else None
        return (
            each.difference is Difference.WORDS
            and is_another(self._konzept, each.ziel, each.goal, each.text)
            and not comes_from_others(each.goal, before.data if before else None)
            and not self._pending.names(each.ziel.id)
        )

    def _is_another_since(self, ziel: Zielknoten, before: Zielknoten) -> bool:
        goal, old = ziel.data, before.data
        if goal is None or old is None or goal.text == old.text or self._konzept.by_id.get(ziel.id) is not ziel:
            return False
        return (
            is_another(self._konzept, ziel, goal, old.text)
            and not same_words(put_right(old.text, ziel), goal.text)
            and not comes_from_others(goal, old)
            and not self._pending.names(ziel.id)
            and not is_as_resolved(self._konzept, ziel, goal, self._resolved)
        )
