"""The types of single fields: how a text of a goal file becomes a value.

YAML's own typing is switched off, so each type here takes text. What does not fit is raised as a
`PydanticCustomError` whose type is a name of `ShapeFault`; no English sentence leaves this room.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, PlainSerializer, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from kep_cli.model.faults import ShapeFault
from kep_cli.wording.dates import Moment, iso, parse_moment

_ID = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_SAYS_SOMETHING = r"\S"
_COUNT = re.compile(r"[0-9]+")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_YES = frozenset({"ja", "true", "wahr", "yes"})
_NO = frozenset({"nein", "false", "falsch", "no"})


def is_id(text: str) -> bool:
    """Whether the text can be an id."""
    return bool(re.fullmatch(_ID, text))


class Entity(BaseModel):
    """Base of all that stands in goal files: frozen, closed, built when first needed."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def fault(kind: ShapeFault, *details: str) -> PydanticCustomError:
    """The exception that tells pydantic of a fault in a field."""
    return PydanticCustomError(kind.name, "-", {"details": details})


def _as_moment(value: object) -> Moment:
    if not isinstance(value, str):
        raise fault(ShapeFault.NOT_A_DATE, "")
    moment = parse_moment(value)
    if moment is None:
        raise fault(ShapeFault.NOT_A_DATE, value)
    return moment


def _day(value: object) -> Moment:
    moment = _as_moment(value)
    if moment.day is None:
        raise fault(ShapeFault.NOT_A_DAY, str(value))
    return moment


def _year(value: object) -> Moment:
    moment = _as_moment(value)
    if moment.month or moment.quarter:
        raise fault(ShapeFault.NOT_A_YEAR, str(value))
    return moment


def is_yes_or_no(text: str) -> bool:
    """Whether a text answers with yes or no."""
    return text.lower() in _YES | _NO


def _yes_or_no(value: object) -> object:
    if isinstance(value, str) and is_yes_or_no(value):
        return value.lower() in _YES
    raise fault(ShapeFault.NOT_YES_OR_NO, value if isinstance(value, str) else "")


def _number(value: object) -> object:
    if not isinstance(value, str):
        raise fault(ShapeFault.NOT_A_NUMBER, "")
    if not _NUMBER.fullmatch(value):
        if right := _with_point(value):
            raise fault(ShapeFault.COMMA_IN_NUMBER, value, right)
        raise fault(ShapeFault.NOT_A_NUMBER, value)
    return Decimal(value)


def _count(value: object) -> object:
    if isinstance(value, str) and _COUNT.fullmatch(value):
        return int(value)
    raise fault(ShapeFault.NOT_A_COUNT, value if isinstance(value, str) else "")


def _with_point(value: str) -> str:
    """The number that a German spelling like `1.234,5` means, written with a point, or nothing."""
    if not re.fullmatch(r"[+-]?(?:[0-9]{1,3}(?:[. \u00a0\u202f][0-9]{3})+|[0-9]+)(?:,[0-9]+)?", value):
        return ""
    try:
        return str(Decimal(re.sub(r"[. \u00a0\u202f]", "", value).replace(",", ".")))
    except InvalidOperation:
        return ""


_DATE_SCHEMA = {"type": "string", "examples": ["2018-06-21", "21.06.2018", "2018-06", "2018"]}

_YEAR_SCHEMA = {"type": "string", "examples": ["2028"]}

PATTERN_FAULTS = {_ID: ShapeFault.NOT_AN_ID, _SAYS_SOMETHING: ShapeFault.EMPTY_TEXT}
"""The faults of texts that do not match a field's pattern; pydantic checks patterns itself, and fast."""

Kennung = Annotated[str, StringConstraints(pattern=_ID)]
"""An id: a-z, 0-9 and single hyphens."""


class Verweis(NamedTuple):
    """Marks a `Kennung` as a reference: to an entity of one of these `kinds`, as in `Entry.kind`.

    `ever` says that it may also name what was dropped.
    """

    kinds: tuple[str, ...]
    ever: bool = False


Zeichenfolge = Annotated[str, StringConstraints(pattern=_SAYS_SOMETHING)]
"""A name or address that is taken letter by letter and never read as language."""

Text = Annotated[str, StringConstraints(pattern=_SAYS_SOMETHING), "text"]
"""One line or paragraph of plain text that says something."""

Wortlaut = Annotated[str, StringConstraints(pattern=_SAYS_SOMETHING), "text", "wortlaut"]
"""A wording that people agree on: a `Text` that comparisons go into word by word."""

Prosa = Annotated[str, StringConstraints(pattern=_SAYS_SOMETHING), "prosa"]
"""Markdown (CommonMark) with placeholders that stand alone on their line."""

Datum = Annotated[Moment, PlainValidator(_day), PlainSerializer(iso), WithJsonSchema(_DATE_SCHEMA)]
"""A day."""

Zeitangabe = Annotated[Moment, PlainValidator(_as_moment), PlainSerializer(iso), WithJsonSchema(_DATE_SCHEMA)]
"""A day, a month, a quarter or a year."""

Jahr = Annotated[Moment, PlainValidator(_year), PlainSerializer(iso), WithJsonSchema(_YEAR_SCHEMA)]
"""A year."""

JaNein = Annotated[bool, PlainValidator(_yes_or_no), WithJsonSchema({"enum": ["ja", "nein"]})]
"""Yes or no, in German."""

Zahl = Annotated[Decimal, PlainValidator(_number), WithJsonSchema({"type": "string", "pattern": _NUMBER.pattern})]
"""A decimal number, never a float."""

Anzahl = Annotated[int, PlainValidator(_count), WithJsonSchema({"type": "string", "pattern": _COUNT.pattern})]
"""A whole number of things, from 0."""


class Zeitpunkt(NamedTuple):
    """When a Runde took place: a moment, several single moments, or a stretch from the first to the last."""

    moments: tuple[Moment, ...]
    is_range: bool = False

    @property
    def first(self) -> Moment:
        """Its beginning."""
        return self.moments[0]

    @property
    def last(self) -> Moment:
        """Its end."""
        return self.moments[-1]


def _zeitpunkt(value: object) -> object:
    if isinstance(value, dict):
        unknown = [key for key in value if key not in ("von", "bis")]
        if unknown or len(value) < len(("von", "bis")):
            raise fault(ShapeFault.NOT_A_DATE, "")
        ends = (_as_moment(value["von"]), _as_moment(value["bis"]))
        if ends[1].surely_before(ends[0]):
            raise fault(ShapeFault.END_BEFORE_START)
        return Zeitpunkt(ends, is_range=True)
    if isinstance(value, list) and value:
        return Zeitpunkt(tuple(_as_moment(part) for part in value))
    return Zeitpunkt((_as_moment(value),))


Wann = Annotated[
    Zeitpunkt,
    PlainValidator(_zeitpunkt),
    WithJsonSchema(
        {
            "anyOf": [
                _DATE_SCHEMA,
                {"type": "array", "items": _DATE_SCHEMA, "minItems": 1},
                {
                    "type": "object",
                    "properties": {"von": _DATE_SCHEMA, "bis": _DATE_SCHEMA},
                    "required": ["von", "bis"],
                },
            ]
        }
    ),
]
"""A `Zeitpunkt` in any of its spellings: one moment, a list of moments, or `{von, bis}`."""
