"""What the model says of its own fields, for those who go through all of them: rules, comparisons, pages.

It is read from the annotations, once per class, so that a new field or entity needs no line anywhere else.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from kep_cli.model.fields import Entity, Prosa, Text, Verweis, Wortlaut
from kep_cli.source.nodes import Key

_TEXT, _WORDING, _PROSE = get_args(Text)[2], get_args(Wortlaut)[3], get_args(Prosa)[2]


class Declared(NamedTuple):
    """What a field holds, at any depth of its annotation.

    `is_text` says plain text for people, `is_wording` one that people agree on, `is_prose` Markdown; `is_list` says
    that there may be several. `entity` is the class of the entities in it, None where there are none; `refers` says
    what the ids in it mean, None where they mean nothing else or there are none.
    """

    name: str
    is_text: bool
    is_wording: bool
    is_prose: bool
    is_list: bool
    entity: type[Entity] | None
    refers: Verweis | None


class Reference(NamedTuple):
    """An id of something else that an entity names, and the route to it."""

    route: tuple[Key, ...]
    id: str
    verweis: Verweis

    @property
    def field(self) -> str:
        """The outermost field in which it stands."""
        return str(self.route[0])


@cache
def declared_fields(entity: type[Entity]) -> tuple[Declared, ...]:
    """All fields of an entity, in the order in which the model names them."""
    return tuple(_declared(name, field.annotation, field.metadata) for name, field in entity.model_fields.items())


def naming_field(data: Entity) -> str:
    """The field by which people know an entity: its first wording, else its first text; nothing where it has none."""
    return _naming_field(type(data))


@cache
def _naming_field(entity: type[Entity]) -> str:
    fields = declared_fields(entity)
    wordings = [field.name for field in fields if field.is_wording and not field.is_list]
    return next(iter([*wordings, *(field.name for field in fields if field.is_text and not field.is_list)]), "")


def references(data: Entity, route: tuple[Key, ...] = ()) -> Iterator[Reference]:
    """All that an entity refers to, in the order in which the model names the fields."""
    values = data.__dict__  # a tenth of the time of asking the model for each
    for field in _referring(type(data)):
        value = values[field.name]
        if not value:
            continue
        here = (*route, field.name)
        for place, one in enumerate(value) if type(value) is tuple else ((None, value),):
            there = here if place is None else (*here, place)
            if field.refers:
                yield Reference(there, one, field.refers)
            else:
                yield from references(one, there)


@cache
def _referring(entity: type[Entity]) -> tuple[Declared, ...]:
    """The fields that hold references, or entities with such."""
    fields = declared_fields(entity)
    return tuple(field for field in fields if field.refers or (field.entity and _referring(field.entity)))


def _declared(name: str, annotation: object, metadata: list[Any]) -> Declared:
    marks = _marks(annotation, metadata)
    entities = [mark for mark in marks if isinstance(mark, type)]
    verweise = [mark for mark in marks if isinstance(mark, Verweis)]
    return Declared(
        name,
        is_text=_TEXT in marks,
        is_wording=_WORDING in marks,
        is_prose=_PROSE in marks,
        is_list=_holds_list(annotation),
        entity=entities[0] if entities else None,
        refers=verweise[0] if verweise else None,
    )


def _holds_list(annotation: object) -> bool:
    return getattr(annotation, "__origin__", None) is tuple or any(map(_holds_list, get_args(annotation)))


def _marks(annotation: object, metadata: list[Any]) -> list[Any]:
    """What an annotation says of itself: its marks, and the entities that it names."""
    marks = list(metadata)
    if isinstance(annotation, type) and issubclass(annotation, Entity):
        marks.append(annotation)
    for part in get_args(annotation):
        marks.extend(_marks(part, []) if isinstance(part, type) or get_args(part) else [part])
    return marks
