"""`# kep: ignore[KEP301]`: findings that an author has looked at and wants to keep."""

from collections.abc import Iterator, Mapping

from kep_cli.diagnostics import Fault
from kep_cli.source.faults import FileFault
from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Mapping as MappingNode
from kep_cli.source.nodes import Node, Sequence
from kep_cli.spans import Span


class Silencer:
    """Knows all suppressions of a Konzept, and which of them have silenced something."""

    def __init__(self, files: Mapping[str, SourceFile]) -> None:
        self._files = {path: file for path, file in files.items() if file.suppressions}
        self._used: set[tuple[str, int, str]] = set()

    def silences(self, code: str, span: Span) -> bool:
        """Whether a finding is silenced: by a comment on its own line, or on the line of the field it lies in."""
        file = self._files.get(span.path)
        if file is None or file.root is None:
            return False
        lines = {span.line, _field_line(file.root, (span.line - 1, span.column - 1))}
        found = [
            (span.path, suppression.start, said)
            for suppression in file.suppressions
            if suppression.line in lines
            for said in suppression.codes
            if said == code
        ]
        self._used.update(found)
        return bool(found)

    def unused(self, active: set[str], known: set[str], faulty: set[str]) -> Iterator[Fault]:
        """Suppressions that silenced nothing: of rules that are `active`, of codes that are not `known`, or of none.

        In `faulty` files a rule may have kept silent because of the fault; there nothing is said.
        """
        for path, file in self._files.items():
            for suppression in file.suppressions if path not in faulty else ():
                used = {code for code in suppression.codes if (path, suppression.start, code) in self._used}
                unknown = [code for code in suppression.codes if code not in known]
                idle = [code for code in suppression.codes if code in active - used or code in unknown]
                if idle or not suppression.codes:
                    place = file.between(suppression.start, suppression.end)
                    yield Fault(FileFault.UNUSED_SUPPRESSION, place, (" ".join(idle), " ".join(unknown)))


def _field_line(root: Node, place: tuple[int, int]) -> int:
    """The line, from 1, of the innermost field that holds the place (line and column from 0)."""
    line, node = 0, root
    while (child := _last_before(node, place)) is not None:
        node, start = child
        if start is not None:
            line = start + 1
    return line


def _last_before(node: Node, place: tuple[int, int]) -> tuple[Node, int | None] | None:
    """The child that begins last before the place, and the line of its field's name where it has one."""
    if isinstance(node, MappingNode):
        before = [name for name, key in node.keys.items() if (key.start.line, key.start.column) <= place]
        return (node.values[before[-1]], node.keys[before[-1]].start.line) if before else None
    if isinstance(node, Sequence):
        items = [item for item in node.items if (item.start.line, item.start.column) <= place]
        return (items[-1], None) if items else None
    return None
