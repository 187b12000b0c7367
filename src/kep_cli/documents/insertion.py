"""Data in a document template: it never becomes Markdown.

While a template is filled in, each value is only a mark, two characters that no text may contain with the value's
place between them. The Markdown is read with the marks in it, and only then, on the finished tokens,
the values take their places: nothing in a value can be taken for Markdown, for a block or for a mark.
"""

import re
from typing import NamedTuple

from markdown_it.token import Token

from kep_cli.documents.template_faults import MisplacedError, NotPrintableError
from kep_cli.wording.visible import visible

# Characters that Unicode reserves for use within a program; they are no text anywhere.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_OPEN_IN_ADDRESS = "%EF%B7%90"
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
SOFT_HYPHEN = "\u00ad"


class Prose(NamedTuple):
    """A field of a paper that is Markdown itself; `name` is how templates call it."""

    name: str
    text: str


class Insertions:
    """The values that were put into one or more document templates, in the order in which that happened."""

    def __init__(self) -> None:
        self._values: list[str | Prose] = []

    def mark(self, value: object) -> str:
        """The mark that stands for a value until the Markdown is read; nothing for what says nothing.

        Raises NotPrintableError for values that are no text.
        """
        if isinstance(value, Prose):
            return self._keep(value)
        if isinstance(value, bool) or not isinstance(value, (str, int, type(None))):
            raise NotPrintableError(value)
        line = one_line("" if value is None else str(value))
        return self._keep(line) if line else ""

    def _keep(self, value: str | Prose) -> str:
        self._values.append(value)
        return f"{_OPEN}{len(self._values) - 1}{_CLOSE}"

    def prose(self, line: str) -> Prose | None:
        """The prose whose mark fills this line, if there is one."""
        match = _MARK.fullmatch(line.strip())
        value = self._values[int(match[1])] if match else None
        return value if isinstance(value, Prose) else None

    def marked(self, text: str) -> bool:
        """Whether there is a mark in a text."""
        return _MARK.search(text) is not None

    def text(self, marked: str) -> str:
        """The text with its values in the places of the marks. Raises MisplacedError for prose."""
        return _MARK.sub(self._value, marked)

    def shown(self, marked: str) -> str:
        """The text with its values, to tell people where something is; prose is called by its name."""
        return _MARK.sub(lambda mark: _named(self._values[int(mark[1])]), marked)

    def put_into(self, tokens: list[Token]) -> None:
        """Replace the marks in tokens, and those within them, by their values. Raises MisplacedError."""
        for token in tokens:
            if _OPEN in token.content:
                token.content = _MARK.sub(self._value, token.content)
            if any(_OPEN_IN_ADDRESS in str(value) for value in token.attrs.values()):
                message = "In der Adresse eines Links steht ein Feld"
                raise MisplacedError(message, "Adressen müssen ganz in der Dokumentvorlage stehen", "]({{")
            if token.children:
                self.put_into(token.children)

    def _value(self, mark: re.Match[str]) -> str:
        value = self._values[int(mark[1])]
        if isinstance(value, str):
            return value
        message = f"Das Feld „{value.name}“ ist Fließtext, steht aber neben anderem Text"
        raise MisplacedError(
            message, "Geben Sie ihm eine eigene Zeile: {{ … }} und nichts davor und dahinter", f".{value.name}"
        )


def _named(value: "str | Prose") -> str:
    return value.name if isinstance(value, Prose) else value


def one_line(text: str) -> str:
    """The text of a field as it is printed: in one line, with unseen characters spelled out."""
    return seen(_BLANKS.sub(" ", text))


def seen(line: str) -> str:
    """The line with unseen characters spelled out, but for the soft hyphen, which typesetters understand."""
    return SOFT_HYPHEN.join(visible(part) for part in line.split(SOFT_HYPHEN))
