"""German sentences: where they begin and end, and how many words they have."""

import re
from collections.abc import Iterator

# What may follow a point within a sentence is told by the word before it: an abbreviation, a single letter, a number.
_END = re.compile(r"[.!?…][“‘\"’)]*\s+(?=[„‚\"(]?[A-ZÄÖÜ0-9])|\n[ \t]*\n\s*")
_WITHIN = re.compile(
    r"(?:\b(?:\w|\d\d|[Aa]bs|[Aa]nl|[Aa]rt|[Bb]zgl|[Bb]zw|[Cc]a|[Dd]r|[Dd]rs|[Ee]inschl|[Ee]inw|[Ee]vtl|[Gg]em|[Gg]gf"
    r"|[Ii]nkl|[Kk]ap|[Mm]ax|[Mm]in|[Mm]io|[Mm]rd|[Nn]r|[Pp]rof|[Ss]t|[Ss]og|[Ss]tr|[Tt]sd|[Vv]gl|[Zz]iff|[Zz]zgl))\.$"
)
_FAR = 500


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends, in characters from its beginning."""
    start = 0
    for end in _END.finditer(text):
        if end[0][0] != "." or not _WITHIN.search(text, max(start, end.start() - 10), end.start() + 1):
            yield start, end.start() + len(end[0].rstrip())
            start = end.end()
    if text[start:].strip():
        yield start, len(text)


def sentence_around(text: str, place: int) -> tuple[int, int]:
    """Where the sentence begins and ends in which a place lies; of a very long one, what is near."""
    first = max(0, place - _FAR)
    near = text[first : place + _FAR]
    found = ((first + start, first + end) for start, end in sentences(near))
    return next(((start, end) for start, end in found if place < end), (first, first + len(near)))


def count_words(sentence: str) -> int:
    """How many words a sentence has; what is joined by hyphens or slashes is one, a lone dash none."""
    return sum(any(map(str.isalnum, word)) for word in sentence.split())
