"""Opening a Word form: the house's own, or the one that comes with kep; and saying what is wrong with a file."""

from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from lxml.etree import XMLSyntaxError

from kep_cli.documents.templates import HOUSE_FOLDER, FolderLoader, TemplateFolders
from kep_cli.errors import KepError
from kep_cli.wording.os_errors import reason

PAPER = "docx/vorlage.docx"
"""The form of papers, within the folder of templates."""

ANNEX = "docx/anlage.docx"
"""The form of annexes that become files of their own."""

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_LARGEST = 30_000_000  # bytes, as a file
_LARGEST_UNPACKED = 200_000_000
_SAVE_AS = "Speichern Sie die Datei in Word unter „Dateityp: Word-Dokument (*.docx)“"
_OTHER_ENDINGS = (".doc", ".docm", ".dotx", ".dotm", ".odt", ".rtf")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Form(NamedTuple):
    """An opened form: what people call its file, and its content, which is the caller's to change."""

    spoken: str
    document: WordDocument


class FormFile(NamedTuple):
    """The file of a form, read but not opened: what people call it, and its bytes."""

    spoken: str
    data: bytes

    def opened(self) -> Form:
        """A fresh copy to be filled in. Raises KepError for what is no Word document."""
        return Form(self.spoken, _document(self.spoken, self.data))


def read_form(name: str, folders: TemplateFolders) -> FormFile:
    """The form of this name, the house's own before the packaged one. Raises KepError where it cannot be used."""
    file, spoken = FolderLoader(folders).find(name)
    _check_ending(name, folders)
    try:
        with file.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except OSError as error:
        message = f"Das Word-Formular „{spoken}“ lässt sich nicht lesen: {reason(error)}"
        raise KepError(message, "Schließen Sie die Datei in Word, und prüfen Sie Ihre Rechte") from error
    if len(data) > _LARGEST:
        raise KepError(
            f"Das Word-Formular „{spoken}“ ist zu groß", "Erlaubt sind höchstens 30 MB; verkleinern Sie Bilder"
        )
    _check_kind(spoken, data)
    return FormFile(spoken, data)


def _check_ending(name: str, folders: TemplateFolders) -> None:
    """Raise KepError where the house has a form of another kind, which would be passed over without a word."""
    if folders.house is None or (folders.house / name).exists():
        return
    wanted = PurePosixPath(name)
    other = next((each for each in _OTHER_ENDINGS if (folders.house / wanted.with_suffix(each)).exists()), None)
    if other:
        place = f"{HOUSE_FOLDER}/{wanted.parent}"
        message = f"Im Ordner {place} liegt „{wanted.with_suffix(other).name}“, aber kein „{wanted.name}“"
        raise KepError(message, _SAVE_AS)


def _check_kind(spoken: str, data: bytes) -> None:
    """Raise KepError for everything that bears the wrong name."""
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            hint = "Entfernen Sie den Schutz in Word unter „Datei, Informationen, Dokument schützen“"
            raise KepError(f"Das Word-Formular „{spoken}“ ist mit einem Kennwort geschützt", hint)
        raise KepError(f"Das Word-Formular „{spoken}“ ist im alten Word-Format (.doc) gespeichert", _SAVE_AS)
    if data.startswith(b"{\\rtf"):
        raise KepError(f"Das Word-Formular „{spoken}“ ist in Wahrheit eine RTF-Datei", _SAVE_AS)
    if not data:
        raise KepError(f"Das Word-Formular „{spoken}“ ist leer", "Speichern Sie das Formular in Word noch einmal")
    if not data.startswith(b"PK"):
        raise KepError(f"Das Word-Formular „{spoken}“ ist keine Word-Datei", _SAVE_AS)


def _document(spoken: str, data: bytes) -> WordDocument:
    broken = f"Das Word-Formular „{spoken}“ ist beschädigt"
    mend = "Öffnen Sie es in Word, lassen Sie es reparieren, und speichern Sie es als neue Datei"
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_UNPACKED:
                raise KepError(f"Das Word-Formular „{spoken}“ ist ausgepackt zu groß", "Verkleinern Sie seine Bilder")
            _check_content(spoken, archive)
            if archive.testzip() is not None:
                raise KepError(broken, mend)
        return Document(BytesIO(data))
    except (BadZipFile, OpcError, XMLSyntaxError, KeyError, ValueError, EOFError, NotImplementedError) as error:
        raise KepError(broken, mend) from error


def _check_content(spoken: str, archive: ZipFile) -> None:
    """Raise KepError for files of other programs, for templates and for macros."""
    names = archive.namelist()
    if "[Content_Types].xml" not in names:
        raise KepError(f"Das Word-Formular „{spoken}“ ist keine Word-Datei", _SAVE_AS)
    if b"purl.oclc.org/ooxml" in archive.read("_rels/.rels"):
        raise KepError(f"Das Word-Formular „{spoken}“ ist als „Strict Open XML“ gespeichert", _SAVE_AS)
    types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
    if "macroEnabled" in types or any("vbaProject" in name or "activeX" in name for name in names):
        hint = "Speichern Sie das Formular als Word-Dokument (*.docx); dabei fallen die Makros weg"
        raise KepError(f"Das Word-Formular „{spoken}“ enthält Makros", hint)
    if "wordprocessingml.template.main+xml" in types:
        raise KepError(f"Das Word-Formular „{spoken}“ ist eine Word-Vorlage (.dotx)", _SAVE_AS)
    if _MAIN not in types:
        raise KepError(f"Das Word-Formular „{spoken}“ ist keine Word-Datei", _SAVE_AS)
