"""From what a command was given to the goals it means: which workspace, which version of it."""

import os
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kep_cli.cli.goals import GIT, Goals, is_altered, is_frozen, read_copy
from kep_cli.errors import KepError
from kep_cli.model.faults import ShapeFault  # noqa: TID253 - this module is itself imported only when goals are read
from kep_cli.model.fields import Zeitpunkt  # noqa: TID253 - the same
from kep_cli.model.konzept import Konzept  # noqa: TID253 - the same
from kep_cli.model.load import Loader  # noqa: TID253 - the same
from kep_cli.model.runde import Runde  # noqa: TID253 - the same
from kep_cli.source.faults import FileFault
from kep_cli.source.folder import exists, find_workspace, frozen_record, read_folder
from kep_cli.source.revision import NOT_FOLLOWED
from kep_cli.source.snapshot import FROZEN, GOALS

FOLDER = "ordner:"
"""What forces a name to be that of a folder."""

_LOSING = frozenset({FileFault.TEXT_LOST, FileFault.OUTSIDE_LINK})


class Kind(StrEnum):
    """What a version is kept as. The words are those of the JSON."""

    RUNDE = "runde"
    FASSUNG = "fassung"
    ORDNER = "ordner"
    GIT = "git"
    HEUTE = "heute"


class Version(NamedTuple):
    """The goals as they were, or are.

    `name` is what the user wrote, empty for today's goals where nothing was written; `label` is how people are told of
    it („Runde auftakt“). `date` is when it was: the time of the Runde, the day of freezing, the day of the commit;
    None for folders and today. `commit` is the full id of the commit that it is, of a frozen copy the one on which it
    was made; it and `author` are empty where git knows nothing of it.
    """

    goals: Goals
    name: str
    label: str
    kind: Kind
    date: Zeitpunkt | None = None
    commit: str = ""
    author: str = ""


class Versions:
    """The versions of one workspace, found by their names. What is equal in them is read once.

    `workspace` is the folder that was given, or None for the one around the current folder.
    """

    def __init__(self, workspace: str | None = None) -> None:
        self.loader = Loader()
        self.start = Path(workspace or os.curdir)

    @cached_property
    def workspace(self) -> Path | None:
        """The folder of the workspace; None where there is none today, as in a repository without working tree."""
        try:
            return find_workspace(self.start)
        except KepError:
            return None

    @cached_property
    def today(self) -> Goals:
        """The goals in the folder, committed or not. Raises KepError where there are none or one cannot be read."""
        workspace = self.workspace or find_workspace(self.start)
        return Goals(self.loader.load(read_folder(workspace)), workspace)

    def live(self) -> Version:
        """Today's goals as a version. Raises KepError as `today`."""
        return Version(self.today, "", "heutiger Stand", Kind.HEUTE)

    def named(self, name: str) -> Version:
        """The version of this name: of a Runde, a frozen copy, another folder, or a revision of git, in this order.

        `ordner:` and `git:` before the name leave no choice. Raises KepError where there is none of this name, where it
        cannot be read, and for a frozen copy that is no longer what was frozen.
        """
        if name.startswith(FOLDER):
            return _in_other_folder(name, self.loader)
        if not name.startswith(GIT):
            if self.workspace and (found := self._kept(name)):
                return found
            if name and _is_workspace(Path(name)):
                return _in_folder(name, Path(name), self.loader)
        from kep_cli.cli import in_git

        if self.workspace:
            return in_git.version(self.today, name, self.loader)
        found = in_git.without_workspace(self.start, name, self.loader) if self.start.is_dir() else None
        return found or self.live()

    def _kept(self, name: str) -> Version | None:
        runden = {entry.id: entry.data for entry in self.today.konzept.runden if entry.data}
        if runde := runden.get(name):
            return self._of_runde(runde)
        return self.frozen(name) if name in self.today.konzept.fassungen else None

    def _of_runde(self, runde: Runde) -> Version:
        if not runde.fassung:
            message = f"Zur Runde „{runde.id}“ ist keine Fassung festgehalten"
            raise KepError(message, f"Tragen Sie sie in {GOALS}/runden.yaml ein, oder nennen Sie die Fassung selbst")
        found = self.fassung(runde.fassung)
        if found is None:
            message = f"Die Fassung „{runde.fassung}“ der Runde „{runde.id}“ gibt es weder in {FROZEN} noch in Git"
            raise KepError(message, f"Berichtigen Sie die Runde in {GOALS}/runden.yaml, oder nennen Sie eine andere")
        return found._replace(name=runde.id, label=f"Runde {runde.id}", kind=Kind.RUNDE, date=runde.zeitpunkt)

    def fassung(self, name: str) -> Version | None:
        """What a Runde names as its Fassung: a frozen copy, a revision of git, or None. Raises KepError as `named`."""
        if is_frozen(self.today, name):
            return self.frozen(name)
        from kep_cli.cli import in_git

        return in_git.fassung(self.today, name.removeprefix(GIT), self.loader)

    def frozen(self, name: str) -> Version:
        """A frozen copy. Raises KepError as `named`."""
        if is_altered(self.today, name):
            message = f"Die Fassung „{name}“ ist nicht mehr, was festgehalten wurde"
            raise KepError(message, "Stellen Sie sie wieder her; welche Dateien verändert sind, sagt: kep validate")
        record = frozen_record(self.today.workspace, name)
        date = Zeitpunkt((record.day,)) if record.day else None
        return Version(
            read_copy(self.today, name, self.loader), name, f"Fassung {name}", Kind.FASSUNG, date, record.commit
        )


