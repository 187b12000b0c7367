"""Values of fields in the words of people, in one line: `24.06.2027`, `480.000`, `ungeändert`."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum

from kep_cli.model.declarations import Declared, declared_fields
from kep_cli.model.fields import Entity, Zeitpunkt
from kep_cli.reports.changes.labels import naming_entry
from kep_cli.reports.changes.names import Names, shortened
from kep_cli.reports.values import given_fields
from kep_cli.telling.fields import field_label
from kep_cli.wording.dates import Moment, say_days, say_moment, say_range
from kep_cli.wording.numbers import say_number
from kep_cli.wording.phrases import one_line
from kep_cli.wording.spelling import as_spelled

_EXCERPT = 160


def say(field: Declared | None, value: object, names: Names) -> str:
    """The value of a field, or of one entry of it; texts keep their words, of Markdown stands how it begins.

    An id is said by what it refers to.
    """
    match value:
        case Entity():
            return _say_entity(value, names)
        case Mapping():
            return ", ".join(f"{names.of_id(str(name))}: {say(field, each, names)}" for name, each in value.items())
        case Zeitpunkt() | Moment():
            return say_when(value)
        case tuple():
            between = "; " if any(isinstance(each, Entity) for each in value) else ", "
            return between.join(say(field, each, names) for each in value) or "ohne Angabe"
        case Enum():
            return as_spelled(str(value.value))
        case str():
            return _say_text(field, value, names)
    return _say_number(value)


def say_when(when: Moment | Zeitpunkt) -> str:
    """A date, as it is printed."""
    if isinstance(when, Moment):
        return say_moment(when)
    return say_range(when.first, when.last) if when.is_range else say_days(when.moments)


def said_fields(data: Entity, names: Names) -> Iterator[tuple[Declared, str, str]]:
    """All fields that say something, each with its label and value."""
    given = given_fields(data)
    for field in declared_fields(type(data)):
        if field.name in given:
            yield field, field_label(type(data), field.name), say(field, given[field.name], names)


def _say_entity(data: Entity, names: Names) -> str:
    """What names it, and in brackets the rest: `Kreistag (Rolle entscheidung, Sitzung 24.06.2027)`."""
    known_by = naming_entry(type(data))
    said = list(said_fields(data, names))
    head = "".join(text for field, _, text in said if field.name == known_by)
    rest = ", ".join(f"{label} {text}" for field, label, text in said if field.name != known_by)
    return f"{head} ({rest})" if head and rest else head or rest


def _say_text(field: Declared | None, text: str, names: Names) -> str:
    if field and not (field.is_text or field.is_prose):
        return names.of_id(text)
    return shortened(one_line(text), _EXCERPT) if field and field.is_prose else one_line(text)


def _say_number(value: object) -> str:
    match value:
        case None:
            return "ohne Angabe"
        case bool():
            return "ja" if value else "nein"
        case Decimal():
            return say_number(value)
    return str(value)
