"""What the files of papers are called: names that every system takes and that never lead out of their folder."""

import re
import unicodedata
from collections.abc import Iterable

from kep_cli.errors import KepError
from kep_cli.model.entry import Entry
from kep_cli.model.vorlage import Vorlage

_NOT_IN_NAMES = re.compile(r"[^\w.()+,=@&-]+|[\x00-\x1f]")
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_LONGEST = 80  # characters; room for „-anlage-12.tex“, and for folders on Windows


def file_stem(paper: Entry[Vorlage]) -> str:
    """The name of a paper's files without ending: its Drucksachennummer (`72-2018`), else the stem of its own file."""
    number = (paper.data.drucksache if paper.data else None) or ""
    return _harmless(number) or _harmless(paper.id) or "vorlage"


def file_part(said: str) -> str:
    """A word as part of a file's name; nothing if nothing of it is left."""
    return _harmless(said)


def check_distinct(papers: Iterable[Entry[Vorlage]]) -> None:
    """Raises KepError where two papers would be written into the same file; upper and lower case count as the same."""
    seen: dict[str, Entry[Vorlage]] = {}
    for paper in papers:
        stem = file_stem(paper)
        other = seen.setdefault(stem.casefold(), paper)
        if other is not paper:
            message = f"Die Vorlagen „{other.id}“ und „{paper.id}“ ergäben dieselbe Datei „{stem}“"
            raise KepError(message, "Geben Sie ihnen verschiedene Drucksachennummern, oder rendern Sie sie einzeln")


def _harmless(text: str) -> str:
    """The text as a file name, or nothing if nothing of it is left."""
    joined = _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFC", text))
    name = re.sub(r"-{2,}", "-", joined)[:_LONGEST].strip("-. ")
    return f"_{name}" if _DEVICES.fullmatch(name) else name
