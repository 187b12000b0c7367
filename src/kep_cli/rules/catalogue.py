"""All rules, by code. A test holds the list complete: a rule that stands in no family's tuple is found."""

from itertools import chain
from operator import attrgetter

from kep_cli.rules import (
    beratungsfolge,
    beschluss,
    changes,
    characters,
    dangling,
    dashes,
    ergebnisse,
    fassungen,
    fields,
    files,
    follow_ups,
    frame,
    goal_sentences,
    identity,
    kennzahlen,
    massnahmen,
    massnahmen_dates,
    messwerte,
    mittel,
    number_sequence,
    numbers,
    paper_contents,
    pictures,
    produkte,
    quotation,
    references,
    repeated_words,
    runden,
    similarity,
    syntax,
    tables,
    typography,
    vague_words,
    values,
    vorlagen,
)
from kep_cli.rules.contract import Rule

_MODULES = (
    files,
    syntax,
    characters,
    fields,
    values,
    tables,
    typography,
    dashes,
    quotation,
    repeated_words,
    vague_words,
    goal_sentences,
    identity,
    numbers,
    number_sequence,
    dangling,
    references,
    frame,
    similarity,
    massnahmen,
    massnahmen_dates,
    kennzahlen,
    messwerte,
    produkte,
    mittel,
    vorlagen,
    beschluss,
    paper_contents,
    pictures,
    beratungsfolge,
    ergebnisse,
    runden,
    fassungen,
    changes,
    follow_ups,
)

RULES: tuple[Rule, ...] = tuple(
    sorted(chain.from_iterable(module.RULES for module in _MODULES), key=attrgetter("code"))
)
"""Every rule there is, in the order of the codes."""

FAMILIES = {
    "KEP0": "Dateien: Zeichen, YAML, verlorene Wörter",
    "KEP1": "Form: Felder, Datumsangaben, Zahlen",
    "KEP2": "Zielhierarchie: Kennungen, Nummern, Verweise",
    "KEP3": "Wortlaut: Typografie und Überprüfbarkeit",
    "KEP4": "Maßnahmen",
    "KEP5": "Kennzahlen und ihre Werte",
    "KEP6": "Produkte und Haushalt",
    "KEP7": "Vorlagen und Beratungsfolge",
    "KEP8": "Runden",
    "KEP9": "Änderungen gegenüber früheren Fassungen",
}
"""German titles of the families."""


def similar_names(selector: str) -> list[str]:
    """The codes and names that somebody may have meant: of codes those that differ in one character only."""
    if not selector.upper().startswith("KEP"):
        return [rule.name for rule in RULES]
    codes = (rule.code for rule in RULES if len(rule.code) == len(selector))
    return [code for code in codes if sum(a != b for a, b in zip(code, selector.upper(), strict=True)) == 1]


def is_known(selector: str) -> bool:
    """Whether a selector means any rule at all."""
    return any(rule.is_meant_by(selector) for rule in RULES)
