"""Old, new, and exactly what changed: one table, `tabelle.txt`. `pytest --golden` writes its results anew."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

TABLE = Path(__file__).with_name("tabelle.txt")
_ROW = re.compile(
    r"# (?P<name>.*)\n--- alt\n(?P<old>(?:.*\n)*?)--- neu\n(?P<new>(?:.*\n)*?)--- Änderungen\n(?P<told>(?:.+\n)*)"
)


class Row(NamedTuple):
    """A case of the table."""

    name: str
    old: str
    new: str
    told: str


def _rows() -> list[Row]:
    return [Row(*match.groups()) for match in _ROW.finditer(TABLE.read_text(encoding="utf-8"))]


Tell = Callable[[str, str], list[str]]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row.name)
def test_what_changed(row: Row, told: Tell, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--golden"):
        pytest.skip("written by the test of the table as a whole")

    assert row.told.splitlines() == told(row.old, row.new)


def test_the_table_is_as_written(told: Tell, request: pytest.FixtureRequest) -> None:
    """Every row is found, and has a name of its own."""
    rows = _rows()
    if request.config.getoption("--golden"):
        blocks = (
            f"# {row.name}\n--- alt\n{row.old}--- neu\n{row.new}--- Änderungen\n"
            + "".join(f"{line}\n" for line in told(row.old, row.new))
            for row in rows
        )
        TABLE.write_text("\n".join(blocks), encoding="utf-8", newline="\n")

    assert len(rows) >= 80
    assert TABLE.read_text(encoding="utf-8").count("--- alt\n") == len(rows) == len({row.name for row in rows})


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row.name)
def test_nothing_differs_from_itself(row: Row, told: Tell) -> None:
    for text in (row.old, row.new):
        assert [] == told(text, text)
