"""`kep show`: the goal tree, or one entry with all that belongs to it."""

from typing import Annotated

import typer

from kep_cli.cli import options, terminal
from kep_cli.cli.usage import unknown

HELP = """
Zeigt den Baum der Ziele, oder einen Eintrag mit allem, was zu ihm gehört.

Einträge sind Ziele, Handlungsschwerpunkte, Maßnahmen, Kennzahlen, Produkte, Vorlagen, Runden und Entfallenes.
"""
_FORMATS = ("text", "json")


def show(
    name: Annotated[
        str | None,
        typer.Argument(metavar="ID|NUMMER", help="Kennung oder Nummer des Eintrags, auch eine Drucksachennummer."),
    ] = None,
    *,
    workspace: options.Workspace = None,
    rev: options.Revision = None,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help="Wie das Ergebnis ausgegeben wird.")
    ] = "text",
) -> int:
    """Print the tree, or the entries that are called `name`."""
    from kep_cli.cli.goals import versions_resolved
    from kep_cli.cli.versions import read_goals
    from kep_cli.reports import entries, goal_tree
    from kep_cli.reports.as_json import json_lines

    options.one_of(_FORMATS, form, "Das Format")
    goals = read_goals(workspace, rev)
    konzept = goals.konzept
    if konzept.faults:
        terminal.note("Die Ziele sind nicht fehlerfrei; was zu beheben ist, sagt: kep validate")
    if name is None:
        as_json = form == "json"
        terminal.show(
            json_lines(goal_tree.tree_object(konzept, goals.actual_path)) if as_json else goal_tree.tree(konzept)
        )
        return 0
    found = entries.called(konzept, name)
    if not found:
        raise unknown("Den Eintrag", name, entries.known_names(konzept), see="Alle Ziele zeigt: kep show")
    where, versions = goals.actual_path, versions_resolved(goals)
    if form == "json":
        terminal.show(json_lines([entries.as_object(konzept, entry, where, versions) for entry in found]))
    else:
        terminal.show(line for entry in found for line in entries.page(konzept, entry, where, versions))
    return 0
