"""Styles as colours, for terminals. The only module that loads rich."""

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console  # noqa: TID253 - this module is itself imported only when something is painted
from rich.text import Text  # noqa: TID253 - the same

from kep_cli.wording.styled import Style, StyledLine
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
}


def paint(stream: TextIO, lines: Iterable[StyledLine]) -> None:
    """Write the lines in colours. Texts are never read as markup, and lines are neither wrapped nor cut."""
    console = Console(
        file=stream, force_terminal=True, no_color=False, markup=False, emoji=False, highlight=False, soft_wrap=True
    )
    for line in lines:
        console.print(Text.assemble(*((visible(text), _COLOURS[style]) for text, style in line)))
