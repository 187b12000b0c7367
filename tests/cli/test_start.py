"""kep starts fast: what a command does not need is not loaded."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SLOW = (
    "rich",
    "jinja2",
    "ruamel",
    "markdown_it",
    "typst",
    "mdit_py_plugins",
    "yaml",
    "kep_cli.compare",
    "kep_cli.model",
    "kep_cli.rules",
    "kep_cli.source",
)
# The models of what not every workspace has.
UMSETZUNG = ("kep_cli.model.massnahme", "kep_cli.model.kennzahl", "kep_cli.model.produkt")
# What is only needed to compare with goals that were resolved.
VERGLEICH = ("kep_cli.compare", "kep_cli.rules.past")
TESTS = Path(__file__).resolve().parents[1]
# Prints which of the modules in argv[1] are loaded after kep ran with the rest of argv.
SPY = """
import json, sys
from kep_cli.cli.main import run
wanted = json.loads(sys.argv[1])
run(sys.argv[2:])
print()
print(json.dumps([name for name in wanted if name in sys.modules]))
"""


def loaded(modules: tuple[str, ...], *arguments: str, **environment: str) -> list[str]:
    spied = subprocess.run(
        [sys.executable, "-c", SPY, json.dumps(modules), *arguments],
        env=os.environ | environment,
        capture_output=True,
        check=True,
    )
    names: list[str] = json.loads(spied.stdout.splitlines()[-1])
    return names


@pytest.mark.parametrize(
    "arguments", ["", "--help", "--version", "validate --help", "render --help", "diff --help", "validat"]
)
def test_what_only_talks_about_kep_loads_nothing_slow(arguments: str) -> None:
    assert [] == loaded(SLOW, *arguments.split())


def test_rich_is_loaded_only_for_colours() -> None:
    assert [] == loaded(("rich",), "--version")
    assert ["rich"] == loaded(("rich",), "--version", FORCE_COLOR="1")


def test_models_are_loaded_only_for_files_that_are_there() -> None:
    assert [] == loaded(UMSETZUNG, "validate", str(TESTS / "rules" / "base"))
    assert list(UMSETZUNG) == loaded(UMSETZUNG, "validate", str(TESTS.parent / "docs" / "beispiel"))


def test_what_compares_is_loaded_only_where_something_was_resolved() -> None:
    assert [] == loaded(VERGLEICH, "validate", str(TESTS / "rules" / "base"))
    assert list(VERGLEICH) == loaded(VERGLEICH, "validate", str(TESTS.parent / "docs" / "beispiel"))
