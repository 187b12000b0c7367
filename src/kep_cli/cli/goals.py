"""From what a command was given to the goals it means: which workspace, which version of it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kep_cli.cli.usage import unknown
from kep_cli.diagnostics import Diagnostic
from kep_cli.errors import KepError
from kep_cli.model.konzept import Konzept  # noqa: TID253 - this module is itself imported only when goals are read
from kep_cli.model.load import load  # noqa: TID253 - the same
from kep_cli.reports.findings import Findings  # noqa: TID253 - the same
from kep_cli.source.folder import find_workspace, read_folder, read_frozen
from kep_cli.source.snapshot import FROZEN, GOALS

_FOLDER = "ordner:"


class Goals(NamedTuple):
    """A Konzept and where it was read.

    `workspace` is the folder that holds it; `place` says where its files lie below that, `goals` or
    `goals/fassungen/einbringung`.
    """

    konzept: Konzept
    workspace: Path
    place: str = GOALS

    def actual_path(self, path: str) -> str:
        """Where a file of the Konzept really lies in the workspace."""
        return self.place + path.removeprefix(GOALS)

    def findings(self, diagnostics: Sequence[Diagnostic], *, with_hints: bool = False) -> Findings:
        """What was found in it, ready to be reported with the places where its files really lie."""
        placed = [
            found._replace(span=found.span._replace(path=self.actual_path(found.span.path))) for found in diagnostics
        ]
        return Findings(
            placed, self._lines, len(self.konzept.ziele), len(self.konzept.files), with_hints, self.from_here()
        )

    def _lines(self, actual_path: str) -> list[str] | None:
        """The lines of one of its files, by the path at which it really lies; None if that is none that was read."""
        file = self.konzept.files.get(GOALS + actual_path.removeprefix(self.place))
        return file.lines if file else None

    def from_here(self) -> str:
        """The way from the current folder to the workspace, empty or ending with a slash; the full one if far away."""
        here = Path.cwd()
        if here.is_relative_to(self.workspace):
            return "../" * len(here.relative_to(self.workspace).parts)
        near = self.workspace.relative_to(here) if self.workspace.is_relative_to(here) else self.workspace
        return f"{near.as_posix()}/"


def read_goals(workspace: str | None, rev: str | None) -> Goals:
    """The goals of a workspace (given or found from the current folder), as they are today or in another version.

    Raises KepError where there is no such workspace or version, or where it cannot be read.
    """
    if rev is not None and rev.startswith(_FOLDER):
        return _in_folder(rev.removeprefix(_FOLDER))
    today = _in_folder(workspace or os.curdir)
    return today if rev is None else version(today, rev)


def frozen(today: Goals, fassung: str) -> Goals:
    """A frozen copy, one of `today.konzept.fassungen`. Raises KepError where it cannot be read."""
    return Goals(load(read_frozen(today.workspace, fassung)), today.workspace, f"{FROZEN}/{fassung}")


def _in_folder(folder: str) -> Goals:
    found = find_workspace(Path(folder))
    return Goals(load(read_folder(found)), found)


def version(today: Goals, rev: str) -> Goals:
    """The version of this name: that of a Runde, a frozen copy, or another folder, in this order.

    Raises KepError where there is none, or where it cannot be read.
    """
    if rev.startswith(_FOLDER):
        return _in_folder(rev.removeprefix(_FOLDER))
    konzept = today.konzept
    runden = {entry.id: entry.data for entry in konzept.runden if entry.data}
    name = rev
    if runde := runden.get(rev):
        if not runde.fassung:
            message = f"Zur Runde „{rev}“ ist keine Fassung festgehalten"
            raise KepError(message, f"Tragen Sie sie in {GOALS}/runden.yaml ein, oder nennen Sie die Fassung selbst")
        name = runde.fassung
    if name in konzept.fassungen:
        return frozen(today, name)
    if name == rev and Path(rev).is_dir():
        return _in_folder(rev)
    listed = ", ".join(konzept.fassungen) or f"keine (sie liegen in {FROZEN})"
    raise unknown("Die Fassung", name, [*konzept.fassungen, *runden], see=f"Festgehalten sind: {listed}")
