"""Figures: charts and trees that kep draws itself.

A figure is data for a function of `templates/typst/grafiken.typ.j2`, and Typst draws it, for each target: a PDF has it
drawn in its place, other targets get it as files of their own. What it shows is told in words as well.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from markdown_it.token import Token

from kep_cli.documents.naming import file_part

if TYPE_CHECKING:  # insertion imports this module, and blocks imports insertion
    from decimal import Decimal

    from kep_cli.documents.blocks import Block

FIGURE_TOKEN = "kep_figure"  # noqa: S105 - no password
"""The type of the tokens that stand for a figure; `meta["figure"]` is the `Figure`, `meta["place"]` its `Place`."""

Data: TypeAlias = "str | int | Decimal | Sequence[Data] | Mapping[str, Data] | None"
"""What a function of Typst gets."""

DOTS_PER_INCH = 200
"""How finely figures are drawn where only dots can be shown."""

_NAME = re.compile(r"[^a-z0-9-]+")


class Figure(NamedTuple):
    """A figure: how its file is called, what it shows in words, and the function that draws it, with its data."""

    name: str
    description: str
    function: str
    data: Mapping[str, Data]


class Place(NamedTuple):
    """The file that holds a figure, by its path from the document, and the page of it, from 1."""

    file: str
    page: int


def figure_token(figure: Figure) -> Token:
    """The token that stands for a figure."""
    return Token(FIGURE_TOKEN, "", 0, block=True, meta={"figure": figure})


def figures_in(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens of all figures, those in blocks too, in the order of the document."""
    for token in tokens:
        if token.type == FIGURE_TOKEN:
            yield token
        block: Block | None = token.meta.get("block")
        if block is not None:
            yield from figures_in(block.content)


def file_names(tokens: Sequence[Token]) -> list[str]:
    """The names of the files of figures, without ending, each different from all others."""
    names: list[str] = []
    for token in tokens:
        figure: Figure = token.meta["figure"]
        name = file_part(_NAME.sub("-", figure.name.lower())) or "grafik"
        again = sum(each == name or each.startswith(f"{name}--") for each in names)
        names.append(f"{name}--{again + 1}" if again else name)
    return names
