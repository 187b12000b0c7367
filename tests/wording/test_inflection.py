"""German forms are made as a dictionary lists them: regular ones by rule, irregular ones as they are."""

import pytest

from kep_cli.wording.inflection import Verb, compared, conjugated, declined

_ENDINGS = ("e", "em", "en", "er", "es")


def _with_endings(*stems: str) -> list[str]:
    return [stem + ending for stem in stems for ending in _ENDINGS]


@pytest.mark.parametrize(
    ("stem", "adjective"),
    [("attraktiv", "attraktiv"), ("flexibl", "flexibel"), ("hoh", "hoch"), ("solid", "solide"), ("sicher", "sicher")],
)
def test_an_adjective_takes_five_endings(stem: str, adjective: str) -> None:
    assert [adjective, *_with_endings(stem)] == list(declined(adjective))


@pytest.mark.parametrize(
    ("comparative", "superlative", "adjective"),
    [
        ("attraktiver", "attraktivst", "attraktiv"),
        ("bedeutender", "bedeutendst", "bedeutend"),
        ("besser", "best", "gut"),
        ("breitgefächerter", "breitgefächertst", "breitgefächert"),
        ("differenzierter", "differenziertest", "differenziert"),
        ("dynamischer", "dynamischst", "dynamisch"),
        ("flexibler", "flexibelst", "flexibel"),
        ("gesünder", "gesündest", "gesund"),
        ("höher", "höchst", "hoch"),
        ("lebenswerter", "lebenswertest", "lebenswert"),
        ("leistungsstärker", "leistungsstärkst", "leistungsstark"),
        ("bürgernäher", "bürgernächst", "bürgernah"),
        ("solider", "solidest", "solide"),
        ("zeitgemäßer", "zeitgemäßest", "zeitgemäß"),
        ("zukunftsfester", "zukunftsfestest", "zukunftsfest"),
    ],
)
def test_an_adjective_is_compared(comparative: str, superlative: str, adjective: str) -> None:
    assert [comparative, *_with_endings(comparative, superlative)] == list(compared(adjective))


@pytest.mark.parametrize(
    ("expected", "verb"),
    [
        (
            Verb(
                "stärken",
                frozenset({"stärke", "stärken", "stärkt"}),
                frozenset({"stärkte", "stärkten"}),
                "gestärkt",
                frozenset(_with_endings("gestärkt")),
            ),
            "stärken",
        ),
        (
            Verb(
                "entwickeln",
                frozenset({"entwickele", "entwickeln", "entwickelt", "entwickle"}),
                frozenset({"entwickelte", "entwickelten"}),
                "entwickelt",
                frozenset(_with_endings("entwickelt")),
            ),
            "entwickeln",
        ),
        (
            Verb(
                "gewährleisten",
                frozenset({"gewährleiste", "gewährleisten", "gewährleistet"}),
                frozenset({"gewährleistete", "gewährleisteten"}),
                "gewährleistet",
                frozenset(_with_endings("gewährleistet")),
            ),
            "gewährleisten",
        ),
        (
            Verb(
                "ausbauen",
                frozenset({"ausbaue", "ausbauen", "ausbaut", "auszubauen"}),
                frozenset({"ausbaute", "ausbauten"}),
                "ausgebaut",
                frozenset(_with_endings("ausgebaut")),
                "aus",
                frozenset({"baue", "bauen", "baut"}),
            ),
            "aus|bauen",
        ),
        (
            Verb(
                "vorantreiben",
                frozenset({"vorantreibe", "vorantreiben", "vorantreibt", "voranzutreiben"}),
                frozenset({"vorantrieb", "vorantrieben"}),
                "vorangetrieben",
                frozenset(_with_endings("vorangetrieben")),
                "voran",
                frozenset({"treibe", "treiben", "treibt"}),
            ),
            "voran|treiben:trieb:getrieben",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_verb_has_these_forms(expected: Verb, verb: str) -> None:
    assert expected == conjugated(verb)


@pytest.mark.parametrize(
    ("participle", "verb"),
    [
        ("optimiert", "optimieren"),
        ("unterstützt", "unterstützen"),
        ("gesichert", "sichern"),
        ("hingewirkt", "hin|wirken"),
        ("weiterentwickelt", "weiter|entwickeln"),
    ],
)
def test_a_participle_has_its_ge_where_german_puts_it(participle: str, verb: str) -> None:
    assert participle == conjugated(verb).participle
