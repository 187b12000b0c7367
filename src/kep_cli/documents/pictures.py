"""Pictures in prose: files of the workspace, and nothing from anywhere else.

Their paths count from the folder in which `goals` lies: `![Lage der Gewerbegebiete](bilder/lage.png)`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from markdown_it.token import Token

from kep_cli.documents.blocks import blocks_in
from kep_cli.errors import KepError
from kep_cli.wording.os_errors import reason

_KINDS = {
    ".png": b"\x89PNG",
    ".jpg": b"\xff\xd8",
    ".jpeg": b"\xff\xd8",
    ".gif": b"GIF8",
    ".webp": b"RIFF",
    ".svg": b"",  # text; it may begin with anything that XML allows
}
_SIZE_LIMIT = 20_000_000
_WHERE = "Bilder liegen im Arbeitsbereich; ihr Pfad beginnt in dem Ordner, in dem goals liegt, etwa bilder/lage.png"


def picture_path(address: str) -> str:
    """The path of a picture from the workspace, as people call it, from the address in the Markdown."""
    return unquote(address).removeprefix("./")


def check_pictures(tokens: Iterable[Token], workspace: Path) -> None:
    """Raises KepError for the first picture that is no readable picture file within the workspace."""
    for address in dict.fromkeys(_addresses(tokens)):
        _check(picture_path(address), workspace)


def _addresses(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "image":
            yield str(token.attrs.get("src", ""))
        for block in blocks_in([token]):
            yield from _addresses([*block.title, *block.content])
        yield from _addresses(token.children or ())


def _check(path: str, workspace: Path) -> None:
    parts = path.split("/")
    if not path or any(part in {"", ".."} or set(part) & set('\\:\0"<>|*?') for part in parts):
        raise KepError(f"Das Bild „{path}“ liegt nicht im Arbeitsbereich", _WHERE)
    beginning = _KINDS.get(PurePosixPath(path).suffix.lower())
    if beginning is None:
        message = f"Das Bild „{path}“ hat ein Format, das sich nicht drucken lässt"
        raise KepError(message, "Nehmen Sie PNG, JPEG, GIF, WebP oder SVG")
    file = workspace / path
    if not file.is_file():
        raise KepError(f"Das Bild „{path}“ gibt es nicht", _WHERE)
    if not file.resolve().is_relative_to(workspace):
        message = f"Das Bild „{path}“ ist eine Verknüpfung auf einen Ort außerhalb des Arbeitsbereichs"
        raise KepError(message, "Legen Sie die Datei selbst in den Arbeitsbereich")
    try:
        with file.open("rb") as stream:
            data = stream.read(_SIZE_LIMIT + 1)
    except OSError as error:
        message = f"Das Bild „{path}“ lässt sich nicht lesen: {reason(error)}"
        raise KepError(message, "Prüfen Sie, ob Sie die Rechte dafür haben") from error
    if len(data) > _SIZE_LIMIT:
        raise KepError(f"Das Bild „{path}“ ist zu groß", "Erlaubt sind höchstens 20 MB; verkleinern Sie es")
    if not data.startswith(beginning) or (not beginning and b"<svg" not in data):
        message = f"Die Datei „{path}“ ist kein Bild in dem Format, das ihr Name nennt"
        raise KepError(message, "Öffnen Sie die Datei, und speichern Sie sie neu als PNG oder JPEG")
