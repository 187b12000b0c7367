"""What was measured in a year and what is asked for by its end, computed by hand."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kep_cli.model.kennzahl import Kennzahl
from kep_cli.progress.indicators import Standing, standing
from kep_cli.progress.plan import YearPlan, actual_of_year, plan_of_year
from kep_cli.progress.rating import Thresholds

NOTHING = YearPlan(None, None, target=False)
START = {"wert": "20", "stichtag": "2025"}


def stands(richtung: str, values: Sequence[tuple[str, str]] = (), **fields: object) -> Standing:
    messwerte = [{"stichtag": stichtag, "wert": wert} for stichtag, wert in values]
    said = {"id": "k", "name": "K", "einheit": "%", "misst": ["z"], "richtung": richtung, "messwerte": messwerte}
    return standing(Kennzahl.model_validate({**said, **fields}), date(2026, 6, 30), Thresholds())


def plans(found: Standing, first: int, last: int) -> list[YearPlan]:
    return [plan_of_year(found, year) for year in range(first, last + 1)]


def at(value: str | Fraction, *, target: bool = True) -> YearPlan:
    return YearPlan(Fraction(value), Fraction(value), target=target)


def test_on_the_way_to_a_target_each_year_has_its_step_and_none_behind_it() -> None:
    found = stands("steigend", ausgangswert=START, zielwerte=[{"wert": "60", "zum": "2029"}])
    days = (date(2026, 12, 31) - date(2025, 12, 31)).days, (date(2029, 12, 31) - date(2025, 12, 31)).days

    assert [NOTHING, at(20 + 40 * Fraction(*days), target=False)] == plans(found, 2025, 2026)
    assert [at("60"), NOTHING] == plans(found, 2029, 2030)


def test_a_target_within_a_year_is_that_of_the_year() -> None:
    found = stands("sinkend", ausgangswert=START, zielwerte=[{"wert": "10", "zum": "2027-06"}])

    assert [at("10"), NOTHING] == plans(found, 2027, 2028)


def test_without_a_way_only_the_year_of_a_target_has_one() -> None:
    found = stands("steigend", zielwerte=[{"wert": "60", "zum": "2028-06"}, {"wert": "70", "zum": "2030"}])

    assert [
        NOTHING,
        YearPlan(Fraction(60), None, target=True),
        NOTHING,
        YearPlan(Fraction(70), None, target=True),
    ] == plans(found, 2027, 2030)


def test_a_limit_holds_in_every_year() -> None:
    found = stands("korridor", zielwerte=[{"von": "15", "bis": "30"}])

    assert [YearPlan(Fraction(15), Fraction(30), target=True)] * 2 == plans(found, 2026, 2027)


def test_where_nobody_has_set_a_target_nothing_is_asked_for() -> None:
    assert [NOTHING] * 2 == plans(stands("steigend", [("2025", "3")], ausgangswert=START), 2026, 2027)


def test_a_year_has_the_last_value_of_it_that_was_known_on_the_day() -> None:
    found = stands("steigend", [("2025-06", "1"), ("2025-12-31", "2"), ("2026-03", "3"), ("2026-11", "4")])

    values = [actual_of_year(found, year) for year in (2024, 2025, 2026)]

    assert [None, Decimal(2), Decimal(3)] == [value and value.wert for value in values]
