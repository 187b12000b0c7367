"""From bytes to text: encoding, and characters that have no business in a goal file.

What libyaml would refuse without a place (control characters) or count as a line end (U+0085, U+2028,
U+2029) is reported here and replaced by a blank, one for one, so that places stay true.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from kep_cli.source.faults import FileFault

INVISIBLE = {
    "\u00ad": "weiches Trennzeichen",
    "\u200b": "Leerzeichen ohne Breite",
    "\u200c": "Bindehemmer ohne Breite",
    "\u200d": "Binder ohne Breite",
    "\u200e": "Steuerzeichen für die Schreibrichtung",
    "\u200f": "Steuerzeichen für die Schreibrichtung",
    "\u202a": "Steuerzeichen für die Schreibrichtung",
    "\u202b": "Steuerzeichen für die Schreibrichtung",
    "\u202c": "Steuerzeichen für die Schreibrichtung",
    "\u202d": "Steuerzeichen für die Schreibrichtung",
    "\u202e": "Steuerzeichen für die Schreibrichtung",
    "\u2060": "Wortverbinder ohne Breite",
    "\u2066": "Steuerzeichen für die Schreibrichtung",
    "\u2067": "Steuerzeichen für die Schreibrichtung",
    "\u2068": "Steuerzeichen für die Schreibrichtung",
    "\u2069": "Steuerzeichen für die Schreibrichtung",
    "\ufeff": "Leerzeichen ohne Breite (BOM)",
}
"""Characters that a reader cannot see, with their German names."""

_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_LINE_SEPARATOR = r"\x85\u2028\u2029"
# What nearly no file needs is compiled when one does: that costs more than reading a small workspace.
_SUSPECT = (
    rf"(?P<control>[{_CONTROL}])|(?P<separator>[{_LINE_SEPARATOR}])"
    rf"|(?P<invisible>[{''.join(INVISIBLE)}])|(?P<decomposed>\w[\u0300-\u036f]+)"
)
_TO_BLANK = rf"[{_CONTROL}{_LINE_SEPARATOR}]"
_CONTROL_CHARACTERS = f"[{_CONTROL}]"
_SUSPICION = re.compile(rf"[{_CONTROL}{_LINE_SEPARATOR}{''.join(INVISIBLE)}\u0300-\u036f]")
_WINDOWS_1252_UNASSIGNED = b"\x81\x8d\x8f\x90\x9d"
_AS_WINDOWS_1252 = "kep-windows-1252"
_TOLERATED = 20
_LOOKED_AT = 100_000


class Suspect(NamedTuple):
    """A character fault that begins at an index of the text."""

    kind: FileFault
    start: int
    length: int
    details: tuple[str, ...]


class Decoded(NamedTuple):
    """The text of a file as the parser may read it, without byte order mark, and what was wrong with it."""

    text: str
    suspects: tuple[Suspect, ...]


def code_point(character: str) -> str:
    """How kep names a character that cannot be shown: `U+001B`."""
    return f"U+{ord(character):04X}"


def decode(data: bytes) -> Decoded:
    """The text of the bytes. Bytes that are not UTF-8 are one fault and are read in the likely encoding.

    What can be no text at all has none, and one fault.
    """
    text, suspects = _decode_bytes(data)
    if _is_no_text(text):
        return Decoded("", (Suspect(FileFault.NOT_TEXT, 0, 0, ()),))
    if not _SUSPICION.search(text):
        return Decoded(text, suspects)
    found = tuple(suspicious_characters(text))
    return Decoded(re.sub(_TO_BLANK, " ", text) if found else text, suspects + found)


def _is_no_text(text: str) -> bool:
    """A picture, a program or a word processor's document is full of control characters from its beginning."""
    return len(re.findall(_CONTROL_CHARACTERS, text[:_LOOKED_AT])) > _TOLERATED


def suspicious_characters(text: str) -> Iterator[Suspect]:
    """Each character of the text that YAML, a typesetter or a reader would stumble over."""
    for match in re.finditer(_SUSPECT, text):
        found, start = match.group(), match.start()
        if match.lastgroup == "control":
            yield Suspect(FileFault.CONTROL_CHARACTER, start, 1, (code_point(found),))
        elif match.lastgroup == "separator":
            yield Suspect(FileFault.LINE_SEPARATOR, start, 1, (code_point(found),))
        elif match.lastgroup == "invisible":
            yield Suspect(FileFault.INVISIBLE_CHARACTER, start, 1, (code_point(found), INVISIBLE[found]))
        elif len(composed := unicodedata.normalize("NFC", found)) < len(found):
            yield Suspect(FileFault.DECOMPOSED_CHARACTER, start, len(found), (composed,))


def _decode_bytes(data: bytes) -> tuple[str, tuple[Suspect, ...]]:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            return text, (Suspect(FileFault.NOT_UTF8, 0, 1, ("UTF-16", "")),)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        index = len(data[: error.start].decode("utf-8"))
    if any(byte in data for byte in _WINDOWS_1252_UNASSIGNED):
        return data.decode("utf-8", errors="replace"), (Suspect(FileFault.NOT_UTF8, index, 1, ("", "")),)
    text = data.decode("utf-8", errors=_AS_WINDOWS_1252)
    return text, (Suspect(FileFault.NOT_UTF8, index, 1, ("Windows-1252", text[index])),)


def _windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.start + 1].decode("cp1252"), error.start + 1


codecs.register_error(_AS_WINDOWS_1252, _windows_1252)
