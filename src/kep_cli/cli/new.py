"""`kep new`: the skeleton of a new entry, in the right file and at the right place."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kep_cli.cli import options, terminal
from kep_cli.cli.help_page import GermanCommand, GermanGroup
from kep_cli.errors import KepError
from kep_cli.wording.styled import Segment, Style

if TYPE_CHECKING:
    from kep_cli.edit.addition import Addition, Goals

HELP = """
Legt einen neuen Eintrag an, mit Kennung und Nummer.

Er kommt in die richtige Datei und an die richtige Stelle. Was schon dasteht, bleibt Zeichen für Zeichen, wie es ist. In
den Eintrag kommt nur, was Sie angeben; was Sie noch ergänzen können, steht als Bemerkung dabei.
"""

Wanted = Annotated[
    str | None,
    typer.Option("--id", metavar="ID", help="Die Kennung des Eintrags. Ohne Angabe bildet kep sie aus dem Text."),
]

_NEXT = "Ergänzen Sie dort, was schon feststeht, und prüfen Sie es mit: kep validate"
_RESOLUTION = (
    "Schreiben Sie dort unter „beschlussvorschlag“, was beschlossen werden soll; {{ ziele }} druckt alle Ziele"
)
_RICHTUNGEN = ("steigend", "sinkend", "mindestens", "hoechstens", "korridor", "meilenstein")
_ARTEN = ("beschlussvorlage", "mitteilungsvorlage")


def ziel(
    text: Annotated[str, typer.Argument(metavar="WORTLAUT", help="Der Wortlaut des Ziels.")],
    *,
    unter: Annotated[
        str | None,
        typer.Option(
            "--unter",
            metavar="ID|NUMMER",
            help="Das Ziel, zu dem es gehört. Ohne Angabe wird es ein Oberziel mit eigener Datei.",
        ),
    ] = None,
    wanted: Wanted = None,
    workspace: options.Workspace = None,
) -> int:
    """Add a goal below another one, or as an Oberziel."""
    from kep_cli.edit import new

    return _add(workspace, lambda goals: new.ziel(goals, text, unter, wanted))


def massnahme(
    title: Annotated[str, typer.Argument(metavar="TITEL", help="Der Name der Maßnahme.")],
    *,
    within: Annotated[
        str, typer.Option("--in", metavar="ID", help="Die Kennung des Handlungsschwerpunkts, in den sie gehört.")
    ],
    ziele: Annotated[
        list[str],
        typer.Option("--ziel", metavar="ID|NUMMER", help="Ein Ziel, dem sie dient; das erste ist das wichtigste."),
    ],
    wanted: Wanted = None,
    workspace: options.Workspace = None,
) -> int:
    """Add a Maßnahme to its Handlungsschwerpunkt."""
    from kep_cli.edit import new

    return _add(workspace, lambda goals: new.massnahme(goals, title, within, options.separated(ziele), wanted))


def kennzahl(  # noqa: PLR0913 - one parameter an option
    name: Annotated[str, typer.Argument(metavar="NAME", help="Der Name der Kennzahl.")],
    *,
    misst: Annotated[
        list[str],
        typer.Option(
            "--misst", metavar="ID|NUMMER", help="Ein Ziel, eine Maßnahme oder ein Produkt, über das sie etwas sagt."
        ),
    ],
    einheit: Annotated[
        str, typer.Option("--einheit", metavar="EINHEIT", help="Die Einheit der Werte, etwa %, Personen oder Euro.")
    ],
    richtung: Annotated[str, typer.Option("--richtung", metavar="|".join(_RICHTUNGEN), help="Wo gute Werte liegen.")],
    wanted: Wanted = None,
    workspace: options.Workspace = None,
) -> int:
    """Add a Kennzahl in a file of its own."""
    from kep_cli.edit import new

    options.one_of(_RICHTUNGEN, richtung, "Die Richtung")
    measured = new.Measured(options.separated(misst), einheit, richtung)
    return _add(workspace, lambda goals: new.kennzahl(goals, name, measured, wanted))


def vorlage(
    betreff: Annotated[str, typer.Argument(metavar="BETREFF", help="Worum es in der Vorlage geht.")],
    *,
    art: Annotated[
        str, typer.Option("--art", metavar="|".join(_ARTEN), help="Ob sie einen Beschluss vorschlägt oder mitteilt.")
    ] = "beschlussvorlage",
    drucksache: Annotated[
        str | None, typer.Option("--drucksache", metavar="NUMMER", help="Die Drucksachennummer, etwa 72/2018.")
    ] = None,
    wanted: Wanted = None,
    workspace: options.Workspace = None,
) -> int:
    """Add the draft of a paper."""
    from kep_cli.edit import new
    from kep_cli.model.vorlage import Vorlagenart

    kind = Vorlagenart(options.one_of(_ARTEN, art, "Die Art"))
    note = _RESOLUTION if kind is Vorlagenart.BESCHLUSSVORLAGE else _NEXT
    return _add(workspace, lambda goals: new.vorlage(goals, betreff, kind, drucksache, wanted), note)


def runde(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Was geschah, wie es in der Chronologie stehen soll.")],
    *,
    zeitpunkt: Annotated[
        str, typer.Option("--zeitpunkt", metavar="DATUM", help="Wann: 2018-06-21, 21.06.2018, 2018-06 oder 2018.")
    ],
    gremium: Annotated[
        str | None, typer.Option("--gremium", metavar="ID", help="Die Kennung des Gremiums aus konzept.yaml.")
    ] = None,
    wanted: Wanted = None,
    workspace: options.Workspace = None,
) -> int:
    """Add a Runde at its place in the chronology."""
    from kep_cli.edit import new
    from kep_cli.wording.dates import parse_moment

    when = parse_moment(zeitpunkt.strip())
    if when is None:
        message = f"„{zeitpunkt}“ ist kein Zeitpunkt"
        raise KepError(message, "Schreiben Sie ihn so: --zeitpunkt 2018-06-21, oder nur das Jahr: --zeitpunkt 2018")
    return _add(workspace, lambda goals: new.runde(goals, text, when, gremium, wanted))


def _add(workspace: str | None, make: "Callable[[Goals], Addition]", note: str = _NEXT) -> int:
    """Write what is made of the goals, print where it stands, and say what to do next."""
    from kep_cli.cli.goals import Goals as Read
    from kep_cli.edit.addition import goals_in, save
    from kep_cli.source.folder import find_workspace, read_folder

    folder = find_workspace(Path(workspace or os.curdir))
    goals = goals_in(read_folder(folder))
    addition = make(goals)
    save(folder, addition)
    place = f"{Read(goals.konzept, folder).from_here()}{addition.path}:{addition.line}"
    terminal.show([(Segment(place, Style.PATH),)])
    terminal.note(note)
    return 0


COMMANDS: dict[str, tuple[Callable[..., int], str]] = {
    "ziel": (ziel, "Legt ein Ziel an, mit --unter ein Unterziel."),
    "massnahme": (massnahme, "Legt eine Maßnahme in einem Handlungsschwerpunkt an."),
    "kennzahl": (kennzahl, "Legt eine Kennzahl an."),
    "vorlage": (vorlage, "Legt den Entwurf einer Vorlage an."),
    "runde": (runde, "Trägt eine Runde in die Chronologie ein."),
}

app = typer.Typer(cls=GermanGroup, add_completion=False, rich_markup_mode=None)
for _name, (_function, _help) in COMMANDS.items():
    app.command(_name, help=_help, cls=GermanCommand)(_function)


@app.callback(invoke_without_command=True, help=HELP)
def _what(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        raise KepError("Es fehlt, was angelegt werden soll", 'Zum Beispiel: kep new ziel "Der Wortlaut" --unter 1')
