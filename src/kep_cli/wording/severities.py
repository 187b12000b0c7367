"""What severities are called, and how they look."""

from kep_cli.diagnostics import Severity
from kep_cli.wording.counts import counted
from kep_cli.wording.styled import Style

_WORDS = {
    Severity.ERROR: ("Fehler", "Fehler", Style.ERROR),
    Severity.WARNING: ("Warnung", "Warnungen", Style.WARNING),
    Severity.INFO: ("Hinweis", "Hinweise", Style.INFO),
}


def severity_word(severity: Severity) -> str:
    """The German word for one finding of this severity: `Warnung`."""
    return _WORDS[severity][0]


def severity_count(number: int, severity: Severity) -> str:
    """So many findings of this severity: `1 Warnung`, `12 Hinweise`."""
    singular, plural, _ = _WORDS[severity]
    return counted(number, singular, plural)


def severity_style(severity: Severity) -> Style:
    """The style of the word for this severity."""
    return _WORDS[severity][2]
