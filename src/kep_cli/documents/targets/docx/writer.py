"""The writer: from Markdown's tokens, and the blocks of goals, to paragraphs and tables in the form's styles."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.blocks import BLOCK_TOKEN, Block, blocks_in
from kep_cli.documents.contents import CONTENTS
from kep_cli.documents.figures import FIGURE_TOKEN
from kep_cli.documents.targets.between import is_small, with_ties
from kep_cli.documents.targets.docx import contents, pages, synopsis
from kep_cli.documents.targets.docx.figures import Draw
from kep_cli.documents.targets.docx.lists import BULLETS, DEEPEST, NUMBERS, STEP, Lists
from kep_cli.documents.targets.docx.runs import Look, RunWriter, run
from kep_cli.documents.targets.docx.styles import Styles
from kep_cli.documents.targets.docx.tables import table
from kep_cli.documents.targets.docx.wml import Element, q, w
from kep_cli.documents.template_faults import NoShapeError

_LAST_HEADING = 6
_NARROW = frozenset(" .,:;/|!'()-iljtfrI")
_WIDE_SIGN, _NARROW_SIGN, _ROOM = 126, 70, 120  # twips at 11 points; enough room for any of the usual fonts
_WIDEST_TITLE = 3400  # what is wider gets a line of its own
_QUOTE = 567  # how far a quote is indented
_ENTRIES = {"ziel": "Ziel", "eintrag": "Chronologie"}
_GROUPS = ("ziele", "chronologie")


class Place(NamedTuple):
    """Where something stands: how far it is indented, in twips, the level of lists around it, the style of its text."""

    left: int = 0
    level: int = 0
    style: str = ""

    @property
    def indent(self) -> int:
        """How far text stands from the margin that continues an entry of a list."""
        return self.left + STEP * self.level


MARGIN = Place()
"""Where text stands that is not indented."""


class _Entries(NamedTuple):
    """A column of titles: its width, and whether that is other than the style says."""

    width: int
    own: bool


class WordWriter:
    """Writes nodes as Word paragraphs. Those that need no other style look like the paragraph of the placeholder."""

    def __init__(self, styles: Styles, lists: Lists, runs: RunWriter, draw: Draw, like: Element) -> None:
        self._styles = styles
        self._lists = lists
        self._runs = runs
        self._draw = draw
        self._like = like.find(q("pPr"))
        self._look = Look(
            next((found for each in like.iter(q("r")) if (found := each.find(q("rPr"))) is not None), None)
        )
        self._columns: dict[str, _Entries] = {}
        self._synopsis = synopsis.SynopsisWriter(styles, lists, runs, lambda block: nodes_of(block.content))

    def blocks(self, nodes: Sequence[SyntaxTreeNode], place: Place = MARGIN) -> list[Element]:
        """Paragraphs and tables, one below the other."""
        written: list[Element] = []
        for node, tied in with_ties(nodes):
            if pages.begins_page(node):
                pages.drop_gap(written, self._styles)
            block = list(self._block(node, place))
            written += pages.kept_with_next(block) if tied else block
        return written

    def _block(self, node: SyntaxTreeNode, place: Place) -> Iterator[Element]:
        match node.type:
            case "paragraph":
                yield self._text(node.children[0].children, place)
            case "heading":
                level = min(int(node.tag[1]), _LAST_HEADING)
                yield self._styled(f"heading {level}", self._runs.line(node.children[0].children, Look()))
            case "bullet_list" | "ordered_list":
                yield from self._list(node, place)
            case "blockquote":
                yield from self.blocks(node.children, Place(left=place.indent + _QUOTE, style="Quote"))
            case "fence" | "code_block":
                code = node.content.rstrip("\n").expandtabs(4)
                yield self._styled("Quelltext", [run(code, Look())], left=place.indent)
            case "hr":
                yield self._styled("Trennlinie", [])
            case "table":
                written = list(table(node, self._styles, self._runs))
                yield from pages.kept_together(written) if is_small(node) else written
            case _ if node.type == FIGURE_TOKEN:
                yield self._draw(node.meta["figure"])
            case _ if node.type == BLOCK_TOKEN:
                yield from self._own(node, place)
            case _:
                raise NotImplementedError(node.type)

    def _text(self, nodes: Sequence[SyntaxTreeNode], place: Place) -> Element:
        if place.style:
            return self._styled(place.style, self._runs.line(nodes, Look()), left=place.indent)
        properties = w("pPr") if self._like is None else deepcopy(self._like)
        for unwanted in ("sectPr", "pPrChange", *(("ind",) if place.indent else ())):
            for found in properties.findall(q(unwanted)):
                properties.remove(found)
        if place.indent:
            _put_indent(properties, w("ind", left=place.indent))
        return w("p", properties, *self._runs.line(nodes, self._look))

    def _styled(  # noqa: PLR0913 - the properties of a paragraph
        self,
        style: str,
        content: list[Element],
        *,
        left: int = 0,
        hanging: int = 0,
        number: tuple[str, int] | None = None,
        tab: int = 0,
    ) -> Element:
        """A paragraph in a style; the rest is said only where it is other than the style says."""
        properties = w("pPr", w("pStyle", val=self._styles.id(style)))
        if number:
            properties.append(w("numPr", w("ilvl", val=number[1]), w("numId", val=number[0])))
        if tab:
            old = (w("tab", val="clear", pos=stop) for stop in self._styles.tabs(style) if stop != tab)
            properties.append(w("tabs", *old, w("tab", val="left", pos=tab)))
        if left or hanging:
            properties.append(w("ind", left=left, hanging=hanging))
        return w("p", properties, *content)

    def _list(self, node: SyntaxTreeNode, place: Place) -> Iterator[Element]:
        level = min(place.level, DEEPEST)
        if node.type == "ordered_list":
            start = int(node.attrs.get("start", 1))
            style, number = NUMBERS, self._lists.numbers(level, start, node.markup or ".")
        else:
            style, number = BULLETS, self._lists.bullets(level)
        left = place.indent + STEP if place.left else 0
        within = place._replace(level=place.level + 1, style="")
        for item in node.children:
            first, rest = _first_paragraph(item.children)
            content = self._runs.line(first, Look())
            yield self._styled(style, content, left=left, hanging=STEP if left else 0, number=(number, level))
            yield from self.blocks(rest, within)

    def _own(self, node: SyntaxTreeNode, place: Place) -> Iterator[Element]:
        """A block that looks the same in every form, or one that the form has a style for."""
        block: Block = node.meta["block"]
        if block.name == CONTENTS:
            title = self._runs.line(nodes_of(block.title), Look())
            yield from contents.table(title, node.meta.get("headings", ()), self._styles)
        elif block.name == "anlage":
            heading = self._styled("heading 1", self._runs.line(nodes_of(block.title), Look()))
            yield from pages.on_new_page([heading, *self.blocks(nodes_of(block.content), place)])
        elif block.name == pages.SHEET:
            yield from pages.on_new_page(self.blocks(nodes_of(block.content), place))
        else:
            yield from self._named(block, place)

    def _named(self, block: Block, place: Place) -> Iterator[Element]:
        if block.name in _GROUPS:
            style = _ENTRIES["eintrag" if block.name == "chronologie" else "ziel"]
            self._columns[style] = self._column(block, style)
            yield from self.blocks(nodes_of(block.content), place)
        elif block.name in _ENTRIES:
            yield from self._entry(block, _ENTRIES[block.name], place)
        elif block.name in synopsis.NAMES:
            yield from self._synopsis.table(block)
        elif block.name == "zielgruppe":
            yield from self.blocks(nodes_of(block.content), place._replace(style="Zielgruppe"))
        elif self._styles.has(block.name):
            if block.title:
                yield self._styled(block.name, self._runs.line(nodes_of(block.title), Look(bold=True)))
            yield from self.blocks(nodes_of(block.content), place._replace(style=block.name))
        else:
            raise NoShapeError(block.name)

    def _entry(self, block: Block, style: str, place: Place) -> Iterator[Element]:
        """A goal or a line of the chronology: its title in a column of its own, its text beside it."""
        column = self._columns.get(style) or _Entries(self._styles.hanging(style), own=False)
        first, rest = _first_paragraph(nodes_of(block.content))
        title = self._runs.line(nodes_of(block.title), Look())
        left = place.indent + column.width
        text = self._runs.line(first, Look())
        if not title:
            yield self._styled(style, text, left=left)
        else:
            between = run("\n" if _width(block.title) > column.width else "\t", Look())
            content = [*title, between, *text]
            if column.own or place.indent:
                yield self._styled(style, content, left=left, hanging=column.width, tab=left)
            else:
                yield self._styled(style, content)
        yield from self.blocks(rest, Place(left=left))

    def _column(self, block: Block, style: str) -> _Entries:
        usual = self._styles.hanging(style)
        needed = min(max(map(_width, _titles(block)), default=0), _WIDEST_TITLE)
        return _Entries(max(usual, needed), own=needed > usual)


def nodes_of(tokens: list[Token]) -> Sequence[SyntaxTreeNode]:
    """The tokens as trees."""
    return SyntaxTreeNode(tokens).children


def _first_paragraph(
    nodes: Sequence[SyntaxTreeNode],
) -> tuple[Sequence[SyntaxTreeNode], Sequence[SyntaxTreeNode]]:
    """What stands in the paragraph with which these nodes begin, if they do, and the nodes after it."""
    if nodes and nodes[0].type == "paragraph":
        return nodes[0].children[0].children, nodes[1:]
    return (), nodes


def _titles(block: Block) -> Iterator[list[Token]]:
    for inner in blocks_in(block.content):
        yield inner.title
        yield from _titles(inner)


def _width(title: list[Token]) -> int:
    """About how wide a title is on paper, in twips, with room for a gap behind it."""
    text = "".join(token.content for token in title)
    return sum(_NARROW_SIGN if sign in _NARROW else _WIDE_SIGN for sign in text) + _ROOM if text else 0


def _put_indent(properties: Element, indent: Element) -> None:
    """Put an indentation where Word wants it: before what may only follow it."""
    later = ("contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment")
    last = ("textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange")
    following = next((each for each in properties if each.tag in {q(name) for name in later + last}), None)
    if following is None:
        properties.append(indent)
    else:
        following.addprevious(indent)
