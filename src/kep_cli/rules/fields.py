"""KEP1xx, fields: unknown or missing ones, and what stands in them."""

from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.faults import ShapeFault
from kep_cli.rules.contract import Context, Rule, found, rule
from kep_cli.wording.nearest import did_you_mean, nearest
from kep_cli.wording.phrases import listed


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
        expected, stands, *sample = fault.details
        if expected.startswith("ein Text") and stands == "eine Gruppe von Feldern":
            remedy = "Setzen Sie den Text in Anführungszeichen, wenn ein Doppelpunkt darin vorkommt"
        elif expected.startswith("eine Liste"):
            remedy = f"Beginnen Sie jeden Eintrag in einer neuen, eingerückten Zeile mit „{''.join(sample) or '- '}“"
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


@rule("KEP118", "leere-liste", Severity.ERROR)
def empty_list(context: Context) -> Iterator[Finding]:
    """Eine Liste ist leer, die mindestens einen Eintrag braucht.

    Eine Maßnahme dient mindestens einem Ziel, und eine Kennzahl misst mindestens eines.

    Schlecht:

        ziele: []

    Gut:

        ziele: [wohnraum]
    """
    for fault in context.of_kind(ShapeFault.EMPTY_LIST):
        yield found(fault, "Die Liste ist leer, braucht aber mindestens einen Eintrag", "Tragen Sie ihn ein")


RULES: tuple[Rule, ...] = (
    unknown_field,
    missing_field,
    wrong_type,
    empty_text,
    unknown_choice,
    unknown_rule,
    empty_list,
)
"""The rules of this module, in the order of their codes."""
