"""Tables of contents in PDF, parts on pages of their own, and tables whose dates and numbers stay whole."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kep_cli.documents.blocks import read_blocks
from kep_cli.documents.drawing import Drawer, Kopf
from kep_cli.documents.insertion import Insertions
from kep_cli.documents.targets.contract import Target
from kep_cli.documents.targets.table import target
from kep_cli.documents.templates import template_folders

Set = Callable[[str], Any]

ROOT = Path(__file__).parents[3]
LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
LEFT, RIGHT = 70.9, 532.9  # points, the edges of the text on A4


@pytest.fixture
def typeset(tmp_path: Path, read_pdf: Callable[[Path], Any]) -> Set:
    """Sets Markdown with blocks as PDF, and reads it."""

    def call(text: str) -> Any:  # noqa: ANN401 - the PDF of these tests
        found = target("pdf")
        assert isinstance(found, Target)
        tokens = read_blocks(text, Insertions(), lambda _name: [])
        kopf = Kopf("Titel", "", "Landkreis Musterland", entwurf=False)
        file = tmp_path / "text.pdf"
        file.write_bytes(Drawer(found, template_folders(ROOT)).document(tokens, kopf))
        return read_pdf(file)

    return call


def test_it_names_the_pages_of_what_stands_behind_it(typeset: Set) -> None:
    parts = "".join(f"::: blatt\n## Teil {place}\n\n### Unter {place}\n\nText\n:::\n\n" for place in range(3))
    made = typeset(f"# Titel\n\n::: verzeichnis Inhalt\n:::\n\n{parts}#### Zu tief\n")
    first = made.text()[0].replace("\u2060", "")  # keeps a page with its dots
    entries = re.findall(r"^(\w+ \d) [. ]+ (\d)$", first, re.MULTILINE)

    assert [] == made.findings()
    assert 4 == len(made.text())
    assert [(f"{name} {place}", str(place + 2)) for place in range(3) for name in ("Teil", "Unter")] == entries
    assert first.startswith("Titel\nInhalt\n")
    assert "Zu tief" not in first


@pytest.mark.parametrize(
    "text",
    [
        "::: verzeichnis Inhalt\n:::\n\n# Eins\n\n## Zwei\n",  # before all other headings
        "# Titel\n\n::: verzeichnis\n:::\n\n## Eins\n",  # without a title
        "# Titel\n\n::: verzeichnis Inhalt\n:::\n",  # with nothing behind it
        f"# Titel\n\n::: verzeichnis Inhalt\n:::\n\n## {LONG} {LONG} {LONG}\n\n### {'x' * 200}\n",
        "# T\n\n::: verzeichnis Inhalt\n:::\n\n## a \\# b \\* c $ @x <y> [z] \\\\ `code`\n",
    ],
)
def test_whatever_stands_around_it_the_file_is_accessible(typeset: Set, text: str) -> None:
    made = typeset(text)

    assert [] == made.findings()
    assert [] == made.sticking_out()


def test_a_screen_reader_reads_it_as_a_table_of_contents(typeset: Set) -> None:
    made = typeset("# Titel\n\n::: verzeichnis Inhalt\n:::\n\n## Eins\n\n## Zwei\n")
    roles = [tag.role for tag in made.structure.all()]

    assert "TOC" in roles
    assert 2 == roles.count("TOCI")
    assert ["H1", "H2", "H2", "H2"] == [role for role in roles if re.fullmatch(r"H\d", role)]


def test_a_part_on_a_page_of_its_own_leaves_no_empty_page(typeset: Set) -> None:
    made = typeset("::: blatt\nEins\n:::\n\n::: blatt\nZwei\n:::\n")

    assert ["Eins", "Zwei"] == [page.split()[0] for page in made.text()]


def table(columns: int, *cells: str) -> str:
    head = "| " + " | ".join(f"K{place}" for place in range(columns)) + " |"
    rows = ("| " + " | ".join([cell] * columns) + " |" for cell in cells)
    return "\n".join([head, "| --- " * columns + "|", *rows])


@pytest.mark.parametrize("columns", [1, 2, 4, 5, 6, 7])
@pytest.mark.parametrize("said", ["31.12.2027", "(31.12.2027),", "1.234.567,89", "−1.234,5", "2026/27"])
def test_dates_and_numbers_stay_whole_beside_long_words(typeset: Set, columns: int, said: str) -> None:
    cell = f"Maßnahmenverantwortlichkeit bis {said} und {LONG}"
    text = typeset(f"# Titel\n\n{table(columns, cell, said)}\n").text()[0]

    assert 2 * columns == text.count(said)


def test_numbers_keep_their_room_when_all_others_need_more(typeset: Set) -> None:
    row = " | ".join([LONG] * 6)
    made = typeset(f"# Titel\n\n| {' | '.join('abcdefg')} |\n{'| --- ' * 7}|\n| {row} | 31.12.2027 |\n")

    assert "31.12.2027" in made.text()[0]


def test_of_a_span_of_time_each_day_stays_whole(typeset: Set) -> None:
    text = typeset(f"# Titel\n\n{table(7, '01.07.2026–31.12.2027')}\n").text()[0]

    assert 7 == text.count("01.07.2026–") == text.count("31.12.2027")


@pytest.mark.parametrize("columns", [2, 4, 5, 6, 7, 8, 12])
@pytest.mark.parametrize(
    "said", ["9" * 40, "-" * 60 + "9", LONG, "XHTRWQPLKJ" * 4, "AZ31.12.2027-XY99B/12345678901234567890", "." * 50]
)
def test_nothing_ever_runs_out_of_its_cell(typeset: Set, columns: int, said: str) -> None:
    made = typeset(f"# Titel\n\n{table(columns, said)}\n")

    assert [] == made.findings()
    assert [] == made.sticking_out()
    assert columns + 1 == len(rules(made.file))
    assert [] == [rule for rule in rules(made.file) if rule.is_touched]


class Rule(NamedTuple):
    """A line between the columns of a table: how far it is from the left edge of the page, and whether text touches it.

    Half points are counted.
    """

    left: int
    is_touched: bool


def rules(file: Path) -> list[Rule]:
    """The lines between the columns of the table on the first page, its outer ones too."""
    command = ["pdftoppm", "-gray", "-r", "144", "-f", "1", "-l", "1", str(file)]
    _, size, _, dots = subprocess.run(command, capture_output=True, check=True).stdout.split(b"\n", 3)
    width = int(size.split()[0])
    page = [[dot < 128 for dot in dots[begin : begin + width]] for begin in range(0, len(dots), width)]
    table_rows = [row for row in page if row[2 * int(LEFT)] or row[2 * int(LEFT) - 1] or row[2 * int(LEFT) + 1]]
    cells = [row for row in table_rows if sum(row) < 2 * (RIGHT - LEFT) * 0.95]  # no lines between rows
    columns = [all(row[left] for row in cells) for left in range(width)]
    lines = [left for left in range(1, width) if columns[left] and not columns[left - 1]]
    return [Rule(line, any(row[line - 2] or row[line + 3] for row in cells)) for line in lines]
