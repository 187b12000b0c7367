"""Lines with styles: what reports and commands give to the terminal, and the terminal alone paints.

A style names what a piece of text *is*, never a colour.
"""

from enum import Enum, auto
from typing import NamedTuple


class Style(Enum):
    """What a piece of text is; plain output ignores it."""

    PLAIN = auto()
    STRONG = auto()
    DIM = auto()
    ERROR = auto()
    WARNING = auto()
    INFO = auto()
    PATH = auto()
    MARKER = auto()


class Segment(NamedTuple):
    """A piece of a line: its text, without line break, and what it is."""

    text: str
    style: Style = Style.PLAIN


StyledLine = tuple[Segment, ...]


def plain_line(text: str) -> StyledLine:
    """A line of one plain piece; an empty text gives an empty line."""
    return (Segment(text),)
