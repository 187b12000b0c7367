"""Places in text where a line may end without a hyphen: behind slashes, and within what is too long for a line."""

import re
import unicodedata
from collections.abc import Iterator

BREAK = "\0"
"""The sign that marks such a place; no text holds it."""

_LONG_WORD = re.compile(r"\S{30,}")
_BREAK_BEHIND = re.compile(r"(?<=[/._\-?&=:,;@#+|])(?=\w)")
_UNBROKEN = 40  # letters and figures in a row; longer is no word that could be hyphenated
_LONG_RUN = re.compile(rf"[^\s\x00]{{{_UNBROKEN}}}(?=[^\s\x00]{{4}})")
# What nothing hyphenates: without vowels, or in capitals. In a narrow cell a line may end anywhere in it.
_UNDIVIDED = re.compile(r"[^\s\x00\xadaeiouyäöüAEIOUYÄÖÜ]{9,}|[A-ZÄÖÜ0-9]{9,}")
_NUMBER_OR_OTHER = re.compile(r"[^\w\s]{0,2}[0-9][0-9.,]{0,11}[^\w\s]{0,2}|[^0-9]+")
_TOGETHER = 9  # letters
_SLASH = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")  # between words, not within 72/2018


def with_breaks(text: str) -> str:
    """The text with a `BREAK` wherever a line may end that no typesetter would end there by itself."""
    return _LONG_WORD.sub(lambda word: _within(word[0]), _SLASH.sub(f"/{BREAK}", text.replace(BREAK, " ")))


def with_breaks_in_cell(text: str) -> str:
    """Like `with_breaks`, for the narrow cells of tables: more breaks, but none within days and shorter numbers."""
    return _UNDIVIDED.sub(lambda word: BREAK.join(_pieces(word[0])), with_breaks(text))


def _pieces(word: str) -> Iterator[str]:
    for piece in _NUMBER_OR_OTHER.findall(word):
        if len(piece) < _TOGETHER or any(sign.isdecimal() for sign in piece):
            yield piece
        else:
            yield from _signs(piece)


def _signs(text: str) -> Iterator[str]:
    """The signs of a text, each with the marks that stand on it."""
    sign = ""
    for each in text:
        if sign and not unicodedata.combining(each):
            yield sign
            sign = ""
        sign += each
    yield sign


def _within(word: str) -> str:
    marked = _BREAK_BEHIND.sub(BREAK, word)
    return _LONG_RUN.sub(rf"\g<0>{BREAK}", marked)
