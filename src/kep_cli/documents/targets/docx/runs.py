"""What stands within a paragraph: runs of text with their look, links, line breaks."""

import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.insertion import SOFT_HYPHEN
from kep_cli.documents.targets.docx.styles import Styles
from kep_cli.documents.targets.docx.wml import Element, q, text_element, w
from kep_cli.wording.visible import code_point

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECE = re.compile(f"[\t\n{SOFT_HYPHEN}]|[^\t\n{SOFT_HYPHEN}]+")
_SIGNS = {"\t": "tab", "\n": "br", SOFT_HYPHEN: "softHyphen"}
_MARKED = {"s": "Entfallene Worte", "ins": "Neue Worte"}  # styles of characters
# Word wants them in this order, before all others.
_FIRST = ("rStyle", "rFonts", "b", "bCs", "i", "iCs")

Link = Callable[[str], str]
"""Gives the id of the relation to an address."""


class Look(NamedTuple):
    """How text looks: like a run of the form, and beyond that bold, italic, in a style of characters."""

    like: Element | None = None
    bold: bool = False
    italic: bool = False
    style: str = ""


def fit(text: str) -> str:
    """The text without what XML cannot hold; each such sign is spelled out."""
    return _NOT_IN_XML.sub(lambda sign: code_point(sign[0]), text)


def run(text: str, look: Look) -> Element:
    """A run: tabs, line breaks and soft hyphens in the text become Word's own."""
    element = w("r")
    if (properties := _properties(look)) is not None:
        element.append(properties)
    for piece in _PIECE.findall(fit(text)):
        element.append(w(_SIGNS[piece]) if piece in _SIGNS else text_element(piece))
    return element


def _properties(look: Look) -> Element | None:
    properties = w("rPr") if look.like is None else deepcopy(look.like)
    if look.style:
        for old in properties.findall(q("rStyle")):
            properties.remove(old)
        properties.insert(0, w("rStyle", val=look.style))
    for name in (*(("b", "bCs") if look.bold else ()), *(("i", "iCs") if look.italic else ())):
        for old in properties.findall(q(name)):
            properties.remove(old)
        earlier = {q(each) for each in _FIRST[: _FIRST.index(name)]}
        properties.insert(sum(each.tag in earlier for each in properties), w(name))
    return properties if len(properties) else None


class RunWriter:
    """Writes what stands within a line."""

    def __init__(self, styles: Styles, link: Link) -> None:
        self._styles = styles
        self._link = link

    def line(self, nodes: Sequence[SyntaxTreeNode], look: Look) -> list[Element]:
        """The runs and links of a line."""
        return [element for node in nodes for element in self._piece(node, look)]

    def _piece(self, node: SyntaxTreeNode, look: Look) -> Iterator[Element]:
        match node.type:
            case "text":
                if node.content:
                    yield run(node.content, look)
            case "em" | "strong" | "s" | "ins":
                yield from self.line(node.children, self._emphasised(node.type, look))
            case "code_inline":
                yield run(node.content, look._replace(style=self._styles.id("HTML Code")))
            case "link":
                yield from self._linked(node, look)
            case "image":
                yield from self.line(node.children, look)
            case "softbreak":
                yield run(" ", look)
            case "hardbreak":
                yield run("\n", look)
            case _:
                raise NotImplementedError(node.type)

    def _emphasised(self, kind: str, look: Look) -> Look:
        match kind:
            case "em":
                return look._replace(italic=True)
            case "strong":
                return look._replace(bold=True)
        return look._replace(style=self._styles.id(_MARKED[kind]))

    def _linked(self, node: SyntaxTreeNode, look: Look) -> Iterator[Element]:
        """A link, and behind it where it leads: paper cannot be clicked."""
        address = str(node.attrs.get("href", ""))
        if not address:
            yield from self.line(node.children, look)
            return
        shown = self.line(node.children, look._replace(style=self._styles.id("Hyperlink")))
        yield w("hyperlink", *shown, **{"r:id": self._link(address)})
        said = "".join(child.content for child in node.children)
        if said not in address:
            yield run(f" ({address.removeprefix('mailto:')})", look)
