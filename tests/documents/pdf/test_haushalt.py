"""The Haushaltsanlage as PDF: accessible, and on its side."""

from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pdfua import validate

from kep_cli.documents.choosing import BUDGET
from kep_cli.documents.render import Manner
from kep_cli.documents.reports import render_reports
from kep_cli.documents.templates import template_folders
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

MUSTERLAND = Path(__file__).resolve().parents[3] / "arbeitsbereiche" / "musterland"


@pytest.mark.parametrize("draft", [False, True])
def test_it_is_accessible_and_lies_on_its_side(draft: bool, tmp_path: Path) -> None:
    file = tmp_path / "haushaltsanlage.pdf"
    manner = Manner(["pdf"], draft=draft)
    made = render_reports(
        [BUDGET], load(read_folder(MUSTERLAND)), date(2026, 6, 30), template_folders(MUSTERLAND), manner
    )
    file.write_bytes(made[0].data)

    assert [] == [f"{found.rule_id} {found.message}" for found in validate(str(file)).findings]
    with pikepdf.open(file) as document:
        boxes = {tuple(map(float, page.mediabox)) for page in document.pages}
    assert [True] == [width > height for _, _, width, height in boxes]
