"""Which characters kep can print: those that the fonts have that it ships with."""

import re
from functools import cache

from kep_cli.wording.font_coverage import COVERAGE
from kep_cli.wording.visible import code_point

# What German papers are made of. Looking for anything else is quick, and mostly finds nothing.
_ORDINARY = " -~\u00a0-\u017f–—‘‚“„”†•…‰€"
_EXTRAORDINARY = re.compile(f"[^{_ORDINARY}\n\t]")
_JOINERS = "\u200d\ufe0e\ufe0f"  # they make one picture of several
_SELECTORS = "\ufe0e\ufe0f"  # they ask for the plain or the coloured shape of the sign before them


def only_printable(text: str) -> str:
    """The text with each character that cannot be printed replaced by its code point: `[U+1F6B2]`."""
    if not _EXTRAORDINARY.search(text):
        return text
    return unprintable().sub(lambda found: code_point(found[0]), text)


@cache
def unprintable() -> re.Pattern[str]:
    """A pattern for one character that cannot be printed."""
    return re.compile(f"[^{_covered()}]")


def unprintable_runs(text: str, besides: str) -> "re.Pattern[str] | None":
    """A pattern for runs of characters that cannot be printed, but for those in `besides` (as in a regex's brackets).

    None where the text has nothing but what German papers are made of.
    """
    if not re.search(f"[^{_ORDINARY}\n\t{besides}]", text):
        return None
    sign = f"[^{_covered()}{_JOINERS}{besides}]"
    return re.compile(f"{sign}+(?:[{_JOINERS}]+{sign}+)*")


@cache
def _covered() -> str:
    covered = (part.partition("-") for part in COVERAGE.split())
    ranges = ((int(first, 16), int(last or first, 16)) for first, _, last in covered)
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges) + f"{_SELECTORS}\n\t"
