"""`kep render beschlussauszug`: what each body did with a paper, as a file of its own."""

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Kep = Callable[..., CompletedProcess[str]]
Golden = Callable[[str, str], None]

ZIELSYSTEME = Path(__file__).resolve().parents[1] / "zielsysteme"


@pytest.fixture
def peine(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ZIELSYSTEME / "peine-artig", tmp_path / "peine"))


@pytest.mark.parametrize("form", ["md", "tex"])
def test_each_body_with_a_result_has_its_excerpt(kep_here: Kep, peine: Path, golden: Golden, form: str) -> None:
    told = kep_here("render", "beschlussauszug", "31/2023", "--format", form, cwd=peine)
    bodies = ("ehrenamtsausschuss", "strukturausschuss", "kreisausschuss", "kreistag")
    files = [f"31-2023-beschlussauszug-{body}.{form}" for body in bodies]

    assert (0, "") == (told.returncode, told.stderr)
    assert [f"build/{name}" for name in files] == told.stdout.splitlines()
    for name in files:
        golden(name, (peine / "build" / name).read_text(encoding="utf-8"))


def test_without_a_name_all_papers_with_results_have_theirs(kep_here: Kep, peine: Path) -> None:
    told = kep_here("render", "beschlussauszug", "--format", "md", cwd=peine)
    papers = [line.removeprefix("build/").split("-beschlussauszug-")[0] for line in told.stdout.splitlines()]

    assert {"19-2026": 1, "31-1-2023": 1, "31-2023": 4, "7-2025": 4, "alternative-2025": 2} == {
        name: papers.count(name) for name in papers
    }


def test_a_body_that_met_twice_has_two(kep_here: Kep, peine: Path) -> None:
    paper = peine / "goals/vorlagen/19-2026.yaml"
    again = "  - gremium: strukturausschuss\n    rolle: kenntnisnahme\n    ergebnis: vertagt\n"
    text = paper.read_text(encoding="utf-8").replace("beratungsfolge:\n", f"beratungsfolge:\n{again}")
    paper.write_text(text, encoding="utf-8")
    told = kep_here("render", "beschlussauszug", "19/2026", "--format", "md", cwd=peine)

    assert [
        "build/19-2026-beschlussauszug-strukturausschuss.md",
        "build/19-2026-beschlussauszug-strukturausschuss-2.md",
    ] == told.stdout.splitlines()
    assert "**Ergebnis:** vertagt\n" in (peine / told.stdout.splitlines()[0]).read_text(encoding="utf-8")


FAULTS = [
    (
        ["22/2026"],
        "Zur Vorlage „22/2026“ steht noch kein Ergebnis fest",
        "Tragen Sie es unter „beratungsfolge“ ein, etwa: ergebnis: ungeaendert",
    ),
    (["31/2023", "--anlagen", "getrennt"], "Ein Beschlussauszug hat keine Anlagen", "Lassen Sie --anlagen weg"),
]


@pytest.mark.parametrize(("arguments", "message", "hint"), FAULTS, ids=[" ".join(each[0]) for each in FAULTS])
def test_what_has_no_excerpt_is_told(kep_here: Kep, peine: Path, arguments: list[str], message: str, hint: str) -> None:
    told = kep_here("render", "beschlussauszug", *arguments, cwd=peine)

    assert (2, "", f"Fehler: {message}\nHinweis: {hint}\n") == (told.returncode, told.stdout, told.stderr)


def test_without_any_result_there_is_nothing_to_excerpt(kep_here: Kep, peine: Path) -> None:
    for paper in (peine / "goals/vorlagen").iterdir():
        if paper.stem != "22-2026":
            paper.unlink()
    told = kep_here("render", "beschlussauszug", cwd=peine)

    assert told.stderr.startswith("Fehler: Zu keiner Vorlage steht ein Ergebnis fest\n")


def test_its_name_is_suggested_like_those_of_papers(kep_here: Kep, peine: Path) -> None:
    told = kep_here("render", "beschlusauszug", cwd=peine)

    assert "Meinten Sie „beschlussauszug“?" in told.stderr
