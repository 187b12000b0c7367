"""`kep diff`: what changed, from the command line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kep_cli.compare.changes import Kind

Kep = Callable[..., CompletedProcess[str]]

FRAME = """\
titel: Zukunft Musterland
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2024, bis: 2030}
phase: zielbildung
leitbild: Musterland wird.
"""
BEFORE = """\
id: wohnen
nummer: 1
text: Musterland bietet Wohnraum für alle.
unterziele:
  - {id: miete, nummer: 1.1, text: Bis 2030 entstehen 300 „günstige“ Wohnungen.}
  - {id: dorfkerne, nummer: 1.2, text: Dorfkerne werden belebt.}
"""
AFTER = """\
id: wohnen
nummer: 1
text: Musterland bietet Wohnraum für alle.
unterziele:
  - {id: miete, nummer: 1.1, text: Bis 2030 entstehen 400 „günstige“ Wohnungen.}
"""
TOLD = """\
alt: Ordner alt
neu: heutiger Stand
2 Änderungen: 1 entfallen, 1 neu gefasst

Unterziel 1.1  [miete]
  neu gefasst:
    Bis 2030 entstehen [alt: 300] [neu: 400] „günstige“ Wohnungen.

Unterziel 1.2  [dorfkerne]
  entfallen:
    Grund: nicht angegeben
    zuletzt: Dorfkerne werden belebt.
