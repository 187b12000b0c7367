"""Values of fields, as people read them and as JSON takes them."""

from collections.abc import Mapping
from decimal import Decimal

from kep_cli.model.fields import Entity, Zeitpunkt
from kep_cli.wording.dates import Moment, iso, say_days, say_moment, say_range
from kep_cli.wording.numbers import say_number
from kep_cli.wording.ratings import say_value

Json = str | int | bool | list["Json"] | dict[str, "Json"] | None


def given_fields(entity: Entity) -> dict[str, object]:
    """The fields that say something, in the order of the model."""
    values = {name: getattr(entity, name) for name in type(entity).model_fields}
    return {name: value for name, value in values.items() if value not in (None, (), {})}


def as_json(value: object) -> Json:
    """The value in JSON: dates as ISO, numbers with digits behind the point as text, entities without empty fields."""
    if isinstance(value, Entity):
        value = given_fields(value)
    if isinstance(value, Mapping):
        return {str(name): as_json(each) for name, each in value.items()}
    if isinstance(value, Moment | Zeitpunkt):
        return _date_as_json(value)
    if isinstance(value, tuple):
        return [as_json(each) for each in value]
    return value if value is None or isinstance(value, int) else str(value)


def _date_as_json(value: Moment | Zeitpunkt) -> Json:
    """As it would be written in a file."""
    if isinstance(value, Moment):
        return iso(value)
    if value.is_range:
        return {"von": iso(value.first), "bis": iso(value.last)}
    if len(value.moments) == 1:
        return iso(value.first)
    return [iso(moment) for moment in value.moments]


def as_lines(value: object, unit: str = "") -> list[str]:
    """The value as lines of text: a list with one line an item, an entity with one line a field.

    `unit` is what all numbers with possible decimals in it are counted in, if it is one and the same.
    """
    match value:
        case Entity():
            return _named(given_fields(value), unit)
        case Mapping():
            return _named({str(name): each for name, each in value.items()}, unit)
        case Decimal():
            return [say_value(value, unit) if unit else say_number(value)]
        case Moment() | Zeitpunkt() | bool():
            return [_said(value)]
        case tuple():
            return [line for item in value for line in _item(item, unit)]
    return str(value).rstrip().splitlines()


def _said(value: Moment | Zeitpunkt | bool) -> str:  # noqa: FBT001 - a value like any other
    match value:
        case bool():
            return "ja" if value else "nein"
        case Moment():
            return say_moment(value)
        case Zeitpunkt(is_range=True):
            return say_range(value.first, value.last)
        case Zeitpunkt():
            return say_days(value.moments)


def _named(fields: Mapping[str, object], unit: str) -> list[str]:
    lines: list[str] = []
    for name, value in fields.items():
        said = as_lines(value, unit)
        if len(said) == 1:
            lines.append(f"{name}: {said[0]}")
        else:
            lines += [f"{name}:", *(f"  {line}" if line else "" for line in said)]
    return lines


def _item(item: object, unit: str) -> list[str]:
    first, *rest = as_lines(item, unit) or [""]
    return [f"– {first}", *(f"  {line}" if line else "" for line in rest)]
