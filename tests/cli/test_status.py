"""`kep status`: how measures and indicators stand, and what is due."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from subprocess import CompletedProcess

Kep = Callable[..., "CompletedProcess[str]"]
Golden = Callable[[str, str], None]
Workspace = Callable[[Mapping[str, str | bytes]], Path]

DAY = "--stichtag=30.06.2026"
FRAME = """\
titel: Zukunft Musterland
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2024, bis: 2030}
phase: umsetzung
leitbild: Musterland hält zusammen.
einheiten:
  - {id: bauamt, kuerzel: "60", name: Bauamt}
  - {id: schulamt, kuerzel: "40", name: Schulamt, bis: 2025, nachfolger: bildung}
  - {id: bildung, kuerzel: "41", name: Amt für Bildung}
"""
GOALS = """\
id: wohnen
nummer: 1
text: In Musterland findet jeder eine Wohnung.
unterziele:
  - {id: mietwohnungen, nummer: 1.1, text: Bis 2030 entstehen 400 neue Mietwohnungen.}
  - {id: dorfkerne, nummer: 1.2, text: Leere Häuser werden wieder bewohnt.}
"""
MEASURES = """\
id: bauen
titel: Bauen
ziele: [wohnen]
massnahmen:
  - id: baulueckenkataster
    titel: Baulückenkataster
    ziele: [mietwohnungen]
    status: in_umsetzung
    verantwortlich: [{einheit: bauamt}]
    beginn: 2024
    ende: 2026-08
    meilensteine:
      - {titel: Erfassung, soll: 2025-06, ist: 2025-07-01}
      - {titel: Veröffentlichung, soll: 2026-03}
  - id: pruefung
    titel: Prüfung eines Wohnraumfonds | zweite Stufe
    ziele: [wohnen]
"""
INDICATORS = """\
- id: neue-wohnungen
  name: Neue Mietwohnungen
  einheit: Wohnungen
  misst: [mietwohnungen]
  richtung: steigend
  ausgangswert: {wert: 0, stichtag: 2023}
  zielwerte: [{wert: 400, zum: 2030}]
  messwerte:
    - {stichtag: 2024, wert: 40}
    - {stichtag: 2025, wert: 95, vorlaeufig: ja}
    - {stichtag: 2027, wert: 399}
  erhebung: jaehrlich
  verantwortlich: schulamt
- id: leerstand
  name: Leerstand
  einheit: "%"
  misst: [baulueckenkataster]
  richtung: hoechstens
  zielwerte: [{wert: 5}]
  messwerte: [{stichtag: 2024, wert: 5.1}]
  erhebung: jaehrlich
- id: miete
  name: Angebotsmiete
  einheit: Euro je m²
  misst: [wohnen]
  richtung: sinkend
  methode: trend
  messwerte:
    - {stichtag: 2020, wert: 8.10}
    - {stichtag: 2021, wert: 8.20}
    - {stichtag: 2023, wert: 8.20}
    - {stichtag: 2024, wert: 8.05}
- id: haushalt
  name: Zuschuss je Produkt
  einheit: Euro
  misst: [produkt-wohnen]
  richtung: korridor
  zielwerte: [{von: 10, bis: 20}]
  messwerte: [{stichtag: 2025, wert: 0}]
  bewertung: {manuell: auf gutem Weg, begruendung: Der Zuschuss fließt erst 2026.}
"""
JUST_NOT_REACHED = """\
- id: wohnungen
  name: Neue Wohnungen
  einheit: Wohnungen
  misst: [wohnen]
  richtung: steigend
  ausgangswert: {wert: 0, stichtag: 2020}
  zielwerte: [{wert: 100000, zum: 2030}]
  messwerte: [{stichtag: 2025, wert: 99999.9}]
"""
WITH_REMARKS = """\
- id: wohnungen
  name: Neue Wohnungen
  einheit: Wohnungen
  misst: [wohnen]
  richtung: steigend
  erhebung: jaehrlich
  ausgangswert: {wert: 0, stichtag: 2020}
  zielwerte:
    - {wert: 300, zum: 2030, ersetzt: 2025}
    - {wert: 400, zum: 2030}
  messwerte:
    - {stichtag: 2021, wert: 20}
    - {stichtag: 2024, wert: 90}
    - {stichtag: 2025, wert: 120}
    - {stichtag: 2027, wert: 200}
