"""Tables in Markdown, with columns that line up."""

import re
from collections.abc import Callable, Sequence

from markdown_it.tree import SyntaxTreeNode

_BARE_PIPE = re.compile(r"(?<!\\)\|")  # within code


def table(node: SyntaxTreeNode, write_line: Callable[[Sequence[SyntaxTreeNode]], str]) -> str:
    """A table; its cells hold a line each."""
    rows = [
        [_BARE_PIPE.sub(r"\\|", write_line(cell.children[0].children)) for cell in row.children]
        for part in node.children
        for row in part.children
    ]
    aligned = [_alignment(cell) for cell in node.children[0].children[0].children]
    widths = [max(len(cells[column]) for cells in [*rows, ["---"] * len(aligned)]) for column in range(len(aligned))]
    head, *body = [_row(_padded(cells, widths)) for cells in rows]
    rules = [_rule(alignment, width) for alignment, width in zip(aligned, widths, strict=True)]
    return "\n".join([head, _row(rules), *body])


def _padded(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _alignment(cell: SyntaxTreeNode) -> str:
    """`left`, `center`, `right` or nothing."""
    return str(cell.attrs.get("style", "")).removeprefix("text-align:")


def _rule(alignment: str, width: int) -> str:
    left = ":" if alignment in {"left", "center"} else "-"
    right = ":" if alignment in {"right", "center"} else "-"
    return left + "-" * (width - 2) + right
