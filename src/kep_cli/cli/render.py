"""`kep render`: the papers as files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kep_cli.cli import options, terminal
from kep_cli.cli.budget_year import Haushaltsjahr, budget_year
from kep_cli.documents.targets.table import FORMATS, USUAL_FORMATS  # noqa: TID253 - a table of words; it loads no target
from kep_cli.errors import KepError
from kep_cli.wording.styled import Segment, Style, plain_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kep_cli.cli.goals import Goals
    from kep_cli.cli.versions import Versions
    from kep_cli.diagnostics import Diagnostic
    from kep_cli.documents.render import Document, Manner

HELP = """
Macht aus den Zielen die Vorlagen.

Ohne Angabe entstehen alle, die noch Entwurf sind. Steht „beschlussauszug“ vor den Namen, entsteht statt der Vorlage je
Gremium ein Auszug mit Ergebnis, Stimmen und geänderten Zielen. Steht „synopse“ vor den Namen zweier Fassungen, entsteht
eine Synopse mit altem und neuem Wortlaut; bei drei bis sechs Fassungen hat jede ihre Spalte. Berichte zum Stichtag sind
„sachstandsbericht“ (eine fertige Mitteilungsvorlage), „massnahmenkatalog“, „kennzahlenbericht“, „haushaltsanlage“ und
„konzept“. Aus Zielen mit Fehlern macht kep nichts davon: Dann zeigt kep, was zu beheben ist, und endet mit 1.
"""
_ANNEXES = ("zusammen", "getrennt")
_USUAL_FOLDER = "build"


def render(  # noqa: PLR0913 - one parameter an option
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME",
            help="Drucksachennummer (72/2018) oder Dateiname der Vorlage ohne Endung; hinter „synopse“ Fassungen.",
        ),
    ] = None,
    *,
    workspace: options.Workspace = None,
    rev: options.Revision = None,
    stichtag: options.Stichtag = None,
    haushaltsjahr: Haushaltsjahr = None,
    form: Annotated[
        list[str] | None,
        typer.Option("--format", metavar=",".join(FORMATS), help="Nur diese Formate; sonst md, tex, pdf und docx."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="ORDNER", help="Wohin die Dateien kommen; sonst nach build neben goals."),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Schreibt nichts; endet mit 1, wenn eine Datei fehlt oder nicht mehr stimmt."),
    ] = False,
    draft: Annotated[
        bool,
        typer.Option("--draft", help="Macht auch aus Zielen mit Fehlern Vorlagen; auf jeder Seite steht dann ENTWURF."),
    ] = False,
    anlagen: Annotated[
        str, typer.Option("--anlagen", metavar="|".join(_ANNEXES), help="Ob Anlagen eigene Dateien werden.")
    ] = _ANNEXES[0],
    unveraendert: Annotated[
        bool, typer.Option("--unveraendert", help="Nimmt in eine Synopse auch die unveränderten Ziele auf.")
    ] = False,
) -> int:
    """Write or compare the files of the papers; gives 1 for faulty goals and for differences."""
    from kep_cli.cli.versions import Versions
    from kep_cli.documents.choosing import REPORTS, REPORTS_ON_A_DAY, SYNOPSIS
    from kep_cli.documents.render import Manner

    formats = [options.one_of(tuple(FORMATS), each, "Das Format") for each in options.separated(form) or USUAL_FORMATS]
    options.one_of(_ANNEXES, anlagen, "Die Art der Anlagen")
    report, *wanted = names if names and names[0] in REPORTS else ("", *(names or ()))
    _check_options(report, rev, separate_annexes=anlagen == _ANNEXES[1], with_unchanged=unveraendert)
    versions = Versions(workspace)
    day = options.day(stichtag)
    year = budget_year(haushaltsjahr, [report, *wanted] if report in REPORTS_ON_A_DAY else (), day)
    manner = Manner(formats, separate_annexes=anlagen == _ANNEXES[1], draft=draft, day=day, budget_year=year)
    if report == SYNOPSIS:
        documents = _synopsis(versions, wanted, manner, with_unchanged=unveraendert)
    elif report in REPORTS_ON_A_DAY:
        documents = _reports(versions, rev, [report, *wanted], day, manner)
    else:
        documents = _papers(versions, rev, wanted, manner, excerpts=bool(report))
    if documents is None:
        return 1
    folder = Path(versions.today.from_here() + _USUAL_FOLDER) if output is None else Path(output)
    return _compare(documents, folder) if check else _write(documents, folder)


def _check_options(report: str, rev: str | None, *, separate_annexes: bool, with_unchanged: bool) -> None:
    """Raises KepError for options that what is asked for cannot honour."""
    from kep_cli.documents.choosing import EXCERPT, SYNOPSIS

    if report and separate_annexes:
        what = {SYNOPSIS: "Eine Synopse", EXCERPT: "Ein Beschlussauszug"}.get(report, "Ein Bericht")
        raise KepError(f"{what} hat keine Anlagen", "Lassen Sie --anlagen weg")
    if report == SYNOPSIS and rev is not None:
        message = "Eine Synopse entsteht aus mehreren Fassungen, nicht aus einer"
        raise KepError(message, f"Nennen Sie die Fassungen hinter „{SYNOPSIS}“, und lassen Sie --rev weg")
    if report != SYNOPSIS and with_unchanged:
        message = "Unveränderte Ziele gibt es nur in einer Synopse"
        raise KepError(message, f"Lassen Sie --unveraendert weg, oder nennen Sie als Erstes „{SYNOPSIS}“")


def _papers(
    versions: "Versions", rev: str | None, names: "Sequence[str]", manner: "Manner", *, excerpts: bool
) -> "list[Document] | None":
    """The files of papers or of their excerpts; None where the goals have errors, which are then shown."""
    from kep_cli.cli.papers import choose, errors_in
    from kep_cli.documents.excerpts import papers_with_results, render_excerpts
    from kep_cli.documents.render import render as rendered
    from kep_cli.documents.templates import template_folders

    base = versions.today if rev is None else versions.named(rev).goals
    wanted = names or (papers_with_results(base.konzept) if excerpts else ())
    choice = choose(base, wanted, by_fassung=rev is None)
    if _are_refused(errors_in(choice), manner):
        return None
    make = render_excerpts if excerpts else rendered
    return make(choice.papers, template_folders(versions.today.workspace), manner)


def _reports(
    versions: "Versions", rev: str | None, names: "Sequence[str]", day: "date", manner: "Manner"
) -> "list[Document] | None":
    """The files of reports on the goals as a whole; None where the goals have errors, which are then shown."""
    from kep_cli.cli.papers import errors_in_goals
    from kep_cli.documents.choosing import REPORTS_ON_A_DAY
    from kep_cli.documents.reports import render_reports
    from kep_cli.documents.templates import template_folders

    for name in names:
        options.one_of(REPORTS_ON_A_DAY, name, "Den Bericht")
    goals = versions.today if rev is None else versions.named(rev).goals
    errors = errors_in_goals(goals)
    if _are_refused([(goals, errors)] if errors else [], manner):
        return None
    return render_reports(
        list(dict.fromkeys(names)), goals.konzept, day, template_folders(versions.today.workspace), manner
    )


def _synopsis(
    versions: "Versions", names: "Sequence[str]", manner: "Manner", *, with_unchanged: bool
) -> "list[Document] | None":
    """The files of a Synopse; None where today's goals are one of its versions and have errors."""
    from kep_cli.cli.synopsis import chosen, errors_in_versions, staende
    from kep_cli.documents.synopsis import render_synopsis
    from kep_cli.documents.templates import template_folders

    folders = template_folders(versions.today.workspace)
    found = chosen(versions, names)
    if _are_refused(errors_in_versions(found), manner):
        return None
    told, stems = staende(versions, found)
    return render_synopsis(told, stems, folders, manner, with_unchanged=with_unchanged)


