"""Markdown as a target: what is written reads back as what was meant, and reads well as it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kep_cli.documents.drawing import nodes
from kep_cli.documents.insertion import Prose
from kep_cli.documents.prose import read_prose
from kep_cli.documents.targets.markdown import MarkdownWriter

# As GitHub reads it: with tables and strikethrough, and with raw HTML.
READER = MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).enable(["table", "strikethrough"])


def tokens(text: str) -> list[Token]:
    return read_prose(Prose("text", text), 0, lambda _name: [])


def written(text: str) -> str:
    return MarkdownWriter(lambda _block: "").blocks(nodes(tokens(text)))


def as_read(parsed: list[Token]) -> str:
    """What a reader sees: HTML without white space, empty elements and emphasis of blanks."""
    html = READER.renderer.render(parsed, READER.options, {})
    html = re.sub(r"</?(?:em|strong)>|<br />| title=\"[^\"]*\"|&nbsp;", "", html)
    html = re.sub(r"\s+", "", html)
    for _ in range(5):
        html = re.sub(r"<(p|h\d)></\1>", "", html)
    return html


PIECES = [
    *("a", "b", "1", "10", "*", "**", "_", "__", "`", "``", "```", "~", "~~", "[", "]", "(", ")", "<", ">", "#", "##"),
    *(
        "-",
        "+",
        "=",
        "---",
        "|",
        ":",
        "\\",
        "&",
        "&amp;",
        "$",
        "\n",
        "\n\n",
        " ",
        "  ",
        "    ",
        "> ",
        "- ",
        "1. ",
        "2) ",
    ),
    *("x y", "{{ ziele }}", ":::", ".", "'", '"', "https://a.b", "<a@b.c>", "ä", "![", "](c)", "\u00a0", "<b>", "&lt;"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_is_written_reads_back_as_what_was_meant(text: str) -> None:
    meant = tokens(text)
    # Of images only the text is printed.
    if any(child.type == "image" for token in meant for child in token.children or []):
        return

    assert as_read(meant) == as_read(READER.parse(written(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Der Landkreis – 2018/2026 – bietet (Miete / Eigentum) zu 100 % „s.m.a.r.t.“ an; 1.1 und § 4 Abs. 7.",
        "1.1 Unterziel am Zeilenanfang",
        "Drs. Nrn. 69/2017 und 69-1/2017",
        "ein_name und C:\\Ordner\\Datei & Co. {{ leitbild }} {% if %}",
        "- eins\n- zwei\n  - tief\n\n3. drei\n4. vier",
        "- loser Punkt\n\n- noch einer\n\n  mit Absatz",
        "> Zitat\n>\n> - mit Liste",
        "```yaml\na: 1\n```",
        "Zeile\\\nUmbruch und *betont*, **fett**, `code`, [Link](https://a.de/b) und <https://a.de>",
        "# Titel\n\nText\n\n## 1. Anlass\n\n---\n\nEnde",
    ],
)
def test_ordinary_text_is_written_as_it_was(text: str) -> None:
    assert text == written(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1\\. keine Liste", "1\\. keine Liste"),
        ("\\# keine Überschrift", "\\# keine Überschrift"),
        ("a \\| b\n\\--- | ---", "a \\| b\n\\--- \\| ---"),
        ("<script>", "\\<script>"),
        ("\\[red]", "\\[red]"),
        ("50 $ und $x$", "50 \\$ und \\$x\\$"),
        (":smile: um 12:30:15", "\\:smile: um 12:30:15"),
        ("- a\n\n* b", "- a\n\n* b"),
        ("1. a\n\n1) b", "1. a\n\n1) b"),
        ("~~~\n```\n~~~", "````\n```\n````"),
        ("    code\n", "```\ncode\n```"),
        ("Titel #\n=======\n", "# Titel \\#"),
        ("![Bild *a*](b.png) und ![](c)", "Bild *a* und"),
        ("![x](<a b.png>)!", "x!"),
        ("Oh\\![x](y)", "Oh\\![x](y)"),
        ('[x](<a b> "Titel \\" y")', '[x](a%20b "Titel \\" y")'),
        ("[a \\] b](c)", "[a \\] b](c)"),
        ("`` a`b `` und ` `", "``a`b`` und ` `"),
        ("***beides***", "_**beides**_"),
        ("* * *", "---"),
        ("- ***", "- ___"),
    ],
)
def test_signs_that_mean_something_are_kept_from_it(text: str, expected: str) -> None:
    assert expected == written(text)
    assert as_read(READER.parse(expected)) == as_read(READER.parse(written(expected)))