"""
PRODUCTS = "- {id: produkt-wohnen, nummer: '522001', name: Wohnbauförderung}\n"


@pytest.fixture
def county(workspace: Workspace) -> Path:
    """A fictional county that has begun."""
    return workspace(
        {
            "goals/konzept.yaml": FRAME,
            "goals/oberziele/wohnen.yaml": GOALS,
            "goals/handlungsschwerpunkte/bauen.yaml": MEASURES,
            "goals/kennzahlen/wohnen.yaml": INDICATORS,
            "goals/produkte.yaml": PRODUCTS,
        }
    )


@pytest.mark.parametrize(
    ("name", "arguments"),
    {
        "status.txt": (),
        "status.json": ("--format", "json"),
        "status.md": ("--format", "markdown"),
        "status-faellig.txt": ("--faellig",),
        "status-faellig.md": ("--faellig", "--format", "markdown"),
        "status-1.2.txt": ("1.2",),
    }.items(),
)
def test_how_things_stand(kep: Kep, county: Path, golden: Golden, name: str, arguments: tuple[str, ...]) -> None:
    found = kep("status", *arguments, DAY, cwd=county)

    golden(name, found.stdout)
    assert (0, "") == (found.returncode, found.stderr)


def test_without_measures_and_indicators_it_says_so(kep: Kep, workspace: Workspace) -> None:
    folder = workspace({"goals/konzept.yaml": FRAME, "goals/oberziele/wohnen.yaml": GOALS})
    found = kep("status", DAY, cwd=folder)

    assert found.stdout == (
        "Zukunft Musterland, Stand 30.06.2026\n\nEs gibt noch keine Maßnahmen und keine Kennzahlen.\n"
    )
    assert found.returncode == 0


def test_without_anything_due_the_list_says_so(kep: Kep, workspace: Workspace) -> None:
    folder = workspace({"goals/konzept.yaml": FRAME, "goals/oberziele/wohnen.yaml": GOALS})
    found = kep("status", "--faellig", DAY, cwd=folder)

    assert "Nichts ist überfällig, und in den nächsten 90 Tagen ist nichts fällig.\n" in found.stdout


def test_what_cannot_be_read_is_named(kep: Kep, county: Path) -> None:
    (county / "goals/kennzahlen/kaputt.yaml").write_text("id: kaputt\nname: Ohne alles\n", encoding="utf-8")
    found = kep("status", DAY, cwd=county)

    assert "Nicht lesbar, deshalb nicht dabei: „kaputt“" in found.stdout
    assert "Die Ziele sind nicht fehlerfrei; was zu beheben ist, sagt: kep validate\n" == found.stderr
    assert found.returncode == 0


STAND = {
    "only one value": ("richtung: steigend", "offen: 3 % (2025), zu wenige vergleichbare Jahreswerte"),
    "baseline is target": (
        "richtung: steigend, ausgangswert: {wert: 5, stichtag: 2020}, zielwerte: [{wert: 5, zum: 2030}]",
        "offen: 3 % (2025), Ziel 5 bis 2030, nicht eingehalten, Zielwert und Ausgangswert sind gleich",
    ),
    "no target for a limit": ("richtung: mindestens", "offen: 3 % (2025), kein Zielwert"),
    "no baseline": (
        "richtung: steigend, zielwerte: [{wert: 5, zum: 2030}]",
        "offen: 3 % (2025), Ziel 5 bis 2030, nicht eingehalten, kein Ausgangswert",
    ),
    "across a break": (
        (
            "richtung: steigend, ausgangswert: {wert: 1, stichtag: 2020}, zielwerte: [{wert: 5, zum: 2030}], "
            "zeitreihenbrueche: [{ab: 2024, grund: Zensus}]"
        ),
        "offen: 3 % (2025), Ziel 5 bis 2030, nicht eingehalten, seit dem Ausgangswert wird anders gemessen",
    ),
    "a step back": (
        "richtung: steigend, ausgangswert: {wert: 4, stichtag: 2020}, zielwerte: [{wert: 8, zum: 2030}]",
        "rot: 3 % (2025), Ziel 8 bis 2030, −25 % des Wegs",
    ),
    "just not reached is no 100 %": (
        "richtung: steigend, ausgangswert: {wert: 0, stichtag: 2020}, zielwerte: [{wert: 3.001, zum: 2030}]",
        "grün: 3 % (2025), Ziel 3,001 bis 2030, 99 % des Wegs",
    ),
}


@pytest.mark.parametrize(("fields", "said"), STAND.values(), ids=STAND)
def test_what_is_missing_is_said(kep: Kep, county: Path, fields: str, said: str) -> None:
    line = f"{{id: k, name: K, einheit: '%', misst: [wohnen], {fields}, messwerte: [{{stichtag: 2025, wert: 3}}]}}\n"
    (county / "goals/kennzahlen/wohnen.yaml").write_text(line, encoding="utf-8")
    found = kep("status", DAY, cwd=county)

    assert f"Kennzahl  K – {said}\n" in found.stdout.replace("\u00a0", " ")


def test_json_never_calls_reached_what_is_not(kep: Kep, county: Path) -> None:
    (county / "goals/kennzahlen/wohnen.yaml").write_text(JUST_NOT_REACHED, encoding="utf-8")
    (found,) = json.loads(kep("status", "--format", "json", DAY, cwd=county).stdout)["kennzahlen"]

    assert ("0.9999", False) == (found["zielerreichungsgrad"], found["eingehalten"])


def test_gaps_later_values_and_replaced_targets_are_told(kep: Kep, county: Path) -> None:
    (county / "goals/kennzahlen/wohnen.yaml").write_text(WITH_REMARKS, encoding="utf-8")
    text, table = (kep("status", DAY, "--format", form, cwd=county).stdout for form in ("text", "markdown"))
    remarks = (
        "ohne Wert: 2022 und 2023",
        "1 Wert liegt nach dem Stichtag und zählt nicht",
        "früheres Ziel: 300 bis 2030 (ersetzt: 2025)",
    )

    assert "".join(f"{'':12}{each}\n" for each in remarks) in text
    assert "; ".join(remarks) in table


def test_where_all_is_unreadable_nobody_says_that_there_is_nothing(kep: Kep, county: Path) -> None:
    for folder in ("handlungsschwerpunkte/bauen", "kennzahlen/wohnen"):
        (county / f"goals/{folder}.yaml").unlink()
    (county / "goals/kennzahlen/kaputt.yaml").write_text("id: kaputt\n", encoding="utf-8")
    text, table = (kep("status", DAY, "--format", form, cwd=county).stdout for form in ("text", "markdown"))

    assert "Nicht lesbar, deshalb nicht dabei: „kaputt“" in text
    assert "Nicht lesbar: kaputt" in table
    assert "gibt" not in text + table


def test_a_goal_with_nothing_says_so_of_itself(kep: Kep, county: Path) -> None:
    (county / "goals/kennzahlen/wohnen.yaml").unlink()
    (county / "goals/handlungsschwerpunkte/bauen.yaml").unlink()

    assert "Dazu gibt es noch keine Maßnahmen und keine Kennzahlen." in kep("status", "1.2", DAY, cwd=county).stdout
    assert "\nEs gibt noch keine Maßnahmen und keine Kennzahlen." in kep("status", DAY, cwd=county).stdout


def test_a_goal_that_only_a_dropped_measure_served_has_none(kep: Kep, county: Path) -> None:
    (county / "goals/kennzahlen/wohnen.yaml").unlink()
    measures = county / "goals/handlungsschwerpunkte/bauen.yaml"
    measures.write_text(
        "id: bauen\ntitel: Bauen\nmassnahmen:\n"
        "  - {id: a, titel: A, ziele: [mietwohnungen], status: zurueckgestellt, status_begruendung: Kein Geld.}\n"
        "  - {id: b, titel: B, ziele: [dorfkerne], status: verworfen, status_begruendung: Kein Bedarf.}\n",
        encoding="utf-8",
    )

    assert ["dorfkerne"] == json.loads(kep("status", "--format", "json", DAY, cwd=county).stdout)["ziele_ohne"]


def test_json_names_ids_and_the_exact_words_of_the_contract(kep: Kep, county: Path) -> None:
    found = json.loads(kep("status", "--format", "json", DAY, cwd=county).stdout)

    assert found["stichtag"] == "2026-06-30"
    assert [each["bewertung"] for each in found["kennzahlen"]] == ["gruen", "rot", "sonne", "rot"]
    assert [each["zielerreichungsgrad"] for each in found["kennzahlen"]] == ["0.2375", None, None, None]
    assert [each["status"] for each in found["massnahmen"]] == ["in_umsetzung", None]


FAULTS = {
    "no such day": (("--stichtag", "31.02.2026"), "„31.02.2026“ ist kein Tag, den es gibt"),
    "no day": (("--stichtag", "2026-06"), "„2026-06“ ist kein Tag, den es gibt"),
    "unknown entry": (("9.9",), "Den Eintrag „9.9“ gibt es nicht"),
    "a list in JSON": (("--faellig", "--format", "json"), "Das Format „json“ kennt „--faellig“ nicht"),
    "unknown format": (("--format", "pdf"), "Das Format „pdf“ gibt es nicht"),
}


@pytest.mark.parametrize(("arguments", "message"), FAULTS.values(), ids=FAULTS)
def test_faults_of_usage(kep: Kep, county: Path, arguments: tuple[str, ...], message: str) -> None:
    found = kep("status", *arguments, cwd=county)

    assert found.stderr.startswith(f"Fehler: {message}\nHinweis: ")
    assert (2, "") == (found.returncode, found.stdout)
