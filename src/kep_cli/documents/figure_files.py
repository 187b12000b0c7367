"""The files of a document's figures, for formats that have them beside the document."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from kep_cli.documents.figures import Place, figures_in, file_names
from kep_cli.documents.targets.contract import FigureFiles
from kep_cli.documents.templates import TemplateFolders

_FIGURES = "grafiken"


def files_of_figures(
    stem: str, tokens: Sequence[Token], form: FigureFiles, folders: TemplateFolders
) -> list[tuple[str, bytes]]:
    """Name and bytes of the files for the figures of a document, whose name is `stem` and an ending.

    Afterwards the tokens of the figures have their places, so it comes before the document is drawn. Raises KepError.
    """
    return list(_files(stem, list(figures_in(tokens)), form, folders))


def _files(
    stem: str, tokens: Sequence[Token], form: FigureFiles, folders: TemplateFolders
) -> Iterator[tuple[str, bytes]]:
    if not tokens or form is FigureFiles.DRAWN:
        return
    from kep_cli.documents.targets.typst_figures import figure_files  # noqa: PLC0415 - most texts have none

    figures = [token.meta["figure"] for token in tokens]
    if form is FigureFiles.PDF_PAGES:
        name = f"{stem}-{_FIGURES}.pdf"
        for page, token in enumerate(tokens, start=1):
            token.meta["place"] = Place(name, page)
        (data,) = figure_files(figures, "pdf", folders)
        yield name, data
        return
    for token, name, data in zip(tokens, file_names(tokens), figure_files(figures, "svg", folders), strict=True):
        token.meta["place"] = Place(f"{stem}-{_FIGURES}/{name}.svg", 1)
        yield token.meta["place"].file, data
