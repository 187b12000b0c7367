"""The columns of an entity, as the model declares its fields.

A field is a column; a group of fields is a column for each of them; a list of words is a text with `; ` between. A
moment is two columns: a day to reckon with (the first of `beginn`, `ab` and `von`, else the last), and what was said,
which may be a year or a quarter.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from functools import cache
from typing import NamedTuple, get_args

from kep_cli.model.declarations import Declared, declared_fields
from kep_cli.model.fields import Entity
from kep_cli.wording.dates import Moment, iso
from kep_cli.wording.spelling import as_spelled

Value = str | Decimal | date | bool | None
"""What stands in a cell; None where nothing was said."""

_BEGINNINGS = frozenset({"beginn", "ab", "von"})
_BETWEEN = "; "
_HEADINGS = {"id": "Kennung", "text": "Wortlaut", "url": "Adresse"}
"""What people call fields whose names are no words for them."""


class Kind(Enum):
    """What a column holds."""

    TEXT = auto()
    NUMBER = auto()
    DAY = auto()
    YES_NO = auto()


class Column(NamedTuple):
    """A column: its name for programs (a-z, 0-9 and _), its heading for people, and what it holds."""

    name: str
    heading: str
    kind: Kind = Kind.TEXT


_KINDS: dict[type, Kind] = {bool: Kind.YES_NO, int: Kind.NUMBER, Decimal: Kind.NUMBER, Moment: Kind.DAY}


@cache
def columns_of(entity: type[Entity]) -> tuple[Column, ...]:
    """The columns of the fields of an entity, but for lists of entities, which are tables of their own."""
    return tuple(column for field in declared_fields(entity) for column in _columns(entity, field))


def cells_of(data: Entity) -> tuple[Value, ...]:
    """The values of an entity, one for each of its columns."""
    return tuple(value for field in declared_fields(type(data)) for value in _cells(type(data), field, data))


def entity_lists(entity: type[Entity]) -> list[tuple[str, type[Entity]]]:
    """The fields that are lists of entities, with the class of those."""
    return [(field.name, field.entity) for field in declared_fields(entity) if field.entity and field.is_list]


def _columns(entity: type[Entity], field: Declared) -> Iterator[Column]:
    heading = _heading(field.name)
    if field.entity and field.is_list:
        return
    if field.entity:
        for column in columns_of(field.entity):
            yield Column(f"{field.name}_{column.name}", f"{heading}: {column.heading}", column.kind)
        return
    kind = _kind(entity, field)
    yield Column(field.name, heading, kind)
    if kind is Kind.DAY:
        yield Column(f"{field.name}_genau", f"{heading} genau")


def _cells(entity: type[Entity], field: Declared, data: Entity | None) -> Iterator[Value]:
    value = getattr(data, field.name) if data is not None else None
    if field.entity and field.is_list:
        return
    if field.entity:
        for inner in declared_fields(field.entity):
            yield from _cells(field.entity, inner, value)
    elif _kind(entity, field) is Kind.DAY:
        moment = value if isinstance(value, Moment) else None
        yield None if moment is None else moment.first if field.name in _BEGINNINGS else moment.last
        yield iso(moment) if moment else None
    else:
        yield _value(value)


def _value(value: object) -> Value:
    match value:
        case bool() | Decimal() | None:
            return value
        case int():
            return Decimal(value)
        case Enum():
            return str(value.value)
        case tuple():
            return _BETWEEN.join(" ".join(str(each).split()) for each in value) or None
        case Mapping():
            return _BETWEEN.join(f"{name}: {each}" for name, each in value.items()) or None
    return str(value).strip()


def _kind(entity: type[Entity], field: Declared) -> Kind:
    return Kind.TEXT if field.is_list else _kind_in(entity.model_fields[field.name].annotation) or Kind.TEXT


def _kind_in(annotation: object) -> Kind | None:
    if isinstance(annotation, type) and annotation in _KINDS:
        return _KINDS[annotation]
    return next(filter(None, map(_kind_in, get_args(annotation))), None)


def _heading(name: str) -> str:
    spelled = _HEADINGS.get(name) or as_spelled(name)
    return spelled[:1].upper() + spelled[1:]
