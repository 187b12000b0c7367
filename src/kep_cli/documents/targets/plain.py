"""Plain text as a target: what can be pasted into anything, with signs that everybody reads."""

from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.blocks import BLOCK_TOKEN
from kep_cli.documents.targets.contract import DrawBlock, Target

_BULLET = "– "
_QUOTE = "    "
_RULE = "* * *"


class PlainWriter:
    """Writes nodes as text without any syntax. A paragraph is one line; emphasis is left out."""

    def __init__(self, draw: DrawBlock) -> None:
        self._draw = draw

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """Blocks with an empty line between them; a list follows what it belongs to."""
        written = ""
        for node in nodes:
            text = self._block(node)
            if text:
                gap = "\n" if node.type in {"bullet_list", "ordered_list"} else "\n\n"
                written = f"{written}{gap}{text}" if written else text
        return written

    def line(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """What stands within a line."""
        return "".join(map(self._piece, nodes))

    def _block(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "paragraph" | "heading":
                return self.line(node.children[0].children)
            case "bullet_list" | "ordered_list":
                return "\n".join(self._items(node))
            case "blockquote":
                return _indented(self.blocks(node.children), _QUOTE, _QUOTE)
            case "fence" | "code_block":
                return node.content.rstrip("\n")
            case "hr":
                return _RULE
            case "table":
                rows = (row for part in node.children for row in part.children)
                return "\n".join(
                    "\t".join(self.line(cell.children[0].children) for cell in row.children) for row in rows
                )
        if node.type == BLOCK_TOKEN:
            return self._draw(node.meta["block"])
        raise NotImplementedError(node.type)

    def _items(self, node: SyntaxTreeNode) -> list[str]:
        start = int(node.attrs.get("start", 1))
        markers = [
            f"{start + place}. " if node.type == "ordered_list" else _BULLET for place in range(len(node.children))
        ]
        return [
            _indented(self.blocks(item.children), marker, " " * len(marker))
            for item, marker in zip(node.children, markers, strict=True)
        ]

    def _piece(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "text" | "code_inline":
                return node.content
            case "em" | "strong" | "image":
                return self.line(node.children)
            case "link":
                text, address = self.line(node.children), str(node.attrs.get("href", ""))
                return text if text in {"", address} else f"{text} ({address})"
            case "softbreak":
                return " "
            case "hardbreak":
                return "\n"
        raise NotImplementedError(node.type)


def _indented(text: str, first: str, others: str) -> str:
    begun, *rest = text.split("\n")
    return "\n".join([first + begun, *(others + line if line else "" for line in rest)])


def _as_it_is(text: str) -> str:
    return text


TARGET = Target(".txt", "text/rahmen.txt.j2", "text/bloecke.txt.j2", _as_it_is, PlainWriter)
