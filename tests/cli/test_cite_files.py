"""`kep cite --output`: the paragraph for other papers as a file, above all as one of Word."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from docx import Document

Kep = Callable[..., CompletedProcess[str]]

ZIELSYSTEME = Path(__file__).resolve().parents[1] / "zielsysteme"
WORD = ("--format", "docx", "--output", "beitrag.docx")


@pytest.fixture
def peine(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ZIELSYSTEME / "peine-artig", tmp_path / "peine"))


def paragraphs(file: Path) -> list[tuple[str, str]]:
    """Style and text of the paragraphs of a Word file."""
    return [(each.style.name or "" if each.style else "", each.text) for each in Document(str(file)).paragraphs]


def test_word_has_headings_goals_and_lists_in_their_styles(kep_here: Kep, peine: Path) -> None:
    told = kep_here("cite", "HSP 2.1", *WORD, cwd=peine)

    assert (0, "beitrag.docx\n", "") == (told.returncode, told.stdout, told.stderr)
    assert [
        ("Heading 2", "Beitrag zu den strategischen Zielen"),
        (
            "Normal",
            "Die Vorlage trägt zu den strategischen Zielen bei (Landkreis Musterland, Entwicklungsziele 2023–2028):",
        ),
        ("Ziel", "2.\tIm Landkreis Musterland bleibt fruchtbarer Boden fruchtbar."),
        ("Ziel", "HSP 2.1\tDer Landkreis entsiegelt jährlich zwei Hektar:"),
        ("List Bullet", "Schulhöfe"),
        ("List Bullet", "Parkplätze"),
        ("List Bullet", "ehemalige Betriebsgelände (Ziegelei / Zuckerfabrik)"),
        ("Normal", "Beschluss: Kreistag, 25.06.2025, Drs. Nr. 7/2025"),
    ] == paragraphs(peine / "beitrag.docx")


@pytest.mark.parametrize("names", [("HSP 1.6", "vereine", "2"), ("1.",)], ids=["mehrere", "nur-oberziel"])
def test_word_says_what_the_text_says(kep_here: Kep, peine: Path, names: tuple[str, ...]) -> None:
    text = kep_here("cite", *names, cwd=peine).stdout
    kep_here("cite", *names, *WORD, cwd=peine)
    said = [words.replace("\t", " ").replace("\n", " ") for _, words in paragraphs(peine / "beitrag.docx")]

    assert [line for line in text.split("\n") if line] == said


def test_word_has_nothing_of_the_form_but_its_styles(kep_here: Kep, peine: Path) -> None:
    kep_here("cite", "1.", *WORD, cwd=peine)
    document = Document(str(peine / "beitrag.docx"))
    (section,) = document.sections

    assert ("", "") == (
        "".join(each.text for each in section.header.paragraphs),
        "".join(each.text for each in section.footer.paragraphs),
    )
    assert (
        "Beitrag zu den strategischen Zielen",
        "Landkreis Musterland",
    ) == (document.core_properties.title, document.core_properties.subject)


def test_the_same_goals_give_the_same_bytes(kep_here: Kep, peine: Path) -> None:
    kep_here("cite", "HSP 2.1", *WORD, cwd=peine)
    first = (peine / "beitrag.docx").read_bytes()
    kep_here("cite", "HSP 2.1", *WORD, cwd=peine)

    assert first == (peine / "beitrag.docx").read_bytes()


def test_styles_come_from_the_form_of_the_house(kep_here: Kep, peine: Path) -> None:
    form = peine / "templates" / "docx" / "vorlage.docx"
    form.parent.mkdir(parents=True)
    house = Document()
    house.add_paragraph("{{ betreff }}")
    house.styles["Heading 2"].font.name = "Hausschrift"
    house.save(str(form))
    kep_here("cite", "1.", *WORD, cwd=peine)
    document = Document(str(peine / "beitrag.docx"))

    assert "Hausschrift" == document.styles["Heading 2"].font.name
    assert ["Heading 2", "Normal", "Ziel", "Normal"] == [style for style, _ in paragraphs(peine / "beitrag.docx")]


def test_a_broken_form_of_the_house_is_told(kep_here: Kep, peine: Path) -> None:
    form = peine / "templates" / "docx" / "vorlage.docx"
    form.parent.mkdir(parents=True)
    form.write_text("kein Word", encoding="utf-8")
    told = kep_here("cite", "1.", *WORD, cwd=peine)

    assert (2, False) == (told.returncode, (peine / "beitrag.docx").exists())
    assert "Fehler: Das Word-Formular „templates/docx/vorlage.docx“ ist keine Word-Datei" in told.stderr


def test_text_of_goals_arrives_in_word_letter_by_letter(kep_here: Kep, musterland: Path) -> None:
    hostile = "{{ x }} {%p if %} \\\\input *a* _b_ | <w:p> </w:t> &amp; `c` [red]d[/red] & ~ ^ # $ % ::: 1. x"
    (musterland / "goals/oberziele/wohnen.yaml").write_text(f'id: wohnen\nnummer: 1\ntext: "{hostile}"\n', "utf-8")
    (musterland / "goals/vorlagen/10-2024.yaml").unlink()
    told = kep_here("cite", "wohnen", *WORD, cwd=musterland)

    assert 0 == told.returncode
    assert ("Ziel", "1.\t" + hostile.replace("\\\\", "\\")) in paragraphs(musterland / "beitrag.docx")


@pytest.mark.parametrize("form", ["text", "md"])
def test_text_and_markdown_can_be_files_too(kep_here: Kep, peine: Path, form: str) -> None:
    shown = kep_here("cite", "HSP 2.1", "--format", form, cwd=peine).stdout
    place = peine / "beitrag.txt"
    place.write_text("etwas anderes", encoding="utf-8")
    told = kep_here("cite", "HSP 2.1", "--format", form, "--output", "beitrag.txt", cwd=peine)

    assert (0, "beitrag.txt\n", shown) == (told.returncode, told.stdout, place.read_text(encoding="utf-8"))


REFUSED = [
    (("--format", "docx"), "Das Format „docx“ braucht eine Datei", "Nennen Sie sie: --output beitrag.docx"),
    (
        ("--format", "docx", "--output", "beitrag.txt"),
        "„beitrag.txt“ endet nicht auf .docx",
        "Sonst öffnet Word die Datei nicht",
    ),
    (
        ("--output", "beitrag.docx"),
        "„beitrag.docx“ soll eine Word-Datei sein, das Format ist aber „text“",
        "Word schreibt kep mit: --format docx",
    ),
    (("--output", "goals"), "„goals“ ist ein Ordner", "Nennen Sie bei --output eine Datei"),
    (
        ("--output", "goals/runden.yaml"),
        "„goals/runden.yaml“ wäre eine Zieldatei",
        "Nennen Sie eine Datei mit einer anderen Endung",
    ),
    (
        ("--format", "docx", "--output", "fehlt/beitrag.docx"),
        "Den Ordner „fehlt“ gibt es nicht",
        "Legen Sie ihn an, oder nennen Sie bei --output eine Datei in einem anderen",
    ),
]


@pytest.mark.parametrize(("arguments", "message", "hint"), REFUSED, ids=[" ".join(each[0]) for each in REFUSED])
def test_what_cannot_be_a_file_is_refused(
    kep_here: Kep, peine: Path, arguments: tuple[str, ...], message: str, hint: str
) -> None:
    told = kep_here("cite", "1.", *arguments, cwd=peine)

    assert (2, "", f"Fehler: {message}\nHinweis: {hint}\n") == (told.returncode, told.stdout, told.stderr)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="administrators may write everywhere, and Windows asks others"
)
def test_a_folder_that_may_not_be_written_is_told(kep_here: Kep, peine: Path) -> None:
    closed = peine / "zu"
    closed.mkdir()
    closed.chmod(0o500)
    told = kep_here("cite", "1.", "--format", "docx", "--output", "zu/beitrag.docx", cwd=peine)
    closed.chmod(0o700)

    assert (2, "") == (told.returncode, told.stdout)
    assert "Fehler: Die Datei „zu/beitrag.docx“ lässt sich nicht schreiben: " in told.stderr
