"""`kep export`: goals, measures, indicators and their values as tables for other programs."""

import os
from pathlib import Path
from typing import Annotated

import typer

from kep_cli.cli import options, terminal
from kep_cli.cli.output_file import place_for
from kep_cli.errors import KepError
from kep_cli.exports.formats import EXPORT_FORMATS  # noqa: TID253 - a table of words; it loads no format
from kep_cli.wording.styled import Segment, Style, plain_line

HELP = """
Gibt Ziele, Maßnahmen, Kennzahlen, Messwerte und Mittel als Tabellen aus.

json ist eine Datei mit allen Tabellen, xlsx eine Excel-Mappe mit einem Blatt je Tabelle, csv und parquet ein Ordner mit
einer Datei je Tabelle.
"""


def export(
    *,
    workspace: options.Workspace = None,
    rev: options.Revision = None,
    stichtag: options.Stichtag = None,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(EXPORT_FORMATS), help="In welcher Form die Tabellen entstehen.")
    ] = next(iter(EXPORT_FORMATS)),
    output: Annotated[
        str | None,
        typer.Option(
            "--output", metavar="DATEI|ORDNER", help="Wohin geschrieben wird; json geht sonst auf den Bildschirm."
        ),
    ] = None,
) -> int:
    """Write the tables, or print them."""
    from kep_cli.cli.versions import read_goals
    from kep_cli.exports.contract import Exported
    from kep_cli.exports.formats import writer_of
    from kep_cli.exports.tables import tables
    from kep_cli.progress.overview import overview

    options.one_of(tuple(EXPORT_FORMATS), form, "Das Format")
    place = _place(form, output)
    day = options.day(stichtag)
    konzept = read_goals(workspace, rev).konzept
    if konzept.faults:
        terminal.note("Die Ziele sind nicht fehlerfrei; was sich nicht lesen lässt, fehlt in den Tabellen")
    frame = konzept.frame
    exported = Exported(tables(konzept, overview(konzept, day)), frame.koerperschaft if frame else "", day.isoformat())
    made = writer_of(form)(exported)
    if place is None:
        terminal.show(plain_line(line) for line in made[0][1].decode().rstrip("\n").split("\n"))
        return 0
    return _write(made, place, is_folder=not EXPORT_FORMATS[form].suffix)


def _place(form: str, output: str | None) -> Path | None:
    """The file or folder to be written, if any. Raises KepError where it cannot be one."""
    suffix = EXPORT_FORMATS[form].suffix
    if output is None:
        if form == next(iter(EXPORT_FORMATS)):
            return None
        example = f"tabellen{suffix}"
        raise KepError(f"Das Format „{form}“ braucht einen Ort", f"Nennen Sie ihn: --output {example}")
    if not suffix:
        return _outside_goals(Path(output), Path(output))
    place = _outside_goals(place_for(output), Path(output).parent)
    if place.suffix.casefold() != suffix:
        raise KepError(f"„{place.as_posix()}“ endet nicht auf {suffix}", "Sonst öffnet kein Programm die Datei richtig")
    return place


def _outside_goals(place: Path, folder: Path) -> Path:
    """The place. Raises KepError where its folder is one of goals or lies in one: tables are never among them."""
    actual = Path(os.path.realpath(folder))  # other than `resolve`, it takes links that lead in a circle
    if any((each / "konzept.yaml").exists() for each in (actual, *actual.parents)):
        message = f"„{place.as_posix()}“ läge zwischen den Zieldateien"
        raise KepError(message, "Nennen Sie bei --output einen anderen Ordner")
    return place


def _write(made: list[tuple[str, bytes]], place: Path, *, is_folder: bool) -> int:
    from kep_cli.documents.output import write
    from kep_cli.documents.render import Document

    documents = [Document(name if is_folder else place.name, data) for name, data in made]
    written = write(documents, place if is_folder else place.parent)
    terminal.show((Segment(each.as_posix(), Style.PATH),) for each in written)
    return 0
