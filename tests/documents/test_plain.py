"""Plain text: what is left of Markdown when it may be pasted anywhere."""

import pytest
from markdown_it import MarkdownIt

from kep_cli.documents.drawing import nodes
from kep_cli.documents.targets.plain import PlainWriter

TABLE = [
    ("Ein *betonter*\nund **fetter** Satz.", "Ein betonter und fetter Satz."),
    ("Erste Zeile  \nzweite", "Erste Zeile\nzweite"),
    ("# Titel\n\nText", "Titel\n\nText"),
    ("Drei:\n\n- eins\n- zwei\n  - tief\n", "Drei:\n– eins\n– zwei\n  – tief"),
    ("9. neun\n10. zehn", "9. neun\n10. zehn"),
    ("- lose\n\n  noch ein Absatz", "– lose\n\n  noch ein Absatz"),
    ("> zitiert\n> weiter", "    zitiert weiter"),
    ("```\ncode  x\n```", "code  x"),
    (
        "`a` und [Text](https://example.org) und <https://example.org>",
        "a und Text (https://example.org) und https://example.org",
    ),
    ("![Bild vom Haus](haus.png)", "Bild vom Haus"),
    ("oben\n\n---\n\nunten", "oben\n\n– – –\n\nunten"),
    ("| a | b |\n| --- | --- |\n| 1 | 2 |", "– a: 1; b: 2"),
]


@pytest.mark.parametrize(("markdown", "text"), TABLE, ids=[each[0][:20] for each in TABLE])
def test_signs_of_markdown_become_signs_that_everybody_reads(markdown: str, text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)

    assert text == PlainWriter(lambda block: block.name).blocks(nodes(tokens))