def read_goals(workspace: str | None, rev: str | None) -> Goals:
    """The goals of a workspace (given or found from the current folder), as they are today or in another version.

    Raises KepError where there is no such workspace or version, or where it cannot be read.
    """
    versions = Versions(workspace)
    return versions.today if rev is None else versions.named(rev).goals


def pair(versions: Versions, old: str, new: str | None = None) -> tuple[Version, Version]:
    """The two versions to be compared; without a second name it is today's goals, committed or not.

    Raises KepError as `Versions.named`, and where there are no goals of today.
    """
    if new is not None:
        return versions.named(old), versions.named(new)
    before = versions.named(old)
    if versions.workspace is None:
        message = "Hier liegen keine heutigen Ziele, mit denen sich vergleichen ließe"
        raise KepError(message, f"Nennen Sie auch die zweite Fassung, etwa: {old} HEAD")
    return before, versions.live()


def unread_files(goals: Goals) -> list[str]:
    """Where the files lie that could not be read in full, so that something in them is unknown; sorted."""
    return sorted(goals.actual_path(path) for path in _unread(goals.konzept))


def faulty_files(goals: Goals) -> list[str]:
    """Where the files lie that could not be read, or of which something was left out for a fault; sorted.

    What they would have said is unknown, so that a comparison may take it for missing.
    """
    konzept = goals.konzept
    faulty = _unread(konzept)
    for fault in konzept.faults:
        if isinstance(fault.kind, ShapeFault) or fault.kind in _LOSING:
            faulty.add(fault.span.path)
    return sorted(goals.actual_path(path) for path in faulty)


def _unread(konzept: Konzept) -> set[str]:
    partial = {path for path, file in konzept.files.items() if file.partial}
    return partial | {
        fault.span.path
        for fault in konzept.faults
        if fault.kind is FileFault.NOT_READ and fault.details[0] in NOT_FOLLOWED.values()
    }


def _in_folder(name: str, folder: Path, loader: Loader) -> Version:
    found = find_workspace(folder)
    return Version(Goals(loader.load(read_folder(found)), found), name, f"Ordner {folder.as_posix()}", Kind.ORDNER)


def _in_other_folder(name: str, loader: Loader) -> Version:
    folder = Path(name.removeprefix(FOLDER))
    if exists(folder) and not _is_workspace(folder):
        message = f"Im Ordner „{folder.as_posix()}“ liegen keine Ziele"
        raise KepError(message, f"Nennen Sie einen Ordner, in dem {GOALS}/konzept.yaml liegt")
    return _in_folder(name, folder, loader)


def _is_workspace(folder: Path) -> bool:
    """Whether the folder is itself a workspace or its `goals`; what merely lies in one would be today's goals."""
    if not exists(folder) or not folder.is_dir():
        return False
    try:
        found = find_workspace(folder)
    except KepError:
        return False
    return folder.resolve() in {found, found / GOALS}
