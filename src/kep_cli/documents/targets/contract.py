"""What a target is.

A target turns the tokens of a document into the text of one format. Its writer knows that format's syntax for what
Markdown can say; the look of blocks and of the whole page is said by two templates of its own. Escaping is the
writer's business, and `escape` is what it uses, so that templates escape in the same way.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.blocks import Block

DrawBlock = Callable[[Block], str]
"""Gives a block in the target's syntax, by the target's template for blocks."""


class Writer(Protocol):
    """Writes nodes in the syntax of a target."""

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """Paragraphs, lists, tables and the like, one below the other."""

    def line(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """What stands within a line: text, emphasis, links and the like."""


class Target(NamedTuple):
    """A format of documents: the ending of its files, its templates for the page and for blocks, and its syntax."""

    suffix: str
    frame_template: str
    blocks_template: str
    escape: Callable[[str], str]
    writer: Callable[[DrawBlock], Writer]
