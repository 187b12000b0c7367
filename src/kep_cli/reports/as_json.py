"""JSON as every report writes it: UTF-8 without needless escapes, indented, keys in the order they were given."""

import json
from collections.abc import Iterator, Mapping, Sequence

from kep_cli.wording.styled import StyledLine, plain_line
from kep_cli.wording.visible import UNSEEN, escaped


def json_lines(data: Mapping[str, object] | Sequence[object]) -> Iterator[StyledLine]:
    """The data as JSON, line by line. Characters that nobody sees are written in JSON's own way, by their numbers."""
    # Line breaks within texts are escaped by now, so these are the ones between the lines.
    for line in json.dumps(data, ensure_ascii=False, indent=2).split("\n"):
        yield plain_line(UNSEEN.sub(lambda unseen: escaped(unseen[0]), line))
