"""From the tokens of a document to the text of a target: its writer for Markdown, its templates for blocks and page."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from jinja2 import pass_context
from jinja2.runtime import Context
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

from kep_cli.documents.blocks import Block, blocks_in
from kep_cli.documents.contents import with_contents
from kep_cli.documents.environment import DocumentEnvironment
from kep_cli.documents.figures import figures_in
from kep_cli.documents.insertion import seen
from kep_cli.documents.pictures import check_pictures
from kep_cli.documents.targets.contract import Target, Writer
from kep_cli.documents.template_faults import NoShapeError, NotPrintableError, told_in_german
from kep_cli.documents.templates import TemplateFolders

_WIDE_TITLES = 6  # among the longest by letters is the widest on paper, or nearly so


class Kopf(NamedTuple):
    """What a frame knows of its document: title, number (`Drs. Nr. 72/2018`), whose it is, whether it is a draft.

    `querformat` is what lies on its side, for wide tables; `grafiken` says whether kep draws any in it, and is
    found out when the document is drawn.
    """

    titel: str
    nummer: str
    koerperschaft: str
    entwurf: bool
    querformat: bool = False
    grafiken: bool = False


class Tabelle(NamedTuple):
    """The first table of a block, cell by cell, written in the syntax of the target."""

    kopf: tuple[Markup, ...]
    zeilen: tuple[tuple[Markup, ...], ...]


class Absatz(NamedTuple):
    """A paragraph of a block, or a point of a list in it, written in one line in the syntax of the target."""

    text: Markup
    ist_punkt: bool


class Drawer:
    """Draws documents in one target."""

    def __init__(self, target: Target, folders: TemplateFolders) -> None:
        self._target = target
        self._folders = folders
        self._writer = target.writer(self._draw)
        self._environment = DocumentEnvironment(folders, self._insert)
        self._environment.globals["ohne_gestalt"] = _without_shape

    def document(self, tokens: list[Token], kopf: Kopf) -> bytes:
        """A whole file. Raises KepError for faults of the target's templates and for what hinders its making."""
        if self._target.prints_pictures:
            check_pictures(tokens, self._folders.workspace)
        content = self._writer.blocks(nodes(with_contents(tokens)))
        kopf = kopf._replace(grafiken=any(True for _ in figures_in(tokens)))
        text = self._fill(self._target.frame_template, dokument=kopf, inhalt=_finished(content))
        return self._target.finish(text, self._folders)

    def _draw(self, block: Block) -> str:
        return self._fill(self._target.blocks_template, block=Gestalt(block, self._writer)).strip("\n")

    def _fill(self, name: str, **names: object) -> str:
        with told_in_german(name, self._environment.folder_loader.spoken_names, sorted(names)):
            return self._environment.get_template(name).render(names)

    def _insert(self, value: object) -> str:
        if isinstance(value, bool) or not isinstance(value, (str, int, type(None))):
            raise NotPrintableError(value)
        return self._target.escape(seen("" if value is None else str(value)))


class Gestalt:
    """A block as the templates of a target see it: everything in it is written in the target's syntax."""

    _fields = (
        "name",
        "titel",
        "inhalt",
        "absaetze",
        "tabelle",
        "bloecke",
        "laengste_titel",
    )  # told where a template misnames one

    def __init__(self, block: Block, writer: Writer) -> None:
        self._block = block
        self._writer = writer

    @property
    def name(self) -> str:
        """How the block is called."""
        return self._block.name

    @cached_property
    def titel(self) -> Markup:
        """What stands behind its name."""
        return _finished(self._writer.line(nodes(self._block.title)))

    @cached_property
    def inhalt(self) -> Markup:
        """All that stands in it."""
        return _finished(self._writer.blocks(nodes(self._block.content)))

    @cached_property
    def absaetze(self) -> tuple[Absatz, ...]:
        """All that stands in it line by line, for where nothing but lines fit: the cell of a Markdown table."""
        found = _lines(nodes(self._block.content), is_point=False)
        written = ((self._writer.line(line), is_point) for line, is_point in found)
        return tuple(Absatz(_finished(" ".join(text.split("\n"))), is_point) for text, is_point in written if text)

    @cached_property
    def bloecke(self) -> "tuple[Gestalt, ...]":
        """The blocks that stand in it, one by one."""
        return tuple(Gestalt(block, self._writer) for block in blocks_in(self._block.content))

    @cached_property
    def tabelle(self) -> Tabelle | None:
        """The first table in it."""
        for node in nodes(self._block.content):
            if node.type == "table":
                head, *rows = [
                    tuple(_finished(self._writer.line(cell.children[0].children)) for cell in row.children)
                    for part in node.children
                    for row in part.children
                ]
                return Tabelle(head, tuple(rows))
        return None

    @cached_property
    def laengste_titel(self) -> tuple[Markup, ...]:
        """The longest titles of the blocks in it, at any depth: what a column of titles must have room for."""
        by_length = sorted(_titles(self._block), key=lambda title: -sum(len(token.content) for token in title))
        written = (_finished(self._writer.line(nodes(title))) for title in by_length[:_WIDE_TITLES])
        return tuple(dict.fromkeys(written))


def nodes(tokens: list[Token]) -> Sequence[SyntaxTreeNode]:
    """The tokens as trees."""
    return SyntaxTreeNode(tokens).children


def _lines(found: Sequence[SyntaxTreeNode], *, is_point: bool) -> Iterator[tuple[list[SyntaxTreeNode], bool]]:
    """What stands in each line within some nodes, and whether it is a point of a list; blocks in them are left out."""
    for node in found:
        if node.type == "inline":
            line: list[SyntaxTreeNode] = []
            for piece in node.children:
                if piece.type == "hardbreak":
                    yield line, is_point
                    line = []
                else:
                    line.append(piece)
            yield line, is_point
        else:
            yield from _lines(node.children, is_point=is_point or node.type == "list_item")


def _titles(block: Block) -> list[list[Token]]:
    inner = blocks_in(block.content)
    return [found.title for found in inner] + [title for found in inner for title in _titles(found)]


def _finished(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - written by a target's writer, which escapes


@pass_context
def _without_shape(_context: Context, name: str) -> str:
    raise NoShapeError(name)
