"""How the goals became what they are: version by version, from git or, where there is none, from what was frozen."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from kep_cli.cli.goals import Goals
from kep_cli.cli.history_names import names_by_position
from kep_cli.cli.history_steps import HistoryStep, Names, frozen_steps
from kep_cli.cli.versions import Kind, Version, Versions
from kep_cli.model.fields import Zeitpunkt  # noqa: TID253 - this module is itself imported only when goals are read
from kep_cli.source.course import Archive, Change, Course, State, archive
from kep_cli.source.git import GitMissingError, find_repository
from kep_cli.source.snapshot import GOALS

_SHORT = 8
_STATES_KEPT = 8


@contextmanager
def history(versions: Versions) -> Iterator[tuple[HistoryStep, ...]]:
    """All steps to the goals of today, the oldest first, as a comparison goes; open as long as the block lasts.

    They are the commits that changed the goals, and today's goals if they differ from those committed last. Where git
    knows nothing of the goals, they are the frozen copies in the order of their times, and today's goals. Raises
    KepError.
    """
    with _archive(versions) as kept:
        head = kept.commit("HEAD") if kept else ""
        course = kept.course(head) if kept and head else None
        if kept and course and course.changes:
            yield _Steps(versions, kept, course).to(head if versions.workspace else "")
        else:
            yield frozen_steps(versions)


@contextmanager
def history_between(versions: Versions, old: Version, new: Version) -> Iterator[tuple[HistoryStep, ...]]:
    """The steps that lead to a version but not to another one, as `history` gives them.

    Of versions that are no commits of the repository git cannot tell what lies between: then there are none.
    """
    with _archive(versions) as kept:
        is_today = new.kind is Kind.HEUTE
        since = kept.commit(old.commit) if kept else ""
        until = kept.commit("HEAD" if is_today else new.commit) if kept else ""
        if kept and since and until:
            yield _Steps(versions, kept, kept.course(until, since)).to(until if is_today else "")
        else:
            yield ()


@contextmanager
def _archive(versions: Versions) -> Iterator[Archive | None]:
    """What git keeps of the workspace, or None where there is no git to ask."""
    try:
        repository = find_repository(versions.workspace or versions.start)
    except GitMissingError:
        repository = None
    if repository is None:
        yield None
        return
    with archive(repository) as kept:
        yield kept


class _Steps:
    """The steps of a course, with what they are called besides."""

    def __init__(self, versions: Versions, kept: Archive, course: Course) -> None:
        self._versions = versions
        self._kept = kept
        self._course = course
        self._read = lru_cache(_STATES_KEPT)(self._read_state)

    def to(self, checked_out: str) -> tuple[HistoryStep, ...]:
        """All of them; behind the commit that is checked out, if one is named, today's goals where they differ."""
        names = self._names()
        steps = [self._step(change, names.get(at, Names())) for at, change in enumerate(self._course.changes)]
        return (*steps, *self._today(checked_out))

    def _names(self) -> dict[int, Names]:
        if not self._course.changes:
            return {}
        newest = self._versions.today if self._versions.workspace else self._read(self._course.changes[-1].state)
        return names_by_position(self._versions, self._kept, self._course, newest.konzept)

    def _step(self, change: Change, names: Names) -> HistoryStep:
        commit = change.commit
        return HistoryStep(
            f"Git-Revision {commit.id[:_SHORT]}",
            Kind.GIT,
            lambda: self._read(change.state),
            lambda: tuple(self._read(state) for state in change.before),
            Zeitpunkt((commit.day,)) if commit.day else None,
            commit.id,
            commit.author,
            commit.subject,
            commit.reasons,
            names,
            change.is_cut_off,
        )

    def _today(self, checked_out: str) -> Iterator[HistoryStep]:
        if not checked_out:
            return
        changes = self._course.changes
        state = self._kept.state(checked_out) or (changes[-1].state if changes else None)
        if state is None or _texts(self._read(state)) != _texts(self._versions.today):
            today = self._versions.live()
            yield HistoryStep(
                today.label, today.kind, lambda: today.goals, lambda: (self._read(state),) if state else ()
            )

    def _read_state(self, state: State) -> Goals:
        konzept = self._versions.loader.load(self._kept.snapshot(state))
        return Goals(
            konzept,
            self._versions.workspace or self._versions.start,
            f"{state.commit[:_SHORT]}:{GOALS}",
            is_in_git=True,
        )


def _texts(goals: Goals) -> dict[str, str]:
    """What stands in the files, whatever their line ends."""
    return {path: file.text.replace("\r\n", "\n") for path, file in goals.konzept.files.items()}
