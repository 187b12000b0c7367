"""KEP201, KEP202, KEP219 and KEP220: what stands there twice."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.entry import Entry
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.ziel import Ziel
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.known_ids import dropped, in_frame
from kep_cli.source.nodes import Key
from kep_cli.spans import Span
from kep_cli.wording.kinds import A_KIND, ANOTHER
from kep_cli.wording.places import other_place

_SHOWN = 60
"""How many characters of an entry a message repeats."""
_NEW_ID = "Geben Sie dem neueren eine eigene Kennung; die ältere bleibt, denn auf sie wird verwiesen"
_ONE_ENTRY = "Führen Sie die beiden Einträge zu einem zusammen"
_IN_FRAME = {
    "gremien": "ein anderes Gremium",
    "einheiten": "eine andere Einheit",
    "pruefvermerke": "ein anderer Prüfvermerk",
}


@rule("KEP201", "doppelte-kennung", Severity.ERROR)
def duplicate_id(context: Context) -> Iterator[Finding]:
    """Zwei Einträge tragen dieselbe Kennung.

    An der Kennung erkennt kep ein Ziel über alle Runden hinweg, auch wenn Nummer und Wortlaut sich ändern. Gibt es sie
    zweimal, weiß niemand, welches gemeint ist. Ziele, Handlungsschwerpunkte, Maßnahmen, Kennzahlen und Produkte teilen
    sich die Kennungen; Runden, Gremien, Einheiten, Prüfvermerke und Entfallenes haben je ihre eigenen. Oft ist eine
    Datei oder ein Abschnitt kopiert worden.

    Schlecht:

        - id: infrastruktur
          text: Der Landkreis bietet eine gute Infrastruktur.
        - id: infrastruktur
          text: Der Landkreis bietet ein naturnahes Umfeld.

    Gut:

        - id: infrastruktur
          text: Der Landkreis bietet eine gute Infrastruktur.
        - id: naturnahes-umfeld
          text: Der Landkreis bietet ein naturnahes Umfeld.
    """
    konzept = context.konzept
    yield from _twice(_places(konzept.identified()))
    yield from _twice(_places(konzept.runden, "eine andere Runde"))
    yield from _twice(_places(konzept.entfallen, "ein anderer Eintrag"), _ONE_ENTRY)
    for field, what in _IN_FRAME.items():
        yield from _twice(_places_in_frame(konzept, field, what))


class _Place(NamedTuple):
    """Where an id is given: its entity's name for findings, and how another of that kind calls it."""

    id: str
    span: Span
    entity: str
    kind: str
    called: str


def _places(entries: Iterable[Entry[Any]], called: str = "") -> list[_Place]:
    """The places of those entries whose id is given more than once."""
    first: dict[str, Entry[Any]] = {}
    several: dict[int, Entry[Any]] = {}
    for entry in entries:
        if entry.id and (known := first.setdefault(entry.id, entry)) is not entry:
            several[id(known)], several[id(entry)] = known, entry
    return [
        _Place(entry.id, entry.span("id"), entry.name, entry.kind, called or ANOTHER[entry.kind])
        for entry in several.values()
    ]


def _places_in_frame(konzept: Konzept, field: str, called: str) -> list[_Place]:
    rahmen = konzept.rahmen
    items = in_frame(konzept, field) or []
    if rahmen is None or len({entity_id for entity_id, _ in items}) == len(items):
        return []
    return [
        _Place(entity_id, rahmen.file.span_at(node, ("id",)), rahmen.name, field, called)
        for entity_id, node in items
        if entity_id
    ]


def _twice(places: list[_Place], remedy: str = _NEW_ID) -> Iterator[Finding]:
    first: dict[str, _Place] = {}
    for here in sorted(places, key=lambda place: place.span):
        there = first.setdefault(here.id, here)
        if there is not here:
            what = there.called if there.kind == here.kind else A_KIND[there.kind]
            yield Finding(
                here.span,
                f"Die Kennung „{here.id}“ trägt schon {what} ({other_place(there.span, here.span)})",
                remedy,
                here.entity,
            )


