"""Faulty placeholders and statements in the house's form: told with the words around them, and what to do."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

FORM = "templates/docx/vorlage.docx"


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
            ["{%p if betreff %}", "Text {% endif %}"],
            f"Word-Formular „{FORM}“, bei „{{%p if betreff %}}“: Anfang und „{{% endif %}}“ passen nicht zusammen",
            "Schreiben Sie beide mit demselben Zeichen: {%p … %}",
        ),
        (
            ["{%p if betreff %}", [("{%p endif %}",)]],
            f"Word-Formular „{FORM}“, bei „{{%p if betreff %}}“: „{{%p endif %}}“ steht an anderer Stelle",
            "Anfang und Ende gehören in dieselbe Tabelle, dieselbe Zeile oder dieselbe Zelle",
        ),
        (
            ["{% if betreff is gross %}x{% endif %}"],
            f"Word-Formular „{FORM}“, bei „{{% if betreff is gross %}}x{{% endif %}}“: Den Test „gross“ gibt es nicht",
            None,
        ),
        (
            ["{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}"],
            (
                f"Word-Formular „{FORM}“, bei „{{% macro a() %}}{{{{ a() }}}}{{% endmacro %}}{{{{ a() }}}}“: "
                "Hier ruft sich etwas endlos selbst auf"
            ),
            None,
        ),
        (
            ["Titel " * 20 + "{{ betref }} {{ betreff / 2 }}"],
            f"Word-Formular „{FORM}“: Es gibt diesen Platzhalter nicht: „betref“",
            None,
        ),
        (
            ["Titel " * 20 + "{{ betreff / 2 }}"],
            (
                f"Word-Formular „{FORM}“, bei „Titel Titel Titel Titel Titel Titel Titel Titel Titel Tite …“: "
                "Das lässt sich nicht ausführen"
            ),
            None,
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
    said: Callable[..., tuple[str, str]], paragraphs: list[Any], message: str, hint: str | None
) -> None:
    told = said(paragraphs)

    assert message == told[0]
    assert hint in {None, told[1]}


def test_tags_of_rows_that_stand_beside_something_are_refused(said: Callable[..., tuple[str, str]]) -> None:
    form = [[("{%tr for b in beratungsfolge %}", "{{ b.gremium }}"), ("{%tr endfor %}", "")]]

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


def test_prose_beside_a_picture_is_refused(said: Callable[..., tuple[str, str]]) -> None:
    document = Document()
    picture: Any = parse_xml(f"<w:pict {nsdecls('w')}/>")
    document.add_paragraph("{{ sachdarstellung }}").add_run()._r.append(picture)  # noqa: SLF001 - the element
    stream = BytesIO()
    document.save(stream)

    assert said(stream.getvalue())[0].endswith(
        "bei „sachdarstellung“: Neben dem Fließtext steht ein Bild oder Textfeld"
    )


def test_a_statement_that_tears_the_form_is_refused(said: Callable[..., tuple[str, str]]) -> None:
    document = Document()
    first, second = document.add_paragraph("{% if betreff == ''"), document.add_paragraph()
    first.add_run(" %}")
    second.add_run("x")
    link: Any = parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>y{{% endif %}}</w:t></w:r></w:hyperlink>")
    first._p.append(link)  # noqa: SLF001 - the element
    stream = BytesIO()
    document.save(stream)

    assert (
        f"Word-Formular „{FORM}“: Eine Anweisung zerreißt eine Tabelle oder einen Absatz",
        "Schreiben Sie {%p … %} in eigene Absätze und {%tr … %} in eigene Tabellenzeilen",
    ) == said(stream.getvalue())
