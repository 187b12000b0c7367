"""Commits as people made them: who, when, why. Read from the objects themselves, so that no setting of git matters."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from kep_cli.source.git import Objects, Repository, ask
from kep_cli.source.revision import untagged
from kep_cli.wording.dates import Moment

_PERSON = re.compile(r"(?P<name>[^<]*)<[^>]*> (?P<seconds>-?\d+) (?P<sign>[+-])(?P<hours>\d\d)(?P<minutes>\d\d)")
_REASON = re.compile(r"(?:Begründung|Begruendung):[ \t]*(?P<said>.*)", re.IGNORECASE)
_TRAILER = re.compile(r"[^\W\d_][\w-]*:\s")


class Commit(NamedTuple):
    """What a commit says of itself.

    `tree` is the id of all its files, `parents` are the commits that it names as its own. `day` is when the author
    made it, by the clock of the place; None where that cannot be read. `subject` is one line. `reasons` are the values
    of its trailers `Begründung:`, each on one line.
    """

    id: str
    tree: str
    parents: tuple[str, ...]
    author: str
    day: Moment | None
    subject: str
    reasons: tuple[str, ...]


def read_commit(store: Objects, name: str) -> Commit | None:
    """The commit of this name, in any spelling of git; None where it is none. Raises KepError."""
    found = untagged(store, name)
    return _commit(found.id, found.data) if found and found.kind == "commit" else None


def listed_commits(repository: Repository, newest: str, but: str = "") -> list[tuple[str, tuple[str, ...]]]:
    """The ids of a commit and of all before it, each with those of its parents that are here; children come first.

    `newest` and `but` are ids; what leads to `but` is left out. Raises KepError.
    """
    without = (f"^{but}",) if but else ()
    said = ask(repository, "rev-list", "--topo-order", "--parents", newest, *without, "--")
    lines = (line.split(" ") for line in said.decode("ascii").splitlines())
    return [(commit, tuple(parents)) for commit, *parents in lines]


def tags_by_commit(repository: Repository) -> dict[str, tuple[str, ...]]:
    """The names of the tags of each commit that has any, by its id. Raises KepError."""
    said = ask(repository, "for-each-ref", "--format=%(objectname) %(*objectname) %(refname:strip=2)", "refs/tags")
    found: dict[str, tuple[str, ...]] = {}
    for line in said.decode("utf-8", "surrogateescape").splitlines():
        tagged, peeled, name = line.split(" ", 2)
        commit = peeled or tagged
        found[commit] = (*found.get(commit, ()), name)
    return found


def _commit(commit_id: str, data: bytes) -> Commit:
    head, _, message = data.partition(b"\n\n")
    fields = [line.partition(b" ")[::2] for line in head.split(b"\n")]
    encoding = next((value.decode("ascii", "replace") for name, value in fields if name == b"encoding"), "utf-8")
    said = _decoded(message, encoding)
    author, day = _person(_decoded(next((value for name, value in fields if name == b"author"), b""), encoding))
    return Commit(
        commit_id,
        next((value.decode("ascii", "replace") for name, value in fields if name == b"tree"), ""),
        tuple(value.decode("ascii", "replace") for name, value in fields if name == b"parent"),
        author,
        day,
        " ".join(said.strip().partition("\n\n")[0].split()),
        tuple(_reasons(said)),
    )


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError):  # an encoding that Python does not know, or that is none of texts
        text = data.decode("utf-8", "replace")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def _person(said: str) -> tuple[str, Moment | None]:
    match = _PERSON.fullmatch(said)
    if match is None:
        return said.partition("<")[0].strip(), None
    offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"]))
    try:
        zone = timezone(-offset if match["sign"] == "-" else offset)
        day = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(match["seconds"]))
        day = day.astimezone(zone)
    except (ValueError, OverflowError):  # no moment of our calendar
        return match["name"].strip(), None
    return match["name"].strip(), Moment(day.year, day.month, day.day)


def _reasons(message: str) -> Iterator[str]:
    """The values of `Begründung:` at the beginning of a line, wherever in the message.

    A value goes on in lines that are indented, and in others up to a blank one or the next trailer: people's editors
    break lines without indenting them.
    """
    said: list[str] | None = None
    for line in [*message.split("\n"), ""]:
        begins = _REASON.fullmatch(line)
        if said is not None and (begins or not line.strip() or _TRAILER.match(line)):
            if reason := " ".join(" ".join(said).split()):
                yield reason
            said = None
        if begins:
            said = [begins["said"]]
        elif said is not None:
            said.append(line)
