"""From what a command was given to the goals it means: which workspace, which version of it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kep_cli.diagnostics import Diagnostic
from kep_cli.errors import KepError
from kep_cli.model.beschluss import needed_versions  # noqa: TID253 - this module is itself imported only when goals are read
from kep_cli.model.konzept import Konzept  # noqa: TID253 - the same
from kep_cli.model.load import load  # noqa: TID253 - the same
from kep_cli.reports.findings import Findings  # noqa: TID253 - the same
from kep_cli.source.folder import find_workspace, read_folder, read_frozen
from kep_cli.source.snapshot import FROZEN, GOALS

_FOLDER = "ordner:"
_GIT = "git:"


class Goals(NamedTuple):
    """A Konzept and where it was read.

    `workspace` is the folder that holds it; `place` says where its files lie below that, `goals` or
    `goals/fassungen/einbringung`. In git they lie in no folder: then it is `v1:goals`.
    """

    konzept: Konzept
    workspace: Path
    place: str = GOALS
    is_in_git: bool = False

    def actual_path(self, path: str) -> str:
        """Where a file of the Konzept really lies in the workspace, or in git."""
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
        """The way from the current folder to the workspace, empty or ending with a slash; the full one if far away.

        Always empty for what lies in no folder.
        """
        if self.is_in_git:
            return ""
        here = Path.cwd()
        if here.is_relative_to(self.workspace):
            return "../" * len(here.relative_to(self.workspace).parts)
        near = self.workspace.relative_to(here) if self.workspace.is_relative_to(here) else self.workspace
        return f"{near.as_posix()}/"


def read_goals(workspace: str | None, rev: str | None) -> Goals:
    """The goals of a workspace (given or found from the current folder), as they are today or in another version.

    Where there is no workspace today, as in a repository without a working tree, the version is one of git's.
    Raises KepError where there is no such workspace or version, or where it cannot be read.
    """
    if rev is not None and rev.startswith(_FOLDER):
        return _in_other_folder(rev.removeprefix(_FOLDER))
    folder = Path(workspace or os.curdir)
    try:
        found = find_workspace(folder)
    except KepError:
        if rev is None or not folder.is_dir():
            raise
        from kep_cli.cli import in_git

        if (goals := in_git.without_workspace(folder, rev.removeprefix(_GIT))) is None:
            raise
        return goals
    today = Goals(load(read_folder(found)), found)
    return today if rev is None else version(today, rev)


def version(today: Goals, rev: str) -> Goals:
    """The version of this name: that of a Runde, a frozen copy, another folder, or a revision of git, in this order.

    `ordner:` and `git:` before the name leave no choice. Raises KepError where there is none of this name, or where
    it cannot be read.
    """
    if rev.startswith(_FOLDER):
        return _in_other_folder(rev.removeprefix(_FOLDER))
    if not rev.startswith(_GIT):
        runden = {entry.id: entry.data for entry in today.konzept.runden if entry.data}
        if runde := runden.get(rev):
            return _of_runde(today, rev, runde.fassung)
        if rev in today.konzept.fassungen:
            return _frozen(today, rev)
        if rev and _is_workspace(Path(rev)):
            return _in_folder(Path(rev))
    from kep_cli.cli import in_git

    return in_git.version(today, rev.removeprefix(_GIT), is_forced=rev.startswith(_GIT))


def fassung(today: Goals, name: str) -> Goals | None:
    """The goals that a Runde or a Vorlage names as its Fassung: a frozen copy or a revision of git, or None.

    Raises KepError where it cannot be read.
    """
    if name in today.konzept.fassungen and (today.workspace / FROZEN / name).is_dir():
        return _frozen(today, name)
    from kep_cli.cli import in_git

    return in_git.fassung(today, name.removeprefix(_GIT))


def versions_resolved(goals: Goals) -> dict[str, Konzept]:
    """The goals of all Fassungen that have become resolutions, by name; those that are gone are left out.

    Raises KepError where one is there but cannot be read.
    """
    found = {name: fassung(goals, name) for name in needed_versions(goals.konzept)}
    return {name: version.konzept for name, version in found.items() if version}


def with_revisions(goals: Goals) -> Goals:
    """The same goals, knowing which Fassungen that they name git has, if they name any that are not frozen."""
    runden, vorlagen = goals.konzept.runden, goals.konzept.vorlagen
    named = {entry.data.fassung for entry in runden if entry.data} | {
        each.data.fassung for each in vorlagen if each.data
    }
    others = named.difference(goals.konzept.fassungen, (None, ""))
    if not others:
        return goals
    from kep_cli.cli import in_git

    known = in_git.revisions(goals.workspace, {name: name.removeprefix(_GIT) for name in others if name})
    return goals._replace(konzept=goals.konzept._replace(revisions=known))


def _frozen(today: Goals, name: str) -> Goals:
    return Goals(load(read_frozen(today.workspace, name)), today.workspace, f"{FROZEN}/{name}")


def _of_runde(today: Goals, runde: str, name: str | None) -> Goals:
    if not name:
        message = f"Zur Runde „{runde}“ ist keine Fassung festgehalten"
        raise KepError(message, f"Tragen Sie sie in {GOALS}/runden.yaml ein, oder nennen Sie die Fassung selbst")
    found = fassung(today, name)
    if found is None:
        message = f"Die Fassung „{name}“ der Runde „{runde}“ gibt es weder in {FROZEN} noch in Git"
        raise KepError(message, f"Berichtigen Sie die Runde in {GOALS}/runden.yaml, oder nennen Sie eine andere")
    return found


def _in_folder(folder: Path) -> Goals:
    found = find_workspace(folder)
    return Goals(load(read_folder(found)), found)


def _in_other_folder(name: str) -> Goals:
    folder = Path(name)
    if folder.exists() and not _is_workspace(folder):
        message = f"Im Ordner „{folder.as_posix()}“ liegen keine Ziele"
        raise KepError(message, f"Nennen Sie einen Ordner, in dem {GOALS}/konzept.yaml liegt")
    return _in_folder(folder)


def _is_workspace(folder: Path) -> bool:
    """Whether the folder is itself a workspace or its `goals`; what merely lies in one would be today's goals."""
    if not folder.is_dir():
        return False
    try:
        found = find_workspace(folder)
    except KepError:
        return False
    return folder.resolve() in {found, found / GOALS}
