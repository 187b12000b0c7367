"""The tables as one JSON file: numbers and days as texts, so that nothing is rounded."""

import json
from datetime import date
from decimal import Decimal

from kep_cli.exports.columns import Value
from kep_cli.exports.contract import Exported, File
from kep_cli.wording.visible import UNSEEN, escaped


def files(exported: Exported) -> list[File]:
    """One object: whose goals they are, the day, and each table as a list of objects; what was not said is null."""
    data = {
        "koerperschaft": exported.koerperschaft,
        "stichtag": exported.stichtag,
        "tabellen": {
            table.name: [
                {column.name: _plain(value) for column, value in zip(table.columns, row, strict=True)}
                for row in table.rows
            ]
            for table in exported.tables
        },
    }
    # Breaks within texts are escaped by now. What nobody sees goes by its number, so that a terminal gets the same.
    lines = json.dumps(data, ensure_ascii=False, indent=2).split("\n")
    text = "".join(f"{UNSEEN.sub(lambda unseen: escaped(unseen[0]), line)}\n" for line in lines)
    return [("ziele.json", text.encode())]


def _plain(value: Value) -> str | bool | None:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value
