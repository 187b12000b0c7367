"""The table of formats. A new one is a module of this folder with a function `files`, and its line here."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # help lists the formats without loading what writes them
    from kep_cli.exports.contract import Write


class Format(NamedTuple):
    """A format: its module, and the ending of its one file, empty where it is a folder of files."""

    module: str
    suffix: str


EXPORT_FORMATS = {
    "json": Format("as_json", ".json"),
    "csv": Format("as_csv", ""),
    "xlsx": Format("as_xlsx", ".xlsx"),
    "parquet": Format("as_parquet", ""),
}
"""The formats in which tables can be exported; the first is the usual one."""


def writer_of(form: str) -> "Write":
    """The function that makes the files of a format, one of `EXPORT_FORMATS`. Only its module is loaded."""
    files: Write = import_module(f"kep_cli.exports.{EXPORT_FORMATS[form].module}").files
    return files
