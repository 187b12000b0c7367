"""Files that no checkout can hold: too large ones, and links that lead out of the workspace."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from subprocess import CompletedProcess


def test_a_file_over_ten_megabytes_is_not_read(base: Path, findings: Callable[..., str]) -> None:
    large = base / "goals" / "oberziele" / "luftbild.yaml"
    large.write_bytes(b"# 10 MB\n" + b"#" * 10_000_000)

    assert findings(base) == (
        "goals/oberziele/luftbild.yaml:1:1: KEP001 Fehler: Die Datei ist größer als 10 MB und wird nicht gelesen\n"
        "    >\n"
        "    = Teilen Sie sie auf mehrere Dateien auf, oder entfernen Sie sie aus dem Ordner „goals“\n"
    )


def test_a_file_of_ten_megabytes_is_read(base: Path, findings: Callable[..., str]) -> None:
    goal = b"id: verkehr\nnummer: 3\ntext: Jedes Dorf ist mit dem Bus erreichbar.\n#"
    large = base / "goals" / "oberziele" / "verkehr.yaml"
    large.write_bytes(goal + b"-" * (10_000_000 - len(goal)))

    assert findings(base) == ""


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A file and a folder beside the workspace, to which links may lead."""
    folder = tmp_path / "anderswo"
    folder.mkdir()
    (folder / "verkehr.yaml").write_text("id: verkehr\nnummer: 3\ntext: Ein fremdes Ziel.\n", encoding="utf-8")
    return folder


def _link(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("this machine does not let its users make links")


def test_a_link_out_of_the_workspace_is_not_followed(base: Path, outside: Path, findings: Callable[..., str]) -> None:
    _link(base / "goals" / "oberziele" / "verkehr.yaml", outside / "verkehr.yaml")

    assert findings(base) == (
        "goals/oberziele/verkehr.yaml:1:1: KEP019 Fehler: "
        "Die Datei ist eine Verknüpfung nach außerhalb des Arbeitsbereichs und wird nicht gelesen\n"
        "    >\n"
        "    = Legen Sie die Datei selbst in den Ordner „goals“\n"
    )


def test_a_link_within_the_workspace_is_followed(base: Path, findings: Callable[..., str]) -> None:
    kept = base / "verkehr.yaml"
    kept.write_text("id: verkehr\nnummer: 3\ntext: Jedes Dorf ist mit dem Bus erreichbar.\n", encoding="utf-8")
    _link(base / "goals" / "oberziele" / "verkehr.yaml", kept)

    assert findings(base) == ""


def test_a_linked_folder_is_not_followed(base: Path, outside: Path, findings: Callable[..., str]) -> None:
    _link(base / "goals" / "vorlagen" / "alte", outside)

    assert findings(base).startswith("goals/vorlagen/alte:1:1: KEP019 Fehler: ")


def test_a_link_that_leads_in_a_circle_is_no_bug(base: Path, kep: Callable[..., "CompletedProcess[str]"]) -> None:
    link = base / "goals" / "oberziele" / "verkehr.yaml"
    _link(link, link)

    found = kep("validate", cwd=base)

    assert found.returncode == 2
    assert found.stderr == (
        "Fehler: Die Datei „verkehr.yaml“ lässt sich nicht lesen\n"
        "Hinweis: Löschen Sie die Verknüpfung, die im Kreis führt, und legen Sie die Datei selbst dorthin\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes among the files of Windows")
def test_a_pipe_is_not_waited_for(base: Path, kep: Callable[..., "CompletedProcess[str]"]) -> None:
    if sys.platform != "win32":
        os.mkfifo(base / "goals" / "oberziele" / "verkehr.yaml")

    found = kep("validate", cwd=base)

    assert found.returncode == 2
    assert found.stderr == (
        "Fehler: „verkehr.yaml“ ist keine Datei, sondern eine Leitung\n"
        "Hinweis: Löschen Sie sie, oder verschieben Sie sie\n"
    )
