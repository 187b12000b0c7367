"""One line of a source, ready to be shown with a place in it underlined.

What a character looks like and how wide it is differs from what it is: tabs move to the next stop, controls are
spelled out, wide characters take two columns, accents none. Long lines are cut to a window around the place.
"""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from kep_cli.spans import Span
from kep_cli.wording.visible import visible

WIDEST = 100
"""How many columns of a terminal an excerpt takes at most."""

_BEFORE = 30  # columns kept before the place when a line is cut
_TAB = 4
_CUT = "…"


class Excerpt(NamedTuple):
    """A line as it is shown, the columns before the marked place and the columns that it takes (at least one)."""

    text: str
    indent: int
    width: int


class _Cells(NamedTuple):
    """What the characters of a text look like, and how many columns each takes."""

    texts: list[str]
    widths: list[int]


def excerpt(line: str, span: Span) -> Excerpt:
    """The line, on which the span begins, with the part of the span that lies on it."""
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(start, min(end, len(line)))
    skipped = max(0, start - WIDEST)  # more than is shown; a line may hold millions of characters
    near = line[skipped : start + WIDEST]
    cells = _cells(near)
    start, end = start - skipped, min(end - skipped, len(near))
    first, last = 0, len(near)
    if len(near) < len(line) or sum(cells.widths) > WIDEST:
        first, last = _window(cells.widths, start)
    head = _CUT if first or skipped else ""
    tail = _CUT if last < len(near) or skipped + last < len(line) else ""
    return Excerpt(
        head + "".join(cells.texts[first:last]) + tail,
        len(head) + sum(cells.widths[first:start]),
        max(1, sum(cells.widths[start : min(end, last)])),
    )


def _window(widths: list[int], start: int) -> tuple[int, int]:
    """The first and the last cell (exclusive) around the place that fit, with room for the signs of cutting."""
    first = start
    while first > 0 and sum(widths[first - 1 : start]) <= _BEFORE:
        first -= 1
    while first < start and widths[first] == 0:  # an accent without its letter
        first += 1
    last = first
    room = WIDEST - 2 * len(_CUT)
    while last < len(widths) and room >= widths[last]:
        room -= widths[last]
        last += 1
    return first, last


def _cells(text: str) -> _Cells:
    shown = [_shown(character) for character in text]
    cells = _Cells([each for each, _ in shown], [width for _, width in shown])
    at = text.find("\t")
    while at >= 0:
        cells.widths[at] = _TAB - sum(cells.widths[:at]) % _TAB
        cells.texts[at] = " " * cells.widths[at]
        at = text.find("\t", at + 1)
    return cells


@lru_cache(maxsize=4096)
def _shown(character: str) -> tuple[str, int]:
    """What a character looks like and how wide that is; tabs depend on where they stand and get theirs later."""
    text = visible(character)
    if text != character:
        return text, len(text)
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return text, 0
    return text, 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
