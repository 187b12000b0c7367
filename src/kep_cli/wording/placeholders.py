"""Placeholders in people's Markdown: what they are called, and where in a text they stand.

The rules and the documents must agree on what is a placeholder and what is only text, so both ask here.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

STATE = "sachstand"
"""What stands for a whole report on the state of things."""

PLACEHOLDERS = ("leitbild", "oberziele", "unterziele", "ziele", "chronologie", "kennzahlen", STATE, "massnahmen")
"""The names that stand for something. The list is closed."""

_TAB = 4
_PLACEHOLDER = re.compile(r"\{\{[ \t]*([^{}\n]*?)[ \t]*\}\}")
_ALONE = re.compile(rf"[ \t]*{_PLACEHOLDER.pattern}[ \t\r]*")
_FENCE = re.compile(r"[ \t]*(`{3,}(?=[^`]*$)|~{3,})")
_ITEM = re.compile(r"([ \t]*)(?:[-+*]|[0-9]{1,9}[.)])([ \t]+|$)")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")


class Placeholder(NamedTuple):
    """`{{ name }}` in a text: where it begins, and how long it is with its braces.

    Only one that is `alone` on its line stands for something; in the midst of a line it is printed as it is written.
    """

    name: str
    offset: int
    length: int
    alone: bool


def placeholders(text: str) -> Iterator[Placeholder]:
    """Everything that looks like a placeholder, known or not, in the order of the text; nothing within code."""
    reader = _Lines()
    offset = 0
    for line in text.split("\n"):
        if not reader.is_code(line) and "{{" in line:
            yield from _in_line(line, offset, goes_on=reader.goes_on)
        offset += len(line) + 1


def _in_line(line: str, offset: int, *, goes_on: bool) -> Iterator[Placeholder]:
    if not goes_on and (match := _ALONE.fullmatch(line)):
        start = line.index("{")
        yield Placeholder(match[1], offset + start, line.rindex("}") + 1 - start, alone=True)
        return
    bare = _CODE_SPAN.sub(lambda span: " " * len(span[0]), line)
    for match in _PLACEHOLDER.finditer(bare):
        yield Placeholder(match[1], offset + match.start(), len(match[0]), alone=False)


class _Lines:
    """Tells, line by line, whether a line belongs to code: between fences, or indented after a blank line.

    `goes_on` says of a line that is indented like code but follows a paragraph: then it is nothing but its next line.
    """

    def __init__(self) -> None:
        self.goes_on = False
        self._fence = ""
        self._fence_indent = 0
        self._item_indents: list[int] = []
        self._may_begin_code = True

    def is_code(self, line: str) -> bool:
        """Whether this line, the next of the text, is code."""
        self.goes_on = False
        if not line.strip():
            self._may_begin_code = True
            return bool(self._fence)
        indent = _width(line[: len(line) - len(line.lstrip(" \t"))])
        if self._fence:
            return self._goes_on_in_fence(line, indent)
        if self._may_begin_code:  # a paragraph may go on with less indentation, anything else ends the item
            self._leave_items(indent)
        base = self._item_indents[-1] if self._item_indents else 0
        if indent >= base + _TAB:
            self.goes_on = not self._may_begin_code
            return self._may_begin_code
        self._may_begin_code = False
        self._enter_items(line)
        if fence := _FENCE.match(line[self._text_start(line) :]):
            self._fence, self._fence_indent = fence[1], self._item_indents[-1] if self._item_indents else 0
            return True
        return False

    def _goes_on_in_fence(self, line: str, indent: int) -> bool:
        if indent < self._fence_indent:  # its list item has ended, and the fence with it
            self._fence = ""
            self._may_begin_code = True
            return self.is_code(line)
        bare = line.strip()
        if bare.startswith(self._fence) and not bare.strip(self._fence[0]):
            self._fence = ""
            self._may_begin_code = True
        return True

    def _leave_items(self, indent: int) -> None:
        while self._item_indents and indent < self._item_indents[-1]:
            self._item_indents.pop()

    def _enter_items(self, line: str) -> None:
        start = 0
        while match := _ITEM.match(line, start):
            indent = _width(line[: match.end()]) if match[2] else _width(line[: match.end()]) + 1
            self._leave_items(_width(line[: match.end(1)]))
            self._item_indents.append(indent)
            start = match.end()

    def _text_start(self, line: str) -> int:
        start = 0
        while match := _ITEM.match(line, start):
            start = match.end()
        return start


def _width(blanks: str) -> int:
    width = 0
    for blank in blanks:
        width += _TAB - width % _TAB if blank == "\t" else 1
    return width
