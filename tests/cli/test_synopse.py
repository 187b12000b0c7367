"""`kep render synopse`: old and new wording side by side, in every target."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from docx import Document
from pdfua import validate

if TYPE_CHECKING:
    from subprocess import CompletedProcess

Kep = Callable[..., "CompletedProcess[str]"]
Golden = Callable[[str, str], None]

ROUNDS = Path(__file__).parents[1] / "runden"


@pytest.fixture
def rounds(tmp_path: Path) -> Path:
    """Five rounds of a fictional county, a folder each; the last one is today."""
    for number in range(1, 6):
        shutil.copytree(ROUNDS / str(number), tmp_path / f"runde-{number}")
    return tmp_path / "runde-5"


def synopsis(kep: Kep, rounds: Path, *arguments: str) -> dict[str, bytes]:
    """The files of a Synopse, by their endings."""
    folder = rounds / "aus"
    done = kep("render", "synopse", *arguments, "--output", "aus", cwd=rounds)

    assert (0, "") == (done.returncode, done.stderr)
    return {file.suffix: file.read_bytes() for file in folder.iterdir()}


FORMS = {
    "zwei": ("ordner:../runde-1", "ordner:../runde-5"),
    "unveraendert": ("ordner:../runde-1", "ordner:../runde-5", "--unveraendert"),
    "verlauf": tuple(f"ordner:../runde-{number}" for number in range(1, 6)),
}


@pytest.mark.parametrize("suffix", ["md", "tex", "typ"])
@pytest.mark.parametrize("name", FORMS)
def test_all_of_it_as_text(kep: Kep, rounds: Path, golden: Golden, name: str, suffix: str) -> None:
    files = synopsis(kep, rounds, *FORMS[name], "--format", suffix)

    golden(f"synopse-{name}.{suffix}", files[f".{suffix}"].decode())


def test_a_single_version_is_laid_beside_the_goals_of_today(kep: Kep, rounds: Path) -> None:
    text = synopsis(kep, rounds, "ordner:../runde-1", "--format", "md")[".md"].decode()

    assert "- Alt: Ordner ../runde-1\n- Neu: heutiger Stand\n" in text


def test_nothing_changed_is_said(kep: Kep, rounds: Path) -> None:
    text = synopsis(kep, rounds, "ordner:.", "--format", "md")[".md"].decode()

    assert "Zwischen diesen Fassungen hat sich am Wortlaut, an den Nummern und an der Ordnung der Ziele nichts" in text


@pytest.mark.parametrize("name", FORMS)
def test_the_pdf_is_accessible_and_lies_on_its_side(kep: Kep, rounds: Path, name: str) -> None:
    data = synopsis(kep, rounds, *FORMS[name], "--format", "pdf")[".pdf"]
    with pikepdf.open(io.BytesIO(data)) as made:
        boxes = [[float(value) for value in page.MediaBox] for page in made.pages]
    file = rounds / "synopse.pdf"
    file.write_bytes(data)

    assert all(right - left > top - bottom for left, bottom, right, top in boxes)
    assert [] == [found.message for found in validate(str(file)).findings]


def test_in_word_changed_words_have_a_style_and_the_page_lies_on_its_side(kep: Kep, rounds: Path) -> None:
    data = synopsis(kep, rounds, *FORMS["zwei"], "--format", "docx")[".docx"]
    document = Document(io.BytesIO(data))
    section = document.sections[-1]
    styles = {run.style.name for table in document.tables for cell in _cells(table) for run in _runs(cell)}

    assert int(section.page_width or 0) > int(section.page_height or 0)
    assert {"Entfallene Worte", "Neue Worte"} <= styles
    assert len(document.tables) == _xml(data).count("<w:tblHeader/>")


def _cells(table: Any) -> list[Any]:  # noqa: ANN401 - python-docx's objects
    return [cell for row in table.rows for cell in row.cells]


def _runs(cell: Any) -> list[Any]:  # noqa: ANN401 - the same
    return [run for paragraph in cell.paragraphs for run in paragraph.runs]


def _xml(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def test_reasons_come_from_commits_as_well(kep: Kep, commits: Callable[..., Path], rounds: Path) -> None:
    files = {
        f"goals/{file.relative_to(rounds / 'goals').as_posix()}": file.read_text(encoding="utf-8")
        for file in sorted((rounds / "goals").rglob("*.yaml"))
    }
    path = "goals/oberziele/1-wohnen.yaml"
    reworded = files[path].replace("450", "500")
    folder = commits(
        [files, {path: reworded}],
        tags={0: "vorher", 1: "nachher"},
        messages={1: "Mehr\n\nBegründung: Der Kreistag\n  wollte mehr.\n"},
    )
    kep("render", "synopse", "vorher", "nachher", "--format", "md", "--output", "aus", cwd=folder)
    text = (folder / "aus" / "synopse-vorher-nachher.md").read_text(encoding="utf-8")

    assert "~~450~~" in text
    assert "Der Kreistag wollte mehr." in text


def test_hostile_words_stay_words(kep: Kep, rounds: Path) -> None:
    nasty = '\\\\input{x} #include(\\"x\\") <b>| a | b |</b> ::: zeile {{ x }} $1$ [l](javascript:x) ~~weg~~ **fett**'
    file = rounds / "goals/oberziele/3-natur.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Auf jedem Dach", f"Auf jedem Dach {nasty}").replace(">-\n", "|-\n"), encoding="utf-8")
    done = kep(
        "render",
        "synopse",
        "ordner:../runde-1",
        "--draft",
        "--format",
        "md,tex,typ,pdf,docx",
        "--output",
        "aus",
        cwd=rounds,
    )

    assert done.returncode == 0, done.stderr
    written = (rounds / "aus/synopse-runde-1-heute.md").read_text(encoding="utf-8")
    assert "<b>" not in written.replace("\\<b>", "")


FAULTS = {
    "no version": ((), "Zu einer Synopse gehören mindestens zwei Fassungen"),
    "too many": (tuple("ordner:." for _ in range(7)), "7 Fassungen passen nicht nebeneinander auf eine Seite"),
    "unknown version": (("auftakt-2099",), "Die Fassung „auftakt-2099“ gibt es nicht"),
    "an option's name": (("ordner:.", "ordner:.", "--rev", "x"), "Eine Synopse entsteht aus mehreren Fassungen"),
    "fields": (("ordner:.", "--format", "felder"), "Eine Synopse gibt es nicht als felder"),
    "annexes": (("ordner:.", "--anlagen", "getrennt"), "Eine Synopse hat keine Anlagen"),
}


@pytest.mark.parametrize(("arguments", "message"), FAULTS.values(), ids=FAULTS)
def test_faults_of_usage(kep: Kep, rounds: Path, arguments: tuple[str, ...], message: str) -> None:
    done = kep("render", "synopse", *arguments, cwd=rounds)

    assert f"Fehler: {message}" in done.stderr
    assert (2, "") == (done.returncode, done.stdout)


def test_unchanged_goals_belong_to_a_synopsis_only(kep: Kep, rounds: Path) -> None:
    done = kep("render", "--unveraendert", cwd=rounds)

    assert done.stderr.startswith("Fehler: Unveränderte Ziele gibt es nur in einer Synopse\n")
    assert done.returncode == 2


def test_rounds_that_are_tags_have_a_column_each_with_their_days(
    kep: Kep, commits: Callable[..., Path], golden: Golden
) -> None:
    versions = [
        {
            file.relative_to(ROUNDS / str(number)).as_posix(): file.read_text(encoding="utf-8")
            for file in sorted((ROUNDS / str(number)).rglob("*.yaml"))
        }
        for number in range(1, 6)
    ]
    changes = [
        dict.fromkeys(before.keys() - after.keys(), None) | after
        for before, after in zip([{}, *versions], versions, strict=False)
    ]
    tags = ["erste", "zweite", "dritte", "vierte", "fuenfte"]
    why = {1: "Werkstatt\n\nBegründung: Die Gemeinden wollten Zahlen."}
    folder = commits(changes, tags=dict(enumerate(tags)), messages=why)
    told = kep("render", "synopse", *tags, "--format", "md", "--output", "aus", cwd=folder)

    assert (0, "aus/synopse-erste-zweite-dritte-vierte-fuenfte.md\n", "") == (told.returncode, told.stdout, told.stderr)
    golden("synopse-git.md", (folder / told.stdout.strip()).read_text(encoding="utf-8"))


def test_goals_of_today_with_errors_are_refused_or_marked_as_a_draft(kep: Kep, rounds: Path) -> None:
    (rounds / "goals/oberziele/9-neu.yaml").write_text("id: neu\nnummer: 9\n", encoding="utf-8")
    refused = kep("render", "synopse", "ordner:../runde-4", cwd=rounds)
    drawn = kep("render", "synopse", "ordner:../runde-4", "--draft", "--format", "md,tex,typ,docx", cwd=rounds)
    files = {file.suffix: file.read_bytes() for file in (rounds / "build").iterdir()}
    with zipfile.ZipFile(io.BytesIO(files.pop(".docx"))) as archive:
        headers = [archive.read(name) for name in archive.namelist() if "/header" in name]

    assert (1, False) == (refused.returncode, "build/" in refused.stdout)
    assert drawn.returncode == 0, drawn.stderr
    assert [True] == [b"ENTWURF" in header for header in headers]
    assert [True] * 3 == [b"ENTWURF" in data for data in files.values()]


def test_errors_of_an_older_version_are_told_and_marked(kep: Kep, rounds: Path) -> None:
    file = rounds.parent / "runde-4/goals/oberziele/3-natur.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("nummer: 3.1\n", "nummer: 3.1\n    punkte: {eins: zwei}\n"), encoding="utf-8")
    told = kep("render", "synopse", "ordner:../runde-4", "--format", "md", cwd=rounds)

    assert (0, "build/synopse-runde-4-heute.md\n") == (told.returncode, told.stdout)
    assert told.stderr == (
        "Ordner ../runde-4 hat Fehler, die in der Synopse gekennzeichnet sind: goals/oberziele/3-natur.yaml\n"
    )


def test_check_says_whether_the_files_are_up_to_date(kep: Kep, rounds: Path) -> None:
    command = ("render", "synopse", "ordner:../runde-4", "--format", "md,docx")
    missing = kep(*command, "--check", cwd=rounds)
    kep(*command, cwd=rounds)
    same = kep(*command, "--check", cwd=rounds)

    assert (1, "build/synopse-runde-4-heute.md: fehlt\nbuild/synopse-runde-4-heute.docx: fehlt\n") == (
        missing.returncode,
        missing.stdout,
    )
    assert (0, "", "") == (same.returncode, same.stdout, same.stderr)
