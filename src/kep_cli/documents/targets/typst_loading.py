"""Loading Typst's compiler, only when something is made with it."""

from importlib import import_module
from types import ModuleType

from kep_cli.errors import KepError


def typst_compiler() -> ModuleType:
    """The module `typst_compiler`. Raises KepError where Typst is not installed."""
    try:
        return import_module("kep_cli.documents.targets.typst_compiler")
    except ImportError as error:
        if "typst" not in (error.name or "").split("."):
            raise  # kep's own fault
        message = "Für PDF und Grafiken fehlt das Programm Typst"
        raise KepError(
            message, "Installieren Sie es: pip install typst; Vorlagen gehen ohne: kep render --format md,tex"
        ) from error
