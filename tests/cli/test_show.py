"""`kep show`: the tree, one entry, and what belongs to it."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Kep = Callable[..., CompletedProcess[str]]
Golden = Callable[[str, str], None]


def test_without_a_name_the_whole_tree_is_shown(kep_here: Kep, golden: Golden, musterland: Path) -> None:
    told = kep_here("show", cwd=musterland)

    assert (0, "") == (told.returncode, told.stderr)
    golden("show.txt", told.stdout)
    golden("show.json", kep_here("show", "--format", "json", cwd=musterland).stdout)


@pytest.mark.parametrize(
    "name", ["dorfkerne", "miete", "wohnen", "10-2024", "erste", "auftakt", "beschluss", "nachlese", "ortsmitte"]
)
def test_an_entry_is_shown_with_all_that_belongs_to_it(
    kep_here: Kep, golden: Golden, musterland: Path, name: str
) -> None:
    told = kep_here("show", name, cwd=musterland)

    assert (0, "") == (told.returncode, told.stderr)
    golden(f"show-{name}.txt", told.stdout)
    golden(f"show-{name}.json", kep_here("show", name, "--format", "json", cwd=musterland).stdout)


@pytest.mark.parametrize(
    ("called", "entry"),
    [
        ("1.1", "dorfkerne"),
        ("1.1.", "dorfkerne"),
        ("Dorfkerne", "dorfkerne"),
        ("10/2024", "10-2024"),
        ("3/2024", "erste"),
    ],
)
def test_entries_are_found_by_what_people_call_them(kep_here: Kep, musterland: Path, called: str, entry: str) -> None:
    assert kep_here("show", entry, cwd=musterland).stdout == kep_here("show", called, cwd=musterland).stdout


def test_a_number_that_is_given_twice_shows_both(kep_here: Kep, musterland: Path) -> None:
    file = musterland / "goals/oberziele/wohnen.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("1.2", "1.1"), encoding="utf-8")
    told = kep_here("show", "1.1", "--format", "json", cwd=musterland)

    assert ["dorfkerne", "miete"] == [entry["id"] for entry in json.loads(told.stdout)]


def test_an_unknown_name_gets_the_nearest(kep_here: Kep, musterland: Path) -> None:
    told = kep_here("show", "dorfkern", cwd=musterland)

    assert (2, "") == (told.returncode, told.stdout)
    assert (
        "Fehler: Den Eintrag „dorfkern“ gibt es nicht\nHinweis: Meinten Sie „dorfkerne“? Alle Ziele zeigt: kep show\n"
    ) == told.stderr


@pytest.mark.parametrize("rev", ["einbringung", "beschluss"])
def test_a_frozen_copy_is_shown_by_its_name_or_its_runde(kep_here: Kep, musterland: Path, rev: str) -> None:
    tree = kep_here("show", "--rev", rev, cwd=musterland)
    (entry,) = json.loads(kep_here("show", "wohnen", "--rev", rev, "--format", "json", cwd=musterland).stdout)

    assert "1  Musterland bietet Wohnraum.  [wohnen]" == tree.stdout.splitlines()[-1]
    assert ("goals/fassungen/einbringung/oberziele/wohnen.yaml", 1) == (entry["file"], entry["line"])


def test_a_goal_system_without_frame_or_leitbild_still_has_its_goals(kep_here: Kep, musterland: Path) -> None:
    goals = kep_here("show", cwd=musterland).stdout.splitlines()[-3:]
    frame = musterland / "goals/konzept.yaml"
    frame.write_text(frame.read_text(encoding="utf-8").replace("leitbild", "praeambel"), encoding="utf-8")
    without_leitbild = kep_here("show", cwd=musterland).stdout.splitlines()
    frame.write_text("", encoding="utf-8")
    without_frame = kep_here("show", cwd=musterland).stdout.splitlines()

    assert ["Zukunft Musterland", "Landkreis Musterland", "", *goals] == without_leitbild
    assert goals == without_frame


def test_faulty_goals_are_shown_as_far_as_they_can_be_read(kep_here: Kep, musterland: Path) -> None:
    (musterland / "goals/oberziele/wohnen.yaml").write_text("id: wohnen\nnummer: 1\ntext: [a]\n", encoding="utf-8")
    tree = kep_here("show", cwd=musterland)
    entry = kep_here("show", "wohnen", cwd=musterland)

    assert "1  (fehlerhaft)  [wohnen]" == tree.stdout.splitlines()[-1]
    assert "Die Ziele sind nicht fehlerfrei; was zu beheben ist, sagt: kep validate\n" == tree.stderr
    assert [
        "Oberziel 1  wohnen",
        "goals/oberziele/wohnen.yaml:1",
        "Dieser Eintrag ist fehlerhaft und lässt sich nicht zeigen.",
    ] == entry.stdout.splitlines()[:3]
