"""Plain text: what Markdown says, without any of its signs, to be pasted where nothing but text is understood."""

from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.blocks import BLOCK_TOKEN
from kep_cli.documents.insertion import SOFT_HYPHEN
from kep_cli.documents.targets.contract import DrawBlock, Target

_BULLET = "–"
_RULE = "– – –"


class PlainWriter:
    """Writes nodes as plain text: a paragraph is one line, with an empty line between paragraphs."""

    def __init__(self, draw: DrawBlock) -> None:
        self._draw = draw

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """Blocks with an empty line between them."""
        return "\n\n".join(filter(None, map(self._block, nodes)))

    def line(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """What stands within a line or paragraph."""
        return "".join(map(self._piece, nodes))

    def _block(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "paragraph" | "heading":
                return self.line(node.children[0].children)
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "blockquote":
                return self.blocks(node.children)
            case "fence" | "code_block":
                return node.content.rstrip("\n").expandtabs(4)
            case "hr":
                return _RULE
            case "table":
                return self._table(node)
        if node.type == BLOCK_TOKEN:
            return self._draw(node.meta["block"])
        raise NotImplementedError(node.type)

    def _list(self, node: SyntaxTreeNode) -> str:
        start = int(node.attrs.get("start", 1))
        items: list[str] = []
        for number, item in enumerate(node.children, start=start):
            marker = f"{number}{node.markup}" if node.type == "ordered_list" else _BULLET
            written = "\n".join(filter(None, map(self._block, item.children)))
            indented = written.replace("\n", f"\n{' ' * (len(marker) + 1)}")
            items.append(f"{marker} {indented}".rstrip())
        return "\n".join("\n".join(line.rstrip() for line in item.split("\n")) for item in items)

    def _table(self, node: SyntaxTreeNode) -> str:
        """Each row as a point that names the column of every cell: columns would not line up where this is pasted."""
        head, *rows = [
            [self.line(cell.children[0].children).replace("\n", " ") for cell in row.children]
            for part in node.children
            for row in part.children
        ]
        written = (
            "; ".join(f"{name}: {said}" if name else said for name, said in zip(head, row, strict=True) if said)
            for row in rows
        )
        return "\n".join(f"{_BULLET} {row}" for row in written) or "; ".join(head)

    def _piece(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "text" | "code_inline":
                return plain(node.content)
            case "em" | "strong" | "image":
                return self.line(node.children)
            case "link":
                return self._link(node)
            case "softbreak":
                return " "
            case "hardbreak":
                return "\n"
        raise NotImplementedError(node.type)

    def _link(self, node: SyntaxTreeNode) -> str:
        text = self.line(node.children)
        address = str(node.attrs.get("href", ""))
        said = "".join(child.content for child in node.children)
        return text if not address or said in address else f"{text} ({address.removeprefix('mailto:')})"


def plain(text: str) -> str:
    """The text as it is pasted: in one line, and without soft hyphens, which other programs show."""
    return " ".join(text.replace(SOFT_HYPHEN, "").split("\n"))


TARGET = Target(".txt", "text/rahmen.txt.j2", "text/bloecke.txt.j2", plain, PlainWriter)
