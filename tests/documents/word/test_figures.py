"""Figures in Word: drawings that every program shows, with a description, as wide as there is room."""

import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from shutil import copytree
from struct import unpack
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Mm
from lxml.etree import fromstring

from kep_cli.documents.drawing import Kopf
from kep_cli.documents.figures import Figure, figure_token
from kep_cli.documents.targets import typst_loading
from kep_cli.documents.targets.docx import archive
from kep_cli.documents.targets.docx.figures import Figures
from kep_cli.documents.targets.docx.piece import piece
from kep_cli.documents.targets.docx.wml import w
from kep_cli.documents.templates import template_folders
from kep_cli.errors import KepError

Make = Callable[..., Path]
Made = Callable[..., dict[str, bytes]]

MUSTERLAND = Path(__file__).parents[3] / "arbeitsbereiche/musterland"
# A function of the house's own, so that the sizes are known.
HOUSE = {
    "typst/grafiken.typ.j2": "#let kasten(daten) = "
    "rect(width: daten.breite * 1mm, height: daten.hoehe * 1mm, fill: black)\n"
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
MM = 36_000  # EMU
MARGIN = 2  # mm: what lies around a figure in its file, on both sides together


def box(width: int, height: int, description: str = "Ein Kasten") -> Figure:
    return Figure("kasten", description, "kasten", {"breite": width, "hoehe": height})


def made_of(workspace: Path, *figures: Figure, **kopf: bool) -> bytes:
    told = Kopf("Titel", "", "Landkreis Musterland", **({"entwurf": False} | kopf))
    return piece([figure_token(figure) for figure in figures], told, template_folders(workspace))


def root_of(data: bytes, name: str = "word/document.xml") -> Any:  # noqa: ANN401 - lxml's elements
    return fromstring(ZipFile(BytesIO(data)).read(name))


def sizes(data: bytes) -> list[tuple[float, float]]:
    """Width and height of the drawings in millimetres."""
    extents = root_of(data).iter(f"{WP}extent")
    return [(int(each.get("cx")) / MM, int(each.get("cy")) / MM) for each in extents]


def files(data: bytes, ending: str) -> list[str]:
    return [name for name in ZipFile(BytesIO(data)).namelist() if name.endswith(ending)]


@pytest.fixture
def house(musterland: Make) -> Path:
    return musterland(templates=HOUSE)


def test_a_figure_is_dots_for_all_programs_and_svg_for_those_that_show_it(house: Path) -> None:
    data = made_of(house, box(100, 50))
    package = Document(BytesIO(data)).part
    (blip,) = root_of(data).iter(f"{A}blip")
    (extension,) = blip.iter(f"{A}ext")
    (svg,) = extension.iter(f"{SVG}svgBlip")
    dots, lines = package.related_parts[blip.get(EMBED)], package.related_parts[svg.get(EMBED)]

    assert "{96DAC541-7B7A-43D3-8B79-37D633B846F1}" == extension.get("uri")
    assert ("/word/media/grafik1.png", "image/png") == (str(dots.partname), dots.content_type)
    assert ("/word/media/grafik1.svg", "image/svg+xml") == (str(lines.partname), lines.content_type)
    assert dots.blob.startswith(b"\x89PNG\r\n")
    assert lines.blob.startswith(b"<svg ")


def test_a_figure_is_as_large_as_it_is_drawn(house: Path) -> None:
    ((width, height),) = sizes(made_of(house, box(100, 50)))

    assert pytest.approx((100 + MARGIN, 50 + MARGIN), abs=0.3) == (width, height)


def test_a_figure_is_never_wider_or_higher_than_the_text_and_keeps_its_shape(house: Path) -> None:
    data = made_of(house, box(300, 100), box(100, 600))
    dots = [unpack(">II", ZipFile(BytesIO(data)).read(name)[16:24]) for name in files(data, ".png")]
    (wide, low), (narrow, high) = sizes(data)

    # A4 with 25 and 20 mm of margins beside, 24 and 22 mm above and below, and room for a heading.
    assert pytest.approx(165, abs=0.1) == wide
    assert 210 < high < 251 - 15
    assert pytest.approx([each[0] / each[1] for each in dots], rel=1e-3) == [wide / low, narrow / high]


def test_on_a_page_that_lies_on_its_side_a_figure_has_its_width(house: Path) -> None:
    ((width, _),) = sizes(made_of(house, box(400, 10), querformat=True))

    assert pytest.approx(297 - 24 - 22, abs=0.1) == width


def test_each_figure_has_its_number_and_says_what_it_shows(house: Path) -> None:
    said = ["Zwei < drei & „vier“", "Zeile\nZeile", 'mit "Zeichen"']
    root = root_of(made_of(house, *(box(20, 20, each) for each in said)))
    named = [*root.iter(f"{WP}docPr")]

    assert said == [each.get("descr") for each in named]
    assert said == [each.get("descr") for each in root.iter(f"{PIC}cNvPr")]
    assert ["1", "2", "3"] == [each.get("id") for each in named]
    assert [] == [each.text for each in root.iter(f"{W}t") if each.text]


def test_all_figures_of_a_document_are_drawn_in_two_calls(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    compiler = typst_loading.typst_compiler()

    def counted(*arguments: Any) -> list[bytes]:  # noqa: ANN401 - passed on
        calls.append(arguments[1])
        drawn: list[bytes] = original(*arguments)
        return drawn

    original = compiler.compile_figures
    monkeypatch.setattr(compiler, "compile_figures", counted)
    data = made_of(house, *(box(20, 20) for _ in range(12)))

    assert ["png", "svg"] == calls
    assert 12 == len(files(data, ".png")) == len(files(data, ".svg"))


def test_the_same_figures_give_the_same_bytes(house: Path) -> None:
    assert made_of(house, box(20, 20), box(30, 20)) == made_of(house, box(20, 20), box(30, 20))


def test_without_typst_it_is_said_what_is_missing(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise KepError("Typst fehlt", "Installieren Sie kep neu")

    monkeypatch.setattr("kep_cli.documents.targets.typst_figures.typst_compiler", missing)

    with pytest.raises(KepError, match="Typst fehlt"):
        made_of(house, box(20, 20))


def test_drawings_of_the_form_keep_their_numbers_and_figures_get_free_ones(house: Path) -> None:
    document = Document()
    one_dot = files_of_one(house)
    document.add_picture(BytesIO(one_dot))
    (own,) = document.element.body.iter(f"{WP}docPr")
    own.set("id", "41")
    figures = Figures(template_folders(house))
    document.element.body.insert(0, figures.within(document.part)(box(20, 20)))
    figures.finish(document)
    data = archive.packed(document, archive.Properties("", ""))

    assert ["42", "41"] == [each.get("id") for each in root_of(data).iter(f"{WP}docPr")]
    assert 2 == len(files(data, ".png"))


def files_of_one(workspace: Path) -> bytes:
    data = made_of(workspace, box(5, 5))
    return ZipFile(BytesIO(data)).read("word/media/grafik1.png")


@pytest.mark.parametrize(("said", "millimetres"), [(4000, 67), (None, 160)])
def test_in_a_cell_of_a_table_a_figure_is_no_wider_than_the_cell(
    house: Path, said: int | None, millimetres: float
) -> None:
    document = Document()
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Mm(210), Mm(25), Mm(25)
    figures = Figures(template_folders(house))
    width = [w("tcPr", w("tcW", w=said, type="dxa"))] if said else []
    table = w("tbl", w("tr", w("tc", *width, figures.within(document.part)(box(300, 10)))))
    document.element.body.insert(0, table)
    figures.finish(document)
    ((wide, _),) = sizes(archive.packed(document, archive.Properties("", "")))

    assert millimetres - 5 < wide < millimetres


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A workspace whose papers show charts in place of the chronology."""
    workspace = tmp_path / "kreis"
    copytree(MUSTERLAND, workspace)
    house = workspace / "templates/dokumente/platzhalter.md.j2"
    house.parent.mkdir(parents=True)
    house.write_text(
        '{% extends "kep/dokumente/platzhalter.md.j2" %}\n'
        "{% block chronologie %}\n"
        "{% for kennzahl in bericht.kennzahlen.gruppen[0].kennzahlen %}\n"
        "{% if kennzahl.diagramm %}\n"
        "{{ kennzahl.diagramm }}\n"
        "{% endif %}\n"
        "{% endfor %}\n"
        "{% endblock %}\n",
        encoding="utf-8",
    )
    (workspace / "goals/vorlagen/bild.yaml").write_text(
        "art: mitteilungsvorlage\nbetreff: Stand\ndrucksache: 1/2026\nzustand: entwurf\ndatum: 2026-06-30\n"
        'sachdarstellung: "Die Zahlen:\\n\\n{{ chronologie }}\\n"\n',
        encoding="utf-8",
    )
    return workspace


def test_in_papers_figures_stand_among_the_prose_of_the_form(made: Made, paper: Path) -> None:
    data = made(paper, "1/2026")["1-2026.docx"]
    again = made(paper, "1/2026")["1-2026.docx"]
    described = [each.get("descr") for each in root_of(data).iter(f"{WP}docPr")]
    paragraphs = list(root_of(data).iter(f"{W}p"))
    lead = next(place for place, each in enumerate(paragraphs) if "".join(each.itertext()) == "Die Zahlen:")

    assert 5 < len(described) == len(files(data, ".png")) == len(files(data, ".svg"))
    assert all(described)
    assert next(paragraphs[lead + 1].iter(f"{WP}docPr")).get("descr") == described[0]
    assert data == again


def test_papers_in_other_formats_have_their_figures_beside_them(made: Made, paper: Path) -> None:
    made_files = made(paper, "1/2026", formats=("md", "tex"))
    text = made_files["1-2026.md"].decode()
    shown = re.findall(r"!\[[^\]]+\]\((1-2026-grafiken/[a-z-]+\.svg)\)", text)

    assert 5 < len(shown)
    assert {*shown, "1-2026.md", "1-2026.tex", "1-2026-grafiken.pdf"} == set(made_files)
    assert r"\kepgrafik{1-2026-grafiken.pdf}{2}" in made_files["1-2026.tex"].decode()


@pytest.mark.slow
def test_the_office_shows_the_drawings(house: Path, converted: Callable[[bytes], Path]) -> None:
    pdf = converted(made_of(house, box(100, 50)))
    page = subprocess.run(["pdftoppm", "-gray", "-r", "25.4", str(pdf)], capture_output=True, check=True).stdout
    black = sum(dot < 60 for dot in page)  # a dot is a square millimetre

    assert pytest.approx(100 * 50, rel=0.05) == black
