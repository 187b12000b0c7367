"""`kep validate --against`, `--only-new`: what became of the goals of an older version, and what a change brought."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Kep = Callable[..., CompletedProcess[str]]
Committed = Callable[..., Path]
Workspace = Callable[[Mapping[str, str | bytes]], Path]

FRAME = """\
titel: Zukunft Musterland
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2024, bis: 2030}
phase: zielbildung
leitbild: Musterland wird.
gremien: [{id: kreistag, name: Kreistag}]
"""
BEFORE = """\
id: wohnen
nummer: 1
text: Musterland bietet Wohnraum für alle.
unterziele:
  - {id: miete, nummer: 1.1, text: Bis 2030 entstehen 300 Wohnungen.}
  - {id: dorfkerne, nummer: 1.2, text: Jedes Dorf hat 2030 einen Laden.}
"""
AFTER = """\
id: wohnen
nummer: 1
text: Musterland bietet Wohnraum für alle.
unterziele:
  - {id: miete, nummer: 1.1, text: Bis 2030 entstehen 300 Wohnungen.}
"""
PAPER = """\
art: beschlussvorlage
betreff: Ziele
drucksache: 7/2026
zustand: erledigt
fassung: FASSUNG
beschliesst: alle
beschlussvorschlag: Der Kreistag beschließt die Ziele.
beratungsfolge:
  - {gremium: kreistag, rolle: entscheidung, sitzung: 2026-06-16, ergebnis: ungeaendert}
