"""What docs/ takes from the code is up to date, and the example that it takes from is right."""

import subprocess
import sys
from pathlib import Path

import pytest

from kep_cli.model.load import load
from kep_cli.rules.dispatch import check
from kep_cli.settings import RuleSettings
from kep_cli.source.folder import read_folder, read_frozen

CHECKOUT = Path(__file__).resolve().parents[2]
EXAMPLE = CHECKOUT / "docs" / "beispiel"


def test_the_generated_documents_are_up_to_date() -> None:
    """Also fails where a field has no example in docs/beispiel/."""
    run = subprocess.run(
        [sys.executable, "docs/erzeugen.py", "--check"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (0, "") == (run.returncode, run.stderr)


def test_the_example_has_no_findings_not_even_hints() -> None:
    assert check(load(read_folder(EXAMPLE)), RuleSettings()) == ()


@pytest.mark.parametrize("fassung", [path.name for path in (EXAMPLE / "goals" / "fassungen").iterdir()])
def test_nor_do_its_frozen_copies(fassung: str) -> None:
    assert check(load(read_frozen(EXAMPLE, fassung)), RuleSettings()) == ()
