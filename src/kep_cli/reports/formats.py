"""The table of formats. A new one is a module of this folder with a function `report`, and its word here."""

from collections.abc import Callable, Iterator
from importlib import import_module

from kep_cli.reports.findings import Findings
from kep_cli.wording.styled import StyledLine

FORMATS = ("text", "concise", "json", "github")
"""The formats in which findings can be reported; the first is the usual one."""

Report = Callable[[Findings], Iterator[StyledLine]]


def report_as(form: str) -> Report:
    """The function that reports findings in this format, one of `FORMATS`. Only its module is loaded."""
    report: Report = import_module(f"kep_cli.reports.{form}").report
    return report
