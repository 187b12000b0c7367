"""The tables of formats. A new one is a module of this folder with a function `report`, and its word here.

The formats of changes are the modules of the folder `changes`.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from kep_cli.reports.findings import Findings
from kep_cli.wording.styled import StyledLine

if TYPE_CHECKING:
    from kep_cli.reports.changes.compared import Compared

FORMATS = ("text", "concise", "json", "github")
"""The formats in which findings can be reported; the first is the usual one."""

CHANGE_FORMATS = ("text", "markdown", "html", "json")
"""The formats in which changes can be reported; the first is the usual one."""

Report = Callable[[Findings], Iterator[StyledLine]]
ReportChanges = Callable[["Compared"], Iterator[StyledLine]]


def report_as(form: str) -> Report:
    """The function that reports findings in this format, one of `FORMATS`. Only its module is loaded."""
    report: Report = import_module(f"kep_cli.reports.{form}").report
    return report


def changes_as(form: str) -> "ReportChanges":
    """The function that reports changes in this format, one of `CHANGE_FORMATS`. Only its module is loaded."""
    report: ReportChanges = import_module(f"kep_cli.reports.changes.{form}").report
    return report
