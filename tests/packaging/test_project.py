"""What is said in two files of the project is said alike."""

import re
import tomllib
from pathlib import Path

import pytest

from kep_cli import __version__


def test_the_lowest_constraints_are_the_lower_bounds_of_the_project(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    expected = [dependency.replace(">=", "==") for dependency in project["dependencies"]]

    assert expected == (checkout / "constraints" / "lowest.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("caller", [".ci/run", ".github/workflows/ci.yml", "README.md", "CONTRIBUTING.md"])
def test_every_make_target_that_is_named_exists(checkout: Path, caller: str) -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", (checkout / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = (checkout / caller).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^\s*|run: |[`$] ?)make ([a-z][a-z-]*)", text, re.MULTILINE))

    assert named - targets == set()


def test_the_example_workflow_installs_the_present_version(checkout: Path) -> None:
    workflow = (checkout / "docs" / "beispiel-workflow.yml").read_text(encoding="utf-8")

    assert {__version__} == set(re.findall(r"run: .*/kep_cli-([^-]+)-py3-none-any\.whl", workflow))


def test_every_news_fragment_has_a_kind_and_names_a_room_in_each_entry(checkout: Path) -> None:
    package = checkout / "src" / "kep_cli"
    rooms = {path.name for path in package.iterdir() if path.is_dir()} | {"templates", "docs", "projekt"}
    fragments = [path for path in (checkout / "changelog.d").iterdir() if path.name != "README.md"]
    name = re.compile(r"[a-z0-9-]+\.(neu|geaendert|behoben|entfernt)\.md")
    wrong_names = [path.name for path in fragments if not name.fullmatch(path.name)]
    entry = re.compile(rf"- (?:{'|'.join(sorted(rooms))}): .*(?:\n  .*)*\n")
    wrong_texts = [path.name for path in fragments if entry.sub("", path.read_text(encoding="utf-8"))]

    assert ([], []) == (wrong_names, wrong_texts)
