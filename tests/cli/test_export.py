"""`kep export`: tables for other programs."""

import csv
import io
import json
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from subprocess import CompletedProcess

Kep = Callable[..., "CompletedProcess[str]"]
Workspace = Callable[[Mapping[str, str | bytes]], Path]
Golden = Callable[[str, str], None]

CHAPTER = Path(__file__).parents[2] / "docs/ausfuhr.md"
DAY = "--stichtag=2026-06-30"
FILES = {
    "goals/konzept.yaml": """\
titel: Zukunft Musterland
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2024, bis: 2030}
phase: konzept
leitbild: Musterland hält zusammen.
einheiten: [{id: bauamt, kuerzel: "60", name: Bauamt}]
""",
    "goals/oberziele/wohnen.yaml": """\
id: wohnen
nummer: 1
text: "=Wohnen; für „alle“"
punkte: [Eins, -Zwei]
unterziele:
  - {id: miete, nummer: 1.1, text: Bis 2030 entstehen 400 Wohnungen.}
""",
    "goals/handlungsschwerpunkte/bauen.yaml": """\
id: bauen
titel: "@Bauen"
ziele: [wohnen]
massnahmen:
  - id: kataster
    titel: Baulückenkataster
    ziele: [miete]
    status: in_umsetzung
    beginn: 2024-Q2
    ende: 2026
    mittel:
      - {jahr: 2025, produkt: wohnbau, aufwand: 42500.50, stand: ansatz}
""",
    "goals/kennzahlen/wohnungen.yaml": """\
id: neue-wohnungen
name: Neue Mietwohnungen
einheit: Wohnungen
misst: [miete]
richtung: steigend
ausgangswert: {wert: 0, stichtag: 2023}
zielwerte: [{wert: 400, zum: 2030}]
messwerte:
  - {stichtag: 1895-06-30, wert: -1.5}
  - {stichtag: 2025, wert: 95, vorlaeufig: ja}
""",
    "goals/produkte.yaml": "- {id: wohnbau, nummer: '522001', name: Wohnbauförderung, ziele: [wohnen]}\n",
}


@pytest.fixture
def county(workspace: Workspace) -> Path:
    return workspace(FILES)


def test_all_tables_as_json(kep: Kep, county: Path, golden: Golden) -> None:
    found = kep("export", DAY, cwd=county)

    golden("export.json", found.stdout)
    assert (0, "") == (found.returncode, found.stderr)


def test_what_is_not_reached_is_no_whole_degree(kep: Kep, county: Path) -> None:
    indicator = county / "goals/kennzahlen/wohnungen.yaml"
    indicator.write_text(indicator.read_text(encoding="utf-8").replace("wert: 95,", "wert: 399.999,"), "utf-8")
    (found,) = json.loads(kep("export", DAY, cwd=county).stdout)["tabellen"]["kennzahlen"]

    assert "0.9999" == found["zielerreichungsgrad"]


def test_a_file_of_json_is_the_same(kep: Kep, county: Path) -> None:
    kep("export", DAY, "--output", "ziele.json", cwd=county)

    assert kep("export", DAY, cwd=county).stdout == (county / "ziele.json").read_text(encoding="utf-8")


def test_csv_as_a_german_excel_opens_it(kep: Kep, county: Path, golden: Golden) -> None:
    found = kep("export", DAY, "--format", "csv", "--output", "tabellen", cwd=county)
    files = {file.name: file.read_bytes() for file in sorted((county / "tabellen").iterdir())}

    assert found.returncode == 0
    assert all(data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data for data in files.values())
    golden("export-csv.txt", "".join(f"== {name}\n{_text(data)}" for name, data in files.items()))


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def test_what_looks_like_a_formula_is_none(kep: Kep, county: Path) -> None:
    kep("export", DAY, "--format", "csv", "--output", "tabellen", cwd=county)
    rows = list(csv.DictReader(io.StringIO((county / "tabellen/ziele.csv").read_text("utf-8-sig")), delimiter=";"))
    kep("export", DAY, "--format", "xlsx", "--output", "t.xlsx", cwd=county)
    sheet = load_workbook(county / "t.xlsx")["Ziele"]
    texts = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}

    assert rows[0]["Wortlaut"] == "'=Wohnen; für „alle“"
    assert texts["=Wohnen; für „alle“"] == "s"


def test_excel_has_real_numbers_and_days_and_a_head_that_stays(kep: Kep, county: Path) -> None:
    kep("export", DAY, "--format", "xlsx", "--output", "t.xlsx", cwd=county)
    book = load_workbook(county / "t.xlsx")
    values = [list(row) for row in book["Kennzahlen Messwerte"].iter_rows(values_only=True)]
    money = [list(row) for row in book["Maßnahmen Mittel"].iter_rows(values_only=True)]

    assert values[0] == ["Kennzahl", "Stichtag", "Stichtag genau", "Wert", "Vorläufig", "Quelle"]
    assert values[1] == ["neue-wohnungen", "30.06.1895", "1895-06-30", -1.5, None, None]
    assert values[2] == ["neue-wohnungen", datetime(2025, 12, 31), "2025", 95, "ja", None]  # noqa: DTZ001 - Excel has no zones
    assert 42500.5 in money[1]
    assert {sheet.freeze_panes for sheet in book.worksheets} == {"A2"}


