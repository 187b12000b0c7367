"""Writing files whole or not at all: first beside their places, and moved there when all is written."""

import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from kep_cli.errors import KepError
from kep_cli.wording.os_errors import reason

_HINT = "Schließen Sie die Datei in anderen Programmen, und prüfen Sie Ihre Rechte und den freien Platz"


@contextmanager
def temporaries(places: Sequence[Path]) -> Iterator[list[Path]]:
    """Names beside the places that nobody uses; whatever lies there at the end is removed."""
    names = [place.with_name(temporary_name()) for place in places]
    try:
        yield names
    finally:
        for name in names:
            with suppress(OSError):  # there is nothing better to do about it, and the fault itself is told already
                name.unlink(missing_ok=True)


def temporary_name() -> str:
    """A name that nothing bears."""
    return f".{secrets.token_hex(8)}.kep"


def write_new(place: Path, data: bytes) -> None:
    """Write a file, and the folders above it, down to the disk. Raises OSError, also where there is one already."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def told(place: Path) -> Iterator[None]:
    """What the system refuses within is raised as KepError: this file cannot be written."""
    try:
        yield
    except OSError as error:
        message = f"Die Datei „{place.as_posix()}“ lässt sich nicht schreiben: {reason(error)}"
        raise KepError(message, _HINT) from error
