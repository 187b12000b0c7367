"""Which characters kep can print: those that the fonts have that it ships with."""

import re
from functools import cache

from kep_cli.wording.font_coverage import COVERAGE
from kep_cli.wording.visible import code_point

# What German papers are made of. Looking for anything else is quick, and mostly finds nothing.
_ORDINARY = " -~\u00a0-\u017f–—‘‚“„”†•…‰€"
_EXTRAORDINARY = re.compile(f"[^{_ORDINARY}\n\t]")
_SELECTORS = "\ufe0e\ufe0f"  # they ask for the plain or the coloured shape of the sign before them


def unprintable(text: str) -> "re.Pattern[str] | None":
    """A pattern for the characters that cannot be printed; None where the text quite certainly has none."""
    return _unprintable() if _EXTRAORDINARY.search(text) else None


def only_printable(text: str) -> str:
    """The text with each character that cannot be printed replaced by its code point: `[U+1F6B2]`."""
    pattern = unprintable(text)
    return pattern.sub(lambda found: code_point(found[0]), text) if pattern else text


@cache
def _unprintable() -> re.Pattern[str]:
    covered = (part.partition("-") for part in COVERAGE.split())
    ranges = ((int(first, 16), int(last or first, 16)) for first, _, last in covered)
    known = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
    return re.compile(f"[^{known}{_SELECTORS}\n\t]")
