"""The house's own form: what Word does to it, how it takes the place of kep's, and what is said of a faulty one."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from kep_cli.errors import KepError

Made = Callable[..., dict[str, bytes]]
FORM = "templates/docx/vorlage.docx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.fixture
def said(
    made: Made, musterland: Callable[..., Path], house_form: Callable[..., Path]
) -> Callable[..., tuple[str, str]]:
    """What kep says of a form."""

    def call(content: bytes | list[str], name: str = "vorlage.docx") -> tuple[str, str]:
        workspace = musterland(vorlage={"sachdarstellung": "Text.\n"})
        house_form(content, name)
        with pytest.raises(KepError) as caught:
            made(workspace)
        return caught.value.message, caught.value.hint

    return call


@pytest.fixture
def lines(
    made: Made, musterland: Callable[..., Path], house_form: Callable[..., Path], text_of: Callable[[bytes], str]
) -> Callable[..., list[str]]:
    """The lines of what becomes of a form."""

    def call(content: bytes | list[str], **vorlage: object) -> list[str]:
        workspace = musterland(vorlage=vorlage)
        house_form(content)
        (data,) = made(workspace).values()
        return text_of(data).strip().split("\n")

    return call


def changed(form: bytes, **files: bytes) -> bytes:
    """The form with other files in it; `__` in a name stands for a slash, `_xml` and its like for an ending."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(form)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for name, data in files.items():
            new.writestr(name.replace("__", "/").replace("_", "."), data)
    return stream.getvalue()


