"""Plain text: what Markdown says, without any of its signs, to be pasted where nothing but text is understood."""

from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.blocks import BLOCK_TOKEN
from kep_cli.documents.figures import FIGURE_TOKEN, Figure
from kep_cli.documents.insertion import SOFT_HYPHEN
from kep_cli.documents.targets.contract import DrawBlock, Target

_BULLET = "–"
_QUOTE = "    "
_RULE = "– – –"
_LISTS = ("bullet_list", "ordered_list")


class PlainWriter:
    """Writes nodes as plain text: a paragraph is one line, with an empty line between paragraphs."""

    def __init__(self, draw: DrawBlock) -> None:
        self._draw = draw

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """Blocks with an empty line between them; a list follows what it belongs to."""
        written = before = ""
        for node in nodes:
            if text := self._block(node):
                gap = "\n" if node.type in _LISTS and before not in _LISTS else "\n\n"
                written = f"{written}{gap}{text}" if written else text
                before = node.type
        return written

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
                return _indented(self.blocks(node.children), _QUOTE, _QUOTE)
            case "fence" | "code_block":
                return node.content.rstrip("\n").expandtabs(4)
            case "hr":
                return _RULE
            case "table":
                return self._table(node)
        return self._own(node)

    def _own(self, node: SyntaxTreeNode) -> str:
        """What no Markdown can say."""
        if node.type == FIGURE_TOKEN:
            figure: Figure = node.meta["figure"]
            return plain(figure.description)
        if node.type == BLOCK_TOKEN:
            return self._draw(node.meta["block"])
        raise NotImplementedError(node.type)

    def _list(self, node: SyntaxTreeNode) -> str:
        start = int(node.attrs.get("start", 1))
        items: list[str] = []
        for number, item in enumerate(node.children, start=start):
            marker = f"{number}{node.markup} " if node.type == "ordered_list" else f"{_BULLET} "
            items.append(_indented(self.blocks(item.children), marker, " " * len(marker)))
        return "\n".join(items)

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
            case "s":
                return _marked("entfällt", self.line(node.children))
            case "ins":
                return _marked("neu", self.line(node.children))
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
        # A place within the text cannot be gone to.
        return (
            text
            if not address or said in address or address.startswith("#")
            else f"{text} ({address.removeprefix('mailto:')})"
        )


def _marked(word: str, text: str) -> str:
    bare = text.strip()
    return text.replace(bare, f"[{word}: {bare}]", 1) if bare else text


def _indented(text: str, first: str, others: str) -> str:
    begun, *rest = text.split("\n")
    return "\n".join([first + begun, *(others + line if line else "" for line in rest)])


def plain(text: str) -> str:
    """The text as it is pasted: in one line, and without soft hyphens, which other programs show."""
    return " ".join(text.replace(SOFT_HYPHEN, "").split("\n"))


TARGET = Target(".txt", "text/rahmen.txt.j2", "text/bloecke.txt.j2", plain, PlainWriter)
