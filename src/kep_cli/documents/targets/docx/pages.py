"""Where pages of Word end: blocks that begin a new one, and lines that must not stay behind."""

from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.blocks import BLOCK_TOKEN
from kep_cli.documents.targets.docx.styles import Styles
from kep_cli.documents.targets.docx.tables import GAP
from kep_cli.documents.targets.docx.wml import Element, child, q, value, w

SHEET = "blatt"
"""The name of the block."""

_BEFORE = frozenset(q(name) for name in ("pStyle", "keepNext", "keepLines"))  # properties in the order Word wants


def begins_page(node: SyntaxTreeNode) -> bool:
    """Whether a node is such a block."""
    return node.type == BLOCK_TOKEN and node.meta["block"].name == SHEET


def on_new_page(written: list[Element]) -> list[Element]:
    """Let a new page begin with the first of these; a table cannot say so itself and gets a low paragraph before it."""
    if not written:
        return []
    if written[0].tag != q("p"):
        low = w("spacing", before=0, after=0, line=20, lineRule="exact")
        return [w("p", w("pPr", w("pageBreakBefore"), low)), *written]
    properties = _properties(written[0])
    properties.insert(sum(each.tag in _BEFORE for each in properties), w("pageBreakBefore"))
    return written


def kept_with_next(written: list[Element]) -> list[Element]:
    """Let no page end behind these paragraphs."""
    for element in written:
        properties = _properties(element)
        if properties.find(q("keepNext")) is None:
            properties.insert(sum(each.tag == q("pStyle") for each in properties), w("keepNext"))
    return written


def kept_together(written: list[Element]) -> list[Element]:
    """Let no page end between the rows of these tables."""
    for element in written:
        rows = element.findall(q("tr"))
        kept_with_next([paragraph for row in rows[:-1] for paragraph in row.iter(q("p"))])
    return written


def _properties(paragraph: Element) -> Element:
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = w("pPr")
        paragraph.insert(0, properties)
    return properties


def drop_gap(written: list[Element], styles: Styles) -> None:
    """Take away the room below a table that is the last: on a full page, it would need one of its own."""
    if not written or value(child(written[-1], "pPr", "pStyle")) != styles.id(GAP):
        return
    if len(written[-1]) == 1:  # nothing but its properties
        written.pop()
