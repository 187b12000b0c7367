"""Whole papers, kept and compared: the real one, and one of each of the invented goal systems."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kep_cli.documents.choosing import choose_papers
from kep_cli.documents.render import Manner, Paper, render
from kep_cli.documents.templates import template_folders
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder, read_frozen

ROOT = Path(__file__).parents[2]
SYSTEMS = ROOT / "tests/zielsysteme"

# Workspace, paper, and the Fassung whose goals it shows.
PAPERS = {
    "helmstedt": (ROOT, "72/2018", ""),
    "coesfeld-roemische-abschnitte": (SYSTEMS / "coesfeld-artig", "SV-10-0815", ""),
    "coesfeld-mitteilung": (SYSTEMS / "coesfeld-artig", "MV-10-0823", ""),
    "peine-fuenf-ebenen-und-stimmen": (SYSTEMS / "peine-artig", "31/2023", "kreistag-2023"),
    "peine-antrag-ohne-drucksache": (SYSTEMS / "peine-artig", "alternative-2025", "einbringung-2025"),
    "potsdam-leitbild-je-zweig": (SYSTEMS / "potsdam-artig", "48/2024", "einbringung-2024"),
}


@pytest.mark.parametrize("form", ["md", "tex", "typ"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_rendered_letter_by_letter_as_kept(name: str, form: str, golden: Callable[[str, str], None]) -> None:
    workspace, number, fassung = PAPERS[name]
    today = load(read_folder(workspace))
    goals = load(read_frozen(workspace, fassung)) if fassung else today
    papers = [Paper(entry, today, goals) for entry in choose_papers(today, [number])]
    (document,) = render(papers, template_folders(workspace), Manner([form]))

    golden(f"{name}.{form}", document.data.decode())


def test_the_same_goals_give_the_same_bytes() -> None:
    def once() -> list[bytes]:
        konzept = load(read_folder(ROOT))
        papers = [Paper(entry, konzept, konzept) for entry in konzept.vorlagen]
        return [document.data for document in render(papers, template_folders(ROOT), Manner(["md", "tex", "pdf"]))]

    assert once() == once()
