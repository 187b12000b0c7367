"""One file of a snapshot: its text, its nodes, its faults, and where each node stands."""

import re
from bisect import bisect_right
from copy import copy
from functools import cached_property

from kep_cli.diagnostics import Fault
from kep_cli.source.characters import decode, suspicious_characters
from kep_cli.source.comments import Suppression, lost_text, suppressions
from kep_cli.source.faults import FileFault
from kep_cli.source.nodes import Key, Mapping, Node, Scalar, descend, end_index, refuse, scalars
from kep_cli.source.parser import parse
from kep_cli.source.positions import Places
from kep_cli.spans import Span, whole_file

SIZE_LIMIT = 10_000_000
"""How many bytes a file may have."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_CONFLICT = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
_POSSIBLE_ID = re.compile(r"^[ \t\-{]*id:[ \t]*['\"]?([a-z0-9-]+)", re.MULTILINE)
_LOSING = frozenset(
    {FileFault.SEVERAL_DOCUMENTS, FileFault.DUPLICATE_KEY, FileFault.KEY_NOT_TEXT, FileFault.ALIAS, FileFault.TOO_DEEP}
)


class SourceFile:
    """A file as it was read.

    `root` is None where there is nothing to read; `broken` says that this is so because of a fault, not because the
    file is empty. `partial` says that parts of the file, or all of it, were left out for a fault (`is_cut` notes that
    this happened behind the nodes); `possible_ids` are then the ids that its text seems to define, so that references
    to them are not reported as well.
    """

    size_limit = SIZE_LIMIT
    holds_entities = True
    """Whether ids may be defined in files of this kind."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.text = ""
        self.root: Node | None = None
        self.broken = False
        self.is_cut = False
        self.faults: list[Fault] = []
        self.suppressions: tuple[Suppression, ...] = ()
        self._places: Places | None = None
        if len(data) > self.size_limit:
            self._refuse(FileFault.TOO_LARGE, whole_file(path), str(self.size_limit // 1_000_000))
        elif self._decode(data):
            self._parse()

    def renamed(self, path: str) -> "SourceFile":
        """The same file under another path; its nodes are shared."""
        other = copy(self)
        other.path = path
        other.faults = [fault.moved(path) for fault in self.faults]
        return other

    def _refuse(self, kind: FileFault, span: Span, *details: str) -> None:
        """The file is not read any further."""
        self.broken = True
        self.faults.append(Fault(kind, span, details))

    def _decode(self, data: bytes) -> bool:
        """Make text of the bytes; gives whether it is worth reading."""
        self.text, suspects = decode(data)
        if suspects and suspects[0].kind is FileFault.NOT_TEXT:
            self._refuse(FileFault.NOT_TEXT, whole_file(self.path))
            return False
        if "<<<<<<<" in self.text and (conflict := _CONFLICT.search(self.text)):
            self._refuse(FileFault.CONFLICT, self.between(*conflict.span()))
            return False
        for suspect in suspects:
            self._note(suspect.kind, suspect.start, suspect.start + suspect.length, suspect.details)
        return True

    def _parse(self) -> None:
        """Make nodes of the text."""
        self.root, complaints, self.broken = parse(self.text)
        for complaint in complaints:
            self._note(complaint.kind, complaint.start, complaint.end, complaint.details)
        if isinstance(self.root, Scalar) and self.root.is_empty:
            self.root = None
        if self.root is None:
            if not self.broken:
                self.faults.append(Fault(FileFault.EMPTY, whole_file(self.path)))
            return
        self.suppressions = tuple(suppressions(self.root, self.text))
        self._check_lost_text(self.root)
        if "\\" in self.text:
            self._check_escapes(self.root)

    def _check_lost_text(self, root: Node) -> None:
        """What is lost may be all that was said; then the field is no longer judged."""
        for lost in lost_text(root, self.text):
            self._note(FileFault.TEXT_LOST, lost.start, lost.end, (self.text[lost.start : lost.end],))
            if lost.scalar.is_empty:
                refuse(root, lost.scalar)

    def _check_escapes(self, root: Node) -> None:
        """Control characters can also be written as escapes, where the text itself looks innocent."""
        for scalar in scalars(root):
            if scalar.style == '"':
                for suspect in suspicious_characters(scalar.value):
                    place = self.part(scalar, suspect.start, suspect.length)
                    self.faults.append(Fault(suspect.kind, place, suspect.details))

    def _note(self, kind: FileFault, start: int, end: int, details: tuple[str, ...]) -> None:
        self.faults.append(Fault(kind, self.between(start, end), details))

    @cached_property
    def partial(self) -> bool:
        """Whether something of the file was left out, so that what it would say is unknown."""
        return self.broken or self.is_cut or any(fault.kind in _LOSING for fault in self.faults)

    @cached_property
    def possible_ids(self) -> frozenset[str]:
        """The ids that the text of a file seems to define of which something was left out."""
        return frozenset(_POSSIBLE_ID.findall(self.text)) if self.holds_entities and self.partial else frozenset()

    @cached_property
    def line_starts(self) -> list[int]:
        """The indices at which the lines of the text begin; behind a last line end begins an empty one."""
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text without their ends; line n of a span is `lines[n - 1]`."""
        return _LINE_BREAK.split(self.text)

    def between(self, start: int, end: int) -> Span:
        """The span between two indices of the text."""
        line, column = self._place(start)
        end_line, end_column = self._place(max(start, end))
        return Span(self.path, line, column, end_line, end_column)

    def span(self, node: Node) -> Span:
        """Where a node stands, without the blank lines and comments behind it."""
        return self.between(node.start.index, end_index(node, self.text))

    def span_at(self, root: Node, route: tuple[Key, ...]) -> Span:
        """Where the value at the end of a route stands, or the nearest parent that exists.

        An empty value has no extent of its own: then it is its field's name.
        """
        node = descend(root, route)
        if isinstance(node, Scalar) and node.is_empty and route:
            parent = descend(root, route[:-1])
            if isinstance(parent, Mapping) and isinstance(route[-1], str):
                return self.span(parent.keys.get(route[-1], node))
        if isinstance(node, Mapping) and node.keys:
            return self.span(next(iter(node.keys.values())))
        return self.span(node)

    def key_span(self, root: Node, route: tuple[Key, ...]) -> Span:
        """Where the name of the field at the end of a route stands."""
        parent = descend(root, route[:-1])
        if isinstance(parent, Mapping) and isinstance(route[-1], str) and route[-1] in parent.keys:
            return self.span(parent.keys[route[-1]])
        return self.span_at(root, route)

    def part(self, scalar: Scalar, offset: int, length: int) -> Span:
        """Where a part of a scalar's value stands."""
        places = self._places
        if places is None or places.scalar is not scalar:
            self._places = places = Places(scalar, self.text)
        return self.between(*places.stretch(offset, length))

    def _place(self, index: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, index)
        return line, index - self.line_starts[line - 1] + 1
