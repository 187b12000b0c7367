"""README and handbook are played through as a reader would: files are written, commands run, answers compared.

What stands behind the three backticks of a block says what is done with it:

- `yaml PATH`: a whole file; with `fehlerhaft` one that kep is to find errors in, with `ans-ende` what is added to it
- `yaml`: an excerpt, which must be readable
- `jinja PATH`, `csv PATH`: a document template, a table of values
- `powershell`: commands of the system
- `console`: commands of kep with their answers
- `markdown PATH`, `text PATH`: what a command has written
- `text`: anything else

In what kep says or writes, a line `…` stands for lines left out. `make golden` writes the answers anew.
"""

import io
import re
import shlex
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from itertools import pairwise
from pathlib import Path

import pytest

from kep_cli.cli.main import run
from kep_cli.source.parser import parse

CHECKOUT = Path(__file__).resolve().parents[2]
HANDBUCH = CHECKOUT / "docs" / "handbuch.md"
ANLEGEN = CHECKOUT / "docs" / "anlegen.md"
AUSFUHR = CHECKOUT / "docs" / "ausfuhr.md"
BERICHTE = CHECKOUT / "docs" / "berichte.md"
FESTHALTEN = CHECKOUT / "docs" / "festhalten.md"
FORTSCHRITT = CHECKOUT / "docs" / "fortschritt.md"
UMSETZUNG = CHECKOUT / "docs" / "umsetzung.md"
RUNDE = CHECKOUT / "docs" / "runde.md"
VERGLEICHEN = CHECKOUT / "docs" / "vergleichen.md"
HAUSGESTALT = CHECKOUT / "docs" / "hausgestalt.md"
HAUS = CHECKOUT / "docs" / "beispiel-haus"
README = CHECKOUT / "README.md"

BLOCK = re.compile(r"^```(?P<info>[^`\n]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^(?:\$|PS>) kep\b(?P<arguments>.*)\n", re.MULTILINE)
CHAPTER = re.compile(r"^## ", re.MULTILINE)
SPOKEN_FOLDER = "C:/Users/muster"


def kep(arguments: list[str]) -> tuple[int, str]:
    """The exit code, and all that is shown, in its order."""
    shown = io.StringIO()
    with redirect_stdout(shown), redirect_stderr(shown):
        code = run(arguments)
    return code, shown.getvalue()


def chapters(text: str) -> list[str]:
    """The parts of a document that begin with a heading of the second level, and what stands before the first."""
    within_blocks = {place for block in BLOCK.finditer(text) for place in range(*block.span())}
    starts = [heading.start() for heading in CHAPTER.finditer(text) if heading.start() not in within_blocks]
    return [text[start:end] for start, end in pairwise([0, *starts, len(text)])]


def play(chapter: str) -> str:
    """Do in the current folder what the chapter says; gives the chapter with the answers that kep gave."""
    return BLOCK.sub(_follow, chapter)


def _follow(block: re.Match[str]) -> str:
    match block["info"].split():
        case ["yaml", path, *remarks]:
            before = Path(path).read_text(encoding="utf-8") if "ans-ende" in remarks else ""
            _write(path, before + block["text"], is_faulty="fehlerhaft" in remarks)
        case ["jinja" | "csv", path]:
            Path(path).write_text(block["text"], encoding="utf-8", newline="\n")
        case ["markdown" | "text", path]:
            written = Path(path).read_text(encoding="utf-8-sig")
            return block[0].replace(block["text"], _answer(block["text"], written))
        case ["powershell"]:
            for line in block["text"].splitlines():
                _do_as_powershell_would(line)
        case ["console"]:
            return block[0].replace(block["text"], _answered(block["text"]))
        case ["yaml"] | ["text"]:
            pass
        case unknown:
            pytest.fail(f"the tests do not know what to do with a block of {unknown}")
    return block[0]


def _write(path: str, text: str, *, is_faulty: bool) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8", newline="\n")
    code, told = kep(["validate", path, "--format", "concise"])

    assert (path, int(is_faulty)) == (path, code), told


def _do_as_powershell_would(line: str) -> None:
    match shlex.split(line.replace("\\", "/").replace(",", "")):
        case ["mkdir", folder]:
            Path(folder).mkdir(parents=True)
        case ["notepad", file]:
            assert Path(file).parent.is_dir(), f"no folder for {file} yet"
        case ["Copy-Item", "-Recurse", *sources, target]:
            for source in map(Path, sources):
                copy = shutil.copytree if source.is_dir() else shutil.copy
                copy(source, Path(target, source.name))
        case ["py" | "cd" | "lualatex", *_]:
            pass  # installs kep or makes a PDF, which other tests do
        case _:
            pytest.fail(f"the tests do not know what this does: {line}")


