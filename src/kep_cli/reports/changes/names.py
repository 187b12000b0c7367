"""What people call the things in which something changed: `Unterziel 1.2`, `Vorlage 72/2018`, `Gremium`."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from kep_cli.compare.items import Key
from kep_cli.model.declarations import declared_fields, naming_field
from kep_cli.model.entry import Entry
from kep_cli.model.fields import Entity
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.shaping import german_name
from kep_cli.reports.entries import level_name
from kep_cli.wording.phrases import one_line
from kep_cli.wording.spelling import as_spelled

_SHORT = 60
_NUMBERS = ("drucksache", "nummer")
"""Fields that hold what an entity is cited by."""
_TITLES = ("kurztitel", "titel", "name")
"""Fields that hold a title made to be short."""


class Names:
    """What things are called in one version."""

    def __init__(self, konzept: Konzept, by_key: Mapping[Key, Entry[Any]]) -> None:
        self._konzept = konzept
        self._by_key = by_key

    def title(self, entry: Entry[Any]) -> str:
        """What kind of thing an entry is and what it is cited by: `Unterziel 1.2`, `Vorlage 72/2018`, `Runde`."""
        if isinstance(entry, Zielknoten):
            return f"{level_name(self._konzept, entry)} {entry.number}".strip()
        kind = german_name(type(entry.data)) if entry.data is not None else as_spelled(entry.kind).capitalize()
        return f"{kind} {cited_by(entry.data)}".strip()

    def cited(self, kind: str, entity_id: str) -> str:
        """How an entity is referred to in a sentence: by its number, else by its name, else by its id."""
        entry = self._by_key.get((kind, entity_id))
        if entry is None:
            return entity_id
        number = entry.number if isinstance(entry, Zielknoten) else cited_by(entry.data)
        return number or self.named(kind, entity_id)

    def with_title(self, kind: str, entity_id: str) -> str:
        """The same with what it is: `Oberziel 2`."""
        entry = self._by_key.get((kind, entity_id))
        number = self.cited(kind, entity_id)
        if not isinstance(entry, Zielknoten):
            return number
        return self.title(entry) if entry.number else f"{self.title(entry)} {number}"

    def named(self, kind: str, entity_id: str) -> str:
        """What an entity is called besides its number, which may only say where it stands; else its id."""
        entry = self._by_key.get((kind, entity_id))
        name = short_name(entry.data) if entry else ""
        return f"„{name}“" if name else entity_id

    def wording(self, kind: str, entity_id: str) -> str:
        """The text by which people know an entity; nothing where it cannot be read."""
        entry = self._by_key.get((kind, entity_id))
        return full_name(entry.data) if entry else ""

    def of_id(self, value: str) -> str:
        """What an id in a field refers to: a goal by its number, anything else by its name; else the id itself."""
        return self._known.get(value, value)

    @cached_property
    def _known(self) -> dict[str, str]:
        frame = self._konzept.frame
        known = {each.id: short_name(each) for each in _with_ids(frame)}
        for entry in self._konzept.identified():
            if isinstance(entry, Zielknoten) and entry.number:
                known[entry.id] = f"Ziel {entry.number}"
            elif name := short_name(entry.data):
                known[entry.id] = f"„{name}“"
        return known


def parts(data: object, entity: str) -> Iterator[Entity]:
    """The entities of a kind (`gremium`) within another one, which have ids of their own."""
    return (each for each in _with_ids(data) if type(each).__name__.lower() == entity)


def cited_by(data: Entity | None) -> str:
    """The number of an entity, where it has one: `72/2018`."""
    return next((str(said) for field in _NUMBERS if (said := getattr(data, field, None))), "")


def full_name(data: Entity | None) -> str:
    """The whole text by which people know an entity, in one line."""
    field = naming_field(data) if data is not None else ""
    return one_line(str(getattr(data, field) or "")) if field else ""


def short_title(data: Entity | None) -> str:
    """A short title of its own, where an entity has one."""
    return one_line(next((said for field in _TITLES if (said := getattr(data, field, None))), ""))


def in_heading(data: Entity) -> frozenset[str]:
    """The fields of an entity that a heading with its short name says in full."""
    title = next((field for field in _TITLES if getattr(data, field, None)), "")
    is_whole = bool(title) and len(short_title(data)) <= _SHORT
    return frozenset({"id", "nummer", *([title] if is_whole else [])})


def short_name(data: Entity | None) -> str:
    """The short title, else the text by which people know an entity, cut behind a word where it is long."""
    return shortened(short_title(data) or full_name(data), _SHORT)


def shortened(text: str, length: int) -> str:
    """The text, cut behind a word with „…“ where it is longer."""
    if len(text) <= length:
        return text
    head = text[: length + 1]
    return f"{head.rpartition(' ')[0] or head[:length]} …"


def _with_ids(data: object) -> Iterator[Any]:
    for field in declared_fields(type(data)) if isinstance(data, Entity) else ():
        if field.entity and field.is_list and "id" in field.entity.model_fields:
            yield from getattr(data, field.name)
