"""KEP214 and KEP217: references that lead in a circle or to nobody."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.konzept import Konzept
from kep_cli.model.rahmen import Einheit
from kep_cli.model.ziel import Zustaendigkeit
from kep_cli.rules import known_ids
from kep_cli.rules.circles import by_way_of, circles, step
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.source.nodes import Mapping
from kep_cli.wording.dates import say_moment


@rule("KEP214", "kreis-in-der-herkunft", Severity.ERROR)
def circular_origin(context: Context) -> Iterator[Finding]:
    """Ein Ziel ist auf Umwegen aus sich selbst hervorgegangen, oder eine Einheit folgt sich selbst nach.

    Die Herkunft zeigt immer auf etwas Früheres.

    Schlecht:

        - id: sprechtage
          hervorgegangen_aus: [sprechtage]

    Gut:

        - id: sprechtage
          hervorgegangen_aus: [sprechtag-nord, sprechtag-sued]
    """
    konzept = context.konzept
    origins = {
        entity_id: ziel.data.hervorgegangen_aus
        for entity_id, ziel in konzept.by_id.items()
        if ziel.data and ziel.data.hervorgegangen_aus
    }
    for circle in circles(origins):
        ziel = min((konzept.by_id[entity_id] for entity_id in circle), key=lambda ziel: ziel.span())
        yield Finding(
            ziel.span("hervorgegangen_aus", *step(circle, ziel.id, origins[ziel.id])),
            f"„{ziel.id}“ ist {by_way_of(circle, ziel.id)}aus sich selbst hervorgegangen",
            "Nennen Sie nur, woraus es wirklich entstanden ist; was entfallen ist, steht in goals/entfallen.yaml",
            ziel.name,
        )
    places = {einheit.id: place for place, einheit in enumerate(_einheiten(konzept))}
    successors = {einheit.id: (einheit.nachfolger,) for einheit in _einheiten(konzept) if einheit.nachfolger}
    for circle in circles(successors):
        first = min(circle, key=places.__getitem__)
        if konzept.rahmen:
            yield Finding(
                konzept.rahmen.span("einheiten", places[first], "nachfolger"),
                f"Die Einheit „{first}“ folgt {by_way_of(circle, first)}sich selbst nach",
                "Nennen Sie die Einheit, die ihre Aufgaben übernommen hat",
                konzept.rahmen.name,
            )


@rule("KEP217", "einheit-ohne-nachfolger", Severity.WARNING)
def dissolved_unit(context: Context) -> Iterator[Finding]:
    """Eine Einheit wird aufgelöst, während Ziele, Maßnahmen oder Kennzahlen sie noch nennen, und ein Nachfolger fehlt.

    Dann ist dafür niemand mehr zuständig. Ziele und Kennzahlen brauchen eine Einheit bis zum Ende des Zeithorizonts,
    Maßnahmen bis zu ihrem eigenen Ende.

    Schlecht:

        - id: schulamt
          kuerzel: "40"
          name: Schulamt
          bis: 2024-12-31

    Gut:

        - id: schulamt
          kuerzel: "40"
          name: Schulamt
          bis: 2024-12-31
          nachfolger: bildungsamt
    """
    konzept = context.konzept
    rahmen = konzept.rahmen
    if rahmen is None or rahmen.data is None:
        return
    end = rahmen.data.zeithorizont.bis.last
    written = dict(known_ids.in_frame(konzept, "einheiten") or ())
    dissolved = {
        einheit.id: (place, einheit, einheit.bis)
        for place, einheit in enumerate(rahmen.data.einheiten)
        if einheit.bis and einheit.bis.last < end and not _names_successor(einheit, written.get(einheit.id))
    }
    left_alone: dict[str, list[str]] = {}
    for naming in _namings(context, end) if dissolved else ():
        if naming.einheit in dissolved and dissolved[naming.einheit][2].last < naming.until:
            left_alone.setdefault(naming.einheit, []).append(naming.by)
    for einheit_id, named_by in left_alone.items():
        place, einheit, until = dissolved[einheit_id]
        naming_it = f"„{named_by[0]}“ {_and_more(len(named_by) - 1)}"
        yield Finding(
            rahmen.span("einheiten", place, "bis"),
            f"Die Einheit „{einheit.name}“ gibt es nur bis {say_moment(until)}, doch {naming_it} sie noch",
            "Ergänzen Sie „nachfolger: …“, oder nennen Sie dort, wer ab dann zuständig ist",
            rahmen.name,
        )


def _names_successor(einheit: Einheit, written: Mapping | None) -> bool:
    """Whether somebody is named who takes over, be it in a faulty way."""
    return bool(einheit.nachfolger) or (written is not None and "nachfolger" in written.values)


def _and_more(others: int) -> str:
    return "nennt" if not others else f"und {'ein weiterer Eintrag' if others == 1 else f'{others} weitere'} nennen"


class _Naming(NamedTuple):
    """Who names a unit, by its id, and until when it is needed there."""

    by: str
    einheit: str
    until: date


def _namings(context: Context, end: date) -> Iterator[_Naming]:
    """Where units are named that nobody relieves from some day on; `end` is that of the Zeithorizont."""
    for ziel in context.konzept.ziele:
        if ziel.data:
            yield from _unrelieved(ziel.id, ziel.data.verantwortlich, end)
    for massnahme in context.massnahmen:
        if not massnahme.has_ended:
            until = massnahme.data.ende.last if massnahme.data.ende else end
            yield from _unrelieved(massnahme.entry.id, massnahme.data.verantwortlich, until)
    for kennzahl in context.kennzahlen:
        if kennzahl.data.verantwortlich:
            yield _Naming(kennzahl.entry.id, kennzahl.data.verantwortlich, end)


def _unrelieved(by: str, said: Sequence[Zustaendigkeit], until: date) -> Iterator[_Naming]:
    for one in said:
        if not any(other.ab for other in said if other.einheit != one.einheit):
            yield _Naming(by, one.einheit, until)


def _einheiten(konzept: Konzept) -> tuple[Einheit, ...]:
    return konzept.frame.einheiten if konzept.frame else ()


RULES: tuple[Rule, ...] = (circular_origin, dissolved_unit)
"""The rules of this module, in the order of their codes."""
