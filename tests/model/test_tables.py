"""Measured values in CSV files: whatever spreadsheets write is read, and stands there as if written in YAML."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kep_cli.model.konzept import Konzept
from kep_cli.model.load import Loader, load
from kep_cli.source.folder import read_folder
from kep_cli.source.snapshot import Snapshot
from kep_cli.spans import Span

if TYPE_CHECKING:
    from subprocess import CompletedProcess

Kep = Callable[..., "CompletedProcess[str]"]
Workspace = Callable[[Mapping[str, str | bytes]], Path]

FRAME = b"titel: T\nkoerperschaft: K\nzeithorizont: {von: 2024, bis: 2030}\nphase: zielbildung\nleitbild: L\n"
GOAL = b"id: wohnen\nnummer: 1\ntext: Alle wohnen.\n"
KENNZAHL = b"""\
id: einwohner
name: Einwohner
einheit: Personen
misst: [wohnen]
richtung: steigend
messwerte: {datei: einwohner.csv}
"""
CSV = "goals/kennzahlen/einwohner.csv"
FILES = {
    "goals/konzept.yaml": FRAME,
    "goals/oberziele/wohnen.yaml": GOAL,
    "goals/kennzahlen/einwohner.yaml": KENNZAHL,
}


def konzept(table: bytes) -> Konzept:
    return load(Snapshot({**FILES, CSV: table}, {}, (), ()))


def values(table: bytes) -> list[tuple[int, Decimal, bool | None, str | None]]:
    found = konzept(table)

    assert () == found.faults
    (entry,) = found.kennzahlen
    assert entry.data is not None
    return [(one.stichtag.year, one.wert, one.vorlaeufig, one.quelle) for one in entry.data.messwerte]


PLAIN = [(2023, Decimal("118230.5"), None, None), (2024, Decimal(118301), None, None)]
SPELLINGS = {
    "semicolon, German": "Stichtag;Wert\n2023;118.230,5\n2024;118.301\n",
    "comma, international": 'Stichtag,Wert\n2023,118230.5\n2024,"118,301"\n',
    "tab": "Stichtag\tWert\n2023\t118230,5\n2024\t118301\n",
    "blanks between thousands": "Stichtag;Wert\n2023;118 230,5\n2024;118\u00a0301\n",
    "Windows line ends": "Stichtag;Wert\r\n2023;118.230,5\r\n2024;118.301\r\n",
    "Excel's own first line": "sep=;\nStichtag;Wert\n2023;118.230,5\n2024;118.301\n",
    "quoted cells": '"Stichtag";"Wert"\n"2023";"118.230,5"\n"2024";"118.301"\n',
    "other case, other order, empty lines": "WERT;stichtag\n\n118.230,5;2023\n;;\n118.301;2024\n",
    "byte order mark": "\ufeffStichtag;Wert\n2023;118.230,5\n2024;118.301\n",
    "German days": "Stichtag;Wert\n31.12.2023;118230,5\n31.12.2024;118301\n",
    "no line end at the end": "Stichtag;Wert\n2023;118.230,5\n2024;118.301",
}


@pytest.mark.parametrize("table", SPELLINGS.values(), ids=SPELLINGS)
def test_all_that_spreadsheets_write_is_read(table: str) -> None:
    assert values(table.encode()) == PLAIN


def test_optional_columns() -> None:
    table = 'Stichtag;Wert;vorläufig;Quelle\n2023;−1,5;ja;"Amt; ""Statistik"""\n2024;2;;\n'

    assert values(table.encode()) == [
        (2023, Decimal("-1.5"), True, 'Amt; "Statistik"'),
        (2024, Decimal(2), None, None),
    ]


def test_each_value_knows_its_cell() -> None:
    (entry,) = konzept(b"Stichtag;Wert\n2023;  118.230,5\n2024;118.301\n").kennzahlen

    assert entry.span("messwerte", 0, "wert") == Span(CSV, 2, 8, 2, 17)
    assert entry.span("messwerte", 1, "stichtag") == Span(CSV, 3, 1, 3, 5)
    assert entry.span("messwerte") == Span("goals/kennzahlen/einwohner.yaml", 6, 13, 6, 18)
    assert entry.unreadable == frozenset()


def test_a_faulty_row_is_left_out_and_the_others_stay() -> None:
    found = konzept(b"Stichtag;Wert\n2023;viele\nneulich;5\n2024;118301\n")
    (entry,) = found.kennzahlen

    assert entry.data is not None
    assert [one.stichtag.year for one in entry.data.messwerte] == [2024]
    assert [(fault.kind.name, fault.span.line, fault.span.column, fault.entity) for fault in found.faults] == [
        ("CELL_NOT_A_NUMBER", 2, 6, "kennzahl:einwohner"),
        ("NOT_A_DATE", 3, 1, "kennzahl:einwohner"),
    ]


