"""`kep log`: one goal through all versions."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from subprocess import CompletedProcess

Kep = Callable[..., "CompletedProcess[str]"]
Golden = Callable[[str, str], None]

FRAME = """\
titel: Zukunft Musterland
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2026, bis: 2030}
phase: zielbildung
leitbild: Musterland hält zusammen.
"""
RUNDEN = """\
- {id: werkstatt, zeitpunkt: 2026-01-02, text: Werkstatt, fassung: v2}
- {id: ausschuss, zeitpunkt: 2026-01-05, text: Ausschuss, fassung: v5}
"""
WOHNEN = "id: wohnen\nnummer: 1\ntext: Alle wohnen gut.\nunterziele:\n"
MIETE = "  - {id: miete, nummer: 1.%s, text: %s}\n"
KAUF = "  - {id: kauf, nummer: 1.2, text: Wer bauen will, findet Land.}\n"
VERKEHR = "id: verkehr\nnummer: 2\ntext: Alle kommen ans Ziel.\nunterziele:\n  - {id: bus, nummer: 2.1, text: Busse.}\n"
CHANGES: list[Mapping[str, str | None]] = [
    {
        "goals/konzept.yaml": FRAME,
        "goals/runden.yaml": RUNDEN,
        "goals/oberziele/wohnen.yaml": WOHNEN + MIETE % (1, "Es entstehen 300 Wohnungen.") + KAUF,
    },
    {"goals/oberziele/wohnen.yaml": WOHNEN + MIETE % (1, "Bis 2030 entstehen 300 Wohnungen.") + KAUF},
    {"goals/oberziele/verkehr.yaml": VERKEHR},
    {
        "goals/oberziele/wohnen.yaml": None,
        "goals/oberziele/1-wohnen.yaml": WOHNEN + MIETE % (3, "Bis 2030 entstehen 400 Wohnungen.") + KAUF,
    },
    {"goals/oberziele/1-wohnen.yaml": WOHNEN + MIETE % (3, "Bis 2030 entstehen 400 Wohnungen.")},
    {
        "goals/oberziele/1-wohnen.yaml": WOHNEN.removesuffix("unterziele:\n"),
        "goals/oberziele/verkehr.yaml": VERKEHR
        + (MIETE % (4, "Bis 2030 entstehen 400 Wohnungen.")).replace("1.4", "2.4"),
    },
]


@pytest.fixture
def county(commits: Callable[..., Path]) -> Path:
    """A county whose goal „miete“ was reworded, renumbered, put into another file and below another goal."""
    return commits(
        CHANGES,
        tags={1: "v2", 4: "v5"},
        messages={3: "Mehr Wohnungen\n\nBegründung: Die Nachfrage ist gestiegen.\n"},
    )


def test_a_goal_is_followed_through_words_numbers_files_and_places(kep: Kep, county: Path, golden: Golden) -> None:
    found = kep("log", "miete", cwd=county)

    golden("log-miete.txt", _without_commits(found.stdout))
    assert (0, "") == (found.returncode, found.stderr)


def test_its_number_of_today_means_it_as_well(kep: Kep, county: Path) -> None:
    assert kep("log", "2.4", cwd=county).stdout == kep("log", "miete", cwd=county).stdout


def test_what_is_gone_is_followed_by_its_id(kep: Kep, county: Path) -> None:
    lines = _without_commits(kep("log", "kauf", cwd=county).stdout).splitlines()

    assert lines[0] == "Unterziel 1.2  [kauf]"
    assert [line for line in lines if line.startswith("0")] == [
        "01.01.2026, Runde werkstatt, Git-Revision …",
        "05.01.2026, Runde ausschuss, v5, Git-Revision …",
    ]
    assert "  entfallen:" in lines


def test_what_is_not_committed_yet_comes_last(kep: Kep, county: Path) -> None:
    file = county / "goals/oberziele/verkehr.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("400", "500"), encoding="utf-8")
    lines = kep("log", "miete", cwd=county).stdout.splitlines()

    assert lines[-3:] == [
        "heutiger Stand",
        "  neu gefasst:",
        "    Bis 2030 entstehen [alt: 400] [neu: 500] Wohnungen.",
    ]


def test_json_holds_the_changes_of_the_comparison(kep: Kep, county: Path) -> None:
    found = json.loads(kep("log", "miete", "--format", "json", cwd=county).stdout)

    assert found["id"] == "miete"
    assert [[change["kind"] for change in each["changes"]] for each in found["versions"]] == [
        ["added"],
        ["reworded"],
        ["renumbered", "reworded"],
        ["moved"],
    ]
    assert [each["date"] for each in found["versions"]] == ["2026-01-01", "2026-01-02", "2026-01-04", "2026-01-06"]
    assert [each["reasons"] for each in found["versions"]][2] == ["Die Nachfrage ist gestiegen."]
    assert found["versions"][1]["runden"] == ["werkstatt"]


def test_without_git_the_frozen_copies_are_the_versions(
    kep: Kep, workspace: Callable[[Mapping[str, str | bytes]], Path]
) -> None:
    then = "goals/fassungen/erste"
    folder = workspace(
        {
            f"{then}/konzept.yaml": FRAME,
            f"{then}/oberziele/wohnen.yaml": "id: wohnen\nnummer: 1\ntext: Alle wohnen.\n",
            "goals/konzept.yaml": FRAME,
            "goals/runden.yaml": "- {id: werkstatt, zeitpunkt: 2026-01-02, text: Werkstatt, fassung: erste}\n",
            "goals/oberziele/wohnen.yaml": "id: wohnen\nnummer: 1\ntext: Alle wohnen gut.\n",
        }
    )

    assert kep("log", "1", cwd=folder).stdout == (
        "Oberziel 1  [wohnen]\n\n02.01.2026, Runde werkstatt, Fassung erste\n  neu:\n    Wortlaut: Alle wohnen.\n\n"
        "heutiger Stand\n  neu gefasst:\n    Alle wohnen [neu: gut].\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("mite",), "Fehler: Den Eintrag „mite“ gibt es nicht\nHinweis: Meinten Sie „miete“?"),
        (("--format=xml", "miete"), "Fehler: Das Format „xml“ gibt es nicht"),
        (("--output=x", "miete"), "Fehler: Die Option „--output“ gibt es nicht"),
        ((), "Fehler: Es fehlt die Angabe „ID|NUMMER“"),
    ],
)
def test_faults_of_usage(kep: Kep, county: Path, arguments: tuple[str, ...], message: str) -> None:
    found = kep("log", *arguments, cwd=county)

    assert found.stderr.startswith(message)
    assert (2, "") == (found.returncode, found.stdout)


def _without_commits(text: str) -> str:
    """The text without the ids of commits, which differ with the version of git's own objects."""
    words = text.split("Git-Revision ")
    return "Git-Revision …".join([words[0], *(word[8:] for word in words[1:])])
