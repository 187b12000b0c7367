"""The goals that a command works on, and the Fassungen that they themselves name."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kep_cli.diagnostics import Diagnostic
from kep_cli.model.beschluss import needed_versions  # noqa: TID253 - this module is itself imported only when goals are read
from kep_cli.model.konzept import Konzept  # noqa: TID253 - the same
from kep_cli.model.load import Loader  # noqa: TID253 - the same
from kep_cli.reports.findings import Findings  # noqa: TID253 - the same
from kep_cli.source.faults import FileFault
from kep_cli.source.folder import read_frozen
from kep_cli.source.snapshot import FROZEN, GOALS

GIT = "git:"
"""What stands before a name to say that it is one of git's."""

_FROZEN_FAULTS = frozenset(
    {FileFault.FROZEN_EDITED, FileFault.FROZEN_MISSING, FileFault.FROZEN_ADDED, FileFault.FROZEN_RECORD}
)


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


def fassung(today: Goals, name: str, loader: Loader | None = None) -> Goals | None:
    """The goals that a Runde or a Vorlage names as its Fassung: a frozen copy or a revision of git, or None.

    A frozen copy that was edited since is read all the same; the findings of today's goals say it. Raises KepError
    where it cannot be read.
    """
    if is_frozen(today, name):
        return read_copy(today, name, loader or Loader())
    from kep_cli.cli import in_git

    found = in_git.fassung(today, name.removeprefix(GIT), loader or Loader())
    return found.goals if found else None


def is_frozen(today: Goals, name: str) -> bool:
    """Whether there is a frozen copy of this name."""
    return name in today.konzept.fassungen and (today.workspace / FROZEN / name).is_dir()


def is_altered(today: Goals, name: str) -> bool:
    """Whether a frozen copy is no longer what was frozen, or its record does not tell; that is a finding already."""
    return any(fault.kind in _FROZEN_FAULTS and fault.details == (name,) for fault in today.konzept.faults)


def read_copy(today: Goals, name: str, loader: Loader) -> Goals:
    """The goals in a frozen copy. Raises KepError where it cannot be read."""
    return Goals(loader.load(read_frozen(today.workspace, name)), today.workspace, f"{FROZEN}/{name}")


def versions_resolved(goals: Goals, loader: Loader | None = None) -> dict[str, Konzept]:
    """The goals of all Fassungen that have become resolutions, by name; those that are gone are left out.

    Raises KepError where one is there but cannot be read.
    """
    sharing = loader or Loader()
    found = {name: fassung(goals, name, sharing) for name in needed_versions(goals.konzept)}
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

    known = in_git.revisions(goals.workspace, {name: name.removeprefix(GIT) for name in others if name})
    return goals._replace(konzept=goals.konzept._replace(revisions=known))
