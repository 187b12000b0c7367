"""Styles as colours, for terminals. The only module that loads rich."""

import os
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console  # noqa: TID253 - this module is itself imported only when something is painted
from rich.text import Text  # noqa: TID253 - the same

from kep_cli.wording.styled import Style, StyledLine, spelled
from kep_cli.wording.visible import visible

_COLOURS = {
    Style.PLAIN: "",
    Style.STRONG: "bold",
    Style.DIM: "dim",
    Style.ERROR: "bold red",
    Style.WARNING: "bold yellow",
    Style.INFO: "bold cyan",
    Style.PATH: "cyan",
    Style.MARKER: "bold red",
    Style.OLD: "strike red",
    Style.NEW: "underline green",
}
_WITHOUT_STRIKE = ("linux", "screen", "vt1", "vt2")
"""How the names of terminals begin that have no line through a text; `screen` passes none on."""


def paint(stream: TextIO, lines: Iterable[StyledLine]) -> None:
    """Write the lines in colours. Texts are never read as markup, and lines are neither wrapped nor cut.

    Where a terminal cannot strike words through, old and new words are spelled as such: a colour alone says nothing.
    """
    console = Console(
        file=stream, force_terminal=True, no_color=False, markup=False, emoji=False, highlight=False, soft_wrap=True
    )
    spells = console.legacy_windows or os.environ.get("TERM", "").startswith(_WITHOUT_STRIKE)
    for line in lines:
        pieces = ((spelled(piece) if spells else piece.text, piece.style) for piece in line)
        console.print(Text.assemble(*((visible(text), _COLOURS[style]) for text, style in pieces)))
