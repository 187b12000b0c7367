"""Plan against actual, by hand-computed tables."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kep_cli.model.kennzahl import Kennzahl
from kep_cli.progress.indicators import Standing, standing
from kep_cli.progress.plan import margin, plan_and_actual
from kep_cli.progress.rating import Thresholds
from kep_cli.wording.dates import iso

TODAY = date(2026, 6, 30)
Row = tuple[str, str | None, object, object]


def kennzahl(richtung: str, values: Sequence[tuple[str, str]] = (), **fields: object) -> Kennzahl:
    messwerte = [{"stichtag": stichtag, "wert": wert} for stichtag, wert in values]
    said = {"id": "k", "name": "K", "einheit": "%", "misst": ["z"], "richtung": richtung, "messwerte": messwerte}
    return Kennzahl.model_validate({**said, **fields})


def stands(richtung: str, values: Sequence[tuple[str, str]] = (), **fields: object) -> Standing:
    return standing(kennzahl(richtung, values, **fields), TODAY, Thresholds())


def rows(found: Standing) -> list[Row]:
    return [
        (iso(row.moment), None if row.actual is None else str(row.actual), row.lower, row.upper)
        for row in plan_and_actual(found)
    ]


def test_on_the_way_each_value_has_that_of_the_path_beside_it() -> None:
    found = stands(
        "steigend",
        [("2019", "18"), ("2020", "20"), ("2024", "31"), ("2025", "40")],
        ausgangswert={"wert": "20", "stichtag": "2020-12-31"},
        zielwerte=[{"wert": "50", "zum": "2026-12-31"}, {"wert": "60", "zum": "2030-12-31"}],
    )

    half = Fraction(20) + Fraction(30) * Fraction(1461, 2191)
    almost = Fraction(20) + Fraction(30) * Fraction(1826, 2191)
    assert [
        ("2019", "18", None, None),
        ("2020", "20", 20, 20),
        ("2024", "31", half, half),
        ("2025", "40", almost, almost),
        ("2026-12-31", None, 50, 50),
        ("2030-12-31", None, 60, 60),
    ] == rows(found)


def test_a_limit_asks_for_the_same_until_the_next_one_holds() -> None:
    found = stands(
        "mindestens",
        [("2023", "90"), ("2025", "97")],
        zielwerte=[{"wert": "92", "zum": "2024"}, {"wert": "95", "zum": "2028"}],
    )

    assert [("2023", "90", 92, None), ("2025", "97", 95, None), ("2028", None, 95, None)] == rows(found)


def test_a_corridor_asks_for_both_ends() -> None:
    found = stands("korridor", [("2025", "12")], zielwerte=[{"von": "10", "bis": "15"}])

    assert [("2025", "12", 10, 15)] == rows(found)


def test_a_milestone_is_asked_for_only_when_it_is_due() -> None:
    found = stands("meilenstein", [("2025", "10")], zielwerte=[{"wert": "14", "zum": "2027"}])

    assert [("2025", "10", None, None), ("2027", None, 14, None)] == rows(found)


def test_nothing_is_asked_for_before_a_break() -> None:
    found = stands(
        "hoechstens",
        [("2022", "70"), ("2024", "60")],
        zielwerte=[{"wert": "65"}],
        zeitreihenbrueche=[{"ab": "2023", "grund": "Zensus"}],
    )

    assert [("2022", "70", None, None), ("2024", "60", None, 65)] == rows(found)
    assert [False, True] == [row.comparable for row in plan_and_actual(found)]


def test_a_value_is_held_against_what_was_asked_for_then() -> None:
    found = stands(
        "mindestens",
        [("2025", "5"), ("2027", "9")],
        zielwerte=[{"wert": "7", "zum": "2028", "ersetzt": "2026-01-01"}, {"wert": "8", "zum": "2029"}],
    )

    assert [("2025", "5", 7, None), ("2029", None, 8, None)] == rows(found)  # the value of 2027 is not yet known


MARGINS = {
    "ahead of a rising path": ("steigend", "45", "40", "40", Fraction(5)),
    "behind a rising path": ("steigend", "39", "40", "40", Fraction(-1)),
    "ahead of a falling path": ("sinkend", "35", "40", "40", Fraction(5)),
    "just at a limit": ("hoechstens", "40", None, "40", Fraction(0)),
    "below a corridor": ("korridor", "8", "10", "15", Fraction(-2)),
    "above a corridor": ("korridor", "16", "10", "15", Fraction(-1)),
    "in a corridor, nearer to its end": ("korridor", "14", "10", "15", Fraction(1)),
    "below a corridor without width": ("korridor", "8", "10", "10", Fraction(-2)),
    "nothing asked": ("steigend", "3", None, None, None),
}


@pytest.mark.parametrize(("richtung", "actual", "lower", "upper", "expected"), MARGINS.values(), ids=MARGINS)
def test_margins(richtung: str, actual: str, lower: str | None, upper: str | None, expected: Fraction | None) -> None:
    ends = [None if end is None else Fraction(end) for end in (lower, upper)]

    assert expected == margin(kennzahl(richtung), Fraction(actual), *ends)


@given(st.decimals("-1000", "1000", places=2), st.decimals("-1000", "1000", places=2))
def test_rising_and_falling_mirror_each_other(actual: Decimal, asked: Decimal) -> None:
    rising = margin(kennzahl("steigend"), Fraction(actual), Fraction(asked), Fraction(asked))
    falling = margin(kennzahl("sinkend"), Fraction(-actual), Fraction(-asked), Fraction(-asked))

    assert rising == falling == Fraction(actual) - Fraction(asked)
