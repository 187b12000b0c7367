"""`kep validate`: every fault in the goals, with its place and remedy."""

from typing import TYPE_CHECKING, Annotated

import typer

from kep_cli.cli import options, terminal
from kep_cli.cli.usage import unknown
from kep_cli.errors import KepError
from kep_cli.reports.formats import FORMATS  # noqa: TID253 - a table of words; it loads no report
from kep_cli.wording.counts import counted

if TYPE_CHECKING:
    from kep_cli.cli.goals import Goals

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
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="FASSUNG",
            help="Vergleicht mit einer älteren Fassung und meldet auch, was seitdem ohne Erklärung weggefallen ist; "
            "benannt wie bei --rev.",
        ),
    ] = None,
    only_new: Annotated[
        bool, typer.Option("--only-new", help="Nennt nur, was es in der Fassung von --against noch nicht gab.")
    ] = False,
    tolerant: Annotated[
        bool,
        typer.Option("--tolerant", help="Endet auch dann nicht mit 2, wenn sich die Fassung nicht ganz lesen lässt."),
    ] = False,
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
    from kep_cli.cli.checking import Checker
    from kep_cli.cli.goals import with_revisions
    from kep_cli.cli.guard import COULD_NOT
    from kep_cli.cli.versions import Versions
    from kep_cli.diagnostics import Severity
    from kep_cli.reports.formats import report_as
    from kep_cli.settings import RuleSettings

    if folder and workspace:
        raise KepError("Der Ordner ist zweimal angegeben", "Lassen Sie eine der beiden Angaben weg")
    if only_new and against is None:
        message = "„--only-new“ braucht eine Fassung, mit der verglichen wird"
        raise KepError(message, "Nennen Sie sie, etwa so: kep validate --against origin/main --only-new")
    if tolerant and against is None:
        message = "„--tolerant“ braucht eine Fassung, mit der verglichen wird"
        raise KepError(message, "Lassen Sie „--tolerant“ weg, oder nennen Sie eine mit „--against“")
    options.one_of(FORMATS, form, "Das Format")
    # An older version is of its time: that it says nothing of what came later is no fault of it.
    day = None if rev and stichtag is None else options.day(stichtag)
    settings = RuleSettings(only=_rules(select), ignore=_rules(ignore))
    versions = Versions(folder or workspace)
    goals = with_revisions(versions.today if rev is None else versions.named(rev).goals)
    old = None if against is None else versions.named(against).goals
    checker = Checker(goals, settings, versions.loader, day)
    checked = checker.new_findings(old) if old and only_new else checker.findings(old)
    findings = goals.findings(checked.diagnostics, with_hints=hinweise)._replace(known=checked.known)
    terminal.show(report_as(form)(findings))
    if checked.known:
        terminal.note(
            f"Nicht genannt: {counted(checked.known, 'Fundstelle', 'Fundstellen')}, die es in „{against}“ schon gab"
        )
    if old and _tell_unread(old, against or "") and not tolerant:
        return COULD_NOT
    blocking = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(found.severity in blocking for found in checked.diagnostics))


def _tell_unread(old: "Goals", name: str) -> bool:
    """Name the files of an older version that were not compared in full; whether there are any."""
    from kep_cli.cli.versions import unread_files

    unread = unread_files(old)
    for path in unread:
        terminal.note(f"{path} (in „{name}“) lässt sich nicht ganz lesen und wurde nicht ganz verglichen")
    if unread:
        terminal.note("Nennen Sie eine Fassung, die sich ganz lesen lässt, oder nehmen Sie es mit --tolerant hin")
    return bool(unread)


def _rules(selectors: list[str] | None) -> tuple[str, ...]:
    from kep_cli.rules.catalogue import is_known, similar_names

    chosen = options.separated(selectors)
    for selector in chosen:
        if not is_known(selector):
            raise unknown("Die Regel", selector, similar_names(selector), see="Alle Regeln zeigt: kep explain")
    return chosen
