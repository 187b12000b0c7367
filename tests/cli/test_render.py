"""`kep render`: which papers become which files, and what keeps them from it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kep_cli.documents.targets.table import FORMATS, USUAL_FORMATS

Kep = Callable[..., CompletedProcess[str]]

FROZEN = "goals/fassungen/einbringung/oberziele/wohnen.yaml"


@pytest.fixture
def flawless(musterland: Path) -> Path:
    """A goal system whose frozen copy is free of errors too."""
    frozen = musterland / FROZEN
    frozen.write_text(frozen.read_text(encoding="utf-8").replace("farbe: rot\n", ""), encoding="utf-8")
    return musterland


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_without_a_name_the_drafts_are_rendered_in_the_usual_formats(kep_here: Kep, flawless: Path) -> None:
    told = kep_here("render", cwd=flawless)

    assert (0, "") == (told.returncode, told.stderr)
    assert [f"build/3-2024.{form}" for form in USUAL_FORMATS] == told.stdout.splitlines()
    assert sorted(f"3-2024.{form}" for form in USUAL_FORMATS) == files(flawless / "build")


def test_papers_are_found_by_number_and_by_file_wherever_one_stands(kep_here: Kep, flawless: Path) -> None:
    told = kep_here("render", "3/2024", "erste", "--format", "md", cwd=flawless / "goals")

    assert (0, "../build/3-2024.md\n") == (told.returncode, told.stdout)


def test_the_folder_for_the_files_can_be_chosen(kep_here: Kep, flawless: Path, tmp_path: Path) -> None:
    told = kep_here("render", "-C", str(flawless), "--output", "hier/dort", "--format", "tex,md", cwd=tmp_path)

    assert ["hier/dort/3-2024.tex", "hier/dort/3-2024.md"] == told.stdout.splitlines()
    assert ["3-2024.md", "3-2024.tex"] == files(tmp_path / "hier/dort")


def test_a_paper_that_was_brought_in_shows_the_goals_of_its_fassung(kep_here: Kep, flawless: Path) -> None:
    told = kep_here("render", "10/2024", "--format", "md", cwd=flawless)
    text = (flawless / "build/10-2024.md").read_text(encoding="utf-8")

    assert (0, "") == (told.returncode, told.stderr)
    assert "Musterland bietet Wohnraum.\n" in text
    assert "für alle" not in text


@pytest.mark.parametrize(
    ("fassung", "said"),
    [("fassung: 1f2e3d4", "ihre Fassung „1f2e3d4“ liegt nicht vor"), ("", "sie nennt keine Fassung")],
)
def test_without_its_fassung_a_paper_shows_the_goals_of_today(
    kep_here: Kep, flawless: Path, fassung: str, said: str
) -> None:
    paper = flawless / "goals/vorlagen/10-2024.yaml"
    paper.write_text(paper.read_text(encoding="utf-8").replace("fassung: einbringung", fassung), encoding="utf-8")
    told = kep_here("render", "10/2024", "--format", "md", cwd=flawless)

    assert told.returncode == 0
    assert f"Vorlage 10/2024: {said}, deshalb stehen darin die heutigen Ziele\n" == told.stderr
    assert "für alle" in (flawless / "build/10-2024.md").read_text(encoding="utf-8")


def test_another_version_brings_its_own_papers(kep_here: Kep, flawless: Path) -> None:
    told = kep_here("render", "--rev", "einbringung", cwd=flawless)

    assert (2, "") == (told.returncode, told.stdout)
    assert told.stderr.startswith("Fehler: Es gibt keine Vorlage\n")


def test_another_folder_can_be_a_version_too(kep_here: Kep, flawless: Path) -> None:
    other = flawless.parent / "alt"
    shutil.copytree(flawless, other)
    paper = other / "goals/vorlagen/erste.yaml"
    paper.write_text(paper.read_text(encoding="utf-8").replace("3/2024", "2/2023"), encoding="utf-8")
    told = kep_here("render", "--rev", "ordner:../alt", "--format", "md", cwd=flawless)

    assert (0, "build/2-2023.md\n") == (told.returncode, told.stdout)


def test_goals_with_errors_are_not_rendered(kep_here: Kep, musterland: Path) -> None:
    told = kep_here("render", "10/2024", cwd=musterland)

    assert told.returncode == 1
    assert f" --> {FROZEN}:4:1" == told.stdout.splitlines()[1]
    assert told.stdout.splitlines()[-1] == "1 Fehler"
    assert (
        "Aus Zielen mit Fehlern macht kep keine Vorlagen; als Entwurf gekennzeichnet geht es mit: kep render --draft\n"
        == told.stderr
    )
    assert not (musterland / "build").exists()


def test_a_draft_is_rendered_in_spite_of_errors_and_says_so(kep_here: Kep, musterland: Path) -> None:
    told = kep_here("render", "10/2024", "--draft", "--format", "md", cwd=musterland)

    assert (0, "build/10-2024.md\n") == (told.returncode, told.stdout)
    assert "Die Ziele haben Fehler, deshalb steht auf jeder Seite ENTWURF; mehr sagt: kep validate\n" == told.stderr
    assert "ENTWURF" in (musterland / "build/10-2024.md").read_text(encoding="utf-8")


def test_check_writes_nothing_and_tells_what_is_out_of_date(kep_here: Kep, flawless: Path) -> None:
    missing = kep_here("render", "--check", "--format", "md", cwd=flawless)

    assert (1, "build/3-2024.md: fehlt\n") == (missing.returncode, missing.stdout)
    assert "Auf den heutigen Stand bringt die Dateien derselbe Befehl ohne --check\n" == missing.stderr
    assert not (flawless / "build").exists()

    kep_here("render", "--format", "md", cwd=flawless)
    same = kep_here("render", "--check", "--format", "md", cwd=flawless)

    assert (0, "", "") == (same.returncode, same.stdout, same.stderr)

    (flawless / "build/3-2024.md").write_text("anders\n", encoding="utf-8")
    other = kep_here("render", "--check", "--format", "md", cwd=flawless)

    assert (1, "build/3-2024.md: weicht ab\n") == (other.returncode, other.stdout)


def test_annexes_become_files_of_their_own_when_wanted(kep_here: Kep, flawless: Path) -> None:
    with (flawless / "goals/vorlagen/erste.yaml").open("a", encoding="utf-8") as paper:
        paper.write("anlagen:\n  - titel: Alle Ziele\n    inhalt: Siehe oben.\n")
    together = kep_here("render", "--format", "md", cwd=flawless)
    apart = kep_here("render", "--format", "md", "--anlagen", "getrennt", cwd=flawless)

    assert ["build/3-2024.md"] == together.stdout.splitlines()
    assert ["build/3-2024.md", "build/3-2024-anlage-1.md"] == apart.stdout.splitlines()


UNKNOWN = [
    (["--format", "xyz"], "Das Format „xyz“ gibt es nicht", f"Bekannt sind: {', '.join(FORMATS)}"),
    (["--format", "md,tx"], "Das Format „tx“ gibt es nicht", f"Meinten Sie „tex“? Bekannt sind: {', '.join(FORMATS)}"),
    (
        ["--anlagen", "getrent"],
        "Die Art der Anlagen „getrent“ gibt es nicht",
        "Meinten Sie „getrennt“? Bekannt sind: zusammen, getrennt",
    ),
    (["11/2024"], "Die Vorlage „11/2024“ gibt es nicht", "Meinten Sie „10/2024“? Es gibt: 10/2024, 3/2024"),
    (["3/2024", "konzept"], "„konzept“ ist keine Vorlage", "Rufen Sie es für sich auf: kep render konzept"),
]


@pytest.mark.parametrize(("arguments", "message", "hint"), UNKNOWN, ids=[" ".join(each[0]) for each in UNKNOWN])
def test_what_does_not_exist_is_told(
    kep_here: Kep, flawless: Path, arguments: list[str], message: str, hint: str
) -> None:
    told = kep_here("render", *arguments, cwd=flawless)

    assert (2, "", f"Fehler: {message}\nHinweis: {hint}\n") == (told.returncode, told.stdout, told.stderr)


def test_a_paper_that_cannot_be_read_is_not_called_missing(kep_here: Kep, flawless: Path) -> None:
    (flawless / "goals/vorlagen/neu.yaml").write_text("{art: [", encoding="utf-8")
    told = kep_here("render", "neu", cwd=flawless)

    assert (
        2,
        "Fehler: Die Vorlage „neu“ lässt sich nicht lesen\nHinweis: Was zu beheben ist, zeigt: kep validate\n",
    ) == (
        told.returncode,
        told.stderr,
    )


def test_a_folder_that_cannot_be_made_is_told(kep_here: Kep, flawless: Path) -> None:
    (flawless / "build").write_text("eine Datei\n", encoding="utf-8")
    told = kep_here("render", cwd=flawless)

    assert (2, "") == (told.returncode, told.stdout)
    assert "Fehler: „build“ ist kein Ordner\nHinweis: Wählen Sie mit --output einen Ordner\n" == told.stderr
