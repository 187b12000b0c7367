"""Two wordings, compared word by word.

German compounds with their hyphens (`service- sowie`), numbers (`1.234,5`) and abbreviations with points within are
words; so is each quotation mark and other sign. White space counts as one blank.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum, auto
from itertools import takewhile
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[-‐‑'’/.·*:_]?\w+)*[-‐‑]?(?!\w)|\w+|\s+|[^\w\s]")
_WORD = re.compile(r"\w+")
_LINE_BREAK = re.compile(r"[ \t]*\r?\n[ \t\r\n]*")
_BLANKS = re.compile(r"\s+")
# Punctuation that carries no meaning of its own. A point or comma within a number does, as does a minus before one.
_PUNCTUATION = re.compile(r"(?<!\d)[.,:]|[.,:](?!\d)|[;!?…\"'„“”‚‘’«»‹›()\[\]–—·‐‑]|-(?!\d)|(?<=\w)-(?=\d)")
_WORDS_AT_MOST = 20_000
_SMALL_ISLAND = 2


class Part(Enum):
    """Whether a piece of text stands in both wordings, only in the old or only in the new one."""

    SAME = auto()
    OLD = auto()
    NEW = auto()


class Piece(NamedTuple):
    """A piece of two wordings laid over one another.

    Those that are `SAME` or `OLD` make the old wording, `SAME` and `NEW` the new one; old comes before new.
    """

    part: Part
    text: str


def one_line(text: str) -> str:
    """The text as it is printed: line breaks and white space around them are single blanks."""
    return _LINE_BREAK.sub(" ", text.strip())


def is_editorial(old: str, new: str) -> bool:
    """Whether two wordings differ in nothing but upper and lower case, spacing and punctuation."""
    return _bare(old) == _bare(new)


def likeness(one: str, other: str) -> float:
    """How many of their words two texts share, from 0 to 1, whatever the order."""
    first, second = (Counter(_WORD.findall(text.lower())) for text in (one, other))
    number = first.total() + second.total()
    return 2 * (first & second).total() / number if number else 1.0


def word_changes(old: str, new: str) -> tuple[Piece, ...]:
    """The two wordings laid over one another."""
    before, after = (_TOKEN.findall(_BLANKS.sub(" ", text.strip())) for text in (old, new))
    return tuple(_joined(_without_islands(_runs(before, after))))


class _Run(NamedTuple):
    """Tokens that stand in both, where `old` equals `new`, or one in the place of the other."""

    old: Sequence[str]
    new: Sequence[str]

    @property
    def is_same(self) -> bool:
        return self.old == self.new

    @property
    def words(self) -> int:
        return max(sum(map(_is_word, self.old)), sum(map(_is_word, self.new)))


def _bare(text: str) -> str:
    return "".join(_PUNCTUATION.sub("", unicodedata.normalize("NFC", text).lower()).split())


def _is_word(token: str) -> bool:
    return token[0].isalnum()


def _runs(before: list[str], after: list[str]) -> Iterator[_Run]:
    head = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    ends = zip(reversed(before[head:]), reversed(after[head:]), strict=False)
    tail = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if head:
        yield _Run(before[:head], before[:head])
    if len(old) + len(new) > _WORDS_AT_MOST:
        yield _Run(old, new)
    else:
        matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
        for _, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            yield _Run(old[old_from:old_to], new[new_from:new_to])
    if tail:
        yield _Run(before[len(before) - tail :], before[len(before) - tail :])


def _without_islands(runs: Iterator[_Run]) -> list[_Run]:
    """A word or two that stayed amid words that changed hinder reading: then the whole passage counts as changed."""
    kept: list[_Run] = []
    for run in runs:
        kept.append(run)
        while len(kept) > 2 and _is_island(*kept[-3:]):  # noqa: PLR2004 - a change, what stayed, a change
            before, island, after = kept[-3:]
            kept[-3:] = [
                _Run([*before.old, *island.old, *after.old], [*before.new, *island.new, *after.new]),
            ]
    return kept


def _is_island(before: _Run, island: _Run, after: _Run) -> bool:
    if before.is_same or not island.is_same or after.is_same:
        return False
    return island.words <= min(_SMALL_ISLAND, before.words, after.words)


def _joined(runs: list[_Run]) -> Iterator[Piece]:
    for run in runs:
        if run.is_same:
            yield Piece(Part.SAME, "".join(run.new))
            continue
        if run.old:
            yield Piece(Part.OLD, "".join(run.old))
        if run.new:
            yield Piece(Part.NEW, "".join(run.new))
