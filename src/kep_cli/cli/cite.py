"""`kep cite`: goals as other papers of the house cite them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kep_cli.cli import options, terminal
from kep_cli.cli.output_file import place_for, write_file
from kep_cli.documents.targets.table import CITED_FORMATS, SHOWN_FORMATS  # noqa: TID253 - a table of words; it loads no target
from kep_cli.errors import KepError
from kep_cli.wording.styled import plain_line

if TYPE_CHECKING:
    from kep_cli.documents.views.beitrag import BeitragView

HELP = """
Schreibt den Absatz „Beitrag zu den strategischen Zielen“ für eine andere Vorlage.

Zitiert wird der beschlossene Wortlaut, mit dem Oberziel, und wo er beschlossen wurde.
"""
_WORD_SUFFIX = ".docx"


def cite(
    names: Annotated[
        list[str], typer.Argument(metavar="NUMMER", help="Nummern oder Kennungen der Ziele, etwa 1.2 2.3.")
    ],
    *,
    workspace: options.Workspace = None,
    rev: options.Revision = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="|".join(CITED_FORMATS), help="Wie das Ergebnis ausgegeben wird; docx braucht --output."
        ),
    ] = CITED_FORMATS[0],
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="DATEI", help="Schreibt in diese Datei statt auf den Bildschirm."),
    ] = None,
) -> int:
    """Print the paragraph for the goals that are called so, or write it into a file."""
    from kep_cli.cli.goals import versions_resolved
    from kep_cli.cli.versions import read_goals
    from kep_cli.documents.contribution import choose_goals, contribution
    from kep_cli.documents.templates import template_folders
    from kep_cli.documents.views.beitrag import view_contribution

    options.one_of(CITED_FORMATS, form, "Das Format")
    place = _place(form, output)
    goals = read_goals(workspace, rev)
    konzept = goals.konzept
    cited = choose_goals(konzept, names)
    if konzept.faults:
        terminal.note("Die Ziele sind nicht fehlerfrei; was zu beheben ist, sagt: kep validate")
    view = view_contribution(konzept, cited, versions_resolved(goals))
    data = contribution(konzept, view, template_folders(goals.workspace), form)
    if place is None:
        terminal.show(plain_line(line) for line in data.decode().rstrip("\n").split("\n"))
    else:
        write_file(data, place)
    _note_changed(view)
    return 0


def _place(form: str, output: str | None) -> Path | None:
    """The file to be written, if any. Raises KepError where format and file do not go together, or it cannot be one."""
    word = form not in SHOWN_FORMATS
    if output is None:
        if word:
            raise KepError(f"Das Format „{form}“ braucht eine Datei", f"Nennen Sie sie: --output beitrag{_WORD_SUFFIX}")
        return None
    place = place_for(output)
    suffix = place.suffix.casefold()
    if word and suffix != _WORD_SUFFIX:
        raise KepError(f"„{place.as_posix()}“ endet nicht auf {_WORD_SUFFIX}", "Sonst öffnet Word die Datei nicht")
    if not word and suffix == _WORD_SUFFIX:
        message = f"„{place.as_posix()}“ soll eine Word-Datei sein, das Format ist aber „{form}“"
        raise KepError(message, "Word schreibt kep mit: --format docx")
    return place


def _note_changed(view: "BeitragView") -> None:
    for zweig in view.zweige:
        for ziel in (zweig.oberziel, *zweig.ziele):
            if ziel.weicht_ab:
                terminal.note(
                    f"Ziel {ziel.nummer.removesuffix('.') or ziel.id} lautet hier wie beschlossen, heute anders"
                )
