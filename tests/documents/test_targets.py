"""Targets: each draws every block that the documents use, and a new one costs a writer and two templates."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from markdown_it.tree import SyntaxTreeNode

from kep_cli.documents.blocks import BLOCK_TOKEN, read_blocks
from kep_cli.documents.drawing import Drawer, Kopf
from kep_cli.documents.insertion import Insertions
from kep_cli.documents.packaged import packaged_templates
from kep_cli.documents.targets.contract import DrawBlock, Target
from kep_cli.documents.targets.table import FORMATS, target
from kep_cli.documents.templates import template_folders
from kep_cli.wording.placeholders import PLACEHOLDERS

PARTS = {"spalte", "zeile", "zelle"}
"""Blocks that only others hold, which draw them with themselves: the table of a Synopse."""

OFFERED = {"verzeichnis", "blatt"}
"""Blocks for whoever writes document templates, whether or not a packaged document uses them."""


def names(pattern: str, *files: Path) -> set[str]:
    return {name for file in files for name in re.findall(pattern, file.read_text(encoding="utf-8"), re.MULTILINE)}


@pytest.mark.parametrize("form", [form for form in FORMATS if isinstance(target(form), Target)])
def test_each_target_has_a_look_for_each_block_of_the_packaged_documents(form: str) -> None:
    folder = packaged_templates()
    used = names(r"^::: ([a-z_]+)", *(folder / "dokumente").iterdir())

    drawn = target(form)

    assert isinstance(drawn, Target)
    assert (used | OFFERED) - PARTS == names(r"{% block ([a-z_]+) %}", folder / drawn.blocks_template)


def test_each_placeholder_has_its_block() -> None:
    assert set(PLACEHOLDERS) == names(r"{% block ([a-z_]+) %}", packaged_templates() / "dokumente/platzhalter.md.j2")


class ShoutingWriter:
    """The smallest writer that does something: paragraphs and blocks, in capitals."""

    def __init__(self, draw: DrawBlock) -> None:
        self._draw = draw

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        return "\n".join(
            self._draw(node.meta["block"]) if node.type == BLOCK_TOKEN else self.line(node.children[0].children)
            for node in nodes
        )

    def line(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        return "".join(shout(node.content) for node in nodes)


def shout(text: str) -> str:
    return text.upper()


def test_a_new_target_is_a_writer_a_frame_and_the_looks_of_blocks(musterland: Callable[..., Path]) -> None:
    folders = template_folders(
        musterland(
            templates={
                "laut/rahmen.txt.j2": "<{{ dokument.titel }}>\n{{ inhalt }}\n",
                "laut/bloecke.txt.j2": "{{ block.name }}/{{ block.titel }}: {{ block.inhalt }}",
            }
        )
    )
    loud = Target(".txt", "laut/rahmen.txt.j2", "laut/bloecke.txt.j2", shout, ShoutingWriter)
    tokens = read_blocks("eins\n\n::: block a\nzwei\n::: block b\ndrei\n:::\n:::\n", Insertions(), lambda _name: [])
    kopf = Kopf("titel", "", "", entwurf=False)

    assert b"<TITEL>\nEINS\nBLOCK/A: ZWEI\nBLOCK/B: DREI\n" == Drawer(loud, folders).document(tokens, kopf)
