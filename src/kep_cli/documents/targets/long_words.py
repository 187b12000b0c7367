"""Places in text where a line may end without a hyphen: behind slashes, and within what is too long for a line."""

import re

BREAK = "\0"
"""The sign that marks such a place; no text holds it."""

_LONG_WORD = re.compile(r"\S{30,}")
_BREAK_BEHIND = re.compile(r"(?<=[/._\-?&=:,;@#+|])(?=\w)")
_UNBROKEN = 40  # letters and figures in a row; longer is no word that could be hyphenated
_LONG_RUN = re.compile(rf"[^\s\x00]{{{_UNBROKEN}}}(?=[^\s\x00]{{4}})")
_SLASH = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")  # between words, not within 72/2018


def with_breaks(text: str) -> str:
    """The text with a `BREAK` wherever a line may end that no typesetter would end there by itself."""
    return _LONG_WORD.sub(lambda word: _within(word[0]), _SLASH.sub(f"/{BREAK}", text.replace(BREAK, " ")))


def _within(word: str) -> str:
    marked = _BREAK_BEHIND.sub(BREAK, word)
    return _LONG_RUN.sub(rf"\g<0>{BREAK}", marked)
