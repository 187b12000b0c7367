"""Tables of measured values: found by what a Kennzahl says of them, and put in its place."""

from collections.abc import Mapping as Lookup
from pathlib import PurePosixPath
from typing import NamedTuple

from kep_cli.diagnostics import Fault
from kep_cli.model.faults import ShapeFault
from kep_cli.model.messreihe import read_messreihe
from kep_cli.source.faults import FileFault
from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Mapping, Node, Scalar
from kep_cli.source.nodes import Sequence as ListNode
from kep_cli.source.snapshot import is_table
from kep_cli.source.table import Mark, Table
from kep_cli.spans import whole_file
from kep_cli.wording.nearest import nearest

_VALUES = "messwerte"
_NAME = "datei"
_UNUSED = "Keine Kennzahl nennt diese Datei unter „messwerte: {datei: …}“"


class Named(NamedTuple):
    """The table that a Kennzahl names, None where there is none, and the values in it."""

    file: Table | None
    values: ListNode

    def joined(self, node: Mapping) -> Mapping:
        """The node of the Kennzahl as if the values stood in it."""
        joined = Mapping(node.start)
        joined.end, joined.keys = node.end, dict(node.keys)
        joined.values = {**node.values, _VALUES: self.values}
        return joined


class Tables:
    """The tables of one version; `faults` are what is wrong with them and with the ways they are named."""

    def __init__(self, files: Lookup[str, SourceFile]) -> None:
        self.faults: list[Fault] = []
        self._tables = {path: file for path, file in files.items() if isinstance(file, Table)}
        self._used: set[str] = set()

    def named_by(self, said: Node | None, file: SourceFile, label: str) -> Named | None:
        """The table that `messwerte` names; None where it says something else. `label` names the Kennzahl in faults."""
        if not isinstance(said, Mapping) or set(said.values) != {_NAME}:
            return None
        name = said.values[_NAME]
        if not isinstance(name, Scalar) or name.is_empty:
            return None
        table = self._find(name, file, label)
        if table is None:
            return Named(None, ListNode(Mark(0, 0, 0)))
        self._used.add(table.path)
        read = read_messreihe(table, label)
        self.faults.extend(read.faults)
        return Named(table, read.root)

    def unused(self) -> list[Fault]:
        """The tables that no Kennzahl names."""
        paths = (path for path in self._tables if path not in self._used)
        return [Fault(FileFault.NOT_READ, whole_file(path), (_UNUSED,)) for path in paths]

    def _find(self, name: Scalar, file: SourceFile, label: str) -> Table | None:
        folder = PurePosixPath(file.path).parent
        path = str(folder / name.value)
        if table := self._tables.get(path):
            return table
        beside = [PurePosixPath(other).name for other in self._tables]
        kind, details = ShapeFault.NO_TABLE, [name.value, nearest(name.value, beside)]
        if any(sign in name.value for sign in "/\\:") or name.value in {".", ".."}:
            kind, details = ShapeFault.TABLE_OUTSIDE, [name.value]
        elif not is_table(path):
            kind, details = ShapeFault.NOT_A_TABLE, [name.value]
        self.faults.append(Fault(kind, file.span(name), tuple(details), label))
        return None
