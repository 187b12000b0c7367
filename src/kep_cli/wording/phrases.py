"""Words in a row."""

from collections.abc import Sequence


def listed(words: Sequence[str], conjunction: str = "und") -> str:
    """The words in a row, quoted: `„a“, „b“ und „c“`."""
    return joined([f"„{word}“" for word in words], conjunction)


def joined(words: Sequence[str], conjunction: str = "und") -> str:
    """The words in a row: `a, b und c`."""
    *first, last = words or [""]
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def one_line(text: str) -> str:
    """The text without line breaks, for overviews."""
    return " ".join(text.split())
