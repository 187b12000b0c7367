"""KEP4xx, when a Maßnahme begins and ends, and what of it is late."""

from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.rules.as_written import read_in_full
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.wording.counts import counted
from kep_cli.wording.dates import say_moment, say_range


@rule("KEP402", "massnahme-endet-vor-beginn", Severity.ERROR)
def ends_before_it_begins(context: Context) -> Iterator[Finding]:
    """Das Ende einer Maßnahme liegt vor ihrem Beginn.

    Eines der beiden ist verschrieben, meist das Jahr.

    Schlecht:

        beginn: 2028-03
        ende: 2027-12

    Gut:

        beginn: 2027-03
        ende: 2027-12
    """
    for seen in context.massnahmen:
        begin, end = seen.data.beginn, seen.data.ende
        if begin and end and end.surely_before(begin):
            yield Finding(
                seen.entry.span("ende"),
                f"Das Ende ({say_moment(end)}) liegt vor dem Beginn ({say_moment(begin)})",
                "Berichtigen Sie „beginn“ oder „ende“",
                seen.entry.name,
            )


@rule("KEP403", "massnahme-ausserhalb-des-zeithorizonts", Severity.WARNING)
def outside_the_horizon(context: Context) -> Iterator[Finding]:
    """Eine Maßnahme endet, bevor der Zeithorizont des Konzepts beginnt, oder beginnt erst, wenn er vorbei ist.

    Dann trägt sie zu seinen Zielen nichts bei, oder ein Jahr ist verschrieben. Maßnahmen, die früher beginnen oder
    später enden, sind nicht gemeint.

    Schlecht:

        zeithorizont: {von: 2026, bis: 2032}

        - id: umbauberatung
          beginn: 2036

    Gut:

        zeithorizont: {von: 2026, bis: 2032}

        - id: umbauberatung
          beginn: 2026
    """
    frame = context.konzept.frame
    if frame is None:
        return
    horizon = frame.zeithorizont
    for seen in context.massnahmen:
        begin, end = seen.data.beginn, seen.data.ende
        if begin and begin.surely_after(horizon.bis):
            field, where = "beginn", f"Der Beginn ({say_moment(begin)}) liegt hinter"
        elif end and end.surely_before(horizon.von):
            field, where = "ende", f"Das Ende ({say_moment(end)}) liegt vor"
        else:
            continue
        yield Finding(
            seen.entry.span(field),
            f"{where} dem Zeithorizont ({say_range(horizon.von, horizon.bis)})",
            f"Berichtigen Sie „{field}“, oder nehmen Sie die Maßnahme aus dem Konzept",
            seen.entry.name,
        )


@rule("KEP406", "ende-verstrichen", Severity.WARNING, dated=True)
def end_has_passed(context: Context) -> Iterator[Finding]:
    """Das Ende einer Maßnahme ist am Stichtag vorbei, aber sie gilt noch als beschlossen oder in Umsetzung.

    Entweder ist sie fertig, und der Status wurde nicht nachgetragen, oder sie dauert länger. Der Stichtag ist heute,
    wenn Sie mit `--stichtag` keinen anderen nennen.

    Schlecht:

        ende: 2025-12
        status: in_umsetzung

    Gut:

        ende: 2025-12
        status: abgeschlossen
    """
    day = context.day
    if day is None:
        return
    for seen in context.massnahmen:
        end = seen.data.ende
        if end and seen.is_under_way and seen.is_over(day):
            yield Finding(
                seen.entry.span("ende"),
                f"Das Ende ({say_moment(end)}) ist vorbei, der Status ist noch „{seen.data.status}“",
                "Tragen Sie den heutigen Status ein, oder verschieben Sie das Ende",
                seen.entry.name,
            )


@rule("KEP407", "meilenstein-ueberfaellig", Severity.INFO, dated=True)
def late_milestone(context: Context) -> Iterator[Finding]:
    """Ein Meilenstein sollte am Stichtag erreicht sein, und niemand hat eingetragen, wann er erreicht wurde.

    Oft fehlt nur das Datum. Je Maßnahme gibt es eine Meldung, beim ersten solchen Meilenstein. Maßnahmen, deren Ende
    vorbei ist, nennt schon KEP406. Der Stichtag ist heute, wenn Sie mit `--stichtag` keinen anderen nennen.

    Schlecht:

        - titel: Alle Gemeinden sind beraten
          soll: 2025-06

    Gut:

        - titel: Alle Gemeinden sind beraten
          soll: 2025-06
          ist: 2025-05-20
    """
    day = context.day
    if day is None:
        return
    for seen in context.massnahmen:
        if not seen.is_under_way or seen.is_over(day) or not read_in_full(seen.entry, "meilensteine"):
            continue
        late = list(seen.late_milestones(day))
        if late:
            first = seen.data.meilensteine[late[0]]
            others = f", dazu {counted(len(late) - 1, 'weiterer', 'weitere')}" if len(late) > 1 else ""
            yield Finding(
                seen.entry.span("meilensteine", late[0], "soll"),
                f"Der Meilenstein „{first.titel}“ sollte bis {say_moment(first.soll)} erreicht sein{others}",
                "Ergänzen Sie „ist: …“, wenn er erreicht ist",
                seen.entry.name,
            )


RULES: tuple[Rule, ...] = (ends_before_it_begins, outside_the_horizon, end_has_passed, late_milestone)
"""The rules of this module, in the order of their codes."""
