"""KEP8xx: the chronology."""

from collections.abc import Iterator
from itertools import pairwise

from kep_cli.diagnostics import Finding, Severity
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.named_fassung import is_lacking, what_there_is
from kep_cli.wording.dates import say_moment


@rule("KEP801", "runden-reihenfolge", Severity.WARNING)
def rounds_out_of_order(context: Context) -> Iterator[Finding]:
    """Eine Runde steht in der Chronologie hinter einer späteren.

    Die Chronologie wird so gedruckt, wie sie in der Datei steht. Wo der Zeitpunkt ungenau ist („2018“), zählt nur, was
    sicher früher war.

    Schlecht:

        - id: workshop
          zeitpunkt: 2018-02-28
        - id: vorstellung
          zeitpunkt: 2017-10-19

    Gut:

        - id: vorstellung
          zeitpunkt: 2017-10-19
        - id: workshop
          zeitpunkt: 2018-02-28
    """
    typed = [(runde, runde.data.zeitpunkt) for runde in context.konzept.runden if runde.data]
    for (earlier, before), (runde, zeitpunkt) in pairwise(typed):
        if max(moment.last for moment in zeitpunkt.moments) < min(moment.first for moment in before.moments):
            yield Finding(
                runde.span("zeitpunkt"),
                f"Die Runde steht hinter „{earlier.id}“, war aber früher",
                "Stellen Sie die Runden in ihre zeitliche Reihenfolge, oder berichtigen Sie den Zeitpunkt",
                runde.name,
            )


@rule("KEP802", "frist-vor-runde", Severity.WARNING)
def deadline_before_round(context: Context) -> Iterator[Finding]:
    """Die Frist für Stellungnahmen endet, bevor die Runde beginnt.

    Schlecht:

        zeitpunkt: 2018-06-04
        frist: 2017-06-15

    Gut:

        zeitpunkt: 2018-06-04
        frist: 2018-06-15
    """
    for runde in context.konzept.runden:
        if runde.data and (frist := runde.data.frist):
            begin = min(runde.data.zeitpunkt.moments, key=lambda moment: moment.first)
            if frist.surely_before(begin):
                yield Finding(
                    runde.span("frist"),
                    f"Die Frist {say_moment(frist)} liegt vor der Runde ({say_moment(begin)})",
                    "Berichtigen Sie die Frist oder den Zeitpunkt",
                    runde.name,
                )


@rule("KEP803", "unbekannte-fassung", Severity.WARNING)
def unknown_version(context: Context) -> Iterator[Finding]:
    """Die Fassung einer Runde ist nicht festgehalten.

    Festgehaltene Fassungen liegen in `goals/fassungen`. Eine Fassung darf auch eine Git-Revision sein; `kep validate`
    sieht in Git nach, ob es sie gibt. Wo es kein Git gibt oder nur die jüngsten Stände da sind, meldet die Regel nur,
    was keine Revision sein kann, und was zwischen festgehaltenen Fassungen fehlt. `git:` vor dem Namen sagt, dass eine
    Revision gemeint ist.

    Schlecht:

        fassung: einbringung-2042      # in goals/fassungen liegt nur einbringung-2024

    Gut:

        fassung: einbringung-2024
    """
    konzept = context.konzept
    for runde in konzept.runden:
        fassung = runde.data.fassung if runde.data else None
        if fassung is not None and is_lacking(konzept, fassung):
            message = f"Die Fassung „{fassung}“ ist nicht festgehalten"
            yield Finding(runde.span("fassung"), message, what_there_is(konzept, fassung), runde.name)


@rule("KEP804", "tage-durcheinander", Severity.WARNING)
def days_out_of_order(context: Context) -> Iterator[Finding]:
    """Die einzelnen Tage eines Zeitpunkts stehen nicht in ihrer Reihenfolge.

    Schlecht:

        zeitpunkt: [2018-05-18, 2018-04-24]

    Gut:

        zeitpunkt: [2018-04-24, 2018-05-18]
    """
    for runde in context.konzept.runden:
        if runde.data and not runde.data.zeitpunkt.is_range:
            for place, (before, moment) in enumerate(pairwise(runde.data.zeitpunkt.moments), start=1):
                if moment.surely_before(before):
                    yield Finding(
                        runde.span("zeitpunkt", place),
                        f"{say_moment(moment)} steht hinter {say_moment(before)}",
                        "Stellen Sie die Tage in ihre zeitliche Reihenfolge",
                        runde.name,
                    )


RULES: tuple[Rule, ...] = (rounds_out_of_order, deadline_before_round, unknown_version, days_out_of_order)
"""The rules of this module, in the order of their codes."""
