"""The Kennzahlenbericht: what it says of indicators, and what it does where there is little to say."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kep_cli.documents.choosing import INDICATORS
from kep_cli.documents.views.bericht import BerichtView
from kep_cli.documents.views.kennzahlen import KennzahlView
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

Workspace = Callable[[Mapping[str, str | bytes]], Path]
Golden = Callable[[str, str], None]
Report = Callable[..., dict[str, bytes]]

ROOT = Path(__file__).parents[2]
MUSTERLAND = ROOT / "arbeitsbereiche" / "musterland"
TODAY = date(2026, 6, 30)
FRAME = """\
titel: Zukunft Musterland
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2024, bis: 2030}
phase: zielbildung
leitbild: Musterland hält zusammen.
einheiten:
  - {id: bauamt, kuerzel: "60", name: Bauamt}
"""
GOALS = """\
id: wohnen
nummer: 1
text: In Musterland findet jeder eine Wohnung.
unterziele:
  - {id: mietwohnungen, nummer: 1.1, text: Bis 2030 entstehen 400 neue Mietwohnungen.}
"""
PATH = "ausgangswert: {wert: 0, stichtag: 2020-12-31}, zielwerte: [{wert: 100, zum: 2030-12-31}]"


@pytest.fixture
def seen(workspace: Workspace) -> Callable[..., KennzahlView]:
    """The view of an indicator that says these fields."""

    def view(fields: str, values: str = "") -> KennzahlView:
        said = (
            f"- {{id: bezug, name: Bezugsfertige Wohnungen, einheit: Wohnungen, misst: [mietwohnungen], "
            f"verantwortlich: bauamt, {fields}, messwerte: [{values}]}}\n"
        )
        folder = workspace(
            {"goals/konzept.yaml": FRAME, "goals/oberziele/wohnen.yaml": GOALS, "goals/kennzahlen/k.yaml": said}
        )
        konzept = load(read_folder(folder))
        assert () == konzept.faults
        ((gruppe),) = BerichtView(konzept, TODAY).kennzahlen.gruppen
        assert ("1.", "In Musterland findet jeder eine Wohnung.") == (gruppe.nummer, gruppe.titel)
        (found,) = gruppe.kennzahlen
        return found

    return view


def rows(view: KennzahlView) -> list[tuple[str, ...]]:
    return [tuple(row) for row in view.werte]


def test_plan_and_actual_add_up_as_printed(seen: Callable[..., KennzahlView]) -> None:
    found = seen(
        f"richtung: steigend, {PATH}", "{stichtag: 2024, wert: 45}, {stichtag: 2025, wert: 45, vorlaeufig: ja}"
    )

    assert [
        ("2024", "45", "40", "+5", ""),
        ("2025", "45", "50", "−5", "vorläufig"),
        ("31.12.2030", "", "100", "", ""),
    ] == rows(found)
    assert ("✔", "grün", "45\u00a0Wohnungen (2025, vorläufig), Ziel 100 bis 31.12.2030, 45\u00a0% des Wegs") == (
        found.zeichen,
        found.bewertung,
        found.stand,
    )
    assert (("Ziel 1.1",), "Bauamt (60)") == (found.misst, found.zustaendig)


def test_a_limit_that_is_just_missed_is_missed(seen: Callable[..., KennzahlView]) -> None:
    found = seen("richtung: mindestens, zielwerte: [{wert: 90000}]", "{stichtag: 2025, wert: 89500}")

    assert [("2025", "89.500", "mindestens 90.000", "−500", "")] == rows(found)
    assert ("✘", "rot") == (found.zeichen, found.bewertung)


def test_what_may_not_be_compared_says_so(seen: Callable[..., KennzahlView]) -> None:
    found = seen(
        f"richtung: steigend, {PATH}, zeitreihenbrueche: [{{ab: 2024, grund: Zensus}}]",
        "{stichtag: 2023, wert: 31}, {stichtag: 2025, wert: 50}",
    )

    assert [
        ("2023", "31", "", "", "mit späteren Werten nicht vergleichbar"),
        ("2025", "50", "", "", ""),
        ("31.12.2030", "", "100", "", ""),
    ] == rows(found)
    assert "ab 2024 anders gemessen (Zensus; davor und danach nicht vergleichbar)" in [
        angabe.wert for angabe in found.angaben
    ]


def test_a_judgement_by_hand_stands_beside_the_computed_one(seen: Callable[..., KennzahlView]) -> None:
    found = seen(
        f"richtung: steigend, {PATH}, bewertung: {{manuell: auf Kurs, begruendung: Der Bau hat begonnen.}}",
        "{stichtag: 2025, wert: 10}",
    )

    assert ("rot", "auf Kurs", "Der Bau hat begonnen.") == (found.bewertung, found.von_hand, found.begruendung)


def test_gaps_later_values_and_replaced_targets_are_told(seen: Callable[..., KennzahlView]) -> None:
    found = seen(
        "richtung: mindestens, erhebung: jaehrlich, "
        "zielwerte: [{wert: 5, zum: 2028, ersetzt: 2026-01-01}, {wert: 8, zum: 2030}]",
        "{stichtag: 2021, wert: 4}, {stichtag: 2024, wert: 6}, {stichtag: 2025, wert: 7}, {stichtag: 2027, wert: 9}",
    )
    said = {angabe.name: angabe.wert for angabe in found.angaben}

    assert "ohne Wert: 2022 und 2023; 1 Wert liegt nach dem Stichtag und zählt nicht" == said["Zeitreihe"]
    assert "mindestens 5 bis 2028 (ersetzt: 01.01.2026)" == said["Frühere Zielwerte"]
    assert [("2021", "mindestens 5"), ("2024", "mindestens 5"), ("2025", "mindestens 5"), ("2030", "mindestens 8")] == [
        (row.zeit, row.plan) for row in found.werte
    ]


def test_the_share_of_time_stands_beside_the_way(seen: Callable[..., KennzahlView]) -> None:
    found = seen(f"richtung: steigend, {PATH}", "{stichtag: 2025, wert: 45}")

    assert "54\u00a0% sind vergangen (von 31.12.2020 bis 31.12.2030)" in [angabe.wert for angabe in found.angaben]


@pytest.mark.parametrize(("richtung", "end"), [("steigend", "40"), ("sinkend", "60")])
def test_the_path_in_a_chart_leads_to_the_weakest_demand_of_an_interval(
    richtung: str, end: str, seen: Callable[..., KennzahlView]
) -> None:
    start = "0" if richtung == "steigend" else "100"
    found = seen(
        f"richtung: {richtung}, ausgangswert: {{wert: {start}, stichtag: 2020-12-31}}, "
        "zielwerte: [{von: 40, bis: 60, zum: 2030-12-31}]",
        "{stichtag: 2025-12-31, wert: 50}",
    )
    assert found.diagramm
    data: Any = found.diagramm.data
    heights = dict(data["y"])

    assert heights.get(data["pfad"][-1][1]) == end


LITTLE = {
    "nothing at all": ("richtung: steigend", "", "noch kein Messwert", False),
    "one value only": ("richtung: steigend", "{stichtag: 2025, wert: 3}", "zu wenige vergleichbare Jahreswerte", False),
    "a target, no value": (f"richtung: steigend, {PATH}", "", "noch kein Messwert", False),
    "values behind the day": (f"richtung: steigend, {PATH}", "{stichtag: 2027, wert: 3}", "noch kein Messwert", False),
    "baseline is target": (
        "richtung: steigend, ausgangswert: {wert: 5, stichtag: 2020}, zielwerte: [{wert: 5, zum: 2030}]",
        "{stichtag: 2025, wert: 4}",
        "Zielwert und Ausgangswert sind gleich",
        True,
    ),
    "nothing but zero": ("richtung: sinkend", "{stichtag: 2024, wert: 0}, {stichtag: 2025, wert: 0}", "0\u00a0W", True),
    "a gap of years": ("richtung: steigend", "{stichtag: 2010, wert: 1}, {stichtag: 2025, wert: 2}", "2\u00a0W", True),
}


@pytest.mark.parametrize(("fields", "values", "said", "drawn"), LITTLE.values(), ids=LITTLE)
def test_little_is_said_in_words(
    seen: Callable[..., KennzahlView], fields: str, values: str, said: str, *, drawn: bool
) -> None:
    found = seen(fields, values)

    assert said in found.stand
    assert drawn == (found.diagramm is not None)


def test_a_konzept_without_indicators_says_so(workspace: Workspace, report: Report) -> None:
    folder = workspace({"goals/konzept.yaml": FRAME, "goals/oberziele/wohnen.yaml": GOALS})
    (text,) = report(folder, INDICATORS, "md").values()

    assert "Dieses Konzept hat noch keine Kennzahlen." in text.decode()
    assert "Ampel" not in text.decode()


def test_the_report_of_the_example_county(golden: Golden, report: Report) -> None:
    files = report(MUSTERLAND, INDICATORS, "md")
    text = files.pop("kennzahlenbericht.md").decode()

    golden("musterland-kennzahlenbericht.md", text)
    assert sorted(files) == sorted(name for name in files if f"({name})" in text)
    assert 40 == len(files)
    assert all(b"<svg" in data for data in files.values())


def test_the_same_goals_give_the_same_bytes(report: Report) -> None:
    for form in ("md", "tex", "pdf", "docx"):
        assert report(MUSTERLAND, INDICATORS, form) == report(MUSTERLAND, INDICATORS, form)


def test_hostile_texts_stay_texts(workspace: Workspace, report: Report) -> None:
    evil = "#panic() | \\input{x} ::: {{ leitbild }} </svg> $1$ @x ![a](b)"
    said = (
        f"- {{id: boese, name: '{evil}', einheit: '{evil}', misst: [mietwohnungen], richtung: steigend, "
        f"definition: '{evil}', {PATH}, messwerte: [{{stichtag: 2025, wert: 1}}]}}\n"
    )
    folder = workspace(
        {"goals/konzept.yaml": FRAME, "goals/oberziele/wohnen.yaml": GOALS, "goals/kennzahlen/k.yaml": said}
    )
    for form in ("md", "tex", "pdf", "docx", "typ"):
        assert report(folder, INDICATORS, form)
