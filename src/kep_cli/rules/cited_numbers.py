"""Numbers under which a resolved paper printed another goal than bears them now."""

from collections.abc import Iterator
from typing import NamedTuple

from kep_cli.model.beschluss import Resolved, Versions, resolved_papers, voted_on
from kep_cli.model.konzept import Konzept, Zielknoten


class Reassigned(NamedTuple):
    """A goal that bears the number under which another one was resolved; `before` is that one in the Fassung."""

    ziel: Zielknoten
    before: Zielknoten
    paper: Resolved


def reassigned(konzept: Konzept, versions: Versions) -> Iterator[Reassigned]:
    """Each number that means another goal now; those below it go with it and are not told."""
    printed, also = _printed(konzept, versions)
    bearers: dict[str, set[str]] = {}
    for ziel in konzept.ziele:
        bearers.setdefault(ziel.number, set()).add(ziel.id)
    found: set[int] = set()
    for ziel in konzept.ziele:
        if ziel.parent is not None and id(ziel.parent) in found:
            found.add(id(ziel))
            continue
        paper, before = printed.get(ziel.number, (None, None))
        if paper is None or before is None or before.id in bearers[ziel.number] or (ziel.number, ziel.id) in also:
            continue
        comes_from_it = ziel.data is None or before.id in ziel.data.hervorgegangen_aus
        if ziel.id and not comes_from_it and before.id not in konzept.possible_ids:
            found.add(id(ziel))
            yield Reassigned(ziel, before, paper)


def _printed(
    konzept: Konzept, versions: Versions
) -> tuple[dict[str, tuple[Resolved, Zielknoten]], set[tuple[str, str]]]:
    """What each number meant when it was last resolved, and what it may have meant in papers without a day.

    Behind a paper whose Fassung is not there nobody knows what older numbers mean.
    """
    last: dict[str, tuple[Resolved, Zielknoten]] = {}
    also: set[tuple[str, str]] = set()
    for paper in resolved_papers(konzept):
        version = versions.get(paper.vorlage.fassung or "")
        if version is None:
            last.clear()
            continue
        voted = voted_on(paper, konzept, versions)
        for ziel in version.ziele:
            if ziel.number and ziel.id in voted:
                last[ziel.number] = paper, ziel
                if paper.beratung.sitzung is None:
                    also.add((ziel.number, ziel.id))
    return last, also
