"""Every text of a file knows where it stands, however it is written, and so does each of its characters."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Scalar, scalars

_LETTERS = "abzABZäöüßÄÖÜẞéñ0127👩🚒🏽–…„“€𝔞"
_STARTS = st.sampled_from("abzäöüÄß👩𝔞")
_WORDS = st.builds(str.__add__, _STARTS, st.text(f"{_LETTERS}.,;/()&+-_'\"\\:#!", max_size=6)).filter(
    lambda word: not word.endswith(":")
)
_LINES = st.lists(st.lists(_WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=3)
_STYLES = st.sampled_from(("", "'", '"', "|", ">"))
_LINE_END = st.sampled_from(("\n", "\r\n", "\r"))
_INDENT = " " * 4


class Written(NamedTuple):
    """A text as it stands in a file, and what it says without its blanks."""

    source: str
    words: str


def _write(style: str, lines: list[str]) -> Written:
    words = "".join("".join(lines).split())
    if style in ("|", ">"):
        return Written(f"{style}\n" + "\n".join(_INDENT + line for line in lines), words)
    folded = f"\n{_INDENT}".join(lines)
    if style == "'":
        return Written("'" + folded.replace("'", "''") + "'", words)
    if style == '"':
        escaped = folded.replace("\\", "\\\\").replace('"', '\\"').replace("ä", "\\xe4").replace("👩", "\\U0001F469")
        return Written(f'"{escaped}"', words)
    return Written(folded, words)


@given(st.lists(st.tuples(_STYLES, _LINES), min_size=1, max_size=4), _LINE_END, st.booleans())
def test_every_text_is_cut_out_of_its_file_by_its_span(
    texts: list[tuple[str, list[str]]], line_end: str, has_mark: bool
) -> None:
    written = [_write(style, lines) for style, lines in texts]
    source = "".join(f"feld{place}:\n  - {text.source}\n" for place, text in enumerate(written)).replace("\n", line_end)
    file = SourceFile("goals/konzept.yaml", (("\ufeff" if has_mark else "") + source).encode())

    assert file.root is not None
    assert [] == file.faults

    found = [scalar for scalar in scalars(file.root) if not scalar.value.startswith("feld")]

    assert [text.source.replace("\n", line_end) for text in written] == [_cut(file, scalar) for scalar in found]
    assert [text.words for text in written] == ["".join(scalar.value.split()) for scalar in found]


@given(_STYLES, _LINES, _LINE_END)
def test_every_character_of_a_text_has_its_own_place(style: str, lines: list[str], line_end: str) -> None:
    source = f"vorher: x\nfeld:\n  unter: {_write(style, lines).source}\nnachher: y\n".replace("\n", line_end)
    file = SourceFile("goals/konzept.yaml", source.encode())

    assert file.root is not None

    scalar = list(scalars(file.root))[4]
    shown = [character for character in scalar.value if not character.isspace()]
    parts = [
        _read(scalar.style, _cut_part(file, scalar, offset, 1))
        for offset, character in enumerate(scalar.value)
        if not character.isspace()
    ]

    assert shown == parts


@given(_STYLES, _LINES, _LINE_END, st.data())
def test_every_stretch_of_a_text_is_found_in_one_piece(
    style: str, lines: list[str], line_end: str, data: st.DataObject
) -> None:
    source = f"feld: {_write(style, lines).source}\nnachher: y\n".replace("\n", line_end)
    file = SourceFile("goals/konzept.yaml", source.encode())

    assert file.root is not None

    scalar = list(scalars(file.root))[1]
    start = data.draw(st.integers(0, len(scalar.value) - 1))
    length = data.draw(st.integers(1, len(scalar.value) - start))
    stretch = scalar.value[start : start + length]
    cut = _read(scalar.style, _cut_part(file, scalar, start, length))

    assert "".join(stretch.split()) == "".join(cut.split())


def _cut(file: SourceFile, scalar: Scalar) -> str:
    span = file.span(scalar)
    return _between(file, (span.line, span.column), (span.end_line, span.end_column))


def _cut_part(file: SourceFile, scalar: Scalar, offset: int, length: int) -> str:
    span = file.part(scalar, offset, length)
    return _between(file, (span.line, span.column), (span.end_line, span.end_column))


def _between(file: SourceFile, start: tuple[int, int], end: tuple[int, int]) -> str:
    """The text between two places, counted by lines and columns as an editor counts them."""
    lines = file.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if start[0] == end[0]:
        return lines[start[0] - 1][start[1] - 1 : end[1] - 1]
    ends = file.text[len(lines[0]) :]
    line_end = "\r\n" if ends.startswith("\r\n") else ends[:1]
    first, last = lines[start[0] - 1][start[1] - 1 :], lines[end[0] - 1][: end[1] - 1]
    return line_end.join((first, *lines[start[0] : end[0] - 1], last))


def _read(style: str, source: str) -> str:
    """What a piece of the source says, read by the rules of its style."""
    if style == "'":
        return source.replace("''", "'")
    if style == '"':
        return source.replace('\\"', '"').replace("\\xe4", "ä").replace("\\U0001F469", "👩").replace("\\\\", "\\")
    return source
