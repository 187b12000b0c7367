"""All that people have written: every text of every entity, found through the model's declarations.

Which fields are texts is read from the annotations once per class, so that a new field is checked without a line here.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import compress, count
from typing import Any, NamedTuple

from kep_cli.model.declarations import declared_fields
from kep_cli.model.entry import Entry
from kep_cli.model.fields import Entity
from kep_cli.model.konzept import Konzept
from kep_cli.model.vorlage import Vorlage, Zustand
from kep_cli.source.nodes import Key
from kep_cli.spans import Span

_NUMBERS_AND_NAMES = frozenset({"nummer", "drucksache", "bezug", "fassung", "kuerzel", "produkt"})


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


class Texts:
    """All texts of a Konzept that somebody may want to look at, in reading order.

    They are kept in columns, for making an object of each would cost more than looking at it: its value, whether it may
    still be changed (see `_is_open`) and whether it is Markdown. What is neither is left out. Where a text stands is
    kept by field, of which a list of texts is one.
    """

    def __init__(self, konzept: Konzept) -> None:
        self.values: list[str] = []
        self.is_open: list[bool] = []
        self.is_prose: list[bool] = []
        self._fields: list[tuple[Entry[Any], tuple[Key, ...], bool]] = []
        self._begins: list[int] = []
        for entry in konzept.entries():
            if entry.data is not None:
                self._collect(entry, entry.data, ())

    def __getitem__(self, place: int) -> WrittenText:
        """The text at a place of the columns."""
        number = bisect_right(self._begins, place) - 1
        entry, route, is_list = self._fields[number]
        full = (*route, place - self._begins[number]) if is_list else route
        return WrittenText(entry, full, self.values[place], self.is_prose[place])

    def prose(self) -> Iterator[WrittenText]:
        """Every text that is Markdown."""
        return (self[place] for place in compress(count(), self.is_prose))

    def _collect(self, entry: Entry[Any], data: Entity, route: tuple[Key, ...]) -> None:
        values = data.__dict__
        for field, is_prose in text_fields(type(data)):
            value = values[field]
            if not value:
                continue
            here = (*route, field)
            if is_prose is None:
                below = (
                    [(here, value)] if isinstance(value, Entity) else [((*here, n), one) for n, one in enumerate(value)]
                )
                for place, one in below:
                    self._collect(entry, one, place)
            elif (is_open := _is_open(entry, field)) or is_prose:
                is_list = type(value) is tuple
                self._begins.append(len(self.values))
                self._fields.append((entry, here, is_list))
                self.values.extend(value if is_list else (value,))
                self.is_open.extend([is_open] * (len(self.values) - len(self.is_open)))
                self.is_prose.extend([is_prose] * (len(self.values) - len(self.is_prose)))


def _is_open(entry: Entry[Any], field: str) -> bool:
    """Whether a text may still be put right.

    Not so one that records what was said (a wording that was dropped or put right, a paper that is done), and a number
    or name that others gave.
    """
    if entry.kind == "ziel":
        return field not in {"nummer", "vorher"}
    if field in _NUMBERS_AND_NAMES or (entry.kind == "entfallen" and field == "text"):
        return False
    return not isinstance(entry.data, Vorlage) or entry.data.zustand is not Zustand.ERLEDIGT


@cache
def text_fields(entity: type[Entity]) -> tuple[tuple[str, bool | None], ...]:
    """The fields that hold texts or entities with texts: name, and whether it is prose (None for entities)."""
    return tuple(
        (field.name, field.is_prose if field.is_text or field.is_prose else None)
        for field in declared_fields(entity)
        if field.is_text or field.is_prose or field.entity
    )