FAULTY = {
    "an Excel file": (b"PK\x03\x04rest", "WORKBOOK"),
    "an old Excel file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "WORKBOOK"),
    "empty": (b"", "EMPTY"),
    "only blanks": (b"\n ; \n", "EMPTY"),
    "huge": (b"Stichtag;Wert\n" + b"2023;1\n" * 200_000, "TOO_LARGE"),
    "Windows-1252": ("Stichtag;Wert;Quelle\n2023;1,5;Büro\n".encode("cp1252"), "NOT_UTF8"),
    "a picture": (b"\x00\x01\x02" * 20, "NOT_TEXT"),
}


@pytest.mark.parametrize(("table", "kind"), FAULTY.values(), ids=FAULTY)
def test_files_that_are_no_tables(table: bytes, kind: str) -> None:
    assert kind in [fault.kind.name for fault in konzept(table).faults]


MISNAMED = {
    "nothing": ("{datei: }", ["TABLE_NOT_NAMED"]),
    "more than a file": ("{datei: einwohner.csv, blatt: 1}", ["TABLE_NOT_NAMED"]),
    "a misspelt field": ("{datie: einwohner.csv}", ["TABLE_NOT_NAMED"]),
    "the bare name": ("einwohner.csv", ["TABLE_NOT_NAMED"]),
    "a list of one file": ("[datei: einwohner.csv]", ["TABLE_NOT_NAMED"]),
    "a name in other case": ("{datei: Einwohner.csv}", ["NO_TABLE"]),
    "the way round": ("{datei: ../kennzahlen/einwohner.csv}", ["TABLE_OUTSIDE"]),
    "another folder": ("{datei: /etc/passwd}", ["TABLE_OUTSIDE", "TABLE_UNUSED"]),
    "a drive of Windows": (r"{datei: 'C:\daten\einwohner.csv'}", ["TABLE_OUTSIDE", "TABLE_UNUSED"]),
    "a workbook": ("{datei: einwohner.xlsx}", ["NOT_A_TABLE"]),
    "an alias": ("{datei: *tabelle}", ["ALIAS"]),
    "one value": ("{stichtag: 2024, wert: 5}", ["WRONG_TYPE", "TABLE_UNUSED"]),
}


@pytest.mark.parametrize(("said", "kinds"), MISNAMED.values(), ids=MISNAMED)
def test_what_names_no_table_is_told_once(said: str, kinds: list[str]) -> None:
    kennzahl = KENNZAHL.decode().replace("{datei: einwohner.csv}", said).encode()
    files = {**FILES, "goals/kennzahlen/einwohner.yaml": kennzahl}
    csv = {} if said.endswith("xlsx}") else {CSV: b"Stichtag;Wert\n2024;1,5\n"}
    found = load(Snapshot({**files, **csv}, {CSV.replace("csv", "xlsx"): "Endung"} if not csv else {}, (), ()))

    assert sorted(kinds) == sorted(fault.kind.name for fault in found.faults)


def test_a_table_may_be_named_in_a_file_that_cannot_be_read() -> None:
    torn = {**FILES, "goals/kennzahlen/einwohner.yaml": KENNZAHL + b"  - [\n"}
    found = load(Snapshot({**torn, CSV: b"x", "goals/kennzahlen/alt.csv": b"x"}, {}, (), ()))

    assert [("TABLE_UNUSED", "goals/kennzahlen/alt.csv")] == [
        (fault.kind.name, fault.span.path) for fault in found.faults if fault.kind.name == "TABLE_UNUSED"
    ]


def test_what_is_wrong_with_a_table_is_told_once_however_many_name_it() -> None:
    other = KENNZAHL.replace(b"id: einwohner", b"id: zweite")
    files = {**FILES, "goals/kennzahlen/zweite.yaml": other, CSV: b"Stichtag;Wert\n2023;viele\n2024;1,5\n"}
    found = load(Snapshot(files, {}, (), ()))

    assert ["CELL_NOT_A_NUMBER"] == [fault.kind.name for fault in found.faults]
    assert [[Decimal("1.5")]] * 2 == [
        [one.wert for one in entry.data.messwerte] for entry in found.kennzahlen if entry.data
    ]


HEADS = {
    "a title above": (b"Einwohner Musterland;;\nStichtag;Wert\n2024;1,5\n", ["NO_HEAD"]),
    "a remark above": (b"# Quelle\nStichtag;Wert\n2024;1,5\n", ["NO_HEAD"]),
    "no head": (b"2024;1,5\n", ["NO_HEAD"]),
    "a separator that is none": (b"Stichtag|Wert\n2024|1,5\n", ["NO_HEAD"]),
    "sep= without a sign": (b"sep=\r\nStichtag;Wert\r\n2024;1,5\r\n", ["NO_HEAD"]),
    "one column": (b"Stichtag\n2024\n", ["MISSING_COLUMN"]),
    "a column too many": (b"Stichtag;Wert;Amt\n2024;1,5;x\n", ["UNKNOWN_COLUMN"]),
    "a column twice": (b"Stichtag;Wert;Wert\n2024;1,5;2\n", ["COLUMN_TWICE"]),
}


