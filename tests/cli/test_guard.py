"""Each way to fail has its sentence and its exit code, and no traceback."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from kep_cli.cli.calling import call
from kep_cli.cli.guard import guarded
from kep_cli.errors import KepError


def failing(error: BaseException) -> Callable[[], int]:
    def work() -> int:
        raise error

    return work


def test_a_command_that_succeeds_keeps_its_exit_code() -> None:
    assert [0, 1] == [guarded(lambda: 0), guarded(lambda: 1)]


def test_a_fault_of_the_surroundings_is_a_sentence_and_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    code = guarded(failing(KepError("Den Ordner „x“ gibt es nicht", "Legen Sie ihn an")))

    assert code == 2
    assert ("", "Fehler: Den Ordner „x“ gibt es nicht\nHinweis: Legen Sie ihn an\n") == capsys.readouterr()


def test_a_fault_without_remedy_has_no_hint(capsys: pytest.CaptureFixture[str]) -> None:
    guarded(failing(KepError("Das geht nicht")))

    assert capsys.readouterr().err == "Fehler: Das geht nicht\n"


def test_a_missing_package_is_a_sentence_and_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    code = guarded(failing(ModuleNotFoundError("No module named 'openpyxl'", name="openpyxl")))

    assert code == 2
    assert capsys.readouterr().err == (
        "Fehler: In dieser Python-Umgebung fehlt „openpyxl“, das kep braucht\n"
        "Hinweis: Richten Sie kep neu ein: py -m pip install --force-reinstall kep-cli\n"
    )


def test_ctrl_c_ends_with_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(failing(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err == "Abgebrochen\n"


def test_a_reader_that_has_read_enough_of_the_help_is_no_fault() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kep_cli", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    _, told = process.communicate()

    assert (0, b"") == (process.returncode, told)


def test_typers_own_word_for_giving_up_is_ctrl_c_too(capsys: pytest.CaptureFixture[str]) -> None:
    asking = typer.Typer(add_completion=False)

    @asking.command()
    def frage() -> None:
        raise typer.Abort

    assert guarded(lambda: call(asking, [])) == 130
    assert capsys.readouterr().err == "Abgebrochen\n"


def test_a_full_disk_is_told_in_german_whoever_met_it(capsys: pytest.CaptureFixture[str]) -> None:
    code = guarded(failing(OSError(errno.ENOSPC, "No space left on device", "build/72-2018.md")))

    assert code == 2
    assert capsys.readouterr().err == (
        "Fehler: Das Betriebssystem lässt kep nicht weiterarbeiten bei „build/72-2018.md“: "
        "kein Platz mehr auf dem Datenträger\n"
        "Hinweis: Prüfen Sie Laufwerk und Rechte und versuchen Sie es noch einmal\n"
    )


BUG = """
import sys
sys.argv = ["kep", "--strict", "validate"]
from kep_cli.cli import terminal
from kep_cli.cli.guard import guarded
def wrong():
    return 1 / 0
terminal.prepare()
sys.exit(guarded(wrong))
"""


def run_bug(code: str, temporary: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"TMPDIR": str(temporary), "TEMP": str(temporary), "TMP": str(temporary)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_bug_of_ours_leaves_a_report_to_send(tmp_path: Path) -> None:
    ended = run_bug(BUG, tmp_path)
    (report,) = tmp_path.iterdir()
    lines = report.read_text(encoding="utf-8").splitlines()

    assert (3, "") == (ended.returncode, ended.stdout)
    assert ended.stderr.splitlines() == [
        "In kep ist ein Fehler aufgetreten, der nicht an Ihren Dateien liegt. Das tut uns leid.",
        f"Bitte schicken Sie die Datei {report.as_posix()} an die Stelle, von der Sie kep haben.",
        "Sie können sie vorher lesen: Darin stehen die Meldung, die Versionen und das Betriebssystem.",
    ]
    assert [line.split()[0] for line in lines[:4]] == ["kep", "Python", "System", "Befehl"]
    assert lines[3:6] == ["Befehl validate", "", "Traceback (most recent call last):"]
    assert lines[-1] == "ZeroDivisionError: division by zero"


def test_a_report_that_cannot_be_written_is_printed(tmp_path: Path) -> None:
    nowhere = f"import tempfile\ntempfile.tempdir = {str(tmp_path / 'nirgends')!r}\n"
    ended = run_bug(nowhere + BUG, tmp_path)
    lines = ended.stderr.splitlines()

    assert ended.returncode == 3
    assert lines[1:3] == ["Bitte schicken Sie den folgenden Bericht an die Stelle, von der Sie kep haben:", ""]
    assert lines[-1] == "ZeroDivisionError: division by zero"
