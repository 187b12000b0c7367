"""All texts of a Konzept in a row, so that one search goes through them all.

Thousands of short texts are looked at much faster as one long text than one by one.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import compress, count
from typing import NamedTuple

from kep_cli.diagnostics import Finding
from kep_cli.model.vorlage import Vorlage, Zustand
from kep_cli.rules.plain_words import prose_words, without_addresses
from kep_cli.rules.texts import WrittenText
from kep_cli.spans import Span

# U+0000 is crossed by no pattern; the blank is for those that begin with one, so that they find a text's first word too.
_BETWEEN = "\x00 "


class Passage(NamedTuple):
    """Where a search hit: the text, and the place in it (`start`, `end` count from the text's beginning).

    `words` is the text without what is no words (see `rules.plain_words`), as long as the text itself.
    """

    text: WrittenText
    words: str
    start: int
    end: int

    @property
    def found(self) -> str:
        """The characters that were hit."""
        return self.text.value[self.start : self.end]

    def span(self) -> Span:
        """Where the hit stands."""
        return self.text.part(self.start, self.end - self.start)

    def finding(self, message: str, remedy: str) -> Finding:
        """A finding at the hit."""
        return Finding(self.span(), message, remedy, self.text.entry.name)


class Manuscript:
    """The words of all texts that can still be changed. What keeps the past stays as it was, slips included."""

    def __init__(self, texts: Sequence[WrittenText]) -> None:
        self._texts = [text for text in texts if not _keeps_the_past(text)]

    @cached_property
    def whole(self) -> str:
        """All words, texts apart from each other by U+0000."""
        values = [prose_words(value) if is_prose else value for _, _, value, is_prose in self._texts]
        return without_addresses(_BETWEEN.join(values))

    @cached_property
    def _starts(self) -> list[int]:
        starts, start = [], 0
        for text in self._texts:
            starts.append(start)
            start += len(text.value) + len(_BETWEEN)
        return starts

    def find(self, *patterns: re.Pattern[str]) -> Iterator[Passage]:
        """Every hit of the patterns; of one with groups, what its last group hit. A pattern must not cross U+0000.

        One that begins with a plain character is by far the fastest; several such are faster than one with a choice.
        """
        for pattern in patterns:
            for match in pattern.finditer(self.whole):
                passage = self._passage(*match.span(match.lastindex or 0))
                if passage.start < len(passage.words):
                    yield passage

    def texts_with(self, signs: str, unless: Callable[[str], bool] = lambda _: False) -> Iterator[Passage]:
        """Every text, as a whole, that has one of the signs; not where its signs in a row are harmless."""
        if not any(sign in self.whole for sign in signs):
            return
        rows = "".join(re.findall(f"[\x00{re.escape(signs)}]", self.whole)).split("\x00")
        harmless = {row for row in set(rows) if not row or unless(row)}
        for place in compress(count(), [row not in harmless for row in rows]):
            start = self._starts[place]
            yield self._passage(start, start + len(self._texts[place].value))

    def _passage(self, start: int, end: int) -> Passage:
        place = bisect_right(self._starts, start) - 1
        text, before = self._texts[place], self._starts[place]
        return Passage(text, self.whole[before : before + len(text.value)], start - before, end - before)


def _keeps_the_past(text: WrittenText) -> bool:
    """Whether a text records what once was said: a wording that was dropped or put right, a paper that is done."""
    kind = text.entry.kind
    if kind == "ziel":
        return text.route[-1] == "vorher"
    if kind == "entfallen":
        return text.route[-1] == "text"
    data = text.entry.data
    return kind == "vorlage" and isinstance(data, Vorlage) and data.zustand is Zustand.ERLEDIGT
