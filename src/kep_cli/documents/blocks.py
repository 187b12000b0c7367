"""From the text of a filled-in document template to one list of tokens.

The text is Markdown with named blocks, which may lie in one another:

    ::: name title
    content
    :::

and with prose and figures, each on a line of its own. Blocks become tokens of the type `BLOCK_TOKEN`.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kep_cli.documents.figures import Figure, figure_token
from kep_cli.documents.insertion import Insertions, Prose
from kep_cli.documents.prose import Expand, read_prose
from kep_cli.documents.template_faults import MisplacedError

BLOCK_TOKEN = "kep_block"  # noqa: S105 - no password
"""The type of the tokens that stand for a block; `meta["block"]` is the `Block`."""

TITLE_LEVELS = {"anlage": 1}
"""The blocks whose title is a heading, with its level."""

_FENCE = re.compile(r"\s*:{3,}(.*)")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class Block(NamedTuple):
    """A named part of a document: what it is called, the tokens of its title (inline) and those of its content."""

    name: str
    title: list[Token]
    content: list[Token]


class _Open(NamedTuple):
    """A block that is being read: its content so far, and the level of the heading under which it stands."""

    name: str
    title: list[Token]
    tokens: list[Token]
    level: int


def read_blocks(text: str, insertions: Insertions, expand: Expand) -> list[Token]:
    """The tokens of a filled-in document template.

    Raises MisplacedError where blocks do not fit into one another or prose does not stand alone.
    """
    return _Reader(insertions, expand).read(text.split("\n"))


def blocks_in(tokens: Iterable[Token]) -> list[Block]:
    """The blocks directly among the tokens."""
    return [token.meta["block"] for token in tokens if token.type == BLOCK_TOKEN]


class _Reader:
    def __init__(self, insertions: Insertions, expand: Expand) -> None:
        self._insertions = insertions
        self._expand = expand
        self._open = [_Open("", [], [], 0)]
        self._lines: list[str] = []

    def read(self, lines: Iterable[str]) -> list[Token]:
        for line in lines:
            if fence := _FENCE.fullmatch(line):
                self._end_of_markdown()
                self._begin_or_end_block(fence[1].strip())
            elif value := self._insertions.alone(line):
                self._end_of_markdown()
                self._open[-1].tokens.extend(self._put_in(value))
            else:
                self._lines.append(line)
        self._end_of_markdown()
        if len(self._open) > 1:
            message = f"Der Block „::: {self._open[-1].name}“ endet nicht"
            hint = "Zu jedem „::: name“ gehört eine Zeile „:::“, die ihn beendet"
            raise MisplacedError(message, hint, f"::: {self._open[-1].name}")
        return self._open[0].tokens

    def _put_in(self, value: Prose | Figure) -> list[Token]:
        if isinstance(value, Figure):
            return [figure_token(value)]
        return read_prose(value, self._open[-1].level, self._expand)

    def _end_of_markdown(self) -> None:
        """Read the Markdown that has come together since the last block or prose."""
        tokens = _reader().parse("\n".join(self._lines))
        self._lines.clear()
        self._insertions.put_into(tokens)
        for token in tokens:
            if token.type == "heading_open":
                self._open[-1] = self._open[-1]._replace(level=int(token.tag[1]))
        self._open[-1].tokens.extend(tokens)

    def _begin_or_end_block(self, said: str) -> None:
        if said:
            name, _, title = said.partition(" ")
            if not _NAME.fullmatch(name):
                message = f"Ein Block trägt keinen gültigen Namen: „::: {name}“"
                hint = "Namen bestehen aus Kleinbuchstaben, Ziffern und Unterstrichen"
                raise MisplacedError(message, hint, f"::: {name}")
            tokens = _reader().parseInline(title)[0].children or []
            self._insertions.put_into(tokens)
            level = TITLE_LEVELS.get(name, self._open[-1].level)
            self._open.append(_Open(name, tokens, [], level))
        elif len(self._open) > 1:
            ended = self._open.pop()
            block = Block(ended.name, ended.title, ended.tokens)
            self._open[-1].tokens.append(Token(BLOCK_TOKEN, "", 0, block=True, meta={"block": block}))
        else:
            message = "Eine Zeile „:::“ beendet einen Block, der nicht begonnen hat"
            raise MisplacedError(message, "Löschen Sie die Zeile, oder beginnen Sie den Block mit „::: name“")


@cache
def _reader() -> MarkdownIt:
    # No code by indentation: lines of a template may be indented to show what belongs to which loop.
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("code")
