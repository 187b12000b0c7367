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
    OLD = auto()
    NEW = auto()


class Segment(NamedTuple):
    """A piece of a line: its text, without line break, and what it is."""

    text: str
    style: Style = Style.PLAIN


StyledLine = tuple[Segment, ...]


_MARKS = {Style.OLD: "alt", Style.NEW: "neu"}


def spelled(segment: Segment) -> str:
    """The text of a segment for whoever cannot see its style: words that went or came say so, `[neu: 400]`."""
    text, style = segment
    mark, bare = _MARKS.get(style), text.strip()
    return text.replace(bare, f"[{mark}: {bare}]", 1) if mark and bare else text


def plain_line(text: str) -> StyledLine:
    """A line of one plain piece; an empty text gives an empty line."""
    return (Segment(text),)
