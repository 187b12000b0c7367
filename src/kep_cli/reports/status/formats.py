"""The table of formats. A new one is a module of this folder with a function `report`, and its word here."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from kep_cli.wording.styled import StyledLine

if TYPE_CHECKING:  # help lists the formats without loading what they tell of
    from kep_cli.reports.status.stand import Stand

STATUS_FORMATS = ("text", "json", "markdown")
"""The formats in which it can be told how things stand; the first is the usual one."""

Report = Callable[["Stand"], Iterator[StyledLine]]


def report_as(form: str) -> Report:
    """The function that tells it in this format, one of `STATUS_FORMATS`. Only its module is loaded."""
    report: Report = import_module(f"kep_cli.reports.status.{form}").report
    return report
