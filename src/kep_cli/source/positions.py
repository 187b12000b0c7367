"""Where a character of a scalar's value stands in the file.

YAML folds line breaks, drops indentation and resolves escapes, but it never reorders: the k-th
non-blank character of the value comes from the k-th non-blank unit of the source. Blanks are placed
behind the unit before them. That holds for all five styles.
"""

import re
from bisect import bisect_left

from kep_cli.source.nodes import Scalar, content_start, end_index

_DOUBLE_QUOTED_UNIT = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|.)|\S", re.DOTALL)
_SINGLE_QUOTED_UNIT = re.compile(r"''|\S")
_PLAIN_UNIT = re.compile(r"\S")
_LINE_END_OR_ESCAPE = re.compile(rf"\r\n|{_DOUBLE_QUOTED_UNIT.pattern}", re.DOTALL)
_BLANK_ESCAPES = frozenset(" \t_NLPtnrvf\n\r")


class Places:
    """Where the characters of one scalar stand; made once for several questions about the same text."""

    def __init__(self, scalar: Scalar, text: str) -> None:
        self.scalar = scalar
        self._text = text
        self._units = _units(scalar, text)
        self._offsets = [offset for offset, character in enumerate(scalar.value) if not character.isspace()]

    def stretch(self, offset: int, length: int) -> tuple[int, int]:
        """Start and end, in the file's text, of `length` characters of the value from `offset` on."""
        if not self._units:
            return self.scalar.start.index, end_index(self.scalar, self._text)
        start = self._start(offset)
        return start, max(start, self._end(offset + length - 1)) if length else start

    def _start(self, offset: int) -> int:
        following = bisect_left(self._offsets, offset)
        if following < len(self._units) and self._offsets[following] == offset:
            return self._units[following][0]
        return self._blank(offset, following)

    def _end(self, offset: int) -> int:
        """The index behind a character."""
        following = bisect_left(self._offsets, offset)
        if following < len(self._units) and self._offsets[following] == offset:
            return self._units[following][1]
        index = self._blank(offset, following)
        longer = _LINE_END_OR_ESCAPE.match(self._text, index)
        return min(longer.end() if longer else index + 1, self._limit(following))

    def _blank(self, offset: int, following: int) -> int:
        """Where a blank stands: behind the character before it, as far as there is room."""
        if not following:
            return self._units[0][0]
        behind = self._units[following - 1][1]
        blanks = offset - self._offsets[following - 1] - 1
        return min(behind + blanks, max(self._limit(following) - 1, behind))

    def _limit(self, following: int) -> int:
        """Where the next character stands, or the end of the last one."""
        return self._units[following][0] if following < len(self._units) else self._units[-1][1]


def _units(scalar: Scalar, text: str) -> list[tuple[int, int]]:
    start, end = content_start(scalar, text), end_index(scalar, text)
    if scalar.style == '"':
        matches = _DOUBLE_QUOTED_UNIT.finditer(text, start, max(end - 1, start))
        return [match.span() for match in matches if not _is_blank_escape(match.group())]
    if scalar.style == "'":
        return [match.span() for match in _SINGLE_QUOTED_UNIT.finditer(text, start, max(end - 1, start))]
    return [match.span() for match in _PLAIN_UNIT.finditer(text, start, end)]


def _is_blank_escape(unit: str) -> bool:
    """Whether the unit is an escape that stands for a blank or for nothing, and so is no unit."""
    if len(unit) < 2 or unit[0] != "\\":  # noqa: PLR2004 - a lone character is never an escape
        return False
    if unit[1] in _BLANK_ESCAPES:
        return True
    return unit[1] in "xuU" and chr(int(unit.lstrip("\\xuU"), 16)).isspace()
