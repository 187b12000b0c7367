"""KEP212: goals that nearly say the same.

Comparing each goal with each other one would take minutes. So only those are compared that share most of their
sequences of three words; these are found through an index, in which each goal meets only its next few neighbours.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.konzept import Zielknoten
from kep_cli.model.ziel import Ziel
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.wording.places import other_place

_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 6
"""Shorter wordings resemble each other by chance."""
_SEQUENCE = 3
_NEIGHBOURS = 5
_SHARED = 0.6
"""The part of its sequences that a wording shares with one that it is compared with."""
_ALIKE = 0.85
"""The part of its words, in order, that a wording shares with one that it nearly repeats."""


@rule("KEP212", "aehnliche-ziele", Severity.INFO, default_on=False)
def similar_goals(context: Context) -> Iterator[Finding]:
    """Zwei Ziele haben fast denselben Wortlaut.

    Vielleicht meinen sie dasselbe und lassen sich zusammenlegen; vielleicht ist eines kopiert und noch nicht zu Ende
    umgeschrieben. Weil Ziele einander auch mit Absicht ähneln, gilt diese Regel nur, wo sie eingeschaltet ist.

    Schlecht:

        - text: Der Landkreis baut bis 2030 jedes Jahr zwei neue Radwege.
        - text: Der Landkreis baut bis 2030 jedes Jahr zwei gute Radwege.

    Gut:

        - text: Der Landkreis baut bis 2030 jedes Jahr zwei neue Radwege.
        - text: Wer im Landkreis zur Schule geht, kommt sicher mit dem Rad dorthin.
    """
    typed = [(ziel, _words(ziel.data)) for ziel in context.konzept.ziele if ziel.data]
    long_enough = [(ziel, words) for ziel, words in typed if len(words) >= _FEWEST_WORDS]
    long_enough.sort(key=lambda pair: pair[0].span("text"))
    nearest: dict[int, tuple[float, int]] = {}
    for earlier, later in _candidates([words for _, words in long_enough]):
        (first, words), (second, other_words) = long_enough[earlier], long_enough[later]
        if _is_told_otherwise(first, second):
            continue
        alike = SequenceMatcher(None, words, other_words, autojunk=False).ratio()
        if alike >= max(_ALIKE, nearest.get(later, (0.0, 0))[0]):
            nearest[later] = (alike, earlier)
    for later, (_, earlier) in sorted(nearest.items()):
        first, second = long_enough[earlier][0], long_enough[later][0]
        here = second.span("text")
        yield Finding(
            here,
            f"Der Wortlaut gleicht fast dem von „{first.id}“ ({other_place(first.span('text'), here)})",
            "Legen Sie die beiden Ziele zusammen, oder schreiben Sie, worin sie sich unterscheiden",
            second.name,
        )


def _words(ziel: Ziel) -> list[str]:
    return _WORD.findall(" ".join((ziel.text, *ziel.punkte)).casefold())


def _candidates(texts: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of places whose texts share most of their sequences of words; the lower place first."""
    index: dict[tuple[str, ...], list[int]] = {}
    for place, words in enumerate(texts):
        for sequence in set(zip(*(words[start:] for start in range(_SEQUENCE)), strict=False)):
            index.setdefault(sequence, []).append(place)
    shared = Counter(
        (place, other)
        for places in index.values()
        for at, place in enumerate(places)
        for other in places[at + 1 : at + 1 + _NEIGHBOURS]
    )
    for (place, other), count in shared.items():
        fewest = min(len(texts[place]), len(texts[other])) - _SEQUENCE + 1
        if count >= _SHARED * fewest:
            yield place, other


def _is_told_otherwise(first: Zielknoten, second: Zielknoten) -> bool:
    """Whether it is one goal twice (KEP201), or siblings with the very same wording (KEP219)."""
    if first.id and first.id == second.id:
        return True
    same = (
        first.data and second.data and first.data.text == second.data.text and first.data.punkte == second.data.punkte
    )
    return bool(same) and first.parent is second.parent


RULES: tuple[Rule, ...] = (similar_goals,)
"""The rules of this module, in the order of their codes."""
