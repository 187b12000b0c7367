"""Five rounds of a fictional county as tagged commits: what diff, log and Synopse say of them hangs together."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from subprocess import CompletedProcess

Kep = Callable[..., "CompletedProcess[str]"]
Golden = Callable[[str, str], None]

ROUNDS = [Path(__file__).parents[1] / "runden" / str(number) for number in range(1, 6)]


@pytest.fixture
def county(commits: Callable[..., Path]) -> Path:
    """A repository with a tag for each round."""
    changes: list[Mapping[str, str | None]] = []
    known: dict[str, str] = {}
    for folder in ROUNDS:
        files = {
            file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in folder.rglob("*.yaml")
        }
        changed = {path: text for path, text in files.items() if known.get(path) != text}
        changes.append(changed | {path: None for path in known if path not in files})
        known = files
    return commits(changes, tags={at: f"runde-{at + 1}" for at in range(len(ROUNDS))})


def test_from_the_first_round_to_the_last(kep: Kep, county: Path, golden: Golden) -> None:
    found = kep("diff", "runde-1", "runde-5", cwd=county)

    golden("runden-diff.txt", found.stdout)
    assert (0, "") == (found.returncode, found.stderr)


def test_one_goal_from_round_to_round(kep: Kep, county: Path, golden: Golden) -> None:
    found = kep("log", "1.3", cwd=county)

    golden("runden-log.txt", re.sub("Git-Revision [0-9a-f]{8}", "Git-Revision …", found.stdout))
    assert (0, "") == (found.returncode, found.stderr)


def test_the_steps_lead_where_the_whole_way_leads(kep: Kep, county: Path) -> None:
    """What is new or gone from the first to the last round is so by one of the rounds between."""

    def changed(old: str, new: str, kind: str) -> set[str]:
        found = json.loads(kep("diff", old, new, "--format", "json", "--only", kind, cwd=county).stdout)
        return {
            each
            for change in found["changes"]
            if change["entity"] == "ziel"
            for each in (change["id"], *change["along"])
        }

    steps = [(f"runde-{number}", f"runde-{number + 1}") for number in range(1, 5)]
    for kind in ("added", "removed"):
        assert changed("runde-1", "runde-5", kind) <= set().union(*(changed(*step, kind) for step in steps))


def test_the_same_versions_are_found_from_a_bare_repository(kep: Kep, county: Path, tmp_path: Path) -> None:
    said = kep("diff", "runde-2", "runde-4", cwd=county).stdout
    (county / ".git").rename(tmp_path / "nackt.git")

    assert said == kep("diff", "runde-2", "runde-4", cwd=tmp_path / "nackt.git").stdout
