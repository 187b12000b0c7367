"""From the tokens of texts that are no papers to their files: one a format, with the figures beside it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from kep_cli.documents.drawing import Drawer, Kopf
from kep_cli.documents.figure_files import files_of_figures
from kep_cli.documents.render import Document
from kep_cli.documents.targets.columns import widen_tables
from kep_cli.documents.targets.contract import Maker, Target
from kep_cli.documents.targets.table import target
from kep_cli.documents.templates import TemplateFolders
from kep_cli.errors import KepError


class Text(NamedTuple):
    """What becomes one file in each format: its name without ending, its tokens, and what frames know of it."""

    stem: str
    tokens: list[Token]
    kopf: Kopf


def files_of(texts: Sequence[Text], formats: Sequence[str], folders: TemplateFolders, what: str) -> list[Document]:
    """The files of the texts, in their order. `what` is how a sentence begins about them: `Eine Synopse`.

    Raises KepError for formats in which there are none, and for faults of templates.
    """
    drawers = [_Maker(form, folders, what) for form in formats]
    for text in texts:
        if text.kopf.querformat:
            widen_tables(text.tokens)
    return [document for text in texts for drawer in drawers for document in drawer.files(text)]


class _Maker:
    """Makes the files of one format."""

    def __init__(self, form: str, folders: TemplateFolders, what: str) -> None:
        self._target = target(form)
        self._folders = folders
        if isinstance(self._target, Maker) and self._target.piece is None:
            raise KepError(f"{what} gibt es nicht als {form}", "Nehmen Sie etwa: --format pdf,docx")
        self._drawer = Drawer(self._target, folders) if isinstance(self._target, Target) else None

    def files(self, text: Text) -> Iterator[Document]:
        if isinstance(self._target, Maker):
            if self._target.piece:
                data = self._target.piece(text.tokens, text.kopf, self._folders)
                yield Document(f"{text.stem}{self._target.piece_suffix}", data)
        elif self._drawer:
            figures = files_of_figures(text.stem, text.tokens, self._target.figures, self._folders)
            yield Document(f"{text.stem}{self._target.suffix}", self._drawer.document(text.tokens, text.kopf))
            yield from (Document(*file) for file in figures)
