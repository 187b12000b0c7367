"""`kep init`: a workspace to begin with."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from kep_cli.cli import terminal
from kep_cli.wording.styled import Segment, Style

HELP = """
Legt einen Arbeitsbereich an: einen leeren, oder ein ausgefülltes Beispiel.

Was es in dem Ordner schon gibt, bleibt, wie es ist. Gibt es dort schon Ziele, wird nichts angelegt.
"""


def init(
    context: typer.Context,
    folder: Annotated[
        str,
        typer.Argument(
            metavar="ORDNER",
            help="Der Ordner für die Ziele; gibt es ihn nicht, wird er angelegt. Ein Punkt heißt: hier.",
        ),
    ],
    *,
    beispiel: Annotated[
        bool,
        typer.Option(
            "--beispiel",
            help="Legt statt dessen den frei erfundenen Landkreis Musterland an, mit Maßnahmen, "
            "Kennzahlen, Vorlagen und Fassungen.",
        ),
    ] = False,
) -> int:
    """Make a workspace in the folder, an empty one or the example."""
    from kep_cli.edit.init import begin
    from kep_cli.edit.packaged import empty_workspace, example_county
    from kep_cli.errors import KepError

    if context.find_root().params["workspace"] is not None:  # given before the command
        message = "Die Option „--workspace“ hat hier keinen Sinn"
        raise KepError(message, "Nennen Sie den neuen Ordner hinter dem Befehl: kep init ORDNER")

    # Goals are made for the time to come; the year is that of whoever begins.
    next_year = date.today().year + 1  # noqa: DTZ011 - the calendar on the wall, not a moment
    place = Path(folder)
    begun = begin(place, example_county() if beispiel else empty_workspace(next_year))
    terminal.show((Segment((place / name).as_posix(), Style.PATH),) for name in begun.made)
    for name in begun.kept:
        terminal.note(f"„{name}“ gab es schon; die Datei bleibt, wie sie ist")
    terminal.note(_next_step(place, is_example=beispiel))
    return 0


def _next_step(place: Path, *, is_example: bool) -> str:
    named = f'"{place.as_posix()}"' if " " in place.as_posix() else place.as_posix()
    if is_example:
        option = "" if place == Path() else f" --workspace {named}"
        return f"Den Landkreis Musterland gibt es nicht, alles darin ist erfunden. Seine Ziele zeigt: kep show{option}"
    frame = (place / "goals" / "konzept.yaml").as_posix()
    argument = "" if place == Path() else f" {named}"
    return f"Tragen Sie nun in {frame} ein, was für Ihr Haus gilt. Ob alles stimmt, sagt: kep validate{argument}"
