"""The same goals give the same PDF, byte by byte, wherever and whenever it is made."""

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]


def test_folder_time_locale_and_zone_leave_no_trace(tmp_path: Path, kep: Callable[..., CompletedProcess[str]]) -> None:
    surroundings = (
        {"LC_ALL": "C", "TZ": "UTC", "SOURCE_DATE_EPOCH": "1", "HOME": str(tmp_path / "a")},
        {"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "2000000000", "PYTHONHASHSEED": "7"},
    )
    made = []
    for place, environment in enumerate(surroundings):
        workspace = tmp_path / f"ein ganz anderer Ordner {place}" / ("tief" * place or "flach")
        shutil.copytree(ROOT / "goals", workspace / "goals")
        told = kep("render", "--format", "pdf", cwd=workspace, environment=environment)

        assert (0, "") == (told.returncode, told.stderr)
        made.append((workspace / "build/72-2018.pdf").read_bytes())

    assert made[0] == made[1]
    assert b"ein ganz anderer Ordner" not in made[0]
