"""The nearest known word, among few words and among thousands."""

import time

import pytest

from kep_cli.wording.ids import as_id
from kep_cli.wording.nearest import Suggestions, did_you_mean

_MANY = [f"{what}-{number}" for what in ("radweg", "schule", "wohnung", "bus") for number in range(3000)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("kreistg", "Meinten Sie „kreistag“?"), ("KREISTAG", "Meinten Sie „kreistag“?"), ("bauhof", ""), ("", "")],
)
def test_a_known_word_is_suggested_only_where_one_is_near(word: str, expected: str) -> None:
    assert expected == did_you_mean(word, ["kreistag", "kreisausschuss"])
    assert expected == Suggestions(["kreistag", "kreisausschuss"]).did_you_mean(word)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("leerstandskatster", "Meinten Sie „leerstandskataster“?"),
        ("schulle-2999", "Meinten Sie „schule-2999“?"),
        ("xyz", ""),
    ],
)
def test_among_thousands_the_nearest_is_found_as_well(word: str, expected: str) -> None:
    assert expected == Suggestions([*_MANY, "leerstandskataster"]).did_you_mean(word)


def test_a_hundred_questions_among_thousands_take_no_time() -> None:
    suggestions = Suggestions(_MANY)
    start = time.perf_counter()
    for number in range(100):
        suggestions.did_you_mean(f"radwegg-{number}")

    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wohnraum Süd", "wohnraum-sued"),
        ("Straße & Weg", "strasse-weg"),
        ("-x--y-", "x-y"),
        ("ÄÖÜ", "aeoeue"),
        ("…", ""),
    ],
)
def test_a_text_becomes_the_id_that_was_meant(text: str, expected: str) -> None:
    assert expected == as_id(text)
