"""What `--rev` and `fassung` may name: a Runde, a frozen copy, a folder, a revision of git; in this order."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Kep = Callable[..., CompletedProcess[str]]
Git = Callable[..., str]
Committed = Callable[..., Path]


def files(text: str, **more: str) -> dict[str, str]:
    """A small goal system with one goal of this wording."""
    return {
        "goals/konzept.yaml": (
            "titel: Ziele\nkoerperschaft: Landkreis Musterland\nzeithorizont: {von: 2026, bis: 2030}\n"
            "phase: zielbildung\nleitbild: Musterland hält zusammen.\n"
            "gremien:\n  - {id: kreistag, name: Kreistag}\n"
        ),
        "goals/oberziele/wohnen.yaml": f"id: wohnen\nnummer: 1\ntext: {text}\n",
    } | {f"goals/{name}.yaml": said for name, said in more.items()}


def paper(fassung: str) -> str:
    return (
        "art: beschlussvorlage\nbetreff: Ziele\ndrucksache: 7/2026\nzustand: eingebracht\n"
        f"{fassung}beratungsfolge:\n  - {{gremium: kreistag, rolle: entscheidung}}\n"
        "beschlussvorschlag: |\n  {{ oberziele }}\nbeschliesst: alle\n"
    )


def rounds(**fassungen: str) -> str:
    return "".join(
        f"- {{id: {name}, zeitpunkt: 2026-01-01, text: Runde{f', fassung: {each}' if each else ''}}}\n"
        for name, each in fassungen.items()
    )


def wording(kep: Kep, folder: Path, rev: str) -> str:
    """The wording of the goal in a version, or what is told instead."""
    told = kep("show", f"--rev={rev}", cwd=folder)
    return told.stdout.splitlines()[-1].removeprefix("1  ").removesuffix("  [wohnen]") if told.stdout else told.stderr


@pytest.fixture
def repository(committed: Committed) -> Path:
    """A goal in three wordings by commit, in a fourth in the working tree, in others where names could mean them."""
    folder = committed({"v1": files("Eins."), "v2": files("Zwei."), "name": files("Drei.")})
    for path, text in files("Vier.", runden=rounds(runde="fest", leer="", gittig="v1", weg="v9")).items():
        (folder / path).write_text(text, encoding="utf-8")
    for place, text in (("goals/fassungen/fest", "Fest."), ("goals/fassungen/name", "Fassung.")):
        for path, content in files(text).items():
            file = folder / place / path.removeprefix("goals/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")
    for name in ("v2", "name"):
        for path, text in files("Ordner.").items():
            (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / name / path).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("rev", "text"),
    [
        ("v1", "Eins."),
        ("HEAD~1", "Zwei."),
        ("v2", "Ordner."),
        ("git:v2", "Zwei."),
        ("ordner:v2", "Ordner."),
        ("ordner:v2/goals", "Ordner."),
        ("name", "Fassung."),
        ("git:name", "Drei."),
        ("ordner:name", "Ordner."),
        ("runde", "Fest."),
        ("gittig", "Eins."),
        (".", "Vier."),
    ],
)
def test_a_name_means_the_first_of_runde_fassung_folder_and_revision(
    kep_here: Kep, repository: Path, rev: str, text: str
) -> None:
    assert text == wording(kep_here, repository, rev)


ALL = "Festgehalten sind: fest, name; Git kennt: main, name, v1, v2"
UNKNOWN = [
    ("feste", "Die Fassung „feste“ gibt es nicht", f"Meinten Sie „fest“? {ALL}"),
    ("mein", "Die Fassung „mein“ gibt es nicht", f"Meinten Sie „main“? {ALL}"),
    ("--output=x", "Die Fassung „--output=x“ gibt es nicht", ALL),
    (";rm -rf .", "Die Fassung „;rm -rf .“ gibt es nicht", ALL),
    ("", "Die Fassung „“ gibt es nicht", ALL),
    ("goals/oberziele", "Die Fassung „goals/oberziele“ gibt es nicht", ALL),
    ("git:fest", "Die Fassung „fest“ gibt es nicht", f"Meinten Sie „fest“? {ALL}"),
    (
        "leer",
        "Zur Runde „leer“ ist keine Fassung festgehalten",
        "Tragen Sie sie in goals/runden.yaml ein, oder nennen Sie die Fassung selbst",
    ),
    (
        "weg",
        "Die Fassung „v9“ der Runde „weg“ gibt es weder in goals/fassungen noch in Git",
        "Berichtigen Sie die Runde in goals/runden.yaml, oder nennen Sie eine andere",
    ),
    (
        "ordner:goals/oberziele",
        "Im Ordner „goals/oberziele“ liegen keine Ziele",
        "Nennen Sie einen Ordner, in dem goals/konzept.yaml liegt",
    ),
]


@pytest.mark.parametrize(("rev", "message", "hint"), UNKNOWN, ids=[each[0] for each in UNKNOWN])
def test_what_does_not_exist_is_told(kep_here: Kep, repository: Path, rev: str, message: str, hint: str) -> None:
    assert f"Fehler: {message}\nHinweis: {hint}\n" == wording(kep_here, repository, rev)


def test_the_place_of_a_finding_in_git_is_named_as_git_does(kep_here: Kep, committed: Committed) -> None:
    folder = committed({"v1": files("Eins.") | {"goals/oberziele/wohnen.yaml": "id: wohnen\n"}, "v2": files("Zwei.")})
    told = kep_here("validate", "--rev", "v1", "--format", "concise", cwd=folder)
    shown = kep_here("show", "wohnen", "--rev", "v2", cwd=folder)

    assert 1 == told.returncode
    assert told.stdout.startswith("v1:goals/oberziele/wohnen.yaml:1:1: KEP102 Fehler")
    assert "v2:goals/oberziele/wohnen.yaml:1" == shown.stdout.splitlines()[1]
    assert 0 == kep_here("validate", "--rev", "v2", cwd=folder).returncode


def test_a_repository_without_working_tree_shows_its_revisions(
    kep_here: Kep, repository: Path, tmp_path: Path, git: Git
) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(repository), "nackt.git")

    assert "Eins." == wording(kep_here, tmp_path / "nackt.git", "v1")
    assert "Zwei." == wording(kep_here, tmp_path / "nackt.git", "git:v2")
    assert wording(kep_here, tmp_path / "nackt.git", "v3").startswith("Fehler: Die Fassung „v3“ gibt es nicht\n")


def test_of_a_shallow_clone_is_said_what_to_fetch(kep_here: Kep, repository: Path, tmp_path: Path, git: Git) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "flach")

    assert wording(kep_here, tmp_path / "flach", "v1").endswith(
        "; es fehlen ältere Stände, alle holt: git fetch --unshallow --tags\n"
    )


def test_outside_of_git_only_git_by_name_needs_it(kep_here: Kep, repository: Path) -> None:
    shutil.rmtree(repository / ".git")
    told = kep_here("show", "--rev", "git:v1", cwd=repository)

    assert "Fehler: Die Fassung „v1“ gibt es nicht\nHinweis: Festgehalten sind: fest, name\n" == wording(
        kep_here, repository, "v1"
    )
    assert f"Fehler: „{repository.as_posix()}“ liegt in keinem Git-Repositorium\n" in told.stderr


def test_without_git_only_git_by_name_needs_it(kep_here: Kep, repository: Path) -> None:
    def told(rev: str) -> str:
        return kep_here("show", "--rev", rev, cwd=repository, environment={"PATH": os.devnull}).stderr

    assert (
        "Fehler: Die Fassung „v1“ gibt es nicht\nHinweis: Meinten Sie „v1“? "
        "Festgehalten sind: fest, name; Git-Revisionen fehlen, weil Git auf diesem Rechner fehlt\n"
    ).replace("Meinten Sie „v1“? ", "") == told("v1")
    assert told("git:v1").startswith("Fehler: Git ist auf diesem Rechner nicht zu finden\n")


def test_a_paper_that_was_brought_in_stays_as_it_was(kep_here: Kep, committed: Committed) -> None:
    folder = committed({"v1": files("Eins."), "v2": files("Zwei.", **{"vorlagen/7": paper("fassung: v1\n")})})

    def rendered() -> str:
        told = kep_here("render", "7/2026", "--format", "md", cwd=folder)
        assert (0, "") == (told.returncode, told.stderr)
        return (folder / "build/7-2026.md").read_text(encoding="utf-8")

    before = rendered()
    (folder / "goals/oberziele/wohnen.yaml").write_text("id: wohnen\nnummer: 1\ntext: Anders.\n", encoding="utf-8")

    assert "**1.** Eins.\n" in before
    assert before == rendered()


def test_any_version_can_be_rendered_with_its_own_papers(kep_here: Kep, committed: Committed) -> None:
    entwurf = paper("").replace("eingebracht", "entwurf")
    folder = committed({"v1": files("Eins.", **{"vorlagen/7": entwurf}), "v2": files("Zwei.")})
    told = kep_here("render", "--rev", "v1", "--format", "md", cwd=folder)

    assert (0, "build/7-2026.md\n") == (told.returncode, told.stdout)
    assert "**1.** Eins.\n" in (folder / "build/7-2026.md").read_text(encoding="utf-8")


def test_a_paper_whose_fassung_is_gone_says_so_and_shows_today(kep_here: Kep, committed: Committed) -> None:
    folder = committed({"v1": files("Eins.", **{"vorlagen/7": paper("fassung: v9\n")})})
    told = kep_here("render", "7/2026", "--format", "md", cwd=folder)

    assert 0 == told.returncode
    assert "Vorlage 7/2026: ihre Fassung „v9“ liegt nicht vor, deshalb stehen darin die heutigen Ziele\n" == told.stderr
    assert "**1.** Eins.\n" in (folder / "build/7-2026.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("fassung", "found"),
    [("v1", False), ("git:v1", False), ("HEAD", False), ("v9", True), ("git:v9", True), ("abcdef0", True)],
)
def test_validate_looks_into_git_for_a_fassung(kep_here: Kep, committed: Committed, fassung: str, found: bool) -> None:
    folder = committed(
        {"v1": files("Eins.", runden=rounds(runde=fassung), **{"vorlagen/7": paper(f"fassung: {fassung}\n")})}
    )
    told = kep_here("validate", "--format", "concise", "--select", "KEP707,KEP803", cwd=folder)
    message = f"Die Fassung „{fassung}“ ist nicht festgehalten"

    assert told.stdout.count(message) == 2 * found


def test_where_git_cannot_tell_validate_grants_what_may_be_a_revision(
    kep_here: Kep, repository: Path, tmp_path: Path, git: Git
) -> None:
    (repository / "goals/runden.yaml").write_text(rounds(runde="v1"), encoding="utf-8")
    shutil.rmtree(repository / "goals/fassungen")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "Runde")
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "flach")
    told = kep_here("validate", "--select", "KEP803", "--format", "concise", cwd=tmp_path / "flach")

    assert (0, "") == (told.returncode, told.stdout)
