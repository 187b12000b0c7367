"""The nearest known word to one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or nothing if none is like it. Case does not matter."""
    by_lower = {candidate.lower(): candidate for candidate in known}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Meinten Sie „text“?`, or nothing if no known word is near."""
    found = nearest(word, known)
    return f"Meinten Sie „{found}“?" if found else ""
