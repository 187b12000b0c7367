"""What the tables of the handbook claim about kep is so."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kep_cli.model.load import load
from kep_cli.model.numbering import write_number
from kep_cli.reports.values import as_lines
from kep_cli.source.file import SourceFile
from kep_cli.source.snapshot import Snapshot

HANDBUCH = (Path(__file__).resolve().parents[2] / "docs" / "handbuch.md").read_text(encoding="utf-8")


def rows(head: str) -> Iterator[list[str]]:
    """The cells of the table with these headings, row by row."""
    table = HANDBUCH.split(f"| {head} |\n")[1].split("\n\n")[0]
    for line in table.splitlines()[1:]:
        yield [cell.strip() for cell in line.strip("|").split("|")]


def codes(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def faults(text: str) -> int:
    return len(SourceFile("goals/oberziele/ziel.yaml", text.encode()).faults)


@pytest.mark.parametrize(("wrong", "right"), [(row[1], row[2]) for row in rows("Im Text steht | Falsch | Richtig")])
def test_what_needs_quotes_is_a_fault_without_them_and_none_with_them(wrong: str, right: str) -> None:
    assert ([1], [0]) == ([faults(text) for text in codes(wrong)], [faults(text) for text in codes(right)])


@pytest.mark.parametrize(
    ("written", "printed"),
    [(text, row[2]) for row in rows("Sie wissen | Sie schreiben | kep druckt") for text in codes(row[1])],
)
def test_times_are_printed_as_the_handbook_says(written: str, printed: str) -> None:
    runden = f"- {{id: runde, zeitpunkt: {written}, text: Runde}}\n"
    (runde,) = load(Snapshot({"goals/runden.yaml": runden.encode()}, {}, (), ())).runden

    assert [printed] == as_lines(runde.data.zeitpunkt if runde.data else None)


@pytest.mark.parametrize(("form", "result"), [(row[0], row[1]) for row in rows("Nummernform | ergibt | Anmerkung")])
def test_number_forms_give_what_the_handbook_says(form: str, result: str) -> None:
    written = codes(form)[0].strip('"')

    assert result == (", ".join(write_number(written, "1", position) for position in (1, 2)) if written else "–")
