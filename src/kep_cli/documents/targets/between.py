"""What no end of a page may tear apart: a line or two below a heading from what they announce, and small tables."""

from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.figures import FIGURE_TOKEN

_ANNOUNCED = frozenset({"heading", "table", FIGURE_TOKEN})
_SHORT = frozenset({"paragraph", "bullet_list", "ordered_list"})
_LONGEST = 400  # characters
_MOST_ROWS, _MOST_COLUMNS, _LONGEST_CELL = 8, 7, 60  # so small that a table fits on any page, however its lines break


def with_ties(nodes: Sequence[SyntaxTreeNode]) -> Iterator[tuple[SyntaxTreeNode, bool]]:
    """Each node, and whether it must stay with the one behind it: short, below a heading, above what it announces."""
    for place, node in enumerate(nodes):
        between = 0 < place < len(nodes) - 1 and nodes[place - 1].type == "heading"
        yield node, between and nodes[place + 1].type in _ANNOUNCED and _is_short(node)


def _is_short(node: SyntaxTreeNode) -> bool:
    return node.type in _SHORT and sum(len(each.content) for each in node.walk() if each.type == "inline") <= _LONGEST


def is_small(table: SyntaxTreeNode) -> bool:
    """Whether a table is so small that its rows should stand together."""
    rows = [row.children for part in table.children for row in part.children]
    cells = [cell.children[0].content for row in rows for cell in row]
    few = len(rows) <= _MOST_ROWS and len(rows[0]) <= _MOST_COLUMNS
    return few and all(len(cell) <= _LONGEST_CELL for cell in cells)
