"""All that people have written: every text of every entity, found through the model's declarations.

Which fields are texts is read from the annotations once per class, so that a new field is checked without a line here.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any, NamedTuple, get_args

from kep_cli.model.entry import Entry
from kep_cli.model.fields import Entity, Prosa, Text
from kep_cli.model.konzept import Konzept
from kep_cli.source.nodes import Key
from kep_cli.spans import Span

_TEXT_MARK = get_args(Text)[2]
_PROSE_MARK = get_args(Prosa)[2]


class WrittenText(NamedTuple):
    """One text with the place where it was written. `is_prose` says that it is Markdown."""

    entry: Entry[Any]
    route: tuple[Key, ...]
    value: str
    is_prose: bool

    def part(self, offset: int, length: int) -> Span:
        """Where a part of the text stands."""
        return self.entry.part(self.route, offset, length)

    def whole(self) -> Span:
        """Where the text stands."""
        return self.entry.span(*self.route)


def entries(konzept: Konzept) -> Iterator[Entry[Any]]:
    """Every entity of the Konzept, stubs included, in reading order of the kinds of files."""
    frame = [konzept.rahmen] if konzept.rahmen else []
    return chain(frame, konzept.ziele, konzept.runden, konzept.entfallen, konzept.vorlagen)


def texts(konzept: Konzept) -> list[WrittenText]:
    """Every text of every entity that could be typed."""
    collected: list[WrittenText] = []
    for entry in entries(konzept):
        if entry.data is not None:
            _collect(entry, entry.data, (), collected)
    return collected


def _collect(entry: Entry[Any], data: Entity, route: tuple[Key, ...], collected: list[WrittenText]) -> None:
    values = data.__dict__
    for field, is_prose in text_fields(type(data)):
        value = values[field]
        if not value:
            continue
        here = (*route, field)
        if type(value) is str:
            collected.append(WrittenText(entry, here, value, bool(is_prose)))
        elif is_prose is None:
            below = (
                ((here, value),) if isinstance(value, Entity) else (((*here, n), item) for n, item in enumerate(value))
            )
            for place, item in below:
                _collect(entry, item, place, collected)
        else:
            collected.extend([WrittenText(entry, (*here, n), item, is_prose) for n, item in enumerate(value)])


@cache
def text_fields(entity: type[Entity]) -> tuple[tuple[str, bool | None], ...]:
    """The fields that hold texts or entities with texts: name, and whether it is prose (None for entities)."""
    found: list[tuple[str, bool | None]] = []
    for name, field in entity.model_fields.items():
        marks = _marks(field.annotation, field.metadata)
        if _PROSE_MARK in marks:
            found.append((name, True))
        elif _TEXT_MARK in marks:
            found.append((name, False))
        elif Entity in marks:
            found.append((name, None))
    return tuple(found)


def _marks(annotation: object, metadata: list[Any]) -> list[Any]:
    """What an annotation says of itself, at any depth: its marks, and `Entity` where it names an entity."""
    marks = list(metadata)
    if isinstance(annotation, type) and issubclass(annotation, Entity):
        marks.append(Entity)
    for part in get_args(annotation):
        marks.extend(_marks(part, []) if isinstance(part, type) or get_args(part) else [part])
    return marks
