"""What stands behind `#`: suppressions, and words that were never meant as a comment.

libyaml's events carry no comments, so they are found in the text: a `#` that begins a word and lies
in no scalar.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from kep_cli.source.nodes import Node, Scalar, content_start, end_index, scalars

_HASH = re.compile(r"(?:^|(?<=[ \t\r\n]))#")
_LINE_END = re.compile(r"[\r\n]")
_ANY_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_GLUED_HASH = re.compile(r"[ \t\n]#[^\s#!]")
_SUPPRESSION = re.compile(r"#\s*kep:\s*ignore\s*\[([^\]\r\n]*)\]")


class Suppression(NamedTuple):
    """`# kep: ignore[KEP301, KEP303]`: where it stands in the text, and the codes in its brackets."""

    start: int
    end: int
    line: int
    codes: tuple[str, ...]


class LostText(NamedTuple):
    """Words behind an unquoted value that YAML took for a comment, and what was left of that value, if only nothing."""

    start: int
    end: int
    scalar: Scalar


def suppressions(root: Node, text: str) -> Iterator[Suppression]:
    """The suppressions of a file, in reading order; `line` counts from 1."""
    if "kep:" not in text:
        return
    comments = dict(_comments(root, text))
    line, counted_to = 1, 0
    for match in _SUPPRESSION.finditer(text):
        if match.start() in comments:
            codes = tuple(code.strip() for code in match.group(1).split(",") if code.strip())
            line += len(_ANY_LINE_BREAK.findall(text, counted_to, match.start()))
            counted_to = match.start()
            yield Suppression(match.start(), match.end(), line, codes)


def lost_text(root: Node, text: str) -> Iterator[LostText]:
    """Each ` #word` behind an unquoted text: the value ends before it, and nobody is told.

    `# word`, with a blank, stays the comment that its author meant. A line that begins with `#word` counts only
    where it is indented deeper than the field, inside what looks like the text.
    """
    if "#" not in text or not _GLUED_HASH.search(text):
        return
    plain_before = {scalar.end.index: scalar for scalar in scalars(root) if not scalar.style}
    for start, end in _comments(root, text):
        word = text[start + 1 : start + 2]
        if not word.strip() or word in "#!" or _SUPPRESSION.match(text, start):
            continue
        value_end = start
        while value_end > 0 and text[value_end - 1] in " \t\r\n":
            value_end -= 1
        scalar = plain_before.get(value_end)
        between = text[value_end:start]
        if scalar is None or between.count("\n") > bool(scalar.value):
            continue
        if "\n" not in between or _indent(text, start) > _indent(text, scalar.start.index):
            yield LostText(start, end, scalar)


def _indent(text: str, index: int) -> int:
    """How far the line that holds the index is indented."""
    line = text[text.rfind("\n", 0, index) + 1 :]
    return len(line) - len(line.lstrip(" "))


def _comments(root: Node, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each comment."""
    spans = sorted((content_start(scalar, text), end_index(scalar, text)) for scalar in scalars(root))
    starts = [start for start, _ in spans]
    commented_until = -1
    for match in _HASH.finditer(text):
        index = match.start()
        place = bisect_right(starts, index) - 1
        if index < commented_until or (place >= 0 and index < spans[place][1]):
            continue
        line_end = _LINE_END.search(text, index)
        commented_until = line_end.start() if line_end else len(text)
        end = commented_until
        while text[end - 1].isspace():
            end -= 1
        yield index, end
