"""Files that are no forms: broken, locked, dangerous, of another kind. Each is told with what to do."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from kep_cli.errors import KepError

Made = Callable[..., dict[str, bytes]]
FORM = "templates/docx/vorlage.docx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def changed(form: bytes, name: str, data: bytes) -> bytes:
    """The form with another file of this name in it."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(form)) as old, zipfile.ZipFile(stream, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, data)
    return stream.getvalue()


def retyped(form: bytes, old: str, new: str) -> bytes:
    """The form with another type of content."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(form)) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, data.replace(old.encode(), new.encode()) if name == "[Content_Types].xml" else data)
    return stream.getvalue()


_SAVE_AS = "Speichern Sie die Datei in Word unter „Dateityp: Word-Dokument (*.docx)“"
_MEND = "Öffnen Sie es in Word, lassen Sie es reparieren, und speichern Sie es als neue Datei"


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (OLE, "ist im alten Word-Format (.doc) gespeichert", _SAVE_AS),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "ist mit einem Kennwort geschützt",
            "Entfernen Sie den Schutz in Word unter „Datei, Informationen, Dokument schützen“",
        ),
        (b"{\\rtf1 x}", "ist in Wahrheit eine RTF-Datei", _SAVE_AS),
        (b"", "ist leer", "Speichern Sie das Formular in Word noch einmal"),
        (b"<html>", "ist keine Word-Datei", _SAVE_AS),
        (b"PK\x03\x04kaputt", "ist beschädigt", _MEND),
    ],
)
def test_a_file_that_is_no_word_document_is_told_with_what_to_do(
    said: Callable[..., tuple[str, str]], data: bytes, message: str, hint: str
) -> None:
    assert (f"Das Word-Formular „{FORM}“ {message}", hint) == said(data)


MAIN = "wordprocessingml.document.main+xml"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda form: form[: len(form) // 2], "ist beschädigt"),
        (lambda form: changed(form, "word/document.xml", b"<w:document"), "ist beschädigt"),
        (lambda form: changed(form, "_rels/.rels", b"purl.oclc.org/ooxml"), "ist als „Strict Open XML“ gespeichert"),
        (lambda form: form.replace(b"word/document.xml", b"word/documint.xml"), "ist beschädigt"),
        (
            lambda form: retyped(form, f"officedocument.{MAIN}", "ms-word.document.macroEnabled.main+xml"),
            "enthält Makros",
        ),
        (lambda form: changed(form, "word/vbaProject.bin", b"x"), "enthält Makros"),
        (lambda form: retyped(form, MAIN, "wordprocessingml.template.main+xml"), "ist eine Word-Vorlage (.dotx)"),
        (lambda form: retyped(form, MAIN, "spreadsheetml.sheet.main+xml"), "ist keine Word-Datei"),
    ],
    ids=["torn", "no XML", "strict", "no document", "docm", "macros", "dotx", "spreadsheet"],
)
def test_a_broken_or_dangerous_word_document_is_refused(
    said: Callable[..., tuple[str, str]],
    form_of: Callable[..., bytes],
    change: Callable[[bytes], bytes],
    message: str,
) -> None:
    assert f"Das Word-Formular „{FORM}“ {message}" == said(change(form_of("{{ betreff }}")))[0]


@pytest.mark.parametrize("ending", ["doc", "docm", "dotx", "dotm", "odt", "rtf"])
def test_a_form_with_another_ending_is_not_passed_over(said: Callable[..., tuple[str, str]], ending: str) -> None:
    assert (
        f"Im Ordner templates/docx liegt „vorlage.{ending}“, aber kein „vorlage.docx“",
        _SAVE_AS,
    ) == said(b"x", f"vorlage.{ending}")


def test_a_form_that_leads_out_of_the_folder_is_refused(
    made: Made, musterland: Callable[..., Path], tmp_path: Path, form_of: Callable[..., bytes]
) -> None:
    workspace = musterland()
    (tmp_path / "fremd.docx").write_bytes(form_of("{{ betreff }}"))
    (workspace / "templates" / "docx").mkdir(parents=True)
    (workspace / FORM).symlink_to(tmp_path / "fremd.docx")
    with pytest.raises(KepError) as caught:
        made(workspace)

    assert f"Die Dokumentvorlage „{FORM}“ ist eine Verknüpfung aus ihrem Ordner hinaus" == caught.value.message


def test_a_form_that_cannot_be_read_is_told(made: Made, musterland: Callable[..., Path]) -> None:
    workspace = musterland()
    (workspace / FORM).mkdir(parents=True)
    with pytest.raises(KepError) as caught:
        made(workspace)

    assert caught.value.message.startswith(f"Das Word-Formular „{FORM}“ lässt sich nicht lesen: ")
