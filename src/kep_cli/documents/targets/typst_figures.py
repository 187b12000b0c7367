"""Figures in Typst: calls of the functions that draw them, and files of figures alone, for other targets."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from markupsafe import Markup

from kep_cli.documents.environment import DocumentEnvironment
from kep_cli.documents.figures import Data, Figure
from kep_cli.documents.targets.typst_loading import typst_compiler
from kep_cli.documents.targets.typst_text import string
from kep_cli.documents.template_faults import told_in_german
from kep_cli.documents.templates import TemplateFolders
from kep_cli.wording.printable import only_printable

_TEMPLATE = "typst/einzelgrafiken.typ.j2"


def drawn(figure: Figure) -> str:
    """The call that draws a figure."""
    return f"{figure.function}({literal(figure.data)})"


def literal(data: Data) -> str:
    """The data as a literal of Typst's code."""
    match data:
        case None:
            return "none"
        case str():
            return string(only_printable(data))
        case int() | Decimal():
            return f"{data:f}" if isinstance(data, Decimal) else str(data)
        case Mapping():
            return f"({', '.join(f'{name}: {literal(each)}' for name, each in data.items()) or ':'})"
    return f"({', '.join(map(literal, data))}{',' if len(data) == 1 else ''})"


def figure_files(
    figures: Sequence[Figure], form: Literal["svg", "png", "pdf"], folders: TemplateFolders
) -> list[bytes]:
    """The figures, one file each; as PDF one file with a page for each. Raises KepError."""
    environment = DocumentEnvironment(folders, str)
    calls = tuple(Markup(f"#{drawn(figure)}") for figure in figures)  # noqa: S704 - literals, and strings in quotes
    with told_in_german(_TEMPLATE, environment.folder_loader.spoken_names, ["grafiken"]):
        text = environment.get_template(_TEMPLATE).render(grafiken=calls)
    files: list[bytes] = typst_compiler().compile_figures(text, form, folders)
    return files
