"""What stands between a heading and what it is about: a line or two that no end of a page may tear off."""

from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.figures import FIGURE_TOKEN

_ANNOUNCED = frozenset({"heading", "table", FIGURE_TOKEN})
_SHORT = frozenset({"paragraph", "bullet_list", "ordered_list"})
_LONGEST = 400  # characters


def with_ties(nodes: Sequence[SyntaxTreeNode]) -> Iterator[tuple[SyntaxTreeNode, bool]]:
    """Each node, and whether it must stay with the one behind it: short, below a heading, above what it announces."""
    for place, node in enumerate(nodes):
        between = 0 < place < len(nodes) - 1 and nodes[place - 1].type == "heading"
        yield node, between and nodes[place + 1].type in _ANNOUNCED and _is_short(node)


def _is_short(node: SyntaxTreeNode) -> bool:
    return node.type in _SHORT and sum(len(each.content) for each in node.walk() if each.type == "inline") <= _LONGEST
