"""What those mean who name an entry by its id or number."""

from collections.abc import Iterable

from kep_cli.errors import KepError
from kep_cli.model.entry import Entry
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.massnahme import Handlungsschwerpunkt
from kep_cli.wording.nearest import did_you_mean

_ALL = "Alle Ziele zeigt: kep show"


def ziel_called(konzept: Konzept, name: str) -> Zielknoten:
    """The goal with this id or number. Raises KepError where there is none, or where several bear the number."""
    found = _called(konzept, name)
    if not found:
        known = (said for ziel in konzept.ziele for said in (ziel.id, ziel.number) if said)
        raise _missing("Das Ziel", name, known, _ALL)
    if len(found) > 1:
        ids = ", ".join(ziel.id for ziel in found)
        raise KepError(f"„{name}“ heißen mehrere Ziele", f"Nennen Sie statt der Nummer die Kennung: {ids}")
    return found[0]


def measurable(konzept: Konzept, name: str) -> str:
    """The id of what a Kennzahl may measure: a goal by id or number, a Maßnahme or a Produkt by id. Raises KepError."""
    others = [*(each.id for each in konzept.massnahmen if each.id), *(each.id for each in konzept.produkte if each.id)]
    if name in others:
        return name
    if _called(konzept, name):
        return ziel_called(konzept, name).id
    known = (*others, *(said for ziel in konzept.ziele for said in (ziel.id, ziel.number) if said))
    raise _missing("Ein Ziel, eine Maßnahme oder ein Produkt", name, known, _ALL)


def handlungsschwerpunkt_called(konzept: Konzept, name: str) -> Entry[Handlungsschwerpunkt]:
    """The Handlungsschwerpunkt with this id. Raises KepError where there is none."""
    for entry in konzept.handlungsschwerpunkte:
        if entry.id == name:
            return entry
    known = [entry.id for entry in konzept.handlungsschwerpunkte if entry.id]
    see = f"Es gibt: {', '.join(known)}" if known else "Legen Sie zuerst eine Datei in goals/handlungsschwerpunkte an"
    raise _missing("Den Handlungsschwerpunkt", name, known, see)


def _called(konzept: Konzept, name: str) -> list[Zielknoten]:
    return [ziel for ziel in konzept.ziele if ziel.id == name] or [
        ziel for ziel in konzept.ziele if ziel.number and ziel.number == name.removesuffix(".")
    ]


def _missing(what: str, name: str, known: Iterable[str], see: str) -> KepError:
    return KepError(f"{what} „{name}“ gibt es nicht", " ".join(filter(None, (did_you_mean(name, known), see))))
