"""What a target is.

A target turns the tokens of a document into the text of one format. Its writer knows that format's syntax for what
Markdown can say; the look of blocks and of the whole page is said by two templates of its own. Escaping is the
writer's business, and `escape` is what it uses, so that templates escape in the same way. What is written is that
text, or what the target makes of it at the end.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.blocks import Block
from kep_cli.documents.prose import Expand
from kep_cli.documents.templates import TemplateFolders
from kep_cli.documents.views.vorlage import VorlageView

if TYPE_CHECKING:  # drawing imports this module
    from kep_cli.documents.drawing import Kopf

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


class FigureFiles(StrEnum):
    """How a document comes to its figures: it draws them itself, or they are files beside it."""

    DRAWN = "drawn"
    SVG = "svg"
    PDF_PAGES = "pdf"


class Target(NamedTuple):
    """A format of documents: the ending of its files, its templates for the page and for blocks, and its syntax.

    Where `prints_pictures`, the pictures of a document are checked before and stand in the tokens by their paths from
    the workspace; other targets print what describes them. `figures` is how it comes to those that kep draws.
    """

    suffix: str
    frame_template: str
    blocks_template: str
    escape: Callable[[str], str]
    writer: Callable[[DrawBlock], Writer]
    finish: Finish = as_text
    prints_pictures: bool = False
    figures: FigureFiles = FigureFiles.DRAWN


class Material(NamedTuple):
    """All there is of a paper, for targets that make their files themselves.

    `stem` is the name of the files without ending; `view` what the paper says; `expand` gives the tokens of
    placeholders in its prose; `fill` those of a document template that is filled in with the view.
    """

    stem: str
    kopf: "Kopf"
    view: VorlageView
    separate_annexes: bool
    expand: Expand
    fill: Callable[[str], list[Token]]


class Maker(NamedTuple):
    """A format whose files are not drawn from the paper's own document template: `files` makes them, name and bytes.

    `piece` makes a file from the tokens of a text that is no paper, for formats that can do so; `piece_suffix` is the
    ending of its name.
    """

    files: Callable[[Material, TemplateFolders], Iterable[tuple[str, bytes]]]
    piece: "Callable[[list[Token], Kopf, TemplateFolders], bytes] | None" = None
    piece_suffix: str = ""
