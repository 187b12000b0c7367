"""The table of a Synopse in Word: a block of columns and rows whose cells hold paragraphs and points."""

from collections.abc import Callable, Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.blocks import Block, blocks_in
from kep_cli.documents.targets.docx.lists import Lists
from kep_cli.documents.targets.docx.runs import Look, RunWriter
from kep_cli.documents.targets.docx.styles import Styles
from kep_cli.documents.targets.docx.wml import Element, w

NAMES = ("synopse", "verlauf")
"""The blocks that are such tables: two versions with number and reason, or a column for each of several."""

_WIDTH = 14000  # twips, about the width of the text on a page that lies on its side; Word fits the table by percent
_SHARES = (8, 33, 33, 26)  # per cent of the columns of two versions
_FULL = 5000  # fiftieths of a per cent

Nodes = Callable[[Block], Sequence[SyntaxTreeNode]]


class SynopsisWriter:
    """Writes such tables."""

    def __init__(self, styles: Styles, lists: Lists, runs: RunWriter, nodes: Nodes) -> None:
        self._styles = styles
        self._lists = lists
        self._runs = runs
        self._nodes = nodes

    def table(self, block: Block) -> Iterator[Element]:
        """The table, its head repeated on each page, and some room below it."""
        columns = [each for each in blocks_in(block.content) if each.name == "spalte"]
        rows = [each for each in blocks_in(block.content) if each.name == "zeile"]
        shares = _SHARES if block.name == NAMES[0] else (100 // max(len(columns), 1),) * len(columns)
        widths = [_WIDTH * share // 100 for share in shares]
        properties = w(
            "tblPr",
            w("tblStyle", val=self._styles.id("Table Grid")),
            w("tblW", w=_FULL, type="pct"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        )
        grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
        head = [[self._head(column)] for column in columns]
        body = [[self._cell(cell) for cell in blocks_in(row.content)] for row in rows]
        yield w(
            "tbl",
            properties,
            grid,
            _row(head, widths, w("cantSplit"), w("tblHeader")),
            *(_row(row, widths) for row in body),
        )
        yield w("p", w("pPr", w("pStyle", val=self._styles.id("Abstand"))))

    def _head(self, column: Block) -> Element:
        style = w("pPr", w("pStyle", val=self._styles.id("Tabellenkopf")))
        line = SyntaxTreeNode(column.title).children
        return w("p", style, *self._runs.line(line, Look(bold=True)))

    def _cell(self, cell: Block) -> list[Element]:
        return list(self._paragraphs(self._nodes(cell), ())) or [self._paragraph([], ())]

    def _paragraphs(self, nodes: Sequence[SyntaxTreeNode], number: Sequence[Element]) -> Iterator[Element]:
        """The paragraphs in some nodes; those within lists are points of one."""
        for node in nodes:
            if node.type == "inline":
                yield self._paragraph(self._runs.line(node.children, Look()), number)
            elif node.type == "list_item":
                numbered = w("numPr", w("ilvl", val=0), w("numId", val=self._lists.bullets(0)))
                yield from self._paragraphs(node.children, (numbered,))
            else:
                yield from self._paragraphs(node.children, number)

    def _paragraph(self, content: Sequence[Element], number: Sequence[Element]) -> Element:
        style = w("pStyle", val=self._styles.id("Tabellenpunkt" if number else "Tabellentext"))
        return w("p", w("pPr", style, *number), *content)


def _row(cells: Sequence[Sequence[Element]], widths: Sequence[int], *properties: Element) -> Element:
    written = (
        w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *cell) for cell, width in zip(cells, widths, strict=True)
    )
    return w("tr", *([w("trPr", *properties)] if properties else []), *written)
