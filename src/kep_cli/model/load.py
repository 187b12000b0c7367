"""From a snapshot to the linked Konzept: every file read, every entity typed alone, then the tree."""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kep_cli.diagnostics import Fault
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.rahmen import DEFAULT_EBENEN, Rahmen
from kep_cli.model.reading import Reader, Typed
from kep_cli.model.runde import Runde
from kep_cli.model.tables import Tables
from kep_cli.model.tree import arrange, walk
from kep_cli.model.umsetzung import Umsetzung
from kep_cli.model.vorlage import Vorlage
from kep_cli.model.ziel import Entfallen
from kep_cli.source.faults import FileFault
from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Node, Unusable
from kep_cli.source.snapshot import Snapshot, is_table
from kep_cli.source.table import Table
from kep_cli.spans import whole_file

if TYPE_CHECKING:
    from kep_cli.model.entry import Entry

_UNKNOWN_PLACE = "Der Ort gehört zu keinem Teil der Ziele, den kep kennt"


def load(snapshot: Snapshot) -> Konzept:
    """The goal system that a snapshot holds. Never fails for what a file says: faults are part of the result."""
    return Loader().load(snapshot)


class Loader:
    """Loads versions of a goal system. What is equal in several of them is read and typed once."""

    def __init__(self) -> None:
        self._files: dict[tuple[type[SourceFile], bytes], SourceFile] = {}
        self._typed: Typed = {}

    def load(self, snapshot: Snapshot) -> Konzept:
        """The same as the function `load`."""
        files = {path: self._read(path, data) for path, data in snapshot.files.items()}
        return _Assembly(snapshot, files, self._typed).assemble()

    def _read(self, path: str, data: bytes) -> SourceFile:
        kind = Table if is_table(path) else SourceFile
        known = self._files.get((kind, data))
        if known is None:
            known = self._files[kind, data] = kind(path, data)
        return known if known.path == path else known.renamed(path)


class _Assembly:
    """The parts of a Konzept as they are found, file by file."""

    def __init__(self, snapshot: Snapshot, files: dict[str, SourceFile], typed: Typed) -> None:
        self._snapshot = snapshot
        self._files = files
        self._reader = Reader(typed)
        self._tables = Tables(files)
        self._umsetzung = Umsetzung(self._reader, self._tables)
        self._rahmen: list[Entry[Rahmen]] = []
        self._roots: list[Zielknoten] = []
        self._runden: list[Entry[Runde]] = []
        self._vorlagen: list[Entry[Vorlage]] = []
        self._entfallen: list[Entry[Entfallen]] = []

    def assemble(self) -> Konzept:
        faults = self._reader.faults
        for path, file in self._files.items():
            if isinstance(file, Table):
                continue  # read where a Kennzahl names it
            read = self._reader_for(path)
            if read is None:
                faults.append(Fault(FileFault.NOT_READ, whole_file(path), (_UNKNOWN_PLACE,)))
                continue
            faults.extend(file.faults)
            if file.root is not None and not isinstance(file.root, Unusable):
                read(file, file.root)
        faults.extend([*self._tables.faults, *self._tables.unused()])
        for path, reason in self._snapshot.not_read.items():
            if path not in self._tables.meant:
                faults.append(Fault(FileFault.NOT_READ, whole_file(path), (reason,)))
        faults.extend(Fault(FileFault.OUTSIDE_LINK, whole_file(path)) for path in self._snapshot.outside)
        faults.extend(self._snapshot.faults)
        return self._link()

    def _link(self) -> Konzept:
        rahmen = self._rahmen[0] if self._rahmen else None
        said = rahmen.data if rahmen else None
        ebenen = said.ebenen if said else DEFAULT_EBENEN
        oberziele = arrange(self._roots, ebenen, said.phase if said else None)
        ziele = tuple(walk(oberziele))
        by_id: dict[str, Zielknoten] = {}
        for ziel in ziele:
            by_id.setdefault(ziel.id, ziel)
        by_id.pop("", None)
        return Konzept(
            rahmen=rahmen,
            ebenen=ebenen,
            oberziele=oberziele,
            ziele=ziele,
            handlungsschwerpunkte=tuple(self._umsetzung.handlungsschwerpunkte),
            massnahmen=tuple(self._umsetzung.massnahmen),
            kennzahlen=tuple(self._umsetzung.kennzahlen),
            produkte=tuple(self._umsetzung.produkte),
            runden=tuple(self._runden),
            vorlagen=tuple(self._vorlagen),
            entfallen=tuple(self._entfallen),
            fassungen=self._snapshot.fassungen,
            by_id=by_id,
            possible_ids=frozenset().union(*(file.possible_ids for file in self._files.values())),
            files=self._files,
            faults=tuple(self._reader.faults),
        )

    def _reader_for(self, path: str) -> Callable[[SourceFile, Node], None] | None:
        """What reads the files at a place; a new kind of file gets its line here."""
        match PurePosixPath(path).parts[1:]:
            case ("konzept.yaml",):
                return self._read_rahmen
            case ("oberziele", _):
                return self._read_oberziel
            case ("runden.yaml",):
                return self._read_runden
            case ("entfallen.yaml",):
                return self._read_entfallen
            case ("vorlagen", _):
                return self._read_vorlage
            case parts:
                return self._umsetzung.reader_for(parts)

    def _read_rahmen(self, file: SourceFile, root: Node) -> None:
        self._rahmen.extend(self._reader.entries(Rahmen, [root], file, lambda _: ""))

    def _read_runden(self, file: SourceFile, root: Node) -> None:
        self._runden.extend(self._reader.entries(Runde, self._reader.items(file, root), file))

    def _read_entfallen(self, file: SourceFile, root: Node) -> None:
        self._entfallen.extend(self._reader.entries(Entfallen, self._reader.items(file, root), file))

    def _read_vorlage(self, file: SourceFile, root: Node) -> None:
        stem = PurePosixPath(file.path).stem
        self._vorlagen.extend(self._reader.entries(Vorlage, [root], file, lambda _: stem))

    def _read_oberziel(self, file: SourceFile, root: Node) -> None:
        self._roots.extend(self._reader.ziele([root], file))