@pytest.mark.parametrize(("table", "kinds"), HEADS.values(), ids=HEADS)
def test_a_faulty_head_is_told_without_what_follows_from_it(table: bytes, kinds: list[str]) -> None:
    assert kinds == [fault.kind.name for fault in konzept(table).faults]


SPLIT = {
    "before another column": (b"Stichtag,Wert,Quelle\n2024,-1,5\n2025,2,Amt\n", "SPLIT_NUMBER"),
    "before yes or no": ("Stichtag,Wert,vorläufig\n2024,1,5\n2025,2,ja\n".encode(), "SPLIT_NUMBER"),
    "at the end": (b"Stichtag,Wert\n2024,1,5\n2025,2\n", "ROW_TOO_LONG"),
}


@pytest.mark.parametrize(("table", "kind"), SPLIT.values(), ids=SPLIT)
def test_a_german_number_torn_by_its_comma_is_no_value(table: bytes, kind: str) -> None:
    found = konzept(table)
    (entry,) = found.kennzahlen

    assert [(kind, 2)] == [(fault.kind.name, fault.span.line) for fault in found.faults]
    assert entry.data is not None
    assert [Decimal(2)] == [one.wert for one in entry.data.messwerte]


def test_a_day_before_its_value_is_not_taken_for_decimals() -> None:
    assert values(b"Wert,Stichtag\n118230.5,2023\n118301,2024\n") == PLAIN


@pytest.mark.parametrize("table", [b"PK\x03\x04", b"Stichtag;Wert\n2020;5\n2025;x\n", b"Stichtag;Wert\n2025;1;2\n"])
def test_what_the_values_are_is_unknown_where_a_table_is_faulty(table: bytes) -> None:
    (entry,) = konzept(table).kennzahlen

    assert frozenset({"messwerte"}) == entry.unreadable


def test_a_faulty_table_hides_no_goal_that_is_gone() -> None:
    assert frozenset() == konzept(b"PK\x03\x04").possible_ids


def test_the_same_kennzahl_with_another_table_has_other_values() -> None:
    loader = Loader()
    read = [
        loader.load(Snapshot({**FILES, CSV: f"Stichtag;Wert\n2023;{value}\n".encode()}, {}, (), ())).kennzahlen[0]
        for value in ("1,5", "2,5")
    ]

    assert [entry.data.messwerte[0].wert for entry in read if entry.data] == [Decimal("1.5"), Decimal("2.5")]


def test_hostile_cells_stay_words_or_faults() -> None:
    found = konzept(b"Stichtag;Wert;Quelle\n2023;1,5;\"=cmd|' /C calc'!A0\"\n2024;=1+1;x\n2025;NaN;x\n2026;1e999;x\n")
    (entry,) = found.kennzahlen

    assert entry.data is not None
    assert [one.quelle for one in entry.data.messwerte] == ["=cmd|' /C calc'!A0"]
    assert ["CELL_NOT_A_NUMBER"] * 3 == [fault.kind.name for fault in found.faults]


def test_a_frozen_copy_keeps_the_table_and_notices_when_it_changes(kep: Kep, workspace: Workspace) -> None:
    folder = workspace({**FILES, CSV: b"Stichtag;Wert\n2023;1,5\n"})

    assert kep("freeze", "erste", cwd=folder).returncode == 0
    copy = folder / "goals/fassungen/erste/kennzahlen/einwohner.csv"
    assert copy.read_bytes() == b"Stichtag;Wert\n2023;1,5\n"
    copy.write_bytes(b"Stichtag;Wert\n2023;9,5\n")
    assert ["FROZEN_EDITED"] == [fault.kind.name for fault in load(read_folder(folder)).faults]


def test_git_keeps_the_table_and_a_changed_value_is_told(kep: Kep, commits: Callable[..., Path]) -> None:
    files = {path: data.decode() for path, data in FILES.items()}
    folder = commits(
        [{**files, CSV: "Stichtag;Wert\n2023;1,5\n"}, {CSV: "Stichtag;Wert\n2023;1,5\n2024;2,5\n"}], tags={0: "v1"}
    )
    told = kep("diff", "v1", cwd=folder).stdout

    assert "Messwert 2024 neu" in told
    assert "01.01.2026" in told
    assert kep("log", "einwohner", cwd=folder).stdout.count("Git-Revision") == 2
