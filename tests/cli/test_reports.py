"""`kep render` of reports: names, days, formats, and goals with errors."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kep_cli.cli.render import HELP
from kep_cli.documents.choosing import REPORTS_ON_A_DAY

if TYPE_CHECKING:
    from subprocess import CompletedProcess

Kep = Callable[..., "CompletedProcess[str]"]

COUNTY = Path(__file__).parents[2] / "arbeitsbereiche" / "musterland"
DAY = "--stichtag=30.06.2026"


def test_help_names_every_report() -> None:
    assert [name for name in REPORTS_ON_A_DAY if f"„{name}“" not in HELP] == []


def test_several_reports_at_once_are_written_beside_one_another(kep_here: Kep, tmp_path: Path) -> None:
    done = kep_here(
        "render", *REPORTS_ON_A_DAY, DAY, "--format=pdf,docx", "--output", str(tmp_path / "aus"), "-C", str(COUNTY)
    )

    assert (0, "") == (done.returncode, done.stderr)
    expected = {f"{name}.{form}" for name in REPORTS_ON_A_DAY for form in ("pdf", "docx")}
    assert expected == {path.name for path in (tmp_path / "aus").iterdir()}
    assert len(expected) == len(done.stdout.splitlines())


def test_figures_lie_in_a_folder_of_their_own_and_are_checked_as_well(kep_here: Kep, tmp_path: Path) -> None:
    command = ("render", "konzept", DAY, "--format=md", "--output", str(tmp_path), "-C", str(COUNTY))
    assert kep_here(*command).returncode == 0
    assert kep_here(*command, "--check").stdout == ""
    (tmp_path / "konzept-grafiken" / "zielbaum.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "konzept-grafiken" / "alte-kennzahl.svg").write_text("<svg/>", encoding="utf-8")

    done = kep_here(*command, "--check")

    assert done.returncode == 1
    assert [
        f"{(tmp_path / 'konzept-grafiken' / 'zielbaum.svg').as_posix()}: weicht ab",
        f"{(tmp_path / 'konzept-grafiken' / 'alte-kennzahl.svg').as_posix()}: gehört nicht dazu",
    ] == done.stdout.splitlines()


FAULTS = {
    "a paper behind a report": (("konzept", "118/2023"), "Den Bericht „118/2023“ gibt es nicht"),
    "mistyped": (("kennzahlenberich",), "Die Vorlage „kennzahlenberich“ gibt es nicht"),
    "no fields": (("konzept", "--format=felder"), "Einen Bericht gibt es nicht als felder"),
    "annexes": (("konzept", "--anlagen=getrennt"), "Ein Bericht hat keine Anlagen"),
    "no day": (("konzept", "--stichtag=2026"), "„2026“ ist kein Tag, den es gibt"),
}


@pytest.mark.parametrize(("arguments", "message"), FAULTS.values(), ids=FAULTS)
def test_faults_of_usage(arguments: tuple[str, ...], message: str, kep_here: Kep, tmp_path: Path) -> None:
    done = kep_here("render", *arguments, "-C", str(COUNTY), "--output", str(tmp_path / "aus"))

    assert 2 == done.returncode
    assert f"Fehler: {message}" in done.stderr
    assert not (tmp_path / "aus").exists()


def test_goals_with_errors_make_reports_only_as_drafts(musterland: Path, kep_here: Kep) -> None:
    goal = next((musterland / "goals" / "oberziele").iterdir())
    goal.write_bytes(goal.read_bytes() + b"unbekannt: x\n")

    refused = kep_here("render", "konzept", DAY, "--format=md", cwd=musterland)
    drawn = kep_here("render", "konzept", DAY, "--format=md", "--draft", cwd=musterland)

    assert (1, 0) == (refused.returncode, drawn.returncode)
    assert "KEP101" in refused.stdout
    assert "ENTWURF" in (musterland / "build" / "konzept.md").read_text(encoding="utf-8")


def test_a_version_makes_a_report_of_its_own_goals(kep_here: Kep, tmp_path: Path) -> None:
    command = ("--format=md", "--output", str(tmp_path), "-C", str(COUNTY), "--stichtag=01.03.2023")
    done = kep_here("render", "konzept", "--rev=auftakt-2023", *command)

    assert (0, "") == (done.returncode, done.stderr)
    assert "Kennzahl" not in (tmp_path / "konzept.md").read_text(encoding="utf-8")
