"""The only place that writes to the terminal: results to stdout, notes to stderr.

Piped output is UTF-8 whatever the system says, so that files and other programs get the same bytes everywhere; a
console keeps its own encoding, and what that cannot show is spelled legibly. Colours need a terminal; only they
load rich.
"""

import codecs
import errno
import io
import os
import sys
from collections.abc import Iterable
from typing import TextIO

from kep_cli.errors import KepError
from kep_cli.wording.os_errors import reason
from kep_cli.wording.styled import StyledLine, plain_line, spelled
from kep_cli.wording.visible import code_point, visible

_LEGIBLE = "kep-legible"
# What a German reader reads without trouble where the console lacks the letter; the rest is named by its code point.
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS", "§": "Par."}
    | {"„": '"', "“": '"', "”": '"', "‚": "'", "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "€": "EUR"}
    | {"→": "->", "\u00a0": " ", "\u202f": " ", "☐": "[ ]", "☒": "[x]", "•": "-"}
)


def prepare() -> None:
    """Make both streams able to take any text. An encoding that the user set (`PYTHONIOENCODING`) stays."""
    codecs.register_error(_LEGIBLE, _spell)
    sys.stdout = _prepared(sys.stdout)
    sys.stderr = _prepared(sys.stderr)


def show(lines: Iterable[StyledLine]) -> None:
    """Write results to stdout, one line each; nothing is wrapped, unseen characters stand as `[U+001B]`.

    A reader that has gone away (`kep … | head`) is no fault: the rest is dropped and the command goes on to its exit
    code. Raises KepError where the output cannot be written otherwise.
    """
    _write(sys.stdout, lines)


def as_text(lines: Iterable[StyledLine]) -> str:
    """The lines as they look where nothing is painted, as in a file."""
    return "".join(f"{''.join(visible(spelled(piece)) for piece in line)}\n" for line in lines)


def note(*texts: str) -> None:
    """Tell something on stderr that is not the result: progress, what was done, what went wrong."""
    note_lines(plain_line(text) for text in texts)


def note_lines(lines: Iterable[StyledLine]) -> None:
    """The same as `note` for lines with styles."""
    try:
        _write(sys.stderr, lines)
    except KepError:
        return  # there is no place left to complain at


def silence(stream: TextIO | None) -> None:
    """Send what a broken stream still holds to nowhere, or Python would complain about it when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno() if stream else 1)
        os.close(nowhere)
    except (OSError, ValueError):
        return  # a stream without a file behind it holds nothing back


def _prepared(stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):  # closed, or put there by somebody who wants the text as it is
        return stream
    encoding = stream.encoding if stream.isatty() or os.environ.get("PYTHONIOENCODING") else "utf-8"
    if isinstance(stream.buffer, io.RawIOBase):
        # Unbuffered (`PYTHONUNBUFFERED`), Python drops without a word what a full disk or a closed pipe did not take.
        return open(stream.fileno(), "w", encoding=encoding, errors=_LEGIBLE, closefd=False)
    stream.reconfigure(encoding=encoding, errors=_LEGIBLE)
    return stream


def _write(stream: TextIO | None, lines: Iterable[StyledLine]) -> None:
    if stream is None:  # closed by the caller (`>&-`): nobody wants to know
        return
    finished = list(lines)  # whatever goes wrong in making the lines is no fault of the stream
    try:
        if _paints(stream):
            from kep_cli.cli.colours import paint

            paint(stream, finished)
        else:
            stream.write(as_text(finished))
        stream.flush()
    except OSError as error:
        silence(stream)
        if not _reader_is_gone(error):
            message = f"Die Ausgabe lässt sich nicht schreiben: {reason(error)}"
            raise KepError(message, "Prüfen Sie, wohin Sie die Ausgabe leiten") from error


def _paints(stream: TextIO) -> bool:
    environment = os.environ
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def _reader_is_gone(error: OSError) -> bool:
    """Windows has no word of its own for it."""
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL)


def _spell(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    spelled = error.object[error.start : error.end].translate(_SPELLED)
    encodable = "".join(sign if _fits(sign, error.encoding) else code_point(sign) for sign in spelled)
    return encodable, error.end


def _fits(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
