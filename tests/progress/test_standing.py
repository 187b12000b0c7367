"""How indicators stand: hand-computed degrees, paths, margins and colours."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kep_cli.model.kennzahl import Kennzahl
from kep_cli.progress.degree import Undefined, degree_of_achievement
from kep_cli.progress.indicators import Standing, standing
from kep_cli.progress.path import Station, share_of_time, wanted_on
from kep_cli.progress.rating import Light, Thresholds
from kep_cli.progress.trend import Grade

TODAY = date(2026, 6, 30)


def kennzahl(richtung: str, values: Sequence[tuple[str, str]] = (), **fields: object) -> Kennzahl:
    """An indicator as it stands in a file: all values are texts."""
    messwerte = [{"stichtag": stichtag, "wert": wert} for stichtag, wert in values]
    said = {"id": "k", "name": "K", "einheit": "%", "misst": ["z"], "richtung": richtung, "messwerte": messwerte}
    return Kennzahl.model_validate({**said, **fields})


def stands(richtung: str, values: Sequence[tuple[str, str]] = (), **fields: object) -> Standing:
    return standing(kennzahl(richtung, values, **fields), TODAY, Thresholds())


START = {"wert": "20", "stichtag": "2020"}
TARGET = [{"wert": "60", "zum": "2030"}]

DEGREES = {
    "halfway up": (Fraction(1, 2), "steigend", "40"),
    "at the baseline": (Fraction(0), "steigend", "20"),
    "at the target": (Fraction(1), "steigend", "60"),
    "a step back": (Fraction(-1, 4), "steigend", "10"),
    "more than asked": (Fraction(5, 4), "steigend", "70"),
}


@pytest.mark.parametrize(("degree", "richtung", "value"), DEGREES.values(), ids=DEGREES)
def test_the_degree_of_achievement(degree: Fraction, richtung: str, value: str) -> None:
    found = stands(richtung, [("2025", value)], ausgangswert=START, zielwerte=TARGET)

    assert (degree, None) == (found.degree, found.no_degree)


def test_a_falling_indicator_is_measured_the_same_way() -> None:
    found = stands(
        "sinkend",
        [("2025", "75")],
        ausgangswert={"wert": "100", "stichtag": "2020"},
        zielwerte=[{"wert": "50", "zum": "2030"}],
    )

    assert Fraction(1, 2) == found.degree


UNDEFINED: dict[str, tuple[Undefined, str, Sequence[tuple[str, str]], dict[str, object]]] = {
    "no value": (Undefined.NO_VALUE, "steigend", [], {"ausgangswert": START, "zielwerte": TARGET}),
    "no baseline": (Undefined.NO_BASELINE, "steigend", [("2025", "40")], {"zielwerte": TARGET}),
    "no target": (Undefined.NO_TARGET, "steigend", [("2025", "40")], {"ausgangswert": START}),
    "baseline is target": (
        Undefined.TARGET_IS_BASELINE,
        "steigend",
        [("2025", "40")],
        {"ausgangswert": START, "zielwerte": [{"wert": "20", "zum": "2030"}]},
    ),
    "across a break": (
        Undefined.ACROSS_A_BREAK,
        "steigend",
        [("2025", "40")],
        {"ausgangswert": START, "zielwerte": TARGET, "zeitreihenbrueche": [{"ab": "2023", "grund": "Zensus"}]},
    ),
    "a limit": (
        Undefined.LIMIT_TO_BE_KEPT,
        "mindestens",
        [("2025", "40")],
        {"ausgangswert": START, "zielwerte": TARGET},
    ),
    "only a later value": (
        Undefined.NO_VALUE,
        "steigend",
        [("2027", "40")],
        {"ausgangswert": START, "zielwerte": TARGET},
    ),
}


@pytest.mark.parametrize(("why", "richtung", "values", "fields"), UNDEFINED.values(), ids=UNDEFINED)
def test_what_cannot_be_computed_is_said(
    why: Undefined, richtung: str, values: Sequence[tuple[str, str]], fields: dict[str, object]
) -> None:
    found = stands(richtung, values, **fields)

    assert (None, why) == (found.degree, found.no_degree)


def test_a_comparable_break_is_no_hindrance() -> None:
    found = stands(
        "steigend",
        [("2025", "40")],
        ausgangswert=START,
        zielwerte=TARGET,
        zeitreihenbrueche=[{"ab": "2023", "grund": "Zensus", "vergleichbar": "ja"}],
    )

    assert Fraction(1, 2) == found.degree


COLOURS: dict[str, tuple[Light | None, str, str, object]] = {
    "89,500 of at least 90,000 is missed": (Light.ROT, "mindestens", "89500", [{"wert": "90000"}]),
    "at least, kept exactly": (Light.GRUEN, "mindestens", "90000", [{"wert": "90000"}]),
    "at most, kept": (Light.GRUEN, "hoechstens", "4", [{"wert": "5"}]),
    "at most, missed by little": (Light.ROT, "hoechstens", "5.01", [{"wert": "5"}]),
    "within the corridor": (Light.GRUEN, "korridor", "5", [{"von": "4", "bis": "6"}]),
    "above the corridor": (Light.ROT, "korridor", "6.1", [{"von": "4", "bis": "6"}]),
    "milestone reached": (Light.GRUEN, "meilenstein", "1", [{"wert": "1", "zum": "2027"}]),
    "milestone not yet due": (None, "meilenstein", "0", [{"wert": "1", "zum": "2027"}]),
    "milestone missed": (Light.ROT, "meilenstein", "0", [{"wert": "1", "zum": "2025"}]),
    "target due and missed by a hair": (Light.ROT, "steigend", "59.99", [{"wert": "60", "zum": "2025"}]),
}


@pytest.mark.parametrize(("colour", "richtung", "value", "targets"), COLOURS.values(), ids=COLOURS)
def test_what_is_kept_and_what_is_not(colour: Light | None, richtung: str, value: str, targets: object) -> None:
    assert colour is stands(richtung, [("2025", value)], zielwerte=targets).rating.grade


def test_behind_its_path_an_indicator_is_green_up_to_the_first_threshold_and_yellow_up_to_the_second() -> None:
    """From 0 at the end of 2020 to 100 at the end of 2030; at the end of 2025 about 50 is wanted: 1826 of 3652 days."""
    start, target = {"wert": "0", "stichtag": "2020"}, [{"wert": "100", "zum": "2030"}]
    colours = [
        stands("steigend", [("2025", value)], ausgangswert=start, zielwerte=target).rating.grade
        for value in ("45", "44.99", "30", "29.99")
    ]

    assert [Light.GRUEN, Light.GELB, Light.GELB, Light.ROT] == colours


def test_the_margin_is_that_of_the_narrowest_demand() -> None:
    assert Decimal(-500) == stands("mindestens", [("2025", "89500")], zielwerte=[{"wert": "90000"}]).margin
    assert Decimal("0.5") == stands("korridor", [("2025", "5.5")], zielwerte=[{"von": "4", "bis": "6"}]).margin


def test_the_nearest_target_to_come_counts_and_one_that_was_replaced_does_not() -> None:
    found = stands(
        "steigend",
        [("2025", "40")],
        ausgangswert=START,
        zielwerte=[
            {"wert": "99", "zum": "2027", "ersetzt": "2024"},
            {"wert": "80", "zum": "2030"},
            {"wert": "30", "zum": "2024"},
            {"wert": "60", "zum": "2028"},
        ],
    )

    assert [Decimal(60)] == [target.wert for target in found.targets]


def test_a_falling_interval_demands_its_upper_end() -> None:
    found = stands("sinkend", [("2025", "12")], zielwerte=[{"von": "10", "bis": "12", "zum": "2030"}])

    assert found.kept is True


def test_the_path_leads_through_intermediate_targets() -> None:
    path = (
        Station(date(2020, 1, 1), Decimal(0)),
        Station(date(2021, 1, 1), Decimal(366)),
        Station(date(2022, 1, 1), Decimal(366)),
    )

    assert wanted_on(path, date(2020, 1, 2)) == 1
    assert wanted_on(path, date(2021, 7, 1)) == 366
    assert wanted_on(path, date(2030, 1, 1)) == 366
    assert wanted_on(path, date(2019, 12, 31)) is None
    assert wanted_on((), date(2020, 1, 1)) is None


def test_the_share_of_time_stays_between_nothing_and_all() -> None:
    path = (Station(date(2020, 1, 1), Decimal(0)), Station(date(2020, 1, 11), Decimal(1)))

    assert [share_of_time(path, date(2020, 1, day)) for day in (1, 6, 11, 31)] == [0, Fraction(1, 2), 1, 1]
    assert share_of_time(path[:1], date(2020, 1, 1)) is None


YEARS = [(str(2020 + place), str(value)) for place, value in enumerate((50, 52, 54, 56, 58, 60))]


def test_the_trend_within_a_corridor_looks_one_year_ahead() -> None:
    stays = stands("korridor", YEARS, methode="trend", zielwerte=[{"von": "40", "bis": "62"}])
    leaves = stands("korridor", YEARS, methode="trend", zielwerte=[{"von": "40", "bis": "61"}])
    outside = stands("korridor", YEARS, methode="trend", zielwerte=[{"von": "40", "bis": "59"}])

    assert [Grade.SONNE, Grade.LEICHT_BEWOELKT, Grade.GEWITTER] == [
        found.rating.grade for found in (stays, leaves, outside)
    ]


def test_a_trend_needs_four_comparable_years() -> None:
    breaks = [{"ab": "2023", "grund": "Zensus"}]
    found = stands("steigend", YEARS, methode="trend", zeitreihenbrueche=breaks)

    assert (None, Undefined.TOO_FEW_VALUES) == found.rating


NUMBERS = st.decimals(-10_000, 10_000, places=2)


@given(NUMBERS, NUMBERS, NUMBERS, st.decimals("0.01", 100, places=2))
def test_the_degree_does_not_depend_on_unit_or_direction(
    start: Decimal, target: Decimal, value: Decimal, scale: Decimal
) -> None:
    degree = degree_of_achievement(start, target, value)

    assert degree == degree_of_achievement(start * scale, target * scale, value * scale)
    assert degree == degree_of_achievement(-start, -target, -value)


def test_a_limit_is_kept_or_missed_at_the_time_of_the_value_and_the_next_one_is_known() -> None:
    """What was raised since the last value judges the next one; what was replaced judges none."""
    found = stands(
        "mindestens",
        [("2025-09-30", "703")],
        zielwerte=[
            {"wert": "710", "zum": "2025-09-30", "ersetzt": "2024"},
            {"wert": "700", "zum": "2025-09-30"},
            {"wert": "750", "zum": "2030-09-30"},
        ],
    )

    assert ([Decimal(700)], [Decimal(750)]) == (
        [one.wert for one in found.targets],
        [one.wert for one in found.following],
    )
    assert (Light.GRUEN, False, Decimal(3)) == (found.rating.grade, found.missed, found.margin)


def test_without_a_value_the_next_limit_counts() -> None:
    found = stands("mindestens", [], zielwerte=[{"wert": "700", "zum": "2025"}, {"wert": "750", "zum": "2030"}])

    assert ([Decimal(750)], ()) == ([one.wert for one in found.targets], found.following)


def test_the_share_of_time_is_that_of_the_way_to_the_target_that_counts() -> None:
    """From the end of 2023 to the end of 2027 are 1461 days, to 30 June 2026 are 912; the degree is that of 2027."""
    found = stands(
        "steigend",
        [("2025", "22")],
        ausgangswert={"wert": "0", "stichtag": "2023"},
        zielwerte=[{"wert": "30", "zum": "2027"}, {"wert": "60", "zum": "2030"}],
    )

    assert (Fraction(912, 1461), Fraction(22, 30)) == (found.time, found.degree)


def test_the_value_before_is_that_of_an_earlier_year_that_may_be_compared() -> None:
    values = [("2022", "1"), ("2023", "2"), ("2024-06-30", "3"), ("2024-12-31", "4")]
    broken = stands("steigend", values, zeitreihenbrueche=[{"ab": "2024", "grund": "Zensus"}])
    previous = stands("steigend", values).known.previous

    assert previous
    assert Decimal(2) == previous.wert
    assert broken.known.previous is None
    assert stands("steigend").known.previous is None
