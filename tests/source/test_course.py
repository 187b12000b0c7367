"""The course of a workspace through git: which commits changed its goals, who made them and why."""

import hashlib
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kep_cli.errors import KepError
from kep_cli.source.course import Course, archive
from kep_cli.source.git import find_repository
from kep_cli.wording.dates import Moment

Git = Callable[..., str]
Commits = Callable[..., Path]

FRAME = "titel: Ziele\n"
FIRST = {"goals/konzept.yaml": FRAME, "goals/oberziele/wohnen.yaml": "id: wohnen\n"}
WOHNEN = "goals/oberziele/wohnen.yaml"


def course(folder: Path, newest: str = "HEAD", but: str = "") -> Course:
    repository = find_repository(folder)
    assert repository is not None
    with archive(repository) as kept:
        return kept.course(kept.commit(newest), kept.commit(but))


def subjects(folder: Path, newest: str = "HEAD", but: str = "") -> list[str]:
    return [change.commit.subject for change in course(folder, newest, but).changes]


def wordings(folder: Path) -> list[str]:
    """What the goal said after each change."""
    repository = find_repository(folder)
    assert repository is not None
    with archive(repository) as kept:
        changes = kept.course(kept.commit("HEAD")).changes
        return [kept.snapshot(change.state).files[WOHNEN].decode() for change in changes]


def digest(folder: Path) -> str:
    """Of every file in a folder its path, bytes and time."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    parts = [f"{path.as_posix()} {path.stat().st_mtime_ns} ".encode() + path.read_bytes() for path in files]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def test_only_commits_that_changed_the_live_goals_are_changes(commits: Commits) -> None:
    folder = commits(
        [
            {"liesmich.md": "vorher"},
            FIRST,
            {"liesmich.md": "nachher"},
            {"goals/fassungen/fest/konzept.yaml": FRAME},
            {WOHNEN: "id: wohnen\ntext: neu\n"},
            {WOHNEN: "id: wohnen\n"},
        ]
    )

    assert ["Stand 2", "Stand 5", "Stand 6"] == subjects(folder)
    assert ["id: wohnen\n", "id: wohnen\ntext: neu\n", "id: wohnen\n"] == wordings(folder)


def test_each_commit_leads_to_the_change_that_made_its_goals(commits: Commits, git: Git) -> None:
    folder = commits([{"x": "x"}, FIRST, {"x": "y"}, {"goals/fassungen/fest/konzept.yaml": FRAME}, {WOHNEN: "id: w\n"}])
    ids = git(folder, "rev-list", "--reverse", "HEAD").split()
    found = course(folder)

    assert {ids[1]: 0, ids[2]: 0, ids[3]: 0, ids[4]: 1} == found.current
    assert {"fest": 0} == found.frozen


def test_a_workspace_is_followed_to_where_it_lay_before(commits: Commits) -> None:
    moved = dict.fromkeys(FIRST) | {f"kek/{path}": text for path, text in FIRST.items()}
    folder = commits(
        [
            FIRST | {"docs/beispiel/goals/konzept.yaml": FRAME},
            {WOHNEN: "id: wohnen\ntext: alt\n"},
            moved | {f"kek/{WOHNEN}": "id: wohnen\ntext: alt\n"},
            {f"kek/{WOHNEN}": "id: wohnen\ntext: neu\n"},
        ]
    )

    assert ["Stand 1", "Stand 2", "Stand 4"] == subjects(folder / "kek")
    assert ["", "", "kek/"] == [change.state.place for change in course(folder / "kek").changes]
    assert ["id: wohnen\n", "id: wohnen\ntext: alt\n", "id: wohnen\ntext: neu\n"] == wordings(folder / "kek")


def test_of_several_workspaces_given_up_at_once_the_nearest_is_followed(commits: Commits) -> None:
    other = {"andere/goals/konzept.yaml": "titel: Andere\n", "andere/goals/oberziele/w.yaml": "id: w\n"}
    own = {f"alt/{path}": text for path, text in FIRST.items()}
    gone: dict[str, str | None] = dict.fromkeys([*other, *own])
    folder = commits([other | own, gone | FIRST])

    assert ["alt/"] == [change.state.place for change in course(folder).changes]


def test_a_workspace_that_stays_where_it_was_is_not_followed(commits: Commits) -> None:
    folder = commits([{f"beispiel/{path}": text for path, text in FIRST.items()}, FIRST])

    assert ["Stand 2"] == subjects(folder)


def test_goals_that_were_away_for_a_while_go_on_where_they_were(commits: Commits) -> None:
    gone: dict[str, str | None] = dict.fromkeys(FIRST)
    folder = commits([FIRST, gone, FIRST, {WOHNEN: "id: wohnen\ntext: neu\n"}])
    first, last = course(folder).changes

    assert ["Stand 1", "Stand 4"] == [first.commit.subject, last.commit.subject]
    assert [first.state.goals] == [state.goals for state in last.before]


def merged(folder: Path, git: Git) -> None:
    """A workshop's branch with two commits, and one beside it, merged by a commit of its own."""
    git(folder, "checkout", "--quiet", "-b", "werkstatt")
    for text in ("eins", "zwei"):
        (folder / WOHNEN).write_text(f"id: wohnen\ntext: {text}\n", encoding="utf-8")
        git(folder, "commit", "--quiet", "--all", "--message", text)
    git(folder, "checkout", "--quiet", "main")