def _are_refused(errors: "list[tuple[Goals, list[Diagnostic]]]", manner: "Manner") -> bool:
    """Whether nothing is rendered for the errors in the goals, which are then shown; as drafts they are."""
    if errors and not manner.draft:
        _refuse(errors)
        return True
    if errors:
        terminal.note("Die Ziele haben Fehler, deshalb steht auf jeder Seite ENTWURF; mehr sagt: kep validate")
    return False


def _refuse(errors: "list[tuple[Goals, list[Diagnostic]]]") -> None:
    from kep_cli.reports.formats import report_as

    for goals, found in errors:
        terminal.show(report_as("text")(goals.findings(found)))
    terminal.note(
        "Aus Zielen mit Fehlern macht kep keine Vorlagen; als Entwurf gekennzeichnet geht es mit: kep render --draft"
    )


def _compare(documents: "list[Document]", folder: Path) -> int:
    from kep_cli.documents.output import differing, left_over

    found = differing(documents, folder)
    found += [(place, "gehört nicht dazu") for place in left_over(documents, folder)]
    terminal.show(plain_line(f"{place.as_posix()}: {word}") for place, word in found)
    if found:
        terminal.note("Auf den heutigen Stand bringt die Dateien derselbe Befehl ohne --check")
    return int(bool(found))


def _write(documents: "list[Document]", folder: Path) -> int:
    from kep_cli.documents.output import left_over, write

    terminal.show((Segment(place.as_posix(), Style.PATH),) for place in write(documents, folder))
    for place in left_over(documents, folder):
        terminal.note(f"Nicht von diesem Lauf, vielleicht veraltet: {place.as_posix()}")
    return 0
