"""The marks stand under the place, whatever stands before it."""

import pytest

from kep_cli.reports.excerpt import WIDEST, excerpt
from kep_cli.spans import Span


def shown(line: str, column: int, end_column: int) -> list[str]:
    text, indent, width = excerpt(line, Span("x", 1, column, 1, end_column))
    return [text, " " * indent + "^" * width]


CASES = {
    "plain": ("text: Wohnen", 7, 13, ["text: Wohnen", "      ^^^^^^"]),
    "nothing": ("text:", 6, 6, ["text:", "     ^"]),
    "behind the end": ("text:", 40, 50, ["text:", "     ^"]),
    "empty line": ("", 1, 1, ["", "^"]),
    "tab": ("\ta\tb", 4, 5, ["    a   b", "        ^"]),
    "the tab itself": ("ab\tc", 3, 4, ["ab  c", "  ^^"]),
    "wide": ("日本語", 2, 3, ["日本語", "  ^^"]),
    "combining": ("Gro\u0308ße", 6, 7, ["Gro\u0308ße", "    ^"]),
    "control": ("a\x1bb", 3, 4, ["a[U+001B]b", "         ^"]),
    "control itself": ("a\x1bb", 2, 3, ["a[U+001B]b", " ^^^^^^^^"]),
    "blanks at the end": ("a  ", 2, 4, ["a  ", " ^^"]),
}


@pytest.mark.parametrize(("line", "column", "end_column", "expected"), CASES.values(), ids=CASES.keys())
def test_marks_stand_under_the_place(line: str, column: int, end_column: int, expected: list[str]) -> None:
    assert expected == shown(line, column, end_column)


def test_of_several_lines_the_first_is_marked_to_its_end() -> None:
    assert ("  Ein Satz,", 2, 9) == excerpt("  Ein Satz,", Span("x", 4, 3, 5, 8))


@pytest.mark.parametrize("line", ["abc " * 10_000, "日本 " * 10_000, "\x1b\t" * 10_000, "o\u0308 " * 10_000])
@pytest.mark.parametrize("column", [1, 40, 99, 100, 101, 5_000, 19_990])
@pytest.mark.parametrize("length", [0, 1, 20, 15_000])
def test_long_lines_are_cut_to_a_window_around_the_place(line: str, column: int, length: int) -> None:
    text, indent, width = excerpt(line, Span("x", 1, column, 1, column + length))

    assert 0 <= indent < WIDEST
    assert 1 <= width <= WIDEST
    assert len(text) <= 2 * WIDEST  # an accent takes no room, but counts as a character
    assert ("…" in text) == (len(line) > WIDEST)


def test_a_cut_line_says_where_something_is_missing() -> None:
    line = "x" * 500 + "Ziel" + "y" * 500
    text, indent, width = excerpt(line, Span("x", 1, 501, 1, 505))

    assert "…" + "x" * 30 + "Ziel" + "y" * 64 + "…" == text
    assert "Ziel" == text[indent : indent + width]


def test_the_end_of_a_long_line_is_shown_as_its_end() -> None:
    text, indent, _ = excerpt("x" * 500 + "Ziel", Span("x", 1, 501, 1, 505))

    assert ("…" + "x" * 30 + "Ziel", 31) == (text, indent)