def test_a_branch_that_was_merged_is_followed_and_its_merge_is_no_change(commits: Commits, git: Git) -> None:
    folder = commits([FIRST])
    merged(folder, git)
    git(folder, "merge", "--quiet", "--no-ff", "--message", "Werkstatt übernommen", "werkstatt")

    assert ["Stand 1", "eins", "zwei"] == subjects(folder)
    assert 2 == course(folder).current[git(folder, "rev-parse", "HEAD").strip()]


def test_a_merge_that_brings_together_what_no_branch_had_is_a_change_from_both(commits: Commits, git: Git) -> None:
    folder = commits([FIRST])
    merged(folder, git)
    (folder / "goals/oberziele/bildung.yaml").write_text("id: bildung\n", encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "daneben")
    git(folder, "merge", "--quiet", "--no-ff", "--message", "Werkstatt übernommen", "werkstatt")
    *_, last = found = course(folder).changes
    tips = {change.state for change in found if change.commit.subject in {"zwei", "daneben"}}

    assert "Werkstatt übernommen" == last.commit.subject
    assert tips == set(last.before)


def test_a_range_holds_what_leads_to_one_commit_and_not_to_the_other(commits: Commits) -> None:
    folder = commits([FIRST, *({WOHNEN: f"id: wohnen\ntext: {at}\n"} for at in range(4))], tags={1: "v1", 3: "v3"})
    found = course(folder, "v3", "v1").changes

    assert ["Stand 3", "Stand 4"] == [change.commit.subject for change in found]
    assert [1, 1] == [len(change.before) for change in found]
    assert [] == subjects(folder, "v1", "v3")


def test_where_a_shallow_clone_ends_the_course_is_cut_off(commits: Commits, tmp_path: Path, git: Git) -> None:
    folder = commits([FIRST, {WOHNEN: "id: wohnen\ntext: neu\n"}, {WOHNEN: "id: wohnen\n"}])
    git(tmp_path, "clone", "--quiet", "--depth=2", folder.as_uri(), "flach")

    assert [("Stand 2", True), ("Stand 3", False)] == [
        (change.commit.subject, change.is_cut_off) for change in course(tmp_path / "flach").changes
    ]
    assert [False, False, False] == [change.is_cut_off for change in course(folder).changes]


