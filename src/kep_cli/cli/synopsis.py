"""The versions of a Synopse: which they are, why they differ, and whether they are free of errors."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from kep_cli.cli import terminal
from kep_cli.cli.goals import GIT, Goals
from kep_cli.cli.papers import errors_in_goals
from kep_cli.cli.reasons import reasons_between
from kep_cli.cli.versions import FOLDER, Kind, Version, Versions, faulty_files, pair
from kep_cli.diagnostics import Diagnostic
from kep_cli.documents.choosing import SYNOPSIS  # noqa: TID253 - this module is itself imported only by a run
from kep_cli.documents.views.synopse import Stand  # noqa: TID253 - the same
from kep_cli.documents.views.ziele import say_time  # noqa: TID253 - the same
from kep_cli.errors import KepError

_MOST = 6
_TODAY = "heute"


class Staende(NamedTuple):
    """The versions of a Synopse as documents take them, and how each is called in the name of its files."""

    staende: list[Stand]
    names: list[str]


def chosen(versions: Versions, names: Sequence[str]) -> list[Version]:
    """The versions of these names, the oldest first; a single one is compared with today's goals.

    Raises KepError where there are none, or more than fit on a page, and for those that there are not.
    """
    if not names:
        message = "Zu einer Synopse gehören mindestens zwei Fassungen"
        raise KepError(message, f"Nennen Sie die alte und die neue, etwa: kep render {SYNOPSIS} HEAD~1 HEAD")
    if len(names) > _MOST:
        message = f"{len(names)} Fassungen passen nicht nebeneinander auf eine Seite"
        raise KepError(message, f"Nennen Sie höchstens {_MOST}")
    if len(names) == 1:
        return list(pair(versions, names[0]))
    return [versions.named(name) for name in names]


def errors_in_versions(found: Sequence[Version]) -> list[tuple[Goals, list[Diagnostic]]]:
    """The findings at error level in today's goals, if they are among the versions.

    Other versions are kept as they were: nobody can mend them any more, and who asks what has changed since shall get
    an answer. What could not be read of them is marked in the cells, and said on the terminal.
    """
    today = next((version.goals for version in found if version.kind is Kind.HEUTE), None)
    errors = errors_in_goals(today) if today else []
    return [(today, errors)] if today and errors else []


def staende(versions: Versions, found: Sequence[Version]) -> Staende:
    """The versions with their reasons. Raises KepError where something between them cannot be read."""
    for version in found:
        if version.kind is not Kind.HEUTE and (files := faulty_files(version.goals)):
            terminal.note(f"{version.label} hat Fehler, die in der Synopse gekennzeichnet sind: {', '.join(files)}")
    reasons = [{}, *(reasons_between(versions, old, new) for old, new in pairwise(found))]
    return Staende(
        [
            Stand(version.label, say_time(version.date) if version.date else "", version.goals.konzept, why)
            for version, why in zip(found, reasons, strict=True)
        ],
        [_short(version) for version in found],
    )


def _short(version: Version) -> str:
    """What a version is called in the name of a file: a folder by its last part, and without what forces its kind."""
    name = version.name.removeprefix(FOLDER).removeprefix(GIT)
    return (Path(name).resolve().name if version.kind is Kind.ORDNER else name) or _TODAY
