"""KEP024, KEP025 and KEP122 to KEP126: tables of measured values in files of their own."""

from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.faults import ShapeFault
from kep_cli.rules.contract import Context, Rule, found, rule
from kep_cli.source.faults import FileFault

_PARTED = "Hat die Zahl ein Komma, trennen Sie alle Zellen der Datei mit „;“, oder schreiben Sie die Zahl mit Punkt"
_AS_CSV = "Speichern Sie sie in Excel unter „CSV UTF-8 (durch Trennzeichen getrennt)“"


@rule("KEP024", "excel-datei", Severity.ERROR)
def workbook(context: Context) -> Iterator[Finding]:
    """Eine Datei mit der Endung `.csv` ist in Wahrheit eine Excel-Mappe.

    Meist wurde nur die Endung geändert. Eine Mappe kann kep nicht lesen; Excel kann sie als CSV speichern.

    Schlecht:

        goals/kennzahlen/einwohner.csv   (eine umbenannte einwohner.xlsx)

    Gut:

        goals/kennzahlen/einwohner.csv   (in Excel als „CSV UTF-8“ gespeichert)
    """
    for fault in context.of_kind(FileFault.WORKBOOK):
        yield found(fault, f"„{fault.details[0]}“ ist eine Excel-Datei, keine CSV-Datei", _AS_CSV)


@rule("KEP025", "zerrissene-zeile", Severity.ERROR)
def torn_row(context: Context) -> Iterator[Finding]:
    """Eine Zeile einer CSV-Datei hat mehr Zellen als die Kopfzeile Spalten, oder ihre Anführungszeichen passen nicht.

    Dann ist unklar, was zu welcher Spalte gehört; die Zeile wird nicht gelesen. Oft steht das Trennzeichen in einem
    Text.

    Schlecht:

        Stichtag;Wert
        2024;118.230;vorläufig

        Stichtag,Wert,Quelle
        2024,95,5

    Gut:

        Stichtag;Wert;vorläufig
        2024;118.230;ja

        Stichtag;Wert;Quelle
        2024;95,5;
    """
    for fault in context.of_kind(FileFault.ROW_TOO_LONG):
        cells, columns, separator = fault.details
        remedy = _PARTED if separator == "," else "Löschen Sie, was zu viel ist, oder ergänzen Sie die Kopfzeile"
        yield found(fault, f"Die Zeile hat {cells} Zellen, die Kopfzeile nur {columns}", remedy)
    for fault in context.of_kind(ShapeFault.SPLIT_NUMBER):
        whole, rest = fault.details
        yield found(fault, f"Das Komma trennt hier zwei Zellen: „{whole}“ und „{rest}“", _PARTED)
    for fault in context.of_kind(FileFault.QUOTES):
        remedy = 'Schließen Sie die Zelle mit „"“; ein Anführungszeichen darin wird verdoppelt'
        yield found(fault, "Die Anführungszeichen dieser Zelle passen nicht zusammen", remedy)


@rule("KEP122", "tabelle-fehlt", Severity.ERROR)
def missing_table(context: Context) -> Iterator[Finding]:
    """Eine Kennzahl nennt eine Datei mit Messwerten, die es nicht gibt, die woanders liegt oder keine CSV-Datei ist.

    Die CSV-Datei liegt neben der Datei der Kennzahl, im Ordner `goals/kennzahlen`.

    Schlecht:

        messwerte: {datei: einwoner.csv}
        messwerte: {datei: ../einwohner.csv}

    Gut:

        messwerte: {datei: einwohner.csv}
    """
    for fault in context.of_kind(ShapeFault.NO_TABLE):
        name, near = fault.details
        hint = f"Meinten Sie „{near}“?" if near else "Legen Sie sie neben die Datei der Kennzahl"
        yield found(fault, f"Die Datei „{name}“ gibt es hier nicht", hint)
    for fault in context.of_kind(ShapeFault.TABLE_OUTSIDE):
        message = f"„{fault.details[0]}“ führt aus dem Ordner hinaus"
        yield found(fault, message, "Legen Sie die Datei neben die der Kennzahl, und nennen Sie nur ihren Namen")
    for fault in context.of_kind(ShapeFault.NOT_A_TABLE):
        yield found(fault, f"„{fault.details[0]}“ ist keine CSV-Datei", _AS_CSV)
    for fault in context.of_kind(ShapeFault.TABLE_NOT_NAMED):
        remedy = f"Schreiben Sie messwerte: {{datei: {fault.details[0] or 'NAME.csv'}}}, oder zählen Sie die Werte auf"
        yield found(fault, "Hier stehen weder Messwerte noch der Name einer Datei mit Messwerten", remedy)


