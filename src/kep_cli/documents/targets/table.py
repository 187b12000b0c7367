"""The table of targets. A new one is a module of this folder with a `TARGET`, its two templates, and its line here.

Commands read the table for their help, so it loads nothing by itself.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # help lists the formats without loading what writes them
    from kep_cli.documents.targets.contract import Target

FORMATS = {"md": "markdown", "tex": "latex", "pdf": "pdf", "typ": "typst"}
"""The formats that documents can be rendered in, as they are called on the command line, with their module."""

USUAL_FORMATS = ("md", "tex", "pdf")
"""The formats of papers that are rendered without naming any; `typ` only shows what a PDF is made from."""


def target(form: str) -> "Target":
    """The target of a format, one of `FORMATS`. Only its module is loaded."""
    found: Target = import_module(f"kep_cli.documents.targets.{FORMATS[form]}").TARGET
    return found
