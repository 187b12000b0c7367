"""From nodes to one entity: typed alone, with every fault at its place.

pydantic types the plain data. Where it complains, the faulty parts are noted, cut out and the rest is tried
again, so that a goal with one wrong date stays a goal. Only what lacks a required field remains a stub.
"""

import re
from collections.abc import Iterator
from types import NoneType
from typing import Any, Generic, NamedTuple, TypeVar, cast, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kep_cli.diagnostics import Fault
from kep_cli.model.faults import ShapeFault
from kep_cli.model.fields import PATTERN_FAULTS, Entity
from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Key, Mapping, Node, Scalar, Sequence, Unusable, descend
from kep_cli.wording.nearest import nearest

E = TypeVar("E", bound=Entity)
Route = tuple[Key, ...]
Plain = str | None | list["Plain"] | dict[str, "Plain"]

_EXPECTED = {
    "string_type": "ein Text",
    "tuple_type": "eine Liste",
    "list_type": "eine Liste",
    "dict_type": "eine Gruppe von Feldern",
    "model_type": "eine Gruppe von Feldern",
    "model_attributes_type": "eine Gruppe von Feldern",
}


class Shaped(NamedTuple, Generic[E]):
    """One typed entity.

    `data` is None where it remains a stub. `node` is the part of the node that was typed: faulty parts are missing
    in both, so that a route through the data leads to the same place in the node.
    """

    data: E | None
    node: Mapping
    faults: tuple[Fault, ...]


def german_name(entity: type[BaseModel]) -> str:
    """What users call an entity: `Ziel`, `Änderung`."""
    return entity.model_config.get("title") or entity.__name__


def shape(entity: type[E], node: Mapping, file: SourceFile, label: str, apart: str = "") -> Shaped[E]:
    """Type one entity. `label` names it in faults; the field `apart` holds entities of their own and is left out."""
    try:
        return Shaped(entity.model_validate(_data(node, apart)), node, ())
    except ValidationError as error:
        errors = error.errors(include_url=False)
    damaged = unusable_routes(node)
    place = _Place(entity, node, file, label, apart)
    misspelt = _misspelt(entity, errors)
    faults = tuple(
        _fault(place, found)
        for found in errors
        if not any(route == found["loc"][: len(route)] for route in damaged)
        and not (found["type"] == "missing" and found["loc"] in misspelt)
    )
    data, rest = _salvage(entity, node, errors, apart)
    return Shaped(data, rest, faults)


def _misspelt(entity: type[Entity], errors: list[ErrorDetails]) -> set[Route]:
    """Where a required field is missing only because its name is misspelt; that its name is unknown is told."""
    missing = {found["loc"] for found in errors if found["type"] == "missing"}
    unknown = (found["loc"] for found in errors if missing and found["type"] == "extra_forbidden")
    routes = {(*route[:-1], nearest(str(route[-1]), _entity_at(entity, route[:-1]).model_fields)) for route in unknown}
    return missing & routes


class _Place(NamedTuple):
    """Which entity is typed, and where it stands."""

    entity: type[Entity]
    node: Mapping
    file: SourceFile
    label: str
    apart: str


def _data(node: Mapping, apart: str = "") -> dict[str, Plain]:
    return {name: value for name, child in node.values.items() if name != apart and (value := plain(child)) is not None}


def plain(node: Node | None) -> Plain:
    """The data of a node without places. Empty fields are left out: they are "not said"."""
    if type(node) is Scalar:
        return node.value if node.value or node.style else None
    if type(node) is Sequence:
        return [plain(item) for item in node.items]
    if type(node) is Mapping:
        return _data(node)
    return None


def unusable_routes(node: Node, route: Route = ()) -> list[Route]:
    """Where refused nodes lie; what is missing for their sake was reported already."""
    if isinstance(node, Unusable):
        return [route]
    children: list[tuple[Key, Node]] = []
    if isinstance(node, Mapping):
        children = list(node.values.items())
    elif isinstance(node, Sequence):
        children = list(enumerate(node.items))
    return [found for key, child in children for found in unusable_routes(child, (*route, key))]


def _salvage(entity: type[E], node: Mapping, errors: list[ErrorDetails], apart: str) -> tuple[E | None, Mapping]:
    """The entity without its faulty parts, or None if nothing is left to be one, and the node that remains."""
    rest = _copied(node)
    while True:
        for found in sorted(errors, key=lambda found: _sortable(found["loc"]), reverse=True):
            route = found["loc"][:-1] if found["type"] == "missing" else _without_marks(found["loc"])
            if not route:
                return None, node
            _cut(rest, route)
        try:
            return entity.model_validate(_data(rest, apart)), rest
        except ValidationError as error:
            errors = error.errors(include_url=False)


