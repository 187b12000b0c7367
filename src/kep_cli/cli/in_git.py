"""Versions of the goals that git keeps. Loaded only by runs that ask for one."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kep_cli.cli.goals import GIT, Goals
from kep_cli.cli.usage import unknown
from kep_cli.cli.versions import Kind, Version
from kep_cli.errors import KepError
from kep_cli.model.fields import Zeitpunkt  # noqa: TID253 - this module is itself imported only when goals are read
from kep_cli.model.load import Loader  # noqa: TID253 - the same
from kep_cli.source.commits import read_commit
from kep_cli.source.frozen import without_carriage_returns
from kep_cli.source.git import GitMissingError, Repository, find_repository, objects
from kep_cli.source.revision import Revision, find_revision, known_names, read_revision
from kep_cli.source.snapshot import FROZEN, GOALS, Snapshot

_LISTED = 5


def version(today: Goals, name: str, loader: Loader) -> Version:
    """The goals in the revision of this name. Raises KepError where there is none, or where it cannot be read.

    Without `git:` before it the name may have meant anything: then missing git is no fault of its own.
    """
    is_forced, plain = name.startswith(GIT), name.removeprefix(GIT)
    try:
        repository = find_repository(today.workspace)
    except GitMissingError:
        if is_forced:
            raise
        raise _unknown(plain, today, (), "; Git-Revisionen fehlen, weil Git auf diesem Rechner fehlt") from None
    if repository is None and is_forced:
        message = f"„{today.workspace.as_posix()}“ liegt in keinem Git-Repositorium"
        raise KepError(message, "Nennen Sie eine Runde, eine festgehaltene Fassung oder einen Ordner")
    if repository is None:
        raise _unknown(plain, today, ())
    return _found(repository, plain, today.workspace, today, loader)._replace(name=name)


def fassung(today: Goals, name: str, loader: Loader) -> Version | None:
    """The goals in the revision of this name, or None where there is none, or no git to ask.

    Raises KepError where it cannot be read.
    """
    try:
        repository = find_repository(today.workspace)
    except GitMissingError:
        return None
    revision = find_revision(repository, name) if repository else None
    return _version(repository, revision, today.workspace, loader) if repository and revision else None


def without_workspace(folder: Path, name: str, loader: Loader) -> Version | None:
    """The goals in a revision of a repository that shows none today, as one without a working tree.

    None outside of any repository. Raises KepError where there is no such revision, or where it cannot be read.
    """
    repository = find_repository(folder)
    if repository is None:
        return None
    return _found(repository, name.removeprefix(GIT), folder, None, loader)._replace(name=name)


def revisions(workspace: Path, names: Mapping[str, str]) -> frozenset[str] | None:
    """Of what people wrote those that git knows, by the name that it means to git; None where git cannot tell."""
    try:
        repository = find_repository(workspace)
        if repository is None:
            return None
        known = frozenset(said for said, name in names.items() if find_revision(repository, name))
    except KepError:
        return None
    return None if repository.is_shallow and len(known) < len(names) else known


def head(workspace: Path, snapshot: Snapshot) -> tuple[str, bool]:
    """The commit that is checked out, and whether the live goals differ from it; nothing and False outside of git.

    Line ends do not count. Raises KepError where git cannot be read.
    """
    try:
        repository = find_repository(workspace)
    except GitMissingError:
        return "", False
    revision = find_revision(repository, "HEAD") if repository else None
    if repository is None or revision is None:
        return "", False
    try:
        committed = read_revision(repository, revision).files
    except KepError:  # the goals are not committed yet
        return revision.id, True
    return revision.id, _line_fed(committed) != _line_fed(snapshot.files)


def _line_fed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: without_carriage_returns(data) for path, data in files.items()}


def _found(repository: Repository, name: str, workspace: Path, today: Goals | None, loader: Loader) -> Version:
    revision = find_revision(repository, name)
    if revision is None:
        missing = "; es fehlen ältere Stände, alle holt: git fetch --unshallow --tags" if repository.is_shallow else ""
        raise _unknown(name, today, known_names(repository), missing)
    return _version(repository, revision, workspace, loader)


def _version(repository: Repository, revision: Revision, workspace: Path, loader: Loader) -> Version:
    konzept = loader.load(read_revision(repository, revision))
    goals = Goals(konzept, workspace, f"{revision.name}:{GOALS}", is_in_git=True)
    with objects(repository) as store:
        named = revision.name.partition(":")[0] if revision.names_folder else revision.id
        commit = read_commit(store, named)
    label = f"Git-Revision {revision.name}"
    if commit is None:
        return Version(goals, revision.name, label, Kind.GIT)
    date = Zeitpunkt((commit.day,)) if commit.day else None
    return Version(goals, revision.name, label, Kind.GIT, date, commit.id, commit.author)


def _unknown(name: str, today: Goals | None, in_git: Iterable[str], missing: str = "") -> KepError:
    """There is no version of this name. The nearest is suggested; `missing` ends the hint with what may be lacking."""
    fassungen = today.konzept.fassungen if today else ()
    runden = [entry.id for entry in today.konzept.runden if entry.data] if today else []
    named = list(in_git)
    see = f"Festgehalten sind: {', '.join(fassungen) or f'keine (sie liegen in {FROZEN})'}"
    if named:
        see += f"; Git kennt: {', '.join(named[:_LISTED])}{' …' if len(named) > _LISTED else ''}"
    return unknown("Die Fassung", name, [*fassungen, *runden, *named], see=see + missing)
