"""KEP0xx, files as a whole: what cannot be read, or is not."""

from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.rules.contract import Context, Rule, found, rule
from kep_cli.source.faults import FileFault
from kep_cli.wording.phrases import listed

_IN_EDITOR = "Speichern Sie sie als UTF-8; im Editor unter „Speichern unter“ bei „Codierung“"
_IN_EXCEL = "Speichern Sie sie als UTF-8; in Excel unter „CSV UTF-8 (durch Trennzeichen getrennt)“"


@rule("KEP001", "zu-grosse-datei", Severity.ERROR)
def too_large(context: Context) -> Iterator[Finding]:
    """Die Datei ist größer, als kep liest.

    Zieldateien sind Text und bleiben klein. Eine so große Datei ist fast immer aus Versehen hier gelandet,
    etwa ein Bild oder ein Export mit der Endung `.yaml`.

    Schlecht:

        goals/oberziele/luftbild.yaml   (48 MB)

    Gut:

        goals/oberziele/wohnraum.yaml   (12 kB)
    """
    for fault in context.of_kind(FileFault.TOO_LARGE):
        yield found(
            fault,
            f"Die Datei ist größer als {fault.details[0]} MB und wird nicht gelesen",
            "Teilen Sie sie auf mehrere Dateien auf, oder entfernen Sie sie aus dem Ordner „goals“",
        )


@rule("KEP002", "nicht-utf8", Severity.ERROR)
def not_utf8(context: Context) -> Iterator[Finding]:
    """Die Datei ist nicht in UTF-8 gespeichert.

    Ältere Windows-Programme speichern Umlaute in einer anderen Kodierung. Auf einem anderen Rechner wird daraus
    Zeichensalat. kep liest die Datei trotzdem in der Kodierung, die sie vermutlich hat, damit Sie alle weiteren
    Fehler auf einmal sehen.

    Schlecht:

        text: Wohnr�ume        (gespeichert als Windows-1252)

    Gut:

        text: Wohnräume        (gespeichert als UTF-8)
    """
    for fault in context.of_kind(FileFault.NOT_UTF8):
        encoding, character = fault.details
        seems = f", sondern vermutlich in {encoding}" if encoding else ""
        shown = f"; erste Stelle: „{character}“" if character else ""
        yield found(
            fault,
            f"Die Datei ist nicht in UTF-8 gespeichert{seems}{shown}",
            _IN_EXCEL if fault.span.path.lower().endswith(".csv") else _IN_EDITOR,
        )


@rule("KEP007", "leere-datei", Severity.ERROR)
def empty_file(context: Context) -> Iterator[Finding]:
    """Die Datei enthält nichts als Kommentare oder Leerzeilen.

    Vermutlich ist beim Speichern oder Zusammenführen etwas verloren gegangen.

    Schlecht:

        # Oberziel 3

    Gut:

        # Oberziel 3
        id: dienstleister
        text: Der Landkreis ist ein Dienstleister.
    """
    for fault in context.of_kind(FileFault.EMPTY):
        yield found(fault, "Die Datei ist leer", "Ergänzen Sie den Inhalt, oder löschen Sie die Datei")


@rule("KEP015", "zu-tief-verschachtelt", Severity.ERROR)
def too_deep(context: Context) -> Iterator[Finding]:
    """Die Datei ist tiefer verschachtelt, als es ein Zielsystem je braucht.

    Schlecht:

        text: [[[[[[ … ]]]]]]      (mehr als 50 Klammern ineinander)

    Gut:

        text: Wohnraum für alle.
    """
    for fault in context.of_kind(FileFault.TOO_DEEP):
        yield found(
            fault,
            f"Mehr als {fault.details[0]} Ebenen ineinander; ab hier wird die Datei nicht gelesen",
            "Prüfen Sie Klammern und Einrückung an dieser Stelle",
        )


@rule("KEP018", "ueberfluessige-unterdrueckung", Severity.WARNING)
def unused_suppression(context: Context) -> Iterator[Finding]:
    """Eine Unterdrückung `# kep: ignore[…]` unterdrückt nichts mehr.

    Sie bliebe stehen und verdeckte später einen neuen Befund. Sie gehört in die Zeile des Feldes, dessen Befund sie
    unterdrückt.

    Schlecht:

        titel: Kreisentwicklungskonzept  # kep: ignore[KEP301]

    Gut:

        titel: Kreisentwicklungskonzept
    """
    for fault in context.of_kind(FileFault.UNUSED_SUPPRESSION):
        idle, unknown = fault.details
        if not idle:
            message = "Die Unterdrückung nennt keine Regel"
        elif unknown:
            message = f"Die Unterdrückung nennt {listed(unknown.split())}; das ist kein Code einer Regel"
        else:
            message = f"Die Unterdrückung von {', '.join(idle.split())} unterdrückt nichts"
        yield found(fault, message, "Löschen Sie sie, oder setzen Sie sie in die Zeile des Feldes mit dem Befund")


