"""What kep has to say about the goals: faults as facts, findings of rules, diagnostics for people.

A *fault* is a fact met while reading or typing, without judgement. A rule turns facts into *findings*
(where and what). The dispatcher stamps a finding with code, name and severity: a *diagnostic*.
"""

from enum import Enum, StrEnum
from typing import NamedTuple

from kep_cli.spans import Span


class Severity(StrEnum):
    """How grave a finding is; only `ERROR` blocks."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Fault(NamedTuple):
    """Something met while reading: its kind, its place, and the words that a message needs."""

    kind: Enum
    span: Span
    details: tuple[str, ...] = ()
    entity: str = ""

    def moved(self, path: str) -> "Fault":
        """The same fault in a file of another name."""
        return self._replace(span=self.span._replace(path=path))


class Finding(NamedTuple):
    """What a rule yields: the place, a short German fact without full stop, and the remedy.

    `entity` names what the finding is about (`ziel wohnraum`), for those who read the JSON; the
    place need not lie inside it. `severity` is given where it depends on more than the rule (see `rules.phases`); what
    users set for the rule counts more.
    """

    span: Span
    message: str
    help: str = ""
    entity: str = ""
    severity: Severity | None = None


class Diagnostic(NamedTuple):
    """A finding with the code, name and severity of its rule, as settings left them."""

    code: str
    name: str
    severity: Severity
    message: str
    help: str
    span: Span
    entity: str
