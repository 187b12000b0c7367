"""KEP1xx, values: ids, dates, numbers and number forms that are none."""

import re
from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.faults import ShapeFault
from kep_cli.rules.contract import Context, Rule, found, rule
from kep_cli.wording.ids import as_id
from kep_cli.wording.phrases import listed

_LOOKS_LIKE_A_DAY = re.compile(r"[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?[0-9]{4}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
_YEAR = re.compile(r"[0-9]{4}")
_PLACE = re.compile(r"[0-9n]")
_DATE_REMEDY = "Schreiben Sie 2018-06-21 oder 21.06.2018; wo kein Tag nötig ist, auch 2018-06 oder 2018"


@rule("KEP105", "ungueltige-kennung", Severity.ERROR)
def bad_id(context: Context) -> Iterator[Finding]:
    """Eine Kennung enthält Zeichen, die nicht erlaubt sind.

    Kennungen stehen in Dateinamen und Verweisen. Sie bestehen aus a bis z, 0 bis 9 und einzelnen Bindestrichen.

    Schlecht:

        id: Wohnraum Süd

    Gut:

        id: wohnraum-sued
    """
    for fault in context.of_kind(ShapeFault.NOT_AN_ID):
        value = fault.details[0]
        right = as_id(value)
        remedy = f"Schreiben Sie „{right}“" if right else "Erlaubt sind a–z, 0–9 und einzelne Bindestriche"
        yield found(fault, f"„{value}“ ist keine gültige Kennung", remedy)


@rule("KEP106", "kein-datum", Severity.ERROR)
def not_a_date(context: Context) -> Iterator[Finding]:
    """Ein Wert ist kein Datum, oder das Datum gibt es nicht.

    Schlecht:

        frist: 31.06.2018

    Gut:

        frist: 30.06.2018
    """
    for fault in context.of_kind(ShapeFault.NOT_A_DATE):
        value = fault.details[0]
        message = f"„{value}“ ist kein Datum" if value else "Hier wird ein Datum erwartet"
        if _LOOKS_LIKE_A_DAY.fullmatch(value):
            message = f"Den Tag „{value}“ gibt es nicht"
        yield found(fault, message, _DATE_REMEDY)


@rule("KEP107", "kein-tag", Severity.ERROR)
def not_a_day(context: Context) -> Iterator[Finding]:
    """Ein Datum nennt nur Monat oder Jahr, wo ein Tag gebraucht wird.

    Schlecht:

        sitzung: 2018-06

    Gut:

        sitzung: 2018-06-21
    """
    for fault in context.of_kind(ShapeFault.NOT_A_DAY):
        yield found(
            fault,
            f"„{fault.details[0]}“ nennt keinen Tag",
            "Schreiben Sie den Tag dazu, etwa 2018-06-21 oder 21.06.2018",
        )


@rule("KEP108", "ende-vor-beginn", Severity.ERROR)
def end_before_start(context: Context) -> Iterator[Finding]:
    """Ein Zeitraum endet, bevor er beginnt.

    Schlecht:

        zeitpunkt: {von: 2017-08, bis: 2017-05}

    Gut:

        zeitpunkt: {von: 2017-05, bis: 2017-08}
    """
    for fault in context.of_kind(ShapeFault.END_BEFORE_START):
        yield found(fault, "Der Zeitraum endet vor seinem Beginn", "Vertauschen oder berichtigen Sie „von“ und „bis“")


@rule("KEP109", "weder-ja-noch-nein", Severity.ERROR)
def not_yes_or_no(context: Context) -> Iterator[Finding]:
    """Ein Feld, das mit ja oder nein beantwortet wird, enthält etwas anderes.

    Steht die Antwort nicht fest, bleibt das Feld weg; gedruckt wird dann ein leeres Kästchen.

    Schlecht:

        oeffentlich: vielleicht

    Gut:

        oeffentlich: ja
    """
    for fault in context.of_kind(ShapeFault.NOT_YES_OR_NO):
        value = fault.details[0]
        message = f"„{value}“ ist weder ja noch nein" if value else "Hier wird ja oder nein erwartet"
        yield found(fault, message, "Schreiben Sie „ja“ oder „nein“, oder lassen Sie das Feld weg")


@rule("KEP110", "keine-zahl", Severity.ERROR)
def not_a_number(context: Context) -> Iterator[Finding]:
    """Ein Wert ist keine Zahl.

    Einheiten und Währungen gehören nicht in das Feld.

    Schlecht:

        gesamt: rund 1 Mio. Euro

    Gut:

        gesamt: 1000000
    """
    for fault in context.of_kind(ShapeFault.NOT_A_NUMBER):
        value = fault.details[0]
        message = f"„{value}“ ist keine Zahl" if value else "Hier wird eine Zahl erwartet"
        yield found(fault, message, "Schreiben Sie nur Ziffern, mit Punkt vor den Nachkommastellen: 1234.5")


@rule("KEP111", "keine-anzahl", Severity.ERROR)
def not_a_count(context: Context) -> Iterator[Finding]:
    """Ein Wert, der etwas zählt, ist keine ganze Zahl ab 0.

    Schlecht:

        stimmen: {ja: viele}

    Gut:

        stimmen: {ja: 32}
    """
    for fault in context.of_kind(ShapeFault.NOT_A_COUNT):
        value = fault.details[0]
        message = f"„{value}“ ist keine ganze Zahl" if value else "Hier wird eine ganze Zahl erwartet"
        yield found(fault, message, "Schreiben Sie nur Ziffern, etwa 32")


@rule("KEP112", "komma-in-zahl", Severity.ERROR)
def comma_in_number(context: Context) -> Iterator[Finding]:
    """Eine Zahl ist mit deutschem Komma oder mit Tausenderpunkten geschrieben.

    In den Dateien steht der Punkt vor den Nachkommastellen; in den Vorlagen druckt kep das Komma.

    Schlecht:

        gesamt: 1.234,50

    Gut:

        gesamt: 1234.50
    """
    for fault in context.of_kind(ShapeFault.COMMA_IN_NUMBER):
        value, right = fault.details
        yield found(fault, f"„{value}“ ist mit Komma oder Tausenderpunkt geschrieben", f"Schreiben Sie {right}")


@rule("KEP114", "zahl-der-ebenen", Severity.ERROR)
def level_count(context: Context) -> Iterator[Finding]:
    """Ein Konzept nennt keine oder zu viele Ebenen.

    Schlecht:

        ebenen: []

    Gut:

        ebenen: [Oberziel, Unterziel]
    """
    for fault in context.of_kind(ShapeFault.LEVEL_COUNT):
        count, most = fault.details
        yield found(fault, f"Das Konzept nennt {count} Ebenen", f"Nennen Sie mindestens eine und höchstens {most}")


@rule("KEP115", "ungueltige-nummernform", Severity.ERROR)
def bad_number_form(context: Context) -> Iterator[Finding]:
    """Eine Nummernform enthält keinen oder mehr als einen Zähler, oder einen unbekannten Platzhalter.

    Es gibt die Zähler `{n}` (1, 2, 3), `{A}` (A, B, C) und `{a}` (a, b, c) und `{eltern}` für die Nummer darüber. Eine
    leere Form steht für eine Ebene ohne Nummern.

    Schlecht:

        nummernform: "{vater}.{x}"

    Gut:

        nummernform: "{eltern}.{n}"
    """
    for fault in context.of_kind(ShapeFault.BAD_NUMBER_FORM):
        yield found(
            fault,
            f"„{fault.details[0]}“ ist keine Nummernform",
            "Eine Form hat genau einen Zähler {n}, {A} oder {a}; dazu {eltern} für die Nummer darüber",
        )


@rule("KEP117", "kein-jahr", Severity.ERROR)
def not_a_year(context: Context) -> Iterator[Finding]:
    """Ein Datum nennt einen Tag, einen Monat oder ein Quartal, wo nur ein Jahr gefragt ist.

    Mittel gelten für ein ganzes Haushaltsjahr.

    Schlecht:

        mittel:
          - jahr: 2028-05

    Gut:

        mittel:
          - jahr: 2028
    """
    for fault in context.of_kind(ShapeFault.NOT_A_YEAR):
        year = _YEAR.search(fault.details[0])
        yield found(
            fault,
            f"„{fault.details[0]}“ ist kein ganzes Jahr",
            f"Schreiben Sie {year[0] if year else 'nur das Jahr'}",
        )


@rule("KEP119", "wert-oder-korridor", Severity.ERROR)
def value_or_corridor(context: Context) -> Iterator[Finding]:
    """Ein Zielwert nennt weder einen Wert noch einen ganzen Korridor, oder beides.

    Ein Zielwert ist entweder ein einzelner `wert`, oder er hat mit `von` und `bis` zwei Grenzen.

    Schlecht:

        zielwerte:
          - {von: 20, zum: 2030}

    Gut:

        zielwerte:
          - {von: 20, bis: 25, zum: 2030}
    """
    for fault in context.of_kind(ShapeFault.VALUE_OR_CORRIDOR):
        given = fault.details[0].split()
        message = f"Der Zielwert nennt {'' if len(given) > 1 else 'nur '}{listed(given)}"
        if not given:
            message = "Der Zielwert nennt weder einen Wert noch einen Korridor"
        remedy = "Schreiben Sie entweder „wert: …“ oder für einen Korridor „von: …“ und „bis: …“"
        yield found(fault, message, remedy)


@rule("KEP120", "verkehrter-korridor", Severity.ERROR)
def corridor_reversed(context: Context) -> Iterator[Finding]:
    """Die untere Grenze eines Korridors liegt über der oberen.

    Schlecht:

        zielwerte:
          - {von: 25, bis: 20, zum: 2030}

    Gut:

        zielwerte:
          - {von: 20, bis: 25, zum: 2030}
    """
    for fault in context.of_kind(ShapeFault.CORRIDOR_REVERSED):
        low, high = fault.details
        yield found(
            fault,
            f"Der Korridor reicht von {low} bis {high}, die untere Grenze liegt also über der oberen",
            "Vertauschen oder berichtigen Sie „von“ und „bis“",
        )


@rule("KEP121", "ungueltige-produktform", Severity.ERROR)
def bad_product_form(context: Context) -> Iterator[Finding]:
    """Die Form der Produktnummern hat keine Stelle für eine Ziffer oder einen Buchstaben.

    In der Form steht `N` für eine Ziffer und `A` für einen Buchstaben; alles andere steht für sich.

    Schlecht:

        einstellungen:
          produktnummer: "00.00"

    Gut:

        einstellungen:
          produktnummer: "NN.NN"
    """
    for fault in context.of_kind(ShapeFault.BAD_PRODUCT_FORM):
        form = fault.details[0]
        remedy = f"Schreiben Sie {_PLACE.sub('N', form)}" if _PLACE.search(form) else "Schreiben Sie etwa NN.NN.NN.NN"
        yield found(fault, f"„{form}“ ist keine Form für Produktnummern", remedy)


RULES: tuple[Rule, ...] = (
    bad_id,
    not_a_date,
    not_a_day,
    end_before_start,
    not_yes_or_no,
    not_a_number,
    not_a_count,
    comma_in_number,
    level_count,
    bad_number_form,
    not_a_year,
    value_or_corridor,
    corridor_reversed,
    bad_product_form,
)
"""The rules of this module, in the order of their codes."""
