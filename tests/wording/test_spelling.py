"""The contract's own words, as German spells them."""

import pytest

from kep_cli.wording.spelling import as_spelled
from kep_cli.wording.styled import Segment, Style, spelled


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ungeaendert", "ungeändert"),
        ("zurueckgestellt", "zurückgestellt"),
        ("anhoerung", "anhörung"),
        ("in_umsetzung", "in umsetzung"),
        ("beschliesst", "beschließt"),
        ("massnahme", "maßnahme"),
        ("daueraufgabe", "daueraufgabe"),
        ("manuell", "manuell"),
        ("neu_unter", "neu unter"),
        ("quelle", "quelle"),
    ],
)
def test_words_of_the_contract_get_their_umlauts_back(word: str, expected: str) -> None:
    assert expected == as_spelled(word)


@pytest.mark.parametrize(
    ("segment", "expected"),
    [
        (Segment("400"), "400"),
        (Segment("300 ", Style.OLD), "[alt: 300] "),
        (Segment(" 400", Style.NEW), " [neu: 400]"),
        (Segment(" ", Style.NEW), " "),
    ],
)
def test_what_came_and_went_says_so_where_it_cannot_be_seen(segment: Segment, expected: str) -> None:
    assert expected == spelled(segment)
