"""What every report of findings gets."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kep_cli.diagnostics import Diagnostic, Severity
from kep_cli.spans import Span

Sources = Callable[[str], list[str] | None]
"""The lines of a file without their ends, by its path in the workspace; None where there is no text to show."""


class Findings(NamedTuple):
    """The diagnostics of one run, in the order in which they are to be told, and what was checked.

    `from_here` leads from the current folder to the workspace (`""`, or `ziele/` with its slash), so that editors and
    GitHub find the files; `ziele` and `dateien` are the numbers of goals and files that were checked. `known` findings
    more are left out, since another version had them already.
    """

    diagnostics: Sequence[Diagnostic]
    sources: Sources
    ziele: int
    dateien: int
    with_hints: bool = False
    from_here: str = ""
    known: int = 0

    def told(self) -> list[Diagnostic]:
        """The diagnostics that people are told: hints only where they were asked for."""
        return [each for each in self.diagnostics if self.with_hints or each.severity is not Severity.INFO]

    def path(self, span: Span) -> str:
        """The path of a place as seen from the current folder."""
        return self.from_here + span.path
