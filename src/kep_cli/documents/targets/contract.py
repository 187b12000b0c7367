"""What a target is.

A target turns the tokens of a document into the text of one format. Its writer knows that format's syntax for what
Markdown can say; the look of blocks and of the whole page is said by two templates of its own. Escaping is the
writer's business, and `escape` is what it uses, so that templates escape in the same way. What is written is that
text, or what the target makes of it at the end.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.blocks import Block
from kep_cli.documents.templates import TemplateFolders

DrawBlock = Callable[[Block], str]
"""Gives a block in the target's syntax, by the target's template for blocks."""


class Writer(Protocol):
    """Writes nodes in the syntax of a target."""

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """Paragraphs, lists, tables and the like, one below the other."""

    def line(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """What stands within a line: text, emphasis, links and the like."""


Finish = Callable[[str, TemplateFolders], bytes]
"""Makes the bytes of a file from the text of a document; raises KepError where that cannot be done."""


def as_text(text: str, _folders: TemplateFolders) -> bytes:
    """The file is the text itself."""
    return text.encode()


class Target(NamedTuple):
    """A format of documents: the ending of its files, its templates for the page and for blocks, and its syntax.

    Where `prints_pictures`, the pictures of a document are checked before and stand in the tokens by their paths from
    the workspace; other targets print what describes them.
    """

    suffix: str
    frame_template: str
    blocks_template: str
    escape: Callable[[str], str]
    writer: Callable[[DrawBlock], Writer]
    finish: Finish = as_text
    prints_pictures: bool = False
