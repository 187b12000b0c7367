"""What belongs to an entry of the goals but stands elsewhere in them: facts, gathered for `kep show`."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from kep_cli.model.beschluss import Versions, resolutions, same_words
from kep_cli.model.declarations import naming_field, references
from kep_cli.model.entry import Entry
from kep_cli.model.konzept import Konzept, Massnahmeneintrag, Zielknoten
from kep_cli.model.runde import Runde
from kep_cli.model.vorlage import Beratung, Ergebnis, Vorlage
from kep_cli.model.ziel import Entfallen
from kep_cli.wording.dates import say_moment
from kep_cli.wording.ids import as_id
from kep_cli.wording.kinds import SEVERAL
from kep_cli.wording.phrases import one_line

_SERVED = frozenset({"ziele", "misst"})
"""Fields that name what an entry is there for."""

AnyEntry = Entry[Any]
"""An entry of any kind."""


class Related(NamedTuple):
    """Another entry that has to do with this one: its id and a line that tells people which one it is."""

    id: str
    said: str


class Relation(NamedTuple):
    """How entries belong together: the name for programs, the name for people, and the others."""

    name: str
    label: str
    others: tuple[Related, ...]


def belonging(konzept: Konzept, entry: AnyEntry, versions: Versions) -> list[Relation]:
    """All that belongs to an entry; relations without others are left out. `versions` tell what was resolved."""
    match entry.data:
        case Entfallen():
            relations = _of_dropped(konzept, entry.data)
        case Runde():
            relations = _of_runde(konzept, entry.id, entry.data)
        case Vorlage():
            relations = _of_vorlage(konzept, entry.data)
        case _:
            relations = (
                _of_ziel(konzept, entry, versions) if isinstance(entry, Zielknoten) else _of_other(konzept, entry)
            )
    gathered = ((name, label, tuple(others)) for name, label, others in relations)
    return [Relation(name, label, others) for name, label, others in gathered if others]


Found = Iterator[tuple[str, str, Iterable[Related]]]


def _of_ziel(konzept: Konzept, ziel: Zielknoten, versions: Versions) -> Found:
    yield "gehoert_zu", "gehört zu", map(_ziel, _above(ziel))
    yield "unterziele", "darunter", map(_ziel, ziel.children)
    yield "beschlossen", "beschlossen", _resolutions(konzept, ziel, versions)
    cited = ((stem, paper) for stem, paper in _papers(konzept) if _cites(paper, ziel.id))
    yield "vorlagen", "Vorlagen", (_vorlage(stem, paper) for stem, paper in cited)
    yield "vorgaenger", "entstand aus", _predecessors(konzept, ziel)
    yield "nachfolger", "daraus wurde", _successors(konzept, ziel.id)
    yield from _naming(konzept, ziel)


def _of_other(konzept: Konzept, entry: AnyEntry) -> Found:
    """Of a measure, its area, an indicator or a product: what it serves or measures, and what names it."""
    said = references(entry.data) if entry.data else iter(())
    named = dict.fromkeys(reference.id for reference in said if reference.field in _SERVED)
    known = {other.id: other for other in konzept.identified()} if named else {}
    served = [known[each] for each in named if each in known]
    area = [entry.handlungsschwerpunkt] if isinstance(entry, Massnahmeneintrag) else []
    yield "gehoert_zu", "gehört zu", (_known(each) for each in (*area, *served))
    yield from _naming(konzept, entry)


def _naming(konzept: Konzept, entry: AnyEntry) -> Found:
    """What names an entry, by its kind, or stands in it; goals are told otherwise."""
    found: dict[str, list[Related]] = {}
    for other in konzept.identified():
        if other.data is None or isinstance(other, Zielknoten):
            continue
        within = isinstance(other, Massnahmeneintrag) and other.handlungsschwerpunkt is entry
        if within or any(reference.id == entry.id for reference in references(other.data)):
            found.setdefault(other.kind, []).append(_other(other))
    for kind, others in found.items():
        label = SEVERAL[kind]
        yield as_id(label), label, others


def _of_vorlage(konzept: Konzept, vorlage: Vorlage) -> Found:
    resolved = (konzept.by_id[each] for each in vorlage.beschliesst if each in konzept.by_id)
    yield "beschliesst", "zum Beschluss", map(_ziel, resolved)
    earlier = ((stem, paper) for stem, paper in _papers(konzept) if paper.drucksache in vorlage.bezug)
    yield "bezieht_sich_auf", "bezieht sich auf", (_vorlage(stem, paper) for stem, paper in earlier)
    later = ((stem, paper) for stem, paper in _papers(konzept) if vorlage.drucksache in paper.bezug)
    yield "erwaehnt_in", "erwähnt in", (_vorlage(stem, paper) for stem, paper in later)


def _of_runde(konzept: Konzept, runde_id: str, runde: Runde) -> Found:
    if runde.gremium:
        yield "gremium", "Gremium", [Related(runde.gremium, _gremium(konzept, runde.gremium))]
    yield (
        "entfallen",
        "entfallen",
        (
            Related(entry.id, _dropped(entry.data))
            for entry in konzept.entfallen
            if entry.data and entry.data.runde == runde_id
        ),
    )


def _of_dropped(konzept: Konzept, dropped: Entfallen) -> Found:
    yield (
        "runde",
        "in der Runde",
        (
            Related(entry.id, one_line(entry.data.text))
            for entry in konzept.runden
            if entry.data and entry.id == dropped.runde
        ),
    )
    yield "nachfolger", "daraus wurde", _successors(konzept, dropped.id)


def _resolutions(konzept: Konzept, ziel: Zielknoten, versions: Versions) -> Iterator[Related]:
    for beschluss in resolutions(konzept, ziel, versions):
        said = _resolution(konzept, beschluss.vorlage, beschluss.beratung)
        differs = beschluss.text and ziel.data and not same_words(beschluss.text, ziel.data.text)
        then = f"; beschlossener Wortlaut: „{one_line(beschluss.text or '')}“" if differs else ""
        yield Related(beschluss.entry.id, said + then)


def _resolution(konzept: Konzept, vorlage: Vorlage, beratung: Beratung) -> str:
    body = _gremium(konzept, beratung.gremium)
    day = f"am {say_moment(beratung.sitzung)}: " if beratung.sitzung else ""
    paper = f", Drs. {vorlage.drucksache}" if vorlage.drucksache else ""
    changed = ", mit Änderungen" if beratung.ergebnis is Ergebnis.GEAENDERT else ""
    return f"{day}{body}{paper}{changed}"


def _cites(vorlage: Vorlage, ziel_id: str) -> bool:
    changed = (aenderung.ziel for beratung in vorlage.beratungsfolge for aenderung in beratung.aenderungen)
    return "alle" in vorlage.beschliesst or ziel_id in vorlage.beschliesst or ziel_id in changed


def _predecessors(konzept: Konzept, ziel: Zielknoten) -> Iterator[Related]:
    """The goals that this one came from, be they living or dropped."""
    for predecessor in ziel.data.hervorgegangen_aus if ziel.data else ():
        if predecessor in konzept.by_id:
            yield _ziel(konzept.by_id[predecessor])
        for entry in konzept.entfallen:
            if entry.data and entry.id == predecessor:
                yield Related(entry.id, f"{entry.data.nummer or ''} {_dropped(entry.data)} (entfallen)".strip())


def _successors(konzept: Konzept, entry_id: str) -> Iterator[Related]:
    return (_ziel(ziel) for ziel in konzept.ziele if ziel.data and entry_id in ziel.data.hervorgegangen_aus)


def _above(ziel: Zielknoten) -> Iterator[Zielknoten]:
    while ziel.parent is not None:
        ziel = ziel.parent
        yield ziel


def _ziel(ziel: Zielknoten) -> Related:
    text = one_line(ziel.data.kurztitel or ziel.data.text) if ziel.data else "(nicht lesbar)"
    return Related(ziel.id, f"{ziel.number} {text}".strip())


def _known(entry: AnyEntry) -> Related:
    return _ziel(entry) if isinstance(entry, Zielknoten) else _other(entry)


def _other(entry: AnyEntry) -> Related:
    """An entry that is no goal, by what people know it by."""
    data = entry.data
    name = one_line(str(getattr(data, naming_field(data)))) if data is not None else "(nicht lesbar)"
    return Related(entry.id, f"{getattr(data, 'nummer', '') or ''} {name}".strip())


def _papers(konzept: Konzept) -> Iterator[tuple[str, Vorlage]]:
    """The papers that can be read, with their stems."""
    return ((entry.id, entry.data) for entry in konzept.vorlagen if entry.data)


def _vorlage(stem: str, paper: Vorlage) -> Related:
    return Related(stem, f"{paper.drucksache or stem} {one_line(paper.betreff)} ({paper.zustand})")


def _dropped(dropped: Entfallen) -> str:
    return one_line(dropped.text or dropped.grund)


def _gremium(konzept: Konzept, gremium_id: str) -> str:
    known = konzept.gremien.get(gremium_id)
    return known.name if known else gremium_id
