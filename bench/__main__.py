"""`make bench`: kep against its floors, as ratios measured in the same run. Writes docs/leistung.md with --write.

Absolute times say more about a machine than about kep; a ratio holds everywhere. Ends with 1 where a limit is not kept.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from generate import reword_some, write_umsetzung, write_workspace
from measure import Measured, kep, measure_in_turn, script

ROOT = Path(__file__).resolve().parent.parent
GOALS = 10_000
MASSNAHMEN = 500
KENNZAHLEN = 1_000
RUNS = 7
MEGABYTES = 250
GROWTH = 2.1
_DAY = "2026-06-30"
_BEGIN, _END = "<!-- gemessen -->\n", "<!-- /gemessen -->\n"


class Row(NamedTuple):
    """One line of the table: what was measured, what it came to and what it may come to."""

    what: str
    value: float
    limit: float
    unit: str = "×"

    @property
    def kept(self) -> bool:
        """Whether the limit holds."""
        return self.value <= self.limit


def main() -> int:
    """Measure everything, print the table; gives 1 where a limit is broken."""
    with tempfile.TemporaryDirectory() as scratch:
        rows = _measure_all(Path(scratch))
    table = "\n".join(_table(rows)) + "\n"
    sys.stdout.write(table)
    if "--write" in sys.argv:
        _write(table)
    return int(not all(row.kept for row in rows))


def _measure_all(scratch: Path) -> list[Row]:
    small, large, double, reworded = (scratch / name for name in ("small", "large", "double", "reworded"))
    shutil.copytree(ROOT / "goals", small / "goals")
    write_workspace(large, GOALS, GOALS // 20)
    write_workspace(double, 2 * GOALS, GOALS // 10)
    write_workspace(reworded, GOALS, GOALS // 20)
    reword_some(reworded)
    carried_out = scratch / "carried-out"
    write_workspace(carried_out, 100, 50)
    write_umsetzung(carried_out, MASSNAHMEN, KENNZAHLEN)
    return [
        *_small_rows(small, scratch / "out"),
        *_large_rows(large, double, reworded),
        *_umsetzung_rows(carried_out),
        _report_row(scratch / "reports"),
    ]


def _small_rows(small: Path, output: Path) -> list[Row]:
    render = kep("render", "--workspace", small, "--format", "md", "--output", output)
    floor, validated, rendered = measure_in_turn([script("floor.py", small), kep("validate", small), render], RUNS)
    return [
        Row("`kep validate`, die Ziele dieses Repositorys, gegen das Minimum", _ratio(validated, floor), 1.5),
        Row("`kep render` der Vorlage als Markdown, gegen `kep validate`", _ratio(rendered, validated), 1.5),
    ]


def _large_rows(large: Path, double: Path, reworded: Path) -> list[Row]:
    compared = kep("diff", large, "--workspace", reworded)
    commands = [script("floor.py", large), kep("validate", large), kep("validate", double), compared]
    floor, once, twice, told = measure_in_turn(commands, RUNS)
    return [
        Row(f"`kep validate`, {GOALS} Ziele in {GOALS // 20} Dateien, gegen das Minimum", _ratio(once, floor), 2.5),
        Row(f"`kep diff`, {GOALS} Ziele, 1 % umformuliert, gegen `kep validate`", _ratio(told, once), 2.5),
        Row("Wachstum der Zeit bei doppelt so vielen Zielen", _ratio(twice, once), GROWTH),
        Row(f"Arbeitsspeicher bei {GOALS} Zielen", once.megabytes, MEGABYTES, "MB"),
    ]


def _umsetzung_rows(carried_out: Path) -> list[Row]:
    validate = kep("validate", carried_out, "--stichtag", _DAY, "--strict")
    status = kep("status", "--workspace", carried_out, "--stichtag", _DAY)
    floor, validated, told = measure_in_turn([script("floor.py", carried_out), validate, status], RUNS)
    many = f"{MASSNAHMEN} Maßnahmen und {KENNZAHLEN} Kennzahlen mit zehn Jahren Werten, gegen das Minimum"
    return [
        Row(f"`kep validate`, {many}", _ratio(validated, floor), 3.0),
        Row(f"`kep status`, {many}", _ratio(told, floor), 3.0),
    ]


def _report_row(output: Path) -> Row:
    county = ROOT / "arbeitsbereiche" / "musterland"
    render = kep("render", "konzept", "--workspace", county, "--stichtag", _DAY, "--format", "pdf", "--output", output)
    (made,) = measure_in_turn([render], RUNS)
    return Row("`kep render konzept`, der ganze Beispielkreis als PDF", made.seconds, 9, "s")


def _ratio(measured: Measured, floor: Measured) -> float:
    return measured.seconds / floor.seconds


def _table(rows: list[Row]) -> list[str]:
    head = ["| Was | gemessen | Grenze |", "|---|---:|---:|"]
    return head + [f"| {row.what} | {_said(row, row.value)} | {_said(row, row.limit)} |" for row in rows]


def _said(row: Row, value: float) -> str:
    number = f"{value:.0f}" if row.unit == "MB" else f"{value:.2f}".replace(".", ",")
    return f"{number} {row.unit}"


def _write(table: str) -> None:
    page = ROOT / "docs" / "leistung.md"
    before, rest = page.read_text(encoding="utf-8").split(_BEGIN)
    page.write_text(before + _BEGIN + table + _END + rest.split(_END)[1], encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
