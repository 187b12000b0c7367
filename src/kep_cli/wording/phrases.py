"""Words in a row."""

from collections.abc import Sequence


def listed(words: Sequence[str], conjunction: str = "und") -> str:
    """The words in a row: `„a“, „b“ und „c“`."""
    quoted = [f"„{word}“" for word in words]
    *first, last = quoted or [""]
    return f"{', '.join(first)} {conjunction} {last}" if first else last
