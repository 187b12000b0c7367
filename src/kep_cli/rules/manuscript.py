"""All texts of a Konzept in a row, so that one search goes through them all.

Thousands of short texts are looked at much faster as one long text than one by one.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import accumulate, compress, count
from typing import NamedTuple

from kep_cli.diagnostics import Finding
from kep_cli.rules.plain_words import FILLER, prose_words, without_addresses
from kep_cli.rules.texts import Texts, WrittenText
from kep_cli.spans import Span

# U+0000 is crossed by no pattern. The blank is for patterns that begin with one: they find a text's first word, too.
_SEPARATOR = "\x00"
_BETWEEN = f"{_SEPARATOR} "
_NEAR = 80
_FEW = 30  # tokens; to look for each of more of them takes longer than to take all texts apart


class Passage(NamedTuple):
    """Where a search hit: the text, and the place in it (`start`, `end` count from the text's beginning).

    `whole` are the words of all texts, in which this one begins at `origin`.
    """

    text: WrittenText
    start: int
    end: int
    whole: str
    origin: int

    @property
    def found(self) -> str:
        """The characters that were hit."""
        return self.text.value[self.start : self.end]

    @property
    def words(self) -> str:
        """The text without what is no words (see `rules.plain_words`), as long as the text itself."""
        return self.whole[self.origin : self.origin + len(self.text.value)]

    @property
    def before(self) -> str:
        """The last words before the hit."""
        return self.whole[self.origin + max(0, self.start - _NEAR) : self.origin + self.start]

    @property
    def after(self) -> str:
        """The first words behind the hit."""
        stop = min(self.end + _NEAR, len(self.text.value))
        return self.whole[self.origin + self.end : self.origin + stop]

    def span(self) -> Span:
        """Where the hit stands."""
        return self.text.part(self.start, self.end - self.start)

    def finding(self, message: str, remedy: str) -> Finding:
        """A finding at the hit."""
        return Finding(self.span(), message, remedy, self.text.entry.name)


class Manuscript:
    """The words of all texts that can still be changed. What keeps the past stays as it was, slips included."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._places = list(compress(count(), texts.is_open))
        self._values = list(compress(texts.values, texts.is_open))

    @cached_property
    def whole(self) -> str:
        """All words, texts apart from each other by U+0000."""
        prose = compress(self._texts.is_prose, self._texts.is_open)
        words = [prose_words(value) if is_prose else value for value, is_prose in zip(self._values, prose, strict=True)]
        joined = _BETWEEN.join(words)
        if joined.count(_SEPARATOR) >= len(words):  # somebody wrote "\0"
            joined = _BETWEEN.join(value.replace(_SEPARATOR, FILLER) for value in words)
        return without_addresses(joined)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """What stands between blanks, each once, with its punctuation: `Plätze,`."""
        return frozenset(token.rstrip(_SEPARATOR) for token in set(self.whole.split()))

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(value) + len(_BETWEEN) for value in self._values), initial=0))

    def find(self, *patterns: re.Pattern[str]) -> Iterator[Passage]:
        """Every hit of the patterns; of one with groups, what its last group hit. A pattern must not cross U+0000.

        One that begins with a plain character is by far the fastest; several such are faster than one with a choice.
        """
        for pattern in patterns:
            for match in pattern.finditer(self.whole):
                passage = self._passage(*match.span(match.lastindex or 0))
                if passage.start < len(passage.text.value):  # else it lies between two texts
                    yield passage

    def texts_with(self, signs: str, unless: Callable[[str], bool] = lambda _: False) -> Iterator[Passage]:
        """Every text, as a whole, that has one of the signs; not where its signs in a row are harmless."""
        if not any(sign in self.whole for sign in signs):
            return
        rows = "".join(re.findall(f"[{_SEPARATOR}{re.escape(signs)}]", self.whole)).split(_SEPARATOR)
        harmless = {row for row in set(rows) if not row or unless(row)}
        for place in compress(count(), [row not in harmless for row in rows]):
            start = self._starts[place]
            yield self._passage(start, start + len(self._values[place]))

    def texts_with_tokens(self, is_wanted: Callable[[str], bool]) -> Iterator[WrittenText]:
        """Every text in which one of the wanted tokens stands (see `tokens`), in reading order."""
        wanted = {token for token in self.tokens if is_wanted(token)}
        if len(wanted) > _FEW:
            places: Iterable[int] = (
                place for place, value in enumerate(self._values) if not wanted.isdisjoint(value.split())
            )
        else:
            places = sorted({bisect_right(self._starts, start) - 1 for token in wanted for start in self._find(token)})
        for place in places:
            yield self._texts[self._places[place]]

    def _find(self, token: str) -> Iterator[int]:
        """Where a token begins, each time that it stands between blanks."""
        whole, end = self.whole, 0
        while (start := whole.find(token, end)) >= 0:
            end = start + len(token)
            if _is_blank(whole[start - 1 : start]) and _is_blank(whole[end : end + 1]):
                yield start

    def _passage(self, start: int, end: int) -> Passage:
        place = bisect_right(self._starts, start) - 1
        text, origin = self._texts[self._places[place]], self._starts[place]
        return Passage(text, start - origin, end - origin, self.whole, origin)


def _is_blank(sign: str) -> bool:
    """Whether a sign, or the end of everything, parts tokens."""
    return sign in {"", _SEPARATOR} or sign.isspace()
