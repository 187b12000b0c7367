"""Numbers as German papers print them."""

from decimal import Decimal

import pytest

from kep_cli.wording.numbers import say_euros, say_number


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("1234567.50", "1.234.567,50"),
        ("-0.5", "−0,5"),
        ("-0", "0"),
        ("1" * 31 + ".5", "1" + ".111" * 10 + ",5"),
    ],
)
def test_digits_are_neither_added_nor_rounded(number: str, said: str) -> None:
    assert said == say_number(Decimal(number))


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("480000", "480.000\u00a0€"),
        ("480000.00", "480.000\u00a0€"),
        ("35000.5", "35.000,50\u00a0€"),
        ("0.125", "0,125\u00a0€"),
        ("-3", "−3\u00a0€"),
        ("1" * 31 + ".5", "1" + ".111" * 10 + ",50\u00a0€"),
    ],
)
def test_money_has_both_places_where_there_are_cents(amount: str, said: str) -> None:
    assert said == say_euros(Decimal(amount))
