"""A county that makes the paper its own: five sections, its logo, its font and its colour, as the handbook shows."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pikepdf
import pytest

from kep_cli.errors import KepError

MakePdf = Callable[..., Any]
Kep = Callable[..., CompletedProcess[str]]

EXAMPLE = Path(__file__).parents[3] / "docs" / "beispiel-haus"
SECTIONS = ["I. Problem", "II. Lösung", "III. Alternativen", "IV. Auswirkungen", "V. Zuständigkeit"]
LOGO = "Logo des Landkreises Musterland: zwei Hügel und eine Sonne"


@pytest.fixture
def haus(tmp_path: Path) -> Path:
    return shutil.copytree(EXAMPLE, tmp_path / "haus")


def fonts(file: Path) -> dict[str, bool]:
    """The fonts that the first page names, without the letters that mark a subset, and whether each is embedded."""
    with pikepdf.open(file) as document:
        named = [font.DescendantFonts[0] for font in document.pages[0].Resources.Font.values()]
        return {str(font.BaseFont).partition("+")[2]: "/FontFile2" in font.FontDescriptor for font in named}


def test_the_goals_of_the_example_are_in_order(haus: Path, kep_here: Kep) -> None:
    told = kep_here("validate", cwd=haus)

    assert (0, "Alles in Ordnung: 3 Ziele in 3 Dateien geprüft\n") == (told.returncode, told.stdout)


@pytest.mark.parametrize("ending", ["md", "tex", "typ"])
def test_the_paper_reads_as_the_house_wants_it(
    ending: str, haus: Path, kep_here: Kep, golden: Callable[[str, str], None]
) -> None:
    kep_here("render", "--format", ending, cwd=haus)
    text = (haus / f"build/41-2027.{ending}").read_text(encoding="utf-8")
    begun = text.find('alt: "Logo') if ending == "typ" else text.find(r"\definecolor") if ending == "tex" else 0
    golden(f"haus-41-2027.{ending}", text[max(begun, 0) :])


def test_the_five_sections_stand_in_their_order_as_headings(haus: Path, kep_here: Kep, pdf: MakePdf) -> None:
    kep_here("render", "--format", "md", cwd=haus)
    headings = re.findall(r"^## (.*)$", (haus / "build/41-2027.md").read_text(encoding="utf-8"), re.MULTILINE)
    lines = pdf(haus).body.splitlines()

    assert ["Betreff:", "Beschlussvorschlag:", *SECTIONS] == headings
    assert [line for line in lines if line in SECTIONS] == SECTIONS


def test_a_section_that_the_paper_does_not_have_says_so(haus: Path, kep_here: Kep) -> None:
    paper = haus / "goals/vorlagen/41-2027.yaml"
    text = paper.read_text(encoding="utf-8")
    paper.write_text(text.replace("titel: Alternativen", "titel: Anderes"), encoding="utf-8")
    kep_here("render", "--format", "md", cwd=haus)

    assert "## III. Alternativen\n\nKeine.\n\n## IV." in (haus / "build/41-2027.md").read_text(encoding="utf-8")


def test_only_the_font_of_the_house_is_in_the_pdf(haus: Path, pdf: MakePdf) -> None:
    assert {"MusterSerif-Regular": True, "MusterSerif-Bold": True} == fonts(pdf(haus).file)


def test_font_and_colour_are_set_after_those_of_kep(haus: Path, kep_here: Kep) -> None:
    kep_here("render", "--format", "typ", cwd=haus)
    text = (haus / "build/41-2027.typ").read_text(encoding="utf-8")
    own = (
        '#let kepschrift = ("Liberation Sans", "DejaVu Sans")\n'
        '#let kepschreibmaschine = ("Liberation Mono", "DejaVu Sans")\n'
        "#set text(font: kepschrift, size: 11pt)\n\n"
        '#let kepschrift = ("Muster Serif", "Liberation Sans", "DejaVu Sans")\n'
        '#let hausfarbe = rgb("#1b5e3f")\n'
        "#set text(font: kepschrift, size: 9.5pt)\n"
        "#show heading: set text(fill: hausfarbe)\n"
    )

    assert own in text


def test_the_logo_is_read_aloud_and_the_pdf_stays_accessible(haus: Path, pdf: MakePdf) -> None:
    made = pdf(haus)
    begun = [(tag.role, tag.alt) for tag in made.structure.all() if tag.role in {"Figure", "H1"}]

    assert [("Figure", LOGO), ("H1", "")] == begun[:2]
    assert "1" == made.catalogue["standard"]
    assert [] == made.findings()
    assert [] == made.sticking_out()


def test_without_its_font_file_no_pdf_is_made(haus: Path, pdf: MakePdf) -> None:
    shutil.rmtree(haus / "templates/typst/fonts")
    with pytest.raises(KepError) as caught:
        pdf(haus)

    assert "Die Schrift „muster serif“ gibt es nicht" in caught.value.message
    assert caught.value.hint.startswith("Legen Sie die Schriftdatei (.ttf oder .otf) nach templates/typst/fonts")


def test_without_its_logo_no_pdf_is_made(haus: Path, kep_here: Kep) -> None:
    (haus / "templates/typst/logo.svg").unlink()
    told = kep_here("render", cwd=haus)

    assert 2 == told.returncode
    assert (
        "Fehler: Dokumentvorlage „templates/typst/rahmen.typ.j2“: "
        "Eine Datei, die hier gebraucht wird, gibt es nicht: „templates/typst/logo.svg“ (zu sehen"
    ) in told.stderr
    assert not (haus / "build").exists()


def test_a_logo_without_description_is_refused(haus: Path, pdf: MakePdf) -> None:
    frame = haus / "templates/typst/rahmen.typ.j2"
    frame.write_text(frame.read_text(encoding="utf-8").replace(f', alt: "{LOGO}"', ""), encoding="utf-8")
    with pytest.raises(KepError) as caught:
        pdf(haus)

    assert "Ein Bild oder eine Formel hat keine Beschreibung" in caught.value.message
    assert 'Ergänzen Sie dort alt: "…"' == caught.value.hint


def test_a_fault_in_the_template_of_the_house_names_template_line_and_what_was_expected(
    haus: Path, kep_here: Kep
) -> None:
    template = haus / "templates/dokumente/vorlage.md.j2"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("vorlage.verantwortlich", "vorlage.verantwortlch"), encoding="utf-8")
    line = text[: text.index("vorlage.verantwortlich")].count("\n") + 1
    told = kep_here("render", "--format", "md", cwd=haus)
    message, hint, _ = told.stderr.split("\n")

    assert 2 == told.returncode
    assert (
        f"Fehler: Dokumentvorlage „templates/dokumente/vorlage.md.j2“, Zeile {line}: „verantwortlch“ gibt es nicht"
        == message
    )
    assert hint.startswith("Hinweis: Meinten Sie „verantwortlich“? Es gibt: ")
