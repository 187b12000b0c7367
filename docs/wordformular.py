"""Make the Word forms that come with kep: `python docs/wordformular.py`; with `--check` only say what is out of date.

They are what templates/docx/ holds. A house that wants another form changes the file in Word, not here.
"""

import sys
from pathlib import Path

from wordteile import NAMESPACES, Part, numbering, package, settings, styles

FOLDER = Path(__file__).resolve().parents[1] / "templates" / "docx"

_WIDTH = 9354  # of the text, in twips: 165 mm
_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1134" w:bottom="1247" w:left="1418" '
    'w:header="709" w:footer="624" w:gutter="0"/>'
)
_HEADERS = {"empty": "rId4", "annex": "rId5"}
_FOOTER = "rId6"
_BOXES = ("oeffentlich", "nichtoeffentlich", "angenommen", "abgelehnt", "geaendert")


def paragraph(text: str, style: str = "", section: str = "") -> str:
    """A paragraph. Tabs and soft hyphens in the text become Word's own."""
    chosen = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{chosen}{section}</w:pPr>" if chosen or section else ""
    pieces = text.replace("\t", "\0<w:tab/>\0").replace("\u00ad", "\0<w:softHyphen/>\0").split("\0")
    runs = "".join(
        piece if piece.startswith("<") else f'<w:t xml:space="preserve">{piece}</w:t>' for piece in pieces if piece
    )
    return f"<w:p>{properties}<w:r>{runs}</w:r></w:p>" if runs else f"<w:p>{properties}</w:p>"


def section(kind: str, *, header: str = "empty", numbered: bool = False) -> str:
    """The properties of a section, which stand in its last paragraph."""
    lines = '<w:lnNumType w:countBy="5" w:distance="170" w:restart="continuous"/>' if numbered else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{_HEADERS[header]}"/>'
        f'<w:footerReference w:type="default" r:id="{_FOOTER}"/><w:type w:val="{kind}"/>{_PAGE}{lines}</w:sectPr>'
    )


def end_of_section(kind: str, *, header: str = "empty", numbered: bool = False) -> str:
    """A paragraph, next to invisible, that ends a section."""
    return paragraph("", "Abschnittsende", section(kind, header=header, numbered=numbered))


def table(widths: list[int], rows: list[str]) -> str:
    """A table with lines around its cells; `widths` are in twips."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(widths: list[int], cells: list[str], *, head: bool = False) -> str:
    """A row that is never torn by the end of a page; a row of heads is repeated on each page."""
    properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"
    written = "".join(map(cell, widths, cells))
    return f"<w:tr>{properties}{written}</w:tr>"


def cell(width: int, content: str) -> str:
    """A cell."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def tag_row(widths: list[int], tag: str) -> str:
    """A row that holds nothing but a tag; it is not printed."""
    return row(widths, [paragraph(tag, "Tabellentext"), *[paragraph("", "Tabellentext")] * (len(widths) - 1)])


def only_if(tag: str, *parts: str) -> str:
    """Parts that are printed only if (or for each) what the tag says."""
    end = "endif" if tag.startswith("if") else "endfor"
    return paragraph(f"{{%p {tag} %}}") + "".join(parts) + paragraph(f"{{%p {end} %}}")


def deliberations() -> str:
    """The bodies and their boxes."""
    widths = [3685, 1247, 850, 907, 907, 879, 879]
    heads = (
        "an (zutreffenden Ausschuss einsetzen und ankreuzen)",
        "Sitzungstag",
        "öffent\u00adlich",
        "nicht\u00adöffentlich",
        "ange\u00adnommen",
        "abge\u00adlehnt",
        "geän\u00addert",
    )
    body = paragraph("{{ b.gremium }}{% if b.rolle %} ({{ b.rolle }}){% endif %}", "Tabellentext")
    result = (
        paragraph("{%p if b.ergebnis %}") + paragraph("{{ b.ergebnis }}", "Tabellenkopf") + paragraph("{%p endif %}")
    )
    return table(
        widths,
        [
            row(widths, [paragraph(head, "Tabellenkopf") for head in heads], head=True),
            tag_row(widths, "{%tr for b in beratungsfolge %}"),
            row(
                widths,
                [
                    body + result,
                    paragraph("{{ b.sitzung }}", "Tabellentext"),
                    *(paragraph(f"{{{{ kasten(b.{name}) }}}}", "Kaestchen") for name in _BOXES),
                ],
            ),
            tag_row(widths, "{%tr endfor %}"),
        ],
    )


def checks() -> str:
    """The statements with yes and no."""
    widths = [6690, 2664]
    boxes = "{{ kasten(v.ja) }} ja  {{ kasten(v.nein) }} nein  {{ kasten(v.entfaellt) }} entfällt"
    return table(
        widths,
        [
            tag_row(widths, "{%tr for v in pruefvermerke %}"),
            row(widths, [paragraph("{{ v.text }}", "Tabellentext"), paragraph(boxes, "Tabellentext")]),
            tag_row(widths, "{%tr endfor %}"),
        ],
    )


def responsible() -> str:
    """Who is responsible, and the day of the paper."""
    widths = [_WIDTH]
    said = "Verantwortlichkeit (Ordnungsziffer der Org.-einheit/Sichtvermerk): {{ verantwortlich }}"
    return table(
        widths,
        [
            row(widths, [paragraph(said, "Tabellentext")]),
            tag_row(widths, "{%tr if datum %}"),
            row(widths, [paragraph("Datum: {{ datum }}", "Tabellentext")]),
            tag_row(widths, "{%tr endif %}"),
        ],
    )


