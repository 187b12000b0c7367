"""Beginning a workspace: whole or not at all, and never over anything that is there."""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from kep_cli.errors import KepError
from kep_cli.source.snapshot import FRAME, GOALS
from kep_cli.source.writing import write_new
from kep_cli.wording.os_errors import reason

_TOP_GOALS = "oberziele"


class Begun(NamedTuple):
    """What was made in the folder of the workspace, and what stays because it was there before; both by name."""

    made: tuple[str, ...]
    kept: tuple[str, ...]


def begin(folder: Path, files: Mapping[str, bytes]) -> Begun:
    """Make a workspace of the files, by their paths in it; the folder itself is made where it is missing.

    Its goals are written beside their place and get their name last. A file beside the goals that is there already
    stays as it is. Raises KepError where there are goals, where there cannot be any, and where writing fails; then
    nothing is left behind.
    """
    _check_place(folder)
    goals = {path: data for path, data in files.items() if path.startswith(f"{GOALS}/")}
    beside = {path: data for path, data in files.items() if path not in goals}
    with _told(folder), ExitStack() as undo:
        _make(folder, undo)
        with TemporaryDirectory(prefix=".", suffix=".kep", dir=folder, ignore_cleanup_errors=True) as temporary:
            new = Path(temporary, GOALS)
            (new / _TOP_GOALS).mkdir(parents=True)  # where people begin, even where there is nothing yet
            for path, data in goals.items():
                write_new(Path(temporary, path), data)
            written = tuple(path for path, data in beside.items() if _is_written(folder / path, data, undo))
            new.rename(folder / GOALS)
            undo.pop_all()
    return Begun((GOALS, *written), tuple(path for path in beside if path not in written))


def _check_place(folder: Path) -> None:
    if os.path.lexists(folder) and not folder.is_dir():
        message = f"„{folder.as_posix()}“ ist kein Ordner"
        raise KepError(message, "Nennen Sie einen Ordner, oder einen Namen, den es noch nicht gibt")
    if os.path.lexists(folder / GOALS):
        message = f"Im Ordner „{folder.as_posix()}“ gibt es schon „{GOALS}“"
        raise KepError(message, "kep init überschreibt nichts; nennen Sie einen anderen Ordner")
    real = Path(os.path.realpath(folder))
    for above in (real, *real.parents):
        if above.name == GOALS and (above.parent / FRAME).is_file():
            message = f"Der Ordner „{folder.as_posix()}“ gehört zu den Zielen in „{above.parent.as_posix()}“"
            raise KepError(message, "Nennen Sie einen Ordner außerhalb davon")


def _make(folder: Path, undo: ExitStack) -> None:
    """Make the folder and those above it that are missing; undone, those are gone again."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir()
        undo.callback(_remove, place)


def _is_written(place: Path, data: bytes, undo: ExitStack) -> bool:
    """Whether the file was written, as none was there."""
    if os.path.lexists(place):
        return False
    undo.callback(place.unlink, missing_ok=True)
    write_new(place, data)
    return True


def _remove(folder: Path) -> None:
    with suppress(OSError):  # somebody else has put something there: then it stays
        folder.rmdir()


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"Im Ordner „{folder.as_posix()}“ lässt sich kein Arbeitsbereich anlegen: {reason(error)}"
        raise KepError(message, "Prüfen Sie Ihre Rechte und den freien Platz; angelegt wurde nichts") from error
