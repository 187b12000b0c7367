"""Numbers of goals: forms like `{eltern}.{n}`, and reading and writing numbers by them.

A form holds exactly one counter: `{n}` counts 1, 2, 3, `{A}` counts A, B, C and `{a}` counts a, b, c; `{eltern}` stands
for the number of the nearest numbered goal above. The empty form belongs to a level without numbers.
"""

import re
from functools import lru_cache

TOP_FORM = "{n}"
"""The form of the top level where a Konzept says nothing else."""

LOWER_FORM = "{eltern}.{n}"
"""The form of all other levels where a Konzept says nothing else."""

_COUNTERS = {"{n}": r"([1-9][0-9]*)", "{A}": r"([A-Z])", "{a}": r"([a-z])"}
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def is_number_form(form: str) -> bool:
    """Whether the text is a form: empty, or with one counter and no unknown placeholder."""
    if not form:
        return True
    placeholders = _PLACEHOLDER.findall(form)
    counters = [name for name in placeholders if name in _COUNTERS]
    bare = _PLACEHOLDER.sub("", form)
    return len(counters) == 1 and set(placeholders) <= {*_COUNTERS, "{eltern}"} and not set(bare) & set("{}")


def write_number(form: str, parent: str, position: int) -> str:
    """The number of the goal that is the `position`-th, from 1, below the goal numbered `parent`.

    Letters go as far as Z; what lies behind is counted in figures.
    """
    letters = 26
    upper = chr(ord("A") + position - 1) if position <= letters else str(position)
    written = form.replace("{n}", str(position)).replace("{A}", upper).replace("{a}", upper.lower())
    return written.replace("{eltern}", parent)


def read_position(form: str, parent: str, number: str) -> int | None:
    """The position that a number states by its form below the goal numbered `parent`, or None if it does not fit."""
    match = _pattern(form, parent).fullmatch(number)
    if match is None:
        return None
    counted = match.group(1)
    return int(counted) if counted.isdigit() else ord(counted.upper()) - ord("A") + 1


@lru_cache(maxsize=1024)
def _pattern(form: str, parent: str) -> re.Pattern[str]:
    pieces = re.split(r"(\{[^{}]*\})", form)
    return re.compile(
        "".join(_COUNTERS.get(piece) or re.escape(parent if piece == "{eltern}" else piece) for piece in pieces)
    )
