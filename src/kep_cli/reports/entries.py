"""Entries of the goals: found by what people call them, shown as a page for people or as an object for programs."""

from collections.abc import Callable, Iterable, Iterator

from kep_cli.model.beschluss import Versions
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.shaping import german_name
from kep_cli.reports.belonging import AnyEntry, belonging
from kep_cli.reports.values import Json, as_json, as_lines, given_fields
from kep_cli.wording.styled import Segment, Style, StyledLine, plain_line

Where = Callable[[str], str]
"""Where a file of the Konzept really lies: a frozen copy reads as if it were the live goals."""


_NUMBERS = {"vorlage": "drucksache", "produkt": "nummer"}
"""The fields by which people cite entries that are no goals."""


def called(konzept: Konzept, name: str) -> list[AnyEntry]:
    """The entries with this id, number or Drucksachennummer; usually one."""
    wanted = name.strip().rstrip(".").casefold()
    return [entry for entry in _all(konzept) if wanted in (each.casefold() for each in _names(entry))]


def known_names(konzept: Konzept) -> list[str]:
    """Everything by which an entry can be found."""
    return [name for entry in _all(konzept) for name in _names(entry)]


def page(konzept: Konzept, entry: AnyEntry, where: Where, versions: Versions) -> Iterator[StyledLine]:
    """An entry with its fields and all that belongs to it, for people. `versions` tell what was resolved."""
    yield (Segment(_heading(konzept, entry), Style.STRONG), Segment(f"  {entry.id}", Style.DIM))
    place = entry.span()
    yield (Segment(f"{where(place.path)}:{place.line}", Style.PATH),)
    if entry.data is None:
        yield plain_line("Dieser Eintrag ist fehlerhaft und lässt sich nicht zeigen.")
    fields = given_fields(entry.data) if entry.data else {}
    in_heading = ("id", "nummer") if entry.kind == "ziel" else ("id",)
    unit = str(fields.get("einheit", ""))
    said = [(name, as_lines(value, unit)) for name, value in fields.items() if name not in in_heading]
    said += [
        (relation.label, [other.said for other in relation.others]) for relation in belonging(konzept, entry, versions)
    ]
    column = max((len(label) for label, _ in said), default=0) + 2
    for label, lines in said:
        yield from _labelled(label.ljust(column), lines)


def as_object(konzept: Konzept, entry: AnyEntry, where: Where, versions: Versions) -> dict[str, Json]:
    """An entry for programs: kind, id, place, fields as in the file, and what belongs to it."""
    return bare_object(konzept, entry, where) | {
        "related": {
            relation.name: [{"id": other.id, "said": other.said} for other in relation.others]
            for relation in belonging(konzept, entry, versions)
        }
    }


def bare_object(konzept: Konzept, entry: AnyEntry, where: Where) -> dict[str, Json]:
    """An entry for programs without what belongs to it. A faulty one has no fields."""
    place = entry.span()
    described: dict[str, Json] = {"kind": entry.kind, "id": entry.id}
    if isinstance(entry, Zielknoten):
        described |= {"number": entry.number, "level": level_name(konzept, entry)}
    described |= {"file": where(place.path), "line": place.line}
    return described | {"fields": as_json(entry.data) if entry.data else None}


def level_name(konzept: Konzept, ziel: Zielknoten) -> str:
    """What the Konzept calls goals of this level: Oberziel, Handlungsfeld."""
    return konzept.ebenen[ziel.level].name if ziel.level < len(konzept.ebenen) else "Ziel"


def _all(konzept: Konzept) -> Iterable[AnyEntry]:
    return (*konzept.identified(), *konzept.vorlagen, *konzept.runden, *konzept.entfallen)


def _names(entry: AnyEntry) -> list[str]:
    names = [entry.id]
    if isinstance(entry, Zielknoten):
        names.append(entry.number)
    elif entry.kind in _NUMBERS and entry.data:
        names.append(getattr(entry.data, _NUMBERS[entry.kind], None) or "")
    return [name for name in names if name]


def _heading(konzept: Konzept, entry: AnyEntry) -> str:
    if isinstance(entry, Zielknoten):
        return f"{level_name(konzept, entry)} {entry.number}".strip()
    return german_name(type(entry.data)) if entry.data else entry.kind.capitalize()


def _labelled(label: str, lines: list[str]) -> Iterator[StyledLine]:
    for index, line in enumerate(lines):
        head = label if index == 0 else " " * len(label)
        yield (Segment(head, Style.DIM), Segment(line)) if line else plain_line("")