def test_what_a_partial_clone_lacks_is_told_and_not_fetched(commits: Commits, tmp_path: Path, git: Git) -> None:
    folder = commits([FIRST, {WOHNEN: "id: wohnen\ntext: neu\n"}])
    git(folder, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--bare", "--filter=blob:none", folder.as_uri(), "ohne-dateien")
    git(tmp_path, "clone", "--quiet", "--bare", "--filter=tree:0", folder.as_uri(), "ohne-ordner")

    with pytest.raises(KepError, match=r"Im Repositorium fehlt der Inhalt von „goals/.*“, oder er ist beschädigt"):
        wordings(tmp_path / "ohne-dateien")
    with pytest.raises(KepError, match=r"Im Repositorium fehlt der Ordner „[0-9a-f]{40}“, oder er ist beschädigt"):
        wordings(tmp_path / "ohne-ordner")


def test_goals_that_were_a_submodule_are_none(commits: Commits, git: Git) -> None:
    folder = commits([FIRST])
    commit = git(folder, "rev-parse", "HEAD").strip()
    git(folder, "rm", "--quiet", "-r", "--cached", "goals")
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{commit},goals")
    git(folder, "commit", "--quiet", "--message", "Submodul")

    assert ["Stand 1"] == subjects(folder)


REASONS = [
    ("Wohnen neu\n\nBegründung: Der Ausschuss wünschte es.\n", ["Der Ausschuss wünschte es."]),
    ("Wohnen neu\n\nBegruendung: Eins.\nbegründung:   Zwei.  \n", ["Eins.", "Zwei."]),
    (
        "Wohnen neu\n\nBegründung: Der Ausschuss\n  wünschte\n\tes.\nSigned-off-by: Muster\n",
        ["Der Ausschuss wünschte es."],
    ),
    ("Wohnen neu\n\nBegründung: Der Ausschuss\nwünschte es.\n\nMehr dazu.\n", ["Der Ausschuss wünschte es."]),
    ("Wohnen neu\n\nBegru\u0308ndung: Zerlegt.\n", ["Zerlegt."]),
    ("Wohnen neu\r\n\r\nBegründung: Windows.\r\n", ["Windows."]),
    ("Begründung: Allein.", ["Allein."]),
    ("Wohnen neu\n\nBegründung:\n\nDie Begründung: fehlt.\n", []),
    ("Wohnen neu", []),
]


@pytest.mark.parametrize(("message", "reasons"), REASONS)
def test_reasons_are_read_however_they_were_written(commits: Commits, message: str, reasons: list[str]) -> None:
    commit = course(commits([FIRST], messages={0: message})).changes[0].commit

    assert reasons == list(commit.reasons)
    assert commit.subject in {"Wohnen neu", "Begründung: Allein."}


def test_a_commit_tells_who_made_it_and_on_which_day_there(commits: Commits) -> None:
    commit = course(commits([FIRST])).changes[0].commit

    assert ("Muster 1", Moment(2026, 1, 1)) == (commit.author, commit.day)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"author J\xf6rg <j@example.org> 0 -0100\nencoding ISO-8859-1", ("Jörg", Moment(1969, 12, 31), "gr\xfcn")),
        (b"author J\xc3\xb6rg <> 99999999999999 +0000\nencoding unbekannt", ("Jörg", None, "gr\ufffdn")),
        (b"author J\xc3\xb6rg <j@example.org> 0 +9999", ("Jörg", None, "gr\ufffdn")),
        (b"author niemand", ("niemand", None, "gr\ufffdn")),
    ],
)
def test_odd_commits_tell_what_they_can(
    commits: Commits, git: Git, head: bytes, expected: tuple[str, Moment | None, str]
) -> None:
    folder = commits([FIRST])
    tree = git(folder, "rev-parse", "HEAD^{tree}").strip().encode()
    data = b"tree " + tree + b"\n" + head + b"\ncommitter x <x> 0 +0000\n\ngr\xfcn\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"],
        cwd=folder,
        input=data,
        capture_output=True,
        check=True,
    )
    commit = course(folder, made.stdout.decode().strip()).changes[0].commit

    assert expected == (commit.author, commit.day, commit.subject)


HOSTILE = """\
[core]
    repositoryformatversion = 0
    fsmonitor = {mark}
    pager = {mark}
    sshCommand = {mark}
    hooksPath = {hooks}
    alternateRefsCommand = {mark}
[log]
    showSignature = true
    mailmap = true
[format]
    pretty = %G?
[gpg]
    program = {mark}
[alias]
    rev-list = !{mark}
    for-each-ref = !{mark}
[pager]
    rev-list = {mark}
    for-each-ref = {mark}
[diff]
    external = {mark}
[filter "x"]
    smudge = {mark}
    clean = {mark}
[include]
    path = mehr
"""


@pytest.mark.skipif(os.name != "posix", reason="the program is touch(1)")
def test_reading_runs_no_program_and_changes_no_byte(
    commits: Commits, tmp_path: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = commits([FIRST, {WOHNEN: "id: wohnen\ntext: neu\n"}, {".gitattributes": "*.yaml filter=x\n"}])
    git(folder, "pack-refs", "--all")
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("post-checkout", "reference-transaction", "post-index-change", "fsmonitor-watchman"):
        (hooks / hook).write_text(f"#!/bin/sh\ntouch {tmp_path}/spur\n", encoding="utf-8")
        (hooks / hook).chmod(0o755)
    config = folder / ".git/config"
    config.write_text(HOSTILE.format(mark=f"touch {tmp_path}/spur", hooks=hooks), encoding="utf-8")
    (folder / ".git/mehr").write_text(f"[core]\n\tfsmonitor = touch {tmp_path}/spur\n", encoding="utf-8")
    for name in ("GIT_PAGER", "GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND", "GIT_ASKPASS"):
        monkeypatch.setenv(name, f"touch {tmp_path}/spur")
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    monkeypatch.setenv("GIT_TRACE", f"{tmp_path}/spur")
    before = digest(folder)
    for path in (folder / ".git").rglob("*"):
        path.chmod(path.stat().st_mode & ~0o222)

    assert ["id: wohnen\n", "id: wohnen\ntext: neu\n"] == wordings(folder)
    assert ["Stand 1", "Stand 2"] == subjects(folder)
    assert not (tmp_path / "spur").exists()
    assert before == digest(folder)
