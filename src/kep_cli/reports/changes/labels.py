"""Fields in the words of people: `Beratung Kreistag, Ergebnis`."""

from collections.abc import Iterable, Iterator

from kep_cli.model.declarations import Declared
from kep_cli.model.fields import Entity
from kep_cli.model.shaping import german_name
from kep_cli.reports.changes.names import Names
from kep_cli.telling.fields import declared_field, field_label
from kep_cli.wording.dates import parse_moment, say_moment
from kep_cli.wording.phrases import one_line


def path_label(entity: type[Entity] | None, path: str, names: Names) -> str:
    """What people call the place of a field, as `Beratung Kreistag, Ergebnis`.

    Ids in it are said by their names in one version.
    """
    return ", ".join(_steps(entity, path, names))


def declared_at(entity: type[Entity] | None, path: str) -> Declared | None:
    """The declaration of the field at the end of a path; of an entry in a list, that of the list."""
    found: Declared | None = None
    while path:
        name, _, path = _split(entity, path)
        found = declared_field(entity, name)
        entity = found.entity if found else None
    return found


def _steps(entity: type[Entity] | None, path: str, names: Names) -> Iterator[str]:
    while path:
        name, key, path = _split(entity, path)
        field = declared_field(entity, name)
        inner = field.entity if field else None
        label = german_name(inner) if inner and key is not None else field_label(entity, name)
        yield f"{label} {_said_key(inner, key, names)}" if key else label
        entity = inner


def _split(entity: type[Entity] | None, path: str) -> tuple[str, str | None, str]:
    """The first field of a path, the key of its entry (None if it is no list) and the rest. A key may hold anything."""
    fields = entity.model_fields if entity else {}
    name = next((each for each in fields if path.startswith(each) and path[len(each) :][:1] in {"", ".", "["}), path)
    rest = path[len(name) :]
    if not rest.startswith("["):
        return name, None, rest.removeprefix(".")
    field = declared_field(entity, name)
    inner = field.entity.model_fields if field and field.entity else {}
    ends = (at for at, sign in enumerate(rest) if sign == "]" and _goes_on(inner, rest[at + 1 :]))
    end = next(ends, len(rest) - 1)
    return name, rest[1:end], rest[end + 1 :].removeprefix(".")


def _goes_on(fields: Iterable[str], rest: str) -> bool:
    """Whether this can stand behind a key: nothing, or one of the fields."""
    return not rest or any(
        rest.startswith(f".{name}") and rest[len(name) + 1 :][:1] in {"", ".", "["} for name in fields
    )


def _said_key(entity: type[Entity] | None, key: str, names: Names) -> str:
    """What names an entry of a list; the second one of the same name is `Kreistag (2.)`, one without any `2`."""
    bare, counted, count = key.rpartition("#")
    if counted and count.isdecimal():
        return f"{_said_key(entity, bare, names)} ({count}.)" if bare else count
    field = declared_field(entity, naming_entry(entity)) if entity else None
    if field and field.is_text:
        return one_line(key)
    moment = parse_moment(key)
    return say_moment(moment) if moment else names.of_id(key)


def naming_entry(entity: type[Entity]) -> str:
    """The field by which an entry is known in its list: the first that each must have; nothing where there is none."""
    return next((name for name, info in entity.model_fields.items() if info.is_required()), "")
