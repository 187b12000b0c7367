"""The table of targets. A new one is a module of this folder with a `TARGET`, its two templates, and its line here.

Commands read the table for their help, so it loads nothing by itself.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # help lists the formats without loading what writes them
    from kep_cli.documents.targets.contract import Maker, Target

FORMATS = {
    "md": "markdown",
    "tex": "latex",
    "pdf": "pdf",
    "docx": "docx.target",
    "felder": "felder",
    "typ": "typst",
}
"""The formats that documents can be rendered in, as they are called on the command line, with their module."""

USUAL_FORMATS = ("md", "tex", "pdf", "docx")
"""The formats of papers that are rendered without naming any; `typ` only shows what a PDF is made from."""

SHOWN_FORMATS = {"text": "plain", "md": "markdown"}
"""The formats of what is shown on the terminal, to be pasted elsewhere; the first is the usual one."""

CITED_FORMATS = (*SHOWN_FORMATS, "docx")
"""The formats of what other papers cite: those that are shown, and one that is always a file."""


def target(form: str) -> "Target | Maker":
    """The target of a format, one of `FORMATS` or `SHOWN_FORMATS`. Only its module is loaded."""
    module = (SHOWN_FORMATS | FORMATS)[form]
    found: Target | Maker = import_module(f"kep_cli.documents.targets.{module}").TARGET
    return found
