"""`kep explain`: what a rule finds and why."""

from typing import TYPE_CHECKING, Annotated

import typer

from kep_cli.cli.terminal import show
from kep_cli.cli.usage import unknown
from kep_cli.wording.severities import severity_style, severity_word
from kep_cli.wording.styled import Segment, Style, StyledLine, plain_line

if TYPE_CHECKING:
    from kep_cli.rules.contract import Rule

HELP = """
Erklärt eine Regel: was sie findet, warum das schadet, wie es richtig ist.

Ohne Angabe werden alle Regeln aufgezählt.
"""
_ON_REQUEST = "nur auf Wunsch"


def explain(
    code: Annotated[str | None, typer.Argument(metavar="REGEL", help="Die Regel, etwa KEP203 oder ihr Name.")] = None,
) -> int:
    """Print the documentation of the rule with this code or name, or the list of all rules."""
    from kep_cli.rules.catalogue import RULES, similar_names

    if code is None:
        show(_in_the_list(rule) for rule in RULES)
        return 0
    wanted = code.strip().casefold()
    for rule in RULES:
        if wanted in {rule.code.casefold(), rule.name.casefold()}:
            show([_heading(rule), plain_line(""), *map(plain_line, rule.documentation.splitlines())])
            return 0
    raise unknown("Die Regel", code, similar_names(code), see="Alle Regeln zeigt: kep explain")


def _in_the_list(rule: "Rule") -> StyledLine:
    return (
        Segment(f"{rule.code}  ", Style.STRONG),
        Segment(f"{severity_word(rule.severity):<8}", severity_style(rule.severity)),
        Segment(f" {rule.name}"),
        Segment("" if rule.default_on else f" ({_ON_REQUEST})", Style.DIM),
    )


def _heading(rule: "Rule") -> StyledLine:
    remark = "" if rule.default_on else f", {_ON_REQUEST}"
    return (
        Segment(f"{rule.code} {rule.name}", Style.STRONG),
        Segment(f" ({severity_word(rule.severity)}{remark})", Style.DIM),
    )
