"""Fields and their values in the words of people: `Beratungsfolge Kreistag, Ergebnis`, `24.06.2027`, `ungeändert`."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum

from kep_cli.model.declarations import Declared, declared_fields
from kep_cli.model.fields import Entity, Zeitpunkt
from kep_cli.reports.changes.names import Names
from kep_cli.reports.values import given_fields, one_line
from kep_cli.wording.dates import Moment, parse_moment, say_days, say_moment, say_range
from kep_cli.wording.numbers import say_number
from kep_cli.wording.spelling import as_spelled


def field_label(entity: type[Entity] | None, name: str) -> str:
    """What people call a field: the title that the model gives it, else its name as German spells it."""
    info = entity.model_fields.get(name) if entity else None
    spelled = as_spelled(name)
    return (info.title if info else None) or spelled[:1].upper() + spelled[1:]


def path_label(entity: type[Entity] | None, path: str, names: Names) -> str:
    """What people call the place of a field: `beratungsfolge[kreistag].ergebnis` as `Beratungsfolge Kreistag, Ergebnis`."""
    return ", ".join(_steps(entity, path, names))


def declared_at(entity: type[Entity] | None, path: str) -> Declared | None:
    """The declaration of the field at the end of a path."""
    found: Declared | None = None
    while path and entity:
        name, _, path = _split(entity, path)
        found = next((field for field in declared_fields(entity) if field.name == name), None)
        entity = found.entity if found else None
    return found


def _steps(entity: type[Entity] | None, path: str, names: Names) -> Iterator[str]:
    while path:
        name, key, path = _split(entity, path)
        label = field_label(entity, name)
        yield f"{label} {_said_key(key, names)}" if key else label
        entity = next((field.entity for field in declared_fields(entity) if field.name == name), None) if entity else None


def _split(entity: type[Entity] | None, path: str) -> tuple[str, str, str]:
    """The first field of a path, the key of its entry ("" if none) and the rest. A key may hold any character."""
    fields = sorted(entity.model_fields if entity else (), key=len, reverse=True)
    name = next((field for field in fields if path.startswith(field) and path[len(field) :][:1] in {"", ".", "["}), path)
    rest = path[len(name) :]
    if not rest.startswith("["):
        return name, "", rest.removeprefix(".")
    inner = next((each.entity for each in declared_fields(entity) if each.name == name), None) if entity else None
    at = next((at for at in _ends(rest) if _goes_on(inner, rest[at + 1 :])), len(rest) - 1)
    return name, rest[1:at], rest[at + 1 :].removeprefix(".")


def _ends(rest: str) -> Iterator[int]:
    return (at for at, sign in enumerate(rest) if sign == "]")


def _goes_on(entity: type[Entity] | None, rest: str) -> bool:
    """Whether this can stand behind a key: nothing, or a field of the entity in the list."""
    return not rest or bool(
        entity and any(rest == f".{name}" or rest.startswith((f".{name}.", f".{name}[")) for name in entity.model_fields)
    )


def _said_key(key: str, names: Names) -> str:
    bare, _, count = key.rpartition("#")
    if bare and count.isdecimal():
        return f"{_said_key(bare, names)} ({count}.)"
    moment = parse_moment(key)
    return say_moment(moment) if moment else names.of_id(key)


def say(value: object, names: Names) -> str:
    """A value in one line: a list with commas, an entity with its fields. Texts keep their words."""
    match value:
        case None | () | "":
            return "ohne Angabe"
        case bool():
            return "ja" if value else "nein"
        case Decimal():
            return say_number(value)
        case Moment():
            return say_moment(value)
        case Zeitpunkt(is_range=True):
            return say_range(value.first, value.last)
        case Zeitpunkt():
            return say_days(value.moments)
        case Entity():
            return ", ".join(f"{label} {text}" for label, text in said_fields(value, names))
        case Mapping():
            return ", ".join(f"{names.of_id(str(name))} {say(each, names)}" for name, each in value.items())
        case tuple():
            between = "; " if any(isinstance(each, Entity) for each in value) else ", "
            return between.join(say(each, names) for each in value)
        case Enum():
            return as_spelled(str(value.value))
    return one_line(str(value))


def say_in(field: Declared | None, value: object, names: Names) -> str:
    """A value in one line, where ids in it are said by what they refer to, since it is that of a field without text."""
    if field is None or field.is_text or field.is_prose or isinstance(value, Enum):
        return say(value, names)
    if isinstance(value, str):
        return names.of_id(value)
    if isinstance(value, tuple) and value and all(type(each) is str for each in value):
        return ", ".join(names.of_id(each) for each in value)
    return say(value, names)


def said_fields(data: Entity, names: Names) -> Iterator[tuple[str, str]]:
    """Label and value of all fields that say something."""
    given = given_fields(data)
    for field in declared_fields(type(data)):
        if field.name in given:
            yield field_label(type(data), field.name), say_in(field, given[field.name], names)