@rule("KEP123", "falsche-kopfzeile", Severity.ERROR)
def faulty_head(context: Context) -> Iterator[Finding]:
    """Die erste Zeile einer Tabelle mit Messwerten nennt die Spalten nicht so, wie kep sie braucht.

    Nötig sind „Stichtag“ und „Wert“, möglich sind „vorläufig“ und „Quelle“; die Reihenfolge ist gleich.

    Schlecht:

        Jahr;Einwohner
        2024;118230

    Gut:

        Stichtag;Wert
        2024;118230
    """
    for fault in context.of_kind(ShapeFault.NO_HEAD):
        yield found(fault, "Die erste Zeile nennt keine Spalten", "Schreiben Sie in die erste Zeile: Stichtag;Wert")
    for fault in context.of_kind(ShapeFault.MISSING_COLUMN):
        remedy = "Nennen Sie die Spalten in der ersten Zeile, etwa: Stichtag;Wert"
        yield found(fault, f"Die Spalte „{fault.details[0]}“ fehlt", remedy)
    for fault in context.of_kind(ShapeFault.UNKNOWN_COLUMN):
        remedy = "Es gibt: Stichtag, Wert, vorläufig und Quelle; löschen Sie andere Spalten"
        yield found(fault, f"Die Spalte „{fault.details[0]}“ kennt kep nicht", remedy)
    for fault in context.of_kind(ShapeFault.COLUMN_TWICE):
        yield found(fault, f"Die Spalte „{fault.details[0]}“ steht hier zum zweiten Mal", "Löschen Sie eine der beiden")


@rule("KEP124", "leere-zelle", Severity.ERROR)
def empty_cell(context: Context) -> Iterator[Finding]:
    """In einer Zeile einer Tabelle mit Messwerten fehlt der Stichtag oder der Wert.

    Wurde für ein Jahr nichts erhoben, bleibt die ganze Zeile weg.

    Schlecht:

        Stichtag;Wert
        2024;

    Gut:

        Stichtag;Wert
        2024;118230
    """
    for fault in context.of_kind(ShapeFault.EMPTY_CELL):
        remedy = "Ergänzen Sie die Zelle, oder löschen Sie die Zeile"
        yield found(fault, f"Hier fehlt: {fault.details[0]}", remedy)


@rule("KEP125", "zelle-keine-zahl", Severity.ERROR)
def cell_without_number(context: Context) -> Iterator[Finding]:
    """In der Spalte „Wert“ einer Tabelle steht etwas, das keine Zahl ist.

    Zahlen dürfen deutsch (`1.234,5`) oder international (`1234.5`) geschrieben sein, ohne Einheit.

    Schlecht:

        2024;ca. 118.000 Einwohner

    Gut:

        2024;118.230
    """
    for fault in context.of_kind(ShapeFault.CELL_NOT_A_NUMBER):
        remedy = "Schreiben Sie nur die Zahl, etwa 118.230 oder 118230,5; die Einheit steht bei der Kennzahl"
        yield found(fault, f"„{fault.details[0]}“ ist keine Zahl", remedy)


@rule("KEP126", "mehrdeutige-zahl", Severity.ERROR)
def ambiguous_number(context: Context) -> Iterator[Finding]:
    """Eine Zahl lässt sich deutsch und international lesen, und die übrige Spalte entscheidet es nicht.

    `1.234` kann 1234 sein oder 1,234. Steht in der Spalte irgendwo `1.234,5` oder `12,5`, ist sie deutsch geschrieben,
    und alles ist klar.

    Schlecht:

        2023;1.234
        2024;1.301

    Gut:

        2023;1234
        2024;1301
    """
    for fault in context.of_kind(ShapeFault.AMBIGUOUS_NUMBER):
        said, german, international = fault.details
        # With one decimal more than three the comma is a German one.
        whole, decimal = sorted((german, international), key=lambda reading: "." in reading)
        remedy = f"Schreiben Sie {whole} oder {decimal.replace('.', ',')}0, wie es gemeint ist"
        yield found(fault, f"„{said}“ kann zweierlei heißen", remedy)


RULES: tuple[Rule, ...] = (
    workbook,
    torn_row,
    missing_table,
    faulty_head,
    empty_cell,
    cell_without_number,
    ambiguous_number,
)
"""The rules of this module, in the order of their codes."""
