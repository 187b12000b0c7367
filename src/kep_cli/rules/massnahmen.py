"""KEP4xx, what a Maßnahme says, and which goals have none."""

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from kep_cli.diagnostics import Finding, Severity
from kep_cli.rules.as_written import read_in_full
from kep_cli.rules.circles import by_way_of, circles, step
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.phases import grade_of_lack
from kep_cli.wording.phrases import joined

if TYPE_CHECKING:
    from kep_cli.rules.measures import SeenMassnahme

_A_KENNZAHL = "eine Kennzahl"


@rule("KEP401", "unvollstaendige-massnahme", Severity.WARNING)
def incomplete(context: Context) -> Iterator[Finding]:
    """Einer Maßnahme fehlt, wer sie ausführt, wann, wie weit sie ist oder woran man ihren Erfolg misst.

    Ohne diese Angaben kann niemand sagen, ob sie vorankommt. Erwartet werden `verantwortlich`, `status`, `beginn`,
    `ende` (nicht bei Daueraufgaben) und eine Kennzahl, die die Maßnahme oder eines ihrer Ziele misst (nicht bei
    Prüfaufträgen). Alles, was fehlt, steht in einer Meldung.

    In der Phase `zielbildung` wird nichts verlangt, in `konzept` ist es ein Hinweis, in `umsetzung` eine Warnung. Fehlt
    nur die Kennzahl, bleibt es bei einem Hinweis. Vorschläge und Maßnahmen, die abgeschlossen, zurückgestellt oder
    verworfen sind, werden nicht beanstandet.

    Schlecht:

        - id: umbauberatung
          titel: Beratung beim Umbau
          ziele: [leerstand]

    Gut:

        - id: umbauberatung
          titel: Beratung beim Umbau
          ziele: [leerstand]
          verantwortlich:
            - einheit: bauamt
          beginn: 2027-03
          ende: 2029-12
          status: beschlossen
    """
    for seen in context.massnahmen:
        grade = grade_of_lack(seen.phase)
        if grade is None or not (seen.is_under_way or not seen.entry.says("status")):
            continue
        lacking = list(_lacking(seen, context.measured))
        if lacking:
            fields = [name for name in lacking if name != _A_KENNZAHL]
            yield Finding(
                seen.entry.span("titel"),
                f"Der Maßnahme {'fehlt' if len(lacking) == 1 else 'fehlen'} {joined(lacking)}",
                _remedy(fields, needs_kennzahl=_A_KENNZAHL in lacking),
                seen.entry.name,
                grade if fields else Severity.INFO,
            )


def _lacking(seen: "SeenMassnahme", measured: Container[str] | None) -> Iterator[str]:
    wanted = ("verantwortlich", "beginn", *(("ende",) if seen.has_an_end else ()), "status")
    for field in wanted:
        if not seen.entry.says(field):
            yield f"„{field}“"
    if (
        measured is not None
        and seen.has_an_effect
        and not any(one in measured for one in (seen.entry.id, *seen.data.ziele))
    ):
        yield _A_KENNZAHL


def _remedy(fields: list[str], *, needs_kennzahl: bool) -> str:
    said = f"Ergänzen Sie {joined(fields)}" if fields else ""
    if not needs_kennzahl:
        return said
    link = "Eine Kennzahl gehört dazu, wenn sie unter „misst“ die Maßnahme oder ihr Ziel nennt"
    return f"{said}. {link}" if said else link


@rule("KEP404", "abgeschlossen-ohne-ende", Severity.WARNING)
def finished_without_end(context: Context) -> Iterator[Finding]:
    """Eine Maßnahme ist abgeschlossen, aber niemand sagt, wann.

    Im Bericht fehlt dann das Jahr, in dem sie fertig wurde. Auch eine Daueraufgabe, die nicht fortgeführt wird, hat ein
    Ende.

    Schlecht:

        beginn: 2027-03
        status: abgeschlossen

    Gut:

        beginn: 2027-03
        ende: 2028-11
        status: abgeschlossen
    """
    for seen in context.massnahmen:
        if seen.is_finished and not seen.entry.says("ende"):
            yield Finding(
                seen.entry.span("status"),
                "Die Maßnahme ist abgeschlossen, hat aber kein Ende",
                "Ergänzen Sie „ende: …“; Monat oder Jahr genügen",
                seen.entry.name,
            )


@rule("KEP405", "abgeschlossen-mit-offenem-meilenstein", Severity.WARNING)
def finished_with_open_milestone(context: Context) -> Iterator[Finding]:
    """Eine Maßnahme ist abgeschlossen, aber bei einem ihrer Meilensteine steht nicht, wann er erreicht wurde.

    Entweder fehlt nur das Datum, oder sie ist noch nicht fertig. Was nicht mehr erreicht werden soll, ist kein
    Meilenstein mehr.

    Schlecht:

        status: abgeschlossen
        meilensteine:
          - titel: Alle Gemeinden sind beraten
            soll: 2028-06

    Gut:

        status: abgeschlossen
        meilensteine:
          - titel: Alle Gemeinden sind beraten
            soll: 2028-06
            ist: 2028-09-14
    """
    for seen in context.massnahmen:
        if not seen.is_finished or not read_in_full(seen.entry, "meilensteine"):
            continue
        still_open = list(seen.open_milestones())
        if still_open:
            first = seen.data.meilensteine[still_open[0]].titel
            yield Finding(
                seen.entry.span("meilensteine", still_open[0], "titel"),
                f"Die Maßnahme ist abgeschlossen, „{first}“{_and_others(len(still_open) - 1)} aber noch nicht erreicht",
                "Ergänzen Sie „ist: …“, oder löschen Sie, was nicht mehr erreicht werden soll",
                seen.entry.name,
            )


