"""Where weak words stand in a text, and whether they are meant vaguely there.

A form alone does not tell: `Stärken` is a noun, `hat … verbessert` a result, `mehr als 50` a number. In doubt a word is
not vague; a hint that is wrong costs more than one that is missing.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kep_cli.diagnostics import Severity
from kep_cli.rules.vague_context import Place, is_meant
from kep_cli.wording.sentences import sentence_around
from kep_cli.wording.weak_words import Role, WeakForm, Weakness, WeakPhrase, parted_forms, weak_forms, weak_phrases

_WORD = re.compile(r"und/oder|\w+-?")
_ELIDED = re.compile(r"(?<!\w)(\w{2,40})-(?:,\s+\w+-)*\s+(?:und|oder|sowie|bzw\.)\s+(\w{1,60})(?!\w)")
_SHORTEST_BEGINNING = 4
_SHORTEST_END = 3
_CLAUSE_END = r"(?=\s*(?:[.,;:!?)“–]|$|(?:und|oder|sowie)\b))"


class VagueWord(NamedTuple):
    """A vague word in a text, or a turn of several: its place, and how a message quotes it (`baut … aus`)."""

    start: int
    end: int
    said: str
    lemma: str
    weakness: Weakness
    severity: Severity
    is_adverb: bool = False


def may_be_vague(token: str) -> bool:
    """Whether in what stands between blanks there is a word that can be vague, or the beginning of one (`service-`)."""
    if token.isalpha():
        return token in _triggers()
    return any(word in _triggers() or _is_beginning(word) for word in _WORD.findall(token))


def vague_words_of(text: str) -> list[VagueWord]:
    """The vague words of a text in their order, none within another."""
    words: list[VagueWord] = []
    for word in sorted(_found(text), key=lambda word: (word.start, -word.end)):
        before = words[-1] if words else None
        if before and word.start < before.end:
            continue
        if before and before.is_adverb and text[before.end : word.start].isspace():  # sehr guten
            words[-1] = word._replace(start=before.start, said=f"{before.said} {word.said}")
        else:
            words.append(word)
    return words


@cache
def _triggers() -> frozenset[str]:
    """Every word, with its first letter small or large, that is vague or part of something vague."""
    words = {*weak_forms(), *parted_forms(), *(phrase.anchor for phrase in weak_phrases())}
    return frozenset(words | {word[0].upper() + word[1:] for word in words})


def _is_beginning(word: str) -> bool:
    return word[-1] == "-" and len(word) > _SHORTEST_BEGINNING and _is_begun_by(_small(word[:-1]))


def _is_begun_by(beginning: str) -> bool:
    return any(form.startswith(beginning) for form in weak_forms())


def _found(text: str) -> Iterator[VagueWord]:
    """All that may be called vague, the wider one first where two begin alike."""
    words = [match for match in _WORD.finditer(text) if match[0] in _triggers()]
    if "- " in text or "-," in text or "-\n" in text:
        yield from _elided(text)
    if words:
        yield from _phrases(text, {match[0] for match in words})
        for match in words:
            yield from _parted(text, match)
            yield from _single(text, match)


def _single(text: str, match: re.Match[str]) -> Iterator[VagueWord]:
    word = match[0]
    form = weak_forms().get(word) or weak_forms().get(_small(word))
    if form and is_meant(form, Place(text, *match.span())):
        yield _vague(match, form)


def _parted(text: str, match: re.Match[str]) -> Iterator[VagueWord]:
    """Verbs that stand apart from their particle: `baut … aus`."""
    for form in parted_forms().get(match[0], ()):
        _, end = sentence_around(text, match.start())
        if re.compile(rf"\s{form.particle}{_CLAUSE_END}").search(text, match.end(), end):
            yield _vague(match, form)._replace(said=f"{match[0]} … {form.particle}")


def _elided(text: str) -> Iterator[VagueWord]:
    """What is left of a weak word whose end follows later: `service- sowie zukunftsorientierter`."""
    for match in _ELIDED.finditer(text):
        beginning, whole = match.groups()
        ends = (whole[place:] for place in range(1, len(whole) - _SHORTEST_END))
        forms = (weak_forms().get(_small(beginning) + end) for end in ends)
        if form := next(filter(None, forms), None):
            yield _vague(match, form)


def _phrases(text: str, words: set[str]) -> Iterator[VagueWord]:
    for phrase in weak_phrases():
        if phrase.anchor in words:
            for match in _pattern(phrase).finditer(text):
                if not phrase.needs or _has_one(phrase.needs, text, match.start()):
                    said = " ".join(match[0].split())
                    yield VagueWord(*match.span(), said, phrase.text, phrase.weakness, phrase.severity)


def _pattern(phrase: WeakPhrase) -> re.Pattern[str]:
    """A pattern for a phrase, broken over lines as it may be, and with its first letter large or small."""
    first, *others = (re.escape(word) for word in phrase.text.split())
    start = f"[{first[0].upper()}{first[0].lower()}]{first[1:]}"
    gap = r"\s*" if phrase.text.endswith(".") else r"\s+"
    return re.compile(rf"(?<![\w-]){gap.join((start, *others))}(?![\w-])")


def _has_one(words: frozenset[str], text: str, place: int) -> bool:
    start, end = sentence_around(text, place)
    return not words.isdisjoint(_WORD.findall(text, start, end))


def _vague(match: re.Match[str], form: WeakForm) -> VagueWord:
    said = " ".join(match[0].split())
    is_adverb = form.role in {Role.ADJECTIVE, Role.UNCHANGED} and said.lower() == form.lemma
    return VagueWord(*match.span(), said, form.lemma, form.weakness, form.severity, is_adverb)


def _small(word: str) -> str:
    return word[:1].lower() + word[1:]
