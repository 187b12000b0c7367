"""Lists of wordings. Their entries have no ids, so those that differ are paired by likeness, and that is said."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from kep_cli.compare.changes import Change, Kind
from kep_cli.compare.words import is_editorial, likeness, one_line

_LIKE = 0.5
_COMPARED_AT_MOST = 2_500
"""Pairs of entries; where there are more, nobody could follow a guess."""


class MakeChange(Protocol):
    """Makes a change in a field of one entity."""

    def __call__(self, kind: Kind, field: str, old: object, new: object, *, presumed: bool = False) -> Change:
        """The change."""


def compare_bullets(change: MakeChange, path: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """What was added, removed and reworded, in the order of the new list, the removed ones last."""
    before, after = [*map(one_line, old)], [*map(one_line, new)]
    kept = _equal_pairs(before, after)
    partner = dict(kept)
    left = [place for place in range(len(before)) if place not in partner]
    taken = set(partner.values())
    gained = [place for place in range(len(after)) if place not in taken]
    presumed = {place: other for other, place in _alike(before, after, left, gained)}
    for place in gained:
        if place in presumed:
            one, other = before[presumed[place]], after[place]
            kind = Kind.EDITORIAL if is_editorial(one, other) else Kind.REWORDED
            yield change(kind, path, old[presumed[place]], new[place], presumed=True)
        else:
            yield change(Kind.ADDED, path, None, new[place])
    for place in left:
        if place not in presumed.values():
            yield change(Kind.REMOVED, path, old[place], None)
    in_old_order, in_new_order = sorted(kept), sorted(kept, key=lambda pair: pair[1])
    if in_old_order != in_new_order:
        yield change(
            Kind.REORDERED,
            path,
            tuple(old[place] for place, _ in in_old_order),
            tuple(new[place] for _, place in in_new_order),
        )


def _equal_pairs(before: list[str], after: list[str]) -> list[tuple[int, int]]:
    """Entries with the same words, each paired once, the first with the first."""
    places: dict[str, list[int]] = {}
    for place, text in enumerate(after):
        places.setdefault(text, []).append(place)
    return [(place, places[text].pop(0)) for place, text in enumerate(before) if places.get(text)]


def _alike(before: list[str], after: list[str], left: list[int], gained: list[int]) -> Iterator[tuple[int, int]]:
    """The pairs that are most alike first; each entry once. The same pairs come out whichever list is the older one."""
    if len(left) * len(gained) > _COMPARED_AT_MOST:
        return
    found = [
        (-share, abs(one - other), one + other, one, other)
        for one in left
        for other in gained
        if (share := _share(before[one], after[other])) >= _LIKE
    ]
    used_before: set[int] = set()
    used_after: set[int] = set()
    for *_, one, other in sorted(found):
        if one not in used_before and other not in used_after:
            used_before.add(one)
            used_after.add(other)
            yield one, other


def _share(one: str, other: str) -> float:
    return 1.0 if is_editorial(one, other) else likeness(one, other)
