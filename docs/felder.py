"""The tables of docs/felder.md: every field of the model, with an example out of docs/beispiel/."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel

from kep_cli.model.fields import Entity
from kep_cli.model.kennzahl import Kennzahl
from kep_cli.model.load import load
from kep_cli.model.massnahme import Handlungsschwerpunkt, Massnahme
from kep_cli.model.produkt import Produkt
from kep_cli.model.rahmen import Rahmen
from kep_cli.model.runde import Runde
from kep_cli.model.shaping import german_name
from kep_cli.model.vorlage import Vorlage
from kep_cli.model.ziel import Entfallen, Ziel
from kep_cli.source.folder import read_folder
from kep_cli.source.nodes import Mapping, Node, Scalar, Sequence

EXAMPLE = Path(__file__).resolve().parent / "beispiel"

_T = TypeVar("_T")
_WIDEST = 60
_Examples = dict[tuple[type[BaseModel], str], Node]


class File(NamedTuple):
    """A kind of file: where it lies, what it is for, what stands in it, and what is listed below that."""

    place: str
    purpose: str
    entity: type[Entity]
    below: tuple[type[Entity], ...] = ()


FILES = (
    File("goals/konzept.yaml", "Der Rahmen. An dieser Datei erkennt kep den Arbeitsbereich.", Rahmen),
    File("goals/oberziele/*.yaml", "Je Oberziel eine Datei, mit allen Zielen darunter.", Ziel),
    File(
        "goals/handlungsschwerpunkte/*.yaml",
        "Je Handlungsschwerpunkt eine Datei, mit allen seinen Maßnahmen.",
        Handlungsschwerpunkt,
        (Massnahme,),
    ),
    File("goals/kennzahlen/*.yaml", "Je Datei eine Kennzahl oder eine Liste von Kennzahlen.", Kennzahl),
    File("goals/produkte.yaml", "Die Produkte des Haushalts: eine Liste.", Produkt),
    File("goals/runden.yaml", "Die Chronologie: eine Liste von Runden, die früheste zuerst.", Runde),
    File("goals/entfallen.yaml", "Was entfallen ist, und warum: eine Liste.", Entfallen),
    File("goals/vorlagen/*.yaml", "Je Vorlage eine Datei; ihr Name ohne `.yaml` ist die Kennung der Vorlage.", Vorlage),
)
_LISTED_BELOW = {
    Ziel: (
        "| `unterziele` | – | Die Ziele eine Ebene tiefer; jedes ist wieder ein Ziel | eine Liste von [Ziel](#ziel) |"
    ),
    Handlungsschwerpunkt: "| `massnahmen` | – | Die Maßnahmen | eine Liste von [Maßnahme](#maßnahme) |",
}
"""The rows of those fields that hold entities of their own."""


def felder() -> Iterator[str]:
    """The blocks of docs/felder.md. Raises KeyError for a field without an example in docs/beispiel/."""
    yield "<!-- Aus dem Modell und aus docs/beispiel erzeugt: make docs -->"
    yield "# Alle Dateien und Felder"
    yield (
        "Zum Nachschlagen. Was eine Datei soll und wie man sie schreibt, steht mit Beispielen im "
        "[Handbuch](handbuch.md#3-die-dateien). Ein „ja“ unter „Pflicht“ heißt: Ohne dieses Feld meldet kep einen "
        "Fehler. Alle anderen Felder dürfen fehlen; was nicht feststeht, lassen Sie weg. Die Beispiele stammen aus dem "
        "frei erfundenen [Landkreis Musterland](beispiel/goals)."
    )
    yield (
        "Eine Liste steht hier in eckigen Klammern, eine Gruppe von Feldern in geschweiften. Beides dürfen Sie so "
        "schreiben; übersichtlicher ist ein Eintrag je Zeile, wie im Handbuch."
    )
    examples = _examples()
    for file in FILES:
        yield f"## {file.place}"
        yield file.purpose
        for listed in (file.entity, *file.below):
            for heading, entity in _entities(listed):
                yield heading
                yield _table(entity, examples)


def _entities(entity: type[BaseModel], level: int = 3) -> Iterator[tuple[str, type[BaseModel]]]:
    """An entity and those in its fields, each with the heading of its table."""
    yield f"{'#' * level} {german_name(entity)}", entity
    for field in entity.model_fields.values():
        if inner := _within(field.annotation, BaseModel):
            yield from _entities(inner, level=4)


def _table(entity: type[BaseModel], examples: _Examples) -> str:
    rows = ["| Feld | Pflicht | Bedeutung | Beispiel |", "|---|---|---|---|"]
    for name, field in entity.model_fields.items():
        required = "ja" if field.is_required() else "–"
        meaning = (field.description or "") + _choices(field.annotation, field.description or "")
        inner = _within(field.annotation, BaseModel)
        if inner is None:
            example = _as_code(examples[entity, name])
        else:
            several = isinstance(examples[entity, name], Sequence)
            title = german_name(inner)
            example = f"{'eine Liste von ' if several else ''}[{title}](#{title.lower()})"
        rows.append(f"| `{name}` | {required} | {_cell(meaning)} | {_cell(example)} |")
    return "\n".join([*rows, *(row for above, row in _LISTED_BELOW.items() if above is entity)])


def _choices(annotation: object, description: str) -> str:
    """The words that a field takes, if these are fixed and its description does not list them already."""
    words = [str(word) for word in _within(annotation, StrEnum) or ()]
    if all(word in description for word in words):
        return ""
    return f". Möglich: {', '.join(f'`{word}`' for word in words)}"


def _as_code(node: Node) -> str:
    text = _one_line(node)
    return f"`{text[: _WIDEST - 2].rstrip()} …`" if len(text) > _WIDEST else f"`{text}`"


def _one_line(node: Node) -> str:
    match node:
        case Scalar(style="'" | '"'):
            return f'"{node.value}"'
        case Scalar():
            first, *more = node.value.strip().splitlines()
            return f"{first} …" if more else first
        case Sequence():
            return f"[{', '.join(map(_one_line, node.items))}]"
        case Mapping():
            return f"{{{', '.join(f'{name}: {_one_line(value)}' for name, value in node.values.items())}}}"
    raise LookupError(node)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _examples() -> _Examples:
    """What docs/beispiel says first in each field of each entity."""
    konzept = load(read_folder(EXAMPLE))
    found: _Examples = {}
    for entry in konzept.entries():
        if entry.data is not None:
            _collect(type(entry.data), entry.whole, found)
    return found


def _collect(entity: type[BaseModel], node: Node, found: _Examples) -> None:
    if isinstance(node, Sequence):
        for item in node.items:
            _collect(entity, item, found)
    elif isinstance(node, Mapping):
        for name in entity.model_fields.keys() & node.values.keys():
            found.setdefault((entity, name), node.values[name])
            if inner := _within(entity.model_fields[name].annotation, BaseModel):
                _collect(inner, node.values[name], found)


def _within(annotation: Any, kind: type[_T]) -> type[_T] | None:  # noqa: ANN401 - any annotation that pydantic takes
    """The class of this kind in an annotation, however deep in lists and alternatives."""
    if isinstance(annotation, type) and issubclass(annotation, kind):
        return annotation
    return next((inner for part in get_args(annotation) if (inner := _within(part, kind))), None)
