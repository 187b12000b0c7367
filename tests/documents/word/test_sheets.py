"""Sheets in Word: each begins a page, and no page is empty."""

from datetime import date
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from kep_cli.documents.choosing import MEASURES
from kep_cli.documents.render import Manner
from kep_cli.documents.reports import render_reports
from kep_cli.documents.templates import template_folders
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

MUSTERLAND = Path(__file__).parents[3] / "arbeitsbereiche" / "musterland"


def test_each_sheet_begins_a_page_with_its_heading_and_nothing_before_it() -> None:
    konzept = load(read_folder(MUSTERLAND))
    (made,) = render_reports([MEASURES], konzept, date(2026, 6, 30), template_folders(MUSTERLAND), Manner(["docx"]))
    body = Document(BytesIO(made.data)).element.body
    first = [each for each in body if each.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None]

    assert 40 == len(konzept.massnahmen) == len(first)
    assert {"Heading2", "Heading3"} == {each.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) for each in first}
    assert all("".join(each.getprevious().itertext()) for each in first), "an empty paragraph before a sheet"


def test_a_table_of_contents_before_a_sheet_stays_whole(tmp_path: Path) -> None:
    template = tmp_path / "templates" / "dokumente" / "massnahmenkatalog.md.j2"
    template.parent.mkdir(parents=True)
    template.write_text("# Titel\n\n::: verzeichnis\n:::\n\n::: blatt\n| a |\n| --- |\n| b |\n:::\n", encoding="utf-8")
    (made,) = render_reports(
        [MEASURES], load(read_folder(MUSTERLAND)), date(2026, 6, 30), template_folders(tmp_path), Manner(["docx"])
    )
    body = Document(BytesIO(made.data)).element.body
    signs = [each.get(qn("w:fldCharType")) for each in body.iter(qn("w:fldChar"))]
    (first,) = (each.getparent().getparent() for each in body.iter(qn("w:pageBreakBefore")))

    assert ["begin", "separate", "end"] == signs
    assert qn("w:tbl") == first.getnext().tag
