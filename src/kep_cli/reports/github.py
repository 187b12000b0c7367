"""Workflow commands that GitHub turns into notes beside the lines of a pull request."""

from collections.abc import Iterator

from kep_cli.diagnostics import Severity
from kep_cli.reports.findings import Findings
from kep_cli.spans import Span
from kep_cli.wording.styled import StyledLine, plain_line

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(findings: Findings) -> Iterator[StyledLine]:
    """One command a finding; nothing where there are none."""
    for found in findings.told():
        properties = {
            "file": findings.path(found.span),
            **_place(found.span),
            "title": f"{found.code} {found.name}",
        }
        listed = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
        message = f"{found.message}\nHilfe: {found.help}" if found.help else found.message
        yield plain_line(f"::{_COMMANDS[found.severity]} {listed}::{_escape(message)}")


def _place(span: Span) -> dict[str, str]:
    lines = {"line": str(span.line), "endLine": str(span.end_line)}
    if span.line != span.end_line:  # GitHub takes columns only within one line
        return lines
    return lines | {"col": str(span.column), "endColumn": str(max(span.end_column, span.column + 1))}


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