def _answered(text: str) -> str:
    """The text of a block with the answers that kep gives to its commands."""
    begun = list(COMMAND.finditer(text))
    assert begun[0].start() == 0, f"a block begins without a command: {text}"

    ends = [*(command.start() for command in begun[1:]), len(text)]
    parts = []
    for command, end in zip(begun, ends, strict=True):
        _, shown = kep(shlex.split(command["arguments"]))
        said, actual = text[command.end() : end], shown.replace(Path.cwd().parent.as_posix(), SPOKEN_FOLDER)
        parts += [command[0], _answer(said, actual)]
    return "".join(parts)


def _answer(said: str, actual: str) -> str:
    """What is said where that holds, else the actual answer. One with `…` is never written out: people mend it."""
    lines = said.splitlines(keepends=True)
    pattern = "".join("(?:.*\n)+?" if line == "…\n" else re.escape(line) for line in lines)
    if re.fullmatch(pattern, actual):
        return said
    if "…\n" in lines:
        pytest.fail(f"not all that is shown stands there any more:\n{said}")
    return actual


@pytest.fixture
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def compare(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a document with what it is when played through; with `--golden` writes it."""

    def compare_or_write(file: Path, played: str) -> None:
        if request.config.getoption("--golden"):
            file.write_text(played, encoding="utf-8", newline="\n")

        assert file.read_text(encoding="utf-8") == played

    return compare_or_write


@pytest.mark.usefixtures("_plain_terminal")
def test_the_handbook_shows_what_kep_does_and_leaves_no_findings_behind_any_chapter(
    compare: Callable[[Path, str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path.resolve() / "kreisziele"
    folder.mkdir()
    monkeypatch.chdir(folder)
    played = []
    for chapter in chapters(HANDBUCH.read_text(encoding="utf-8")):
        played.append(play(chapter))
        if Path("goals").exists():
            _, findings = kep(["validate", "--format", "json"])

            assert (chapter.splitlines()[0], "[]") == (chapter.splitlines()[0], findings.strip())
    compare(HANDBUCH, "".join(played))


@pytest.mark.usefixtures("_plain_terminal")
def test_the_chapter_about_freezing_shows_what_kep_does(
    compare: Callable[[Path, str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    compare(FESTHALTEN, play(FESTHALTEN.read_text(encoding="utf-8")))


@pytest.mark.usefixtures("_plain_terminal")
@pytest.mark.parametrize(
    "document", [ANLEGEN, AUSFUHR, BERICHTE, FORTSCHRITT, RUNDE, UMSETZUNG, VERGLEICHEN], ids=lambda path: path.stem
)
def test_chapters_with_an_example_of_their_own_show_what_kep_does(
    document: Path, compare: Callable[[Path, str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    compare(document, play(document.read_text(encoding="utf-8")))


@pytest.mark.usefixtures("_plain_terminal")
def test_the_chapter_about_the_look_of_a_house_shows_what_kep_does_in_its_example(
    compare: Callable[[Path, str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(HAUS, tmp_path.resolve() / "haus")
    monkeypatch.chdir(folder)
    compare(HAUSGESTALT, play(HAUSGESTALT.read_text(encoding="utf-8")))


@pytest.mark.usefixtures("_plain_terminal")
def test_the_readme_shows_what_kep_does(
    compare: Callable[[Path, str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of its sections begins anew: in an empty folder where it shows files, else with this repository's goals."""
    played = []
    for number, section in enumerate(chapters(README.read_text(encoding="utf-8"))):
        folder = tmp_path.resolve() / str(number)
        folder.mkdir()
        if "```yaml " not in section:
            shutil.copytree(CHECKOUT / "goals", folder / "goals")
        monkeypatch.chdir(folder)
        played.append(play(section))
    compare(README, "".join(played))


@pytest.mark.parametrize(
    "document",
    [README, HANDBUCH, ANLEGEN, AUSFUHR, BERICHTE, FESTHALTEN, FORTSCHRITT, RUNDE, UMSETZUNG, VERGLEICHEN, HAUSGESTALT],
    ids=lambda path: path.name,
)
def test_every_excerpt_of_yaml_can_be_read(document: Path) -> None:
    excerpts = [
        block["text"] for block in BLOCK.finditer(document.read_text(encoding="utf-8")) if block["info"] == "yaml"
    ]

    assert [] == [text for text in excerpts if parse(text).complaints]
