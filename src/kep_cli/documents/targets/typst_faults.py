"""What Typst refuses, said in German: by the kind of the fault, never in its English words."""

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from kep_cli.documents.templates import HOUSE_FOLDER, PACKAGED, TemplateFolders
from kep_cli.errors import KepError

if TYPE_CHECKING:
    from pathlib import Path

_PLACE = re.compile(r"┌─ [^\n]*:([0-9]+):[0-9]+\n")
_BLOCK_EDGE = re.compile(r"/\* (Ende )?([a-z][a-z0-9_]*) \*/")
_PICTURE = re.compile(r'#kepbild\("/((?:[^"\\]|\\u\{[0-9a-f]+\})*)"')
_BROKEN_PICTURE = "Ein Bild lässt sich nicht lesen"
_HEADINGS = "Beginnen Sie das Dokument mit „# “, und lassen Sie darunter keine Ebene aus: „## “, dann „### “"
_SYNTAX = "Prüfen Sie dort Klammern und Anführungszeichen; ein #, das gedruckt werden soll, braucht \\ davor"
_INSTALL_FONT = "Legen Sie die Schriftdatei (.ttf oder .otf) nach templates/typst/fonts, und prüfen Sie ihren Namen"
_KINDS = tuple(
    (re.compile(pattern), message, hint)
    for pattern, message, hint in (
        ("skipped from heading level", "Eine Ebene der Überschriften ist übersprungen", _HEADINGS),
        ("first heading must be of level 1", "Die erste Überschrift ist nicht von der obersten Ebene", _HEADINGS),
        ("heading title is empty", "Eine Überschrift ist leer", "Geben Sie ihr einen Text, oder löschen Sie sie"),
        ("missing document title", "Das Dokument hat keinen Titel", "Setzen Sie ihn mit #set document(title: …)"),
        (
            "missing alt text",
            "Ein Bild oder eine Formel hat keine Beschreibung für Menschen, die sie nicht sehen",
            'Ergänzen Sie dort alt: "…"',
        ),
        (
            "could not be displayed with font|no font could be found",
            "Ein Zeichen fehlt in den Schriften, oder es ist eine Formel, für die keine Schrift da ist",
            "Ersetzen Sie es, oder legen Sie eine Schrift, die es hat, nach templates/typst/fonts",
        ),
        ('unknown font family: "?([^"\n]*)', "Die Schrift „{0}“ gibt es nicht", _INSTALL_FONT),
        (
            "package",
            "Pakete, andere Dateien und „eval“ nimmt kep in Typst nicht",
            "Schreiben Sie, was Sie brauchen, in die Dokumentvorlage selbst",
        ),
        (
            "escape the project root|outside",
            "Eine Datei liegt nicht im Arbeitsbereich",
            "Legen Sie die Datei in den Arbeitsbereich",
        ),
        (
            r"file not found \(searched at (.*)\)",
            "Eine Datei, die hier gebraucht wird, gibt es nicht: „{0}“",
            "Pfade beginnen mit / in dem Ordner, in dem goals liegt",
        ),
        (
            "image|svg|decode",
            _BROKEN_PICTURE,
            "Öffnen Sie das Bild, und speichern Sie es neu als PNG oder JPEG",
        ),
        (r"unknown variable: (\S+)", "„{0}“ gibt es nicht", "Prüfen Sie die Schreibweise"),
        (
            "^label ",
            "Ein Verweis führt ins Leere",
            "Prüfen Sie die Schreibweise; ein @, das gedruckt werden soll, braucht \\ davor",
        ),
        (
            "call depth|infinite",
            "Die Dokumentvorlage ruft sich endlos selbst auf",
            "Prüfen Sie dort let, for und while",
        ),
        (
            '^expected .*, found|^expected ("|two)|(unexpected|missing) argument|^cannot ',
            "Eine Angabe passt hier nicht",
            "Prüfen Sie ihren Namen und ihre Art, etwa 11pt statt 11",
        ),
        ("unclosed|unexpected|^expected|not valid", "Das lässt sich nicht verstehen", _SYNTAX),
    )
)
_OTHER = ("Das kann Typst nicht setzen", "Vergleichen Sie die Dokumentvorlage mit der mitgelieferten")


class TypstFault(NamedTuple):
    """What Typst said, and the lines of its text, from 1, to which that belongs, innermost first."""

    message: str
    lines: tuple[int, ...]

    @classmethod
    def of(cls, message: str, diagnostic: str) -> "TypstFault":
        """The first fault of those that Typst tells of."""
        first, _, _ = diagnostic.partition("\nerror: ")
        return cls(message, tuple(int(line) for line in _PLACE.findall(first)))


def told(fault: TypstFault, text: str, folders: TemplateFolders) -> KepError:
    """The fault as an error for users, with the template and the block in which it is."""
    message, hint = _said(_as_written(fault.message, folders.workspace))
    if not fault.lines:
        return KepError(message, hint)
    pictures = dict.fromkeys(_PICTURE.findall(text))
    if message == _BROKEN_PICTURE and pictures:  # Typst reads them only when all functions have been called
        return KepError(f"{message}: {' oder '.join(f'„{picture}“' for picture in pictures)}", hint)
    blocks = [block for line in fault.lines if (block := _block(text, line))]
    file = "typst/bloecke.typ.j2" if blocks else "typst/rahmen.typ.j2"
    has_own = folders.house is not None and (folders.house / file).is_file()
    spoken = f"{HOUSE_FOLDER}/{file}" if has_own else f"{PACKAGED}{file}"
    place = f"Dokumentvorlage „{spoken}“" + (f", Block „{blocks[0]}“" if blocks else "")
    seen = f"zu sehen mit --format typ, dort in Zeile {fault.lines[0]}"
    return KepError(f"{place}: {message} ({seen})", hint)


def _as_written(message: str, workspace: "Path") -> str:
    """The message with paths as users write them: with slashes, and from the workspace on."""
    root = re.escape(workspace.as_posix().rstrip("/"))
    return re.sub(rf"(//\?/)?{root}/", "", message.replace(os.sep, "/"))


def _said(message: str) -> tuple[str, str]:
    for pattern, said, hint in _KINDS:
        if match := pattern.search(message):
            return said.format(*match.groups()), hint
    return _OTHER


def _block(text: str, line: int) -> str:
    """The innermost block in which a line lies; nothing for the frame."""
    open_blocks: list[str] = []
    for edge in _BLOCK_EDGE.finditer("\n".join(text.split("\n")[:line])):
        if edge[1]:
            open_blocks = open_blocks[:-1]
        else:
            open_blocks.append(edge[2])
    return open_blocks[-1] if open_blocks else ""
