"""Two wordings, compared word by word.

German compounds with their hyphens (`service- sowie`), numbers (`1.234,5`, `20-jährig`) and abbreviations (`z. B.`)
are words; so is each quotation mark and other sign. White space counts as one blank.
"""

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple
from unicodedata import normalize

from kep_cli.compare.alignment import align

_COMPOUND = r"[^\W\d_]+(?:[-‐‑'’/.·*:_]?\w+)*[-‐‑]?(?!\w)"
_ABBREVIATION = r"[^\W\d_]\.(?:\s?[^\W\d_]\.)+"
_NUMBER = rf"\d+(?:[.,:]\d+)*(?:[-‐‑]?{_COMPOUND})?"
_TOKEN = re.compile(rf"{_ABBREVIATION}|{_NUMBER}|{_COMPOUND}|\w+|\s+|[^\w\s]")
_WORD = re.compile(r"\w+")
_LINE_BREAK = re.compile(r"[ \t]*\r?\n[ \t\r\n]*")
_BLANKS = re.compile(r"\s+")

_SIGNS = r";!?…\"'„“”‚‘’«»‹›()\[\]–—·‐‑\s\-"
_PUNCTUATION = re.compile(rf"[{_SIGNS}]|(?<!\d)[.,:]|[.,:](?!\d)")
# Signs that carry a meaning of their own, and what stands for them where punctuation is left out. Blanks of a date and
# within thousands carry none.
_MEANINGS = (
    (re.compile(r"(?<=[a-zäöüß])I(?=n(?:nen)?\b)"), "\1i"),
    (re.compile(r"(?<=[^\W\d_])[:·(](?=in(?:nen)?\b)"), "\2"),
    (re.compile(r"(?<!\w)[-–−‐‑](?=\d)"), "\3"),
    (re.compile(r"(?<!\d)(\d{1,2}\.)\s?(\d{1,2}\.)\s?(?=\d{2}(?:\d{2})?\b)"), r"\1\2"),
    (re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)"), ""),
    (re.compile(rf"(?<=\d)(?![.,:]\d)[{_SIGNS}.,:]+(?=\d)"), "\4"),
)


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
    """The text as it is printed: line breaks and white space around them are single blanks, an umlaut is one letter."""
    return _LINE_BREAK.sub(" ", normalize("NFC", text).strip())


def is_editorial(old: str, new: str) -> bool:
    """Whether two wordings differ in nothing but upper and lower case, spacing and punctuation.

    What tells numbers apart (`1,5`, `15`, `1–5`, `-5`) or makes a word another one (`Schüler:innen`) is no punctuation.
    """
    return _bare(old) == _bare(new)


def likeness(one: str, other: str) -> float:
    """How many of their words two texts share, from 0 to 1, whatever the order."""
    first, second = (Counter(_WORD.findall(text.lower())) for text in (one, other))
    number = first.total() + second.total()
    return 2 * (first & second).total() / number if number else 1.0


def word_changes(old: str, new: str) -> tuple[Piece, ...]:
    """The two wordings laid over one another."""
    before, after = (_TOKEN.findall(_BLANKS.sub(" ", normalize("NFC", text).strip())) for text in (old, new))
    return tuple(_pieces(before, after))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    for run in align(before, after):
        texts = {
            Part.SAME if run.is_same else Part.OLD: before[run.old.start : run.old.stop],
            Part.SAME if run.is_same else Part.NEW: after[run.new.start : run.new.stop],
        }
        for part, words in texts.items():
            if words:
                yield Piece(part, "".join(words))


def _bare(text: str) -> str:
    said = normalize("NFC", text)
    for sign, stand_in in _MEANINGS:
        said = sign.sub(stand_in, said)
    return _PUNCTUATION.sub("", said.lower())
