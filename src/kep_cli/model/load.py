"""From a snapshot to the linked Konzept: every file read, every entity typed alone, then the tree."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any, TypeGuard, TypeVar

from kep_cli.diagnostics import Fault
from kep_cli.model.entry import Entry, raw_text
from kep_cli.model.faults import ShapeFault
from kep_cli.model.fields import Entity
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.rahmen import DEFAULT_EBENEN, Rahmen
from kep_cli.model.runde import Runde
from kep_cli.model.shaping import Shaped, german_name, shape, what_stands
from kep_cli.model.tree import arrange, walk
from kep_cli.model.vorlage import Vorlage
from kep_cli.model.ziel import Entfallen, Ziel
from kep_cli.source.faults import FileFault
from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Mapping, Node, Scalar, Unusable
from kep_cli.source.nodes import Sequence as ListNode
from kep_cli.source.snapshot import Snapshot
from kep_cli.spans import whole_file

E = TypeVar("E", bound=Entity)

_UNKNOWN_PLACE = "Der Ort gehört zu keinem Teil der Ziele, den kep kennt"


def load(snapshot: Snapshot) -> Konzept:
    """The goal system that a snapshot holds. Never fails for what a file says: faults are part of the result."""
    return Loader().load(snapshot)


class Loader:
    """Loads versions of a goal system. What is equal in several of them is read and typed once."""

    def __init__(self) -> None:
        self._files: dict[bytes, SourceFile] = {}
        self._shaped: dict[tuple[int, str], Shaped[Any]] = {}

    def load(self, snapshot: Snapshot) -> Konzept:
        """The same as the function `load`."""
        files = {path: self._read(path, data) for path, data in snapshot.files.items()}
        return _Assembly(snapshot, files, self._shaped).assemble()

    def _read(self, path: str, data: bytes) -> SourceFile:
        known = self._files.get(data)
        if known is None:
            known = self._files[data] = SourceFile(path, data)
        return known if known.path == path else known.renamed(path)


class _Assembly:
    """The parts of a Konzept as they are found, file by file. `shaped` holds what was typed before, by its node."""

    def __init__(
        self, snapshot: Snapshot, files: dict[str, SourceFile], shaped: dict[tuple[int, str], Shaped[Any]]
    ) -> None:
        self._snapshot = snapshot
        self._files = files
        self._shaped = shaped
        self._faults: list[Fault] = []
        self._rahmen: list[Entry[Rahmen]] = []
        self._roots: list[Zielknoten] = []
        self._runden: list[Entry[Runde]] = []
        self._vorlagen: list[Entry[Vorlage]] = []
        self._entfallen: list[Entry[Entfallen]] = []

    def assemble(self) -> Konzept:
        for path, file in self._files.items():
            reader = self._reader_for(path)
            if reader is None:
                self._faults.append(Fault(FileFault.NOT_READ, whole_file(path), (_UNKNOWN_PLACE,)))
                continue
            self._faults.extend(file.faults)
            if file.root is not None and not isinstance(file.root, Unusable):
                reader(file, file.root)
        for path, reason in self._snapshot.not_read.items():
            self._faults.append(Fault(FileFault.NOT_READ, whole_file(path), (reason,)))
        self._faults.extend(Fault(FileFault.OUTSIDE_LINK, whole_file(path)) for path in self._snapshot.outside)
        self._faults.extend(self._snapshot.faults)
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
            runden=tuple(self._runden),
            vorlagen=tuple(self._vorlagen),
            entfallen=tuple(self._entfallen),
            fassungen=self._snapshot.fassungen,
            by_id=by_id,
            possible_ids=frozenset().union(*(file.possible_ids for file in self._files.values())),
            files=self._files,
            faults=tuple(self._faults),
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
        return None

    def _read_rahmen(self, file: SourceFile, root: Node) -> None:
        self._rahmen.extend(self._entries(Rahmen, [root], file, lambda _: ""))

    def _read_runden(self, file: SourceFile, root: Node) -> None:
        self._runden.extend(self._entries(Runde, self._items(file, root), file, _id_of))

    def _read_entfallen(self, file: SourceFile, root: Node) -> None:
        self._entfallen.extend(self._entries(Entfallen, self._items(file, root), file, _id_of))

    def _read_vorlage(self, file: SourceFile, root: Node) -> None:
        stem = PurePosixPath(file.path).stem
        self._vorlagen.extend(self._entries(Vorlage, [root], file, lambda _: stem))

    def _read_oberziel(self, file: SourceFile, root: Node) -> None:
        self._roots.extend(self._ziele([root], file))

    def _ziele(self, nodes: Sequence[Node], file: SourceFile) -> Iterator[Zielknoten]:
        for node in nodes:
            if not self._is_mapping(node, file, Ziel):
                continue
            entity_id = raw_text(node, "id")
            label = _label("ziel", entity_id)
            shaped = self._typed(Ziel, node, file, label, apart="unterziele")
            if shaped.faults:
                self._faults.extend(shaped.faults)
            knoten = Zielknoten(entity_id, node, shaped, file)
            if "unterziele" in node.values:
                knoten.written = tuple(self._ziele(self._items(file, node.values["unterziele"], label), file))
            yield knoten

    def _entries(
        self, entity: type[E], nodes: Sequence[Node], file: SourceFile, id_of: Callable[[Node], str]
    ) -> Iterator[Entry[E]]:
        kind = entity.__name__.lower() if entity is not Rahmen else "konzept"
        for node in nodes:
            if self._is_mapping(node, file, entity):
                entity_id = id_of(node)
                shaped = self._typed(entity, node, file, _label(kind, entity_id))
                self._faults.extend(shaped.faults)
                yield Entry(kind, entity_id, node, shaped, file)

    def _typed(self, entity: type[E], node: Mapping, file: SourceFile, label: str, apart: str = "") -> Shaped[E]:
        """The entity of a node, shaped once for all versions in which the node stands."""
        key = id(node), label  # nodes live as long as the loader
        known: Shaped[E] | None = self._shaped.get(key)
        if known is None:
            known = self._shaped[key] = shape(entity, node, file, label, apart)
        if known.faults and known.faults[0].span.path != file.path:
            return known._replace(faults=tuple(fault.moved(file.path) for fault in known.faults))
        return known

    def _items(self, file: SourceFile, node: Node, label: str = "") -> Sequence[Node]:
        if isinstance(node, ListNode):
            return node.items
        if not isinstance(node, Unusable) and not (isinstance(node, Scalar) and node.is_empty):
            file.is_cut = True
            details = ("eine Liste", what_stands(node), "- id: …")
            self._faults.append(Fault(ShapeFault.WRONG_TYPE, file.span_at(node, ()), details, label))
        return ()

    def _is_mapping(self, node: Node, file: SourceFile, entity: type[Entity]) -> TypeGuard[Mapping]:
        if isinstance(node, Mapping):
            return True
        if not isinstance(node, Unusable):
            file.is_cut = True
            details = (f"eine Gruppe von Feldern ({german_name(entity)})", what_stands(node))
            self._faults.append(Fault(ShapeFault.WRONG_TYPE, file.span_at(node, ()), details))
        return False


def _id_of(node: Node) -> str:
    return raw_text(node, "id") if isinstance(node, Mapping) else ""


def _label(kind: str, entity_id: str) -> str:
    return f"{kind}:{entity_id}" if entity_id else kind
