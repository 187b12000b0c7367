"""Words that sound like a goal but say nothing one could check: the list, and all their forms.

It is a list to start from, made of goals that counties have written. Left out on purpose are words that may be vague
but mostly are not: `zentral` names a place, `wirtschaftlich` before a noun a topic, `erhalten` means "get" as often as
"keep", behind `im Sinne` stands what is meant; `alle`, `immer` and `stets` can be checked, and so can what people
`können` and `dürfen`.
"""

from collections.abc import Iterator
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from kep_cli.diagnostics import Severity
from kep_cli.wording.inflection import compared, conjugated, declined


class Weakness(Enum):
    """What a weak word leaves open."""

    VALUE = auto()  # by what one would know it: attraktiv
    AMOUNT = auto()  # how much, how soon, how often: ausreichend
    DIRECTION = auto()  # how far: verbessern
    INTENTION = auto()  # what will be different then: fördern
    HEDGE = auto()  # whether it holds at all: möglichst


class Kind(Enum):
    """How the words of a list are inflected, and with that how a rule must look at them."""

    ADJECTIVE = auto()
    ABSOLUTE = auto()  # an adjective that is not compared
    UNCHANGED = auto()
    VERB = auto()
    NOUN = auto()  # with the endings that it takes: Ausbau/s
    MODAL = auto()
    PHRASE = auto()


class WordList(NamedTuple):
    """Words of one kind that leave the same thing open; `severity` is the gravest that one of them may be told with."""

    kind: Kind
    weakness: Weakness
    severity: Severity
    words: str


_LISTS = (
    WordList(
        Kind.ADJECTIVE,
        Weakness.VALUE,
        Severity.WARNING,
        "attraktiv bedeutend breitgefächert bürgerfreundlich bürgernah differenziert dynamisch effektiv effizient "
        "exzellent familienfreundlich flexibel ganzheitlich generationengerecht generationsgerecht gesund gut "
        "hervorragend hochleistungsfähig hochwertig innovativ intakt kundenorientiert lebendig lebenswert "
        "leistungsfähig leistungsstark lukrativ modern nachhaltig naturnah optimal qualitativ robust "
        "serviceorientiert sicher smart solide stark transparent unbürokratisch urban verlässlich vielfältig "
        "vorbildlich wettbewerbsfähig wichtig zeitgemäß zukunftsfest zukunftsfähig zukunftsorientiert",
    ),
    WordList(Kind.UNCHANGED, Weakness.VALUE, Severity.WARNING, "wirtschaftlich"),
    WordList(
        Kind.ADJECTIVE,
        Weakness.AMOUNT,
        Severity.WARNING,
        "adäquat angemessen bedarfsgerecht bedarfsorientiert dauerhaft deutlich erheblich flächendeckend frühzeitig "
        "gering hoch kontinuierlich kurzfristig langfristig maßgeblich merklich mittelfristig nennenswert niedrig "
        "rechtzeitig regelmäßig sachgerecht schnell signifikant sinnvoll spürbar stetig umfassend vernünftig "
        "verhältnismäßig weitgehend wesentlich zeitnah zügig",
    ),
    WordList(
        Kind.ABSOLUTE,
        Weakness.AMOUNT,
        Severity.WARNING,
        "ausreichend geeignet genügend hinreichend punktuell schrittweise",
    ),
    WordList(
        Kind.VERB,
        Weakness.DIRECTION,
        Severity.INFO,
        "aus|bauen erhöhen intensivieren maximieren minimieren modernisieren optimieren reduzieren senken steigern "
        "stärken verbessern verringern weiter|entwickeln",
    ),
    WordList(
        Kind.VERB,
        Weakness.INTENTION,
        Severity.INFO,
        "an|streben begleiten berücksichtigen entwickeln ermöglichen etablieren forcieren fördern gewährleisten "
        "hin|wirken nutzen prüfen sensibilisieren sichern unterstützen vernetzen voran|bringen:brachte:gebracht "
        "voran|treiben:trieb:getrieben",
    ),
    WordList(
        Kind.NOUN,
        Weakness.DIRECTION,
        Severity.INFO,
        "Ausbau/s Erhöhung Förderung Intensivierung Optimierung/en Profilierung Reduktion Reduzierung Sicherstellung "
        "Sicherung Steigerung Stärkung Verbesserung/en Vernetzung Weiterentwicklung",
    ),
    WordList(
        Kind.UNCHANGED,
        Weakness.HEDGE,
        Severity.INFO,
        "besonders circa eher einige eventuell etwa gegebenenfalls grundsätzlich insbesondere mehr möglichst relativ "
        "rund sehr und/oder viele weniger ziemlich",
    ),
    WordList(Kind.ABSOLUTE, Weakness.HEDGE, Severity.INFO, "bestmöglich größtmöglich"),
    WordList(
        Kind.MODAL,
        Weakness.HEDGE,
        Severity.INFO,
        "könnte könnten möchte möchten soll sollen sollte sollten will wollen",
    ),
    WordList(
        Kind.PHRASE,
        Weakness.HEDGE,
        Severity.INFO,
        # A phrase stands alone, or needs a form of the verb, or one of the words, behind `+` in the same sentence.
        "auf Augenhöhe, ca., einen Beitrag + leisten, eine wichtige Rolle, eine zentrale Rolle, etc., ggf., "
        "im Rahmen + Haushalts/Mittel/Möglichkeiten, in der Regel, mit Leben + füllen, nach Möglichkeit, "
        "soweit möglich, u. a., unter anderem, usw., wo sinnvoll",
    ),
)


