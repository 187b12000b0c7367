"""Prose: its headings fit in below the paper's, its placeholders are filled in, its depth has an end."""

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kep_cli.documents.drawing import nodes
from kep_cli.documents.insertion import Prose
from kep_cli.documents.prose import read_prose
from kep_cli.documents.targets.markdown import MarkdownWriter
from kep_cli.wording.placeholders import Placeholder, placeholders


def filled(text: str, level: int = 2) -> str:
    """The prose as Markdown, with `<name>` where a placeholder was filled in."""

    def expand(name: str) -> list[Token]:
        return MarkdownIt("commonmark", {"html": False}).parse(f"={name}=")

    return MarkdownWriter(lambda _block: "").blocks(nodes(read_prose(Prose("text", text), level, expand)))


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("# A\n## B\n# C", "### A\n\n#### B\n\n### C"),
        ("## A\n## B", "### A\n\n### B"),
        ("#### A\n# B\n### C\n## D", "### A\n\n### B\n\n#### C\n\n#### D"),
        (
            "# A\n## B\n### C\n#### D\n##### E\n###### F",
            "### A\n\n#### B\n\n##### C\n\n###### D\n\n###### E\n\n###### F",
        ),
        ("A\n===\nB\n---", "### A\n\n#### B"),
    ],
)
def test_headings_go_below_the_section_without_a_gap(headings: str, expected: str) -> None:
    assert expected == filled(headings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ leitbild }}", "=leitbild="),
        ("a\n{{leitbild}}\nb", "a\n\n=leitbild=\n\nb"),
        ("a\n\n  {{ ziele }}  \n\nb", "a\n\n=ziele=\n\nb"),
        ("{{ oberziele }}\n{{ unterziele }}", "=oberziele=\n\n=unterziele="),
        ("- a\n\n  {{ chronologie }}\n- b", "- a\n\n  =chronologie=\n\n- b"),
        ("> a\n{{ ziele }}", "> a\n\n=ziele="),
        ("{{ ziele }}\n---", "=ziele=\n\n---"),
        ("Leitbild: {{ leitbild }}", "Leitbild: {{ leitbild }}"),
        ("{{ leitbild }}.", "{{ leitbild }}."),
        ("{{ niemand }}", "{{ niemand }}"),
        ("{{ Leitbild }}", "{{ Leitbild }}"),
        ("`{{ leitbild }}`", "`{{ leitbild }}`"),
        ("```\n{{ leitbild }}\n```", "```\n{{ leitbild }}\n```"),
        ("~~~\n{{ leitbild }}", "```\n{{ leitbild }}\n```"),
        ("a\n\n    {{ leitbild }}", "a\n\n```\n{{ leitbild }}\n```"),
        ("a\n    {{ leitbild }}", "a\n{{ leitbild }}"),
        ("- a\n\n      {{ ziele }}", "- a\n\n  ```\n  {{ ziele }}\n  ```"),
        ("- a\n- {{ ziele }}", "- a\n- {{ ziele }}"),
        ("> {{ ziele }}", "> {{ ziele }}"),
        ("\\{{ ziele }}", "{{ ziele }}"),
    ],
)
def test_a_placeholder_is_filled_in_where_it_stands_alone_and_outside_of_code(text: str, expected: str) -> None:
    assert expected == filled(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ sachstand }}", "### A\n\n#### B\n\n### C"),
        ("# Eins\n{{ sachstand }}\n# Zwei", "### Eins\n\n#### A\n\n##### B\n\n#### C\n\n### Zwei"),
        ("# 1\n## 2\n### 3\n{{ ziele }}", "### 1\n\n#### 2\n\n##### 3\n\n###### A\n\n###### B\n\n###### C"),
        ("{{ ziele }}\n# 1\n{{ ziele }}", "### A\n\n#### B\n\n### C\n\n### 1\n\n#### A\n\n##### B\n\n#### C"),
    ],
)
def test_headings_of_a_placeholder_go_below_the_one_above_it_wherever_it_stands(text: str, expected: str) -> None:
    tokens = MarkdownIt("commonmark").parse("## A\n#### B\n## C")
    found = read_prose(Prose("text", text), 2, lambda _name: tokens)

    assert expected == MarkdownWriter(lambda _block: "").blocks(nodes(found))


def test_placeholders_are_told_with_name_and_place() -> None:
    text = "a {{ x }}\n\n{{leitbild}}\n```\n{{ ziele }}\n```\n`{{ y }}` {{ z}}\n    {{ ziele }}\n"

    assert [
        Placeholder("x", 2, 7, alone=False),
        Placeholder("leitbild", 11, 12, alone=True),
        Placeholder("z", text.index("{{ z}}"), 6, alone=False),
        Placeholder("ziele", text.rindex("{{"), 11, alone=False),
    ] == list(placeholders(text))
    assert ["{{ x }}", "{{leitbild}}", "{{ z}}", "{{ ziele }}"] == [
        text[found.offset : found.offset + found.length] for found in placeholders(text)
    ]


def test_what_lies_too_deep_becomes_plain_text_and_is_not_lost() -> None:
    text = filled("> " * 60 + "unten")

    assert "unten" in text
    assert f"{'> ' * 20}\\> > > > " in text


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_end_lines(line_end: str) -> None:
    assert "a\n\n- b\n- c" == filled(line_end.join(("a", "", "- b", "- c")))
