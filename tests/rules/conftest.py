"""What the tests of the rules share: laying a case over the base workspace, and telling its findings as text."""

import shutil
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from kep_cli.diagnostics import Diagnostic
from kep_cli.model.beschluss import needed_versions
from kep_cli.model.konzept import Konzept
from kep_cli.model.load import load
from kep_cli.rules.dispatch import check
from kep_cli.settings import RuleSettings
from kep_cli.source.folder import read_folder, read_frozen
from kep_cli.spans import Span
from kep_cli.wording.severities import severity_word

_BASE = Path(__file__).parent / "base"
_LEFT_OUT = "weggelassen.txt"
_OLDER = "alt"
_STICHTAG = date(2028, 6, 30)


@pytest.fixture
def overlaid(tmp_path: Path) -> Callable[[Path], Path]:
    """Makes a workspace of the base and the files of a case, which replace those of the same name.

    `weggelassen.txt` in the case lists files of the base that the workspace shall not have. The folder `alt` is such a
    case too: an older version of the goals, beside the workspace.
    """

    def make(case: Path, name: str = "arbeitsbereich") -> Path:
        workspace = tmp_path / name
        shutil.copytree(_BASE, workspace)
        if (case / _LEFT_OUT).exists():
            for path in (case / _LEFT_OUT).read_text(encoding="utf-8").splitlines():
                (workspace / path).unlink()
        if (case / "goals").is_dir():
            shutil.copytree(case / "goals", workspace / "goals", dirs_exist_ok=True)
        if (case / _OLDER).is_dir():
            make(case / _OLDER, _OLDER)
        return workspace

    return make


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A copy of the base workspace, to be changed."""
    return Path(shutil.copytree(_BASE, tmp_path / "arbeitsbereich"))


@pytest.fixture
def findings() -> Callable[..., str]:
    """Checks a workspace and tells all diagnostics: place, code, severity, message, the text at the place, remedy.

    The Stichtag is 30 June 2028. It is compared with its frozen copies that were resolved, and with an older version
    beside it, if there is one.
    """

    def tell(workspace: Path, settings: RuleSettings | None = None) -> str:
        konzept = load(read_folder(workspace))
        kept = [name for name in needed_versions(konzept) if name in konzept.fassungen]
        resolved = {name: load(read_frozen(workspace, name)) for name in kept}
        older = workspace.parent / _OLDER
        against = load(read_folder(older)) if older.is_dir() else None
        checked = check(konzept, settings or RuleSettings(), day=_STICHTAG, resolved=resolved, against=against)
        return _told(konzept, checked)

    return tell


def _told(konzept: Konzept, diagnostics: Iterable[Diagnostic]) -> str:
    lines = []
    for found in diagnostics:
        span = found.span
        lines += [
            f"{span.path}:{span.line}:{span.column}: {found.code} {severity_word(found.severity)}: {found.message}",
            f"    > {_cut(konzept, span)}".rstrip(),
            f"    = {found.help}",
        ]
    return "".join(f"{line}\n" for line in lines)


def _cut(konzept: Konzept, span: Span) -> str:
    """The text at a place, or where it has several lines the first and the last of them."""
    file = konzept.files.get(span.path)
    if file is None or not file.text:
        return ""
    if span.line == span.end_line:
        return file.lines[span.line - 1][span.column - 1 : span.end_column - 1]
    return f"{file.lines[span.line - 1][span.column - 1 :]} … {file.lines[span.end_line - 1][: span.end_column - 1]}"