@rule("KEP019", "verknuepfung-nach-aussen", Severity.ERROR)
def outside_link(context: Context) -> Iterator[Finding]:
    """Die Datei ist eine Verknüpfung auf etwas außerhalb des Arbeitsbereichs.

    kep liest nur, was im Arbeitsbereich liegt; sonst gelangte Fremdes unbemerkt in Ihre Unterlagen.

    Schlecht:

        goals/runden.yaml → /home/anna/runden.yaml

    Gut:

        goals/runden.yaml
    """
    for fault in context.of_kind(FileFault.OUTSIDE_LINK):
        yield found(
            fault,
            "Die Datei ist eine Verknüpfung nach außerhalb des Arbeitsbereichs und wird nicht gelesen",
            "Legen Sie die Datei selbst in den Ordner „goals“",
        )


@rule("KEP020", "nicht-gelesene-datei", Severity.WARNING)
def not_read(context: Context) -> Iterator[Finding]:
    """Im Ordner `goals` liegt eine Datei, die kep nicht liest.

    Wer dort etwas einträgt, glaubt, es sei Teil der Ziele. Meist ist die Endung falsch (`.yml`) oder der Ordner
    anders geschrieben.

    Schlecht:

        goals/oberziele/wohnraum.yml

    Gut:

        goals/oberziele/wohnraum.yaml
    """
    for fault in context.of_kind(FileFault.NOT_READ):
        yield found(
            fault,
            f"Die Datei wird nicht gelesen: {fault.details[0]}",
            "Benennen Sie sie um, oder verschieben Sie sie; welche Dateien kep liest, steht im Handbuch",
        )
    for fault in context.of_kind(FileFault.TABLE_UNUSED):
        yield found(
            fault,
            "Keine Kennzahl nennt diese Tabelle",
            "Nennen Sie sie bei ihrer Kennzahl unter „messwerte: {datei: …}“, oder löschen Sie sie",
        )


@rule("KEP021", "keine-textdatei", Severity.ERROR)
def not_text(context: Context) -> Iterator[Finding]:
    """Die Datei ist gar kein Text, sondern etwa ein Bild, ein Programm oder ein Word-Dokument.

    Vermutlich trägt sie die Endung `.yaml` aus Versehen.

    Schlecht:

        goals/oberziele/wohnraum.yaml   (ein umbenanntes Word-Dokument)

    Gut:

        goals/oberziele/wohnraum.yaml   (mit einem Texteditor geschrieben)
    """
    for fault in context.of_kind(FileFault.NOT_TEXT):
        yield found(
            fault,
            "Die Datei ist keine Textdatei und wird nicht gelesen",
            "Entfernen Sie sie aus dem Ordner „goals“, oder übertragen Sie ihren Text in eine Textdatei",
        )


@rule("KEP022", "ungeloester-konflikt", Severity.ERROR)
def conflict(context: Context) -> Iterator[Finding]:
    """In der Datei stehen zwei Fassungen nebeneinander, weil Git sie nicht selbst zusammenführen konnte.

    Die Stelle beginnt mit `<<<<<<<` und endet mit `>>>>>>>`; dazwischen trennt `=======` die beiden Fassungen.

    Schlecht:

        <<<<<<< HEAD
        text: Wohnraum für alle.
        =======
        text: Wohnraum für Familien.
        >>>>>>> workshop

    Gut:

        text: Wohnraum für Familien.
    """
    for fault in context.of_kind(FileFault.CONFLICT):
        yield found(
            fault,
            "Hier stehen zwei Fassungen nebeneinander (ungelöster Git-Konflikt)",
            "Behalten Sie eine der beiden, und löschen Sie die Zeilen mit „<<<<<<<“, „=======“ und „>>>>>>>“",
        )


RULES: tuple[Rule, ...] = (
    too_large,
    not_utf8,
    empty_file,
    too_deep,
    unused_suppression,
    outside_link,
    not_read,
    not_text,
    conflict,
)
"""The rules of this module, in the order of their codes."""