def signatures() -> str:
    """Who has made the paper, who took part, and as many boxes for signatures as there are."""
    widths = [2338, 2338, 1, 4676, 1]

    def field(name: str, said: str) -> str:
        return paragraph(name, "Tabellenkopf") + paragraph(said, "Tabellentext")

    cells = [
        field("Gefertigt:", "{{ gefertigt }}"),
        field("Beteiligt:", '{{ beteiligt | join(", ") }}'),
        paragraph("{%tc for u in unterschriften %}", "Tabellentext"),
        field("{{ u.funktion }}", "{{ u.text }}"),
        paragraph("{%tc endfor %}", "Tabellentext"),
    ]
    return table(widths, [row(widths, cells)])


def paper() -> str:
    """The form of a paper."""
    gap = paragraph("", "Abstand")
    kind = "{{ kasten(true) }} {% if beschlussvorlage %}Beschlussvorschlag{% else %}Mitteilung{% endif %}"
    change = (
        "{{ a.gremium }}{% if a.sitzung %}, {{ a.sitzung }}{% endif %}: "
        "Ziel {{ a.ziel }} erhält die Fassung „{{ a.text }}“"
    )
    head = [
        paragraph("Vorlage", "Heading1"),
        paragraph("Zutreffendes ankreuzen ⌧", "Legende"),
        table([_WIDTH], [row([_WIDTH], [paragraph(kind, "Tabellentext")])]),
        gap,
        deliberations(),
        gap,
        only_if("if pruefvermerke", checks(), gap),
        responsible(),
        gap,
        signatures(),
        gap,
        paragraph("Betreff:", "Heading2"),
        paragraph("{{ betreff }}", "Betreff"),
        only_if(
            "if beschlussvorschlag", paragraph("Beschlussvorschlag:", "Heading2"), paragraph("{{ beschlussvorschlag }}")
        ),
        only_if(
            "if aenderungen",
            paragraph("Änderungen in der Beratung:", "Heading2"),
            only_if("for a in aenderungen", paragraph(change, "ListBullet")),
        ),
        end_of_section("continuous"),
    ]
    text = [
        only_if(
            "if sachdarstellung",
            paragraph("Sachdarstellung, Begründung, ggf. finanzielle Auswirkungen:", "Heading2"),
            paragraph("{{ sachdarstellung }}"),
            end_of_section("continuous", numbered=True),
        ),
        only_if(
            "for abschnitt in abschnitte",
            paragraph("{{ abschnitt.titel }}", "Heading2"),
            paragraph("{{ abschnitt.text }}"),
            only_if("if abschnitt.zeilennummern", end_of_section("continuous", numbered=True)),
            only_if("if not abschnitt.zeilennummern", end_of_section("continuous")),
        ),
        only_if(
            "if finanzen",
            paragraph("Finanzielle Auswirkungen:", "Heading2"),
            only_if("for f in finanzen", paragraph("{{ f.name }}: {{ f.wert }}", "ListBullet")),
            end_of_section("continuous"),
        ),
    ]
    annexes = only_if(
        "for anlage in anlagen",
        only_if("if anlagen | length > 1", paragraph("{{ anlage.titel }}", "Heading1")),
        paragraph("{{ anlage.inhalt }}"),
        end_of_section("nextPage", header="annex"),
    )
    return body([*head, *text, annexes, paragraph("")])


def annex() -> str:
    """The form of an annex that becomes a file of its own."""
    title = paragraph("{{ anlage.titel }}", "Heading1")
    return body([title, paragraph("{{ anlage.inhalt }}"), paragraph("")], header="annex")


def body(content: list[str], *, header: str = "empty") -> str:
    """The content with the properties of its last section."""
    return f"<w:body>{''.join(content)}{section('nextPage', header=header)}</w:body>"


def form(content: str) -> bytes:
    """A form with this content."""
    page_number = " von ".join(
        f'</w:t></w:r><w:fldSimple w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve">'
        for field in ("PAGE", "NUMPAGES")
    )
    footer = paragraph("{% if drucksache %}Drs. Nr. {{ drucksache }}{% endif %}\tSeite " + page_number, "Footer")
    empty, annex_header = paragraph("", "Header"), paragraph("{{ anlage.kopf }}", "Header")
    return package(
        [
            Part("document.xml", "document", f"<w:document {NAMESPACES}>{content}</w:document>"),
            styles(),
            numbering(),
            settings(),
            Part("header1.xml", "header", f"<w:hdr {NAMESPACES}>{empty}</w:hdr>"),
            Part("header2.xml", "header", f"<w:hdr {NAMESPACES}>{annex_header}</w:hdr>"),
            Part("footer1.xml", "footer", f"<w:ftr {NAMESPACES}>{footer}</w:ftr>"),
        ]
    )


def forms() -> dict[str, bytes]:
    """The forms by the names of their files."""
    return {"vorlage.docx": form(paper()), "anlage.docx": form(annex())}


def main(arguments: list[str]) -> int:
    """Write the forms, or with `--check` leave them alone and give 1 where one is out of date."""
    out_of_date = 0
    for name, data in forms().items():
        file = FOLDER / name
        if file.exists() and file.read_bytes() == data:
            continue
        if arguments == ["--check"]:
            sys.stderr.write(f"templates/docx/{name} is out of date: python docs/wordformular.py\n")
            out_of_date = 1
        else:
            file.write_bytes(data)
    return out_of_date


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
