"""Markdown as a target: CommonMark with tables, as GitHub reads it, and good to read as it is."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.blocks import BLOCK_TOKEN
from kep_cli.documents.figures import FIGURE_TOKEN, Figure, Place
from kep_cli.documents.targets.contract import DrawBlock, FigureFiles, Target
from kep_cli.documents.targets.markdown_emphasis import emphasised
from kep_cli.documents.targets.markdown_table import table
from kep_cli.wording.markdown import escape, escape_heading_end, escape_line_start

_LINE_BREAK = "\\\n"
_NUMBER = re.compile(r"[0-9]+[.)]")
_PLAIN_ADDRESS = re.compile(r"[^\s()<>\\]+")


class _Emphasis(NamedTuple):
    """Text between marks; `tag` is what says the same in HTML where the marks would not be read, if anything."""

    markup: str
    inner: str
    tag: str = ""


class MarkdownWriter:
    """Writes nodes as Markdown."""

    def __init__(self, draw: DrawBlock) -> None:
        self._draw = draw

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """Blocks with an empty line between them."""
        return "\n\n".join(filter(None, self._each(nodes)))

    def line(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """What stands within a line, be it at its beginning; a bare number stays as it is, since text will follow."""
        bare = "".join(node.content for node in nodes)
        return self._inline(nodes, at_line_start=not _NUMBER.fullmatch(bare))

    def _each(self, nodes: Sequence[SyntaxTreeNode], bullet: str = "") -> list[str]:
        """The blocks one by one; `bullet` is the sign right before the first of them."""
        written: list[str] = []
        delimiter = ""
        for node in nodes:
            # Lists that follow one another need different signs, or they would become one.
            bullet = ("*" if bullet == "-" else "-") if node.type == "bullet_list" else ""
            delimiter = (")" if delimiter == "." else ".") if node.type == "ordered_list" else ""
            written.append(self._block(node, bullet or delimiter))
        return written

    def _block(self, node: SyntaxTreeNode, sign: str) -> str:
        match node.type:
            case "paragraph":
                return self._paragraph(node)
            case "heading":
                line = (
                    self._inline(node.children[0].children, at_line_start=False)
                    .replace(_LINE_BREAK, " ")
                    .replace("\n", " ")
                )
                return f"{'#' * int(node.tag[1])} {escape_heading_end(line.strip())}".rstrip()
            case "bullet_list" | "ordered_list":
                return self._list(node, sign)
            case "blockquote":
                return "\n".join(f"> {line}".rstrip() for line in self.blocks(node.children).split("\n"))
            case "fence" | "code_block":
                return _code(node)
            case "hr":
                return "___" if node.parent and node.parent.type == "list_item" else "---"
            case "table":
                return table(node, self.line)
        return self._own(node)

    def _own(self, node: SyntaxTreeNode) -> str:
        """What CommonMark cannot say."""
        if node.type == FIGURE_TOKEN:
            figure: Figure = node.meta["figure"]
            place: Place = node.meta["place"]
            return f"![{escape(figure.description)}]({place.file})"
        if node.type == BLOCK_TOKEN:
            return self._draw(node.meta["block"])
        raise NotImplementedError(node.type)

    def _paragraph(self, node: SyntaxTreeNode) -> str:
        within = list(node.children[0].children)
        while within and (
            within[-1].type == "hardbreak" or (within[-1].type == "text" and not within[-1].content.strip())
        ):
            within.pop()  # a break that nothing follows would be printed as its sign
        return self._inline(within, at_line_start=True).rstrip(" ")

    def _list(self, node: SyntaxTreeNode, sign: str) -> str:
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else 0
        items: list[str] = []
        loose = False
        for place, item in enumerate(node.children):
            tight = all(child.type != "paragraph" or child.hidden for child in item.children)
            loose = loose or not tight
            marker = f"{start + place}{sign}" if node.type == "ordered_list" else sign
            written = ("\n" if tight and _may_touch(item) else "\n\n").join(
                filter(None, self._each(item.children, sign))
            )
            indented = written.replace("\n", f"\n{' ' * (len(marker) + 1)}")
            items.append(
                "\n".join(line.rstrip() if not line.strip() else line for line in f"{marker} {indented}".split("\n"))
            )
        return ("\n\n" if loose else "\n").join(item.rstrip() for item in items)

    def _inline(self, nodes: Sequence[SyntaxTreeNode], *, at_line_start: bool, in_link: bool = False) -> str:
        pieces: list[str | _Emphasis] = []
        for node in nodes:
            pieces.append(self._piece(node, at_line_start=at_line_start, in_link=in_link))
            at_line_start = node.type in {"softbreak", "hardbreak"} or (at_line_start and pieces[-1] == "")
        written = ""
        for piece, following in pairwise([*pieces, ""]):
            if isinstance(piece, _Emphasis):
                after = following.markup[:1] if isinstance(following, _Emphasis) else following[:1]
                written += emphasised(piece.inner, piece.markup, written[-1:], after, piece.tag)
            elif written.endswith("!") and piece.startswith("["):
                written = f"{written[:-1]}\\!{piece}"
            else:
                written += piece
        return written

    def _piece(self, node: SyntaxTreeNode, *, at_line_start: bool, in_link: bool) -> "str | _Emphasis":
        match node.type:
            case "text":
                text = escape(node.content)
                text = text.replace("]", "\\]") if in_link else text
                return escape_line_start(text.lstrip(" ")) if at_line_start else text
            case "em" | "strong":
                return _Emphasis(node.markup, self._inline(node.children, at_line_start=False, in_link=in_link))
            case "s" | "ins":
                inner = self._inline(node.children, at_line_start=False, in_link=in_link)
                return _Emphasis("~~", inner, "del") if node.type == "s" else _inserted(inner)
            case "code_inline":
                return _code_span(node.content)
            case "link":
                return _link(node, self._inline(node.children, at_line_start=False, in_link=True))
            case "image":
                return self._inline(node.children, at_line_start=at_line_start, in_link=in_link)
            case "softbreak":
                return "\n"
            case "hardbreak":
                return _LINE_BREAK
        raise NotImplementedError(node.type)


def _inserted(inner: str) -> str:
    """New words in bold and underlined, as in all other targets; beside tags the marks are always read as such."""
    bare = inner.strip()
    return inner.replace(bare, f"<ins>**{bare}**</ins>", 1) if bare else inner


def _may_touch(item: SyntaxTreeNode) -> bool:
    """Whether the parts of a list item need no empty line between them."""
    return all(
        child.type in {"paragraph", "bullet_list", "ordered_list", "fence", "blockquote"} for child in item.children
    )


def _longest_run(sign: str, text: str) -> int:
    longest = run = 0
    for character in text:
        run = run + 1 if character == sign else 0
        longest = max(longest, run)
    return longest


def _code(node: SyntaxTreeNode) -> str:
    info = node.info.strip()
    sign = "~" if "`" in info else "`"
    fence = sign * max(3, _longest_run(sign, node.content) + 1)
    content = node.content if node.content.endswith("\n") or not node.content else f"{node.content}\n"
    return f"{fence}{info}\n{content}{fence}"


def _code_span(content: str) -> str:
    fence = "`" * (_longest_run("`", content) + 1)
    needs_room = content[:1] == "`" or content[-1:] == "`" or (content[:1] == content[-1:] == " " and content.strip())
    padded = f" {content} " if needs_room else content
    return f"{fence}{padded}{fence}"


def _link(node: SyntaxTreeNode, text: str) -> str:
    if node.markup == "autolink":
        return f"<{node.children[0].content}>"
    address = str(node.attrs.get("href", ""))
    placed = address if _PLAIN_ADDRESS.fullmatch(address) else f"<{address.replace('<', '%3C').replace('>', '%3E')}>"
    title = escape(str(node.attrs.get("title", ""))).replace('"', '\\"')
    return f'[{text}]({placed} "{title}")' if title else f"[{text}]({placed})"


TARGET = Target(
    ".md", "markdown/rahmen.md.j2", "markdown/bloecke.md.j2", escape, MarkdownWriter, figures=FigureFiles.SVG
)
