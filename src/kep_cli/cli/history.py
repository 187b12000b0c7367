"""How the goals became what they are: version by version, from git or, where there is none, from what was frozen."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple

from kep_cli.cli import in_git
from kep_cli.cli.goals import GIT, Goals, is_frozen
from kep_cli.cli.versions import Kind, Version, Versions
from kep_cli.model.fields import Zeitpunkt  # noqa: TID253 - this module is itself imported only when goals are read
from kep_cli.source.commits import read_commit, tags_by_commit
from kep_cli.source.course import Archive, Change, Course, State, archive
from kep_cli.source.folder import frozen_record
from kep_cli.source.git import GitMissingError, Objects, Repository, find_repository, objects
from kep_cli.source.snapshot import GOALS
from kep_cli.wording.dates import Moment

_SHORT = 8
_STATES_KEPT = 8


class Names(NamedTuple):
    """What a version is called besides: by Runden, frozen copies and tags."""

    runden: tuple[str, ...] = ()
    fassungen: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


class HistoryStep(NamedTuple):
    """A version that differs from the one before.

    `label` is how people are told of it. `commit`, `author` and `subject` are empty where it is no commit; then `date`
    is the time of the Runde or the day of freezing, and None for today's goals. `reasons` are the values of the
    trailers `Begründung:`. `names` are those of versions in which the goals were the same, whatever else had changed
    by then. `is_cut_off` says that what was before is missing, as in a shallow clone.

    `read` gives the goals; `read_before` those that they came from, none at the beginning, several where branches were
    merged: then only what differs from all of them is new. Both work as long as the history is open, raise KepError
    where something cannot be read, and read anew at each call what is not among the latest: keep what you need.
    """

    label: str
    kind: Kind
    date: Zeitpunkt | None
    commit: str
    author: str
    subject: str
    reasons: tuple[str, ...]
    names: Names
    is_cut_off: bool
    read: Callable[[], Goals]
    read_before: Callable[[], tuple[Goals, ...]]


@contextmanager
def history(versions: Versions) -> Iterator[tuple[HistoryStep, ...]]:
    """All steps to the goals of today, the oldest first, as a comparison goes; open as long as the block lasts.

    They are the commits that changed the goals, and today's goals if they are not committed. Where git knows nothing
    of the goals, they are the frozen copies in the order of their times, and today's goals. Raises KepError.
    """
    repository = _repository(versions)
    head = in_git.commit(repository, "HEAD") if repository else ""
    if repository and head:
        with archive(repository) as kept:
            if (course := kept.course(head)).changes:
                yield _in_git(versions, repository, kept, course, head)
                return
    yield _frozen(versions)


@contextmanager
def history_between(versions: Versions, old: Version, new: Version) -> Iterator[tuple[HistoryStep, ...]]:
    """The steps that lead to a version but not to another one, as `history` gives them.

    Of versions that are no commits of the repository git cannot tell what lies between: then there are none.
    """
    repository = _repository(versions)
    since = in_git.commit(repository, old.commit) if repository else ""
    until = in_git.commit(repository, "HEAD" if new.kind is Kind.HEUTE else new.commit) if repository else ""
    if not repository or not since or not until:
        yield ()
        return
    with archive(repository) as kept:
        yield _in_git(versions, repository, kept, kept.course(until, since), until if new.kind is Kind.HEUTE else "")


def _repository(versions: Versions) -> Repository | None:
    try:
        return find_repository(versions.workspace or versions.start)
    except GitMissingError:
        return None
