"""How the goals became what they are, with git and without."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kep_cli.cli.goals import Goals
from kep_cli.cli.history import history, history_between
from kep_cli.cli.history_steps import HistoryStep, Names
from kep_cli.cli.versions import Kind, Versions
from kep_cli.errors import KepError
from kep_cli.model.fields import Zeitpunkt
from kep_cli.wording.dates import Moment, iso
from kep_cli.wording.phrases import one_line

Git = Callable[..., str]
Commits = Callable[..., Path]
Kep = Callable[..., object]

FRAME = (
    "titel: Ziele\nkoerperschaft: Landkreis Musterland\nzeithorizont: {von: 2026, bis: 2030}\n"
    "phase: zielbildung\nleitbild: Musterland hält zusammen.\n"
)
WOHNEN = "goals/oberziele/wohnen.yaml"


def goal(text: str) -> str:
    return f"id: wohnen\nnummer: 1\ntext: {text}\n"


FIRST = {"goals/konzept.yaml": FRAME, WOHNEN: goal("Eins.")}


def wording(goals: Goals) -> str:
    data = goals.konzept.by_id["wohnen"].data
    return one_line(data.text) if data else ""


def told(step: HistoryStep) -> tuple[str, str, str, tuple[str, ...]]:
    """A step as its kind, its day, its wording, and the wordings before it."""
    day = iso(step.date.first) if step.date else ""
    return step.kind.value, day, wording(step.read()), tuple(wording(goals) for goals in step.read_before())


def steps(folder: Path) -> list[tuple[str, str, str, tuple[str, ...]]]:
    with history(Versions(str(folder))) as found:
        return [told(step) for step in found]


def names(folder: Path) -> list[Names]:
    with history(Versions(str(folder))) as found:
        return [step.names for step in found]


@pytest.fixture
def folder(commits: Commits) -> Path:
    return commits(
        [FIRST, {WOHNEN: goal("Zwei.")}, {"liesmich.md": "x"}, {WOHNEN: goal("Drei.")}],
        tags={0: "v1", 2: "v2"},
        messages={1: "Wohnen neu\n\nBegründung: Wunsch des Ausschusses.\n"},
    )


def test_each_commit_that_changed_the_goals_is_a_step(folder: Path) -> None:
    with history(Versions(str(folder))) as found:
        second = found[1]

        assert [
            ("git", "2026-01-01", "Eins.", ()),
            ("git", "2026-01-02", "Zwei.", ("Eins.",)),
            ("git", "2026-01-04", "Drei.", ("Zwei.",)),
        ] == [told(step) for step in found]
        assert ("Muster 2", "Wohnen neu", ("Wunsch des Ausschusses.",)) == (
            second.author,
            second.subject,
            second.reasons,
        )
        assert f"Git-Revision {second.commit[:8]}" == second.label
        assert f"{second.commit[:8]}:{WOHNEN}" == second.read().actual_path(WOHNEN)


def test_goals_that_are_not_committed_are_the_last_step(folder: Path) -> None:
    (folder / WOHNEN).write_text(goal("Vier."), encoding="utf-8")

    assert ("heute", "", "Vier.", ("Drei.",)) == steps(folder)[-1]


def test_other_line_ends_are_no_step(folder: Path) -> None:
    (folder / WOHNEN).write_bytes(goal("Drei.").replace("\n", "\r\n").encode())

    assert ["git", "git", "git"] == [kind for kind, *_ in steps(folder)]


def test_steps_know_the_runden_fassungen_and_tags_that_show_their_goals(folder: Path, kep_here: Kep, git: Git) -> None:
    kep_here("freeze", "fest", cwd=folder)
    runden = "- {id: auftakt, zeitpunkt: 2026-01, text: Auftakt, fassung: v2}\n"
    runden += "- {id: beschluss, zeitpunkt: 2026-02, text: Beschluss, fassung: fest}\n"
    (folder / "goals/runden.yaml").write_text(runden, encoding="utf-8")
    git(folder, "tag", "--annotate", "--message", "mit Text", "v3")

    assert [
        Names(tags=("v1",)),
        Names(runden=("auftakt",), tags=("v2",)),
        Names(runden=("beschluss",), fassungen=("fest",), tags=("v3",)),
        Names(),
    ] == names(folder)


def test_a_copy_of_goals_not_yet_committed_belongs_to_the_commit_that_brought_both(
    folder: Path, kep_here: Kep, git: Git
) -> None:
    (folder / WOHNEN).write_text(goal("Vier."), encoding="utf-8")
    kep_here("freeze", "fest", cwd=folder)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Vier")

    assert [("v1",), ("v2",), (), ()] == [each.tags for each in names(folder)]
    assert [(), (), (), ("fest",)] == [each.fassungen for each in names(folder)]


def test_a_repository_without_a_working_tree_has_a_history(folder: Path, tmp_path: Path, git: Git) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(folder), "nackt.git")

    assert steps(folder) == steps(tmp_path / "nackt.git")
    assert names(folder) == names(tmp_path / "nackt.git")


def test_between_two_versions_stands_what_leads_from_one_to_the_other(folder: Path) -> None:
    versions = Versions(str(folder))
    old, new = versions.named("v1"), versions.named("v2")
    with history_between(versions, old, new) as found:
        assert [("git", "2026-01-02", "Zwei.", ("Eins.",))] == [told(step) for step in found]
    with history_between(versions, new, versions.live()) as found:
        assert [("git", "2026-01-04", "Drei.", ("Zwei.",))] == [told(step) for step in found]
    with history_between(versions, new, old) as found:
        assert () == found


def test_between_a_commit_and_goals_not_committed_stand_those_too(folder: Path) -> None:
    (folder / WOHNEN).write_text(goal("Vier."), encoding="utf-8")
    versions = Versions(str(folder))
    with history_between(versions, versions.named("git:HEAD"), versions.live()) as found:
        assert [("heute", "", "Vier.", ("Drei.",))] == [told(step) for step in found]


def test_between_versions_that_are_no_commits_git_tells_nothing(folder: Path) -> None:
    shutil.copytree(folder / "goals", folder / "alt/goals")
    versions = Versions(str(folder))
    with history_between(versions, versions.named(f"ordner:{folder}/alt"), versions.live()) as found:
        assert () == found


@pytest.fixture
def frozen(folder: Path, kep_here: Kep) -> Path:
    """Three frozen copies outside of git: by the time of a Runde, by the day of freezing, and by hand."""
    shutil.rmtree(folder / ".git")
    for name, text in (("spaet", "Spät."), ("frueh", "Früh.")):
        (folder / WOHNEN).write_text(goal(text), encoding="utf-8")
        kep_here("freeze", name, cwd=folder)
    record = folder / "goals/fassungen/spaet/fassung.yaml"
    day = next(line for line in record.read_text(encoding="utf-8").splitlines() if line.startswith("datum: "))
    record.write_text(record.read_text(encoding="utf-8").replace(day, "datum: 2026-03-01"), encoding="utf-8")
    shutil.copytree(folder / "goals/oberziele", folder / "goals/fassungen/ohne/oberziele")
    (folder / "goals/runden.yaml").write_text(
        "- {id: auftakt, zeitpunkt: 2026-01, text: Auftakt, fassung: frueh}\n", encoding="utf-8"
    )
    (folder / WOHNEN).write_text(goal("Heute."), encoding="utf-8")
    return folder


FROZEN = [
    ("fassung", "", "Früh.", ()),
    ("runde", "2026-01", "Früh.", ("Früh.",)),
    ("fassung", "2026-03-01", "Spät.", ("Früh.",)),
    ("heute", "", "Heute.", ("Spät.",)),
]


def test_without_a_repository_the_frozen_copies_are_the_steps(frozen: Path) -> None:
    assert FROZEN == steps(frozen)
    assert [
        Names(fassungen=("ohne",)),
        Names(("auftakt",), ("frueh",)),
        Names(fassungen=("spaet",)),
        Names(),
    ] == names(frozen)


def test_without_git_the_frozen_copies_are_the_steps(frozen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)

    assert FROZEN == steps(frozen)


def test_in_a_repository_that_has_no_goals_yet_the_frozen_copies_are_the_steps(frozen: Path, git: Git) -> None:
    git(frozen, "init", "--quiet")

    assert FROZEN == steps(frozen)


def test_a_copy_that_was_edited_is_no_step_that_can_be_read(frozen: Path) -> None:
    (frozen / "goals/fassungen/spaet/oberziele/wohnen.yaml").write_text(goal("Anders."), encoding="utf-8")
    with (
        history(Versions(str(frozen))) as found,
        pytest.raises(KepError, match="Die Fassung „spaet“ ist nicht mehr, was festgehalten wurde"),
    ):
        found[2].read()


def test_a_step_of_a_runde_bears_its_time(frozen: Path) -> None:
    with history(Versions(str(frozen))) as found:
        assert ("Runde auftakt", Kind.RUNDE, Zeitpunkt((Moment(2026, 1),))) == (*found[1][:2], found[1].date)
