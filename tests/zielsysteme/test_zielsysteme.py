"""Goal systems as real counties have them, and the project's own: each is read without an error or a warning."""

from pathlib import Path

import pytest

from kep_cli.diagnostics import Severity
from kep_cli.model.load import load
from kep_cli.rules.dispatch import check
from kep_cli.settings import RuleSettings
from kep_cli.source.folder import read_folder, read_frozen

_HERE = Path(__file__).parent
_WORKSPACES = [_HERE.parents[1], *sorted(folder for folder in _HERE.iterdir() if (folder / "goals").is_dir())]
_FROZEN = [
    (workspace, folder.name)
    for workspace in _WORKSPACES
    for folder in sorted((workspace / "goals").glob("fassungen/*"))
]


@pytest.mark.parametrize("workspace", _WORKSPACES, ids=lambda workspace: workspace.name)
def test_a_goal_system_has_neither_errors_nor_warnings(workspace: Path) -> None:
    konzept = load(read_folder(workspace))
    grave = [found for found in check(konzept, RuleSettings()) if found.severity is not Severity.INFO]

    assert konzept.ziele
    assert [] == grave


@pytest.mark.parametrize(("workspace", "fassung"), _FROZEN, ids=lambda value: getattr(value, "name", value))
def test_a_frozen_version_has_no_errors(workspace: Path, fassung: str) -> None:
    konzept = load(read_frozen(workspace, fassung))
    errors = [found for found in check(konzept, RuleSettings()) if found.severity is Severity.ERROR]

    assert konzept.ziele
    assert [] == errors


def test_numbers_count_on_across_a_level_without_numbers() -> None:
    konzept = load(read_folder(_HERE / "peine-artig"))

    assert [f"HSP 1.{number}" for number in (1, 2, 3, 5, 6, 7, 8, 9, 10)] == [
        ziel.number for ziel in konzept.ziele if ziel.level == 2 and ziel.number.startswith("HSP 1.")
    ]


def test_goals_without_numbers_count_by_their_places() -> None:
    konzept = load(read_folder(_HERE / "coesfeld-artig"))

    assert ["1", "1.1", "1.2", "1.3", "2", "2.1", "2.2", "3", "3.1"] == [ziel.number for ziel in konzept.ziele]


def test_a_topmost_level_without_numbers_leaves_the_count_to_the_next() -> None:
    konzept = load(read_folder(_HERE / "potsdam-artig"))

    assert ["1", "2", "3", "4", "5"] == [ziel.number for ziel in konzept.ziele if ziel.level == 1]
    assert ["", "", ""] == [ziel.number for ziel in konzept.ziele if ziel.level == 0]
