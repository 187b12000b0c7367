"""Tables of contents in Word: a field that Word fills, and what stands in it before; parts on pages of their own."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from kep_cli.documents.blocks import read_blocks
from kep_cli.documents.drawing import Kopf
from kep_cli.documents.insertion import Insertions
from kep_cli.documents.targets.docx.piece import piece
from kep_cli.documents.templates import template_folders

Make = Callable[..., Path]

ROOT = Path(__file__).parents[3]
TEXT = "# Titel\n\n::: verzeichnis Inhalt\n:::\n\n## Eins & <zwei>\n\n### Tief\n\n#### Zu tief\n\n# Anhang\n"


def document_of(text: str, workspace: Path = ROOT) -> Any:  # noqa: ANN401 - python-docx's document
    tokens = read_blocks(text, Insertions(), lambda _name: [])
    data = piece(tokens, Kopf("Titel", "", "", entwurf=False), template_folders(workspace))
    return Document(BytesIO(data))


def told(document: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - the same
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]


def test_the_entries_stand_there_before_word_fills_the_field() -> None:
    assert [
        ("Heading 1", "Titel"),
        ("TOC Heading", "Inhalt"),
        ("toc 2", "Eins & <zwei>"),
        ("toc 3", "Tief"),
        ("toc 1", "Anhang"),
        ("Abstand", ""),
        ("Heading 2", "Eins & <zwei>"),
        ("Heading 3", "Tief"),
        ("Heading 4", "Zu tief"),
        ("Heading 1", "Anhang"),
    ] == told(document_of(TEXT))


def test_word_fills_the_field_from_what_stands_behind_it() -> None:
    body = document_of(TEXT).element.body
    signs = [sign.get(qn("w:fldCharType")) for sign in body.iter(qn("w:fldChar"))]
    (instruction,) = [each.text for each in body.iter(qn("w:instrText"))]
    (start,), (end,) = list(body.iter(qn("w:bookmarkStart"))), list(body.iter(qn("w:bookmarkEnd")))
    paragraphs = list(body.iter(qn("w:p")))

    assert ["begin", "separate", "end"] == signs
    assert r' TOC \b kep_Inhalt \o "1-3" \h \z \u ' == instruction
    assert "kep_Inhalt" == start.get(qn("w:name"))
    assert start.get(qn("w:id")) == end.get(qn("w:id"))
    assert 5 == paragraphs.index(start.getparent())
    assert body[-2] is end


def test_word_updates_fields_on_opening_only_where_there_is_such_a_field() -> None:
    settings = [each.tag for each in document_of(TEXT).settings.element]

    assert 1 == settings.count(qn("w:updateFields"))
    assert settings.index(qn("w:characterSpacingControl")) < settings.index(qn("w:updateFields"))
    assert settings.index(qn("w:updateFields")) < settings.index(qn("w:compat"))
    assert document_of("# Titel\n").settings.element.find(qn("w:updateFields")) is None


def test_without_headings_the_field_is_empty_and_whole() -> None:
    document = document_of("::: verzeichnis\n:::\n\nText\n")

    assert [("Abstand", ""), ("Normal", "Text")] == told(document)
    assert 3 == len(list(document.element.body.iter(qn("w:fldChar"))))


def test_a_house_form_without_such_styles_gets_them(musterland: Make) -> None:
    workspace = musterland()
    form = workspace / "templates/docx/vorlage.docx"
    form.parent.mkdir(parents=True)
    Document().save(str(form))
    document = document_of(TEXT, workspace)

    assert ["toc 2", "toc 3", "toc 1"] == [style for style, _ in told(document) if style.startswith("toc")]


def breaks(document: Any) -> list[str]:  # noqa: ANN401 - the same
    return [each.text for each in document.paragraphs if each.paragraph_format.page_break_before]


@pytest.mark.parametrize("content", ["## Teil\n\nText\n", "Teil\n\nText\n", "- Teil\n- zwei\n", "> Teil\n"])
def test_a_part_begins_a_new_page(content: str) -> None:
    assert ["Teil"] == breaks(document_of(f"# Titel\n\n::: blatt\n{content}:::\n\nDanach\n"))


def test_a_table_that_begins_a_part_begins_the_page() -> None:
    document = document_of("Davor\n\n::: blatt\n| a |\n| --- |\n| b |\n:::\n")
    names = [element.tag for element in document.element.body]

    assert [""] == breaks(document)
    assert [qn("w:p"), qn("w:p"), qn("w:tbl")] == names[:3]


def test_an_empty_part_makes_no_page() -> None:
    assert [] == breaks(document_of("Davor\n\n::: blatt\n:::\n"))


@pytest.mark.slow
def test_the_office_opens_it(converted: Callable[[bytes], Path]) -> None:
    tokens = read_blocks(TEXT + "\n::: blatt\nLetzte\n:::\n", Insertions(), lambda _name: [])
    data = piece(tokens, Kopf("Titel", "", "", entwurf=False), template_folders(ROOT))

    assert converted(data).read_bytes().startswith(b"%PDF")