def test_the_same_goals_give_the_same_workbook(kep: Kep, county: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        kep("export", DAY, "--format", "xlsx", "--output", name, cwd=county)

    assert (county / "a.xlsx").read_bytes() == (county / "b.xlsx").read_bytes()


def test_parquet_is_read_by_duckdb_over_many_counties(kep: Kep, county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    kep("export", DAY, "--format", "parquet", "--output", "alle", cwd=county)
    frame = county / "goals/konzept.yaml"
    frame.write_text(frame.read_text(encoding="utf-8").replace("Landkreis Musterland", "Stadt Musterstadt"), "utf-8")
    kep("export", DAY, "--format", "parquet", "--output", "alle", cwd=county)
    monkeypatch.chdir(county)
    query = """
        SELECT koerperschaft, max(wert) FROM read_parquet('alle/kennzahlen_messwerte/*/*.parquet',
        hive_partitioning = true) GROUP BY koerperschaft ORDER BY koerperschaft
    """

    assert " ".join(query.split()) in " ".join(CHAPTER.read_text(encoding="utf-8").split())
    assert duckdb.sql(query).fetchall() == [
        ("landkreis-musterland", Decimal("95.0000000000")),
        ("stadt-musterstadt", Decimal("95.0000000000")),
    ]


def test_without_pyarrow_it_says_what_to_install(county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kep_cli.cli.main import run

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.chdir(county)

    assert run(["export", "--format", "parquet", "--output", "alle"]) == 2


def test_goals_alone_have_empty_tables_with_all_columns(kep: Kep, workspace: Workspace) -> None:
    folder = workspace({path: FILES[path] for path in ("goals/konzept.yaml", "goals/oberziele/wohnen.yaml")})
    kep("export", DAY, "--format", "csv", "--output", "tabellen", cwd=folder)

    assert len((folder / "tabellen/kennzahlen.csv").read_text("utf-8-sig").splitlines()) == 1


def test_what_cannot_be_read_is_missing_and_said(kep: Kep, county: Path) -> None:
    (county / "goals/kennzahlen/kaputt.yaml").write_text("id: kaputt\n", encoding="utf-8")
    found = kep("export", DAY, cwd=county)

    assert [each["id"] for each in json.loads(found.stdout)["tabellen"]["kennzahlen"]] == ["neue-wohnungen"]
    assert "fehlt in den Tabellen" in found.stderr


FAULTS = {
    "no place": (("--format", "xlsx"), "Das Format „xlsx“ braucht einen Ort"),
    "another ending": (("--format", "xlsx", "--output", "t.csv"), "„t.csv“ endet nicht auf .xlsx"),
    "among the goals": (("--format", "csv", "--output", "goals"), "„goals“ läge zwischen den Zieldateien"),
    "below the goals": (("--format", "csv", "--output", "goals/t"), "„goals/t“ läge zwischen den Zieldateien"),
    "deep below the goals": (
        ("--format", "csv", "--output", "goals/kennzahlen/t"),
        "„goals/kennzahlen/t“ läge zwischen den Zieldateien",
    ),
    "a file among the goals": (("--output", "goals/t.json"), "„goals/t.json“ läge zwischen den Zieldateien"),
    "unknown format": (("--format", "xml"), "Das Format „xml“ gibt es nicht"),
    "a goal file": (("--output", "goals/konzept.yaml"), "„goals/konzept.yaml“ wäre eine Zieldatei"),
}


@pytest.mark.parametrize(("arguments", "message"), FAULTS.values(), ids=FAULTS)
def test_faults_of_usage(kep: Kep, county: Path, arguments: tuple[str, ...], message: str) -> None:
    found = kep("export", *arguments, cwd=county)

    assert found.stderr.startswith(f"Fehler: {message}\nHinweis: ")
    assert (2, "") == (found.returncode, found.stdout)


def test_a_number_too_large_for_parquet_is_told(kep: Kep, county: Path) -> None:
    pytest.importorskip("pyarrow")
    file = county / "goals/kennzahlen/wohnungen.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("wert: 95", f"wert: {'9' * 40}"), encoding="utf-8")
    found = kep("export", DAY, "--format", "parquet", "--output", "alle", cwd=county)

    assert "ist zu groß für Parquet" in found.stderr
    assert found.returncode == 2


def test_a_number_is_never_rounded_for_parquet(kep: Kep, county: Path) -> None:
    pytest.importorskip("pyarrow")
    file = county / "goals/kennzahlen/wohnungen.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("wert: 95", "wert: 0.12345678901"), encoding="utf-8")
    found = kep("export", DAY, "--format", "parquet", "--output", "alle", cwd=county)

    assert "Die Zahl 0.12345678901 hat zu viele Stellen für Parquet" in found.stderr
    assert (2, False) == (found.returncode, (county / "alle").exists())


def test_json_on_the_screen_is_the_file_even_with_characters_that_nobody_sees(kep: Kep, county: Path) -> None:
    say(county, r'"Weich\u00ADer\u200B\U000E0041 Strich"')
    shown = kep("export", DAY, cwd=county).stdout
    kep("export", DAY, "--output", "t.json", cwd=county)

    assert (county / "t.json").read_text(encoding="utf-8") == shown
    assert json.loads(shown)["tabellen"]["ziele"][0]["text"] == "Weich\u00ader\u200b\U000e0041 Strich"


def test_excel_shows_what_it_cannot_take(kep: Kep, county: Path) -> None:
    say(county, r'"Ende\uFFFE\e."')
    kep("export", DAY, "--format", "xlsx", "--output", "t.xlsx", cwd=county)

    assert load_workbook(county / "t.xlsx")["Ziele"]["C2"].value == "Ende[U+FFFE][U+001B]."


def test_a_text_too_long_for_excel_says_that_it_was_cut(kep: Kep, county: Path) -> None:
    say(county, "x" * 40_000)
    kep("export", DAY, "--format", "xlsx", "--output", "t.xlsx", cwd=county)
    text = str(load_workbook(county / "t.xlsx")["Ziele"]["C2"].value)

    assert (32_767, "x … [gekürzt]") == (len(text), text[-13:])


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "'s gibt", "+4", "@hier", "-3"])
def test_texts_come_back_out_of_csv_as_they_were(kep: Kep, county: Path, text: str) -> None:
    say(county, json.dumps(text))
    kep("export", DAY, "--format", "csv", "--output", "t", cwd=county)
    rows = list(csv.DictReader(io.StringIO((county / "t/ziele.csv").read_text("utf-8-sig")), delimiter=";"))

    assert text == rows[0]["Wortlaut"].removeprefix("'")
    assert rows[0]["Wortlaut"].startswith("'")


def test_a_year_before_1000_has_four_digits(kep: Kep, county: Path) -> None:
    file = county / "goals/kennzahlen/wohnungen.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("1895-06-30", "0800-06-30"), encoding="utf-8")
    kep("export", DAY, "--format", "csv", "--output", "t", cwd=county)

    assert "neue-wohnungen;30.06.0800;0800-06-30;-1,5;;" in (county / "t/kennzahlen_messwerte.csv").read_text(
        "utf-8-sig"
    )


def say(county: Path, text: str) -> None:
    """Let the first goal say something else, as YAML writes it."""
    file = county / "goals/oberziele/wohnen.yaml"
    file.write_text(FILES["goals/oberziele/wohnen.yaml"].replace('"=Wohnen; für „alle“"', text), encoding="utf-8")


@pytest.fixture
def named_at_length(workspace: Workspace) -> Path:
    """A county whose name has no end, and a sign that XML refuses."""
    frame = FILES["goals/konzept.yaml"].replace("Landkreis Musterland", '"Landkreis \\uFFFE' + "Muster" * 400 + '"')
    return workspace({**FILES, "goals/konzept.yaml": frame})


def test_a_name_with_signs_that_xml_refuses(kep: Kep, named_at_length: Path) -> None:
    assert (kep("export", DAY, "--format=xlsx", "--output=x.xlsx", cwd=named_at_length).returncode) == 0


def test_a_name_without_end_is_cut_for_folders(kep: Kep, named_at_length: Path) -> None:
    pytest.importorskip("pyarrow")
    assert (kep("export", DAY, "--format=parquet", "--output=x", cwd=named_at_length).returncode) == 0


def test_on_the_last_day_of_the_calendar(kep: Kep, workspace: Workspace) -> None:
    value = "messwerte:\n  - {stichtag: 9999, wert: 1}\nerhebung: jaehrlich\n"
    told = FILES["goals/kennzahlen/wohnungen.yaml"].partition("messwerte")[0] + value
    folder = workspace({**FILES, "goals/kennzahlen/wohnungen.yaml": told})

    assert kep("export", "--stichtag=9999-12-31", cwd=folder).returncode == 0
    assert kep("render", "sachstandsbericht", "--stichtag=9999-12-31", "--format=md", cwd=folder).returncode == 0


def test_a_folder_that_is_a_link_in_a_circle(kep: Kep, county: Path) -> None:
    (county / "kreis").symlink_to(county / "kreis")

    found = kep("export", DAY, "--format=csv", "--output=kreis", cwd=county)

    assert (found.returncode, found.stderr) == (
        2,
        "Fehler: „kreis“ ist kein Ordner\nHinweis: Wählen Sie mit --output einen Ordner\n",
    )
