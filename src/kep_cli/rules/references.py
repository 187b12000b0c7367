"""KEP214 and KEP217: references that lead in a circle or to nobody."""

from collections.abc import Container, Iterable, Iterator, Sequence
from collections.abc import Mapping as Lookup

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.rahmen import Einheit
from kep_cli.rules import known_ids
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.source.nodes import Mapping
from kep_cli.wording.dates import say_moment
from kep_cli.wording.phrases import listed


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
    for circle in _circles(origins):
        ziel = min((konzept.by_id[entity_id] for entity_id in circle), key=lambda ziel: ziel.span())
        yield Finding(
            ziel.span("hervorgegangen_aus", *_step(circle, ziel.id, origins[ziel.id])),
            f"„{ziel.id}“ ist {_by_way_of(circle, ziel.id)}aus sich selbst hervorgegangen",
            "Nennen Sie nur, woraus es wirklich entstanden ist; was entfallen ist, steht in goals/entfallen.yaml",
            ziel.name,
        )
    places = {einheit.id: place for place, einheit in enumerate(_einheiten(konzept))}
    successors = {einheit.id: (einheit.nachfolger,) for einheit in _einheiten(konzept) if einheit.nachfolger}
    for circle in _circles(successors):
        first = min(circle, key=places.__getitem__)
        if konzept.rahmen:
            yield Finding(
                konzept.rahmen.span("einheiten", places[first], "nachfolger"),
                f"Die Einheit „{first}“ folgt {_by_way_of(circle, first)}sich selbst nach",
                "Nennen Sie die Einheit, die ihre Aufgaben übernommen hat",
                konzept.rahmen.name,
            )


def _circles(steps: Lookup[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The ways that lead back to their beginning, each once; every step on one is a circle's at most."""
    finished: set[str] = set()
    for start in steps:
        way: dict[str, Iterator[str]] = {}
        following: str | None = start
        while following is not None or way:
            if following is None:
                following = next(way[next(reversed(way))], None)
                if following is None:
                    finished.add(way.popitem()[0])
            elif following in way:
                passed = list(way)
                yield tuple(passed[passed.index(following) :])
                following = None
            elif following in finished or following not in steps:
                following = None
            else:
                way[following] = iter(steps[following])
                following = None


def _step(circle: tuple[str, ...], entity_id: str, said: Sequence[str]) -> tuple[int, ...]:
    """The place in the list of the reference by which the circle goes on."""
    following = circle[(circle.index(entity_id) + 1) % len(circle)]
    return (said.index(following),)


def _by_way_of(circle: tuple[str, ...], entity_id: str) -> str:
    """`über „a“ und „b“ `, the other stations of the circle; nothing where there are none."""
    place = circle.index(entity_id)
    others = [*circle[place + 1 :], *circle[:place]]
    return f"über {listed(others)} " if others else ""


@rule("KEP217", "einheit-ohne-nachfolger", Severity.WARNING)
def dissolved_unit(context: Context) -> Iterator[Finding]:
    """Eine Einheit wird vor dem Ende des Zeithorizonts aufgelöst, Ziele nennen sie noch, und ein Nachfolger fehlt.

    Dann ist für diese Ziele niemand mehr zuständig.

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
    for einheit_id, named_by in _left_alone(konzept.ziele, dissolved).items():
        place, einheit, until = dissolved[einheit_id]
        naming = f"„{named_by[0].id}“ {_and_more(len(named_by) - 1)}"
        yield Finding(
            rahmen.span("einheiten", place, "bis"),
            f"Die Einheit „{einheit.name}“ gibt es nur bis {say_moment(until)}, doch {naming} sie noch",
            "Ergänzen Sie „nachfolger: …“, oder nennen Sie bei den Zielen, wer ab dann zuständig ist",
            rahmen.name,
        )


def _names_successor(einheit: Einheit, written: Mapping | None) -> bool:
    """Whether somebody is named who takes over, be it in a faulty way."""
    return bool(einheit.nachfolger) or (written is not None and "nachfolger" in written.values)


def _and_more(others: int) -> str:
    return "nennt" if not others else f"und {'ein weiteres Ziel' if others == 1 else f'{others} weitere'} nennen"


def _left_alone(ziele: Iterable[Zielknoten], dissolved: Container[str]) -> dict[str, list[Zielknoten]]:
    """For each of these units the goals that name it, and none that takes over from some day on."""
    found: dict[str, list[Zielknoten]] = {}
    for ziel in ziele:
        said = ziel.data.verantwortlich if ziel.data else ()
        for one in said:
            if one.einheit in dissolved and not any(other.ab for other in said if other.einheit != one.einheit):
                found.setdefault(one.einheit, []).append(ziel)
    return found


def _einheiten(konzept: Konzept) -> tuple[Einheit, ...]:
    return konzept.rahmen.data.einheiten if konzept.rahmen and konzept.rahmen.data else ()


RULES: tuple[Rule, ...] = (circular_origin, dissolved_unit)
"""The rules of this module, in the order of their codes."""
