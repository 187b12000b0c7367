"""Dates of any precision: read, written, and compared by the days that they mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kep_cli.wording.dates import Moment, iso, parse_moment

_YEARS = st.integers(2020, 2023)  # few, so that moments often touch
_MONTHS = st.integers(1, 12)


def _day(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)


_MOMENTS = st.one_of(
    _YEARS.map(Moment),
    st.tuples(_YEARS, _MONTHS).map(lambda parts: Moment(*parts)),
    st.tuples(_YEARS, st.integers(1, 4)).map(lambda parts: Moment(parts[0], quarter=parts[1])),
    st.dates(date(2020, 1, 1), date(2023, 12, 31)).map(_day),
)
_DAYS = st.dates(date(2019, 12, 1), date(2024, 1, 31))


def _holds(moment: Moment, day: date) -> bool:
    """Whether a day is one of the moment's, told from what is written in it."""
    return (
        moment.year == day.year
        and moment.month in {None, day.month}
        and moment.day in {None, day.day}
        and moment.quarter in {None, (day.month + 2) // 3}
    )


@given(_MOMENTS, _DAYS)
def test_a_moment_reaches_from_its_first_to_its_last_day(moment: Moment, day: date) -> None:
    assert _holds(moment, day) is (moment.first <= day <= moment.last)


@given(_MOMENTS, _MOMENTS)
def test_of_two_moments_one_is_before_or_after_the_other_or_they_overlap(one: Moment, other: Moment) -> None:
    assert [True] == [
        is_so for is_so in (one.surely_before(other), one.surely_after(other), one.overlaps(other)) if is_so
    ]
    assert one.overlaps(other) is other.overlaps(one)
    assert one.surely_before(other) is other.surely_after(one)


@given(_MOMENTS, _MOMENTS, st.data())
def test_surely_before_means_so_for_each_of_their_days(one: Moment, other: Moment, data: st.DataObject) -> None:
    day, other_day = (data.draw(st.dates(moment.first, moment.last)) for moment in (one, other))

    assert not one.surely_before(other) or day < other_day
    assert not one.surely_after(other) or day > other_day
    assert day != other_day or one.overlaps(other)


@given(_MOMENTS, _MOMENTS, _MOMENTS)
def test_surely_before_is_an_order(one: Moment, other: Moment, third: Moment) -> None:
    assert not (one.surely_before(other) and other.surely_before(third)) or one.surely_before(third)


@given(st.lists(_MOMENTS, max_size=6))
def test_sorted_moments_are_never_surely_after_one_that_follows(moments: list[Moment]) -> None:
    ordered = sorted(moments, key=lambda moment: moment.chronological)

    assert [] == [
        (one, later) for place, one in enumerate(ordered) for later in ordered[place:] if one.surely_after(later)
    ]


@given(_MOMENTS)
def test_what_is_written_is_read_again(moment: Moment) -> None:
    assert moment == parse_moment(iso(moment))


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("2028", "2029", "before"),
        ("2028-Q3", "2028-10", "before"),
        ("2028-09-30", "2028-Q4", "before"),
        ("2028-12-31", "2029", "before"),
        ("2028-Q3", "2028", "overlaps"),
        ("2028-08", "2028-Q3", "overlaps"),
        ("29.02.2028", "02.2028", "overlaps"),
        ("2029-01-01", "2028", "after"),
        ("2028-Q2", "2028-03-31", "after"),
    ],
)
def test_moments_of_different_precision_compare_as_people_do(one: str, other: str, relation: str) -> None:
    first, second = parse_moment(one), parse_moment(other)
    assert first is not None
    assert second is not None

    assert {"before": (True, False, False), "overlaps": (False, True, False), "after": (False, False, True)}[
        relation
    ] == (first.surely_before(second), first.overlaps(second), first.surely_after(second))


@pytest.mark.parametrize("text", ["2028-13", "2028-Q5", "31.06.2028", "2028-02-30", "0000", "28", "2028-1-1-1", ""])
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_moment(text) is None
