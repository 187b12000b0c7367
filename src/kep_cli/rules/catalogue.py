"""All rules, by code. A test holds the list complete: a rule that stands in no family's tuple is found."""

from itertools import chain
from operator import attrgetter

from kep_cli.rules import (
    beratungsfolge,
    beschluss,
    characters,
    dashes,
    ergebnisse,
    files,
    frame,
    identity,
    number_sequence,
    numbers,
    paper_contents,
    pictures,
    quotation,
    references,
    repeated_words,
    runden,
    shape,
    similarity,
    syntax,
    typography,
    vorlagen,
)
from kep_cli.rules.contract import Rule

_MODULES = (
    files,
    syntax,
    characters,
    shape,
    typography,
    dashes,
    quotation,
    repeated_words,
    identity,
    numbers,
    number_sequence,
    references,
    frame,
    similarity,
    vorlagen,
    beschluss,
    paper_contents,
    pictures,
    beratungsfolge,
    ergebnisse,
    runden,
)

RULES: tuple[Rule, ...] = tuple(
    sorted(chain.from_iterable(module.RULES for module in _MODULES), key=attrgetter("code"))
)
"""Every rule there is, in the order of the codes."""

FAMILIES = {
    "KEP0": "Dateien: Zeichen, YAML, verlorene Wörter",
    "KEP1": "Form: Felder, Datumsangaben, Zahlen",
    "KEP2": "Zielhierarchie: Kennungen, Nummern, Verweise",
    "KEP3": "Wortlaut",
    "KEP7": "Vorlagen und Beratungsfolge",
    "KEP8": "Runden",
}
"""German titles of the families."""


def is_known(selector: str) -> bool:
    """Whether a selector means any rule at all."""
    return any(rule.is_meant_by(selector) for rule in RULES)
