"""KEP1xx: fields, dates and numbers that are not what the format wants."""

from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.faults import ShapeFault
from kep_cli.rules.contract import Context, Rule, found, rule
from kep_cli.wording.ids import as_id
from kep_cli.wording.nearest import did_you_mean, nearest
from kep_cli.wording.phrases import listed

_DATE_REMEDY = "Schreiben Sie 2018-06-21 oder 21.06.2018; ungenauer 2018-06 oder 2018"


@rule("KEP101", "unbekanntes-feld", Severity.ERROR)
def unknown_field(context: Context) -> Iterator[Finding]:
    """Ein Feld gibt es an dieser Stelle nicht.

    Meist ist es ein Tippfehler. Was unter einem unbekannten Feld steht, käme in keiner Vorlage an.

    Schlecht:

        titl: Kreisentwicklungskonzept

    Gut:

        titel: Kreisentwicklungskonzept
    """
    for fault in context.of_kind(ShapeFault.UNKNOWN_FIELD):
        field, owner, known = fault.details
        fields = known.split()
        remedy = did_you_mean(field, fields) or f"Möglich sind {listed(fields)}"
        yield found(fault, f"„{owner}“ hat kein Feld „{field}“", remedy)


@rule("KEP102", "fehlendes-feld", Severity.ERROR)
def missing_field(context: Context) -> Iterator[Finding]:
    """Ein Pflichtfeld fehlt oder ist leer.

    Ohne dieses Feld weiß niemand, was gemeint ist. Alle anderen Felder dürfen fehlen; was nicht feststeht, bleibt leer.

    Schlecht:

        id: wohnraum
        nummer: 1

    Gut:

        id: wohnraum
        nummer: 1
        text: Der Landkreis bietet Wohnraum für alle.
    """
    for fault in context.of_kind(ShapeFault.MISSING_FIELD):
        field, owner = fault.details
        yield found(fault, f"„{owner}“ braucht das Feld „{field}“", f"Ergänzen Sie „{field}: …“")


@rule("KEP103", "falsche-form", Severity.ERROR)
def wrong_type(context: Context) -> Iterator[Finding]:
    """An einer Stelle steht eine Liste, wo ein Text hingehört, oder umgekehrt.

    Oft fehlt ein Bindestrich vor einem Eintrag, oder ein Doppelpunkt mitten im Text macht daraus ein Feld.

    Schlecht:

        punkte: Wohnen

    Gut:

        punkte:
          - Wohnen
    """
    for fault in context.of_kind(ShapeFault.WRONG_TYPE):
        expected, stands = fault.details
        if expected.startswith("ein Text") and stands == "eine Gruppe von Feldern":
            remedy = "Setzen Sie den Text in Anführungszeichen, wenn ein Doppelpunkt darin vorkommt"
        elif expected.startswith("eine Liste"):
            remedy = "Beginnen Sie jeden Eintrag in einer neuen, eingerückten Zeile mit „- “"
        elif expected.startswith("eine Gruppe"):
            remedy = "Schreiben Sie die Felder untereinander: „feld: Wert“"
        else:
            remedy = "Schreiben Sie den Text hinter den Doppelpunkt"
        yield found(fault, f"Hier steht {stands}, erwartet wird {expected}", remedy)


@rule("KEP104", "leerer-text", Severity.ERROR)
def empty_text(context: Context) -> Iterator[Finding]:
    """Ein Feld enthält einen Text ohne ein einziges Zeichen.

    Was nicht feststeht, lassen Sie einfach weg.

    Schlecht:

        kurztitel: ""

    Gut:

        kurztitel: Wohnraum
    """
    for fault in context.of_kind(ShapeFault.EMPTY_TEXT):
        yield found(fault, "Der Text ist leer", "Ergänzen Sie ihn, oder löschen Sie das Feld")


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


@rule("KEP113", "unbekanntes-wort", Severity.ERROR)
def unknown_choice(context: Context) -> Iterator[Finding]:
    """In einem Feld mit festen Möglichkeiten steht etwas anderes.

    Schlecht:

        zustand: Entwürfe

    Gut:

        zustand: entwurf
    """
    for fault in context.of_kind(ShapeFault.NOT_A_CHOICE):
        value, known = fault.details
        words = known.split()
        near = nearest(value, words)
        choices = f"Möglich sind {listed(words)}"
        remedy = f"Meinten Sie „{near}“? {choices}" if near else choices
        yield found(fault, f"„{value}“ ist hier nicht möglich", remedy)


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


@rule("KEP116", "unbekannte-regel", Severity.WARNING)
def unknown_rule(context: Context) -> Iterator[Finding]:
    """Die Einstellungen nennen eine Regel, die es nicht gibt.

    Schlecht:

        einstellungen:
          regeln:
            ausschalten: [KEP999]

    Gut:

        einstellungen:
          regeln:
            ausschalten: [KEP303]
    """
    rahmen = context.konzept.rahmen
    if rahmen is None or rahmen.data is None:
        return
    known = [name for known_rule in context.rules for name in (known_rule.code, known_rule.name)]
    said = rahmen.data.einstellungen.regeln
    route = ("einstellungen", "regeln")
    named = [
        *((rahmen.span(*route, "einschalten", place), selector) for place, selector in enumerate(said.einschalten)),
        *((rahmen.span(*route, "ausschalten", place), selector) for place, selector in enumerate(said.ausschalten)),
        *((rahmen.key_span(*route, "schweregrade", selector), selector) for selector in said.schweregrade),
    ]
    for span, selector in named:
        if not any(known_rule.is_meant_by(selector) for known_rule in context.rules):
            remedy = did_you_mean(selector, known) or "Alle Regeln zeigt „kep explain“"
            yield Finding(span, f"Die Regel „{selector}“ gibt es nicht", remedy, rahmen.name)


RULES: tuple[Rule, ...] = (
    unknown_field,
    missing_field,
    wrong_type,
    empty_text,
    bad_id,
    not_a_date,
    not_a_day,
    end_before_start,
    not_yes_or_no,
    not_a_number,
    not_a_count,
    comma_in_number,
    unknown_choice,
    level_count,
    bad_number_form,
    unknown_rule,
)
"""The rules of this family, in the order of their codes."""
