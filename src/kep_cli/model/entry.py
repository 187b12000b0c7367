"""An entity together with the place where it stands."""

from collections.abc import Mapping as Lookup
from types import MappingProxyType
from typing import Generic, TypeVar

from kep_cli.model.fields import Entity
from kep_cli.model.shaping import Shaped, plain, unusable_routes
from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Key, Mapping, Scalar, descend
from kep_cli.spans import Span
from kep_cli.wording.nearest import nearest

E = TypeVar("E", bound=Entity)

_ALL_HERE: Lookup[str, SourceFile] = MappingProxyType({})


class Entry(Generic[E]):
    """One entity of the goals: its data, and its node for those who ask for places.

    `data` is None where the entity is so faulty that it could not be typed; then it is a stub, known by `id` to
    references. `id` is empty where none can be read. `kind` is the German noun in lower case (`ziel`, `runde`).
    `node` matches the data, without parts that were faulty; `whole` is the whole as it stands in the file.
    `elsewhere` are the files of those fields whose values stand in one of their own.
    """

    __slots__ = ("data", "elsewhere", "file", "id", "kind", "node", "whole")

    def __init__(self, kind: str, entity_id: str, whole: Mapping, shaped: Shaped[E], file: SourceFile) -> None:
        self.kind = kind
        self.id = entity_id
        self.data = shaped.data
        self.node = shaped.node
        self.whole = whole
        self.file = file
        self.elsewhere = _ALL_HERE

    @property
    def name(self) -> str:
        """What findings call it: `ziel:wohnraum`."""
        return f"{self.kind}:{self.id}" if self.id else self.kind

    def has(self, *route: Key) -> bool:
        """Whether a field was given, be it empty."""
        parent = descend(self.whole, route[:-1])
        return isinstance(parent, Mapping) and route[-1] in parent.values

    def says(self, field: str) -> bool:
        """Whether a field was given a value, be it a faulty one, or one under a name that was mistyped."""
        node = self.whole.values.get(field)
        if node is None:
            return self._means(field)
        return not (isinstance(node, Scalar) and node.is_empty)

    def _means(self, field: str) -> bool:
        fields = type(self.data).model_fields if self.data is not None else {}
        unknown = [name for name in self.whole.values if name not in fields]
        return any(nearest(name, fields) == field for name in unknown)

    @property
    def unreadable(self) -> frozenset[str]:
        """The fields that were given but could not be read, as a whole or in parts; what they would say is unknown."""
        if not self.file.faults and self.node is self.whole:
            return frozenset()
        refused = frozenset(str(route[0]) for route in unusable_routes(self.whole))
        refused |= {field for field, file in self.elsewhere.items() if file.partial}
        return refused | {
            name
            for name, node in self.whole.values.items()
            if name not in self.elsewhere and plain(node) != plain(self.node.values.get(name))
        }

    def span(self, *route: Key) -> Span:
        """Where the value at the end of a route stands; where it is missing, the nearest parent's place."""
        file, node = self._place(route)
        return file.span_at(node, route)

    def key_span(self, *route: Key) -> Span:
        """Where the name of the field at the end of a route stands."""
        file, node = self._place(route)
        return file.key_span(node, route)

    def part(self, route: tuple[Key, ...], offset: int, length: int) -> Span:
        """Where `length` characters of the text at the end of a route stand, from `offset` on."""
        file, root = self._place(route)
        node = descend(root, route)
        if not isinstance(node, Scalar):
            return self.span(*route)
        return file.part(node, offset, length)

    def _place(self, route: tuple[Key, ...]) -> tuple[SourceFile, Mapping]:
        """The file in which the end of a route stands, and the node from which the route leads there."""
        field = route[0] if route else ""
        if field not in self.elsewhere:
            return self.file, self.node
        return (self.elsewhere[str(field)], self.node) if len(route) > 1 else (self.file, self.whole)


def raw_text(node: Mapping, field: str) -> str:
    """The text of a field as it was written, or nothing; for what must be known even of faulty entities."""
    value = node.values.get(field)
    return value.value if isinstance(value, Scalar) else ""
