"""Tables of measured values: found by what a Kennzahl says of them, and put in its place."""

from collections.abc import Mapping as Lookup
from pathlib import PurePosixPath
from posixpath import normpath
from typing import NamedTuple

from kep_cli.diagnostics import Fault
from kep_cli.model.faults import ShapeFault
from kep_cli.model.messreihe import COLUMNS, read_messreihe
from kep_cli.model.shaping import unusable_routes
from kep_cli.source.faults import FileFault
from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Mapping, Node, Scalar, scalars
from kep_cli.source.nodes import Sequence as ListNode
from kep_cli.source.snapshot import is_table
from kep_cli.source.table import Mark, Table
from kep_cli.spans import whole_file
from kep_cli.wording.nearest import nearest

_VALUES = "messwerte"
_NAME = "datei"
_ENDINGS = (".csv", ".xlsx", ".xls", ".ods")
"""How names of tables end, also of those that kep does not read."""


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


_NOTHING = Named(None, ListNode(Mark(0, 0, 0)))
"""What is read where no table is to be found."""


class Tables:
    """The tables of one version; `faults` are what is wrong with them and with the ways they are named.

    `meant` are the paths that some Kennzahl seems to mean, rightly or not; what is wrong with these is told there.
    """

    def __init__(self, files: Lookup[str, SourceFile]) -> None:
        self.faults: list[Fault] = []
        self.meant: set[str] = set()
        self._files = files
        self._tables = {path: file for path, file in files.items() if isinstance(file, Table)}
        self._read: dict[str, Named] = {}

    def named_by(self, said: Node | None, file: SourceFile, label: str) -> Named | None:
        """The table that `messwerte` names; None where it says something else. `label` names the Kennzahl in faults."""
        if said is None or not _means_a_table(said):
            return None
        folder = PurePosixPath(file.path).parent
        meant = [normpath(folder / scalar.value) for scalar in scalars(said)]
        self.meant.update(meant)
        if unusable_routes(said):
            self.meant.update(map(str, self._beside(folder)))
            return _NOTHING
        name = said.values.get(_NAME) if isinstance(said, Mapping) and len(said.values) == 1 else None
        if not isinstance(name, Scalar) or name.is_empty:
            near = next((PurePosixPath(path).name for path in meant if path in self._tables), "")
            if not near:
                self.meant.update(map(str, self._beside(folder)))
            self.faults.append(Fault(ShapeFault.TABLE_NOT_NAMED, file.span(said), (near,), label))
            return _NOTHING
        table = self._tables.get(str(folder / name.value))
        if table is None:
            self.faults.append(self._missing(name, folder, file, label))
            return _NOTHING
        return self._read.get(table.path) or self._read_anew(table, label)

    def unused(self) -> list[Fault]:
        """The tables that surely no Kennzahl names."""
        torn = [file for file in self._files.values() if file.holds_entities and file.partial]
        return [
            Fault(FileFault.TABLE_UNUSED, whole_file(path))
            for path in self._tables
            if path not in self.meant
            and not any(not file.text or PurePosixPath(path).name in file.text for file in torn)
        ]

    def _read_anew(self, table: Table, label: str) -> Named:
        read = read_messreihe(table, label)
        self.faults.extend(read.faults)
        self._read[table.path] = named = Named(table, read.root)
        return named

    def _beside(self, folder: PurePosixPath) -> list[PurePosixPath]:
        return [path for path in map(PurePosixPath, self._tables) if path.parent == folder]

    def _missing(self, name: Scalar, folder: PurePosixPath, file: SourceFile, label: str) -> Fault:
        near = ""
        if any(sign in name.value for sign in "/\\:") or name.value in {".", ".."}:
            kind = ShapeFault.TABLE_OUTSIDE
        elif not is_table(str(folder / name.value)):
            kind = ShapeFault.NOT_A_TABLE
        else:
            kind, near = ShapeFault.NO_TABLE, nearest(name.value, [path.name for path in self._beside(folder)])
            self.meant.add(str(folder / near))
        details = (name.value, near) if kind is ShapeFault.NO_TABLE else (name.value,)
        return Fault(kind, file.span(name), details, label)


def _means_a_table(said: Node) -> bool:
    """Whether somebody wanted to name a table: not values, and not a single value that was not written as a list."""
    match said:
        case ListNode(items=[Mapping() as only]):
            return _NAME in only.values
        case Mapping():
            return bool(said.values) and not set(said.values) & set(COLUMNS)
        case Scalar():
            return said.value.lower().endswith(_ENDINGS)
        case _:
            return False
