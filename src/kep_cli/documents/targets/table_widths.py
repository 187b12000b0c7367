"""How wide the columns of a table are: as their texts need it, and never so narrow that a word sticks out."""

from collections.abc import Sequence
from fractions import Fraction

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

_WIDE_PAGE = "wide"
_SYLLABLES = 14  # letters; longer words are hyphenated
_EDGE = 2  # what the edges of a cell take, in letters
_LINE = ((5, 85), (8, 95), (11, 115))  # letters in a line for tables of fewer columns than this; the type shrinks
_LONGEST_LINE = 145
_WIDER = Fraction(3, 2)  # a page that lies on its side has so many more letters in a line


def widen_tables(tokens: Sequence[Token]) -> None:
    """Note that the tables among these tokens stand on a page that lies on its side."""
    for token in tokens:
        if token.type == "table_open":
            token.meta[_WIDE_PAGE] = True


def widths_of(table: SyntaxTreeNode) -> list[int]:
    """The shares of the columns of a table in its width."""
    rows = [row for part in table.children for row in part.children]
    columns = zip(*([words(cell) for cell in row.children] for row in rows), strict=True)
    return column_widths(list(columns), wide=bool(table.meta.get(_WIDE_PAGE)))


def words(node: SyntaxTreeNode) -> str:
    """The bare text within a node."""
    return "".join(words(child) if child.children else child.content or " " for child in node.children)


def alignment(cell: SyntaxTreeNode) -> str:
    """On which side the text of a cell stands: `left`, `center` or `right`."""
    return str(cell.attrs.get("style", "")).removeprefix("text-align:") or "left"


def column_widths(columns: Sequence[Sequence[str]], *, wide: bool = False) -> list[int]:
    """The shares of the columns in the width of a table, about in letters, from the texts of their cells.

    Columns with short texts get what they need, and those with long ones share what is left. In a `wide` table, one on
    a page that lies on its side, the widest takes what no other needs, so that tables of figures look alike.
    """
    wanted = [max(map(len, texts)) for texts in columns]
    line = next((letters for fewer, letters in _LINE if len(columns) < fewer), _LONGEST_LINE)
    rest = int(line * _WIDER if wide else line) - _EDGE * len(columns)
    widths = [0] * len(columns)
    by_need = sorted(range(len(columns)), key=wanted.__getitem__)
    for place, column in enumerate(by_need):
        share = rest // (len(columns) - place)
        widths[column] = max(_least(columns[column]), min(wanted[column], share))
        rest -= widths[column]
    if wide:
        widths[by_need[-1]] += max(0, rest)
    return [width + _EDGE for width in widths]


def _least(texts: Sequence[str]) -> int:
    longest = max((len(word) for text in texts for word in text.split()), default=1)
    return min(longest, _SYLLABLES)
