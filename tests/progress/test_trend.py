"""The four grades of the trend method, against tables worked out by hand."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kep_cli.progress.series import Point, mean_change, yearly
from kep_cli.progress.trend import Demand, Grade, grade_direction, grade_limit, grade_target, worst

SONNE, WOELKCHEN, WOLKE, GEWITTER = Grade
UP, DOWN = Demand


def points(*values: "str | int | None", first: int = 2019) -> tuple[Point, ...]:
    return tuple(Point(first + place, Decimal(value)) for place, value in enumerate(values) if value is not None)


# The last value is that of 2024 and the target is due in 2030: six more yearly changes.
TARGETS = {
    "reaches it exactly": (SONNE, (50, 52, 54, 56, 58, 60), UP, 72),
    "goes beyond": (SONNE, (50, 54, 58, 62, 66, 70), UP, 72),
    "misses it by just under 5 %": (SONNE, ("0", "20", "40", "60", "80", "100"), UP, "226.31"),
    "misses it by exactly 5 %": (WOELKCHEN, (0, 19, 38, 57, 76, 95), UP, 215),
    "misses it by 10 %": (WOELKCHEN, (0, 18, 36, 54, 72, 90), UP, 210),
    "misses it by exactly 20 %": (WOELKCHEN, (0, 16, 32, 48, 64, 80), UP, 200),
    "misses it by just over 20 %": (WOLKE, (0, 16, 32, 48, 64, 80), UP, "200.01"),
    "hardly moves": (WOLKE, (50, 50, 50, 50, 50, "50.01"), UP, 100),
    "stands still": (GEWITTER, (50, 60, 40, 50, 60, 50), UP, 100),
    "moves away": (GEWITTER, (60, 58, 56, 54, 52, 50), UP, 100),
    "is met and rises on": (SONNE, (50, 60, 70, 80, 90, 100), UP, 100),
    "is met and stays": (SONNE, (100, 100, 100, 100, 100, 100), UP, 100),
    "is met but falls": (WOELKCHEN, (110, 109, 108, 107, 106, 105), UP, 100),
    "falls exactly to a low target": (SONNE, (50, 48, 46, 44, 42, 40), DOWN, 28),
    "falls, missing by exactly 5 %": (WOELKCHEN, (0, -19, -38, -57, -76, -95), DOWN, -215),
    "falls, missing by exactly 20 %": (WOELKCHEN, (0, -16, -32, -48, -64, -80), DOWN, -200),
    "falls too slowly": (WOLKE, (50, 49, 48, 47, 46, 45), DOWN, 10),
    "rises instead of falling": (GEWITTER, (40, 42, 44, 46, 48, 50), DOWN, 10),
    "decimal values": (SONNE, ("1.10", "1.20", "1.30", "1.40", "1.50", "1.60"), UP, "2.20"),
    "negative values that rise": (SONNE, (-60, -50, -40, -30, -20, -10), UP, 50),
    "four points are enough": (SONNE, (None, None, 54, 56, 58, 60), UP, 72),
    "five points are enough": (SONNE, (None, 52, 54, 56, 58, 60), UP, 72),
    "three points are too few": (None, (None, None, None, 56, 58, 60), UP, 72),
    "a gap counts as years": (SONNE, (50, 52, None, 56, 58, 60), UP, 72),
}


@pytest.mark.parametrize(("grade", "values", "demand", "target"), TARGETS.values(), ids=TARGETS)
def test_a_target_with_a_year(
    grade: Grade | None, values: Sequence["str | int | None"], demand: Demand, target: "str | int"
) -> None:
    assert grade is grade_target(points(*values), demand, Decimal(target), 2030)


LIMITS = {
    "met, and better": (SONNE, (70, 72, 74, 76, 78, 80), UP, 75),
    "met, unchanged": (SONNE, (80, 80, 80, 80, 80, 80), UP, 80),
    "met, and worse": (WOELKCHEN, (90, 88, 86, 84, 82, 80), UP, 75),
    "missed, but better": (WOLKE, (70, 71, 72, 73, 74, 74), UP, 75),
    "missed, unchanged": (GEWITTER, (70, 71, 70, 71, 70, 70), UP, 75),
    "missed, and worse": (GEWITTER, (80, 78, 76, 74, 72, 70), UP, 75),
    "89,500 of at least 90,000 is missed": (GEWITTER, (91000, 90800, 90500, 90200, 90000, 89500), UP, 90000),
    "below an upper limit, falling": (SONNE, (9, 8, 7, 6, 5, 4), DOWN, 5),
    "below an upper limit, rising": (WOELKCHEN, (1, 1, 2, 3, 4, 5), DOWN, 5),
    "too few points": (None, (1, 2, 3), DOWN, 5),
}


@pytest.mark.parametrize(("grade", "values", "demand", "limit"), LIMITS.values(), ids=LIMITS)
def test_a_limit_to_be_kept_each_year(grade: Grade | None, values: Sequence[int], demand: Demand, limit: int) -> None:
    assert grade is grade_limit(points(*values), demand, Decimal(limit))


DIRECTIONS = {
    "right on average and lately": (SONNE, (1, 2, 3, 4, 5, 6), UP),
    "right on average, wrong lately": (WOELKCHEN, (1, 2, 3, 4, 6, 5), UP),
    "right on average, no change lately": (WOELKCHEN, (1, 2, 3, 4, 5, 5), UP),
    "wrong on average, right lately": (WOLKE, (9, 8, 7, 6, 5, 6), UP),
    "flat on average, right lately": (WOLKE, (6, 5, 4, 4, 5, 6), UP),
    "both wrong": (GEWITTER, (9, 8, 7, 6, 5, 4), UP),
    "flat on average, no change lately": (GEWITTER, (5, 5, 5, 5, 5, 5), UP),
    "falling is right": (SONNE, (6, 5, 4, 3, 2, 1), DOWN),
    "too few": (None, (1, 2, 3), UP),
}


@pytest.mark.parametrize(("grade", "values", "demand"), DIRECTIONS.values(), ids=DIRECTIONS)
def test_a_direction_only(grade: Grade | None, values: Sequence[int], demand: Demand) -> None:
    assert grade is grade_direction(points(*values), demand)


def test_when_the_last_value_is_that_of_the_target_year_it_is_a_limit() -> None:
    values = points(50, 60, 70, 80, 90, 99)

    assert grade_target(values, UP, Decimal(100), 2024) is WOLKE
    assert grade_target(values, UP, Decimal(100), 2020) is WOLKE


def test_only_the_last_six_points_count() -> None:
    assert mean_change(points(1000, 50, 52, 54, 56, 58, 60, first=2018)) == Fraction(2)


def test_of_several_values_in_a_year_the_last_counts() -> None:
    given_values = [Point(2020, Decimal(1)), Point(2019, Decimal(5)), Point(2020, Decimal(2))]

    assert yearly(given_values) == (Point(2019, Decimal(5)), Point(2020, Decimal(2)))


def test_of_several_targets_the_worst_counts_and_one_without_a_grade_leaves_none() -> None:
    assert worst([SONNE, WOLKE, WOELKCHEN]) is WOLKE
    assert worst([SONNE, None]) is None
    assert worst([]) is None


VALUES = st.lists(st.decimals(-1000, 1000, places=2), min_size=4, max_size=8)
SCALES = st.decimals("0.001", 1000, places=3)


@given(VALUES, st.decimals(-1000, 1000, places=2), SCALES)
def test_a_grade_does_not_depend_on_the_unit(values: list[Decimal], target: Decimal, scale: Decimal) -> None:
    here = tuple(Point(2015 + place, value) for place, value in enumerate(values))
    there = tuple(Point(point.year, point.value * scale) for point in here)

    assert grade_target(here, UP, target, 2030) is grade_target(there, UP, target * scale, 2030)
    assert grade_direction(here, UP) is grade_direction(there, UP)


@given(VALUES, st.decimals(-1000, 1000, places=2))
def test_rising_and_falling_mirror_each_other(values: list[Decimal], target: Decimal) -> None:
    here = tuple(Point(2015 + place, value) for place, value in enumerate(values))
    mirrored = tuple(Point(point.year, -point.value) for point in here)

    assert grade_target(here, UP, target, 2030) is grade_target(mirrored, DOWN, -target, 2030)
    assert grade_limit(here, UP, target) is grade_limit(mirrored, DOWN, -target)
    assert grade_direction(here, UP) is grade_direction(mirrored, DOWN)
