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


class Suggestions:
    """Finds the nearest of many known words, for those who ask more than once.

    Comparing with each of thousands of words takes a tenth of a second; so only those are compared that share the
    most pieces of three letters with the word.
    """

    _FEW = 200
    _COMPARED = 30

    def __init__(self, known: Iterable[str]) -> None:
        self._known = list(dict.fromkeys(known))
        self._by_piece: dict[str, list[str]] = {}

    def did_you_mean(self, word: str) -> str:
        """`Meinten Sie „text“?`, or nothing if no known word is near."""
        if len(self._known) <= self._FEW:
            return did_you_mean(word, self._known)
        if not self._by_piece:
            for candidate in self._known:
                for piece in _pieces(candidate):
                    self._by_piece.setdefault(piece, []).append(candidate)
        rarest_first = sorted((self._by_piece.get(piece, []) for piece in _pieces(word)), key=len)
        shared: dict[str, int] = {}
        for candidates in rarest_first:
            # A piece that hundreds share says little, unless there is no other.
            if len(candidates) > self._FEW and len(shared) >= self._COMPARED:
                break
            for candidate in candidates:
                shared[candidate] = shared.get(candidate, 0) + 1
        best = sorted(shared, key=lambda candidate: (-shared[candidate], candidate))[: self._COMPARED]
        return did_you_mean(word, best)


def _pieces(word: str) -> set[str]:
    framed = f" {word.lower()} "
    return {framed[start : start + 3] for start in range(len(framed) - 2)}
