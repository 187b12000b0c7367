"""What an addition would make of the goals, proved before anything is written, and then writing it."""

import shutil
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from kep_cli.diagnostics import Diagnostic, Severity
from kep_cli.edit.insertion import Insertion
from kep_cli.edit.skeleton import Skeleton
from kep_cli.errors import KepError
from kep_cli.model.konzept import Konzept
from kep_cli.model.load import Loader
from kep_cli.model.shaping import plain
from kep_cli.rules.dispatch import check
from kep_cli.settings import RuleSettings
from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Mapping, Node, Scalar
from kep_cli.source.nodes import Sequence as ListNode
from kep_cli.source.snapshot import Snapshot
from kep_cli.source.writing import temporaries, told, write_new

_BOM = b"\xef\xbb\xbf"
_LISTS = ("unterziele", "massnahmen")
"""The fields that hold entries; an empty one says no less than none."""


class Addition(NamedTuple):
    """A file as it will be: with a new entry on this line, from 1. `before` is what it was, None for a new file."""

    path: str
    before: bytes | None
    after: bytes
    line: int


class Goals(NamedTuple):
    """The goals that are added to: the files, what they say, and which errors they have."""

    snapshot: Snapshot
    konzept: Konzept
    errors: tuple[Diagnostic, ...]

    def target(self, path: str) -> SourceFile:
        """The file that is added to. Raises KepError where it has errors, as then nobody knows what it says."""
        file = self.konzept.files[path]
        is_blank = file.root is None and not file.partial
        if not is_blank and (file.partial or any(found.span.path == path for found in self.errors)):
            message = f"Die Datei „{path}“ ist fehlerhaft, deshalb lässt sich darin nichts ergänzen"
            raise KepError(message, "Beheben Sie zuerst, was „kep validate“ zu dieser Datei sagt")
        return file


def goals_in(snapshot: Snapshot) -> Goals:
    """The goals of these files."""
    konzept = Loader().load(snapshot)
    return Goals(snapshot, konzept, tuple(_errors(konzept)))


def inserted(goals: Goals, file: SourceFile, insertion: Insertion, new: Skeleton) -> Addition:
    """The addition that puts a text into a file. Raises KepError where the file would no longer say what it said."""
    before = goals.snapshot.files[file.path]
    index, text = insertion
    after = (file.text[:index] + text + file.text[index:]).encode()
    if before.startswith(_BOM):
        after = _BOM + after
    read = SourceFile(file.path, after)
    found = _added(read.root, new) if read.root and not read.faults else None
    if found is None or read.root is None or _without(read.root, found) != _without(file.root, None):
        message = f"In „{file.path}“ ist keine Stelle, an der sich der Eintrag sicher einfügen lässt"
        hint = "Schreiben Sie dort jeden Eintrag in eigene Zeilen, mit einem Strich davor; geschrieben wurde nichts"
        raise KepError(message, hint)
    return _accepted(goals, Addition(file.path, before, after, found.start.line + 1))


def created(goals: Goals, path: str, text: str) -> Addition:
    """The addition that is a file of its own. Raises KepError where it would bring an error."""
    return _accepted(goals, Addition(path, None, text.encode(), 1))


def save(workspace: Path, addition: Addition) -> None:
    """Write the file, whole or not at all. Raises KepError, also where it has changed since it was read."""
    place = (workspace / addition.path).resolve()
    if not place.is_relative_to(workspace.resolve()):
        message = f"„{addition.path}“ läge außerhalb des Arbeitsbereichs"
        raise KepError(message, "Ersetzen Sie die Verknüpfung, die dorthin führt, durch einen Ordner")
    with told(Path(addition.path)), temporaries([place]) as (temporary,):
        write_new(temporary, addition.after)
        if addition.before is None:
            if place.exists() or place.is_symlink():
                message = f"Die Datei „{addition.path}“ gibt es schon"
                raise KepError(message, "kep überschreibt sie nicht; nennen Sie mit --id eine andere Kennung")
            temporary.rename(place)
            return
        shutil.copymode(place, temporary)
        if place.read_bytes() != addition.before:
            message = f"Die Datei „{addition.path}“ hat sich geändert, während kep sie ergänzen wollte"
            raise KepError(message, "Rufen Sie den Befehl noch einmal auf; geschrieben wurde nichts")
        temporary.replace(place)


def _accepted(goals: Goals, addition: Addition) -> Addition:
    """The addition, if the goals have no more errors with it than without. Raises KepError."""
    files = dict(sorted({**goals.snapshot.files, addition.path: addition.after}.items()))
    known = Counter(_said(found) for found in goals.errors)
    for found in _errors(Loader().load(goals.snapshot._replace(files=files))):
        if not known[_said(found)]:
            raise KepError(f"So entstünde ein Fehler: {found.message} ({found.code})", found.help)
        known[_said(found)] -= 1
    return addition


def _errors(konzept: Konzept) -> list[Diagnostic]:
    return [found for found in check(konzept, RuleSettings()) if found.severity is Severity.ERROR]


def _said(found: Diagnostic) -> tuple[str, str, str]:
    return found.span.path, found.code, found.message


def _added(root: Node, new: Skeleton) -> Mapping | None:
    """The entry as it is read, if it says all that it was to say."""
    if isinstance(root, Mapping):
        said = {name: _lines(plain(node)) for name, node in root.values.items()}
        wanted = {name: list(value) if isinstance(value, tuple) else value for name, value in new.fields.items()}
        if said == wanted:
            return root
    children = root.values.values() if isinstance(root, Mapping) else root.items if isinstance(root, ListNode) else ()
    return next((found for child in children if (found := _added(child, new))), None)


def _lines(said: object) -> object:
    return said.removesuffix("\n") if isinstance(said, str) else said


def _without(node: Node | None, left_out: Mapping | None) -> object:
    """All that a node says but for one entry and lists that hold no other.

    A last line end is not compared: a file without one gets it where something follows.
    """
    if isinstance(node, Scalar):
        return node.value.removesuffix("\n") or None
    if isinstance(node, ListNode):
        return [_without(item, left_out) for item in node.items if item is not left_out] or None
    if isinstance(node, Mapping):
        said = {name: _without(value, left_out) for name, value in node.values.items()}
        return {name: value for name, value in said.items() if value is not None or name not in _LISTS}
    return None
