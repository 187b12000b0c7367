"""PDF as a target: what Typst makes of the target `typ`. Typst is loaded only when a PDF is made."""

from kep_cli.documents.targets.typst import TARGET as TYPST
from kep_cli.documents.targets.typst_loading import typst_compiler
from kep_cli.documents.templates import TemplateFolders


def compiled(text: str, folders: TemplateFolders) -> bytes:
    """The PDF of a document in Typst: accessible (PDF/UA-1), the same bytes everywhere. Raises KepError."""
    data: bytes = typst_compiler().compile_pdf(text, folders)
    return data


TARGET = TYPST._replace(suffix=".pdf", finish=compiled)
