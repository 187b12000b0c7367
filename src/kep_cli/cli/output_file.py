"""`--output DATEI`: a result goes into a file instead of the terminal."""

from pathlib import Path

from kep_cli.cli import terminal
from kep_cli.errors import KepError
from kep_cli.wording.styled import Segment, Style

_GOAL_SUFFIXES = (".yaml", ".yml")


def place_for(output: str) -> Path:
    """The file that is to be written. Raises KepError where it cannot be one, or would be one of the goals."""
    place = Path(output)
    if place.is_dir():
        raise KepError(f"„{place.as_posix()}“ ist ein Ordner", "Nennen Sie bei --output eine Datei")
    if place.suffix.casefold() in _GOAL_SUFFIXES:
        raise KepError(f"„{place.as_posix()}“ wäre eine Zieldatei", "Nennen Sie eine Datei mit einer anderen Endung")
    if not place.parent.is_dir():
        message = f"Den Ordner „{place.parent.as_posix()}“ gibt es nicht"
        raise KepError(message, "Legen Sie ihn an, oder nennen Sie bei --output eine Datei in einem anderen")
    return place


def write_file(data: bytes, place: Path) -> None:
    """Write the file, whole or not at all, and print its path. Raises KepError where it cannot be written."""
    from kep_cli.documents.output import write
    from kep_cli.documents.render import Document

    written = write([Document(place.name, data)], place.parent)
    terminal.show((Segment(each.as_posix(), Style.PATH),) for each in written)
