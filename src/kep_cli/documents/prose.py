"""Prose: the Markdown that people write into goal files.

It is read by itself, by a CommonMark reader with tables and without raw HTML, so that nothing in it can end a block,
close a fence or begin anything outside of itself. Its headings go below those of the paper; its placeholders are
filled in.
"""

from collections.abc import Callable, Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from kep_cli.documents.insertion import Prose, seen
from kep_cli.wording.placeholders import PLACEHOLDERS, placeholders

DEEPEST_HEADING = 6
"""Markdown knows no lower level of headings."""

_DEEPEST_NESTING = 20  # lists in lists, quotes in quotes; what lies deeper is plain text
_PLACEHOLDER = "kep_placeholder"
_PLACEHOLDER_LINES = "placeholders by line"

Expand = Callable[[str], list[Token]]
"""Gives the tokens that a placeholder stands for, by its name."""


def read_prose(prose: Prose, level: int, expand: Expand) -> list[Token]:
    """The tokens of a prose that stands below a heading of this level, 0 if there is none."""
    lines = prose.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    text = "\n".join(seen(line) for line in lines)
    tokens = _reader().parse(text, {_PLACEHOLDER_LINES: _placeholder_lines(text)})
    return list(_finished(tokens, _Levels(level), expand))


def _placeholder_lines(text: str) -> dict[int, str]:
    """The names of the known placeholders that stand alone on their line, by the line's number from 0."""
    return {
        text.count("\n", 0, found.offset): found.name
        for found in placeholders(text)
        if found.alone and found.name in PLACEHOLDERS
    }


class _Levels:
    """Levels of headings below a given one, without gaps whatever the author has skipped."""

    def __init__(self, above: int) -> None:
        self._above = above
        self._open: list[int] = []

    @property
    def here(self) -> int:
        """The level of the last heading."""
        return min(self._above + len(self._open), DEEPEST_HEADING)

    def next(self, written: int) -> int:
        """The level on which the next heading is printed that was written as one of level `written`."""
        while self._open and self._open[-1] >= written:
            self._open.pop()
        self._open.append(written)
        return self.here


def _finished(tokens: list[Token], levels: _Levels, expand: Expand) -> Iterator[Token]:
    level = 0
    for token in tokens:
        if token.type == _PLACEHOLDER:
            yield from _below(levels, expand(token.content))
            continue
        if token.type in {"heading_open", "heading_close"}:
            level = levels.next(int(token.tag[1])) if token.nesting == 1 else level
            token.tag = f"h{level}"
        _clean(token.children or [])
        yield token


def _below(levels: _Levels, tokens: list[Token]) -> Iterator[Token]:
    """What a placeholder stands for, its headings below the one under which the placeholder stands."""
    own = _Levels(levels.here)
    level = 0
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            level = own.next(int(token.tag[1])) if token.nesting == 1 else level
            yield token.copy(tag=f"h{level}")  # the placeholder may stand elsewhere, under another heading
        else:
            yield token


def _clean(tokens: list[Token]) -> None:
    """Spell out what `&#8238;` and its like have brought into texts, and take line breaks out of them."""
    for token in tokens:
        token.content = seen(token.content.replace("\n", " "))
        _clean(token.children or [])


@cache
def _reader() -> MarkdownIt:
    # Blocks never reach maxNesting, because _read_plainly comes first; brackets may.
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST_NESTING + 20}).enable("table")
    ruler = reader.block.ruler
    ruler.before("code", "plain", _read_plainly)
    ruler.after("code", _PLACEHOLDER, _read_placeholder, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    return reader


def _read_placeholder(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    name = state.env[_PLACEHOLDER_LINES].get(start_line)
    if name is None or state.is_code_block(start_line):
        return False
    if not silent:
        state.push(_PLACEHOLDER, "", 0).content = name
        state.line = start_line + 1
    return True


def _read_plainly(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001 - the same
    """What is nested too deeply becomes one paragraph of plain text: markdown-it alone would drop it."""
    if state.level < _DEEPEST_NESTING or silent:
        return False
    lines = [
        state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]] for line in range(start_line, end_line)
    ]
    state.push("paragraph_open", "p", 1)
    inline = state.push("inline", "", 0)
    inline.children = [Token("text", "", 0, content=" ".join(lines).strip())]
    state.push("paragraph_close", "p", -1)
    state.line = end_line
    return True
