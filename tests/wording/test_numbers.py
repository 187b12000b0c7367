"""Numbers as German papers print them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kep_cli.wording.numbers import rounded_down, say_euros, say_number

NUMBERS = {
    "0": "0",
    "-0": "0",
    "1000": "1.000",
    "-0.0": "0,0",
    "7": "7",
    "1234.5": "1.234,5",
    "-1234567.80": "−1.234.567,80",
    "0.001": "0,001",
    "9" * 38: "99" + 12 * ".999",
    "1E+5": "100.000",
    "1E-3": "0,001",
}
EUROS = {
    "480000": "480.000\u00a0€",
    "35000.5": "35.000,50\u00a0€",
    "7.00": "7\u00a0€",
    "-0.00": "0\u00a0€",
    f"-1{'000' * 12}.010": f"−1{'.000' * 12},01\u00a0€",
    "-2.00": "−2\u00a0€",
    "0.125": "0,125\u00a0€",
    "1" + "0" * 30: f"1{10 * '.000'}\u00a0€",
}


@pytest.mark.parametrize(("written", "said"), NUMBERS.items())
def test_numbers(written: str, said: str) -> None:
    assert said == say_number(Decimal(written))


@pytest.mark.parametrize(("written", "said"), EUROS.items())
def test_euros(written: str, said: str) -> None:
    assert said == say_euros(Decimal(written))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_what_is_said_is_the_number(number: Decimal) -> None:
    said = say_number(number)

    assert number == Decimal(said.replace(".", "").replace(",", ".").replace("−", "-"))


@given(st.fractions())
def test_what_is_rounded_down_is_never_more(share: Fraction) -> None:
    found = Fraction(rounded_down(share, 4))

    assert found <= share < found + Fraction(1, 10_000)
