"""LaTeX as a target, for lualatex. What the commands that begin with `kep` look like is said by the frame."""

from collections.abc import Callable, Sequence

from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.blocks import BLOCK_TOKEN
from kep_cli.documents.figures import FIGURE_TOKEN, Place
from kep_cli.documents.targets.columns import Room, alignment, widths_of
from kep_cli.documents.targets.contract import DrawBlock, FigureFiles, Target
from kep_cli.documents.targets.latex_text import escape, escape_address, escape_in_cell

_COLUMNS = {"left": "T", "center": "M", "right": "R"}
_ROOM = Room(edges=3)
_THOUSANDTHS = 999  # of the line; all columns together must never be wider
_HEADINGS = ("section", "subsection", "subsubsection", "paragraph", "subparagraph")


_EMPHASES = {"em": "emph", "strong": "textbf", "s": "kepalt", "ins": "kepneu"}


class LatexWriter:
    """Writes nodes as LaTeX."""

    def __init__(self, draw: DrawBlock, escape_text: Callable[[str], str] = escape) -> None:
        self._draw = draw
        self._escape = escape_text

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """Blocks with an empty line between them."""
        return "\n\n".join(filter(None, map(self._block, nodes)))

    def line(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """What stands within a line or paragraph."""
        return "".join(map(self._piece, nodes))

    def _block(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "paragraph":
                return self.line(node.children[0].children)
            case "heading":
                text = self.line(node.children[0].children).replace("\n", " ")
                command = _HEADINGS[min(int(node.tag[1]), len(_HEADINGS)) - 1]
                return rf"\{command}{{{text}}}" if text else ""
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "blockquote":
                return f"\\begin{{kepzitat}}\n{self.blocks(node.children)}\n\\end{{kepzitat}}"
            case "fence" | "code_block":
                lines = "\n".join(rf"\kepcodezeile{{{_code(line)}}}" for line in node.content.rstrip("\n").split("\n"))
                return f"\\begin{{kepcode}}\n{lines}\n\\end{{kepcode}}"
            case "hr":
                return r"\keptrennlinie"
            case "table":
                return self._table(node)
        return self._own(node)

    def _own(self, node: SyntaxTreeNode) -> str:
        """What no Markdown can say."""
        if node.type == FIGURE_TOKEN:
            place: Place = node.meta["place"]
            return rf"\kepgrafik{{{place.file}}}{{{place.page}}}"
        if node.type == BLOCK_TOKEN:
            return self._draw(node.meta["block"])
        raise NotImplementedError(node.type)

    def _list(self, node: SyntaxTreeNode) -> str:
        tight = all(child.type != "paragraph" or child.hidden for item in node.children for child in item.children)
        options = ["nosep"] if tight else []
        name = "itemize"
        if node.type == "ordered_list":
            name = "enumerate"
            options += [rf"label=\arabic*{node.markup}", f"start={int(node.attrs.get('start', 1))}"]
        items = "\n".join(rf"\item {self.blocks(item.children)}".rstrip() for item in node.children)
        return f"\\begin{{{name}}}[{', '.join(options)}]\n{items}\n\\end{{{name}}}"

    def _table(self, node: SyntaxTreeNode) -> str:
        head, *rows = [row for part in node.children for row in part.children]
        widths = widths_of(node, _ROOM)
        columns = "".join(
            f"{_COLUMNS[alignment(cell)]}{{0.{_THOUSANDTHS * width // sum(widths):03}}}"
            for cell, width in zip(head.children, widths, strict=True)
        )
        titles = " & ".join(rf"\textbf{{{title}}}" if title else "" for title in self._cells(head))
        body = "\n".join(rf"{' & '.join(self._cells(row))} \\ \hline" for row in rows)
        return (
            f"\\begin{{keptabelle}}{{{len(widths)}}}{{{columns}}}\n\\hline {titles} \\\\ \\hline\n\\endhead\n"
            f"{body}\n\\end{{keptabelle}}"
        )

    def _cells(self, row: SyntaxTreeNode) -> list[str]:
        writer = LatexWriter(self._draw, escape_in_cell)
        return [writer.line(cell.children[0].children) for cell in row.children]

    def _piece(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "text":
                return self._escape(node.content)
            case "em" | "strong" | "s" | "ins":
                return rf"\{_EMPHASES[node.type]}{{{self.line(node.children)}}}"
            case "code_inline":
                return rf"\texttt{{{self._escape(node.content)}}}"
            case "link":
                return self._link(node)
            case "image":
                return self.line(node.children)
            case "softbreak":
                return "\n"
            case "hardbreak":
                return "\\leavevmode\\newline{}\n"
        raise NotImplementedError(node.type)

    def _link(self, node: SyntaxTreeNode) -> str:
        """A link, and behind it where it leads: paper cannot be clicked."""
        address = str(node.attrs.get("href", ""))
        text = self.line(node.children)
        said = "".join(child.content for child in node.children)
        linked = rf"\href{{{escape_address(address)}}}{{{text}}}"
        if not address or said in address:
            return linked if address else text
        return f"{linked} ({self._escape(address.removeprefix('mailto:'))})"


def _code(line: str) -> str:
    r"""A line of code: blanks keep their width, `\ ` wherever they stand."""
    return escape(line.expandtabs(4)).replace(" ", "\\ ")


TARGET = Target(
    ".tex", "latex/rahmen.tex.j2", "latex/bloecke.tex.j2", escape, LatexWriter, figures=FigureFiles.PDF_PAGES
)