class Role(Enum):
    """What a form is, as far as it matters for whether it is meant vaguely."""

    ADJECTIVE = auto()
    UNCHANGED = auto()
    PRESENT = auto()
    PARTICIPLE = auto()  # also the present tense, where that is the same: verbessert
    PARTED = auto()  # needs its particle: baut … aus
    NOUN = auto()
    MODAL = auto()


class WeakForm(NamedTuple):
    """One form of a weak word. `particle` is what a form that stands apart from it needs."""

    lemma: str
    role: Role
    weakness: Weakness
    severity: Severity
    particle: str = ""


class WeakPhrase(NamedTuple):
    """A turn of several words, or an abbreviation.

    `anchor` is its last word, without which it need not be looked for; one of the words that it `needs`, if any, must
    stand in its sentence.
    """

    text: str
    anchor: str
    needs: frozenset[str]
    weakness: Weakness
    severity: Severity


@cache
def weak_forms() -> dict[str, WeakForm]:
    """Every form of every weak word that is a single word."""
    forms: dict[str, WeakForm] = {}
    for each in _LISTS:
        if each.kind is not Kind.PHRASE:
            for word in each.words.split():
                for form, found in _forms(word, each):
                    forms.setdefault(form, found)
    return forms


@cache
def parted_forms() -> dict[str, tuple[WeakForm, ...]]:
    """The forms of separable verbs that stand apart from their particle: `treibt`, for `treibt … voran`."""
    forms: dict[str, tuple[WeakForm, ...]] = {}
    for each in _LISTS:
        if each.kind is Kind.VERB:
            for verb in (conjugated(word) for word in each.words.split() if "|" in word):
                found = WeakForm(verb.infinitive, Role.PARTED, each.weakness, each.severity, verb.particle)
                for form in verb.parted:
                    forms[form] = (*forms.get(form, ()), found)
    return forms


@cache
def weak_phrases() -> tuple[WeakPhrase, ...]:
    """The phrases and abbreviations."""
    return tuple(
        WeakPhrase(text, text.rstrip(".").split()[-1], _needed(needs), each.weakness, each.severity)
        for each in _LISTS
        if each.kind is Kind.PHRASE
        for text, _, needs in (phrase.partition(" + ") for phrase in each.words.split(", "))
    )


def _forms(word: str, listed: WordList) -> Iterator[tuple[str, WeakForm]]:
    if listed.kind is Kind.VERB:
        yield from _verb_forms(word, listed)
        return
    lemma, *endings = word.split("/") if listed.kind is Kind.NOUN else (word,)
    role, forms = {
        Kind.ADJECTIVE: (Role.ADJECTIVE, (*declined(lemma), *compared(lemma))),
        Kind.ABSOLUTE: (Role.ADJECTIVE, tuple(declined(lemma))),
        Kind.NOUN: (Role.NOUN, (lemma, *(lemma + ending for ending in endings))),
        Kind.MODAL: (Role.MODAL, (lemma,)),
    }.get(listed.kind, (Role.UNCHANGED, (lemma,)))
    found = WeakForm(lemma, role, listed.weakness, listed.severity)
    yield from ((form, found) for form in forms)


def _verb_forms(word: str, listed: WordList) -> Iterator[tuple[str, WeakForm]]:
    """Not the past tense: that tells a result. So does a participle before a noun, unless it says better or more."""
    verb = conjugated(word)
    present = WeakForm(verb.infinitive, Role.PRESENT, listed.weakness, listed.severity)
    yield verb.participle, present._replace(role=Role.PARTICIPLE)
    yield from ((form, present) for form in verb.present)
    if listed.weakness is Weakness.DIRECTION:
        yield from ((form, present._replace(role=Role.ADJECTIVE)) for form in verb.attributive)


def _needed(words: str) -> frozenset[str]:
    """All forms of a verb, or else the words themselves."""
    if not words[:1].islower():
        return frozenset(filter(None, words.split("/")))
    forms = conjugated(words)
    return forms.present | forms.past | {forms.participle}
