"""Typst as a target. What the functions that begin with `kep` look like is said by the frame.

Everything is written as calls with content in brackets, never by signs at the beginning of a line: a call
looks the same wherever it stands. Comments around blocks tell, when something goes wrong, in which one.
"""

from collections.abc import Sequence
from itertools import groupby, zip_longest

from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.blocks import BLOCK_TOKEN
from kep_cli.documents.figures import FIGURE_TOKEN, Figure
from kep_cli.documents.pictures import picture_path
from kep_cli.documents.targets.between import is_small, with_ties
from kep_cli.documents.targets.columns import alignment, bare_text, widths_of
from kep_cli.documents.targets.contract import DrawBlock, Target
from kep_cli.documents.targets.typst_figures import drawn
from kep_cli.documents.targets.typst_text import address, escape, escape_code, string
from kep_cli.wording.printable import only_printable

_LONGEST_ADDRESS = 8000  # characters; Typst takes no longer ones
_FORM = frozenset({"art", "beratungsfolge", "pruefvermerk", "feld", "zeichnung"})  # blocks that are rows of a form
_EMPHASES = {"em": "emph", "strong": "strong", "s": "kepalt", "ins": "kepneu"}
_NO_DESCRIPTION = "Bild ohne Beschreibung"  # in drafts; other goals are not rendered without


class TypstWriter:
    """Writes nodes as Typst."""

    def __init__(self, draw: DrawBlock) -> None:
        self._draw = draw

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """Blocks with an empty line between them."""
        written: list[str] = []
        for is_form, together in groupby(
            zip(self._each(nodes), nodes, strict=True), key=lambda pair: _is_form(pair[1])
        ):
            texts = [text for text, _ in together if text]
            # Rows of the form lie on one another without a gap; around them there is one.
            written += ["#kepvordruck[", *texts, "]"] if is_form else texts
        return "\n\n".join(written)

    def line(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """What stands within a line or paragraph."""
        return "".join(map(self._piece, nodes))

    def _each(self, nodes: Sequence[SyntaxTreeNode]) -> list[str]:
        followed = zip_longest(with_ties(nodes), nodes[1:])
        return [self._block(node, following, tied=tied) for (node, tied), following in followed]

    def _block(self, node: SyntaxTreeNode, following: SyntaxTreeNode | None, *, tied: bool) -> str:
        match node.type:
            case "paragraph":
                text = self.line(node.children[0].children)
                leads = following and not node.hidden and _leads(node.children[0].content, following)
                return f"#kepvor[{text}]" if leads or tied else text
            case "heading":
                text = self.line(node.children[0].children).replace("\n", " ").strip()
                return f"#heading(level: {node.tag[1]})[{text}]" if text else ""
            case "bullet_list" | "ordered_list":
                return f"#kepdazwischen[{self._list(node)}]" if tied else self._list(node)
            case "blockquote":
                return f"#kepzitat[\n{self.blocks(node.children)}\n]"
            case "fence" | "code_block":
                lines = map(escape_code, node.content.rstrip("\n").split("\n"))
                return f"#kepcodeblock[{'#linebreak()'.join(lines)}]"
            case "hr":
                return "#keptrennlinie"
            case "table":
                return f"#kepzusammen[{self._table(node)}]" if is_small(node) else self._table(node)
        return self._own(node)

    def _own(self, node: SyntaxTreeNode) -> str:
        """What no Markdown can say."""
        if node.type == FIGURE_TOKEN:
            figure: Figure = node.meta["figure"]
            return f"#kepgrafik({string(only_printable(figure.description))}, {drawn(figure)})"
        if node.type == BLOCK_TOKEN:
            block = node.meta["block"]
            return f"/* {block.name} */\n{self._draw(block)}\n/* Ende {block.name} */"
        raise NotImplementedError(node.type)

    def _list(self, node: SyntaxTreeNode) -> str:
        tight = all(child.type != "paragraph" or child.hidden for item in node.children for child in item.children)
        options = f"tight: {'true' if tight else 'false'}"
        name = "list"
        if node.type == "ordered_list":
            name = "enum"
            options += f", start: {int(node.attrs.get('start', 1))}, numbering: {string(f'1{node.markup}')}"
        # An empty line within a tight item would make paragraphs of its parts.
        between = "\n" if tight else "\n\n"
        items = ",\n".join(f"[{between.join(filter(None, self._each(item.children)))}]" for item in node.children)
        return f"#{name}({options},\n{items},\n)"

    def _table(self, node: SyntaxTreeNode) -> str:
        rows = [row for part in node.children for row in part.children]
        cells = [", ".join(f"[{self.line(cell.children[0].children)}]" for cell in row.children) for row in rows]
        aligned = ", ".join(alignment(cell) for cell in rows[0].children)
        widths = ", ".join(f"{width}fr" for width in widths_of(node))
        head, *body = (f"({row},)" for row in cells)
        return f"#keptabelle(({widths},), ({aligned},), {head},\n{''.join(f'{row},{chr(10)}' for row in body)})"

    def _piece(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "text":
                return escape(node.content)
            case "em" | "strong" | "s" | "ins":
                return f"#{_EMPHASES[node.type]}[{self.line(node.children)}]"
            case "code_inline":
                return f"#kepcode[{escape_code(node.content)}]"
            case "link":
                return self._link(node)
            case "image":
                described = only_printable(bare_text(node).strip())
                path = picture_path(str(node.attrs.get("src", "")))
                return f"#kepbild({string(f'/{path}')}, {string(described or _NO_DESCRIPTION)});"
            case "softbreak":
                return "\n"
            case "hardbreak":
                return "#linebreak()\n"
        raise NotImplementedError(node.type)

    def _link(self, node: SyntaxTreeNode) -> str:
        """A link, and behind it where it leads: paper cannot be clicked."""
        href = str(node.attrs.get("href", ""))
        text = self.line(node.children)
        if not href or len(href) > _LONGEST_ADDRESS:
            return text
        said = bare_text(node)
        # A hyphen at the end of a line would be taken for a part of the address.
        shown = f"#kepadresse[{escape(href.removeprefix('mailto:'))}]"
        linked = f"#link({address(href)})[{text if said.strip() else shown}]"
        if node.markup == "autolink":
            return f"#link({address(href)})[#kepadresse[{text}]]"
        return linked if said in href else f"{linked} \\({shown}\\)"


def _leads(text: str, following: SyntaxTreeNode) -> bool:
    """Whether a paragraph must not stay behind at the end of a page: „Oberziele:“, or what stands above a figure."""
    return following.type == FIGURE_TOKEN or text.rstrip().endswith(":")


def _is_form(node: SyntaxTreeNode) -> bool:
    return node.type == BLOCK_TOKEN and node.meta["block"].name in _FORM


TARGET = Target(".typ", "typst/rahmen.typ.j2", "typst/bloecke.typ.j2", escape, TypstWriter, prints_pictures=True)
