"""Tables of contents: which headings they name, and how they look as Markdown and as plain text."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from kep_cli.documents.blocks import read_blocks
from kep_cli.documents.contents import with_contents
from kep_cli.documents.drawing import Drawer, Kopf
from kep_cli.documents.insertion import Insertions
from kep_cli.documents.targets.contract import Target
from kep_cli.documents.targets.table import target
from kep_cli.documents.templates import template_folders

Make = Callable[..., Path]
Compile = Callable[..., Any]

ROOT = Path(__file__).parents[2]
KOPF = Kopf("Titel", "", "Landkreis Musterland", entwurf=False)
CONTENTS = "::: verzeichnis Inhalt\n:::\n"


def drawn(text: str, form: str) -> str:
    found = target(form)
    assert isinstance(found, Target)
    tokens = read_blocks(text, Insertions(), lambda _name: [])
    return Drawer(found, template_folders(ROOT)).document(tokens, KOPF).decode()


def list_of(text: str) -> str:
    """The table of contents of a document in Markdown that begins with it."""
    listed, _, _ = drawn(f"{CONTENTS}\n{text}", "md").partition("\n\n#")
    return listed


def test_it_names_the_headings_behind_it_down_to_the_third_level() -> None:
    text = f"# Titel\n\n{CONTENTS}\n# Eins\n\n## Zwei\n\n### Drei\n\n#### Vier\n\n# Fünf\n"

    assert (
        "# Titel\n\n**Inhalt**\n\n- [Eins](#eins)\n  - [Zwei](#zwei)\n    - [Drei](#drei)\n- [Fünf](#fünf)\n\n"
        "# Eins\n\n## Zwei\n\n### Drei\n\n#### Vier\n\n# Fünf\n"
    ) == drawn(text, "md")


def test_headings_in_blocks_and_titles_of_annexes_are_named_too() -> None:
    text = "::: blatt\n## Teil\n\n::: zeilennummern\n### Darin\n:::\n:::\n\n::: anlage Anlage *eins*\nText\n:::\n"

    assert "**Inhalt**\n\n- [Teil](#teil)\n  - [Darin](#darin)\n- [Anlage eins](#anlage-eins)" == list_of(text)


def test_a_table_of_contents_within_a_block_is_filled_in() -> None:
    assert "**Inhalt**\n\n- [Teil](#teil)\n\n## Teil\n" == drawn(f"::: blatt\n{CONTENTS}\n## Teil\n:::\n", "md")


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (("Ziel", "Ziel", "Ziel"), ("ziel", "ziel-1", "ziel-2")),
        (("1.1 Ärzte & Pflege (A/B)", "„Neu“ – 5 %"), ("11-ärzte--pflege-ab", "neu--5-")),
        (("snake_case und Binde-Strich", "E\u0301te\u0301"), ("snake_case-und-binde-strich", "e\u0301te\u0301")),
        (("Tren\u00adnen",), ("trennen",)),
    ],
)
def test_links_lead_where_github_puts_the_headings(headings: tuple[str, ...], names: tuple[str, ...]) -> None:
    tokens = read_blocks(CONTENTS + "".join(f"\n## {each}\n" for each in headings), Insertions(), lambda _name: [])
    told = with_contents(tokens)[0].meta["headings"]

    assert list(names) == [each.anchor for each in told]


def test_headings_before_and_below_count_for_the_names_of_others() -> None:
    text = f"# Ziel\n\n{CONTENTS}\n#### Ziel\n\n## Ziel\n"

    assert "- [Ziel](#ziel-2)\n" in drawn(text, "md")


@pytest.mark.parametrize(
    "heading",
    [
        "# kein Titel",
        "1. keine Liste",
        "[Klammer](https://beispiel.de)",
        "a | b",
        "`]` und *fett* ] [ \\ <b>",
        "::: blatt",
        "{{ x }}",
        "x" * 300,
    ],
)
def test_whatever_a_heading_says_its_entry_is_one_link_with_the_same_words(heading: str) -> None:
    insertions = Insertions()
    tokens = read_blocks(f"{CONTENTS}\n## {insertions.mark(heading)}\n", insertions, lambda _name: [])
    found = target("md")
    assert isinstance(found, Target)
    text = Drawer(found, template_folders(ROOT)).document(tokens, KOPF).decode()
    read = MarkdownIt("commonmark").parse(text)
    lines = [token for token in read if token.type == "inline"]
    entry = lines[1].children or []

    assert ["bullet_list_open"] == [token.type for token in read if token.type.endswith("list_open")]
    assert ["link_open", "link_close"] == [token.type for token in entry if token.type.startswith("link")]
    assert heading == "".join(token.content for token in entry)
    assert heading == "".join(token.content for token in lines[2].children or [])


def test_a_heading_without_letters_is_named_without_a_link() -> None:
    assert "**Inhalt**\n\n- §\n- [Zwei](#zwei)" == list_of("## §\n\n## Zwei\n")


def test_headings_that_say_nothing_are_left_out() -> None:
    assert "**Inhalt**\n\n- [Zwei](#zwei)" == list_of("##\n\n## Zwei\n")


def test_levels_that_are_left_out_or_come_first_make_no_gap() -> None:
    assert "**Inhalt**\n\n- [Tief](#tief)\n- [Hoch](#hoch)\n  - [Tiefer](#tiefer)" == list_of(
        "### Tief\n\n# Hoch\n\n### Tiefer\n"
    )


@pytest.mark.parametrize("form", ["md", "text"])
def test_without_headings_there_is_no_table_of_contents(form: str) -> None:
    assert "Nur Text.\n" == drawn(f"{CONTENTS}\nNur Text.\n", form)


def test_in_plain_text_it_is_a_list_without_links() -> None:
    text = f"{CONTENTS}\n## Eins\n\n### Zwei\n\nText, siehe [oben](#eins).\n"

    assert "Inhalt\n– Eins\n  – Zwei\n\nEins\n\nZwei\n\nText, siehe oben.\n" == drawn(text, "text")


def test_what_stands_in_the_block_is_left_out() -> None:
    assert "nichts" not in drawn("::: verzeichnis Inhalt\nnichts\n:::\n\n## Eins\n", "md")


def test_the_tokens_of_a_document_stay_as_they_are() -> None:
    tokens = read_blocks(f"{CONTENTS}\n## Eins\n", Insertions(), lambda _name: [])
    with_contents(tokens)

    assert [] == tokens[0].meta["block"].content


@pytest.mark.slow
def test_latex_names_the_pages(compiled: Compile) -> None:
    parts = "".join(f"::: blatt\n## Teil {place}\n\n### Ünter_{place} & 50 %\n\nText\n:::\n\n" for place in range(3))
    pdf = compiled(drawn(f"# Titel\n\n{CONTENTS}\n{parts}#### Zu tief\n", "tex"))
    first = pdf.pages[0]

    assert [] == pdf.faults() + pdf.overfull()
    assert 4 == len(pdf.pages)
    assert 1 == first.count("Titel")
    assert "Zu tief" not in first
    assert ["2", "2", "3", "3", "4", "4"] == [line for line in first.splitlines() if line.isdecimal()]
    assert all(f"Ünter_{place} & 50 %" in first for place in range(3))


@pytest.mark.slow
def test_a_part_on_a_page_of_its_own_leaves_no_empty_page_in_latex(compiled: Compile) -> None:
    pdf = compiled(drawn("::: blatt\nEins\n:::\n\n::: blatt\nZwei\n:::\n", "tex"))

    assert ["Eins", "Zwei"] == [page.split()[0] for page in pdf.pages]
