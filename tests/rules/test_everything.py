"""All faults at once: each is told, at its place, and none hides another."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

_EVERYTHING = Path(__file__).parent / "everything"


def test_a_workspace_with_all_faults_at_once_has_exactly_these_findings(
    tmp_path: Path, findings: Callable[..., str], request: pytest.FixtureRequest
) -> None:
    shutil.copytree(_EVERYTHING / "goals", tmp_path / "goals")
    actual = findings(tmp_path)
    kept = _EVERYTHING / "expected.txt"
    if request.config.getoption("--golden"):
        kept.write_text(actual, encoding="utf-8", newline="\n")

    assert kept.read_text(encoding="utf-8") == actual
