"""How wide the columns of a table are: as their texts need it, and never so narrow that a word sticks out."""

import re
from collections.abc import Sequence

_SYLLABLES = 14  # letters; longer words are hyphenated
_LONGEST_NUMBER = 12  # signs; longer ones are broken
_NARROWEST = 8  # letters; columns of words do not give way further than this
_NUMBER = re.compile(r"[0-9][0-9.,]*")
_EDGE = 2  # what the edges of a cell take, in letters
_LINE = ((5, 85), (8, 95), (11, 115))  # letters in a line for tables of fewer columns than this; the type shrinks
_LONGEST_LINE = 145


def column_widths(columns: Sequence[Sequence[str]]) -> list[int]:
    """The shares of the columns in the width of a table, about in letters, from the texts of their cells.

    Columns with short texts get what they need, and those with long ones share what is left.
    """
    wanted = [max(map(len, texts)) for texts in columns]
    rest = next((letters for fewer, letters in _LINE if len(columns) < fewer), _LONGEST_LINE) - _EDGE * len(columns)
    widths = [0] * len(columns)
    by_need = sorted(range(len(columns)), key=wanted.__getitem__)
    for place, column in enumerate(by_need):
        share = rest // (len(columns) - place)
        widths[column] = max(_least(columns[column]), min(wanted[column], share))
        rest -= widths[column]
    _give_way(widths, [_whole(texts) for texts in columns], -rest)
    return [width + _EDGE for width in widths]


def _give_way(widths: list[int], whole: Sequence[int], too_many: int) -> None:
    """Take letters from the widest columns that can spare them, so that numbers in others stay whole."""
    for _ in range(too_many):
        spare = [column for column, width in enumerate(widths) if width > max(whole[column], _NARROWEST)]
        if not spare:
            return
        widths[max(spare, key=widths.__getitem__)] -= 1


def _whole(texts: Sequence[str]) -> int:
    """How many signs of a number in some cells stay together."""
    lengths = (len(number) for text in texts for number in _NUMBER.findall(text))
    return min(max(lengths, default=0), _LONGEST_NUMBER)


def _least(texts: Sequence[str]) -> int:
    longest = max((len(word) for text in texts for word in text.split()), default=1)
    return min(longest, _SYLLABLES)
