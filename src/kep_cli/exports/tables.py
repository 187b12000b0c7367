"""All that goals, measures, indicators and products say, as tidy tables: made once, whatever the format.

The columns follow from the model's declarations (`exports.columns`): a field is a column, a list of entries a table of
its own, whose rows name what they belong to. What refers to what is a table as well.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from kep_cli.exports.columns import Column, Kind, Value, cells_of, columns_of, entity_lists
from kep_cli.model.declarations import references
from kep_cli.model.entry import Entry
from kep_cli.model.fields import Entity
from kep_cli.model.kennzahl import Kennzahl
from kep_cli.model.konzept import Konzept, Massnahmeneintrag, Zielknoten
from kep_cli.model.massnahme import Handlungsschwerpunkt, Massnahme
from kep_cli.model.produkt import Produkt
from kep_cli.model.ziel import Ziel
from kep_cli.progress.overview import IndicatorState, Overview
from kep_cli.wording.ids import as_id
from kep_cli.wording.kinds import SEVERAL
from kep_cli.wording.numbers import rounded_down
from kep_cli.wording.spelling import as_spelled

_ENTITIES: dict[str, type[Entity]] = {
    "ziel": Ziel,
    "handlungsschwerpunkt": Handlungsschwerpunkt,
    "massnahme": Massnahme,
    "kennzahl": Kennzahl,
    "produkt": Produkt,
}
_PLACES = {
    "ziel": (Column("nummer_gedruckt", "Nummer gedruckt"), Column("ebene", "Ebene"), Column("unter", "Unter")),
    "massnahme": (Column("handlungsschwerpunkt", "Handlungsschwerpunkt"),),
    "kennzahl": (
        Column("methode_der_bewertung", "Methode der Bewertung"),
        Column("bewertung_berechnet", "Bewertung berechnet"),
        Column("zielerreichungsgrad", "Zielerreichungsgrad", Kind.NUMBER),
    ),
}
"""Columns besides the fields, behind them: where an entry stands, how it is rated."""

_LINKS = (
    Column("von_art", "Von Art"),
    Column("von", "Von"),
    Column("feld", "Feld"),
    Column("zu", "Zu"),
)
_PLACES_OF_DEGREE = 4

Row = tuple[Value, ...]


class Table(NamedTuple):
    """A table: its name for programs, its title for people, and its rows, each as long as there are columns."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def tables(konzept: Konzept, overview: Overview) -> list[Table]:
    """The tables, those without rows included, with the ratings of a day. What could not be read is left out."""
    rated = {state.entry.id: state for state in overview.indicators}
    found = [table for kind in _ENTITIES for table in _of_kind(konzept, kind, rated)]
    links = (row for entry in konzept.identified() for row in _links(entry))
    return [*found, Table("verknuepfungen", "Verknüpfungen", _LINKS, tuple(links))]


def _of_kind(konzept: Konzept, kind: str, rated: dict[str, IndicatorState]) -> Iterator[Table]:
    """The table of a kind of entities, and those of the lists in them."""
    entity, title = _ENTITIES[kind], SEVERAL[kind]
    typed = [(entry, entry.data) for entry in konzept.identified() if entry.kind == kind and entry.data is not None]
    rows = tuple((*cells_of(data), *_place(konzept, entry, rated)) for entry, data in typed)
    yield Table(as_id(title), title, (*columns_of(entity), *_PLACES.get(kind, ())), rows)
    owner = Column(kind, as_spelled(kind).capitalize())
    for field, inner in entity_lists(entity):
        within = f"{title} – {_title(field)}"
        nested = tuple((entry.id, *cells_of(each)) for entry, data in typed for each in getattr(data, field))
        yield Table(f"{as_id(title)}_{field}", within, (owner, *columns_of(inner)), nested)


def _place(konzept: Konzept, entry: Entry[Any], rated: dict[str, IndicatorState]) -> Row:
    match entry:
        case Zielknoten():
            level = konzept.ebenen[entry.level].name if entry.level < len(konzept.ebenen) else None
            return (entry.number or None, level, entry.parent.id if entry.parent else None)
        case Massnahmeneintrag():
            return (entry.handlungsschwerpunkt.id or None,)
    return _rating(rated.get(entry.id)) if entry.kind == "kennzahl" else ()


def _rating(state: IndicatorState | None) -> Row:
    if state is None:
        return (None, None, None)
    stands = state.standing
    degree = None if stands.degree is None else rounded_down(stands.degree, _PLACES_OF_DEGREE)
    return (stands.methode.value, stands.rating.grade.value if stands.rating.grade else None, degree)


def _links(entry: Entry[Any]) -> Iterable[Row]:
    if entry.data is None:
        return
    for reference in references(entry.data):
        yield (entry.kind, entry.id, reference.field, reference.id)


def _title(field: str) -> str:
    spelled = as_spelled(field)
    return spelled[:1].upper() + spelled[1:]
