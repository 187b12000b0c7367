"""What announces a table stays with it: nothing short below a heading ends a page."""

import pytest
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.targets.between import is_small, with_ties
from kep_cli.documents.targets.typst import TypstWriter

TABLE = "| a | b |\n| - | - |\n| 1 | 2 |\n"
LIST = "- Wesentliches Produkt: ja\n- Ziele: 2.1 Wohnen\n"


def nodes(text: str) -> list[SyntaxTreeNode]:
    return SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text)).children


CASES = {
    "a list above a table": ([False, True, False], f"## Kopf\n\n{LIST}\n{TABLE}"),
    "a line above a lower heading": ([False, True, False, False], "## Kopf\n\nZiele: 1.1\n\n### Darin\n\nText\n"),
    "nothing behind it": ([False, False], f"## Kopf\n\n{LIST}"),
    "no heading above": ([False, False], f"{LIST}\n{TABLE}"),
    "more text behind it": ([False, False, False], "## Kopf\n\nEins\n\nZwei\n"),
    "too long": ([False, False, False], f"## Kopf\n\n{'x' * 401}\n\n{TABLE}"),
    "nothing at all": ([], ""),
}


@pytest.mark.parametrize(("ties", "text"), CASES.values(), ids=CASES)
def test_what_is_short_between_a_heading_and_what_it_announces_is_tied(ties: list[bool], text: str) -> None:
    assert ties == [tied for _, tied in with_ties(nodes(text))]


def test_in_typst_it_is_sticky() -> None:
    writer = TypstWriter(lambda _block: "")

    assert "#kepdazwischen[#list(" in writer.blocks(nodes(f"## Kopf\n\n{LIST}\n{TABLE}"))
    assert "#kepvor[Wohnen]" in writer.blocks(nodes("## Kopf\n\nWohnen\n\n### Darin\n"))
    assert "#kepdazwischen[" not in writer.blocks(nodes(f"{LIST}\n{TABLE}"))


TABLES = {
    "a few rows": (True, TABLE),
    "eight rows": (True, TABLE + "| 3 | 4 |\n" * 6),
    "nine rows": (False, TABLE + "| 3 | 4 |\n" * 7),
    "a long cell": (False, TABLE + f"| {'x' * 61} | 4 |\n"),
    "many columns": (False, "| a " * 8 + "|\n" + "| - " * 8 + "|\n"),
}


@pytest.mark.parametrize(("small", "text"), TABLES.values(), ids=TABLES)
def test_small_tables_stand_on_one_page(small: bool, text: str) -> None:
    (table,) = nodes(text)

    assert small is is_small(table)
    assert small is ("#kepzusammen[#keptabelle(" in TypstWriter(lambda _block: "").blocks([table]))
