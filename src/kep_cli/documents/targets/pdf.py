"""PDF as a target: what Typst makes of the target `typ`. Typst is loaded only when a PDF is made."""

from importlib import import_module

from kep_cli.documents.targets.typst import TARGET as TYPST
from kep_cli.documents.templates import TemplateFolders
from kep_cli.errors import KepError


def compiled(text: str, folders: TemplateFolders) -> bytes:
    """The PDF of a document in Typst: accessible (PDF/UA-1), the same bytes everywhere. Raises KepError."""
    try:
        compiler = import_module("kep_cli.documents.targets.typst_compiler")
    except ImportError as error:
        if "typst" not in (error.name or "").split("."):
            raise  # kep's own fault
        message = "Für PDF fehlt das Programm Typst"
        raise KepError(
            message, "Installieren Sie es: pip install typst; ohne PDF: kep render --format md,tex"
        ) from error
    data: bytes = compiler.compile_pdf(text, folders)
    return data


TARGET = TYPST._replace(suffix=".pdf", finish=compiled)
