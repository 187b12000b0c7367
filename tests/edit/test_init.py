"""`kep init`: a workspace to begin with, whole or not at all, and never over what is there."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kep_cli.edit.init import begin
from kep_cli.edit.packaged import empty_workspace, example_county
from kep_cli.errors import KepError
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

Kep = Callable[..., CompletedProcess[str]]

CHECKOUT = Path(__file__).resolve().parents[2]
NEXT_YEAR = date.today().year + 1  # noqa: DTZ011 - as kep does
NOT_A_FOLDER = "ein Teil des Pfads ist kein Ordner"


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def told(folder: Path) -> tuple[str, str]:
    with pytest.raises(KepError) as error:
        begin(folder, empty_workspace(2027))
    return error.value.message, error.value.hint


def test_an_empty_workspace_has_no_errors_and_waits_for_goals(kep_here: Kep, tmp_path: Path) -> None:
    begun = kep_here("init", "kreisziele")
    checked = kep_here("validate", "--hinweise", "--format", "concise", "kreisziele")

    next_step = (
        "Tragen Sie nun in kreisziele/goals/konzept.yaml ein, was für Ihr Haus gilt. "
        "Ob alles stimmt, sagt: kep validate kreisziele\n"
    )
    assert (0, "kreisziele/goals\nkreisziele/LIESMICH.md\n", next_step) == (
        begun.returncode,
        begun.stdout,
        begun.stderr,
    )
    warning = "kreisziele/goals/konzept.yaml:5:1: KEP215 Warnung: Das Konzept hat noch keine Ziele\n"
    assert (0, warning) == (checked.returncode, checked.stdout)
    assert ["LIESMICH.md", "goals/konzept.yaml"] == list(everything(tmp_path / "kreisziele"))
    assert (tmp_path / "kreisziele/goals/oberziele").is_dir()


def test_an_empty_workspace_is_for_the_years_to_come(kep_here: Kep, tmp_path: Path) -> None:
    kep_here("init", ".")
    frame = (tmp_path / "goals/konzept.yaml").read_text(encoding="utf-8")

    assert f"zeithorizont:\n  von: {NEXT_YEAR}\n  bis: {NEXT_YEAR + 5}\n" in frame


def test_what_stands_behind_a_hash_in_the_frame_is_understood_when_it_is_taken_away(
    kep_here: Kep, tmp_path: Path
) -> None:
    kep_here("init", ".")
    frame = tmp_path / "goals/konzept.yaml"
    before, after = frame.read_text(encoding="utf-8").split("# ebenen")
    sentences = ("# Die Gremien", "# Die Organisationseinheiten")
    lines = [
        line if line.startswith(sentences) else line.removeprefix("# ") for line in f"# ebenen{after}".splitlines()
    ]
    frame.write_text(before + "\n".join(lines) + "\n", encoding="utf-8")
    konzept = load(read_folder(tmp_path))

    assert () == konzept.faults
    assert konzept.rahmen
    assert konzept.rahmen.data
    assert ("kreistag", "bauamt") == (konzept.rahmen.data.gremien[0].id, konzept.rahmen.data.einheiten[0].id)


def test_the_goal_that_the_introduction_shows_is_one(kep_here: Kep, tmp_path: Path) -> None:
    kep_here("init", ".")
    introduction = (tmp_path / "LIESMICH.md").read_text(encoding="utf-8")
    shown = introduction.split("```yaml\n")[1].split("   ```")[0]
    goal = "".join(f"{line.removeprefix('   ')}\n" for line in shown.splitlines())
    (tmp_path / "goals/oberziele/wohnen.yaml").write_text(goal, encoding="utf-8")
    checked = kep_here("validate", "--strict")

    assert (0, "Alles in Ordnung: 2 Ziele in 2 Dateien geprüft\n") == (checked.returncode, checked.stdout)


def test_the_example_is_the_county_byte_by_byte(kep_here: Kep, tmp_path: Path) -> None:
    begun = kep_here("init", "--beispiel", "mein ordner")
    kept = CHECKOUT / "arbeitsbereiche/musterland"

    next_step = (
        "Den Landkreis Musterland gibt es nicht, alles darin ist erfunden. "
        'Seine Ziele zeigt: kep show --workspace "mein ordner"\n'
    )
    assert (0, "mein ordner/goals\nmein ordner/LIESMICH.md\n", next_step) == (
        begun.returncode,
        begun.stdout,
        begun.stderr,
    )
    expected = {"LIESMICH.md": (kept / "LIESMICH.md").read_bytes()}
    expected |= {f"goals/{path}": data for path, data in everything(kept / "goals").items()}
    assert expected == everything(tmp_path / "mein ordner")
    assert 0 == kep_here("validate", "--strict", cwd=tmp_path / "mein ordner").returncode


def test_the_next_step_in_the_present_folder_needs_no_folder(kep_here: Kep) -> None:
    begun = kep_here("init", "--beispiel", ".")

    assert "goals\nLIESMICH.md\n" == begun.stdout
    assert begun.stderr.endswith("Seine Ziele zeigt: kep show\n")


def test_folders_that_are_missing_are_made(tmp_path: Path) -> None:
    begun = begin(tmp_path / "a/b/c", {"goals/konzept.yaml": b"titel: x\n"})

    assert (("goals",), ()) == begun
    assert {"a/b/c/goals/konzept.yaml": b"titel: x\n"} == everything(tmp_path)


def test_what_is_there_already_stays(kep_here: Kep, tmp_path: Path) -> None:
    (tmp_path / "LIESMICH.md").write_text("Meine Notizen\n", encoding="utf-8")
    (tmp_path / "haushalt.xlsx").write_bytes(b"PK")
    begun = kep_here("init", ".")
    files = everything(tmp_path)

    assert (0, "goals\n") == (begun.returncode, begun.stdout)
    assert "„LIESMICH.md“ gab es schon; die Datei bleibt, wie sie ist" == begun.stderr.splitlines()[0]
    assert (b"Meine Notizen\n", b"PK") == (files["LIESMICH.md"], files["haushalt.xlsx"])


@pytest.mark.parametrize("kind", ["folder", "file", "dangling link"])
def test_goals_that_are_there_already_are_never_touched(tmp_path: Path, kind: str) -> None:
    goals = tmp_path / "goals"
    match kind:
        case "folder":
            goals.mkdir()
        case "file":
            goals.write_text("x", encoding="utf-8")
        case _:
            goals.symlink_to(tmp_path / "nirgends")
    before = everything(tmp_path)

    message = f"Im Ordner „{tmp_path.as_posix()}“ gibt es schon „goals“"
    assert (message, "kep init überschreibt nichts; nennen Sie einen anderen Ordner") == told(tmp_path)
    assert before == everything(tmp_path)
    assert [goals] == list(tmp_path.iterdir())


def test_a_second_time_is_refused_with_a_remedy(kep_here: Kep, tmp_path: Path) -> None:
    kep_here("init", "kreisziele")
    before = everything(tmp_path)
    again = kep_here("init", "--beispiel", "kreisziele")

    sentence = "Fehler: Im Ordner „kreisziele“ gibt es schon „goals“\n"
    remedy = "Hinweis: kep init überschreibt nichts; nennen Sie einen anderen Ordner\n"
    assert (2, "", sentence + remedy) == (again.returncode, again.stdout, again.stderr)
    assert before == everything(tmp_path)


@pytest.mark.parametrize("inside", ["goals", "goals/oberziele", "goals/neu/tief"])
def test_no_workspace_begins_among_the_goals_of_another(kep_here: Kep, tmp_path: Path, inside: str) -> None:
    kep_here("init", ".")
    before = everything(tmp_path)
    place = tmp_path.resolve()

    message = f"Der Ordner „{(place / inside).as_posix()}“ gehört zu den Zielen in „{place.as_posix()}“"
    assert (message, "Nennen Sie einen Ordner außerhalb davon") == told(place / inside)
    assert before == everything(tmp_path)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("x", encoding="utf-8")
    file = (tmp_path / "datei").as_posix()

    remedy = "Nennen Sie einen Ordner, oder einen Namen, den es noch nicht gibt"
    assert (f"„{file}“ ist kein Ordner", remedy) == told(tmp_path / "datei")
    assert (
        f"Im Ordner „{file}/darin“ lässt sich kein Arbeitsbereich anlegen: {NOT_A_FOLDER}"
        == told(tmp_path / "datei/darin")[0]
    )
    assert {"datei": b"x"} == everything(tmp_path)


def test_a_link_that_leads_in_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "kreis").symlink_to(tmp_path / "kreis")

    assert f"„{(tmp_path / 'kreis').as_posix()}“ ist kein Ordner" == told(tmp_path / "kreis")[0]
    assert told(tmp_path / "kreis/darin")[0].startswith("Im Ordner „")


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / ("x" * 300))[0].endswith("lässt sich kein Arbeitsbereich anlegen: der Name ist zu lang")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="administrators may write everywhere, and Windows asks others"
)
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "gesperrt"
    closed.mkdir()
    closed.chmod(0o500)
    messages = told(closed)[0], told(closed / "neu")[0]
    closed.chmod(0o700)

    assert all(message.endswith("lässt sich kein Arbeitsbereich anlegen: keine Berechtigung") for message in messages)
    assert [] == list(closed.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="Windows has no ulimit")
@pytest.mark.parametrize("option", ["", "--beispiel"])
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, option: str) -> None:
    command = f"ulimit -f 1; exec {sys.executable} -m kep_cli init {option} neu/kreisziele"
    # What measures coverage could not write its file either, and would say so.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=unmeasured, capture_output=True, encoding="utf-8", check=False
    )

    assert (2, "") == (done.returncode, done.stdout)
    assert (
        "Fehler: Im Ordner „neu/kreisziele“ lässt sich kein Arbeitsbereich anlegen: die Datei würde zu groß\n"
        "Hinweis: Prüfen Sie Ihre Rechte und den freien Platz; angelegt wurde nichts\n"
    ) == done.stderr
    assert [] == list(tmp_path.iterdir())


def test_what_was_written_is_gone_again_when_the_rest_cannot_be(tmp_path: Path) -> None:
    too_long = {"goals/konzept.yaml": b"x", "LIESMICH.md": b"x", f"{'x' * 300}.md": b"x"}
    with pytest.raises(KepError):
        begin(tmp_path / "neu", too_long)

    assert [] == list(tmp_path.iterdir())


def test_the_folder_must_be_named(kep_here: Kep, tmp_path: Path) -> None:
    told = kep_here("init")

    sentence = "Fehler: Es fehlt die Angabe „ORDNER“\nHinweis: Was möglich ist, zeigt: kep init --help\n"
    assert (2, sentence) == (told.returncode, told.stderr)
    assert [] == list(tmp_path.iterdir())


def test_a_workspace_that_exists_is_not_asked_for(kep_here: Kep, tmp_path: Path) -> None:
    told = kep_here("-C", "anderswo", "init", "neu")

    remedy = "Hinweis: Nennen Sie den neuen Ordner hinter dem Befehl: kep init ORDNER\n"
    assert (2, f"Fehler: Die Option „--workspace“ hat hier keinen Sinn\n{remedy}") == (told.returncode, told.stderr)
    assert [] == list(tmp_path.iterdir())


def test_what_somebody_has_rendered_in_the_checkout_is_no_part_of_the_example() -> None:
    assert {"LIESMICH.md", "goals"} == {path.split("/")[0] for path in example_county()}
