"""The tables as Parquet, one file each in a folder named after whose they are, so that many counties go side by side.

`messwerte/koerperschaft=landkreis-musterland/teil.parquet`: DuckDB and Spark read the folder names as a column. Numbers
are decimals with 28 digits before and 10 behind the point; what does not fit is refused, never rounded. pyarrow is an
extra of the installation.
"""

import io
from datetime import date
from decimal import Decimal, localcontext
from importlib import import_module
from typing import Any

from kep_cli.errors import KepError
from kep_cli.exports.columns import Kind
from kep_cli.exports.contract import Exported, File
from kep_cli.exports.tables import Table
from kep_cli.wording.ids import as_id

_PLACES = Decimal(1).scaleb(-10)
_DIGITS = 38
_LARGEST = Decimal(10) ** 28
_LONGEST_NAME = 80  # systems take no folders with very long names


def files(exported: Exported) -> list[File]:
    """The files. Raises KepError where pyarrow is missing, and for numbers that do not fit."""
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        message = "Für Parquet fehlt das Paket pyarrow"
        raise KepError(message, 'Installieren Sie es: py -m pip install "kep-cli[parquet]"') from error
    types = {
        Kind.TEXT: arrow.string(),
        Kind.NUMBER: arrow.decimal128(_DIGITS, 10),
        Kind.DAY: arrow.date32(),
        Kind.YES_NO: arrow.bool_(),
    }
    whose = as_id(exported.koerperschaft)[:_LONGEST_NAME].strip("-") or "ohne-namen"
    folder = f"koerperschaft={whose}"
    return [(f"{table.name}/{folder}/teil.parquet", _bytes(arrow, parquet, types, table)) for table in exported.tables]


def _bytes(arrow: Any, parquet: Any, types: dict[Kind, Any], table: Table) -> bytes:  # noqa: ANN401 - pyarrow has no types
    schema = arrow.schema([arrow.field(column.name, types[column.kind]) for column in table.columns])
    columns = [[_exact(row[place]) for row in table.rows] for place in range(len(table.columns))]
    made = arrow.Table.from_arrays(
        [arrow.array(values, type=types[column.kind]) for values, column in zip(columns, table.columns, strict=True)],
        schema=schema,
    )
    buffer = io.BytesIO()
    parquet.write_table(made, buffer)
    return buffer.getvalue()


def _exact(value: str | Decimal | date | bool | None) -> str | Decimal | date | bool | None:  # noqa: FBT001 - a value like any other
    if not isinstance(value, Decimal):
        return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
    if value.copy_abs() >= _LARGEST:
        raise KepError(f"Die Zahl {value:f} ist zu groß für Parquet", "Exportieren Sie sie als JSON oder CSV")
    with localcontext(prec=_DIGITS):
        fitting = value.quantize(_PLACES)
    if fitting != value:
        raise KepError(f"Die Zahl {value:f} hat zu viele Stellen für Parquet", "Exportieren Sie sie als JSON oder CSV")
    return fitting
