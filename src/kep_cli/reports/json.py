"""All findings as JSON, for other programs; hints are always included."""

from collections.abc import Iterator

from kep_cli.reports.as_json import json_lines
from kep_cli.reports.findings import Findings
from kep_cli.wording.styled import StyledLine


def report(findings: Findings) -> Iterator[StyledLine]:
    """A list of objects, one a finding; lines and columns count from 1, paths are relative to the workspace."""
    objects = [
        {
            "code": found.code,
            "name": found.name,
            "severity": found.severity.value,
            "message": found.message,
            "help": found.help,
            "file": found.span.path,
            "line": found.span.line,
            "column": found.span.column,
            "end_line": found.span.end_line,
            "end_column": found.span.end_column,
            "entity": found.entity,
        }
        for found in findings.diagnostics
    ]
    yield from json_lines(objects)
