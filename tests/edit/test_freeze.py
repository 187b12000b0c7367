"""Freezing: whole or not at all, never over another copy, and noticed when it is changed."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kep_cli.edit.freeze import Origin, freeze
from kep_cli.errors import KepError
from kep_cli.source.folder import read_folder, read_frozen

Kep = Callable[..., CompletedProcess[str]]
Workspace = Callable[[Mapping[str, str | bytes]], Path]

FRAME = """\
titel: Ziele
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2026, bis: 2030}
phase: zielbildung
leitbild: Musterland hält zusammen.
"""
GOALS = {
    "goals/konzept.yaml": FRAME,
    "goals/oberziele/wohnen.yaml": "id: wohnen\r\nnummer: 1\r\ntext: Alle wohnen gut.\r\n",
}
DAY = Origin(date(2026, 11, 22))
RECORD = """\
# Diese Fassung hat kep festgehalten. Sie wird nicht mehr geändert; „kep validate“ bemerkt es sonst.
id: einbringung-2026
datum: 2026-11-22
# SHA-256 jeder Datei; Zeilenenden zählen nicht.
pruefsummen:
"""


@pytest.fixture
def goals(workspace: Workspace) -> Path:
    return workspace(GOALS)


def kept(folder: Path, name: str = "einbringung-2026") -> Path:
    return freeze(folder, name, read_folder(folder).files, DAY)


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def told(folder: Path, name: str) -> tuple[str, str]:
    with pytest.raises(KepError) as error:
        kept(folder, name)
    return error.value.message, error.value.hint


def test_a_frozen_copy_has_the_bytes_of_the_goals_and_a_record(goals: Path) -> None:
    target = kept(goals)
    copied = everything(target)
    record = copied.pop("fassung.yaml").decode()

    assert goals / "goals/fassungen/einbringung-2026" == target
    assert {path.removeprefix("goals/"): text.encode() for path, text in GOALS.items()} == copied
    assert RECORD.splitlines()[:5] == record.splitlines()[:5]
    assert ["konzept.yaml", "oberziele/wohnen.yaml"] == re.findall(r'^  "(.+)": "[0-9a-f]{64}"$', record, re.MULTILINE)


def test_what_was_frozen_reads_like_the_goals_of_that_day(goals: Path) -> None:
    before = read_folder(goals)
    kept(goals)
    (goals / "goals/konzept.yaml").write_text("titel: anders\n", encoding="utf-8")

    assert before.files == read_frozen(goals, "einbringung-2026").files
    assert ("einbringung-2026",) == read_folder(goals).fassungen
    assert () == read_folder(goals).faults


def test_line_ends_that_git_has_changed_are_no_change(goals: Path) -> None:
    for file in kept(goals).rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))

    assert () == read_folder(goals).faults


def test_the_state_in_git_is_part_of_the_record(goals: Path) -> None:
    target = freeze(goals, "mit-git", {}, Origin(date(2026, 11, 22), "0123abc", differs=True))
    lines = (target / "fassung.yaml").read_text(encoding="utf-8").splitlines()

    assert ["# Der Stand in Git, und ob die Ziele davon abwichen.", 'revision: "0123abc"', "abweichend: ja"] == lines[
        3:6
    ]


def test_a_frozen_copy_is_never_replaced(goals: Path) -> None:
    kept(goals)
    before = everything(goals)
    (goals / "goals/fassungen/leer").mkdir()

    hint = "Eine festgehaltene Fassung wird nie ersetzt; wählen Sie einen neuen Namen"
    assert ("Die Fassung „einbringung-2026“ gibt es schon", hint) == told(goals, "einbringung-2026")
    assert ("Die Fassung „leer“ gibt es schon", hint) == told(goals, "leer")
    assert before == everything(goals)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Einbringung Süd", "einbringung-sued"),
        ("a--b", "a-b"),
        ("../x", "x"),
        ("-x", "x"),
        ("a/b", "a-b"),
        ("a_b", "a-b"),
    ],
)
def test_a_name_that_is_no_id_is_refused(goals: Path, name: str, near: str) -> None:
    hint = f"Meinten Sie „{near}“? Erlaubt sind a bis z, 0 bis 9 und einzelne Bindestriche, etwa einbringung-2026"

    assert (f"„{name}“ ist keine Kennung", hint) == told(goals, name)
    assert {path: text.encode() for path, text in GOALS.items()} == everything(goals)


@pytest.mark.parametrize("name", ["", "..", "…"])
def test_a_name_of_nothing_is_refused_too(goals: Path, name: str) -> None:
    assert f"„{name}“ ist keine Kennung" == told(goals, name)[0]


def test_a_linked_folder_is_no_place_to_keep_goals(goals: Path, tmp_path: Path) -> None:
    (tmp_path / "draussen").mkdir()
    (goals / "goals/fassungen").symlink_to(tmp_path / "draussen")

    assert "Der Ordner „goals/fassungen“ ist eine Verknüpfung" == told(goals, "x")[0]
    assert {} == everything(tmp_path / "draussen")
    assert () == read_folder(goals).fassungen


def test_a_file_where_the_folder_should_be_is_told(goals: Path) -> None:
    (goals / "goals/fassungen").write_text("x", encoding="utf-8")
    message = "Die Fassung „goals/fassungen/x“ lässt sich nicht schreiben: gibt es schon"

    assert message == told(goals, "x")[0]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no ulimit")
def test_a_full_disk_leaves_nothing_behind(goals: Path) -> None:
    with (goals / "goals/oberziele/wohnen.yaml").open("ab") as file:
        file.write(b"erlaeuterung: " + b"lang " * 1000 + b"\r\n")
    before = everything(goals)
    command = f"ulimit -f 1; exec {sys.executable} -m kep_cli freeze x"
    # What measures coverage could not write its file either, and would say so.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        ["sh", "-c", command], cwd=goals, env=unmeasured, capture_output=True, text=True, encoding="utf-8", check=False
    )

    assert (2, "") == (done.returncode, done.stdout)
    assert (
        "Fehler: Die Fassung „goals/fassungen/x“ lässt sich nicht schreiben: die Datei würde zu groß\n"
        "Hinweis: Prüfen Sie Ihre Rechte und den freien Platz; festgehalten wurde nichts\n"
    ) == done.stderr
    assert before == everything(goals)
    assert not (goals / "goals/fassungen").exists()


def test_the_command_says_where_the_copy_lies_and_what_to_do_next(kep_here: Kep, goals: Path) -> None:
    told = kep_here("freeze", "einbringung-2026", cwd=goals)

    assert (0, "goals/fassungen/einbringung-2026\n") == (told.returncode, told.stdout)
    assert (
        "Tragen Sie nun „fassung: einbringung-2026“ in die Vorlage oder Runde ein, zu der die Fassung gehört\n"
        == told.stderr
    )
    assert 0 == kep_here("validate", cwd=goals).returncode
    assert 0 == kep_here("validate", "--rev", "einbringung-2026", cwd=goals).returncode


def test_faulty_goals_are_not_frozen(kep_here: Kep, goals: Path) -> None:
    (goals / "goals/oberziele/wohnen.yaml").write_text("id: wohnen\n", encoding="utf-8")
    told = kep_here("freeze", "x", cwd=goals)

    assert (1, "Ziele mit Fehlern werden nicht festgehalten\n") == (told.returncode, told.stderr)
    assert "1 Fehler" == told.stdout.splitlines()[-1]
    assert not (goals / "goals/fassungen").exists()


def test_a_copy_that_was_edited_is_found_and_nothing_is_rendered(kep_here: Kep, goals: Path) -> None:
    kep_here("freeze", "x", cwd=goals)
    (goals / "goals/fassungen/x/konzept.yaml").write_text(FRAME + "praeambel: neu\n", encoding="utf-8")
    told = kep_here("validate", "--format", "concise", cwd=goals)

    message = "Die Datei gehört zur festgehaltenen Fassung „x“ und wurde danach geändert"
    assert (1, f"goals/fassungen/x/konzept.yaml:1:1: KEP805 Fehler: {message}\n") == (told.returncode, told.stdout)


@pytest.mark.parametrize(("change", "said"), [("", "nein"), ("kurztitel: Wohnen\n", "ja")])
def test_the_commit_is_recorded_and_whether_the_goals_differed(
    kep_here: Kep, committed: Callable[..., Path], git: Callable[..., str], change: str, said: str
) -> None:
    folder = committed({"v1": {path: text.replace("\r", "") for path, text in GOALS.items()}})
    wohnen = folder / "goals/oberziele/wohnen.yaml"
    wohnen.write_bytes((GOALS["goals/oberziele/wohnen.yaml"] + change).encode())
    kep_here("freeze", "x", cwd=folder)
    record = (folder / "goals/fassungen/x/fassung.yaml").read_text(encoding="utf-8")

    assert f'revision: "{git(folder, "rev-parse", "v1").strip()}"\nabweichend: {said}\n' in record


def test_a_repository_without_goals_yet_differs(kep_here: Kep, committed: Callable[..., Path]) -> None:
    folder = committed({"v1": {"liesmich.md": "x"}})
    for path, text in GOALS.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="")
    told = kep_here("freeze", "x", cwd=folder)

    assert 0 == told.returncode
    assert "abweichend: ja\n" in (folder / "goals/fassungen/x/fassung.yaml").read_text(encoding="utf-8")


def test_a_repository_that_cannot_be_read_is_no_reason_not_to_freeze(
    kep_here: Kep, committed: Callable[..., Path]
) -> None:
    folder = committed({"v1": GOALS})
    (folder / ".git/config").write_text("[core\n", encoding="utf-8")
    told = kep_here("freeze", "x", cwd=folder)

    assert 0 == told.returncode
    assert told.stderr.startswith("Der Stand in Git bleibt unbekannt: Git kann das Repositorium")
