"""KEP3xx, typography: hyphens where a dash belongs, and dashes that lack a blank."""

import re
from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.number_ranges import range_around

_LONE_HYPHEN = re.compile(r" -(?<=[^\s\x00] -)-{0,2}(?=[ \n][^\s\x00])")
_HYPHEN_IN_NUMBERS = re.compile(r"-(?<=[\d.]-)(?=\d)")
_HALF_DASH = re.compile(r"–(?:(?<=[^\s\x00] –)(?=[^\W\d_])|(?<=[^\W\d_]–)(?= [^\s\x00]))")


@rule("KEP303", "bindestrich-statt-gedankenstrich", Severity.INFO)
def hyphen_for_dash(context: Context) -> Iterator[Finding]:
    """Ein kurzer Bindestrich steht, wo ein Gedankenstrich oder Bis-Strich hingehört.

    Der Bindestrich verbindet („E-Mail-Verfahren“), der Gedankenstrich trennt, und zwischen Jahren, Tagen und
    Uhrzeiten heißt er „bis“. Word ersetzt ihn beim Tippen, ein Editor nicht. Drucksachennummern wie 69-1/2017, Daten
    wie 2018-06-21 und Telefonnummern bleiben, wie sie sind.

    Schlecht:

        titel: Kreisentwicklungskonzept - Ziele 2018-2026

    Gut:

        titel: Kreisentwicklungskonzept – Ziele 2018–2026
    """
    for passage in context.manuscript.find(_LONE_HYPHEN):
        before, after = passage.before.rstrip(), passage.after.lstrip()
        if before[-1:].isdigit() and after[:1].isdigit() and not _are_years(before, after):
            continue
        remedy = "Schreiben Sie „–“"
        if re.match(r"(?:und|oder|bzw\.|sowie)\s", after):
            remedy = "Schreiben Sie „–“, oder ohne Leerzeichen davor wie in „Ober- und Unterziele“"
        elif before.endswith(":"):
            remedy = "Schreiben Sie „–“; soll es eine Aufzählung sein, gehört jeder Punkt in eine eigene Zeile"
        sign = passage._replace(start=passage.start + 1)
        yield sign.finding(f"„{sign.found}“ statt Gedankenstrich", remedy)
    for passage in context.manuscript.find(_HYPHEN_IN_NUMBERS):
        if found := range_around(passage.before, passage.after):
            yield passage.finding(
                f"Bindestrich statt Bis-Strich in „{found}“", f"Schreiben Sie „{found.replace('-', '–')}“"
            )


@rule("KEP312", "gedankenstrich-ohne-leerzeichen", Severity.WARNING)
def half_dash(context: Context) -> Iterator[Finding]:
    """Ein Gedankenstrich hat nur auf einer Seite ein Leerzeichen.

    Ein Gedankenstrich steht frei, ein Bis-Strich eng zwischen beiden Angaben, ein Ergänzungsstrich ist ein Bindestrich.

    Schlecht:

        leitbild: Landkreis Musterland –gemeinsam voran.

    Gut:

        leitbild: Landkreis Musterland – gemeinsam voran.
    """
    for passage in context.manuscript.find(_HALF_DASH):
        if passage.before[-1:].isspace():
            message = "Leerzeichen hinter dem Gedankenstrich fehlt"
            remedy = "Ergänzen Sie es; in „Spielplätze und -geräte“ steht ein Bindestrich"
        else:
            message = "Leerzeichen vor dem Gedankenstrich fehlt"
            remedy = (
                "Ergänzen Sie es; in „Ober- und Unterziele“ steht ein Bindestrich, in „Montag–Freitag“ kein Leerzeichen"
            )
        yield passage.finding(message, remedy)


def _are_years(before: str, after: str) -> bool:
    return bool(re.search(r"(?<!\d)(?:1[89]|20)\d\d$", before) and re.match(r"(?:1[89]|20)\d\d(?!\d)", after))


RULES: tuple[Rule, ...] = (hyphen_for_dash, half_dash)
"""The rules of this module, in the order of their codes."""
