"""The fonts that kep ships with: what they have is known, all of it can be printed, and no others are asked."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from kep_cli.documents.packaged import packaged_templates
from kep_cli.documents.targets.typst_compiler import FONT_FILES, FONT_FOLDER
from kep_cli.errors import KepError
from kep_cli.wording.printable import only_printable, unprintable

Make = Callable[..., Path]
MakePdf = Callable[..., Any]

ROOT = Path(__file__).parents[3]
FONTS = packaged_templates() / FONT_FOLDER
LARGEST_PLANE = 0x20000


def printable() -> list[str]:
    every = (chr(point) for point in range(ord(" "), LARGEST_PLANE) if not 0xD800 <= point < 0xE000)
    return [sign for sign in every if not unprintable().match(sign)]


def test_the_table_of_characters_is_what_the_fonts_have() -> None:
    run = subprocess.run(
        [sys.executable, "docs/abdeckung.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    had = {point for file in FONTS.glob("*.ttf") for point in TTFont(file)["cmap"].getBestCmap()}
    private_or_forbidden = {*range(0xE000, 0xF900), 0xFEFF}
    selectors = {0xFE0E, 0xFE0F}

    assert (0, "") == (run.returncode, run.stderr)
    assert {point for point in had | selectors if point >= ord(" ")} - private_or_forbidden == set(
        map(ord, printable())
    )


def test_the_table_is_small() -> None:
    assert (ROOT / "src/kep_cli/wording/font_coverage.py").stat().st_size < 20_000


def test_what_is_taken_for_ordinary_can_be_printed() -> None:
    ordinary = [chr(point) for point in range(LARGEST_PLANE) if point >= ord(" ") and not 0xD800 <= point < 0xE000]

    assert [] == [sign for sign in ordinary if only_printable(sign) == sign and unprintable().match(sign)]


def test_all_styles_of_the_text_font_have_the_same_characters() -> None:
    styles = [TTFont(FONTS / name)["cmap"].getBestCmap().keys() for name in FONT_FILES if "Sans-" in name]

    assert 4 == len(styles)
    assert [] == [style for style in styles if style != styles[0]]


def test_each_font_file_is_known_and_comes_with_its_licence() -> None:
    assert sorted(FONT_FILES) == sorted(file.name for file in FONTS.glob("*.ttf"))
    assert {"LICENSE-DejaVu.txt", "LICENSE-Liberation.txt"} == {file.name for file in FONTS.glob("LICENSE*")}


@pytest.mark.slow
@pytest.mark.parametrize("style", ["{}", "**{}**", "*{}*", "***{}***", "``{}``"])
def test_each_character_of_the_fonts_can_be_printed_in_each_style(style: str, musterland: Make, pdf: MakePdf) -> None:
    signs = [f"&#{ord(sign)};" if style != "``{}``" else sign for sign in printable() if sign != "`" and sign.strip()]
    prose = "".join(f"{style.format(f'x{sign}x')}\n\n" for sign in signs)
    made = pdf(musterland(vorlage={"anlagen": [{"titel": "Zeichen", "inhalt": prose}]}))

    assert [] == made.findings()


def test_a_paper_uses_no_other_fonts(musterland: Make, pdf: MakePdf) -> None:
    prose = "Text *kursiv* **fett** ***beides*** `Code` ☒ → ∑ ℃\n"
    with pikepdf.open(pdf(musterland(vorlage={"sachdarstellung": prose})).file) as document:
        fonts = {str(font.BaseFont) for page in document.pages for _, font in page.Resources.Font.items()}

    assert {
        "LiberationSans",
        "LiberationSans-Bold",
        "LiberationSans-Italic",
        "LiberationSans-BoldItalic",
        "LiberationMono",
        "DejaVuSans",
    } == {re.sub(r"^/[A-Z]{6}\+|-(?=Identity)|-Regular", "", name).split("-Identity")[0] for name in fonts}


def test_the_house_may_bring_its_own_font(musterland: Make, pdf: MakePdf) -> None:
    frame = (
        '{% extends "kep/typst/rahmen.typ.j2" %}{% block schriften %}{{ super() }}\n'
        '#set text(font: ("Hausschrift", ..kepschrift))\n{% endblock %}'
    )
    workspace = musterland(templates={"typst/rahmen.typ.j2": frame})
    with pytest.raises(KepError) as caught:
        pdf(workspace)

    assert caught.value.message.startswith(
        "Dokumentvorlage „templates/typst/rahmen.typ.j2“: Die Schrift „hausschrift“ gibt es nicht"
    )
    (workspace / "templates/typst/fonts").mkdir()
    renamed(FONTS / "LiberationMono-Regular.ttf", workspace / "templates/typst/fonts/haus.ttf")
    with pikepdf.open(pdf(workspace).file) as document:
        fonts = {str(font.BaseFont) for page in document.pages for _, font in page.Resources.Font.items()}

    assert any("Hausschrift" in name for name in fonts)


def renamed(font: Path, target: Path) -> None:
    """A copy of a font with another name."""
    copy = TTFont(font)
    for record in copy["name"].names:
        if record.nameID in {1, 4, 6, 16}:
            record.string = "Hausschrift"
    copy.save(target)
