"""Forms of German words, made from the form that a dictionary lists.

Regular words follow rules that hold for the whole language. What is irregular is listed here for adjectives and given
with the word for verbs (`voran|bringen:brachte:gebracht`).
"""

from collections.abc import Iterator
from typing import NamedTuple

_ENDINGS = ("e", "em", "en", "er", "es")
_IRREGULAR_STEPS = {"gut": ("besser", "best"), "hoch": ("höher", "höchst")}
# Endings of adjectives that change their vowel when they are compared, with comparative and superlative.
_CHANGED_VOWELS = {
    "stark": ("stärker", "stärkst"),
    "nah": ("näher", "nächst"),
    "gesund": ("gesünder", "gesündest"),
}
_BY_NATURE_SHORT = ("end", "ert", "elt", "et", "isch")
"""Ends without stress: the superlative needs no `e` (bedeutendst, geeignetst)."""
_STRESSED = ("wert", "iert")
_WITHOUT_GE = ("be", "emp", "ent", "er", "ge", "miss", "unter", "ver", "zer", "über")


class Verb(NamedTuple):
    """The forms of a verb that stand in the third person, by what they tell.

    `present` are infinitive and present tense, `past` is the past tense, `attributive` the participle with the endings
    of an adjective. A separable verb (`ausbauen`) has its `particle` (`aus`) and the forms that stand apart
    from it (`baut … aus`).
    """

    infinitive: str
    present: frozenset[str]
    past: frozenset[str]
    participle: str
    attributive: frozenset[str]
    particle: str = ""
    parted: frozenset[str] = frozenset()


def declined(adjective: str) -> Iterator[str]:
    """The adjective as it is and with every ending: `hoch`, `hohe`, `hohem`, `hohen`, `hoher`, `hohes`."""
    yield adjective
    stem = _stem(adjective)
    yield from (stem + ending for ending in _ENDINGS)


def compared(adjective: str) -> Iterator[str]:
    """Comparative and superlative with every ending: from `höher` and `höhere` to `höchstes`."""
    comparative, superlative = _steps(adjective)
    yield comparative
    yield from (comparative + ending for ending in _ENDINGS)
    yield from (superlative + ending for ending in _ENDINGS)


def conjugated(verb: str) -> Verb:
    """The forms of a verb: `stärken`, `aus|bauen`, `voran|bringen:brachte:gebracht` (past tense and participle)."""
    written, *irregular = verb.split(":")
    particle, _, simple = written.rpartition("|")
    stem = simple[:-1] if simple.endswith(("eln", "ern")) else simple[:-2]
    weak = f"{stem}et" if stem.endswith(("d", "t")) else f"{stem}t"
    past, participle = irregular or (f"{weak}e", weak if _has_no_ge(simple) else f"ge{weak}")
    finite = {simple, f"{stem}e", weak}
    if simple.endswith("eln"):
        finite.add(f"{stem[:-2]}le")
    present = {particle + form for form in finite}
    if particle:
        present.add(f"{particle}zu{simple}")
    whole = particle + participle
    return Verb(
        particle + simple,
        frozenset(present),
        frozenset({particle + past, f"{particle}{past}{'n' if past.endswith('e') else 'en'}"}),
        whole,
        frozenset(whole + ending for ending in _ENDINGS),
        particle,
        frozenset(finite) if particle else frozenset(),
    )


def _stem(adjective: str) -> str:
    """What the endings are put to."""
    if adjective == "hoch":
        return "hoh"
    if adjective.endswith("el"):
        return f"{adjective[:-2]}l"
    return adjective.removesuffix("e")


def _steps(adjective: str) -> tuple[str, str]:
    if adjective in _IRREGULAR_STEPS:
        return _IRREGULAR_STEPS[adjective]
    for end, (comparative, superlative) in _CHANGED_VOWELS.items():
        if adjective.endswith(end):
            before = adjective.removesuffix(end)
            return before + comparative, before + superlative
    whole = adjective.removesuffix("e")
    return f"{_stem(adjective)}er", f"{whole}{'est' if _needs_e(whole) else 'st'}"


def _needs_e(adjective: str) -> bool:
    if adjective.endswith(_BY_NATURE_SHORT) and not adjective.endswith(_STRESSED):
        return False
    return adjective.endswith(("d", "t", "s", "ß", "z", "x", "sch"))


def _has_no_ge(verb: str) -> bool:
    return verb.endswith("ieren") or verb.startswith(_WITHOUT_GE)
