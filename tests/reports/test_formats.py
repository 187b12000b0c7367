"""One list of findings in every format, compared with what is kept in `golden/`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import kep_cli.reports
from kep_cli.diagnostics import Diagnostic, Severity
from kep_cli.reports.findings import Findings
from kep_cli.reports.formats import FORMATS, report_as
from kep_cli.spans import Span, whole_file
from kep_cli.wording.visible import visible

Golden = Callable[[str, str], None]

KONZEPT = "goals/konzept.yaml"
ZIELE = "goals/oberziele/wohnraum, land: 100 %.yaml"
SOURCES = {
    KONZEPT: [
        "titel: Kreisentwicklungskonzept",
        "phase: zielbildnug",
        "\tleitbild: Gro\u0308ßer\x1b[31m 日本語 denken",
    ],
    ZIELE: [
        *["# Kommentar"] * 98,
        "text: Wir " + "wollen und können " * 8 + "sehr  gut wohnen" + " bis ans Ende" * 8,
        "text: >-",
        "  Ein Satz,",
        "  der über zwei Zeilen geht",
    ],
}
DIAGNOSTICS = (
    Diagnostic(
        "KEP113",
        "unbekanntes-wort",
        Severity.ERROR,
        "„zielbildnug“ ist keine Phase",
        "Meinten Sie „zielbildung“?",
        Span(KONZEPT, 2, 8, 2, 19),
        "konzept",
    ),
    Diagnostic("KEP003", "steuerzeichen", Severity.ERROR, "Steuerzeichen U+001B", "", Span(KONZEPT, 3, 19, 3, 20), ""),
    Diagnostic("KEP301", "fremdes", Severity.INFO, "Fremde Schrift", "Übersetzen", Span(KONZEPT, 3, 25, 3, 28), ""),
    Diagnostic("KEP001", "zu-gross", Severity.ERROR, "Zu groß", "Teilen", whole_file("goals/runden.yaml"), ""),
    Diagnostic(
        "KEP302",
        "doppeltes-leerzeichen",
        Severity.WARNING,
        "Zwei Leerzeichen\x07\x9b\U000e0041\udcff nacheinander [red]hier[/red]",
        "Lassen Sie eines weg; 100 %,\nwirklich",
        Span(ZIELE, 99, 159, 99, 161),
        "ziel:wohnraum",
    ),
    Diagnostic(
        "KEP303", "satz", Severity.WARNING, "Kein ganzer Satz", "", Span(ZIELE, 101, 3, 102, 28), "ziel:wohnraum"
    ),
    Diagnostic("KEP304", "ende", Severity.INFO, "Am Ende fehlt etwas", "", Span(ZIELE, 102, 28, 102, 28), ""),
)
FINDINGS = Findings(DIAGNOSTICS, SOURCES.get, ziele=12, dateien=3)


def told(form: str, findings: Findings) -> str:
    return "".join("".join(visible(text) for text, _ in line) + "\n" for line in report_as(form)(findings))


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_says_the_same_findings(form: str, golden: Golden) -> None:
    golden(f"findings.{form}", told(form, FINDINGS))


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_tells_hints_when_asked(form: str, golden: Golden) -> None:
    golden(f"findings-with-hints.{form}", told(form, FINDINGS._replace(with_hints=True, from_here="../ziele/")))


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("text", "Alles in Ordnung: 12 Ziele in 3 Dateien geprüft\n"),
        ("concise", ""),
        ("json", "[]\n"),
        ("github", ""),
    ],
)
def test_nothing_found_is_said_too(form: str, expected: str) -> None:
    assert expected == told(form, FINDINGS._replace(diagnostics=()))


def test_the_table_of_formats_is_complete() -> None:
    folder = Path(kep_cli.reports.__file__).parent
    with_report = {file.stem for file in folder.glob("*.py") if "\ndef report(" in file.read_text(encoding="utf-8")}

    assert with_report == set(FORMATS)


def test_json_holds_every_finding_as_it_is() -> None:
    read = json.loads(told("json", FINDINGS))

    assert [found.message for found in DIAGNOSTICS] == [each["message"] for each in read]
    assert [found.help for found in DIAGNOSTICS] == [each["help"] for each in read]


@pytest.mark.parametrize(
    ("errors", "warnings", "hints", "expected"),
    [
        (1, 0, 0, "1 Fehler"),
        (2, 1, 1, "2 Fehler, 1 Warnung, 1 Hinweis (mit --hinweise zeigen)"),
        (0, 2, 12, "2 Warnungen, 12 Hinweise (mit --hinweise zeigen)"),
        (0, 0, 1, "Alles in Ordnung: 1 Ziel in 1 Datei geprüft, 1 Hinweis (mit --hinweise zeigen)"),
    ],
)
def test_the_last_line_counts_in_german(errors: int, warnings: int, hints: int, expected: str) -> None:
    severities = [Severity.ERROR] * errors + [Severity.WARNING] * warnings + [Severity.INFO] * hints
    diagnostics = [DIAGNOSTICS[0]._replace(severity=severity) for severity in severities]

    assert expected == told("text", Findings(diagnostics, SOURCES.get, ziele=1, dateien=1)).splitlines()[-1]


def test_hints_that_were_told_are_not_offered_again() -> None:
    findings = Findings(DIAGNOSTICS[2:3], SOURCES.get, ziele=2, dateien=1, with_hints=True)

    assert "Alles in Ordnung: 2 Ziele in 1 Datei geprüft, 1 Hinweis" == told("text", findings).splitlines()[-1]
