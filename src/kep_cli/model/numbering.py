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

_COUNTED = {"{n}": re.compile(r"[1-9][0-9]{0,8}"), "{A}": re.compile(r"[A-Z]"), "{a}": re.compile(r"[a-z]")}
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def is_number_form(form: str) -> bool:
    """Whether the text is a form: empty, or with one counter, at most one `{eltern}` and no unknown placeholder."""
    if not form:
        return True
    placeholders = _PLACEHOLDER.findall(form)
    counters = [name for name in placeholders if name in _COUNTED]
    bare = _PLACEHOLDER.sub("", form)
    if len(counters) != 1 or placeholders.count("{eltern}") > 1:
        return False
    return set(placeholders) <= {*_COUNTED, "{eltern}"} and not set(bare) & set("{}")


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
    before, counter, after = _around_counter(form, parent)
    if not (number.startswith(before) and number.endswith(after)):
        return None
    counted = number[len(before) : len(number) - len(after)]
    if not _COUNTED[counter].fullmatch(counted):
        return None
    return int(counted) if counter == "{n}" else ord(counted.upper()) - ord("A") + 1


@lru_cache(maxsize=1024)
def _around_counter(form: str, parent: str) -> tuple[str, str, str]:
    """What stands before the counter of a number below the goal numbered `parent`, the counter, and what behind it."""
    counter = next(name for name in _COUNTED if name in form)
    before, after = form.split(counter)
    return before.replace("{eltern}", parent), counter, after.replace("{eltern}", parent)


def pattern_of(form: str, parent: str) -> str:
    """The regular expression for all numbers of a form, where `parent` is one for the number above."""
    pieces = (
        parent if piece == "{eltern}" else f"(?:{_COUNTED[piece].pattern})" if piece in _COUNTED else re.escape(piece)
        for piece in re.split(r"(\{[^{}]*\})", form)
    )
    return "".join(pieces)
