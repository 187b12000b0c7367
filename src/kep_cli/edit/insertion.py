"""Where a new entry goes in a file, and its text there.

Nothing is written anew but the entry itself: a round trip through a YAML library would set indentation, quotes, long
lines and comments its own way, and the difference that people then read would be about everything. It would also read
another dialect than kep does. So the text is put in at a place that the nodes tell; `addition` proves afterwards that
all else reads as before.
"""

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from kep_cli.edit.skeleton import Skeleton, in_flow, in_lines
from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Mapping, Node, Sequence, content_start, end_index, scalars

_STEP = "  "


class Insertion(NamedTuple):
    """A text that is put in before the character with the index `before`."""

    before: int
    text: str


def alone(new: Skeleton) -> str:
    """The entry as the whole of a file."""
    return "".join(f"{line}\n" for line in in_lines(new))


def into_list(file: SourceFile, items: Sequence, new: Skeleton, position: int) -> Insertion:
    """Put the entry into a list so that it becomes the one with this position, from 0."""
    if _is_flow(file, items):
        return _into_flow_list(file, items, new, position)
    column = items.start.column
    lines = _as_item(new, " " * column)
    apart = _stand_apart(file, items)
    if position:
        index = _behind(file, items.items[position - 1], column + 1)
        return _lines_at(file, index, ["", *lines] if apart else lines)
    return _lines_at(file, _before_first(file, items), [*lines, ""] if apart else lines)


def into_field(file: SourceFile, above: Mapping, field: str, new: Skeleton) -> Insertion:
    """Put the entry at the end of a list that is a field of `above`; the list is begun where there is none yet."""
    value = above.values.get(field)
    if isinstance(value, Sequence):
        return into_list(file, value, new, len(value.items))
    column = above.start.column
    if value is not None:
        index = _behind(file, above.keys[field], column + 1)
        return _lines_at(file, index, _as_item(new, " " * column + _STEP))
    if _is_flow(file, above):
        last = list(above.values.values())[-1]
        return Insertion(end_index(last, file.text), f", {field}: [{in_flow(new)}]")
    lines = [f"{' ' * column}{field}:", *_as_item(new, " " * column + _STEP)]
    return _lines_at(file, _behind(file, above, column), lines)


def at_end(file: SourceFile, new: Skeleton) -> Insertion:
    """Put the entry as the first of a list at the end of a file that says nothing yet."""
    return _lines_at(file, len(file.text), _as_item(new, ""))


def _into_flow_list(file: SourceFile, items: Sequence, new: Skeleton, position: int) -> Insertion:
    if position:
        return Insertion(end_index(items.items[position - 1], file.text), f", {in_flow(new)}")
    return Insertion(items.start.index + 1, f"{in_flow(new)}, " if items.items else in_flow(new))


def _is_flow(file: SourceFile, node: Sequence | Mapping) -> bool:
    return file.text[node.start.index] in "[{"


def _as_item(new: Skeleton, indent: str) -> list[str]:
    first, *others = in_lines(new)
    return [f"{indent}- {first}", *(f"{indent}{_STEP}{line}" if line else "" for line in others)]


def _lines_at(file: SourceFile, index: int, lines: Iterable[str]) -> Insertion:
    """Whole lines at an index that begins one, or at the end of a file whose last line has no end yet."""
    text = file.text
    end = "\r\n" if "\r\n" in text else "\n" if "\n" in text or "\r" not in text else "\r"
    begun = index > 0 and text[index - 1] not in "\r\n"
    return Insertion(index, (end if begun else "") + "".join(f"{line}{end}" for line in lines))


def _behind(file: SourceFile, node: Node, column: int) -> int:
    """Where the line behind a node begins, and behind the comments that belong to it: from this column on."""
    found = place = bisect_left(file.line_starts, _end(node, file.text))
    while place < len(file.line_starts):
        line = file.lines[place]
        words = line.lstrip(" ")
        place += 1
        if words.startswith("#") and len(line) - len(words) >= column:
            found = place
        elif words.strip():
            break
    return file.line_starts[found] if found < len(file.line_starts) else len(file.text)


def _end(node: Node, text: str) -> int:
    """The end of a node; of a text that keeps its last empty lines, behind these."""
    last = max(scalars(node), key=lambda scalar: scalar.start.index, default=None)
    if last and last.style in ("|", ">") and "+" in text[last.start.index : content_start(last, text)]:
        return last.end.index
    return end_index(node, text)


def _stand_apart(file: SourceFile, items: Sequence) -> bool:
    """Whether the entries of a list have empty lines between them."""
    return len(items.items) > 1 and not file.lines[_comments_above(file, items.items[-1].start.line) - 1].strip()


def _before_first(file: SourceFile, items: Sequence) -> int:
    """Where to put what shall be the first entry: above the comments on the present one, below those on the file."""
    line = _comments_above(file, items.start.line)
    return file.line_starts[line or items.start.line]


def _comments_above(file: SourceFile, line: int) -> int:
    """The first of the comment lines directly above a line, or this itself; all counted from 0."""
    while line > 0 and file.lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line
