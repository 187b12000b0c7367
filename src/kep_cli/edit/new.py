"""New entries: each kind with its place, its fields and what stands ready to be filled.

Whatever nobody has said stays out. Raises KepError for all that the goals have no place for.
"""

from collections.abc import Sequence as Several
from typing import NamedTuple

from kep_cli.edit.addition import Addition, Goals, created, inserted
from kep_cli.edit.identity import new_id, next_number
from kep_cli.edit.insertion import alone, at_end, into_field, into_list
from kep_cli.edit.references import handlungsschwerpunkt_called, measurable, ziel_called
from kep_cli.edit.skeleton import Fields, Skeleton, skeleton
from kep_cli.edit.spelling import cleaned
from kep_cli.errors import KepError
from kep_cli.model.kennzahl import Kennzahl
from kep_cli.model.massnahme import Massnahme
from kep_cli.model.runde import Runde
from kep_cli.model.vorlage import Vorlage, Vorlagenart, Zustand
from kep_cli.model.ziel import Ziel
from kep_cli.source.nodes import Sequence
from kep_cli.source.snapshot import FRAME
from kep_cli.wording.dates import Moment, iso
from kep_cli.wording.ids import as_id

OBERZIELE, KENNZAHLEN, VORLAGEN = "goals/oberziele", "goals/kennzahlen", "goals/vorlagen"
RUNDEN = "goals/runden.yaml"
_OF_PAPERS = ("drucksache", "datum", "verantwortlich", "beratungsfolge", "sachdarstellung", "finanzen")


class Measured(NamedTuple):
    """What a Kennzahl measures, by names of goals, Maßnahmen and Produkte, in which unit, and where good values lie."""

    misst: Several[str]
    einheit: str
    richtung: str


def ziel(goals: Goals, said: str, above: str | None, wanted: str | None) -> Addition:
    """A goal with this wording: below the one called `above`, else an Oberziel in a file of its own."""
    konzept = goals.konzept
    text = cleaned(said, "Der Wortlaut")
    goals.target(FRAME)
    parent = ziel_called(konzept, above) if above is not None else None
    if parent and parent.level + 1 >= len(konzept.ebenen):
        message = f"Unter „{above}“ ist keine Ebene mehr vorgesehen"
        raise KepError(message, "Ergänzen Sie „ebenen“ in goals/konzept.yaml, oder nennen Sie ein Ziel weiter oben")
    entity_id = new_id(konzept, text, wanted, "" if parent else OBERZIELE)
    fields = {"id": entity_id, "nummer": next_number(konzept, parent), "text": text}
    new = skeleton(Ziel, fields, ("kurztitel", "erlaeuterung", "punkte", "verantwortlich"))
    if parent is None:
        return created(goals, f"{OBERZIELE}/{entity_id}.yaml", alone(new))
    file = goals.target(parent.file.path)
    return inserted(goals, file, into_field(file, parent.whole, "unterziele", new), new)


def massnahme(goals: Goals, said: str, within: str, served: Several[str], wanted: str | None) -> Addition:
    """A Maßnahme with this title at the end of the Handlungsschwerpunkt `within`, for the goals `served`."""
    konzept = goals.konzept
    title = cleaned(said, "Der Titel")
    above = handlungsschwerpunkt_called(konzept, within)
    file = goals.target(above.file.path)
    ziele = tuple(dict.fromkeys(ziel_called(konzept, name).id for name in served))
    fields: Fields = {"id": new_id(konzept, title, wanted), "titel": title, "ziele": ziele}
    ready = ("art", "beschreibung", "verantwortlich", "beginn", "ende", "meilensteine", "status", "mittel")
    new = skeleton(Massnahme, fields, ready)
    return inserted(goals, file, into_field(file, above.whole, "massnahmen", new), new)


def kennzahl(goals: Goals, said: str, measured: Measured, wanted: str | None) -> Addition:
    """A Kennzahl with this name in a file of its own."""
    konzept = goals.konzept
    name = cleaned(said, "Der Name")
    unit = cleaned(measured.einheit, "Die Einheit")
    misst = tuple(dict.fromkeys(measurable(konzept, each) for each in measured.misst))
    entity_id = new_id(konzept, name, wanted, KENNZAHLEN)
    fields: Fields = {"id": entity_id, "name": name, "einheit": unit, "misst": misst, "richtung": measured.richtung}
    ready = ("definition", "formel", "ausgangswert", "zielwerte", "messwerte", "erhebung", "quelle", "verantwortlich")
    return created(goals, f"{KENNZAHLEN}/{entity_id}.yaml", alone(skeleton(Kennzahl, fields, ready)))


def vorlage(goals: Goals, said: str, art: Vorlagenart, drucksache: str | None, wanted: str | None) -> Addition:
    """A draft of a paper about this; its file is named after its Drucksachennummer, else after what it is about."""
    betreff = cleaned(said, "Der Betreff")
    number = "" if drucksache is None else cleaned(drucksache, "Die Drucksachennummer")
    stem = new_id(goals.konzept, as_id(number) or betreff, wanted, VORLAGEN)
    fields = {"art": art.value, "betreff": betreff, "drucksache": number, "zustand": Zustand.ENTWURF.value}
    if art is Vorlagenart.BESCHLUSSVORLAGE:
        fields["beschlussvorschlag"] = "{{ ziele }}\n"
        ready: tuple[str, ...] = ("beschliesst", *_OF_PAPERS)
    else:
        ready = _OF_PAPERS
    return created(goals, f"{VORLAGEN}/{stem}.yaml", alone(skeleton(Vorlage, fields, ready)))


def runde(goals: Goals, said: str, when: Moment, gremium: str | None, wanted: str | None) -> Addition:
    """A Runde with this text at its place in time: behind the last one that began no later."""
    text = cleaned(said, "Der Text")
    goals.target(FRAME)
    entity_id = new_id(goals.konzept, text, wanted)
    fields = {"id": entity_id, "zeitpunkt": iso(when), "gremium": gremium or "", "text": text}
    new = skeleton(Runde, fields, ("gremium", "fassung", "frist"))
    if RUNDEN not in goals.snapshot.files:
        return created(goals, RUNDEN, _as_list(new))
    file = goals.target(RUNDEN)
    if not isinstance(file.root, Sequence):
        return inserted(goals, file, at_end(file, new), new)
    return inserted(goals, file, into_list(file, file.root, new, _place_in_time(goals, when)), new)


def _as_list(new: Skeleton) -> str:
    first, *others = alone(new).splitlines(keepends=True)
    return "".join([f"- {first}", *(f"  {line}" for line in others)])


def _place_in_time(goals: Goals, when: Moment) -> int:
    earlier = [
        position
        for position, entry in enumerate(goals.konzept.runden, start=1)
        if entry.data and entry.data.zeitpunkt.first.first <= when.first
    ]
    return max(earlier, default=0)