@rule("KEP202", "wiederverwendete-kennung", Severity.ERROR)
def reused_id(context: Context) -> Iterator[Finding]:
    """Ein Ziel trägt eine Kennung, die laut `entfallen.yaml` entfallen ist; ebenso eine Maßnahme oder Kennzahl.

    Kennungen werden nie neu vergeben: Wer in einer alten Fassung nach dem entfallenen Ziel sucht, fände ein anderes.
    Ist das Ziel gar nicht entfallen, gehört der Eintrag gelöscht.

    Schlecht:

        - id: messe                # goals/entfallen.yaml
          art: ziel

        id: messe                  # goals/oberziele/messe.yaml

    Gut:

        - id: messe                # goals/entfallen.yaml
          art: ziel

        id: gewerbeschau           # goals/oberziele/gewerbeschau.yaml
    """
    konzept = context.konzept
    gone = dropped(konzept)
    told: set[str] = set()
    for entry in konzept.identified() if gone else ():
        if entry.id in gone.keys() - told:
            told.add(entry.id)
            here = entry.span("id")
            yield Finding(
                here,
                f"Die Kennung „{entry.id}“ ist entfallen ({other_place(gone[entry.id], here)})",
                "Vergeben Sie hier eine neue Kennung; ist nichts entfallen, löschen Sie den Eintrag dort",
                entry.name,
            )


@rule("KEP219", "gleicher-wortlaut", Severity.WARNING)
def same_wording(context: Context) -> Iterator[Finding]:
    """Zwei Ziele unter demselben übergeordneten Ziel haben denselben Wortlaut, mit denselben Punkten.

    Meist ist ein Ziel kopiert und noch nicht umgeschrieben worden.

    Schlecht:

        - id: radwege
          text: Der Landkreis baut Radwege.
        - id: fusswege
          text: Der Landkreis baut Radwege.

    Gut:

        - id: radwege
          text: Der Landkreis baut Radwege.
        - id: fusswege
          text: Der Landkreis baut Fußwege.
    """
    yield from _same_among(context.konzept.oberziele)
    for parent in context.konzept.ziele:
        if len(parent.children) > 1:
            yield from _same_among(parent.children)


def _same_among(siblings: tuple[Zielknoten, ...]) -> Iterator[Finding]:
    typed = [(ziel, ziel.data) for ziel in siblings if ziel.data]
    if len({data.text for _, data in typed}) == len(typed):
        return
    first: dict[tuple[str, tuple[str, ...]], Zielknoten] = {}
    for ziel, data in sorted(typed, key=lambda pair: pair[0].span("text")):
        known = first.setdefault((data.text, data.punkte), ziel)
        if known is not ziel and (not ziel.id or known.id != ziel.id):
            here = ziel.span("text")
            yield Finding(
                here,
                f"Denselben Wortlaut hat schon „{known.id}“ ({other_place(known.span('text'), here)})",
                "Schreiben Sie eines der beiden um, oder löschen Sie es",
                ziel.name,
            )


@rule("KEP220", "doppelter-eintrag", Severity.WARNING)
def duplicate_item(context: Context) -> Iterator[Finding]:
    """In einer Liste eines Ziels steht ein Eintrag zweimal: ein Punkt, ein Bezug, eine Einheit oder eine Herkunft.

    Schlecht:

        punkte:
          - Nahversorgung
          - Breitband
          - Nahversorgung

    Gut:

        punkte:
          - Nahversorgung
          - Breitband
    """
    for ziel in context.konzept.ziele:
        if data := ziel.data:
            said = data.__dict__  # a tenth of the time of asking the model for each
            for field in ("punkte", "bezuege", "hervorgegangen_aus"):
                items: tuple[str, ...] = said[field]
                if len(items) > 1 and len(set(items)) < len(items):
                    yield from _repeated(ziel, field, items)
            if len(said["verantwortlich"]) > 1:
                yield from _repeated_einheiten(ziel, data)


def _repeated_einheiten(ziel: Zielknoten, data: Ziel) -> Iterator[Finding]:
    """Units that answer for a goal twice at the same time; coming back later is no repetition."""
    seen = set()
    for place, said in enumerate(data.verantwortlich):
        if (said.einheit, said.ab) in seen:
            yield _second(ziel, ("verantwortlich", place, "einheit"), said.einheit)
        seen.add((said.einheit, said.ab))


def _repeated(ziel: Zielknoten, field: str, items: tuple[str, ...]) -> Iterator[Finding]:
    seen = set()
    for place, item in enumerate(items):
        if item in seen:
            yield _second(ziel, (field, place), item)
        seen.add(item)


def _second(ziel: Zielknoten, route: tuple[Key, ...], item: str) -> Finding:
    shown = item if len(item) <= _SHOWN else f"{item[:_SHOWN].rstrip()} …"
    return Finding(
        ziel.span(*route), f"„{shown}“ steht hier zum zweiten Mal", "Löschen Sie einen der beiden Einträge", ziel.name
    )


RULES: tuple[Rule, ...] = (duplicate_id, reused_id, same_wording, duplicate_item)
"""The rules of this module, in the order of their codes."""
