"""One line a finding: `path:line:column: CODE severity: message`."""

from collections.abc import Iterator

from kep_cli.reports.findings import Findings
from kep_cli.wording.severities import severity_style, severity_word
from kep_cli.wording.styled import Segment, Style, StyledLine


def report(findings: Findings) -> Iterator[StyledLine]:
    """The findings line by line, for people in a hurry and for editors; nothing where there are none."""
    for found in findings.told():
        place = f"{findings.path(found.span)}:{found.span.line}:{found.span.column}"
        yield (
            Segment(place, Style.PATH),
            Segment(f": {found.code} "),
            Segment(severity_word(found.severity), severity_style(found.severity)),
            Segment(f": {found.message}"),
        )