"""
GONE = (
    "goals/oberziele/wohnen.yaml:4:1: KEP902 Warnung: "
    "Das Ziel „dorfkerne“ (1.2) gibt es nicht mehr, und kein Eintrag sagt, warum\n"
)
MISSING = (
    "goals/oberziele/wohnen.yaml:4:1: KEP901 Fehler: Das Ziel „dorfkerne“ (1.2) wurde beschlossen "
    "(Vorlage 7/2026, 16.06.2026), fehlt aber, und kein Eintrag sagt, warum\n"
)


def files(ziele: str, **more: str) -> dict[str, str]:
    return {"goals/konzept.yaml": FRAME, "goals/oberziele/wohnen.yaml": ziele} | {
        f"goals/{name}.yaml": text for name, text in more.items()
    }


def within(folder: str, of: Mapping[str, str]) -> dict[str, str]:
    return {f"{folder}/{path}": text for path, text in of.items()}


def frozen(ziele: str) -> dict[str, str]:
    return {path.replace("goals/", "goals/fassungen/einbringung/"): text for path, text in files(ziele).items()}


def changed(folder: Path, ziele: str) -> Path:
    (folder / "goals/oberziele/wohnen.yaml").write_text(ziele, encoding="utf-8")
    return folder


@pytest.fixture
def both(workspace: Workspace) -> Path:
    """A workspace with the older version in the folder `alt`."""
    return workspace({**files(AFTER), **within("alt", files(BEFORE))})


def concise(kep: Kep, folder: Path, *arguments: str) -> CompletedProcess[str]:
    return kep("validate", "--format", "concise", *arguments, cwd=folder)


def test_what_is_gone_is_told_only_when_the_goals_are_held_against_something(kep_here: Kep, both: Path) -> None:
    alone, held = concise(kep_here, both), concise(kep_here, both, "--against", "alt")

    assert (0, "", "") == (alone.returncode, alone.stdout, alone.stderr)
    assert (0, GONE, "") == (held.returncode, held.stdout, held.stderr)


def test_what_is_gone_is_a_warning_and_counts_with_strict(kep_here: Kep, both: Path) -> None:
    assert 1 == concise(kep_here, both, "--against", "alt", "--strict").returncode


def test_a_revision_of_git_is_held_against_what_is_not_committed(kep_here: Kep, committed: Committed) -> None:
    folder = changed(committed({"v1": files(BEFORE)}), AFTER)

    assert GONE == concise(kep_here, folder, "--against", "v1").stdout
    assert GONE == concise(kep_here, folder, "--against", "git:v1").stdout


def test_two_older_versions_are_held_against_each_other(kep_here: Kep, committed: Committed) -> None:
    folder = committed({"v1": files(BEFORE), "v2": files(AFTER), "v3": files(BEFORE)})
    told = concise(kep_here, folder, "--rev", "v2", "--against", "v1").stdout

    assert GONE.split(":", 1)[1] == told.split("goals/oberziele/wohnen.yaml:", 1)[1]
    assert "" == concise(kep_here, folder, "--against", "v1").stdout


def test_what_was_resolved_is_always_compared(kep_here: Kep, workspace: Workspace, committed: Committed) -> None:
    paper = PAPER.replace("FASSUNG", "einbringung")
    kept = workspace(files(AFTER, **{"vorlagen/ziele": paper}) | frozen(BEFORE))
    in_git = committed(
        {
            "v1": files(BEFORE),
            "v2": files(AFTER, **{"vorlagen/ziele": PAPER.replace("FASSUNG", "v1")}),
        }
    )

    assert (1, MISSING) == (concise(kep_here, kept).returncode, concise(kep_here, kept).stdout)
    assert (1, MISSING) == (concise(kep_here, in_git).returncode, concise(kep_here, in_git).stdout)


def test_what_was_resolved_is_told_once(kep_here: Kep, workspace: Workspace) -> None:
    paper = PAPER.replace("FASSUNG", "einbringung")
    folder = workspace(files(AFTER, **{"vorlagen/ziele": paper}) | frozen(BEFORE))

    assert MISSING == concise(kep_here, folder, "--against", "einbringung").stdout


def test_a_fassung_that_is_not_there_makes_no_findings_of_its_own(kep_here: Kep, workspace: Workspace) -> None:
    folder = workspace(files(AFTER, **{"vorlagen/ziele": PAPER.replace("FASSUNG", "verloren")}))

    assert "" == concise(kep_here, folder, "--select", "KEP9").stdout


def test_a_fassung_that_was_edited_is_not_compared_with(kep_here: Kep, workspace: Workspace) -> None:
    folder = workspace(files(BEFORE, **{"vorlagen/ziele": PAPER.replace("FASSUNG", "einbringung")}))
    kep_here("freeze", "einbringung", cwd=folder)
    altered = folder / "goals/fassungen/einbringung/oberziele/wohnen.yaml"
    altered.write_text(BEFORE.replace("300", "500"), encoding="utf-8")

    assert "" == concise(kep_here, folder, "--select", "KEP9").stdout


def test_a_file_of_a_fassung_that_cannot_be_read_hides_its_goals(kep_here: Kep, workspace: Workspace) -> None:
    paper = PAPER.replace("FASSUNG", "einbringung")
    folder = workspace(files(AFTER, **{"vorlagen/ziele": paper}) | frozen("id: [wohnen\n"))

    assert "" == concise(kep_here, folder, "--select", "KEP9").stdout


def test_what_today_cannot_be_read_is_not_gone(kep_here: Kep, both: Path) -> None:
    told = concise(kep_here, changed(both, AFTER + "  - {id: dorfkerne, nummer: [\n"), "--against", "alt")

    assert ["KEP009"] == [line.split()[1] for line in told.stdout.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--against", "gestern"), "Die Fassung „gestern“ gibt es nicht"),
        (("--against", "--output=x"), "Die Fassung „--output=x“ gibt es nicht"),
        (("--against", ";rm"), "Die Fassung „;rm“ gibt es nicht"),
        (("--against", "ordner:leer"), "Im Ordner „leer“ liegen keine Ziele"),
        (("--against", "einbringung"), "Die Fassung „einbringung“ ist nicht mehr, was festgehalten wurde"),
        (("--only-new",), "„--only-new“ braucht eine Fassung, mit der verglichen wird"),
        (("--tolerant",), "„--tolerant“ braucht eine Fassung, mit der verglichen wird"),
    ],
    ids=" ".join,
)
def test_without_a_version_to_compare_with_it_ends_with_2_and_a_remedy(
    kep_here: Kep, workspace: Workspace, arguments: tuple[str, ...], message: str
) -> None:
    folder = workspace(files(BEFORE))
    kep_here("freeze", "einbringung", cwd=folder)
    (folder / "goals/fassungen/einbringung/oberziele/wohnen.yaml").write_text(AFTER, encoding="utf-8")
    (folder / "leer").mkdir()
    told = kep_here("validate", *arguments, cwd=folder)

    assert (2, "", f"Fehler: {message}") == (told.returncode, told.stdout, told.stderr.splitlines()[0])
    assert told.stderr.splitlines()[1].startswith("Hinweis: ")


def test_a_revision_without_goals_ends_with_2(kep_here: Kep, committed: Committed) -> None:
    folder = committed({"leer": {"LIESMICH": "leer"}, "v1": files(BEFORE)})
    told = kep_here("validate", "--against", "leer", cwd=folder)

    assert (2, "") == (told.returncode, told.stdout)
    assert told.stderr.startswith("Fehler: ")
    assert told.stderr.splitlines()[1].startswith("Hinweis: ")


@pytest.mark.parametrize(("arguments", "expected"), [((), 2), (("--tolerant",), 0), (("--tolerant", "--strict"), 1)])
def test_an_older_version_with_a_broken_file_is_compared_as_far_as_it_goes(
    kep_here: Kep, workspace: Workspace, arguments: tuple[str, ...], expected: int
) -> None:
    older = within("alt", files(BEFORE) | {"goals/oberziele/bildung.yaml": "id: bildung\ntext: [\n"})
    told = concise(kep_here, workspace(files(AFTER) | older), "--against", "alt", *arguments)

    assert (expected, GONE) == (told.returncode, told.stdout)
    assert told.stderr.splitlines() == [
        "goals/oberziele/bildung.yaml (in „alt“) lässt sich nicht ganz lesen und wurde nicht ganz verglichen",
        "Nennen Sie eine Fassung, die sich ganz lesen lässt, oder nehmen Sie es mit --tolerant hin",
    ]


FAULTY = BEFORE.replace("nummer: 1.1, text", "nummer: 1.1, farbe: rot, text")


def test_only_what_a_change_brought_is_told(kep_here: Kep, workspace: Workspace) -> None:
    now = FAULTY.replace("nummer: 1.2, text", "nummer: 1.2, farbe: blau, text")
    folder = workspace({**files("# Ein Satz mehr.\n\n" + now), **within("alt", files(FAULTY))})
    told = concise(kep_here, folder, "--against", "alt", "--only-new")

    assert [("goals/oberziele/wohnen.yaml:8", "KEP101")] == [
        (line.split(": ")[0].rsplit(":", 1)[0], line.split()[1]) for line in told.stdout.splitlines()
    ]
    assert (1, "Nicht genannt: 1 Fundstelle, die es in „alt“ schon gab\n") == (told.returncode, told.stderr)


def test_what_was_wrong_already_does_not_block(kep_here: Kep, workspace: Workspace) -> None:
    folder = workspace({**files("\n\n" + FAULTY), **within("alt", files(FAULTY))})
    told = kep_here("validate", "--against", "alt", "--only-new", cwd=folder)

    assert (0, "Nichts Neues: 3 Ziele in 2 Dateien geprüft\n") == (told.returncode, told.stdout)
    assert 1 == concise(kep_here, folder, "--against", "alt").returncode


def test_each_old_finding_stands_for_one_new_one(kep_here: Kep, workspace: Workspace) -> None:
    two, three = ("".join(f"- {{id: {each}, zeitpunkt: 2026, farbe: rot}}\n" for each in ids) for ids in ("aa", "aaa"))
    folder = workspace({**files(BEFORE, runden=three), **within("alt", files(BEFORE, runden=two))})
    told = concise(kep_here, folder, "--against", "alt", "--only-new", "--select", "KEP101")

    assert 1 == len(told.stdout.splitlines())


def test_a_goal_that_moved_to_another_file_takes_its_findings_along(kep_here: Kep, workspace: Workspace) -> None:
    moved = {"goals/konzept.yaml": FRAME, "goals/oberziele/umbenannt.yaml": FAULTY}
    told = concise(kep_here, workspace({**moved, **within("alt", files(FAULTY))}), "--against", "alt", "--only-new")

    assert (0, "") == (told.returncode, told.stdout)


def test_lines_that_a_message_names_may_have_moved(kep_here: Kep, workspace: Workspace) -> None:
    double = BEFORE.replace("nummer: 1\n", "nummer: 1\nnummer: 1\n")
    folder = workspace({**files("\n\n\n" + double), **within("alt", files(double))})
    all_of_it = concise(kep_here, folder, "--against", "alt").stdout

    assert "Zeile 5" in all_of_it
    assert "" == concise(kep_here, folder, "--against", "alt", "--only-new").stdout


def test_what_is_gone_since_is_new(kep_here: Kep, both: Path) -> None:
    assert GONE == concise(kep_here, both, "--against", "alt", "--only-new").stdout


def test_other_programs_get_only_what_is_new(kep_here: Kep, both: Path) -> None:
    told = kep_here("validate", "--against", "alt", "--only-new", "--format", "json", cwd=both)

    assert ["KEP902"] == [found["code"] for found in json.loads(told.stdout)]


def test_settings_of_today_hold_for_both_versions(kep_here: Kep, both: Path) -> None:
    frame = FRAME + "einstellungen: {regeln: {ausschalten: [KEP902]}}\n"
    (both / "goals/konzept.yaml").write_text(frame, encoding="utf-8")

    assert "" == concise(kep_here, both, "--against", "alt").stdout
