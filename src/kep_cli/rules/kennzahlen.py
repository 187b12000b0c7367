"""KEP5xx, what a Kennzahl says of itself: how it is collected, where it shall go, and how it is judged."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from kep_cli.diagnostics import Finding, Severity
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.phases import grade_of_lack
from kep_cli.spans import Span
from kep_cli.wording.numbers import say_number
from kep_cli.wording.phrases import listed

if TYPE_CHECKING:
    from fractions import Fraction

    from kep_cli.rules.indicators import SeenKennzahl


@rule("KEP501", "unvollstaendige-kennzahl", Severity.WARNING)
def incomplete(context: Context) -> Iterator[Finding]:
    """Einer Kennzahl fehlt, was sie genau misst, woher und wie oft Werte kommen, oder von wo bis wohin es gehen soll.

    Ohne diese Angaben kann sie in zwei Jahren niemand mehr fortschreiben, und niemand kann sagen, wie gut ein Wert ist.
    Erwartet werden `definition`, `erhebung`, `quelle` und `zielwerte`. Wo die Richtung `steigend` oder `sinkend` ist,
    genügt sie auch ohne Zielwert; mit Zielwert braucht es dort einen `ausgangswert`. Kennzahlen der Wirkungsebene
    `kontext` brauchen keinen Zielwert. Alles, was fehlt, steht in einer Meldung.

    In der Phase `zielbildung` wird nichts verlangt, in `konzept` ist es ein Hinweis, in `umsetzung` eine Warnung.

    Schlecht:

        - id: leerstandsquote
          name: Leerstandsquote
          einheit: "%"
          misst: [leerstand]
          richtung: hoechstens

    Gut:

        - id: leerstandsquote
          name: Leerstandsquote
          einheit: "%"
          misst: [leerstand]
          richtung: hoechstens
          definition: Anteil der Häuser, die seit mehr als einem Jahr leer stehen
          zielwerte:
            - {wert: 5, zum: 2032}
          erhebung: jaehrlich
          quelle: {name: Leerstandskataster}
    """
    for seen in context.kennzahlen:
        grade = grade_of_lack(seen.phase)
        lacking = [field for field in _wanted(seen) if not seen.entry.says(field)] if grade else []
        if lacking:
            yield Finding(
                seen.entry.span("name"),
                f"Der Kennzahl {'fehlt' if len(lacking) == 1 else 'fehlen'} {listed(lacking)}",
                f"Ergänzen Sie {listed(lacking)}",
                seen.entry.name,
                grade,
            )


def _wanted(seen: "SeenKennzahl") -> Iterator[str]:
    yield "definition"
    if seen.is_on_a_way and seen.entry.says("zielwerte"):
        yield "ausgangswert"
    if seen.needs_target:
        yield "zielwerte"
    yield "erhebung"
    if not any(value.quelle for value in seen.data.messwerte):
        yield "quelle"


@rule("KEP502", "zielwert-gegen-die-richtung", Severity.WARNING)
def target_against_direction(context: Context) -> Iterator[Finding]:
    """Ein Zielwert liegt vom Ausgangswert aus auf der falschen Seite: darunter bei `steigend`, darüber bei `sinkend`.

    Entweder stimmt die Richtung nicht, oder einer der Werte ist verschrieben. Soll ein Wert nur nicht zu weit fallen
    oder steigen, ist die Richtung `mindestens` oder `hoechstens`. Ersetzte Zielwerte zählen nicht, und auch nichts, was
    ein Bruch in der Zeitreihe voneinander trennt.

    Schlecht:

        richtung: steigend
        ausgangswert: {wert: 620, stichtag: 2026}
        zielwerte:
          - {wert: 480, zum: 2032}

    Gut:

        richtung: sinkend
        ausgangswert: {wert: 620, stichtag: 2026}
        zielwerte:
          - {wert: 480, zum: 2032}
    """
    for seen in context.kennzahlen:
        for one in seen.steps():
            if one.way < 0:
                rises = one.limit > one.baseline
                yield Finding(
                    _target(seen, one.place),
                    f"Der Zielwert {say_number(one.limit)} liegt {'über' if rises else 'unter'} dem Ausgangswert "
                    f"{say_number(one.baseline)}, die Richtung ist aber „{seen.data.richtung}“",
                    "Berichtigen Sie die Richtung oder einen der Werte; soll nur eine Grenze gehalten werden, "
                    f"schreiben Sie „richtung: {seen.limit_direction}“",
                    seen.entry.name,
                )


@rule("KEP503", "zielwert-gleich-ausgangswert", Severity.WARNING)
def target_is_baseline(context: Context) -> Iterator[Finding]:
    """Eine Kennzahl soll steigen oder sinken, aber ihr Zielwert ist der Ausgangswert.

    Dann ist kein Weg zurückzulegen, und wie weit sie gekommen ist, lässt sich nicht berechnen. Soll der Wert gehalten
    werden, ist die Richtung `mindestens` oder `hoechstens`.

    Schlecht:

        richtung: steigend
        ausgangswert: {wert: 48, stichtag: 2026}
        zielwerte:
          - {wert: 48, zum: 2032}

    Gut:

        richtung: mindestens
        ausgangswert: {wert: 48, stichtag: 2026}
        zielwerte:
          - {wert: 48, zum: 2032}
    """
    for seen in context.kennzahlen:
        for one in seen.steps():
            if one.way == 0:
                yield Finding(
                    _target(seen, one.place),
                    f"Der Zielwert {say_number(one.limit)} ist der Ausgangswert, die Richtung „{seen.data.richtung}“",
                    f"Berichtigen Sie einen der Werte, oder schreiben Sie „richtung: {seen.limit_direction}“",
                    seen.entry.name,
                )


@rule("KEP508", "korridor-ohne-richtung", Severity.WARNING)
def corridor_and_direction(context: Context) -> Iterator[Finding]:
    """Ein Zielwert ist ein Korridor, wo die Richtung nur eine Grenze kennt, oder ein einzelner Wert bei `korridor`.

    Bei `mindestens`, `hoechstens` und `meilenstein` zählt nur eine der beiden Grenzen; die andere stünde ohne Wirkung
    da. Ein Korridor aus einem einzigen Wert wird fast nie genau getroffen. Bei `steigend` und `sinkend` ist beides
    möglich.

    Schlecht:

        richtung: mindestens
        zielwerte:
          - {von: 20, bis: 25, zum: 2032}

    Gut:

        richtung: korridor
        zielwerte:
          - {von: 20, bis: 25, zum: 2032}
    """
    for seen in context.kennzahlen:
        for place, target in enumerate(seen.data.zielwerte):
            is_corridor = target.von is not None
            if seen.wants_corridor is None or is_corridor is seen.wants_corridor:
                continue
            if is_corridor:
                message = f"Der Zielwert ist ein Korridor, bei „{seen.data.richtung}“ zählt aber nur eine Grenze"
                remedy = "Schreiben Sie „richtung: korridor“, oder nennen Sie unter „wert“ die Grenze, die gilt"
            else:
                message = "Die Richtung ist „korridor“, der Zielwert aber ein einzelner Wert"
                remedy = "Nennen Sie mit „von“ und „bis“ zwei Grenzen, oder berichtigen Sie die Richtung"
            yield Finding(_target(seen, place), message, remedy, seen.entry.name)


def _target(seen: "SeenKennzahl", place: int) -> Span:
    """Where a target stands: at its value, or as a whole if it is a corridor."""
    is_corridor = seen.data.zielwerte[place].von is not None
    return seen.entry.span("zielwerte", place, *(() if is_corridor else ("wert",)))


@rule("KEP509", "verkehrte-ampelgrenzen", Severity.ERROR)
def reversed_thresholds(context: Context) -> Iterator[Finding]:
    """Eine Grenze der Ampel ist negativ, oder Gelb endet vor Grün.

    Die Grenzen sagen, wie weit eine Kennzahl hinter ihrem Zielpfad liegen darf, in Prozent des ganzen Wegs: bis zur
    ersten ist sie grün, bis zur zweiten gelb. Wo eine fehlt, gilt 5 für Grün und 20 für Gelb.

    Schlecht:

        einstellungen:
          ampel: {gruen_bis: 20, gelb_bis: 5}

    Gut:

        einstellungen:
          ampel: {gruen_bis: 5, gelb_bis: 20}
    """
    rahmen = context.konzept.rahmen
    said = rahmen.data.einstellungen.ampel if rahmen and rahmen.data else None
    if rahmen is None or said is None:
        return
    limits = context.thresholds
    negative = [name for name, share in (("gruen_bis", limits.green), ("gelb_bis", limits.yellow)) if share < 0]
    for name in negative:
        yield Finding(
            rahmen.span("einstellungen", "ampel", name),
            f"Die Grenze „{name}“ ist negativ",
            "Nennen Sie den Rückstand ohne Vorzeichen, etwa 5",
            rahmen.name,
        )
    if not negative and limits.green > limits.yellow:
        name = "gelb_bis" if said.gelb_bis is not None else "gruen_bis"
        yield Finding(
            rahmen.span("einstellungen", "ampel", name),
            f"Gelb reicht nur bis {_percent(limits.yellow)}, Grün aber bis {_percent(limits.green)}",
            "Vertauschen oder berichtigen Sie die Grenzen; Gelb reicht weiter als Grün",
            rahmen.name,
        )


def _percent(share: "Fraction") -> str:
    return f"{say_number(Decimal((share * 100).numerator) / (share * 100).denominator)} %"


RULES: tuple[Rule, ...] = (
    incomplete,
    target_against_direction,
    target_is_baseline,
    corridor_and_direction,
    reversed_thresholds,
)
"""The rules of this module, in the order of their codes."""
