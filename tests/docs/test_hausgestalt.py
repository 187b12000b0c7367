"""The chapter about the look of a house shows the files of its example, and every block that can be replaced."""

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
CHAPTER = (CHECKOUT / "docs" / "hausgestalt.md").read_text(encoding="utf-8")
EXAMPLE = CHECKOUT / "docs" / "beispiel-haus"
TEMPLATES = CHECKOUT / "templates"
FRAMES = [path.relative_to(TEMPLATES).as_posix() for path in sorted(TEMPLATES.glob("*/rahmen.*.j2"))]
WITHOUT_BLOCKS = ["text/rahmen.txt.j2"]


@pytest.mark.parametrize("path", sorted(EXAMPLE.rglob("*.j2")), ids=lambda path: path.name)
def test_the_templates_of_the_example_are_shown_as_they_are(path: Path) -> None:
    shown = re.findall(
        rf"^```jinja {path.relative_to(EXAMPLE).as_posix()}\n(.*?)^```$", CHAPTER, re.DOTALL | re.MULTILINE
    )

    assert path.read_text(encoding="utf-8") == shown[0]


@pytest.mark.parametrize("name", ["dokumente/vorlage.md.j2", *(name for name in FRAMES if name not in WITHOUT_BLOCKS)])
def test_every_block_stands_in_the_table_of_its_file(name: str) -> None:
    blocks = re.findall(r"^\{% block (\w+) %\}", (TEMPLATES / name).read_text(encoding="utf-8"), re.MULTILINE)
    table = CHAPTER.split(f": {name}\n")[1].split("\n#")[0]

    assert blocks == re.findall(r"^\| `(\w+)`", table, re.MULTILINE)


@pytest.mark.parametrize("name", WITHOUT_BLOCKS)
def test_the_frame_that_has_no_table_has_no_blocks(name: str) -> None:
    assert "{% block" not in (TEMPLATES / name).read_text(encoding="utf-8")
