"""Small tables stand on one page, and no page is too low for them."""

from datetime import date
from pathlib import Path

import pytest

from kep_cli.documents.choosing import BUDGET, MEASURES
from kep_cli.documents.render import Manner
from kep_cli.documents.reports import render_reports
from kep_cli.documents.templates import template_folders
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

from .conftest import Pdf

MUSTERLAND = Path(__file__).parents[3] / "arbeitsbereiche" / "musterland"
ROWS = 7


def printed(folder: Path, report: str, text: str) -> list[str]:
    """The text of each page of a report, upright or lying, that has nothing else."""
    template = folder / "templates" / "dokumente" / f"{report}.md.j2"
    template.parent.mkdir(parents=True)
    template.write_text(text, encoding="utf-8")
    (made,) = render_reports(
        [report], load(read_folder(MUSTERLAND)), date(2026, 6, 30), template_folders(folder), Manner(["pdf"])
    )
    file = folder / made.name
    file.write_bytes(made.data)
    return Pdf(file).text()


def table(columns: int, cell: str) -> str:
    row = f"| {' | '.join([cell] * columns)} |\n"
    return f"{row}|{' - |' * columns}\n{row * ROWS}"


@pytest.mark.parametrize("report", [MEASURES, BUDGET])
@pytest.mark.parametrize("columns", [1, 4, 7])
def test_at_its_worst_it_fits_on_a_page(tmp_path: Path, report: str, columns: int) -> None:
    cell = f"Qz {'Gewerbeflächenkataster ' * 3}"[:60]
    pages = printed(tmp_path, report, f"# Titel\n\n{table(columns, cell)}")

    assert columns * (ROWS + 1) == max(page.count("Qz") for page in pages)


@pytest.mark.parametrize("lines", [14, 16, 18])
def test_it_is_not_torn_apart(tmp_path: Path, lines: int) -> None:
    before = "\n\n".join(["Zeile"] * lines)
    pages = printed(tmp_path, BUDGET, f"# Titel\n\n{before}\n\n{table(2, 'Qz')}")

    assert [2 * (ROWS + 1)] == [page.count("Qz") for page in pages if "Qz" in page]
