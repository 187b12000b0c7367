"""`kep freeze`: the goals of today as a Fassung that stays."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kep_cli.cli import options, terminal
from kep_cli.wording.styled import Segment, Style

if TYPE_CHECKING:
    from kep_cli.edit.freeze import Origin
    from kep_cli.source.snapshot import Snapshot

HELP = """
Hält die heutigen Ziele als Fassung fest.

Sie werden nach goals/fassungen kopiert und bleiben dort, wie sie sind. Eine Vorlage oder Runde, die diese Fassung
nennt, zeigt von da an diesen Stand.
"""


def freeze(
    name: Annotated[str, typer.Argument(metavar="ID", help="Wie die Fassung heißen soll, etwa einbringung-2026.")],
    *,
    workspace: options.Workspace = None,
) -> int:
    """Copy the goals to a frozen copy of this name; gives 1 where they have errors."""
    from kep_cli.cli.goals import Goals
    from kep_cli.cli.papers import errors_in_goals
    from kep_cli.edit.freeze import freeze as keep
    from kep_cli.model.load import load
    from kep_cli.reports.formats import report_as
    from kep_cli.source.folder import find_workspace, read_folder

    folder = find_workspace(Path(workspace or os.curdir))
    snapshot = read_folder(folder)
    goals = Goals(load(snapshot), folder)
    if errors := errors_in_goals(goals):
        terminal.show(report_as("text")(goals.findings(errors)))
        terminal.note("Ziele mit Fehlern werden nicht festgehalten")
        return 1
    kept = keep(folder, name, snapshot.files, _origin(folder, snapshot))
    terminal.show([(Segment(goals.from_here() + kept.relative_to(folder).as_posix(), Style.PATH),)])
    terminal.note(f"Tragen Sie nun „fassung: {name}“ in die Vorlage oder Runde ein, zu der die Fassung gehört")
    return 0


def _origin(folder: Path, snapshot: "Snapshot") -> "Origin":
    """The day, and the state in git where there is one; that git cannot be read is no reason not to freeze."""
    from kep_cli.cli import in_git
    from kep_cli.edit.freeze import Origin
    from kep_cli.errors import KepError

    # The day of whoever freezes, as it stands on the papers.
    today = date.today()  # noqa: DTZ011 - the calendar on the wall, not a moment
    try:
        return Origin(today, *in_git.head(folder, snapshot))
    except KepError as error:
        terminal.note(f"Der Stand in Git bleibt unbekannt: {error.message}")
        return Origin(today)
