"""Data in a document template: it never becomes Markdown.

While a template is filled in, each value is only a mark, two characters that no text may contain with the value's
place between them. The Markdown is read with the marks in it, and only then, on the finished tokens,
the values take their places: nothing in a value can be taken for Markdown, for a block or for a mark.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.token import Token

from kep_cli.compare.words import Part, Piece
from kep_cli.documents.figures import Figure
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


class Redline(NamedTuple):
    """A wording in which words that are gone and words that are new are marked; to be printed among other text.

    It becomes tokens of the types that Markdown's additions have for this: `s` around what is gone, `ins` around what
    is new.
    """

    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """All of it, without the marks."""
        return "".join(piece.text for piece in self.pieces)


_TOKENS = {Part.OLD: "s", Part.NEW: "ins"}
_Value = str | Prose | Redline | Figure


class Insertions:
    """The values that were put into one or more document templates, in the order in which that happened."""

    def __init__(self) -> None:
        self._values: list[_Value] = []

    def mark(self, value: object) -> str:
        """The mark that stands for a value until the Markdown is read; nothing for what says nothing.

        Raises NotPrintableError for values that are no text.
        """
        if isinstance(value, Prose | Figure):
            return self._keep(value)
        if isinstance(value, Redline):
            line = Redline(tuple(piece._replace(text=one_line(piece.text)) for piece in value.pieces))
            return self._keep(line) if line.words else ""
        if isinstance(value, bool) or not isinstance(value, (str, int, type(None))):
            raise NotPrintableError(value)
        text = one_line("" if value is None else str(value))
        return self._keep(text) if text else ""

    def _keep(self, value: _Value) -> str:
        self._values.append(value)
        return f"{_OPEN}{len(self._values) - 1}{_CLOSE}"

    def alone(self, line: str) -> Prose | Figure | None:
        """The prose or the figure whose mark fills this line, if there is one."""
        match = _MARK.fullmatch(line.strip())
        value = self._values[int(match[1])] if match else None
        return value if isinstance(value, Prose | Figure) else None

    def prose(self, line: str) -> Prose | None:
        """The prose whose mark fills this line, if there is one."""
        value = self.alone(line)
        return value if isinstance(value, Prose) else None

    def marked(self, text: str) -> bool:
        """Whether there is a mark in a text."""
        return _MARK.search(text) is not None

    def text(self, marked: str) -> str:
        """The text with its values in the places of the marks. Raises MisplacedError for all that is no text."""
        return _MARK.sub(self._value, marked)

    def shown(self, marked: str) -> str:
        """The text with its values, to tell people where something is; prose and figures are called by their names."""
        return _MARK.sub(lambda mark: _named(self._values[int(mark[1])]), marked)

    def put_into(self, tokens: list[Token]) -> None:
        """Replace the marks in tokens, and those within them, by their values. Raises MisplacedError."""
        tokens[:] = [each for token in tokens for each in self._unfolded(token)]
        for token in tokens:
            if _OPEN in token.content:
                of_inner = token.type == "inline"  # its children tell the same, with what is marked
                token.content = self._inner(token.content) if of_inner else _MARK.sub(self._value, token.content)
            if any(_OPEN_IN_ADDRESS in str(value) for value in token.attrs.values()):
                message = "In der Adresse eines Links steht ein Feld"
                raise MisplacedError(message, "Adressen müssen ganz in der Dokumentvorlage stehen", "]({{")
            if token.children:
                self.put_into(token.children)

    def _unfolded(self, token: Token) -> Iterator[Token]:
        """The tokens of a text with those of the redlines in it; every other token as it is."""
        at = 0
        for mark in _MARK.finditer(token.content) if token.type == "text" else ():
            value = self._values[int(mark[1])]
            if isinstance(value, Redline):
                if before := token.content[at : mark.start()]:
                    yield _text(before)
                yield from _marked_tokens(value)
                at = mark.end()
        if not at:
            yield token
        elif after := token.content[at:]:
            yield _text(after)

    def _inner(self, marked: str) -> str:
        def words(mark: re.Match[str]) -> str:
            value = self._values[int(mark[1])]
            return value.words if isinstance(value, Redline) else self._value(mark)

        return _MARK.sub(words, marked)

    def _value(self, mark: re.Match[str]) -> str:
        value = self._values[int(mark[1])]
        if isinstance(value, str):
            return value
        if isinstance(value, Redline):
            message = f"Wo geänderte Wörter gekennzeichnet werden sollen, steht Quelltext: „{value.words}“"
            raise MisplacedError(message, "Setzen Sie das Feld in gewöhnlichen Text", "`{{")
        what = "Fließtext" if isinstance(value, Prose) else "eine Grafik"
        message = f"Das Feld „{value.name}“ ist {what}, steht aber neben anderem Text"
        raise MisplacedError(
            message, "Geben Sie ihm eine eigene Zeile: {{ … }} und nichts davor und dahinter", f".{value.name}"
        )


def _named(value: _Value) -> str:
    if isinstance(value, Prose | Figure):
        return value.name
    return value.words if isinstance(value, Redline) else value


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _marked_tokens(redline: Redline) -> Iterator[Token]:
    for piece in redline.pieces:
        name = _TOKENS.get(piece.part)
        if name:
            yield Token(f"{name}_open", name, 1)
        if piece.text:
            yield _text(piece.text)
        if name:
            yield Token(f"{name}_close", name, -1)


def one_line(text: str) -> str:
    """The text of a field as it is printed: in one line, with unseen characters spelled out."""
    return seen(_BLANKS.sub(" ", text))


def seen(line: str) -> str:
    """The line with unseen characters spelled out, but for the soft hyphen, which typesetters understand."""
    return SOFT_HYPHEN.join(visible(part) for part in line.split(SOFT_HYPHEN))
