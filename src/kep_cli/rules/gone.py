"""What was in an older version of the goals and is neither there now nor among what was dropped.

Nothing is said of what may be there after all, in a file that could not be read; and nothing of what is named as the
origin of another goal, since that reference leads nowhere and is a finding of its own (KEP209).
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.rules.known_ids import dropped, ziele_ever
from kep_cli.source.faults import FileFault
from kep_cli.spans import Span, whole_file

_ENTFALLEN = "goals/entfallen.yaml"
_UNREAD = frozenset({FileFault.NOT_READ, FileFault.OUTSIDE_LINK})


class Gone(NamedTuple):
    """What is gone without a word: one goal with all `below` it, or several that a dropped one took with it.

    `place` is where somebody should look. `went_with` is the id of the dropped one whose entry leaves them out, else
    empty. `reborn` is the id of a new goal with the very words of the first one, else empty.
    """

    ziele: tuple[Zielknoten, ...]
    below: tuple[str, ...]
    place: Span
    went_with: str = ""
    reborn: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all of it."""
        return (*(ziel.id for ziel in self.ziele), *self.below)


def gone(old: Konzept, now: Konzept, among: Collection[str] | None = None) -> list[Gone]:
    """What is gone since an older version, in its order; only ids that are `among` those given, if any are."""
    missing = _missing(old, now)
    origins = {origin for ziel in now.ziele if ziel.data for origin in ziel.data.hervorgegangen_aus}
    entries = dropped(now)
    tops: dict[tuple[str, str], list[Zielknoten]] = {}
    below: dict[str, list[str]] = {}
    for ziel in missing.values():
        if among is not None and ziel.id not in among:
            continue
        above = _above(ziel)
        lost = [each.id for each in above if each.id in missing]
        if not origins.isdisjoint((ziel.id, *lost)):
            continue
        if top := [each for each in lost if among is None or each in among]:
            below.setdefault(top[-1], []).append(ziel.id)
            continue
        nearest = next((each.id for each in above if each.id in now.by_id or each.id in entries), "")
        went_with = nearest if nearest not in now.by_id else ""
        tops.setdefault((went_with, "" if went_with else ziel.id), []).append(ziel)
    fresh = _fresh(old, now) if tops else {}
    return [
        Gone(
            tuple(ziele),
            tuple(each for ziel in ziele for each in below.get(ziel.id, ())),
            _place(ziele[0], now, entries),
            went_with,
            _reborn(ziele[0], fresh),
        )
        for (went_with, _), ziele in tops.items()
    ]


def _missing(old: Konzept, now: Konzept) -> dict[str, Zielknoten]:
    """The goals of an older version that are surely neither alive nor dropped, by their ids."""
    if any(fault.kind in _UNREAD and fault.span.path.endswith((".yaml", ".yml")) for fault in now.faults):
        return {}
    if any(file.holds_entities and file.broken and not file.text for file in now.files.values()):
        return {}
    known = ziele_ever(now)
    found: dict[str, Zielknoten] = {}
    for ziel in old.ziele:
        if ziel.id and known.lack(ziel.id):
            found.setdefault(ziel.id, ziel)
    return found


def _above(ziel: Zielknoten) -> list[Zielknoten]:
    """The goals above one, the nearest first."""
    chain = []
    while ziel.parent is not None:
        ziel = ziel.parent
        chain.append(ziel)
    return chain


def _place(ziel: Zielknoten, now: Konzept, entries: Mapping[str, Span]) -> Span:
    """Where to look: at the goal above it, at the entry of one that was dropped, else where the entry belongs."""
    for above in _above(ziel):
        if living := now.by_id.get(above.id):
            return living.key_span("unterziele") if living.has("unterziele") else living.span("id")
        if place := entries.get(above.id):
            return place
    return whole_file(_ENTFALLEN if _ENTFALLEN in now.files else "goals/konzept.yaml")


def _fresh(old: Konzept, now: Konzept) -> dict[tuple[str, ...], str]:
    """The ids of goals that are new, by the words of their texts."""
    found: dict[tuple[str, ...], str] = {}
    for ziel in now.ziele:
        if ziel.data and ziel.id and ziel.id not in old.by_id:
            found.setdefault(tuple(ziel.data.text.split()), ziel.id)
    return found


def _reborn(ziel: Zielknoten, fresh: Mapping[tuple[str, ...], str]) -> str:
    """The id of a goal that is new and has the very same words."""
    return fresh.get(tuple(ziel.data.text.split()), "") if ziel.data else ""
