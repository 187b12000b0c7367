"""`kep diff`: what changed between two versions of the goals."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kep_cli.cli import options, terminal
from kep_cli.cli.output_file import place_for, write_file
from kep_cli.cli.usage import unknown
from kep_cli.errors import KepError
from kep_cli.reports.formats import CHANGE_FORMATS  # noqa: TID253 - a table of words; it loads no report

if TYPE_CHECKING:
    from kep_cli.cli.versions import Version
    from kep_cli.compare.changes import Comparison
    from kep_cli.model.konzept import Konzept
    from kep_cli.reports.changes.compared import VersionName

HELP = """
Sagt, was sich zwischen zwei Fassungen der Ziele geändert hat.

Eine Fassung ist der Name einer Runde, einer Fassung, eines Ordners oder einer Git-Revision; ordner:NAME meint immer den
Ordner, git:NAME immer die Revision. Ohne NEU wird mit den heutigen Zielen verglichen. Lassen sich Dateien einer Fassung
nicht lesen, wird der Rest verglichen, und kep endet mit 2.
"""
_SUFFIXES = {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json", ".txt": "text"}


def diff(  # noqa: PLR0913 - one parameter an option
    old: Annotated[str, typer.Argument(metavar="ALT", help="Die alte Fassung, etwa einbringung-2026 oder HEAD~3.")],
    new: Annotated[str | None, typer.Argument(metavar="NEU", help="Die neue Fassung.")] = None,
    *,
    workspace: options.Workspace = None,
    ziel: Annotated[
        str | None,
        typer.Option("--ziel", metavar="ID|NUMMER", help="Nur was dieses Ziel und alles darunter betrifft."),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="ART",
            help="Nur Änderungen dieser Art: added, removed, reworded, editorial, renumbered, moved, level_changed, "
            "reordered, merged, split oder changed. Mehrere trennt ein Komma.",
        ),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(CHANGE_FORMATS), help="Wie das Ergebnis ausgegeben wird.")
    ] = CHANGE_FORMATS[0],
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="DATEI", help="Schreibt in diese Datei statt auf den Bildschirm."),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Endet mit 1, wenn sich etwas geändert hat.")] = False,
    tolerant: Annotated[
        bool, typer.Option("--tolerant", help="Endet auch dann nicht mit 2, wenn sich Dateien nicht lesen lassen.")
    ] = False,
) -> int:
    """Print what changed, or write it into a file; gives 2 where not all could be compared."""
    from kep_cli.cli.guard import COULD_NOT
    from kep_cli.cli.versions import Versions, pair
    from kep_cli.compare.changes import Kind
    from kep_cli.compare.compare import compare
    from kep_cli.compare.selection import of_kinds
    from kep_cli.reports.changes.compared import Compared
    from kep_cli.reports.changes.telling import selection
    from kep_cli.reports.formats import changes_as

    options.one_of(CHANGE_FORMATS, form, "Das Format")
    kinds = [Kind(options.one_of([*Kind], each, "Die Art von Änderung")) for each in options.separated(only)]
    place = _place(form, output)
    versions = pair(Versions(workspace), old, new)
    konzepte = (versions[0].goals.konzept, versions[1].goals.konzept)
    comparison = compare(*konzepte)
    if ziel is not None:
        comparison = _about(comparison, konzepte, ziel)
    if kinds:
        comparison = of_kinds(comparison, frozenset(kinds))
    names = (_named(versions[0]), _named(versions[1]))
    lines = changes_as(form)(Compared(comparison, names, konzepte, selection(ziel, kinds)))
    if place is None:
        terminal.show(lines)
    else:
        write_file(terminal.as_text(lines).encode(), place)
    if _tell_faulty(names) and not tolerant:
        return COULD_NOT
    return int(exit_code and bool(comparison.changes))


def _place(form: str, output: str | None) -> Path | None:
    """The file to be written, if any. Raises KepError where its name promises another format, or it cannot be one."""
    if output is None:
        return None
    promised = _SUFFIXES.get(Path(output).suffix.casefold(), form)
    if promised != form:
        message = f"„{Path(output).as_posix()}“ verspricht das Format „{promised}“, das Format ist aber „{form}“"
        raise KepError(message, f"Schreiben Sie dazu: --format {promised}")
    return place_for(output)


def _about(comparison: "Comparison", konzepte: "tuple[Konzept, Konzept]", name: str) -> "Comparison":
    """The part that concerns the goal with this id or number. Raises KepError where none or several are meant."""
    from kep_cli.compare.selection import about, called

    meant = called(*konzepte, name)
    if not meant:
        known = [said for konzept in konzepte for each in konzept.ziele for said in (each.id, each.number) if said]
        raise unknown("Das Ziel", name, known, see="Alle Ziele zeigt: kep show")
    if len(meant) > 1:
        message = f"„{name}“ meint in den beiden Fassungen verschiedene Ziele"
        raise KepError(message, f"Nennen Sie die Kennung: {' oder '.join(meant)}")
    return about(comparison, *konzepte, meant)


def _named(version: "Version") -> "VersionName":
    from kep_cli.cli.versions import faulty_files
    from kep_cli.reports.changes.compared import VersionName

    faulty = tuple(faulty_files(version.goals))
    return VersionName(version.label, version.name, version.kind.value, version.date, version.commit, faulty)


def _tell_faulty(names: "tuple[VersionName, VersionName]") -> bool:
    """Name the files that were not compared; whether there are any."""
    for version in names:
        for path in version.faulty:
            terminal.note(f"{path} ({version.label}) ist fehlerhaft und wurde nicht ganz verglichen")
    found = any(version.faulty for version in names)
    if found:
        terminal.note("Was zu beheben ist, sagt: kep validate; ältere Fassungen prüft: kep validate --rev FASSUNG")
    return found
