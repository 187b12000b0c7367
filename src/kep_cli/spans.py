"""Places in the files of a workspace."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of text in one file.

    `path` is relative to the workspace, with forward slashes. Lines and columns count from 1 and in
    characters (code points); `end_column` is the first column that no longer belongs to the stretch.
    A leading byte order mark has no column. Spans sort in reading order.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


def whole_file(path: str) -> Span:
    """The place of a finding that concerns a file as a whole: its very beginning."""
    return Span(path, 1, 1, 1, 1)
