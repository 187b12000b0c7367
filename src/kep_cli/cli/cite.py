"""`kep cite`: goals as other papers of the house cite them."""

from typing import Annotated

import typer

from kep_cli.cli import options, terminal
from kep_cli.documents.targets.table import SHOWN_FORMATS  # noqa: TID253 - a table of words; it loads no target
from kep_cli.wording.styled import plain_line

HELP = """
Schreibt den Absatz „Beitrag zu den strategischen Zielen“ für eine andere Vorlage.

Zitiert wird der beschlossene Wortlaut, mit dem Oberziel, und wo er beschlossen wurde.
"""
_FORMATS = tuple(SHOWN_FORMATS)


def cite(
    names: Annotated[
        list[str], typer.Argument(metavar="NUMMER", help="Nummern oder Kennungen der Ziele, etwa 1.2 2.3.")
    ],
    *,
    workspace: options.Workspace = None,
    rev: options.Revision = None,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help="Wie das Ergebnis ausgegeben wird.")
    ] = _FORMATS[0],
) -> int:
    """Print the paragraph for the goals that are called so."""
    from kep_cli.cli.goals import read_goals, versions_resolved
    from kep_cli.documents.contribution import choose_goals, contribution
    from kep_cli.documents.templates import template_folders
    from kep_cli.documents.views.beitrag import view_contribution

    options.one_of(_FORMATS, form, "Das Format")
    goals = read_goals(workspace, rev)
    konzept = goals.konzept
    cited = choose_goals(konzept, names)
    if konzept.faults:
        terminal.note("Die Ziele sind nicht fehlerfrei; was zu beheben ist, sagt: kep validate")
    view = view_contribution(konzept, cited, versions_resolved(goals))
    text = contribution(konzept, view, template_folders(goals.workspace), form)
    terminal.show(plain_line(line) for line in text.rstrip("\n").split("\n"))
    for zweig in view.zweige:
        for ziel in (zweig.oberziel, *zweig.ziele):
            if ziel.weicht_ab:
                terminal.note(
                    f"Ziel {ziel.nummer.removesuffix('.') or ziel.id} lautet hier wie beschlossen, heute anders"
                )
    return 0
