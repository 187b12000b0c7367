"""Findings for people: what, where with the line of the source, and the remedy; a count at the end."""

from collections import Counter
from collections.abc import Iterator

from kep_cli.diagnostics import Diagnostic, Severity
from kep_cli.reports.excerpt import excerpt
from kep_cli.reports.findings import Findings
from kep_cli.spans import whole_file
from kep_cli.wording.counts import counted
from kep_cli.wording.severities import severity_count, severity_style, severity_word
from kep_cli.wording.styled import Segment, Style, StyledLine, plain_line


def report(findings: Findings) -> Iterator[StyledLine]:
    """Each finding with its place, then a line that counts them; a friendly one where there are none."""
    for found in findings.told():
        yield from _finding(found, findings)
        yield plain_line("")
    yield _closing(findings)


def _finding(found: Diagnostic, findings: Findings) -> Iterator[StyledLine]:
    span = found.span
    gutter = " " * len(str(span.line))
    yield (
        Segment(found.code, Style.STRONG),
        Segment(" "),
        Segment(severity_word(found.severity), severity_style(found.severity)),
        Segment(f": {found.message}"),
    )
    yield (
        Segment(f"{gutter}--> ", Style.DIM),
        Segment(f"{findings.path(span)}:{span.line}:{span.column}", Style.PATH),
    )
    lines = None if span == whole_file(span.path) else findings.sources(span.path)
    if lines is not None and span.line <= len(lines):
        shown = excerpt(lines[span.line - 1], span)
        yield (Segment(f"{gutter} |", Style.DIM),)
        yield (Segment(f"{span.line} | ", Style.DIM), Segment(shown.text))
        yield (
            Segment(f"{gutter} | ", Style.DIM),
            Segment(" " * shown.indent + "^" * shown.width, Style.MARKER),
        )
    if found.help:
        yield (Segment(f"{gutter} = ", Style.DIM), Segment("Hilfe: ", Style.STRONG), Segment(found.help))


def _closing(findings: Findings) -> StyledLine:
    number = Counter(found.severity for found in findings.diagnostics)
    counts = [
        Segment(severity_count(number[severity], severity), severity_style(severity))
        for severity in Severity
        if number[severity]
    ]
    hidden = number[Severity.INFO] and not findings.with_hints
    remark = [Segment(" (mit --hinweise zeigen)")] if hidden else []
    if number[Severity.ERROR] or number[Severity.WARNING]:
        return (*_joined(counts), *remark)
    checked = f"{counted(findings.ziele, 'Ziel', 'Ziele')} in {counted(findings.dateien, 'Datei', 'Dateien')} geprüft"
    verdict = "Nichts Neues" if findings.known else "Alles in Ordnung"
    return (Segment(f"{verdict}: {checked}"), *(Segment(", ") for _ in counts), *counts, *remark)


def _joined(counts: list[Segment]) -> Iterator[Segment]:
    for index, count in enumerate(counts):
        if index:
            yield Segment(", ")
        yield count
