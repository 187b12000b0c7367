"""Two lists of words laid over one another: what stands in both, and what stands in the place of what.

Short lists are laid out by their longest common stretches. That takes too long for long ones, which are therefore held
together first by what each of them says only once, a few words in a row.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, takewhile
from typing import NamedTuple

_SHORT = 250_000
"""Pairs of words up to which two lists are laid out at once."""

_COMPARABLE = 4_000_000
"""Pairs of words; a passage with more of them that nothing holds together has been written anew."""

_SMALL_ISLAND = 2
_IN_A_ROW = 5
"""Three words and the blanks between them."""


class Run(NamedTuple):
    """A stretch of both lists, by its places: the same words, or some in the place of the others."""

    is_same: bool
    old: range
    new: range


def align(before: Sequence[str], after: Sequence[str]) -> list[Run]:
    """All of both lists, in order; what is the same and what differs take turns.

    A word or two that stayed amid words that changed hinder reading: then the whole passage counts as changed.
    """
    sums = (list(accumulate(map(_is_word, before), initial=0)), list(accumulate(map(_is_word, after), initial=0)))
    runs: list[Run] = []
    for run in _runs(before, after):
        if runs and runs[-1].is_same == run.is_same:
            runs[-1] = _joined(runs[-1], run)
        else:
            runs.append(run)
        while len(runs) > 2 and not run.is_same and _is_island(*(_words(each, *sums) for each in runs[-3:])):  # noqa: PLR2004 - a change, what stayed, a change
            runs[-3:] = [_joined(runs[-3], runs[-1])]
    return runs


def _words(run: Run, old: list[int], new: list[int]) -> tuple[int, int]:
    """How many words a run has in both lists, blanks and signs not counted."""
    return old[run.old.stop] - old[run.old.start], new[run.new.stop] - new[run.new.start]


def _is_island(before: tuple[int, int], island: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether what stayed is smaller than what was put in the place of something else beside it."""
    replaced = min(before[0] + after[0], before[1] + after[1])
    return island[0] <= min(_SMALL_ISLAND, max(before), max(after)) and (not island[0] or island[0] < replaced)


def _is_word(token: str) -> bool:
    return token[0].isalnum()


def _joined(first: Run, last: Run) -> Run:
    """From the first one to the last one, with all between."""
    old, new = range(first.old.start, last.old.stop), range(first.new.start, last.new.stop)
    return Run(first.is_same and last.is_same, old, new)


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[Run]:
    head = _length_of_same(zip(before, after, strict=False))
    tail = _length_of_same(zip(reversed(before[head:]), reversed(after[head:]), strict=False))
    ends = Run(is_same=True, old=range(len(before) - tail, len(before)), new=range(len(after) - tail, len(after)))
    old, new = head, head
    if head:
        yield Run(is_same=True, old=range(head), new=range(head))
    for held in [*_held(before, after, range(head, ends.old.start), range(head, ends.new.start)), ends]:
        yield from _laid_over(before, after, range(old, held.old.start), range(new, held.new.start))
        if held.old:
            yield held
        old, new = held.old.stop, held.new.stop


def _length_of_same(pairs: Iterator[tuple[str, str]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _laid_over(before: Sequence[str], after: Sequence[str], old: range, new: range) -> Iterator[Run]:
    if len(old) * len(new) > _COMPARABLE:
        yield Run(is_same=False, old=old, new=new)
        return
    parts = before[old.start : old.stop], after[new.start : new.stop]
    for tag, first, last, new_first, new_last in SequenceMatcher(str.isspace, *parts, autojunk=False).get_opcodes():
        yield Run(tag == "equal", old[first:last], new[new_first:new_last])


def _held(before: Sequence[str], after: Sequence[str], old: range, new: range) -> Iterator[Run]:
    """Where long lists say the same few words that each of them says once; as many places as are in order in both."""
    if len(old) * len(new) <= _SHORT:
        return
    places = _said_once(after, new)
    pairs = [(place, places[words]) for words, place in _said_once(before, old).items() if words in places]
    free = (0, 0)
    for place, other in _in_order(pairs):
        if place >= free[0] and other >= free[1]:
            free = (place + _IN_A_ROW, other + _IN_A_ROW)
            yield Run(is_same=True, old=range(place, free[0]), new=range(other, free[1]))


def _said_once(words: Sequence[str], stretch: range) -> dict[tuple[str, ...], int]:
    rows = {place: tuple(words[place : place + _IN_A_ROW]) for place in stretch[: 1 - _IN_A_ROW]}
    times = Counter(rows.values())
    return {row: place for place, row in rows.items() if times[row] == 1}


def _in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of pairs that are sorted by their first part, as many as possible of which the second part grows as well."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
    chosen: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]
