"""The fictional county that comes with kep: complete, free of findings, and with every word that kep knows."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from subprocess import CompletedProcess
from typing import TypeVar

import pytest

from kep_cli.diagnostics import Severity
from kep_cli.model.entry import Entry
from kep_cli.model.fields import Entity
from kep_cli.model.kennzahl import Methode, Richtung, Wirkungsebene
from kep_cli.model.konzept import Konzept
from kep_cli.model.load import load
from kep_cli.model.massnahme import Haushaltsart, Herkunft, Massnahmenart, Massnahmenstatus, Mittelstand
from kep_cli.model.vorlage import Antwort, Ergebnis, Rolle, Vorlagenart, Zustand
from kep_cli.model.ziel import Phase
from kep_cli.rules.dispatch import check
from kep_cli.settings import RuleSettings
from kep_cli.source.folder import frozen_record, read_folder, read_frozen

Kep = Callable[..., CompletedProcess[str]]
Golden = Callable[[str, str], None]
Data = TypeVar("Data", bound=Entity)

MUSTERLAND = Path(__file__).resolve().parents[2] / "arbeitsbereiche" / "musterland"
LAST_DAY = "2026-06-30"
# The day on which each frozen copy was made, and how many Oberziele, Unterziele, Maßnahmen and Kennzahlen it had.
FASSUNGEN = {
    "auftakt-2023": (date(2023, 3, 20), 3, 15, 0, 0),
    "einbringung-2023": (date(2023, 10, 26), 3, 13, 0, 0),
    "umsetzung-2024": (date(2024, 11, 4), 3, 12, 36, 40),
    "fortschreibung-2026": (date(2026, 5, 7), 3, 12, 40, 40),
}


@pytest.fixture(scope="module")
def county() -> Konzept:
    return load(read_folder(MUSTERLAND))


def data_of(entries: Sequence[Entry[Data]]) -> list[Data]:
    """What the entities say: all of them, as none is too faulty to say anything."""
    said = [each.data for each in entries if each.data is not None]

    assert len(entries) == len(said)
    return said


def words_of(county: Konzept) -> dict[type[StrEnum], Iterable[StrEnum | None]]:
    """Which words of each list the county uses."""
    massnahmen = data_of(county.massnahmen)
    kennzahlen = data_of(county.kennzahlen)
    vorlagen = data_of(county.vorlagen)
    mittel = [each for massnahme in massnahmen for each in massnahme.mittel]
    beratungen = [each for vorlage in vorlagen for each in vorlage.beratungsfolge]
    versions = [county, *(load(read_frozen(MUSTERLAND, fassung)) for fassung in FASSUNGEN)]
    return {
        Massnahmenstatus: [each.status for each in massnahmen],
        Massnahmenart: [each.art for each in massnahmen],
        Herkunft: [each.herkunft for each in massnahmen],
        Haushaltsart: [each.art for each in mittel],
        Mittelstand: [each.stand for each in mittel],
        Richtung: [each.richtung for each in kennzahlen],
        Methode: [each.methode for each in kennzahlen],
        Wirkungsebene: [each.wirkungsebene for each in kennzahlen],
        Zustand: [each.zustand for each in vorlagen],
        Vorlagenart: [each.art for each in vorlagen],
        Rolle: [each.rolle for each in beratungen],
        Ergebnis: [each.ergebnis for each in beratungen],
        Antwort: [each for vorlage in vorlagen for each in vorlage.pruefvermerke.values()],
        Phase: [version.rahmen.data.phase for version in versions if version.rahmen and version.rahmen.data],
    }


def test_it_has_the_size_of_a_county(county: Konzept) -> None:
    levels = [ziel.level for ziel in county.ziele]

    assert (3, 12) == (levels.count(0), levels.count(1))
    assert (8, 40) == (len(county.handlungsschwerpunkte), len(county.massnahmen))
    assert (40, 20) == (len(county.kennzahlen), len(county.produkte))
    assert (4, 4, 10, 3) == (len(county.runden), len(county.fassungen), len(county.vorlagen), len(county.entfallen))


@pytest.mark.parametrize("day", [LAST_DAY, "2027-01-15", "2032-01-01"])
def test_it_has_neither_errors_nor_warnings_on_any_day_from_its_last_on(kep_here: Kep, day: str) -> None:
    checked = kep_here("validate", "--strict", "--stichtag", day, cwd=MUSTERLAND)

    assert (0, "") == (checked.returncode, checked.stderr), checked.stdout
    assert checked.stdout.startswith("Alles in Ordnung: 15 Ziele")


@pytest.mark.parametrize("words", list(words_of(load(read_folder(MUSTERLAND)))), ids=lambda words: words.__name__)
def test_every_word_of_a_list_occurs(county: Konzept, words: type[StrEnum]) -> None:
    assert set(words) - set(words_of(county)[words]) == set()


def test_every_grade_of_the_trend_and_every_colour_of_the_traffic_light_occurs(kep_here: Kep) -> None:
    status = json.loads(kep_here("status", "--stichtag", LAST_DAY, "--format", "json", cwd=MUSTERLAND).stdout)
    grades = {(each["methode"], each["bewertung"]) for each in status["kennzahlen"]}

    expected = {("trend", grade) for grade in ("sonne", "leicht_bewoelkt", "wolke", "gewitter")}
    expected |= {("ampel", colour) for colour in ("gruen", "gelb", "rot")}
    assert expected - grades == set()


def test_every_kennzahl_has_values_of_five_years_and_for_a_trend_of_six(county: Konzept) -> None:
    years = {each.id: sorted({value.stichtag.year for value in each.messwerte}) for each in data_of(county.kennzahlen)}
    needed = {each.id: 6 if each.methode is Methode.TREND else 5 for each in data_of(county.kennzahlen)}

    assert [] == [(name, found) for name, found in years.items() if len(found) < needed[name]]
    assert [] == [(name, found) for name, found in years.items() if found != list(range(found[0], found[-1] + 1))]


def test_every_lowest_goal_is_served_and_measured_and_every_massnahme_is_measured(county: Konzept) -> None:
    served = {ziel for each in data_of(county.massnahmen) for ziel in each.ziele}
    measured = {thing for each in data_of(county.kennzahlen) for thing in each.misst}
    lowest = {ziel.id for ziel in county.ziele if not ziel.children}

    assert (set(), set()) == (lowest - served, lowest - measured)
    assert {each.id for each in county.massnahmen} - measured == set()


def test_it_says_everywhere_that_it_is_fictional(county: Konzept) -> None:
    assert county.rahmen
    assert county.rahmen.data
    sources = [each.quelle.name for each in data_of(county.kennzahlen) if each.quelle]
    programmes = [each.programm for massnahme in data_of(county.massnahmen) for each in massnahme.foerderung]

    assert "frei erfunden" in county.rahmen.data.titel
    assert "frei erfunden" in (county.rahmen.data.praeambel or "")
    assert "**Frei erfunden.**" in (MUSTERLAND / "LIESMICH.md").read_text(encoding="utf-8")
    assert [] == [name for name in (*sources, *programmes) if "(fiktiv)" not in (name or "")]


def test_it_names_functions_and_no_people(county: Konzept) -> None:
    signatures = [each for vorlage in data_of(county.vorlagen) for each in vorlage.unterschriften]

    assert signatures
    assert [] == [each for each in signatures if each.name]


def test_every_runde_shows_the_goals_of_its_time_and_their_copies_are_intact(county: Konzept) -> None:
    assert list(FASSUNGEN) == [runde.fassung for runde in data_of(county.runden)]
    assert () == read_folder(MUSTERLAND).faults
    assert [] == [fassung for fassung in FASSUNGEN if not frozen_record(MUSTERLAND, fassung).day]


@pytest.mark.parametrize("fassung", FASSUNGEN)
def test_a_frozen_copy_had_neither_errors_nor_warnings_in_its_time(fassung: str) -> None:
    day, *sizes = FASSUNGEN[fassung]
    konzept = load(read_frozen(MUSTERLAND, fassung))
    levels = [ziel.level for ziel in konzept.ziele]
    grave = [found for found in check(konzept, RuleSettings(), day=day) if found.severity is not Severity.INFO]

    assert sizes == [levels.count(0), levels.count(1), len(konzept.massnahmen), len(konzept.kennzahlen)]
    assert [] == grave


@pytest.mark.parametrize(("old", "new"), [("auftakt", "einbringung"), ("einbringung", "umsetzungskonzept")])
def test_the_goals_change_from_round_to_round(kep_here: Kep, old: str, new: str) -> None:
    told = json.loads(kep_here("diff", old, new, "--format", "json", cwd=MUSTERLAND).stdout)
    kinds = {change["kind"] for change in told["changes"] if change["entity"] == "ziel"}

    assert {"removed", "reworded", "moved"} - kinds == set()


def test_its_tree_is_shown(kep_here: Kep, golden: Golden) -> None:
    shown = kep_here("show", cwd=MUSTERLAND)

    assert (0, "") == (shown.returncode, shown.stderr)
    golden("musterland-show.txt", shown.stdout)


def test_a_goal_shows_how_it_came_about(kep_here: Kep, golden: Golden) -> None:
    golden("musterland-wohnen.txt", kep_here("show", "wohnen", cwd=MUSTERLAND).stdout)


def test_its_drafts_are_rendered(kep_here: Kep, golden: Golden, tmp_path: Path) -> None:
    rendered = kep_here("render", "--format", "md", "--output", str(tmp_path), cwd=MUSTERLAND)

    assert (0, ["ziele-im-haushalt-2027.md", "zielwert-radwege.md"]) == (
        rendered.returncode,
        sorted(path.name for path in tmp_path.iterdir()),
    )
    golden("musterland-zielwert-radwege.md", (tmp_path / "zielwert-radwege.md").read_text(encoding="utf-8"))
    golden("musterland-haushalt.md", (tmp_path / "ziele-im-haushalt-2027.md").read_text(encoding="utf-8"))


def test_every_one_of_its_papers_can_be_rendered(kep_here: Kep, county: Konzept, tmp_path: Path) -> None:
    numbers = [each.drucksache for each in data_of(county.vorlagen) if each.drucksache]
    rendered = kep_here("render", *numbers, "--format", "md", "--output", str(tmp_path), cwd=MUSTERLAND)

    assert (0, 8) == (rendered.returncode, len(list(tmp_path.iterdir()))), rendered.stderr


def test_the_paper_about_the_measures_names_the_money_that_they_need_in_its_year() -> None:
    konzept = load(read_frozen(MUSTERLAND, "umsetzung-2024"))
    (paper,) = (each for each in data_of(konzept.vorlagen) if each.drucksache == "61/2024")
    mittel = [each for massnahme in data_of(konzept.massnahmen) for each in massnahme.mittel if each.jahr.year == 2025]
    cost, income = sum(each.aufwand or 0 for each in mittel), sum(each.ertrag or 0 for each in mittel)

    assert paper.finanzen
    assert (cost, income, cost - income) == (
        paper.finanzen.gesamt,
        paper.finanzen.einnahmen,
        paper.finanzen.eigenanteil,
    )


def test_the_first_report_counts_the_measures_of_its_year_right() -> None:
    massnahmen = data_of(load(read_frozen(MUSTERLAND, "umsetzung-2024")).massnahmen)
    begun = [each for each in massnahmen if each.beginn and each.beginn.year == 2024]
    report = (MUSTERLAND / "goals/vorlagen/35-2025.yaml").read_text(encoding="utf-8")

    assert f"Von {len(massnahmen)} Maßnahmen haben {len(begun)} im Jahr 2024 begonnen." in report
