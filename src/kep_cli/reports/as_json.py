"""JSON as every report writes it: UTF-8 without needless escapes, indented, keys in the order they were given."""

import json
from collections.abc import Iterator, Mapping, Sequence

from kep_cli.wording.styled import StyledLine, plain_line
from kep_cli.wording.visible import UNSEEN


def json_lines(data: Mapping[str, object] | Sequence[object]) -> Iterator[StyledLine]:
    """The data as JSON, line by line. Characters that nobody sees are written in JSON's own way, by their numbers."""
    # Line breaks within texts are escaped by now, so these are the ones between the lines.
    for line in json.dumps(data, ensure_ascii=False, indent=2).split("\n"):
        yield plain_line(UNSEEN.sub(lambda unseen: _escape(unseen[0]), line))


def _escape(character: str) -> str:
    """The same character, harmless to a terminal; no half of a pair is left alone, which UTF-8 could not say."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
