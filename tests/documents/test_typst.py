"""What the writer for Typst says of tables and strings; all else of it is seen in the PDF."""

import pytest

from kep_cli.documents.targets.columns import column_widths
from kep_cli.documents.targets.typst_text import address, escape_code, string


@pytest.mark.parametrize(
    ("columns", "widths"),
    [
        ([["Ort", "Au"], ["Einwohner", "1200"]], [5, 11]),
        ([["", ""]], [3]),
        ([["Nr."], ["Wort " * 40]], [5, 80]),
        ([["Kreisentwicklungskonzept"] * 2] * 12, [16] * 12),
        ([["a b c d"], ["kurz"], ["Wort " * 100], ["Satz " * 100]], [9, 6, 35, 35]),
        # Words give way to a number, which stays whole.
        ([["Kreisentwicklungskonzept"]] * 6 + [["31.12.2027"]], [13, 14, 14, 14, 14, 14, 12]),
        ([["Kreisentwicklungskonzept"]] * 6 + [["9" * 20]], [13, 13, 13, 14, 14, 14, 14]),
    ],
)
def test_columns_are_as_wide_as_their_texts_need_them(columns: list[list[str]], widths: list[int]) -> None:
    assert widths == column_widths(columns)


def test_a_string_of_code_ends_only_where_it_should() -> None:
    assert r'"a\u{22}b\u{5c}c\u{40}d\u{a}e #f"' == string('a"b\\c@d\ne #f')


def test_an_address_is_plain_ascii() -> None:
    assert '"https://beispiel.de/%C3%A4%20b?c=d&e%22"' == address('https://beispiel.de/ä b?c=d&e"')


def test_code_keeps_its_blanks() -> None:
    assert "~~a b ~c~~~~~d".replace("~~~~~d", " ~~~d") == escape_code("  a b  c\td".replace("\t", "    "))
