"""KEP5xx, the values of a Kennzahl: whether they can be, when they were measured, and whether one is missing."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kep_cli.diagnostics import Finding, Severity
from kep_cli.rules.as_written import read_in_full
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.phases import grade_of_lack
from kep_cli.source.nodes import Key
from kep_cli.wording.counts import counted
from kep_cli.wording.dates import Moment, say_moment
from kep_cli.wording.numbers import say_number
from kep_cli.wording.places import other_place

if TYPE_CHECKING:
    from kep_cli.rules.indicators import SeenKennzahl

_PERCENT = re.compile(r"(?:%|Prozent|v\.\s?H\.)\Z")
_SHARE = re.compile(r"\bAnteil(?:e|s)?\b|\w(?:anteil|anteile)\b")
_CHANGE = re.compile(
    r"änderung|zuwachs|wachstum|zunahme|abnahme|rückgang|anstieg|differenz|abweichung|saldo", re.IGNORECASE
)
_MAY_EXCEED = re.compile(r"energi|strom|wärme|verbrauch|bedarf|eigen", re.IGNORECASE)
"""A county may generate more electricity than it needs: of that, the share is above 100."""
_WHOLE = 100


class _Value(NamedTuple):
    """A number that a Kennzahl names, and the route to it."""

    route: tuple[Key, ...]
    number: Decimal


@rule("KEP504", "unmoeglicher-anteil", Severity.WARNING)
def impossible_share(context: Context) -> Iterator[Finding]:
    """Ein Wert eines Anteils in Prozent ist negativ oder größer als 100.

    Ein Teil ist nie größer als das Ganze. Gemeint sind nur Kennzahlen, die in Prozent gemessen werden und in ihrem
    Namen ausdrücklich Anteil heißen; Quoten, Grade und Veränderungen können über 100 liegen. Das kann auch der Anteil
    des eigenen Stroms oder der eigenen Wärme am Verbrauch; dort wird nur beanstandet, was negativ ist. Je Kennzahl gibt
    es eine Meldung, beim ersten solchen Wert.

    Schlecht:

        name: Anteil der Häuser mit Glasfaser
        einheit: "%"
        messwerte:
          - {stichtag: 2025, wert: 438}

    Gut:

        name: Anteil der Häuser mit Glasfaser
        einheit: "%"
        messwerte:
          - {stichtag: 2025, wert: 43.8}
    """
    for seen in context.kennzahlen:
        name = seen.data.name
        if not _PERCENT.match(seen.data.einheit) or not _SHARE.search(name) or _CHANGE.search(name):
            continue
        may_exceed = _MAY_EXCEED.search(name)
        wrong = [each for each in _values(seen) if each.number < 0 or (each.number > _WHOLE and not may_exceed)]
        if wrong:
            others = f", dazu {counted(len(wrong) - 1, 'weiterer', 'weitere')}" if len(wrong) > 1 else ""
            yield Finding(
                seen.entry.span(*wrong[0].route),
                f"{say_number(wrong[0].number)} % kann kein Anteil sein{others}",
                "Berichtigen Sie den Wert; vielleicht fehlt ein Dezimalpunkt",
                seen.entry.name,
            )


def _values(seen: "SeenKennzahl") -> Iterator[_Value]:
    """All numbers that a Kennzahl names, in the order of its fields."""
    data = seen.data
    if data.ausgangswert:
        yield _Value(("ausgangswert", "wert"), data.ausgangswert.wert)
    for place, target in enumerate(data.zielwerte):
        for name, number in (("wert", target.wert), ("von", target.von), ("bis", target.bis)):
            if number is not None:
                yield _Value(("zielwerte", place, name), number)
    for place, value in enumerate(data.messwerte):
        yield _Value(("messwerte", place, "wert"), value.wert)


@rule("KEP505", "messwert-nach-dem-stichtag", Severity.WARNING, dated=True)
def value_of_the_future(context: Context) -> Iterator[Finding]:
    """Ein Messwert gilt für eine Zeit, die am Stichtag noch nicht begonnen hat.

    Gemessen sein kann er nicht: Entweder ist das Jahr verschrieben, oder es ist eine Prognose. Der Stichtag ist heute,
    wenn Sie mit `--stichtag` keinen anderen nennen. Je Kennzahl gibt es eine Meldung, beim frühesten solchen Wert.

    Schlecht:

        messwerte:
          - {stichtag: 2052-06-30, wert: 36930}

    Gut:

        messwerte:
          - {stichtag: 2025-06-30, wert: 36930}
    """
    day = context.day
    if day is None:
        return
    for seen in context.kennzahlen:
        later = seen.known.later
        if later:
            others = f", dazu {counted(len(later) - 1, 'weiterer', 'weitere')}" if len(later) > 1 else ""
            yield Finding(
                seen.entry.span("messwerte", seen.data.messwerte.index(later[0]), "stichtag"),
                f"Der Messwert für {say_moment(later[0].stichtag)} liegt hinter dem Stichtag ({day:%d.%m.%Y}){others}",
                "Berichtigen Sie das Jahr; eine Prognose ist kein Messwert",
                seen.entry.name,
            )


@rule("KEP506", "veralteter-messwert", Severity.WARNING, dated=True)
def stale_value(context: Context) -> Iterator[Finding]:
    """Der neueste Messwert einer Kennzahl ist am Stichtag so alt, dass der nächste fehlt.

    Der nächste Wert ist fällig, wenn seit dem Zeitpunkt des letzten einmal der Abstand der Erhebung vergangen ist. Weil
    Zählen und Veröffentlichen dauern, meldet kep ihn erst sechs Monate später, bei monatlicher Erhebung einen und bei
    vierteljährlicher drei Monate später. Der Stichtag ist heute, wenn Sie mit `--stichtag` keinen anderen nennen.

    In der Phase `zielbildung` wird nichts verlangt, in `konzept` ist es ein Hinweis, in `umsetzung` eine Warnung.

    Schlecht:

        erhebung: jaehrlich
        messwerte:
          - {stichtag: 2021, wert: 35620}

    Gut:

        erhebung: jaehrlich
        messwerte:
          - {stichtag: 2021, wert: 35620}
          - {stichtag: 2025, wert: 36930}
    """
    day = context.day
    if day is None:
        return
    for seen in context.kennzahlen:
        grade = grade_of_lack(seen.phase)
        due, latest = seen.stale_since(day) if grade else None, seen.known.latest
        if due and latest and read_in_full(seen.entry, "messwerte"):
            yield Finding(
                seen.entry.span("messwerte", seen.data.messwerte.index(latest), "stichtag"),
                f"Auf den Messwert für {say_moment(latest.stichtag)} sollte am {due:%d.%m.%Y} der nächste folgen",
                "Tragen Sie den neuen Wert ein, oder berichtigen Sie „erhebung“",
                seen.entry.name,
                grade,
            )


@rule("KEP507", "zwei-messwerte-fuer-eine-zeit", Severity.ERROR)
def two_values_at_once(context: Context) -> Iterator[Finding]:
    """Eine Kennzahl hat für denselben Zeitpunkt zwei Messwerte.

    Welcher gilt, weiß niemand. Ein endgültiger Wert tritt an die Stelle des vorläufigen.

    Schlecht:

        messwerte:
          - {stichtag: 2025, wert: 36900, vorlaeufig: ja}
          - {stichtag: 2025, wert: 36930}

    Gut:

        messwerte:
          - {stichtag: 2025, wert: 36930}
    """
    for seen in context.kennzahlen:
        first: dict[Moment, int] = {}
        for place, value in enumerate(seen.data.messwerte):
            other = first.setdefault(value.stichtag, place)
            if other != place:
                here = seen.entry.span("messwerte", place, "stichtag")
                there = seen.entry.span("messwerte", other, "stichtag")
                yield Finding(
                    here,
                    f"Für {say_moment(value.stichtag)} gibt es schon einen Messwert ({other_place(there, here)})",
                    "Löschen Sie den, der nicht mehr gilt, oder berichtigen Sie den Zeitpunkt",
                    seen.entry.name,
                )


RULES: tuple[Rule, ...] = (impossible_share, value_of_the_future, stale_value, two_values_at_once)
"""The rules of this module, in the order of their codes."""
