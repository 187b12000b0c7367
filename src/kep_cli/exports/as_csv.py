"""The tables as CSV files, as a German Excel opens them by a double click: `;`, decimal comma, `31.12.2024`, UTF-8."""

import csv
import io
from datetime import date
from decimal import Decimal

from kep_cli.exports.columns import Value
from kep_cli.exports.contract import Exported, File
from kep_cli.wording.visible import visible

_GUARDED = ("=", "+", "-", "@", "\t", "\r", "'")
"""Signs that a spreadsheet takes for the beginning of a formula. Texts that begin so get a `'` before them.

So do those that begin with a `'` of their own: whoever takes one away from each text has what stood in the goals.
"""


def files(exported: Exported) -> list[File]:
    """A file for each table."""
    made: list[File] = []
    for table in exported.tables:
        text = io.StringIO(newline="")
        rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
        rows.writerow(column.heading for column in table.columns)
        rows.writerows([_cell(value) for value in row] for row in table.rows)
        made.append((f"{table.name}.csv", text.getvalue().encode("utf-8-sig", errors="replace")))
    return made


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case date():
            return f"{value.day:02}.{value.month:02}.{value.year:04}"
    shown = "\n".join(visible(line) for line in value.split("\n"))
    return f"'{shown}" if shown.startswith(_GUARDED) else shown
