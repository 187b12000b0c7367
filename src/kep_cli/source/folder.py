"""Workspaces on disk: find one, read one."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from kep_cli.diagnostics import Fault
from kep_cli.errors import KepError
from kep_cli.source.file import SIZE_LIMIT
from kep_cli.source.frozen import RECORD, Record, changes_since_frozen, read_record
from kep_cli.source.snapshot import FRAME, FROZEN, GOALS, Snapshot, is_read, is_worth_telling, why_not_read

_INIT_HINT = "Wechseln Sie in den Ordner mit Ihren Zielen, oder geben Sie ihn an: kep validate ORDNER"


def find_workspace(start: Path) -> Path:
    """The workspace that holds `start`: the nearest folder upwards with `goals/konzept.yaml`.

    `start` may be the workspace, its `goals` folder, a file in it or any folder below. Raises KepError where
    there is none.
    """
    if not exists(start):
        message = f"Den Ordner „{start.as_posix()}“ gibt es nicht"
        raise KepError(message, _INIT_HINT)
    resolved = start.resolve()
    for folder in (resolved, *resolved.parents):
        if (folder / FRAME).is_file():
            return folder
    message = f"In „{resolved.as_posix()}“ und darüber liegt kein Arbeitsbereich (ein Ordner mit {FRAME})"
    raise KepError(message, _INIT_HINT)


def exists(path: Path) -> bool:
    """Whether there is something at a path; what no system takes as a name leads nowhere."""
    try:
        return path.exists()
    except (OSError, ValueError):  # too long, or with a NUL
        return False


def read_folder(workspace: Path) -> Snapshot:
    """The snapshot of the live goals in a folder. Raises KepError where a file or folder may not be read."""
    live = _snapshot(workspace, GOALS)
    return live._replace(faults=tuple(fault for name in live.fassungen for fault in _changes(workspace, name)))


def read_frozen(workspace: Path, fassung: str) -> Snapshot:
    """The snapshot of a frozen copy, one of `Snapshot.fassungen`; its paths read as if it were the live goals.

    Raises KepError where a file or folder may not be read.
    """
    return _snapshot(workspace, f"{FROZEN}/{fassung}")


def frozen_record(workspace: Path, fassung: str) -> Record:
    """What the record of a frozen copy says; nothing where it has none. Raises KepError where it may not be read."""
    record = workspace / FROZEN / fassung / RECORD
    return read_record(_read(record)) if record.is_file() else Record()


def _changes(workspace: Path, fassung: str) -> Iterator[Fault]:
    """What has become of a frozen copy since; nobody can say it of one without a record, as made by hand."""
    record = workspace / FROZEN / fassung / RECORD
    if record.is_file():
        files = read_frozen(workspace, fassung).files
        contents = {path.removeprefix(f"{GOALS}/"): data for path, data in files.items()}
        yield from changes_since_frozen(fassung, _read(record), contents)


def _snapshot(workspace: Path, goals: str) -> Snapshot:
    files: dict[str, bytes] = {}
    not_read: dict[str, str] = {}
    outside: list[str] = []
    root = workspace.resolve()
    for place, entry in sorted(_walk(workspace, goals)):
        path = GOALS + place.removeprefix(goals)
        if entry.is_symlink() and not Path(os.path.realpath(entry)).is_relative_to(root):
            outside.append(path)
        elif goals != GOALS and path == f"{GOALS}/{RECORD}":
            continue
        elif is_read(path):
            files[path] = _read_entry(entry)
        elif is_worth_telling(entry.name):
            not_read[path] = why_not_read(path)
    return Snapshot(files, not_read, tuple(outside), _frozen(workspace))


def _walk(workspace: Path, folder: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    try:
        entries = list(os.scandir(workspace / folder))
    except OSError as error:
        raise _unreadable(f"Der Ordner „{folder}“ lässt sich nicht lesen", error) from error
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if path == FROZEN or entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(workspace, path)
        else:
            yield path, entry


def _read_entry(entry: "os.DirEntry[str]") -> bytes:
    """The bytes of a file. Raises KepError for what only looks like one, such as a pipe, which would never end."""
    if not entry.is_file(follow_symlinks=False) and Path(entry).is_fifo():
        raise KepError(
            f"„{entry.name}“ ist keine Datei, sondern eine Leitung", "Löschen Sie sie, oder verschieben Sie sie"
        )
    return _read(Path(entry))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise _unreadable(f"Die Datei „{path.name}“ lässt sich nicht lesen", error) from error


def _frozen(workspace: Path) -> tuple[str, ...]:
    folder = workspace / FROZEN
    if folder.is_symlink() or not folder.is_dir():
        return ()
    folders = (entry.name for entry in os.scandir(folder) if entry.is_dir(follow_symlinks=False))
    return tuple(sorted(name for name in folders if not name.startswith(".")))


def _unreadable(message: str, error: OSError) -> KepError:
    hint = "Prüfen Sie, ob Sie die Rechte dafür haben und kein anderes Programm die Datei sperrt"
    if isinstance(error, FileNotFoundError):
        hint = "Sie wurde während des Lesens gelöscht oder ist eine Verknüpfung ins Leere"
    elif error.errno == errno.ELOOP:
        hint = "Löschen Sie die Verknüpfung, die im Kreis führt, und legen Sie die Datei selbst dorthin"
    return KepError(message, hint)