def retyped(form: bytes, old: str, new: str) -> bytes:
    """The form with another type of content."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(form)) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, data.replace(old.encode(), new.encode()) if name == "[Content_Types].xml" else data)
    return stream.getvalue()


def with_runs(*pieces: str) -> bytes:
    """A form with one paragraph that Word has cut into these pieces."""
    document = Document()
    paragraph = document.add_paragraph()
    for piece in pieces:
        paragraph.add_run(piece)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_table(*rows: tuple[str, ...]) -> bytes:
    """A form with a table of these cells."""
    document = Document()
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


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
    assert ["Ziele"] == lines(with_runs(*pieces))


def test_what_stands_between_the_pieces_of_a_tag_stays(lines: Callable[..., list[str]]) -> None:
    assert ["vor Ziele nach"] == lines(with_runs("vor {{ be", "treff }} na", "ch"))


def test_rows_paragraphs_and_cells_come_for_each_entry(lines: Callable[..., list[str]]) -> None:
    form = with_table(
        ("{%tr for b in beratungsfolge %}", ""),
        ("{{ b.gremium }}", "{{ kasten(b.oeffentlich) }}"),
        ("{%tr endfor %}", ""),
    )
    folge = [{"gremium": "kreistag", "oeffentlich": "ja"}, {"gremium": "kreistag"}]

    assert ["Kreistag", "☒", "Kreistag", "☐"] == lines(form, beratungsfolge=folge)
    assert ["A", "B"] == lines(
        with_table(("{%tc for x in beteiligt %}", "{{ x }}", "{%tc endfor %}")), beteiligt=["A", "B"]
    )


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


@pytest.mark.parametrize(
    ("paragraphs", "message", "hint"),
    [
        (
            ["{{ betref }}"],
            f"Word-Formular „{FORM}“: Es gibt diesen Platzhalter nicht: „betref“",
            "Meinten Sie „betreff“? Welche es gibt, steht in docs/platzhalter.md",
        ),
        (
            ["{{ betref }} {{ quatsch }}", "{%p for b in beratungsfolge %}", "{{ b.gremien }}", "{%p endfor %}"],
            f"Word-Formular „{FORM}“: Es gibt diese Platzhalter nicht: „betref“, „quatsch“, „b.gremien“",
            "Statt „betref“: „betreff“. Statt „b.gremien“: „b.gremium“. Welche es gibt, steht in docs/platzhalter.md",
        ),
        (
            ["Vor {{ betreff } nach"],
            f"Word-Formular „{FORM}“, bei „Vor {{{{ betreff }} nach“: Zu „{{{{“ fehlt das Gegenstück",
            "In einem Absatz endet jedes {{ mit }} und jedes {% mit %}",
        ),
        (
            ["{{ betreff | }}"],
            f"Word-Formular „{FORM}“, bei „{{{{ betreff | }}}}“: Das lässt sich nicht verstehen",
            "Prüfen Sie dort {{ … }} und {% … %}, und ob jedes if, for, block und macro sein end… hat",
        ),
        (
            ["{{ betreff | gross }}"],
            f"Word-Formular „{FORM}“, bei „{{{{ betreff | gross }}}}“: Den Filter „gross“ gibt es nicht",
            None,
        ),
        (
            ["{%p if betreff %}", "Text"],
            f"Word-Formular „{FORM}“, bei „{{%p if betreff %}}“: „{{%p if betreff %}}“ endet nicht",
            "Es fehlt: {%p endif %}",
        ),
        (
            ["{%p if betreff %}", "Text", "{%p endfor %}"],
            f"Word-Formular „{FORM}“, bei „{{%p endfor %}}“: „{{%p endfor %}}“ steht hier falsch",
            "Davor fehlt der Anfang, oder eine andere Anweisung ist noch nicht beendet",
        ),
        (
            ["{%p if betreff %} Betreff: {{ betreff }}", "{%p endif %}"],
            (
                f"Word-Formular „{FORM}“, bei „{{%p if betreff %}} Betreff: {{{{ betreff }}}}“: "
                "Neben der Anweisung steht noch anderes"
            ),
            "Geben Sie ihr einen eigenen Absatz: Er wird entfernt, samt allem darin, auch einem Abschnittswechsel",
        ),
        (
            ["{% if betreff %}", "Text", "{% endif %}"],
            f"Word-Formular „{FORM}“, bei „{{% if betreff %}}“: „{{% endif %}}“ steht in einem anderen Absatz",
            "Schreiben Sie {%p … %} in eigene Absätze, in Tabellen {%tr … %} in eigene Zeilen",
        ),
        (
            ["{%tr for b in beratungsfolge %}", "{%tr endfor %}"],
            f"Word-Formular „{FORM}“, bei „{{%tr for b in beratungsfolge %}}“: Hier ist keine Tabelle",
            "Außerhalb von Tabellen heißt es {%p … %}",
        ),
        (
            ["Sachverhalt: {{ sachdarstellung }}"],
            (
                f"Word-Formular „{FORM}“, bei „Sachverhalt: sachdarstellung“: "
                "Das Feld „sachdarstellung“ ist Fließtext, steht aber neben anderem Text"
            ),
            "Geben Sie dem Platzhalter einen eigenen Absatz, ohne etwas davor und dahinter",
        ),
        (
            ["{{ beschlussvorlage }}"],
            f"Word-Formular „{FORM}“, bei „{{{{ beschlussvorlage }}}}“: Hier soll ja oder nein gedruckt werden",
            "Nennen Sie das Feld, das gemeint ist, oder nehmen Sie if oder for",
        ),
        (
            ["{{ betreff.__class__.__mro__ }}"],
            f"Word-Formular „{FORM}“, bei „{{{{ betreff.__class__.__mro__ }}}}“: Das dürfen Dokumentvorlagen nicht",
            "Nehmen Sie nur Felder, Makros und Filter, und fertigen Text ganz",
        ),
        (
            ["{{ beratungsfolge.gremium }}"],
            f"Word-Formular „{FORM}“, bei „{{{{ beratungsfolge.gremium }}}}“: „gremium“ gibt es nicht",
            None,
        ),
    ],
)
def test_a_faulty_placeholder_is_told_with_the_words_around_it(
    said: Callable[..., tuple[str, str]], paragraphs: list[str], message: str, hint: str | None
) -> None:
    told = said(paragraphs)

    assert message == told[0]
    assert hint in {None, told[1]}


def test_tags_of_rows_that_stand_beside_something_are_refused(said: Callable[..., tuple[str, str]]) -> None:
    form = with_table(("{%tr for b in beratungsfolge %}", "{{ b.gremium }}"), ("{%tr endfor %}", ""))

    assert (
        (
            f"Word-Formular „{FORM}“, bei „{{%tr for b in beratungsfolge %}}{{{{ b.gremium }}}}“: "
            "Neben der Anweisung steht noch anderes"
        ),
        "Geben Sie ihr eine eigene Tabellenzeile: Sie wird entfernt, samt allem darin",
    ) == said(form)


def test_a_section_break_in_the_paragraph_of_a_tag_is_refused(said: Callable[..., tuple[str, str]]) -> None:
    document = Document()
    document.add_paragraph("{%p if betreff %}")
    document.add_paragraph("{%p endif %}")
    document.add_section()
    document.add_paragraph("Ende")
    paragraph = document.paragraphs[1]._p  # noqa: SLF001 - the element
    paragraph.get_or_add_pPr().append(next(document.element.iter(qn("w:sectPr"))))
    stream = BytesIO()
    document.save(stream)

    assert said(stream.getvalue())[0].endswith("Neben der Anweisung steht noch anderes")


def test_placeholders_in_footnotes_are_refused(
    said: Callable[..., tuple[str, str]], form_of: Callable[..., bytes]
) -> None:
    document = Document(BytesIO(form_of("{{ betreff }}")))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, b"<w>{{ betreff }}</w>", document.part.package)
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    stream = BytesIO()
    document.save(stream)

    assert (
        f"Word-Formular „{FORM}“: In einer Fuß- oder Endnote steht ein Platzhalter",
        "Setzen Sie Platzhalter nur in den Text und in Kopf- und Fußzeilen",
    ) == said(stream.getvalue())


_SAVE_AS = "Speichern Sie die Datei in Word unter „Dateityp: Word-Dokument (*.docx)“"
_MEND = "Öffnen Sie es in Word, lassen Sie es reparieren, und speichern Sie es als neue Datei"


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (OLE, "ist im alten Word-Format (.doc) gespeichert", _SAVE_AS),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "ist mit einem Kennwort geschützt",
            "Entfernen Sie den Schutz in Word unter „Datei, Informationen, Dokument schützen“",
        ),
        (b"{\\rtf1 x}", "ist in Wahrheit eine RTF-Datei", _SAVE_AS),
        (b"", "ist leer", "Speichern Sie das Formular in Word noch einmal"),
        (b"<html>", "ist keine Word-Datei", _SAVE_AS),
        (b"PK\x03\x04kaputt", "ist beschädigt", _MEND),
    ],
)
def test_a_file_that_is_no_word_document_is_told_with_what_to_do(
    said: Callable[..., tuple[str, str]], data: bytes, message: str, hint: str
) -> None:
    assert (f"Das Word-Formular „{FORM}“ {message}", hint) == said(data)


MAIN = "wordprocessingml.document.main+xml"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda form: form[: len(form) // 2], "ist beschädigt"),
        (lambda form: changed(form, word__document_xml=b"<w:document"), "ist beschädigt"),
        (lambda form: form.replace(b"word/document.xml", b"word/documint.xml"), "ist beschädigt"),
        (
            lambda form: retyped(form, f"officedocument.{MAIN}", "ms-word.document.macroEnabled.main+xml"),
            "enthält Makros",
        ),
        (lambda form: changed(form, word__vbaProject_bin=b"x"), "enthält Makros"),
        (lambda form: retyped(form, MAIN, "wordprocessingml.template.main+xml"), "ist eine Word-Vorlage (.dotx)"),
        (lambda form: retyped(form, MAIN, "spreadsheetml.sheet.main+xml"), "ist keine Word-Datei"),
    ],
    ids=["torn", "no XML", "no document", "docm", "macros", "dotx", "spreadsheet"],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_broken_or_dangerous_word_document_is_refused(
    said: Callable[..., tuple[str, str]],
    form_of: Callable[..., bytes],
    change: Callable[[bytes], bytes],
    message: str,
) -> None:
    assert f"Das Word-Formular „{FORM}“ {message}" == said(change(form_of("{{ betreff }}")))[0]


@pytest.mark.parametrize("ending", ["doc", "docm", "dotx", "dotm", "odt", "rtf"])
def test_a_form_with_another_ending_is_not_passed_over(said: Callable[..., tuple[str, str]], ending: str) -> None:
    assert (
        f"Im Ordner templates/docx liegt „vorlage.{ending}“, aber kein „vorlage.docx“",
        _SAVE_AS,
    ) == said(b"x", f"vorlage.{ending}")


def test_a_form_that_leads_out_of_the_folder_is_refused(
    made: Made, musterland: Callable[..., Path], tmp_path: Path, form_of: Callable[..., bytes]
) -> None:
    workspace = musterland()
    (tmp_path / "fremd.docx").write_bytes(form_of("{{ betreff }}"))
    (workspace / "templates" / "docx").mkdir(parents=True)
    (workspace / FORM).symlink_to(tmp_path / "fremd.docx")
    with pytest.raises(KepError) as caught:
        made(workspace)

    assert f"Die Dokumentvorlage „{FORM}“ ist eine Verknüpfung aus ihrem Ordner hinaus" == caught.value.message


def test_a_form_that_cannot_be_read_is_told(made: Made, musterland: Callable[..., Path]) -> None:
    workspace = musterland()
    (workspace / FORM).mkdir(parents=True)
    with pytest.raises(KepError) as caught:
        made(workspace)

    assert caught.value.message.startswith(f"Das Word-Formular „{FORM}“ lässt sich nicht lesen: ")
