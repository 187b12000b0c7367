"""How much room there is on a page of a Word file for what stands in a paragraph."""

from typing import NamedTuple

from kep_cli.documents.targets.docx.wml import Element, child, enclosing, q, value

_CELL_EDGES = 240  # twips; more than the margins of cells usually take
_LINES_BESIDE = 1000  # twips of a page's height that are left to a heading and a line


class Room(NamedTuple):
    """Width and height, in twips."""

    width: int
    height: int


_USUAL = Room(9354, 13230)  # A4 upright with the usual margins


def room_of(paragraph: Element, body: Element) -> Room:
    """The room that a paragraph has between the margins of its page, or in its cell of a table.

    Paragraphs that do not stand in the body, but in a header or footer, have that of the first section.
    """
    page = _page(_section(paragraph, body))
    cell = enclosing(paragraph, "tc")
    wide = child(cell, "tcPr", "tcW")
    if cell is None:
        return page
    told = _twips(value(wide, "w")) if value(wide, "type") == "dxa" else 0
    return page._replace(width=max(1, min(page.width, told or page.width) - _CELL_EDGES))


def _section(paragraph: Element, body: Element) -> Element | None:
    """The properties of the section in which a paragraph stands: the first that come behind it."""
    behind = body not in paragraph.iterancestors()
    for element in body.iter(q("p"), q("sectPr")):
        behind = behind or element is paragraph
        if behind and element.tag == q("sectPr"):
            return element
    return None


def _page(section: Element | None) -> Room:
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    width = _twips(value(size, "w")) - _twips(value(margins, "left")) - _twips(value(margins, "right"))
    height = _twips(value(size, "h")) - abs(_twips(value(margins, "top"))) - abs(_twips(value(margins, "bottom")))
    columns = max(1, _twips(value(child(section, "cols"), "num")))
    return Room(
        (width if width > 0 else _USUAL.width) // columns,
        height - _LINES_BESIDE if height > _LINES_BESIDE else _USUAL.height - _LINES_BESIDE,
    )


def _twips(said: str) -> int:
    """A measure as a number; Word also writes fractions and negative ones, and 0 stands for what is no number."""
    try:
        return round(float(said))
    except ValueError:
        return 0
