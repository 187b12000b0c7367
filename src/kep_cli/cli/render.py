"""`kep render`: the papers as files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kep_cli.cli import options, terminal
from kep_cli.documents.targets.table import FORMATS, USUAL_FORMATS  # noqa: TID253 - a table of words; it loads no target
from kep_cli.errors import KepError
from kep_cli.wording.styled import Segment, Style, plain_line

if TYPE_CHECKING:
    from kep_cli.cli.goals import Goals
    from kep_cli.diagnostics import Diagnostic
    from kep_cli.documents.render import Document

HELP = """
Macht aus den Zielen die Vorlagen.

Ohne Angabe entstehen alle, die noch Entwurf sind. Steht „beschlussauszug“ vor den Namen, entsteht statt der Vorlage je
Gremium ein Auszug mit Ergebnis, Stimmen und geänderten Zielen. Aus Zielen mit Fehlern macht kep keine: Dann zeigt kep,
was zu beheben ist, und endet mit 1.
"""
_ANNEXES = ("zusammen", "getrennt")
_USUAL_FOLDER = "build"


def render(  # noqa: PLR0913 - one parameter an option
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="Drucksachennummer (72/2018) oder Dateiname der Vorlage ohne Endung."),
    ] = None,
    *,
    workspace: options.Workspace = None,
    rev: options.Revision = None,
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
) -> int:
    """Write or compare the files of the papers; gives 1 for faulty goals and for differences."""
    from kep_cli.cli.papers import choose, errors_in
    from kep_cli.cli.versions import Versions
    from kep_cli.documents.excerpts import EXCERPT, papers_with_results, render_excerpts
    from kep_cli.documents.render import Manner
    from kep_cli.documents.render import render as rendered
    from kep_cli.documents.templates import template_folders

    formats = [options.one_of(tuple(FORMATS), each, "Das Format") for each in options.separated(form) or USUAL_FORMATS]
    options.one_of(_ANNEXES, anlagen, "Die Art der Anlagen")
    versions = Versions(workspace)
    today = versions.today
    base = today if rev is None else versions.named(rev).goals
    wanted = names or []
    excerpts = wanted[:1] == [EXCERPT]
    if excerpts:
        _check_excerpts(separate_annexes=anlagen == _ANNEXES[1])
        wanted = wanted[1:] or papers_with_results(base.konzept)
    choice = choose(base, wanted, by_fassung=rev is None)
    errors = errors_in(choice)
    if errors and not draft:
        return _refuse(errors)
    if errors:
        terminal.note("Die Ziele haben Fehler, deshalb steht auf jeder Seite ENTWURF; mehr sagt: kep validate")
    manner = Manner(formats, separate_annexes=anlagen == _ANNEXES[1], draft=draft)
    make = render_excerpts if excerpts else rendered
    documents = make(choice.papers, template_folders(today.workspace), manner)
    folder = Path(today.from_here() + _USUAL_FOLDER) if output is None else Path(output)
    return _compare(documents, folder) if check else _write(documents, folder)


def _check_excerpts(*, separate_annexes: bool) -> None:
    if separate_annexes:
        raise KepError("Ein Beschlussauszug hat keine Anlagen", "Lassen Sie --anlagen weg")


def _refuse(errors: "list[tuple[Goals, list[Diagnostic]]]") -> int:
    from kep_cli.reports.formats import report_as

    for goals, found in errors:
        terminal.show(report_as("text")(goals.findings(found)))
    terminal.note(
        "Aus Zielen mit Fehlern macht kep keine Vorlagen; als Entwurf gekennzeichnet geht es mit: kep render --draft"
    )
    return 1


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