def _and_others(others: int) -> str:
    if not others:
        return " ist"
    return f" und {'ein weiterer Meilenstein' if others == 1 else f'{others} weitere Meilensteine'} sind"


@rule("KEP408", "kreis-in-abhaengigkeiten", Severity.ERROR)
def circular_dependency(context: Context) -> Iterator[Finding]:
    """Maßnahmen hängen im Kreis voneinander ab.

    Jede müsste vor der anderen abgeschlossen sein; so kann keine beginnen.

    Schlecht:

        - id: boerse
          abhaengig_von: [umbauberatung]
        - id: umbauberatung
          abhaengig_von: [boerse]

    Gut:

        - id: boerse
          abhaengig_von: [umbauberatung]
        - id: umbauberatung
    """
    seen_by_id = {seen.entry.id: seen for seen in reversed(context.massnahmen) if seen.data.abhaengig_von}
    needed = {entity_id: seen.data.abhaengig_von for entity_id, seen in seen_by_id.items()}
    for circle in circles(needed):
        entry = min((seen_by_id[entity_id].entry for entity_id in circle), key=lambda entry: entry.span())
        yield Finding(
            entry.span("abhaengig_von", *step(circle, entry.id, needed[entry.id])),
            f"„{entry.id}“ hängt {by_way_of(circle, entry.id)}von sich selbst ab",
            "Löschen Sie die Abhängigkeit, die es nicht gibt",
            entry.name,
        )


@rule("KEP409", "status-ohne-begruendung", Severity.WARNING)
def status_without_reason(context: Context) -> Iterator[Finding]:
    """Eine Maßnahme ist zurückgestellt oder verworfen, aber nicht begründet.

    Wer sie vorgeschlagen oder beschlossen hat, fragt nach dem Grund, und in zwei Jahren weiß ihn niemand mehr.

    Schlecht:

        status: zurueckgestellt

    Gut:

        status: zurueckgestellt
        status_begruendung: Das Land fördert erst wieder ab 2029.
    """
    for seen in context.massnahmen:
        if seen.is_given_up and not seen.entry.says("status_begruendung"):
            yield Finding(
                seen.entry.span("status"),
                f"Die Maßnahme ist {'verworfen' if seen.is_dropped else 'zurückgestellt'}, aber nicht begründet",
                "Ergänzen Sie „status_begruendung: …“",
                seen.entry.name,
            )


@rule("KEP410", "ziel-ohne-massnahme", Severity.WARNING)
def goal_without_measure(context: Context) -> Iterator[Finding]:
    """Einem Ziel der untersten Ebene dient keine Maßnahme.

    Was niemand tut, wird nicht erreicht. Verworfene Maßnahmen zählen nicht. Ziele mit Unterzielen sind nicht gemeint:
    Ihnen dient, was ihren Unterzielen dient.

    In der Phase `zielbildung` braucht noch kein Ziel eine Maßnahme, in `konzept` ist es ein Hinweis, in `umsetzung`
    eine Warnung.

    Schlecht:

        - id: leerstand
          text: Bis 2032 stehen höchstens 200 Häuser leer.

    Gut:

        massnahmen:
          - id: umbauberatung
            titel: Beratung beim Umbau
            ziele: [leerstand]
    """
    konzept = context.konzept
    if konzept.broken("goals/handlungsschwerpunkte/") or len(context.massnahmen) < len(konzept.massnahmen):
        return  # nobody knows what the others serve
    served = {entity_id for seen in context.massnahmen if not seen.is_dropped for entity_id in seen.data.ziele}
    if not served <= konzept.by_id.keys() or any("ziele" in seen.entry.unreadable for seen in context.massnahmen):
        return  # a goal was named, but nobody knows which
    for ziel in konzept.ziele:
        grade = grade_of_lack(ziel.phase)
        if grade and ziel.data and not ziel.children and ziel.id not in served and "unterziele" not in ziel.unreadable:
            yield Finding(
                ziel.span("text"),
                "Dem Ziel dient keine Maßnahme",
                f"Nennen Sie bei einer Maßnahme unter „ziele“ auch „{ziel.id}“, oder legen Sie eine an",
                ziel.name,
                grade,
            )


RULES: tuple[Rule, ...] = (
    incomplete,
    finished_without_end,
    finished_with_open_milestone,
    circular_dependency,
    status_without_reason,
    goal_without_measure,
)
"""The rules of this module, in the order of their codes."""