"""


def files(ziele: str) -> dict[str, str]:
    return {"goals/konzept.yaml": FRAME, "goals/oberziele/wohnen.yaml": ziele}


@pytest.fixture
def both(workspace: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    """A workspace with the older version in the folder `alt`."""
    return workspace({**files(AFTER), **{f"alt/{path}": text for path, text in files(BEFORE).items()}})


def test_the_older_version_is_compared_with_today(kep_here: Kep, both: Path) -> None:
    told = kep_here("diff", "alt", cwd=both)

    assert (0, TOLD, "") == (told.returncode, told.stdout, told.stderr)


def test_versions_come_by_position(kep_here: Kep, both: Path) -> None:
    told = kep_here("diff", ".", "alt", cwd=both)

    assert ["alt: Ordner .", "neu: Ordner alt"] == told.stdout.splitlines()[:2]
    assert "[alt: 400] [neu: 300]" in told.stdout


def test_a_revision_of_git_is_compared_with_what_is_not_committed_yet(
    kep_here: Kep, committed: Callable[..., Path]
) -> None:
    folder = committed({"v1": files(BEFORE)})
    (folder / "goals/oberziele/wohnen.yaml").write_text(AFTER, encoding="utf-8")
    (folder / "goals/oberziele/neu.yaml").write_text("{id: neu, nummer: 2, text: Neues}", encoding="utf-8")
    told = kep_here("diff", "v1", cwd=folder)

    assert "alt: Git-Revision v1 (04.03.2026)\n" in told.stdout
    assert "3 Änderungen: 1 hinzugekommen, 1 entfallen, 1 neu gefasst\n" in told.stdout


def test_the_json_names_both_versions(kep_here: Kep, committed: Callable[..., Path], git: Callable[..., str]) -> None:
    folder = committed({"v1": files(BEFORE), "v2": files(AFTER)})
    read = json.loads(kep_here("diff", "v1", "v2", "--format", "json", cwd=folder).stdout)
    expected: list[dict[str, object]] = [
        {
            "name": tag,
            "label": f"Git-Revision {tag}",
            "kind": "git",
            "date": "2026-03-04",
            "commit": git(folder, "rev-parse", tag).strip(),
            "faulty_files": [],
        }
        for tag in ("v1", "v2")
    ]

    assert expected == [read["old"], read["new"]]


@pytest.mark.parametrize(
    ("arguments", "expected"), [(("alt",), 0), (("alt", "--exit-code"), 1), ((".", ".", "--exit-code"), 0)]
)
def test_changes_end_with_1_only_when_asked_for(
    kep_here: Kep, both: Path, arguments: tuple[str, ...], expected: int
) -> None:
    assert expected == kep_here("diff", *arguments, cwd=both).returncode


def test_without_changes_there_is_a_friendly_sentence(kep_here: Kep, both: Path) -> None:
    told = kep_here("diff", ".", cwd=both).stdout

    assert "alt: Ordner .\nneu: heutiger Stand\nZwischen diesen beiden Fassungen hat sich nichts geändert\n" == told


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--only", "removed"), "1 Änderung (nur entfallen): 1 entfallen"),
        (("--only", "removed,reworded"), "2 Änderungen (nur entfallen und neu gefasst): 1 entfallen, 1 neu gefasst"),
        (("--only", "reworded", "--only", "moved"), "1 Änderung (nur neu gefasst und verschoben): 1 neu gefasst"),
        (("--ziel", "miete"), "1 Änderung (nur Ziel miete): 1 neu gefasst"),
        (("--ziel", "1.2"), "1 Änderung (nur Ziel 1.2): 1 entfallen"),
        (("--ziel", "1"), "2 Änderungen (nur Ziel 1): 1 entfallen, 1 neu gefasst"),
        (("--ziel", "1.2", "--only", "moved"), "Nichts geändert (nur Ziel 1.2, nur verschoben)"),
    ],
    ids=" ".join,
)
def test_a_part_is_told_as_such(kep_here: Kep, both: Path, arguments: tuple[str, ...], expected: str) -> None:
    assert expected == kep_here("diff", "alt", *arguments, cwd=both).stdout.splitlines()[2]


def test_a_part_decides_the_exit_code(kep_here: Kep, both: Path) -> None:
    assert 0 == kep_here("diff", "alt", "--exit-code", "--only", "moved", cwd=both).returncode
    assert 1 == kep_here("diff", "alt", "--exit-code", "--ziel", "miete", cwd=both).returncode


KINDS = ", ".join(Kind)
REFUSED = [
    (("alt", "--only", "rewordet"), "Die Art von Änderung „rewordet“ gibt es nicht", f"Bekannt sind: {KINDS}"),
    (("alt", "--ziel", "meite"), "Das Ziel „meite“ gibt es nicht", "Meinten Sie „miete“? Alle Ziele zeigt: kep show"),
    (("alt", "--format", "htlm"), "Das Format „htlm“ gibt es nicht", "Bekannt sind: text, markdown, html, json"),
    (("alt", "--output", "goals"), "„goals“ ist ein Ordner", "Nennen Sie bei --output eine Datei"),
    (
        ("alt", "--output", "goals/oberziele/wohnen.yaml"),
        "„goals/oberziele/wohnen.yaml“ wäre eine Zieldatei",
        "Nennen Sie eine Datei mit einer anderen Endung",
    ),
    (
        ("alt", "--output", "vergleich.html"),
        "„vergleich.html“ verspricht das Format „html“, das Format ist aber „text“",
        "Schreiben Sie dazu: --format html",
    ),
    (("--exit-code",), "Es fehlt die Angabe „ALT“", "Was möglich ist, zeigt: kep diff --help"),
]


@pytest.mark.parametrize(("arguments", "message", "hint"), REFUSED, ids=[" ".join(each[0]) for each in REFUSED])
def test_what_cannot_be_done_is_refused(
    kep_here: Kep, both: Path, arguments: tuple[str, ...], message: str, hint: str
) -> None:
    told = kep_here("diff", *arguments, cwd=both)

    assert (2, "") == (told.returncode, told.stdout)
    assert told.stderr.startswith(f"Fehler: {message}\nHinweis: ")
    assert told.stderr.endswith(f"{hint}\n")


def test_a_number_that_changed_hands_asks_for_the_id(kep_here: Kep, both: Path) -> None:
    (both / "goals/oberziele/wohnen.yaml").write_text(BEFORE.replace("dorfkerne", "ortskerne"), encoding="utf-8")
    told = kep_here("diff", "alt", "--ziel", "1.2", cwd=both)

    assert (
        "Fehler: „1.2“ meint in den beiden Fassungen verschiedene Ziele\n"
        "Hinweis: Nennen Sie die Kennung: ortskerne oder dorfkerne\n"
    ) == told.stderr


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_a_file_holds_what_the_terminal_would_show(kep_here: Kep, both: Path, form: str) -> None:
    shown = kep_here("diff", "alt", "--format", form, cwd=both).stdout
    (both / "vergleich").write_text("etwas anderes", encoding="utf-8")
    told = kep_here("diff", "alt", "--format", form, "--output", "vergleich", cwd=both)

    assert (0, "vergleich\n", "") == (told.returncode, told.stdout, told.stderr)
    assert shown == (both / "vergleich").read_bytes().decode()


@pytest.mark.parametrize(("arguments", "expected"), [((), 2), (("--tolerant",), 0), (("--tolerant", "--exit-code"), 1)])
def test_what_was_broken_is_named_and_the_rest_compared(
    kep_here: Kep, both: Path, arguments: tuple[str, ...], expected: int
) -> None:
    (both / "alt/goals/runden.yaml").write_text("- {id: auftakt\n", encoding="utf-8")
    told = kep_here("diff", "alt", *arguments, cwd=both)

    assert expected == told.returncode
    assert "Nicht verglichen, weil fehlerhaft (Ordner alt): goals/runden.yaml\n" in told.stdout
    assert "Bis 2030 entstehen [alt: 300] [neu: 400]" in told.stdout
    assert (
        "goals/runden.yaml (Ordner alt) ist fehlerhaft und wurde nicht ganz verglichen\n"
        "Was zu beheben ist, sagt: kep validate; ältere Fassungen prüft: kep validate --rev FASSUNG\n"
    ) == told.stderr


def printed(folder: Path, **environment: str) -> str:
    """What a process of its own prints, as it is after its encoding."""
    moods = {"NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "PYTHONIOENCODING"}
    quiet = {name: value for name, value in os.environ.items() if name not in moods}
    done = subprocess.run(
        [sys.executable, "-m", "kep_cli", "diff", "alt"],
        cwd=folder,
        env=quiet | environment,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode(environment.get("PYTHONIOENCODING", "utf-8")).replace("\r\n", "\n")


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"COLUMNS": "20"},
        {"TERM": "dumb"},
        {"NO_COLOR": "1", "FORCE_COLOR": "1"},
        {"PYTHONIOENCODING": "cp1252"},
    ],
    ids=str,
)
def test_where_nothing_is_painted_words_say_what_is_old_and_new(both: Path, environment: dict[str, str]) -> None:
    assert TOLD == printed(both, **environment)


def test_a_console_without_german_quotation_marks_stays_legible(both: Path) -> None:
    assert '[alt: 300] [neu: 400] "günstige" Wohnungen.' in printed(both, PYTHONIOENCODING="cp850")


def test_old_words_are_struck_and_new_ones_underlined_where_a_terminal_can(both: Path) -> None:
    shown = printed(both, FORCE_COLOR="1", TERM="xterm-256color", COLUMNS="20")

    assert "    Bis 2030 entstehen \x1b[9;31m300\x1b[0m \x1b[4;32m400\x1b[0m „günstige“ Wohnungen.\n" in shown


@pytest.mark.parametrize("term", ["linux", "screen-256color", "vt100"])
def test_colour_alone_says_nothing_where_a_terminal_cannot_strike(both: Path, term: str) -> None:
    assert "[alt: 300]" in printed(both, FORCE_COLOR="1", TERM=term)


def test_neither_documents_nor_colours_are_loaded_for_a_comparison(both: Path) -> None:
    spy = (
        "import json, sys\nfrom kep_cli.cli.main import run\nrun(['diff', 'alt', '--format', 'json'])\n"
        "print(json.dumps([name for name in ('rich', 'jinja2', 'markdown_it', 'kep_cli.rules',\n"
        " 'kep_cli.reports.changes.html') if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", spy], cwd=both, capture_output=True, check=True)

    assert [] == json.loads(done.stdout.splitlines()[-1])
