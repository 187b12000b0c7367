"""Measured values out of a table: the nodes that would stand there if they had been written as YAML.

Numbers may be German or international. Where a cell can be read either way (`1.234`, `1,234`), the other cells of its
column decide; where these leave it open or disagree, the cell is a fault. What is faulty is left out.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kep_cli.diagnostics import Fault
from kep_cli.model.faults import ShapeFault
from kep_cli.model.fields import is_yes_or_no
from kep_cli.source.faults import FileFault
from kep_cli.source.nodes import Mapping, Scalar
from kep_cli.source.nodes import Sequence as ListNode
from kep_cli.source.table import Mark, Table
from kep_cli.wording.dates import parse_moment
from kep_cli.wording.number_forms import german_number, international_number

COLUMNS = {"stichtag": "Stichtag", "wert": "Wert", "vorlaeufig": "vorläufig", "quelle": "Quelle"}
"""The columns of a table of values, by the field that each fills; the first two it must have."""

_REQUIRED = ("stichtag", "wert")


class Messreihe(NamedTuple):
    """The values of a table as a list of nodes whose places are in the table, and what is wrong with the table."""

    root: ListNode
    faults: tuple[Fault, ...]


def read_messreihe(table: Table, name: str) -> Messreihe:
    """The values in a table; `name` is what findings call their Kennzahl."""
    faults = [fault._replace(entity=name) for fault in table.faults]
    root = ListNode(Mark(0, 0, 0))
    if table.head:
        reading = _Reading(table, name)
        if reading.columns:
            root.items.extend(reading.rows())
        else:  # where the head is none, rows are not too long
            faults = [fault for fault in faults if fault.kind is not FileFault.ROW_TOO_LONG]
        faults += reading.faults
        table.is_cut = table.is_cut or bool(reading.faults)
    return Messreihe(root, tuple(faults))


class _Reading:
    """One table, read cell by cell."""

    def __init__(self, table: Table, name: str) -> None:
        self._table = table
        self._name = name
        self.faults: list[Fault] = []
        self.columns = self._find_columns(table.head)
        self._numbers = _Numbers(cell.value for cell in self._cells("wert")) if self.columns else _Numbers(())

    def rows(self) -> Iterator[Mapping]:
        """The rows in which no required cell is faulty."""
        for cells in self._table.rows:
            if self._is_split(cells):
                continue
            row = Mapping(cells[0].start)
            row.end = cells[-1].end
            whole = True
            for field, place in self.columns.items():
                cell = cells[place] if place < len(cells) else None
                value = self._value(field, cell) if cell and cell.value else None
                if value is not None and cell:
                    row.keys[field] = Scalar(field, cell.style, cell.start, cell.end)
                    row.values[field] = Scalar(value, cell.style, cell.start, cell.end)
                elif field in _REQUIRED:
                    whole = False
                    if not (cell and cell.value):
                        self._note(ShapeFault.EMPTY_CELL, cell or cells[-1], COLUMNS[field])
            if whole:
                yield row

    def _find_columns(self, head: Sequence[Scalar]) -> dict[str, int]:
        """The place of each column; none where one is missing, so that the rows below mean nothing."""
        fields = {title.casefold(): field for field, title in COLUMNS.items()} | {field: field for field in COLUMNS}
        if not any(cell.value.casefold() in fields for cell in head):
            self._note(ShapeFault.NO_HEAD, head[0])
            return {}
        columns: dict[str, int] = {}
        for place, cell in enumerate(head):
            field = fields.get(cell.value.casefold())
            if field is None and cell.value:
                self._note(ShapeFault.UNKNOWN_COLUMN, cell, cell.value)
            elif field in columns:
                self._note(ShapeFault.COLUMN_TWICE, cell, COLUMNS[field])
            elif field:
                columns[field] = place
        missing = [field for field in _REQUIRED if field not in columns]
        for field in missing:
            self._note(ShapeFault.MISSING_COLUMN, head[0], COLUMNS[field])
        return {} if missing else columns

    def _cells(self, field: str) -> Iterator[Scalar]:
        place = self.columns[field]
        return (cells[place] for cells in self._table.rows if place < len(cells))

    def _is_split(self, cells: Sequence[Scalar]) -> bool:
        """Whether a German number was torn by its comma, which parts the cells, into two that might pass."""
        place = self.columns["wert"]
        if self._table.separator != "," or self.columns["stichtag"] == place + 1:
            return False
        match cells[place : place + 2]:
            case [Scalar(style="") as whole, Scalar(style="") as rest] if (
                whole.value.lstrip("+-−").isdecimal() and rest.value.isdecimal()
            ):
                self._note(ShapeFault.SPLIT_NUMBER, whole, whole.value, rest.value)
                return True
        return False

    def _value(self, field: str, cell: Scalar) -> str | None:
        """What a YAML file would say for a cell that says something; None where that is a fault."""
        said = cell.value
        if field == "wert":
            return self._number(cell)
        if field == "stichtag" and parse_moment(said) is None:
            self._note(ShapeFault.NOT_A_DATE, cell, said)
            return None
        if field == "vorlaeufig" and not is_yes_or_no(said):
            self._note(ShapeFault.NOT_YES_OR_NO, cell, said)
            return None
        return said

    def _number(self, cell: Scalar) -> str | None:
        readings = self._numbers.readings(cell.value)
        if len(readings) == 1:
            return readings[0]
        kind = ShapeFault.AMBIGUOUS_NUMBER if readings else ShapeFault.CELL_NOT_A_NUMBER
        self._note(kind, cell, cell.value, *readings)
        return None

    def _note(self, kind: ShapeFault, cell: Scalar, *details: str) -> None:
        place = self._table.between(cell.start.index, cell.end.index)
        self.faults.append(Fault(kind, place, details, self._name))


class _Numbers:
    """How the numbers of a column are written, as far as it shows."""

    def __init__(self, column: Iterator[str] | tuple[str, ...]) -> None:
        german = international = False
        for said in column:
            one, other = german_number(said), international_number(said)
            german = german or (one is not None and other is None)
            international = international or (one is None and other is not None)
        self._only = None if german == international else german_number if german else international_number

    def readings(self, said: str) -> list[str]:
        """What a text can mean as a number: nothing, one thing, or the German and the international reading."""
        if self._only and (read := self._only(said)) is not None:
            return [read]
        both = (german_number(said), international_number(said))
        return list(dict.fromkeys(read for read in both if read is not None))
