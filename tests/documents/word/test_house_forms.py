"""The house's own form: it takes the place of kep's, whatever Word does to it."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from kep_cli.errors import KepError

Made = Callable[..., dict[str, bytes]]


def test_the_houses_own_form_takes_the_place_of_keps(lines: Callable[..., list[str]]) -> None:
    assert ["Kreis Musterland", "Ziele", "1/2025"] == lines(["Kreis Musterland", "{{ betreff }}", "{{drucksache}}"])


@pytest.mark.parametrize(
    "pieces",
    [
        ("{", "{ bet", "reff }", "}"),
        ("{{", " betreff", " ", "}}"),
        ("{{ betr\u00adeff }}",),
        ("{{\u00a0betreff\u00a0}}",),
        ("{{p betreff }}",),
        ("{{r betreff }}",),
        ("{% if betreff == „Ziele“ %}Zie", "le{% endif %}"),
        ("{# eine Bemer", "kung #}", "{{ betreff }}"),
    ],
)
def test_tags_are_understood_however_word_cuts_and_writes_them(
    lines: Callable[..., list[str]], pieces: tuple[str, ...]
) -> None:
    assert ["Ziele"] == lines([list(pieces)])


def test_what_stands_between_the_pieces_of_a_tag_stays(lines: Callable[..., list[str]]) -> None:
    assert ["vor Ziele nach"] == lines([["vor {{ be", "treff }} na", "ch"]])


def test_rows_paragraphs_and_cells_come_for_each_entry(lines: Callable[..., list[str]]) -> None:
    rows = [
        ("{%tr for b in beratungsfolge %}", ""),
        ("{{ b.gremium }}", "{{ kasten(b.oeffentlich) }}"),
        ("{%tr endfor %}", ""),
    ]
    cells = [("{%tc for x in beteiligt %}", "{{ x }}", "{%tc endfor %}")]
    paragraphs = ["{%p for nummer in bezug | reverse %}", "{{ nummer }}", "{%p endfor %}"]
    folge = [{"gremium": "kreistag", "oeffentlich": "ja"}, {"gremium": "kreistag"}]

    assert ["Kreistag", "☒", "Kreistag", "☐"] == lines([rows], beratungsfolge=folge)
    assert ["A", "B"] == lines([cells], beteiligt=["A", "B"])
    assert ["2/2024", "1/2024"] == lines(paragraphs, bezug=["1/2024", "2/2024"])


def test_columns_that_come_and_go_share_the_width_of_the_table(
    made: Made, musterland: Callable[..., Path], house_form: Callable[..., Path]
) -> None:
    workspace = musterland(vorlage={"beteiligt": ["A", "B", "C"]})
    house_form([[("Beteiligt:", "{%tc for x in beteiligt %}", "{{ x }}", "{%tc endfor %}")]])
    (data,) = made(workspace).values()
    (table,) = Document(BytesIO(data)).tables
    whole = sum(int(column.width or 0) for column in table.columns)

    assert ["Beteiligt:", "A", "B", "C"] == [cell.text for cell in table.rows[0].cells]
    assert {whole // 4 // 1000} == {int(cell.width or 0) // 1000 for cell in table.rows[0].cells}


def test_what_a_form_says_of_its_own_is_no_unknown_placeholder(lines: Callable[..., list[str]]) -> None:
    macro = "{% macro kurz(x) %}{{ x }}!{% endmacro %}{% set wort = betreff %}{{ kurz(wort) }}"
    loop = "{% for b in beratungsfolge if b.gremium %}{{ loop.index }} {{ b.gremium }}{% endfor %}"

    assert ["Ziele!", "1 Kreistag"] == lines([macro, loop])


def test_placeholders_stand_in_what_pictures_are_called_too(
    made: Made, musterland: Callable[..., Path], house_form: Callable[..., Path]
) -> None:
    document = Document()
    paragraph = document.add_paragraph("{{ betreff }}")
    picture: Any = parse_xml(
        f'<w:pict {nsdecls("w")}><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="{{{{ betreff }}}}"/></w:pict>'
    )
    paragraph.add_run()._r.append(picture)  # noqa: SLF001 - the element
    stream = BytesIO()
    document.save(stream)
    workspace = musterland(vorlage={"betreff": 'Ziele & "Mittel"'})
    house_form(stream.getvalue())
    (data,) = made(workspace).values()

    assert 'alt="Ziele &amp; &quot;Mittel&quot;"' in zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()


def test_soft_hyphens_become_those_of_word(
    made: Made, musterland: Callable[..., Path], house_form: Callable[..., Path]
) -> None:
    workspace = musterland(vorlage={"betreff": "Kreis\u00adentwicklung"})
    house_form(["Betreff: {{ betreff }}."])
    (data,) = made(workspace).values()
    xml = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()

    assert 'Kreis</w:t><w:softHyphen/><w:t xml:space="preserve">entwicklung.</w:t>' in xml


def test_a_block_of_the_house_gets_the_style_of_its_name_or_is_told(
    made: Made, musterland: Callable[..., Path], house_form: Callable[..., Path], told: Callable[[bytes], str]
) -> None:
    own = (
        '{% extends "kep/dokumente/platzhalter.md.j2" %}{% block leitbild %}\n::: rahmen Leitbild\n'
        "{{ ziele.leitbild }}\n:::\n{% endblock %}"
    )
    workspace = musterland(templates={"dokumente/platzhalter.md.j2": own})
    house_form(["{{ leitbild }}"])
    with pytest.raises(KepError) as caught:
        made(workspace)
    document = Document()
    document.styles.add_style("Rahmen", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("{{ leitbild }}")
    stream = BytesIO()
    document.save(stream)
    house_form(stream.getvalue())
    (data,) = made(workspace).values()

    assert caught.value.message.endswith("bei „leitbild“: Für den Block „rahmen“ gibt es keine Gestalt")
    assert ["[Rahmen] **Leitbild**", "[Rahmen] Musterland hält zusammen."] == told(data).split("\n")[2:4]


def test_headings_go_below_those_of_the_form_however_it_makes_them(
    made: Made, musterland: Callable[..., Path], house_form: Callable[..., Path], told: Callable[[bytes], str]
) -> None:
    document = Document()
    style = document.styles.add_style("Gliederung", WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="2"/>'))
    document.add_paragraph("Sachverhalt", style="Gliederung")
    document.add_paragraph("{{ sachdarstellung }}")
    document.add_section()
    document.add_paragraph("{{ beschlussvorschlag }}")
    stream = BytesIO()
    document.save(stream)
    workspace = musterland(vorlage={"sachdarstellung": "# Darin\n", "beschlussvorschlag": "# Darunter\n"})
    house_form(stream.getvalue())
    (data,) = made(workspace).values()
    found = [line for line in told(data).split("\n") if "Heading" in line]

    assert ["[Heading 4] Darin", "[Heading 2] Darunter"] == found


def test_a_section_that_ends_with_the_placeholder_ends_with_the_prose(
    made: Made, musterland: Callable[..., Path], house_form: Callable[..., Path], told: Callable[[bytes], str]
) -> None:
    document = Document()
    paragraph = document.add_paragraph("{{ sachdarstellung }}")
    document.add_section()
    document.add_paragraph("Ende")
    end = next(document.element.iter(qn("w:sectPr")))
    holder = end.getparent()
    paragraph._p.get_or_add_pPr().append(end)  # noqa: SLF001 - the element
    document.element.body.remove(holder.getparent())
    stream = BytesIO()
    document.save(stream)
    workspace = musterland(vorlage={"sachdarstellung": "Eins.\n\nZwei.\n"})
    house_form(stream.getvalue())
    (data,) = made(workspace).values()

    assert ["[–] Eins.", "[–] Zwei.", "[Abschnittsende]", "--- Ende des Abschnitts: nextPage", "[–] Ende"] == told(
        data
    ).split("\n")[2:7]


def test_prose_looks_like_its_placeholder_and_takes_the_form_s_own_styles(
    made: Made, musterland: Callable[..., Path], house_form: Callable[..., Path], told: Callable[[bytes], str]
) -> None:
    document = Document()
    style = document.styles.add_style("Fließtext", WD_STYLE_TYPE.PARAGRAPH)
    document.add_heading("Sachverhalt", 1)
    document.add_paragraph(style=style).add_run("{{ sachdarstellung }}").font.size = Pt(9)
    stream = BytesIO()
    document.save(stream)
    prose = "# Darin\n\nText **fett**.\n\n- a\n  - b\n\n1. c\n\n> d\n\n{{ ziele }}\n"
    workspace = musterland(vorlage={"sachdarstellung": prose})
    house_form(stream.getvalue())
    (data,) = made(workspace).values()
    body = told(data).split("\n")[2:-2]

    assert [
        "[Heading 1] Sachverhalt",
        "[Heading 2] Darin",
        "[Fließtext] Text **fett**.",
        "[List Bullet Stufe 0] a",
        "[List Bullet Stufe 1] b",
        "[List Number Stufe 0] c",
        "[Quote] d",
        "[Ziel] 1.→Alle wohnen gut.",
    ] == [re.sub(r"Liste \d+, ", "", line) for line in body]
    sizes = {run.font.size for paragraph in Document(BytesIO(data)).paragraphs[2:3] for run in paragraph.runs}
    assert {Pt(9)} == sizes


def test_a_form_without_styles_and_lists_of_its_own_gets_those_of_kep(
    made: Made, musterland: Callable[..., Path], house_form: Callable[..., Path], told: Callable[[bytes], str]
) -> None:
    schemas = "http://schemas.openxmlformats.org"
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{schemas}/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/d.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{schemas}/package/2006/relationships"><Relationship Id="r1" Target="d.xml" '
            f'Type="{schemas}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
        )
        archive.writestr(
            "d.xml",
            f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>{{{{ sachdarstellung }}}}</w:t></w:r></w:p></w:body>"
            "</w:document>",
        )
    workspace = musterland(vorlage={"sachdarstellung": "- a\n\n1) b\n\n```\nCode\n```\n"})
    house_form(stream.getvalue())
    (data,) = made(workspace).values()

    assert ["[List Bullet", "[List Number", "[Quelltext]"] == [
        " ".join(line.split(" ")[:2]) if "List" in line else line.split(" ")[0] for line in told(data).split("\n")[2:5]
    ]


def test_cells_and_tables_that_nothing_is_left_in_do_no_harm(
    made: Made, musterland: Callable[..., Path], house_form: Callable[..., Path]
) -> None:
    document = Document()
    table = document.add_table(1, 1)
    table.cell(0, 0).paragraphs[0].text = "{%p if drucksache == '' %}"
    table.cell(0, 0).add_paragraph("weg")
    table.cell(0, 0).add_paragraph("{%p endif %}")
    gone = document.add_table(3, 1)
    for cell, text in zip(
        gone.columns[0].cells, ("{%tr for f in finanzen %}", "{{ f.name }}", "{%tr endfor %}"), strict=True
    ):
        cell.text = text
    stream = BytesIO()
    document.save(stream)
    workspace = musterland()
    house_form(stream.getvalue())
    (data,) = made(workspace).values()
    result = Document(BytesIO(data))

    assert [[[""]]] == [[[cell.text for cell in row.cells] for row in table.rows] for table in result.tables]


def test_what_the_house_s_word_knows_of_its_people_and_folders_stays_out_of_the_paper(
    made: Made, musterland: Callable[..., Path], house_form: Callable[..., Path], form_of: Callable[..., bytes]
) -> None:
    document = Document(BytesIO(form_of("{{ betreff }}")))
    document.core_properties.author = "Erika Mustermann"
    document.core_properties.last_modified_by = "Erika Mustermann"
    settings = next(each for each in document.part.related_parts.values() if "settings" in each.partname)
    relation = settings.relate_to(
        "file:///C:/Users/mustermann/Vorlage.dotm",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
        is_external=True,
    )
    document.settings.element.insert(0, parse_xml(f'<w:attachedTemplate {nsdecls("w", "r")} r:id="{relation}"/>'))
    stream = BytesIO()
    document.save(stream)
    workspace = musterland()
    house_form(stream.getvalue())
    (data,) = made(workspace).values()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        everything = b"".join(map(archive.read, archive.namelist())).lower()

    assert b"mustermann" not in everything
    assert "docProps/app.xml" not in zipfile.ZipFile(BytesIO(data)).namelist()
