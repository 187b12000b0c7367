"""The tables as an Excel workbook: a sheet each, with real numbers and days. Texts are never formulas."""

import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING, Cell
from openpyxl.styles import Alignment, Font

from kep_cli.exports.columns import Kind, Value
from kep_cli.exports.contract import Exported, File
from kep_cli.wording.visible import code_point, visible

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from kep_cli.exports.tables import Table

_TITLE_LENGTH = 31  # Excel takes no longer names of sheets
_LONGEST_TEXT = 32_767  # nor longer texts
_CUT = " … [gekürzt]"
_REFUSED = re.compile("[\ufffe\uffff]")  # XML has no place for these
_WIDEST = 60
_FIRST_DAY = date(1900, 3, 1)  # Excel believes that 29 February 1900 existed; days before go as texts
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def files(exported: Exported) -> list[File]:
    """The workbook. The same tables give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = _printable(exported.koerperschaft)
    book.properties.created = book.properties.modified = datetime.fromisoformat(exported.stichtag)
    taken: set[str] = set()
    for table in exported.tables:
        _fill(book.create_sheet(_sheet_title(table.title, taken)), table)
    buffer = io.BytesIO()
    book.save(buffer)
    return [("ziele.xlsx", _without_times(buffer.getvalue(), exported.stichtag))]


def _fill(sheet: "Worksheet", table: "Table") -> None:
    for place, column in enumerate(table.columns, start=1):
        head = _cell(sheet, 1, place)
        _put_text(head, column.heading)
        head.font = Font(bold=True)
        longest = max((len(str(row[place - 1] or "")) for row in table.rows), default=0)
        sheet.column_dimensions[head.column_letter].width = min(max(longest, len(column.heading)) + 2, _WIDEST)
    for line, row in enumerate(table.rows, start=2):
        for place, value in enumerate(row, start=1):
            _put(_cell(sheet, line, place), value, table.columns[place - 1].kind)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _cell(sheet: "Worksheet", line: int, place: int) -> Cell:
    cell = sheet.cell(line, place)
    if not isinstance(cell, Cell):  # there are no merged ones here
        raise TypeError(type(cell).__name__)
    return cell


def _put(cell: Cell, value: Value, kind: Kind) -> None:
    match value:
        case None:
            return
        case bool():
            _put_text(cell, "ja" if value else "nein")
        case Decimal():
            cell.value = value
        case date() if value >= _FIRST_DAY:
            cell.value = value
            cell.number_format = "DD.MM.YYYY"
        case date():
            _put_text(cell, f"{value.day:02}.{value.month:02}.{value.year:04}")
        case str():
            _put_text(cell, value)
            if kind is Kind.TEXT:
                cell.alignment = Alignment(vertical="top", wrap_text=True)


def _put_text(cell: Cell, text: str) -> None:
    """A text that stays one, whatever it begins with: Excel keeps its own sign for that beside the cell."""
    shown = "\n".join(_printable(line) for line in text.split("\n"))
    cell.value = shown if len(shown) <= _LONGEST_TEXT else f"{shown[: _LONGEST_TEXT - len(_CUT)]}{_CUT}"
    cell.data_type = TYPE_STRING
    cell.quotePrefix = True


def _printable(line: str) -> str:
    """A line without what XML refuses, and without tabs."""
    return _REFUSED.sub(lambda refused: code_point(refused[0]), visible(line).replace("\t", " "))


def _sheet_title(title: str, taken: set[str]) -> str:
    """The title as Excel takes it, each once."""
    short = title.replace(" – ", " ")[:_TITLE_LENGTH]
    number = 2
    while short.casefold() in taken:
        short = f"{title[: _TITLE_LENGTH - 3]} {number}"
        number += 1
    taken.add(short.casefold())
    return short


def _without_times(data: bytes, day: str) -> bytes:
    """The same archive without the time at which it was made; as that it says the day."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = _MODIFIED.sub(rf"\g<1>{day}T00:00:00Z\g<2>".encode(), old.read(name))
            new.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
