"""The fields of one entity in two versions, compared as the model declares them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from unicodedata import normalize

from kep_cli.compare.bullets import compare_bullets
from kep_cli.compare.changes import Change, Kind
from kep_cli.compare.words import is_editorial, one_line
from kep_cli.model.declarations import Declared, declared_fields
from kep_cli.model.entry import Entry
from kep_cli.model.fields import Entity
from kep_cli.wording.dates import Moment, iso


class Subject(NamedTuple):
    """What changes are told of: the kind of entity and its id, and the entry in both versions."""

    entity: str
    id: str
    before: Entry[Any] | None
    after: Entry[Any] | None

    def change(self, kind: Kind, field: str, old: object, new: object, *, presumed: bool = False) -> Change:
        """A change in a field of it."""
        return Change(kind, self.entity, self.id, field, old, new, self.before, self.after, presumed=presumed)


def compare_fields(subject: Subject, old: Entity, new: Entity, leave_out: frozenset[str]) -> Iterator[Change]:
    """All that differs in the fields of an entity, but for those that are left out."""
    if old is new:
        return
    before, after = old.__dict__, new.__dict__
    for field in declared_fields(type(new)):
        if field.name not in leave_out and before[field.name] != after[field.name]:
            yield from _compare(subject, field, field.name, before[field.name], after[field.name])


def compare_wording(subject: Subject, path: str, old: str, new: str, *, is_prose: bool = False) -> Iterator[Change]:
    """What differs in a wording. How its lines are broken in the file is no difference, unless it is Markdown."""
    was, is_now = (normalize("NFC", text.strip()) if is_prose else one_line(text) for text in (old, new))
    if was != is_now:
        yield subject.change(Kind.EDITORIAL if is_editorial(was, is_now) else Kind.REWORDED, path, old, new)


def _compare(subject: Subject, field: Declared, path: str, old: Any, new: Any) -> Iterator[Change]:  # noqa: ANN401 - any field
    if field.entity and field.is_list:
        yield from _compare_entities(subject, path, old, new)
    elif isinstance(old, Entity) and isinstance(new, Entity):
        yield from _compare_within(subject, path, old, new)
    elif field.is_wording and field.is_list:
        yield from compare_bullets(subject.change, path, old, new)
    elif (field.is_wording or field.is_prose) and old and new:
        yield from compare_wording(subject, path, old, new, is_prose=field.is_prose)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys([*old, *new]):
            if old.get(key) != new.get(key):
                yield subject.change(Kind.CHANGED, f"{path}[{key}]", old.get(key), new.get(key))
    elif not (field.is_text and _printed(old) == _printed(new)):
        yield subject.change(Kind.CHANGED, path, old, new)


def _printed(said: Any) -> Any:  # noqa: ANN401 - a text, several or none
    """Texts as they are printed, whatever their lines are in the file."""
    return one_line(said) if isinstance(said, str) else tuple(map(one_line, said)) if said else said


def _compare_within(subject: Subject, path: str, old: Entity, new: Entity) -> Iterator[Change]:
    for field in declared_fields(type(new)):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after:
            yield from _compare(subject, field, f"{path}.{field.name}", before, after)


def _compare_entities(subject: Subject, path: str, old: Any, new: Any) -> Iterator[Change]:  # noqa: ANN401 - the same
    """Entries of a list, paired by their ids, which makes them entities of their own, or by what else names them."""
    before, after = _keyed(old), _keyed(new)
    entries = [*old, *new]
    has_ids = bool(entries) and "id" in type(entries[0]).model_fields
    for key in dict.fromkeys([*before, *after]):
        one, other = before.get(key), after.get(key)
        about = subject._replace(entity=type(one or other).__name__.lower(), id=key) if has_ids else subject
        place = "" if has_ids else f"{path}[{key}]"
        if one is None:
            yield about.change(Kind.ADDED, place, None, other)
        elif other is None:
            yield about.change(Kind.REMOVED, place, one, None)
        elif has_ids:
            yield from compare_fields(about, one, other, frozenset({"id"}))
        elif one != other:
            yield from _compare_within(subject, place, one, other)
    common = ([key for key in before if key in after], [key for key in after if key in before])
    if common[0] != common[1]:
        yield subject.change(Kind.REORDERED, path, *map(tuple, common))


def _keyed(entities: tuple[Entity, ...]) -> dict[str, Entity]:
    """Entities by what names them; where several are named alike, the second one is `kreistag#2`."""
    seen: Counter[str] = Counter()
    found: dict[str, Entity] = {}
    for entity in entities:
        name = _name(entity)
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name}#{seen[name]}"] = entity
    return found


def _name(entity: Entity) -> str:
    """What names an entity within its list: the first field that each must have; nothing where there is none."""
    fields = type(entity).model_fields
    first = next((name for name, info in fields.items() if info.is_required()), None)
    value = getattr(entity, first) if first else None
    return iso(value) if isinstance(value, Moment) else "" if value is None else str(value)
