"""Where a character of a scalar's value stands in the file.

YAML folds line breaks, drops indentation and resolves escapes, but it never reorders: the k-th
non-blank character of the value comes from the k-th non-blank unit of the source. Blanks are placed
behind the unit before them. That holds for all five styles.
"""

import re

from kep_cli.source.nodes import Scalar, content_start, end_index

_DOUBLE_QUOTED_UNIT = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|.)|\S", re.DOTALL)
_SINGLE_QUOTED_UNIT = re.compile(r"''|\S")
_PLAIN_UNIT = re.compile(r"\S")
_BLANK_ESCAPES = frozenset(" \t_NLPtnrvf\n\r")


def index_in_text(scalar: Scalar, text: str, offset: int) -> int:
    """The index in the file's text of the character at `offset` of the scalar's value.

    An offset at the value's end gives the index behind its last character.
    """
    units = _units(scalar, text)
    value = scalar.value
    before = _count_units(value[:offset])
    if offset >= len(value.rstrip()) and units:
        last = min(before, len(units)) - 1
        return units[last][1] if last >= 0 else units[0][0]
    if not value[offset : offset + 1].isspace() and before < len(units):
        return units[before][0]
    if not units or before == 0:
        return scalar.start.index
    blanks = offset - len(value[:offset].rstrip())
    behind = units[before - 1][1]
    limit = units[before][0] if before < len(units) else behind
    return min(behind + blanks, max(limit - 1, behind))


def _count_units(value: str) -> int:
    return sum(not character.isspace() for character in value)


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
