"""Each rule finds what it shall, all of it and nothing else: a folder with a bad and a good example per case.

A case is named after the rule it is about, `KEP203` or `KEP203-ueber-ebenen`. Its `bad` and `good` hold the files in
which they differ from `base`. `bad/expected.txt` is the exact list of what is found in `bad`; `make golden` writes it
anew.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

CASES = sorted((Path(__file__).parent / "cases").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_bad_example_has_exactly_the_expected_findings(
    case: Path, overlaid: Callable[[Path], Path], findings: Callable[..., str], request: pytest.FixtureRequest
) -> None:
    actual = findings(overlaid(case / "bad"))
    kept = case / "bad" / "expected.txt"
    if request.config.getoption("--golden"):
        kept.write_text(actual, encoding="utf-8", newline="\n")

    assert f" {case.name.split('-')[0]} " in actual
    assert kept.read_text(encoding="utf-8") == actual


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_good_example_has_no_findings(
    case: Path, overlaid: Callable[[Path], Path], findings: Callable[..., str]
) -> None:
    assert findings(overlaid(case / "good")) == ""


def test_the_base_has_no_findings(base: Path, findings: Callable[..., str]) -> None:
    assert findings(base) == ""
