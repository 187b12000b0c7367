"""`kep validate`: every fault in the goals, with its place and remedy."""

from typing import Annotated

import typer

from kep_cli.cli import options, terminal
from kep_cli.cli.usage import unknown
from kep_cli.errors import KepError
from kep_cli.reports.formats import FORMATS  # noqa: TID253 - a table of words; it loads no report

HELP = """
Prüft die Ziele und nennt jeden Fehler mit Datei, Zeile und Spalte.

Endet mit 0, wenn es keine Fehler gibt, mit 1, wenn es welche gibt, und mit 2, wenn kep nicht prüfen konnte.
"""
_RULES = "Regeln heißen etwa KEP203; KEP2 meint alle, die so beginnen. Mehrere trennt ein Komma."


def validate(  # noqa: PLR0913 - one parameter an option
    folder: Annotated[
        str | None, typer.Argument(metavar="ORDNER", help="Der Ordner mit den Zielen, dasselbe wie --workspace.")
    ] = None,
    *,
    workspace: options.Workspace = None,
    rev: options.Revision = None,
    stichtag: options.Stichtag = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="REGELN", help=f"Prüft nur diese Regeln. {_RULES}")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="REGELN", help="Prüft diese Regeln nicht.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Endet auch mit 1, wenn es nur Warnungen gibt.")] = False,
    hinweise: Annotated[
        bool, typer.Option("--hinweise", help="Nennt auch die Hinweise; sonst werden sie nur gezählt.")
    ] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="Wie das Ergebnis ausgegeben wird.")
    ] = FORMATS[0],
) -> int:
    """Check a workspace; gives 1 where there are findings at error level, or warnings that count as such."""
    from kep_cli.cli.goals import with_revisions
    from kep_cli.cli.versions import read_goals
    from kep_cli.diagnostics import Severity
    from kep_cli.reports.formats import report_as
    from kep_cli.rules.dispatch import check
    from kep_cli.settings import RuleSettings

    if folder and workspace:
        raise KepError("Der Ordner ist zweimal angegeben", "Lassen Sie eine der beiden Angaben weg")
    options.one_of(FORMATS, form, "Das Format")
    # An older version is of its time: that it says nothing of what came later is no fault of it.
    day = None if rev and stichtag is None else options.day(stichtag)
    settings = RuleSettings(only=_rules(select), ignore=_rules(ignore))
    goals = with_revisions(read_goals(folder or workspace, rev))
    diagnostics = check(goals.konzept, settings, day=day)
    terminal.show(report_as(form)(goals.findings(diagnostics, with_hints=hinweise)))
    blocking = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(found.severity in blocking for found in diagnostics))


def _rules(selectors: list[str] | None) -> tuple[str, ...]:
    from kep_cli.rules.catalogue import is_known, similar_names

    chosen = options.separated(selectors)
    for selector in chosen:
        if not is_known(selector):
            raise unknown("Die Regel", selector, similar_names(selector), see="Alle Regeln zeigt: kep explain")
    return chosen
