"""Tables of Markdown in Word: lines around the cells, a head that is repeated on each page."""

from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.targets.columns import Room, alignment, widths_of
from kep_cli.documents.targets.docx.runs import Look, RunWriter
from kep_cli.documents.targets.docx.styles import Styles
from kep_cli.documents.targets.docx.wml import Element, child, q, value, w

GAP = "Abstand"
"""The style of the paragraph that makes room below a table."""

_WIDTH = 9354  # twips, the width of the text on the usual page; Word fits the table to the page by percent
_ROOM = Room(longest_word=18, edges=3, line=90)  # hyphens are not to be relied on: they depend on the program
_PER_CENT = 50  # Word counts fiftieths of a per cent


def table(node: SyntaxTreeNode, styles: Styles, runs: RunWriter) -> Iterator[Element]:
    """A table, and some room below it."""
    head, *rows = [row for part in node.children for row in part.children]
    shares = widths_of(node, _ROOM)
    widths = [_WIDTH * share // sum(shares) for share in shares]
    properties = w(
        "tblPr",
        w("tblStyle", val=styles.id("Table Grid")),
        w("tblW", w=100 * _PER_CENT, type="pct"),
        w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    written = [_row(row, widths, styles, runs, head=row is head) for row in (head, *rows)]
    yield w("tbl", properties, grid, *written)
    yield w("p", w("pPr", w("pStyle", val=styles.id(GAP))))


def _row(row: SyntaxTreeNode, widths: list[int], styles: Styles, runs: RunWriter, *, head: bool) -> Element:
    properties = w("trPr", w("cantSplit"), *([w("tblHeader")] if head else []))
    style = styles.id("Tabellenkopf" if head else "Tabellentext")
    cells = []
    for cell, width in zip(row.children, widths, strict=True):
        paragraph = w("pPr", w("pStyle", val=style), *_alignment(cell))
        content = runs.line(cell.children[0].children, Look(bold=head))
        cells.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa")), w("p", paragraph, *content)))
    return w("tr", properties, *cells)


def _alignment(cell: SyntaxTreeNode) -> list[Element]:
    side = alignment(cell)
    return [] if side == "left" else [w("jc", val=side)]


def fit_columns(root: Element) -> None:
    """Give tables as many columns as they have cells, after cells have come or gone; all together as wide as before."""
    for found in root.iter(q("tbl")):
        grid = found.find(q("tblGrid"))
        rows = [row.findall(q("tc")) for row in found.findall(q("tr"))]
        cells = max(rows, key=len, default=[])
        spans = any(child(cell, "tcPr", "gridSpan") is not None for row in rows for cell in row)
        if grid is None or spans or not cells:
            continue
        asked = [_number(value(child(cell, "tcPr", "tcW"), "w")) or _WIDTH // len(cells) for cell in cells]
        whole = sum(_number(value(column, "w")) for column in grid) or _WIDTH
        widths = [whole * each // sum(asked) for each in asked]
        grid[:] = [w("gridCol", w=width) for width in widths]
        for row in rows:
            for cell, width in zip(row, widths, strict=False):  # a row may be shorter
                if (said := child(cell, "tcPr", "tcW")) is not None:
                    said.set(q("w"), str(width))


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else 0
