"""CSV files: cells with their places. What they mean is not known here.

Read is what spreadsheets write: cells apart by semicolon, comma or tab, quoted where need be, with Excel's byte order
mark and its line `sep=;`, or without.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kep_cli.source.faults import FileFault
from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Scalar
from kep_cli.spans import whole_file

_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How files of Excel begin, whatever their ending says: the new ones and those before 2007."""

_SEPARATORS = (";", "\t", ",")
_SEPARATOR_LINE = re.compile(r"sep=([^\r\n])(?:\r\n|\r|\n|\Z)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r' *("([^"]*(?:""[^"]*)*)") *')


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text, all from 0."""

    index: int
    line: int
    column: int


class Row(NamedTuple):
    """The cells of a row; it is `torn` where the quotes of one do not match, so that nobody knows where it ends."""

    cells: list[Scalar]
    torn: bool

    @property
    def says_something(self) -> bool:
        """Whether it is more than an empty line."""
        return self.torn or any(cell.value for cell in self.cells)


class Table(SourceFile):
    """A CSV file as it was read: the cells of its first row, and those of all rows below that are not empty.

    Each cell is a text without the blanks and quotes around it, and knows its place. A row may be shorter than the
    head. One that is longer or torn is a fault, and left out. `separator` is what stands between the cells.
    """

    size_limit = 1_000_000
    holds_entities = False

    def __init__(self, path: str, data: bytes) -> None:
        self.head: list[Scalar] = []
        self.rows: list[list[Scalar]] = []
        self.separator = ""
        super().__init__(path, data)

    def _decode(self, data: bytes) -> bool:
        if data.startswith(_WORKBOOK):
            self._refuse(FileFault.WORKBOOK, whole_file(self.path), self.path.rpartition("/")[2])
            return False
        return super()._decode(data)

    def _parse(self) -> None:
        rows = [row for row in self._read_rows() if row.says_something]
        if not rows:
            self._refuse(FileFault.EMPTY, whole_file(self.path))
            return
        head, *below = rows
        self.broken = head.torn
        self.head = [] if head.torn else head.cells
        for cells in (row.cells for row in below if self.head and not row.torn):
            if any(cell.value for cell in cells[len(self.head) :]):
                details = (str(len(cells)), str(len(self.head)), self.separator)
                self.is_cut = True
                self._note(FileFault.ROW_TOO_LONG, cells[0].start.index, cells[-1].end.index, details)
            else:
                self.rows.append(cells)

    def _find_separator(self) -> tuple[str, int]:
        """What stands between the cells, and where the first row begins."""
        if said := _SEPARATOR_LINE.match(self.text):
            return said[1], said.end()
        first = next((line for line in self.lines if line.strip()), "")
        return next((separator for separator in _SEPARATORS if separator in first), _SEPARATORS[0]), 0

    def _read_rows(self) -> Iterator[Row]:
        self.separator, index = self._find_separator()
        separator = self.separator
        plain = re.compile(rf"[^{re.escape(separator)}\r\n]*")
        cells: list[Scalar] = []
        torn = False
        while index <= len(self.text):
            cell, index = self._quoted(index, separator) or self._plain(index, plain)
            cells.append(cell)
            if not cell.style and cell.value.startswith('"'):
                torn = self.is_cut = True
                self._note(FileFault.QUOTES, cell.start.index, cell.end.index, ())
            if self.text.startswith(separator, index):
                index += 1
                continue
            yield Row(cells, torn)
            cells, torn = [], False
            index = self._next_line(index)

    def _next_line(self, index: int) -> int:
        """Where the line begins that follows a line end; beyond the text where there is none."""
        line_end = _LINE_END.match(self.text, index)
        return line_end.end() if line_end else len(self.text) + 1

    def _quoted(self, index: int, separator: str) -> tuple[Scalar, int] | None:
        """The quoted cell at an index and where it ends; None where there is none that ends as it should."""
        found = _QUOTED.match(self.text, index)
        if found is None or self.text[found.end() : found.end() + 1] not in ("", separator, "\r", "\n"):
            return None
        return Scalar(found[2].replace('""', '"').strip(), '"', *map(self._mark, found.span(1))), found.end()

    def _plain(self, index: int, pattern: re.Pattern[str]) -> tuple[Scalar, int]:
        """The cell at an index as it stands there, and where it ends."""
        found = pattern.match(self.text, index)
        end = found.end() if found else index
        written = self.text[index:end]
        value = written.strip()
        start = index + len(written) - len(written.lstrip()) if value else index
        return Scalar(value, "", self._mark(start), self._mark(start + len(value))), end

    def _mark(self, index: int) -> Mark:
        line, column = self._place(index)
        return Mark(index, line - 1, column - 1)
