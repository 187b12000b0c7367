"""From nodes to entries: each entity typed alone, and what is wrong with it gathered."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeGuard, TypeVar

from kep_cli.diagnostics import Fault
from kep_cli.model.entry import Entry, raw_text
from kep_cli.model.faults import ShapeFault
from kep_cli.model.fields import Entity
from kep_cli.model.konzept import Zielknoten
from kep_cli.model.rahmen import Rahmen
from kep_cli.model.shaping import Shaped, german_name, shape, what_stands
from kep_cli.model.ziel import Ziel
from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Mapping, Node, Scalar, Unusable
from kep_cli.source.nodes import Sequence as ListNode

E = TypeVar("E", bound=Entity)

Typed = dict[tuple[int, str], Shaped[Any]]
"""What was typed before: by the id of its node, which lives as long as the loader, and its label."""


class Reader:
    """Makes entries of the nodes of one version; `faults` are what is wrong with them, in the order of reading."""

    def __init__(self, typed: Typed) -> None:
        self.faults: list[Fault] = []
        self._known = typed

    def entries(
        self, entity: type[E], nodes: Sequence[Node], file: SourceFile, id_of: Callable[[Node], str] | None = None
    ) -> Iterator[Entry[E]]:
        """An entry of each node that is one; its id is the field `id`, unless `id_of` tells another."""
        kind = entity.__name__.lower() if entity is not Rahmen else "konzept"
        for node in self.mappings(entity, nodes, file):
            entity_id = id_of(node) if id_of else raw_text(node, "id")
            yield Entry(kind, entity_id, node, self.typed(entity, node, file, label(kind, entity_id)), file)

    def ziele(self, nodes: Sequence[Node], file: SourceFile) -> Iterator[Zielknoten]:
        """The goals of the nodes with all that is below them."""
        for node in self.mappings(Ziel, nodes, file):
            entity_id = raw_text(node, "id")
            name = label("ziel", entity_id)
            knoten = Zielknoten(entity_id, node, self.typed(Ziel, node, file, name, apart="unterziele"), file)
            if "unterziele" in node.values:
                knoten.written = tuple(self.ziele(self.items(file, node.values["unterziele"], name), file))
            yield knoten

    def typed(self, entity: type[E], node: Mapping, file: SourceFile, name: str, apart: str = "") -> Shaped[E]:
        """The entity of a node, shaped once for all versions in which the node stands; its faults are noted."""
        key = id(node), name
        known: Shaped[E] | None = self._known.get(key)
        if known is None:
            known = self._known[key] = shape(entity, node, file, name, apart)
        return self._noted(known, file)

    def typed_anew(self, entity: type[E], node: Mapping, file: SourceFile, name: str) -> Shaped[E]:
        """The entity of a node that was put together for this version alone."""
        return self._noted(shape(entity, node, file, name), file)

    def _noted(self, known: Shaped[E], file: SourceFile) -> Shaped[E]:
        if known.faults:
            if known.faults[0].span.path != file.path:
                known = known._replace(faults=tuple(fault.moved(file.path) for fault in known.faults))
            self.faults.extend(known.faults)
        return known

    def items(self, file: SourceFile, node: Node, name: str = "") -> Sequence[Node]:
        """The nodes of a list; anything else is a fault and has none."""
        if isinstance(node, ListNode):
            return node.items
        if not isinstance(node, Unusable) and not (isinstance(node, Scalar) and node.is_empty):
            file.is_cut = True
            details = ("eine Liste", what_stands(node), "- id: …")
            self.faults.append(Fault(ShapeFault.WRONG_TYPE, file.span_at(node, ()), details, name))
        return ()

    def mappings(self, entity: type[Entity], nodes: Sequence[Node], file: SourceFile) -> Iterator[Mapping]:
        """Those of the nodes that have fields and so can be an entity; the others are faults."""
        return (node for node in nodes if self._is_mapping(node, file, entity))

    def _is_mapping(self, node: Node, file: SourceFile, entity: type[Entity]) -> TypeGuard[Mapping]:
        if isinstance(node, Mapping):
            return True
        if not isinstance(node, Unusable):
            file.is_cut = True
            details = (f"eine Gruppe von Feldern ({german_name(entity)})", what_stands(node))
            self.faults.append(Fault(ShapeFault.WRONG_TYPE, file.span_at(node, ()), details))
        return False


def label(kind: str, entity_id: str) -> str:
    """What findings call an entity: `ziel:wohnraum`."""
    return f"{kind}:{entity_id}" if entity_id else kind