def _sortable(route: Route) -> list[tuple[bool, int, str]]:
    return [(isinstance(key, int), key if isinstance(key, int) else 0, str(key)) for key in route]


def _without_marks(route: Route) -> Route:
    """Pydantic marks faults of a mapping's key by a last step `[key]`."""
    return route[:-1] if route and route[-1] == "[key]" else route


def _copied(node: Mapping) -> Mapping:
    """A copy that can be cut without touching the file's own nodes; scalars are shared."""
    return cast("Mapping", _copied_node(node))


def _copied_node(node: Node) -> Node:
    if isinstance(node, Mapping):
        mapping = Mapping(node.start)
        mapping.end, mapping.keys = node.end, dict(node.keys)
        mapping.values = {name: _copied_node(value) for name, value in node.values.items()}
        return mapping
    if isinstance(node, Sequence):
        sequence = Sequence(node.start)
        sequence.end, sequence.items = node.end, [_copied_node(item) for item in node.items]
        return sequence
    return node


def _cut(node: Node, route: Route) -> None:
    """Remove what stands at the end of the route, or the whole nearest part of it that can be named."""
    parent, key = descend(node, route[:-1]), route[-1]
    if isinstance(parent, Mapping) and isinstance(key, str) and key in parent.values:
        del parent.values[key], parent.keys[key]
    elif isinstance(parent, Sequence) and isinstance(key, int) and key < len(parent.items):
        del parent.items[key]
    elif len(route) > 1:
        _cut(node, route[:-1])


def _fault(place: _Place, found: ErrorDetails) -> Fault:
    route = _without_marks(found["loc"])
    kind, field = found["type"], str(route[-1]) if route else ""
    owner = _entity_at(place.entity, route[:-1])
    node, file, label = place.node, place.file, place.label
    if kind == "missing":
        return Fault(ShapeFault.MISSING_FIELD, file.span_at(node, route), (field, german_name(owner)), label)
    if kind == "extra_forbidden":
        known = " ".join([*owner.model_fields, *([place.apart] if place.apart and owner is place.entity else [])])
        return Fault(ShapeFault.UNKNOWN_FIELD, file.key_span(node, route), (field, german_name(owner), known), label)
    span = file.span_at(node, route)
    if kind == "enum" and isinstance(value := found["input"], str):
        known = " ".join(re.findall(r"'([^']*)'", str(found.get("ctx", {}).get("expected", ""))))
        return Fault(ShapeFault.NOT_A_CHOICE, span, (value, known), label)
    if kind == "string_pattern_mismatch":
        return Fault(PATTERN_FAULTS[found["ctx"]["pattern"]], span, (str(found["input"]),), label)
    if kind == "too_short":
        return Fault(ShapeFault.EMPTY_LIST, span, tuple(_sample(owner, field)), label)
    if kind in _EXPECTED or kind == "enum":
        expected, stands = _EXPECTED.get(kind, "ein Text"), what_stands(descend(node, route))
        return Fault(ShapeFault.WRONG_TYPE, span, (expected, stands, *_sample(owner, field)), label)
    return Fault(ShapeFault[kind], span, tuple(found.get("ctx", {}).get("details", ())), label)


def _sample(owner: type[BaseModel], field: str) -> Iterator[str]:
    """How an entry begins where a list of entities is expected: with the first field that each must have."""
    listed = _entity_in(owner.model_fields[field].annotation) if field in owner.model_fields else None
    if listed is not None:
        yield from (f"- {name}: …" for name, info in list(listed.model_fields.items())[:1] if info.is_required())


def what_stands(node: Node) -> str:
    """What a user sees at a place where something else was expected."""
    if isinstance(node, Sequence):
        return "eine Liste"
    if isinstance(node, Mapping):
        return "eine Gruppe von Feldern"
    return "nichts" if isinstance(node, Scalar) and node.is_empty else "ein Text"


def _entity_at(entity: type[Entity], route: Route) -> type[BaseModel]:
    """The class of the entity at the end of a route of fields and list places."""
    current: type[BaseModel] = entity
    for key in route:
        if isinstance(key, str) and key in current.model_fields:
            current = _entity_in(current.model_fields[key].annotation) or current
    return current


def _entity_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any annotation that pydantic takes
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        if part is not NoneType and (found := _entity_in(part)):
            return found
    return None
