"""Writing files whole or not at all, and only into their own folder."""

from collections.abc import Sequence
from pathlib import Path

from kep_cli.documents.render import Document
from kep_cli.errors import KepError
from kep_cli.source.writing import temporaries, told, write_new
from kep_cli.wording.os_errors import reason


def write(documents: Sequence[Document], folder: Path) -> list[Path]:
    """Write the documents into the folder, which is made if needed, and give their paths.

    Each is first written beside its place and then moved there, when all are written; what lay there is replaced, a
    link as such and never what it leads to. Raises KepError, and then leaves no half of a file behind.
    """
    _make(folder)
    places = [folder / document.name for document in documents]
    for inner in dict.fromkeys(place.parent for place in places if place.parent != folder):
        if inner.is_symlink():
            message = f"Der Ordner „{inner.as_posix()}“ ist eine Verknüpfung"
            raise KepError(message, "Löschen Sie sie, oder wählen Sie mit --output einen anderen Ordner")
        _make(inner)
    for place in places:
        if place.is_dir() and not place.is_symlink():
            message = f"Wo die Datei „{place.as_posix()}“ hin soll, liegt ein Ordner gleichen Namens"
            raise KepError(message, "Löschen Sie ihn, oder wählen Sie mit --output einen anderen Ordner")
    with temporaries(places) as written:
        for document, place, temporary in zip(documents, places, written, strict=True):
            with told(place):
                write_new(temporary, document.data)
        for place, temporary in zip(places, written, strict=True):
            with told(place):
                temporary.replace(place)
    return places


def differing(documents: Sequence[Document], folder: Path) -> list[tuple[Path, str]]:
    """The paths at which something else lies than would be written, with a German word for it. Writes nothing."""
    found: list[tuple[Path, str]] = []
    for document in documents:
        place = folder / document.name
        try:
            linked = place.is_symlink() or (place.parent != folder and place.parent.is_symlink())
            same = not linked and place.read_bytes() == document.data
        except FileNotFoundError:
            found.append((place, "fehlt"))
        except OSError as error:
            message = f"Die Datei „{place.as_posix()}“ lässt sich nicht lesen: {reason(error)}"
            raise KepError(message, "Prüfen Sie, ob Sie die Rechte dafür haben") from error
        else:
            if not same:
                found.append((place, "weicht ab"))
    return found


def left_over(documents: Sequence[Document], folder: Path) -> list[Path]:
    """The files of their kinds in the documents' own folders that are none of them: perhaps of an earlier state."""
    names = {document.name for document in documents}
    own = dict.fromkeys((Path(name).parent, Path(name).suffix) for name in names if "/" in name)
    return [
        found
        for inner, suffix in own
        for found in sorted((folder / inner).glob(f"*{suffix}"))
        if f"{inner.as_posix()}/{found.name}" not in names
    ]


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        message = f"„{folder.as_posix()}“ ist kein Ordner"
        raise KepError(message, "Wählen Sie mit --output einen Ordner") from error
    except OSError as error:
        message = f"Der Ordner „{folder.as_posix()}“ lässt sich nicht anlegen: {reason(error)}"
        raise KepError(message, "Wählen Sie mit --output einen Ordner, in den Sie schreiben dürfen") from error
