"""How wide the columns of a table are: as their texts need it, and never so narrow that a word sticks out."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

_LINE = ((5, 85), (8, 95), (11, 115))  # letters in a line for tables of fewer columns than this; the type shrinks
_LONGEST_LINE = 145
_WIDE = "wide"
_WIDER = Fraction(3, 2)  # a page that lies on its side has so many more letters in a line
_WIDER_EDGES = 2  # and more room at the edges of its cells


_LONGEST_NUMBER = 12  # signs; longer ones are broken
_NARROWEST = 8  # letters; columns of words do not give way further than this
_NUMBER = re.compile(r"[0-9][0-9.,]*")


class Room(NamedTuple):
    """What a target has room for, in letters: the longest words that stay whole, what the edges of a cell take, a line.

    Where `line` is 0, it is as long as in type that shrinks with the number of columns.
    """

    longest_word: int = 14
    edges: int = 2
    line: int = 0


_USUAL = Room()


def column_widths(columns: Sequence[Sequence[str]], room: Room = _USUAL, *, wide: bool = False) -> list[int]:
    """The shares of the columns in the width of a table, about in letters, from the texts of their cells.

    Columns with short texts get what they need, and those with long ones share what is left. In a `wide` table, one on
    a page that lies on its side, the first takes what no other needs, so that tables of figures look alike.
    """
    wanted = [max(map(len, texts)) for texts in columns]
    line = room.line or next((letters for fewer, letters in _LINE if len(columns) < fewer), _LONGEST_LINE)
    edges = room.edges + _WIDER_EDGES if wide else room.edges
    rest = int(line * _WIDER if wide else line) - edges * len(columns)
    widths = [0] * len(columns)
    by_need = sorted(range(len(columns)), key=wanted.__getitem__)
    for place, column in enumerate(by_need):
        share = rest // (len(columns) - place)
        widths[column] = max(_least(columns[column], room), min(wanted[column], share))
        rest -= widths[column]
    _give_way(widths, [_whole(texts) for texts in columns], -rest)
    if wide:
        widths[0] += max(0, rest)
    return [width + edges for width in widths]


def _give_way(widths: list[int], whole: Sequence[int], too_many: int) -> None:
    """Take letters from the widest columns that can spare them, so that numbers in others stay whole."""
    for _ in range(too_many if any(whole) else 0):
        spare = [column for column, width in enumerate(widths) if width > max(whole[column], _NARROWEST)]
        if not spare:
            return
        widths[max(spare, key=widths.__getitem__)] -= 1


def _whole(texts: Sequence[str]) -> int:
    """How many signs of a number in some cells stay together."""
    lengths = (len(number) for text in texts for number in _NUMBER.findall(text))
    return min(max(lengths, default=0), _LONGEST_NUMBER)


def widths_of(table: SyntaxTreeNode, room: Room = _USUAL) -> list[int]:
    """The same for a table of Markdown."""
    rows = [row for part in table.children for row in part.children]
    columns = zip(*([bare_text(cell) for cell in row.children] for row in rows), strict=True)
    return column_widths(list(columns), room, wide=bool(table.meta.get(_WIDE)))


def widen_tables(tokens: Sequence[Token]) -> None:
    """Note that the tables among these tokens stand on a page that lies on its side."""
    for token in tokens:
        if token.type == "table_open":
            token.meta[_WIDE] = True


def alignment(cell: SyntaxTreeNode) -> str:
    """To which side a cell of a table of Markdown keeps: `left`, `center` or `right`."""
    return str(cell.attrs.get("style", "")).removeprefix("text-align:") or "left"


def bare_text(node: SyntaxTreeNode) -> str:
    """The bare text within a node."""
    return "".join(bare_text(child) if child.children else child.content or " " for child in node.children)


def _least(texts: Sequence[str], room: Room) -> int:
    longest = max((len(word) for text in texts for word in text.split()), default=1)
    return min(longest, room.longest_word)
