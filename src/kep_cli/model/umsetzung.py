"""Readers of what carries goals out and shows whether it does: Maßnahmen, Kennzahlen, Produkte.

Their models are imported only when their files exist: a workspace of goals alone is to be read as fast as ever.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from kep_cli.model.entry import Entry, raw_text
from kep_cli.model.konzept import Massnahmeneintrag
from kep_cli.model.reading import Reader, label
from kep_cli.model.tables import Tables
from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Mapping, Node

if TYPE_CHECKING:
    from kep_cli.model.kennzahl import Kennzahl
    from kep_cli.model.massnahme import Handlungsschwerpunkt, Massnahme
    from kep_cli.model.produkt import Produkt


class Umsetzung:
    """What was found of it, file by file."""

    def __init__(self, reader: Reader, tables: Tables) -> None:
        self._reader = reader
        self._tables = tables
        self.handlungsschwerpunkte: list[Entry[Handlungsschwerpunkt]] = []
        self.massnahmen: list[Massnahmeneintrag] = []
        self.kennzahlen: list[Entry[Kennzahl]] = []
        self.produkte: list[Entry[Produkt]] = []

    def reader_for(self, parts: tuple[str, ...]) -> Callable[[SourceFile, Node], None] | None:
        """What reads the files at a place below `goals`; None for places of others."""
        match parts:
            case ("handlungsschwerpunkte", _):
                return self._read_handlungsschwerpunkt
            case ("kennzahlen", _):
                return self._read_kennzahlen
            case ("produkte.yaml",):
                return self._read_produkte
        return None

    def _read_handlungsschwerpunkt(self, file: SourceFile, root: Node) -> None:
        entity: type[Handlungsschwerpunkt] = import_module("kep_cli.model.massnahme").Handlungsschwerpunkt
        for node in self._reader.mappings(entity, [root], file):
            entity_id = raw_text(node, "id")
            name = label("handlungsschwerpunkt", entity_id)
            shaped = self._reader.typed(entity, node, file, name, apart="massnahmen")
            entry = Entry("handlungsschwerpunkt", entity_id, node, shaped, file)
            self.handlungsschwerpunkte.append(entry)
            self.massnahmen.extend(self._massnahmen(entry, node, file))

    def _read_kennzahlen(self, file: SourceFile, root: Node) -> None:
        entity: type[Kennzahl] = import_module("kep_cli.model.kennzahl").Kennzahl
        nodes = [root] if isinstance(root, Mapping) else self._reader.items(file, root)
        for node in self._reader.mappings(entity, nodes, file):
            entity_id = raw_text(node, "id")
            name = label("kennzahl", entity_id)
            table = self._tables.named_by(node.values.get("messwerte"), file, name)
            if table is None:
                shaped = self._reader.typed(entity, node, file, name)
            else:
                shaped = self._reader.typed_anew(entity, table.joined(node), file, name)
            entry = Entry("kennzahl", entity_id, node, shaped, file)
            if table and table.file:
                entry.elsewhere = {"messwerte": table.file}
            self.kennzahlen.append(entry)

    def _read_produkte(self, file: SourceFile, root: Node) -> None:
        entity: type[Produkt] = import_module("kep_cli.model.produkt").Produkt
        self.produkte.extend(self._reader.entries(entity, self._reader.items(file, root), file))

    def _massnahmen(
        self, above: "Entry[Handlungsschwerpunkt]", node: Mapping, file: SourceFile
    ) -> Iterator[Massnahmeneintrag]:
        entity: type[Massnahme] = import_module("kep_cli.model.massnahme").Massnahme
        if "massnahmen" not in node.values:
            return
        for one in self._reader.mappings(entity, self._reader.items(file, node.values["massnahmen"], above.name), file):
            entity_id = raw_text(one, "id")
            shaped = self._reader.typed(entity, one, file, label("massnahme", entity_id))
            yield Massnahmeneintrag(entity_id, one, shaped, file, above)
