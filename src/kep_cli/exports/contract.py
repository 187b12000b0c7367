"""What every format of tables makes: files, by their names."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kep_cli.exports.tables import Table


class Exported(NamedTuple):
    """What is exported: the tables, whose they are, and the day of the ratings in ISO."""

    tables: Sequence[Table]
    koerperschaft: str
    stichtag: str


File = tuple[str, bytes]
"""A name, with slashes between folders, and the bytes."""

Write = Callable[[Exported], list[File]]
"""Makes the files of one format."""
