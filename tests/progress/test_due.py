"""What is due when, and who has to see to it."""

from datetime import date

import pytest

from kep_cli.model.kennzahl import Kennzahl
from kep_cli.model.massnahme import Massnahme, Verantwortung
from kep_cli.model.rahmen import Einheit
from kep_cli.model.ziel import Zustaendigkeit
from kep_cli.progress.due import Charge, Due, Task, in_charge, measure_dues, months_later, next_value

LATER = {
    "a year": (date(2025, 12, 31), date(2024, 12, 31), 12),
    "a month from the end of one": (date(2026, 2, 28), date(2026, 1, 31), 1),
    "the last day stays the last": (date(2026, 6, 30), date(2026, 3, 31), 3),
    "from February on": (date(2026, 3, 31), date(2026, 2, 28), 1),
    "in the middle": (date(2026, 12, 15), date(2026, 6, 15), 6),
    "over the turn of the year": (date(2027, 1, 15), date(2026, 12, 15), 1),
    "into a leap year": (date(2024, 2, 29), date(2023, 2, 28), 12),
    "to the last month of the calendar": (date(9999, 12, 15), date(9999, 6, 15), 6),
    "never beyond the calendar": (date.max, date(9999, 7, 15), 6),
    "from the last day of the calendar": (date(9998, 12, 31), date.max, -12),
    "a year earlier": (date(2025, 6, 30), date(2026, 6, 30), -12),
    "never before the calendar": (date.min, date(1, 6, 30), -12),
}


@pytest.mark.parametrize(("later", "day", "months"), LATER.values(), ids=LATER)
def test_months_later(later: date, day: date, months: int) -> None:
    assert later == months_later(day, months)


def massnahme(**fields: object) -> Massnahme:
    return Massnahme.model_validate({"id": "m", "titel": "M", "ziele": ["z"], **fields})


def test_a_measure_owes_its_open_milestones_and_its_end() -> None:
    found = measure_dues(
        massnahme(
            ende="2026-12",
            meilensteine=[
                {"titel": "Zweiter", "soll": "2026-Q3"},
                {"titel": "Erster", "soll": "2026-01-15", "ist": "2026-02-01"},
            ],
        )
    )

    assert (Due(Task.MILESTONE, date(2026, 9, 30), "Zweiter"), Due(Task.END, date(2026, 12, 31))) == found


@pytest.mark.parametrize("status", ["abgeschlossen", "verworfen", "zurueckgestellt"])
def test_one_that_has_ended_owes_nothing(status: str) -> None:
    assert measure_dues(massnahme(ende="2020", status=status)) == ()


def test_the_next_value_is_due_one_interval_after_the_latest() -> None:
    said = {"id": "k", "name": "K", "einheit": "%", "misst": ["z"], "richtung": "steigend"}
    values = [{"stichtag": "2024", "wert": "1"}, {"stichtag": "2027", "wert": "2"}]
    known = Kennzahl.model_validate({**said, "erhebung": "jaehrlich", "messwerte": values})
    irregular = Kennzahl.model_validate({**said, "erhebung": "unregelmaessig", "messwerte": values})

    assert Due(Task.VALUE, date(2025, 12, 31)) == next_value(known, date(2026, 6, 30))
    assert next_value(irregular, date(2026, 6, 30)) is None
    assert next_value(known, date(2020, 1, 1)) is None


UNITS = {
    "alt": Einheit.model_validate({"id": "alt", "kuerzel": "A", "name": "Alt", "bis": "2024", "nachfolger": "neu"}),
    "neu": Einheit.model_validate({"id": "neu", "kuerzel": "N", "name": "Neu"}),
    "kreis": Einheit.model_validate({"id": "kreis", "kuerzel": "K", "name": "K", "bis": "2024", "nachfolger": "kreis"}),
}


def responsible(*said: dict[str, str]) -> list[Zustaendigkeit]:
    return [Zustaendigkeit.model_validate(each) for each in said]


def test_a_dissolved_unit_is_followed_by_its_successor() -> None:
    said = responsible({"einheit": "alt"})

    assert (Charge("alt"),) == in_charge(said, UNITS, date(2024, 12, 31))
    assert (Charge("neu"),) == in_charge(said, UNITS, date(2025, 1, 1))
    assert (Charge("kreis"),) == in_charge(responsible({"einheit": "kreis"}), UNITS, date(2025, 1, 1))


def test_whoever_took_over_last_is_in_charge() -> None:
    said = responsible({"einheit": "alt"}, {"einheit": "neu", "ab": "2023"}, {"einheit": "dritte", "ab": "2023"})

    assert (Charge("alt"),) == in_charge(said, UNITS, date(2022, 12, 31))
    assert (Charge("neu"), Charge("dritte")) == in_charge(said, UNITS, date(2023, 1, 1))


def test_a_function_is_that_in_the_unit_that_was_named_not_in_its_successor() -> None:
    said = [Verantwortung.model_validate({"einheit": "alt", "funktion": "Leitung"})]

    assert (Charge("alt", "Leitung"),) == in_charge(said, UNITS, date(2024, 12, 31))
    assert (Charge("neu"),) == in_charge(said, UNITS, date(2025, 1, 1))
