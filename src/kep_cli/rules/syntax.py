"""KEP0xx, YAML: what is no YAML, and what YAML would do in silence."""

from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.rules.contract import Context, Rule, found, rule
from kep_cli.source.faults import FileFault


@rule("KEP008", "tabulator", Severity.ERROR)
def tab(context: Context) -> Iterator[Finding]:
    """Eine Zeile ist mit einem Tabulator eingerückt.

    YAML erlaubt zum Einrücken nur Leerzeichen, weil Tabulatoren in jedem Editor anders breit sind.

    Schlecht:

        unterziele:
        →- id: wohnen

    Gut:

        unterziele:
          - id: wohnen
    """
    for fault in context.of_kind(FileFault.TAB):
        yield found(fault, "Tabulator statt Leerzeichen", "Rücken Sie die Zeile mit Leerzeichen ein")


@rule("KEP009", "yaml-fehler", Severity.ERROR)
def syntax(context: Context) -> Iterator[Finding]:
    """Die Datei ist kein gültiges YAML und lässt sich ab dieser Stelle nicht lesen.

    Der häufigste Grund ist ein Doppelpunkt mit Leerzeichen mitten in einem Text ohne Anführungszeichen. Bis der
    Fehler behoben ist, kann kep nicht prüfen, was in der Datei steht.

    Schlecht:

        text: Unser Ziel: mehr Wohnraum

    Gut:

        text: "Unser Ziel: mehr Wohnraum"
    """
    for fault in context.of_kind(FileFault.SYNTAX):
        message, remedy = fault.details
        yield found(fault, message, remedy)


@rule("KEP010", "mehrere-dokumente", Severity.ERROR)
def several_documents(context: Context) -> Iterator[Finding]:
    """In der Datei beginnt mit `---` ein zweites YAML-Dokument.

    kep liest ein Dokument je Datei. Was hinter dem zweiten `---` steht, bliebe ungelesen.

    Schlecht:

        id: wohnraum
        text: Wohnraum für alle.
        ---
        id: wirtschaft
        text: Eine starke Wirtschaft.

    Gut:

        id: wohnraum
        text: Wohnraum für alle.
    """
    for fault in context.of_kind(FileFault.SEVERAL_DOCUMENTS):
        yield found(
            fault,
            "Hier beginnt ein zweites YAML-Dokument, das nicht gelesen wird",
            "Legen Sie dafür eine eigene Datei an, und löschen Sie die Zeile „---“",
        )


@rule("KEP011", "doppeltes-feld", Severity.ERROR)
def duplicate_field(context: Context) -> Iterator[Finding]:
    """Ein Feld kommt zweimal vor.

    YAML behielte stillschweigend nur eines von beiden; welches, hängt vom Programm ab.

    Schlecht:

        id: wohnraum
        text: Wohnraum für alle.
        text: Wohnraum für Familien.

    Gut:

        id: wohnraum
        text: Wohnraum für Familien.
    """
    for fault in context.of_kind(FileFault.DUPLICATE_KEY):
        field, line = fault.details
        yield found(
            fault, f"Feld „{field}“ kommt zweimal vor, zuerst in Zeile {line}", "Behalten Sie nur eines von beiden"
        )


@rule("KEP012", "feldname-kein-text", Severity.ERROR)
def field_name_not_text(context: Context) -> Iterator[Finding]:
    """Der Name eines Feldes ist kein einfaches Wort.

    Das geschieht, wenn vor einem Doppelpunkt eine Klammer steht.

    Schlecht:

        {1.1}: Wohnraum

    Gut:

        text: "{1.1}: Wohnraum"
    """
    for fault in context.of_kind(FileFault.KEY_NOT_TEXT):
        yield found(
            fault,
            "Der Name dieses Feldes ist kein einfaches Wort",
            "Schreiben Sie „feld: Wert“, den Wert in Anführungszeichen",
        )


@rule("KEP013", "yaml-verweis", Severity.ERROR)
def alias(context: Context) -> Iterator[Finding]:
    """Ein Text beginnt mit `&` oder `*`, und YAML liest das als Sprungmarke oder Verweis.

    Das erste Wort ginge verloren oder würde durch einen anderen Text ersetzt. Zieldateien brauchen keine Verweise,
    deshalb weist kep sie ab.

    Schlecht:

        text: &Co. sind willkommen

    Gut:

        text: "&Co. sind willkommen"
    """
    for fault in context.of_kind(FileFault.ALIAS):
        written = fault.details[0]
        kind = "Sprungmarke" if written.startswith("&") else "Verweis"
        yield found(
            fault,
            f"„{written}“ liest YAML als {kind}, nicht als Text",
            "Setzen Sie den ganzen Text in Anführungszeichen",
        )


@rule("KEP014", "yaml-typangabe", Severity.ERROR)
def tag(context: Context) -> Iterator[Finding]:
    """Ein Text beginnt mit `!`, und YAML liest das erste Wort als Typangabe.

    Das Wort ginge verloren.

    Schlecht:

        text: !Wichtig ist der Wohnraum

    Gut:

        text: "!Wichtig ist der Wohnraum"
    """
    for fault in context.of_kind(FileFault.TAG):
        yield found(
            fault,
            f"„{fault.details[0]}“ liest YAML als Typangabe, nicht als Text",
            "Setzen Sie den ganzen Text in Anführungszeichen",
        )


@rule("KEP016", "verlorener-text", Severity.ERROR)
def lost_text(context: Context) -> Iterator[Finding]:
    """Hinter einem Text ohne Anführungszeichen folgt ein Leerzeichen und `#`; YAML verwirft den Rest als Kommentar.

    Ein gewollter Kommentar hat ein Leerzeichen hinter dem `#` und wird nicht beanstandet.

    Schlecht:

        text: Wir werden #1 in der Region

    Gut:

        text: "Wir werden #1 in der Region"
    """
    for fault in context.of_kind(FileFault.TEXT_LOST):
        yield found(
            fault,
            f"„{fault.details[0]}“ liest YAML als Kommentar; es fehlt im Text",
            "Setzen Sie den ganzen Text in Anführungszeichen; für einen Kommentar schreiben Sie „# “ mit Leerzeichen",
        )


RULES: tuple[Rule, ...] = (
    tab,
    syntax,
    several_documents,
    duplicate_field,
    field_name_not_text,
    alias,
    tag,
    lost_text,
)
"""The rules of this module, in the order of their codes."""
