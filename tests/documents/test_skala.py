"""Axes of charts: round numbers with room for everything, and true places on them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kep_cli.documents.views.skala import values, years
from kep_cli.wording.dates import Moment

AXES = {
    "from zero": (["0", "22", "60"], ["0", "20", "40", "60", "80"]),
    "far from zero": (["35210", "38000"], ["34000", "35000", "36000", "37000", "38000", "39000"]),
    "decimals": (["4.4", "4.9", "4.0"], ["3.75", "4.00", "4.25", "4.50", "4.75", "5.00"]),
    "below zero": (["-9280", "-9900"], ["-10000", "-9800", "-9600", "-9400", "-9200"]),
    "a single value": (["10"], ["9", "9.5", "10", "10.5", "11"]),
    "nothing but zero": (["0"], ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
}


@pytest.mark.parametrize(("numbers", "marks"), AXES.values(), ids=AXES)
def test_axes_of_values(numbers: list[str], marks: list[str]) -> None:
    axis = values(map(Decimal, numbers))

    assert [Fraction(mark) for mark in marks] == axis.marks


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=3), min_size=1, max_size=9))
def test_all_numbers_have_room_on_few_round_steps(numbers: list[Decimal]) -> None:
    axis = values(numbers)
    places = [axis.place(number) for number in numbers]

    assert all(0 <= place <= 1 for place in places)
    assert 2 <= len(axis.marks) <= 9
    assert [mark for mark in axis.marks if round(mark, axis.places) != mark] == []
    assert sorted(places) == [axis.place(number) for number in sorted(numbers)]


def test_a_year_lies_in_its_middle_and_a_day_where_it_is() -> None:
    axis = years([Moment(2023), Moment(2026)])

    assert [Decimal("0.125"), Decimal("0.2500"), Decimal("0.2500"), Decimal(1)] == [
        axis.place(Moment(2023)),
        axis.place(Moment(2023, 12, 31)),
        axis.place(Moment(2024, 1, 1)),
        axis.place(Moment(2026, 12, 31)),
    ]


def test_of_many_years_only_some_are_named() -> None:
    assert [2000, 2003, 2006, 2009, 2012, 2015, 2018, 2021, 2024, 2027, 2030] == years(
        [Moment(2000), Moment(2030)]
    ).marks
    assert [2020, 2021, 2022] == years([Moment(2020), Moment(2022)]).marks
