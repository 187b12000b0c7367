r"""Text in Typst: a backslash before every punctuation mark of ASCII, which takes any meaning from it.

Whatever the shipped fonts lack is printed as its code point: a PDF for everyone must not hold signs without a shape.
"""

import re

from kep_cli.documents.targets.long_words import BREAK, with_breaks
from kep_cli.wording.printable import only_printable

_PUNCTUATION = re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_SIGN = re.compile(rf"[{_PUNCTUATION}\n\t\r{BREAK}]")
_IN_STRING = re.compile(r'[\\"@\x00-\x1f]')
_WORD = re.compile(r"\b(?:import|include|eval)\b")
_NO_ADDRESS = re.compile(r"[^!-~]|[\\{}^\"<>`|]")


def escape(text: str) -> str:
    """The text so that Typst prints it letter by letter; lines may end behind slashes and within endless words."""
    # The break is no character that a font could lack, so it is put in afterwards.
    return _WORD.sub(_spelled, _SIGN.sub(_written, with_breaks(only_printable(text))))


def escape_code(line: str) -> str:
    """A line of code: like `escape`, but blanks keep their width."""
    return re.sub(r"^ +|(?<= ) +", lambda blanks: "~" * len(blanks[0]), escape(line.expandtabs(4)))


def string(text: str) -> str:
    """The text as a string of Typst's code. It holds no bare `@`: one behind a quotation mark would name a package."""
    numbered = _IN_STRING.sub(lambda sign: rf"\u{{{ord(sign[0]):x}}}", text)
    return f'"{_WORD.sub(_spelled, numbered)}"'


def address(link: str) -> str:
    """The address of a link as a string of Typst's code."""
    return string(_NO_ADDRESS.sub(_percent, link))


def _written(sign: re.Match[str]) -> str:
    found = sign[0]
    if found == BREAK:
        return "#kepbruch;"
    return f"\\{found}" if found not in "\n\t\r" else " "


def _spelled(word: re.Match[str]) -> str:
    """A word by which Typst would load something, so that it is only printed; the compiler refuses it otherwise."""
    return rf"\u{{{ord(word[0][0]):x}}}{word[0][1:]}"


def _percent(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode("utf-8", "replace"))
