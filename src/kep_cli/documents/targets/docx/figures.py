"""Figures in Word: drawings in a line of their own, as dots for every program and as SVG for those that show it.

While a document is written, a figure is only an empty drawing. At the end all of them are drawn at once, and by then
it is known how much room each of them has.
"""

from collections.abc import Callable, Iterator
from struct import unpack
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from lxml.etree import fromstring

from kep_cli.documents.figures import DOTS_PER_INCH, Figure
from kep_cli.documents.targets.docx.room import Room, room_of
from kep_cli.documents.targets.docx.runs import fit
from kep_cli.documents.targets.docx.wml import Element, w
from kep_cli.documents.templates import TemplateFolders

Draw = Callable[[Figure], Element]
"""Gives the paragraph in which a figure stands."""

_EMU_PER_INCH = 914_400  # English metric units, in which drawings are measured
_EMU_PER_TWIP = 635
_PNG, _SVG = "image/png", "image/svg+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WORD = f"{_DRAWING}/wordprocessingDrawing"
_SVG_BLIP = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_INLINE = f"""
<wp:inline xmlns:wp="{_WORD}" xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture" xmlns:r="{_OFFICE}"
 distT="0" distB="0" distL="0" distR="0">
<wp:extent/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr/>
<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">
<asvg:svgBlip xmlns:asvg="{_SVG_BLIP}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline>
""".replace("\n", "")


class _Waiting(NamedTuple):
    """A figure that is not drawn yet, its paragraph, and the part in which that stands."""

    figure: Figure
    paragraph: Element
    part: Part


class Figures:
    """The figures of one document."""

    def __init__(self, folders: TemplateFolders) -> None:
        self._folders = folders
        self._waiting: list[_Waiting] = []

    def within(self, part: Part) -> Draw:
        """What gives the paragraphs for figures that stand in this part."""

        def draw(figure: Figure) -> Element:
            # A fixed height of lines, which forms may have, would show no more than a strip of it.
            properties = w(
                "pPr",
                w("suppressLineNumbers"),
                w("spacing", before=120, after=120, line=240, lineRule="auto"),
                w("ind", left=0, firstLine=0),
                w("jc", val="center"),
            )
            paragraph = w("p", properties)
            self._waiting.append(_Waiting(figure, paragraph, part))
            return paragraph

        return draw

    def finish(self, document: WordDocument) -> None:
        """Draw all figures that are waiting, when everything else stands. Raises KepError."""
        if not self._waiting:
            return
        from kep_cli.documents.targets.typst_figures import figure_files  # noqa: PLC0415 - most documents have none

        figures = [each.figure for each in self._waiting]
        dots = figure_files(figures, "png", self._folders)
        lines = figure_files(figures, "svg", self._folders)
        body: Element = document.element.body
        first = 1 + max(_drawing_ids(document.part.package), default=0)
        for number, (each, png, svg) in enumerate(zip(self._waiting, dots, lines, strict=True)):
            inline = fromstring(_INLINE)
            _describe(inline, each.figure, first + number)
            _size(inline, *_fitted(png, room_of(each.paragraph, body)))
            blip = next(inline.iter(f"{{{_DRAWING}/main}}blip"))
            blip.set(f"{{{_OFFICE}}}embed", _embedded(png, _PNG, each.part))
            next(blip.iter(f"{{{_SVG_BLIP}}}svgBlip")).set(f"{{{_OFFICE}}}embed", _embedded(svg, _SVG, each.part))
            each.paragraph.append(w("r", w("drawing", inline)))
        self._waiting.clear()


def _describe(inline: Element, figure: Figure, number: int) -> None:
    for tag in (f"{{{_WORD}}}docPr", f"{{{_DRAWING}/picture}}cNvPr"):
        named = next(inline.iter(tag))
        named.set("id", str(number))
        named.set("name", f"Grafik {number}")
        named.set("descr", fit(figure.description))


def _size(inline: Element, width: int, height: int) -> None:
    for extent in (next(inline.iter(f"{{{_WORD}}}extent")), next(inline.iter(f"{{{_DRAWING}/main}}xfrm"))[-1]):
        extent.set("cx", str(width))
        extent.set("cy", str(height))


def _fitted(png: bytes, room: Room) -> tuple[int, int]:
    """Width and height of a picture, in EMU: its own, or less where it has not that much room."""
    wide, high = (dots * _EMU_PER_INCH // DOTS_PER_INCH for dots in unpack(">II", png[16:24]))
    share = min(1.0, room.width * _EMU_PER_TWIP / wide, room.height * _EMU_PER_TWIP / high)
    return round(wide * share), round(high * share)


def _embedded(data: bytes, kind: str, part: Part) -> str:
    """The id of the relation from a part to a new one that holds a picture."""
    package = part.package
    if package is None:
        raise TypeError(part.partname)
    name = package.next_partname(f"/word/media/grafik%d.{'png' if kind == _PNG else 'svg'}")
    return part.relate_to(Part(name, kind, data, package), RELATIONSHIP_TYPE.IMAGE)


def _drawing_ids(package: OpcPackage) -> Iterator[int]:
    """The numbers of the drawings that a form has already."""
    for part in package.iter_parts():
        root = getattr(part, "element", None)
        for named in () if root is None else root.iter(f"{{{_WORD}}}docPr"):
            if (number := named.get("id", "")).isdecimal():
                yield int(number)
