"""What arrives at the other end: in files, pipes and terminals, in every encoding."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kep_cli.cli.terminal import prepare

PRINT = """
import sys
from kep_cli.cli import terminal
from kep_cli.cli.guard import guarded
from kep_cli.wording.styled import Segment, Style
def work():
    terminal.show([(Segment("Größe „5 €“ "), Segment("日本 [red]x[/red] \\x1b[31m", Style.ERROR)), ()])
    terminal.note("Übrigens \\udcff")
    return 1
terminal.prepare()
sys.exit(guarded(work))
"""
PLAIN = "Größe „5 €“ 日本 [red]x[/red] [U+001B][31m\n\n"


def printed(command: str = PRINT, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    quiet = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    # The command line itself cannot say umlauts in every environment.
    return subprocess.run(
        [sys.executable, "-c", f"exec({command!a})"], env=quiet | environment, capture_output=True, check=False
    )


def lines(output: bytes, encoding: str = "utf-8") -> str:
    return output.decode(encoding).replace("\r\n", "\n")


ENVIRONMENTS: list[dict[str, str]] = [
    {},
    {"PYTHONUNBUFFERED": ""},
    {"PYTHONUNBUFFERED": "1"},
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"NO_COLOR": "1", "FORCE_COLOR": "1"},
]


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=str)
def test_a_pipe_gets_plain_utf_8(environment: dict[str, str]) -> None:
    ended = printed(**environment)

    assert (PLAIN, "Übrigens [U+DCFF]\n") == (lines(ended.stdout), lines(ended.stderr))
    assert ended.returncode == 1


def test_what_an_encoding_lacks_is_spelled_legibly() -> None:
    ascii_only = printed(PYTHONIOENCODING="ascii")
    windows = printed(PYTHONIOENCODING="cp850")

    assert 'Groesse "5 EUR" [U+65E5][U+672C] [red]x[/red] [U+001B][31m\n\n' == lines(ascii_only.stdout)
    assert 'Größe "5 EUR" [U+65E5][U+672C] [red]x[/red] [U+001B][31m\n\n' == lines(windows.stdout, "cp850")


def test_colours_come_only_when_wanted_and_never_from_texts() -> None:
    coloured = lines(printed(FORCE_COLOR="1", TERM="xterm", COLUMNS="20").stdout)

    assert "Größe „5 €“ \x1b[1;31m日本 [red]x[/red] [U+001B][31m\x1b[0m\n\n" == coloured


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo terminals to test with")
@pytest.mark.parametrize(("term", "escapes"), [("xterm", True), ("dumb", False)])
def test_a_terminal_gets_colours_unless_it_is_dumb(term: str, escapes: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    quiet = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    subprocess.run(
        [sys.executable, "-c", PRINT], env=quiet | {"TERM": term}, stdout=theirs, stderr=subprocess.DEVNULL, check=False
    )
    os.close(theirs)
    shown = os.read(ours, 1000)
    os.close(ours)

    assert escapes == (b"\x1b" in shown)


MUCH = """
import sys
from kep_cli.cli import terminal
from kep_cli.cli.guard import guarded
from kep_cli.wording.styled import plain_line
def work():
    terminal.show(plain_line("x" * 80) for _ in range(100_000))
    terminal.note("weiter")
    return 1
terminal.prepare()
sys.exit(guarded(work))
"""


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_has_read_enough_is_no_fault(unbuffered: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", MUCH],
        env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()

    assert process.stderr.read().splitlines() == [b"weiter"]
    process.stderr.close()

    assert process.wait() == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["-c", PRINT], ["-m", "kep_cli", "--help"], ["-m", "kep_cli", "--version"]])
def test_a_full_disk_under_the_output_is_told(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run([sys.executable, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)

    assert ended.returncode == 2
    assert "kein Platz mehr auf dem Datenträger\nHinweis: " in lines(ended.stderr)
    assert len(lines(ended.stderr).splitlines()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a shell is needed")
def test_closed_streams_are_no_fault() -> None:
    ended = subprocess.run(
        ["sh", "-c", '"$0" -c "$1" >&- 2>&-', sys.executable, PRINT], capture_output=True, check=False
    )

    assert (1, b"", b"") == (ended.returncode, ended.stdout, ended.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_notes_that_nobody_can_read_stop_nothing() -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run([sys.executable, "-m", "kep_cli", "xyzzy"], stderr=full, check=False)

    assert ended.returncode == 2


def test_only_writing_is_made_legible() -> None:
    prepare()

    assert "Groesse" == "Größe".encode("ascii", "kep-legible").decode()
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", "kep-legible")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell with limits is needed")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_disk_that_fills_up_in_the_middle_is_told(tmp_path: Path, unbuffered: str) -> None:
    ended = subprocess.run(
        ["sh", "-c", 'ulimit -f 4000; exec "$0" -c "$1" > "$2"', sys.executable, MUCH, str(tmp_path / "ausgabe.txt")],
        env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
        capture_output=True,
        check=False,
    )

    assert ended.returncode == 2
    assert lines(ended.stderr).startswith("Fehler: Die Ausgabe lässt sich nicht schreiben: die Datei würde zu groß\n")
