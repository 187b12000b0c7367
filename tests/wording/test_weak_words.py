"""The list of weak words covers the list that it was made from, form by form, and makes up no words."""

import re
from pathlib import Path

import pytest

from kep_cli.diagnostics import Severity
from kep_cli.wording.inflection import conjugated
from kep_cli.wording.weak_words import Role, WeakForm, Weakness, parted_forms, weak_forms, weak_phrases

_LINES = (Path(__file__).parent / "weak-forms.txt").read_text(encoding="utf-8").splitlines()
_SOURCE = {lemma: forms.split(", ") for lemma, forms in (line.split(": ") for line in _LINES)}
_VERBS = {
    "voranbringen": "voran|bringen:brachte:gebracht",
    "vorantreiben": "voran|treiben:trieb:getrieben",
    "ausbauen": "aus|bauen",
    "anstreben": "an|streben",
    "hinwirken": "hin|wirken",
    "weiterentwickeln": "weiter|entwickeln",
}
# Why they are left out says the head of the list.
_LEFT_OUT = {"zentral", "erhalten", "im Sinne", "alle", "immer", "stets", "können", "dürfen"}
# What the source makes of some words by rules that do not hold for them.
_NO_GERMAN = re.compile(
    r"(?:ge(?:hinwirk|unterstütz)|vorange(?:bring|treib))t\w*|voran(?:bring|treib)ten?"
    r"|(?:gesund|\w*stark|\w*nah)(?:er[emns]|e?st)\w*|solidst\w+"
    r"|\w+(?:end|isch|gefächert|geeignet)est\w+|(?:genügend|hinreichend|ausreichend|geeignet)er[emnrs]\w*"
    r"|(?:geeignet|breitgefächert)est\w+|(?:punktuell|schrittweis)(?:ere|st)\w*"
)
# A topic, where it stands before a noun; only `wirtschaftlich` itself counts.
_TOPIC = re.compile(r"wirtschaftlich\w+")


def _made(lemma: str) -> set[str]:
    """All forms that are made of one lemma, also those that never are meant vaguely."""
    forms = {form for form, found in weak_forms().items() if found.lemma == lemma}
    if any(found.role is Role.PARTICIPLE and found.lemma == lemma for found in weak_forms().values()):
        verb = conjugated(_VERBS.get(lemma, lemma))
        forms |= verb.present | verb.past | verb.attributive
    return forms


@pytest.mark.parametrize("lemma", [lemma for lemma in _SOURCE if lemma not in _LEFT_OUT])
def test_every_form_of_the_source_is_made(lemma: str) -> None:
    known = _made(lemma) | set(weak_forms()) | {phrase.text.replace(" +", "") for phrase in weak_phrases()}
    missing = [form for form in _SOURCE[lemma] if form not in known]

    assert [] == [
        form for form in missing if not _NO_GERMAN.fullmatch(form) and not _TOPIC.fullmatch(form) and form not in _TURNS
    ]


# In the list they stand apart, for their verb is inflected.
_TURNS = {"einen Beitrag leisten", "mit Leben füllen"}


def test_turns_with_a_verb_are_known_with_all_its_forms() -> None:
    turns = {phrase.text: phrase.needs for phrase in weak_phrases() if phrase.text in {"einen Beitrag", "mit Leben"}}

    assert {
        "einen Beitrag": {"leiste", "leisten", "leistet", "leistete", "leisteten", "geleistet"},
        "mit Leben": {"fülle", "füllen", "füllt", "füllte", "füllten", "gefüllt"},
    } == turns


def test_what_is_left_out_is_nowhere_among_the_forms() -> None:
    left_out = {form for lemma in _LEFT_OUT - {"im Sinne"} for form in _SOURCE[lemma]} - {"könnte", "könnten"}

    assert set() == left_out & set(weak_forms())
    assert "im Sinne" not in {phrase.text for phrase in weak_phrases()}


def test_no_form_is_made_up() -> None:
    assert [] == [form for form in weak_forms() if _NO_GERMAN.fullmatch(form)]


def test_what_goes_beyond_the_source_is_german() -> None:
    source = {form for forms in _SOURCE.values() for form in forms}
    beyond = {re.sub(r"e[mnrs]?$", "", form) for form in weak_forms() if form not in source}

    assert _BEYOND.split() == sorted(beyond)


_BEYOND = """
bedeutendst bestmöglich breitgefächertst bürgernächst bürgernäh bürgernäher dynamischst entwickl flächendeckendst gesünd
gesünder gesündest größtmöglich hervorragendst hingewirkt hinzuwirk leistungsstärk leistungsstärker leistungsstärkst
naturnächst naturnäh naturnäher solidest stärk stärker stärkst umfassendst unbürokratischst weiterentwickl weitgehendst
zeitnächst zeitnäh zeitnäher
"""
"""Without their endings."""


def test_a_separable_verb_is_known_by_the_form_that_stands_apart() -> None:
    found = WeakForm("vorantreiben", Role.PARTED, Weakness.INTENTION, Severity.INFO, "voran")

    assert (found,) == parted_forms()["treibt"]


def test_words_that_value_or_measure_are_grave_and_all_others_are_not() -> None:
    assert {(Weakness.VALUE, Severity.WARNING), (Weakness.AMOUNT, Severity.WARNING)} == {
        (form.weakness, form.severity) for form in weak_forms().values() if form.severity is Severity.WARNING
    }
