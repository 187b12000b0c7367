"""`kep validate`: what is found, in which form, with which exit code."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Kep = Callable[..., CompletedProcess[str]]

WOHNEN = "goals/oberziele/wohnen.yaml"


@pytest.fixture
def faulty(musterland: Path) -> Path:
    """A goal system with one error: a field that does not exist."""
    (musterland / WOHNEN).write_text("id: wohnen\nnummer: 1\ntext: Wohnraum.\nfarbe: rot\n", encoding="utf-8")
    return musterland


def test_what_is_wrong_is_told_with_its_place_and_ends_with_1(kep_here: Kep, faulty: Path) -> None:
    told = kep_here("validate", "--select", "KEP101", cwd=faulty)

    assert (1, "") == (told.returncode, told.stderr)
    assert [
        "KEP101 Fehler: ",
        f" --> {WOHNEN}:4:1",
        "  |",
        "4 | farbe: rot",
        "  | ^^^^^",
    ] == [told.stdout.splitlines()[0][:15], *told.stdout.splitlines()[1:5]]
    assert told.stdout.splitlines()[-1] == "1 Fehler"


def test_nothing_wrong_ends_with_0(kep_here: Kep, musterland: Path) -> None:
    told = kep_here("validate", "--select", "KEP1", cwd=musterland)

    assert (0, "Alles in Ordnung: 3 Ziele in 6 Dateien geprüft\n", "") == (told.returncode, told.stdout, told.stderr)


def test_json_is_for_other_programs(kep_here: Kep, faulty: Path) -> None:
    (found,) = json.loads(kep_here("validate", "--select", "KEP101", "--format", "json", cwd=faulty).stdout)

    assert ("KEP101", "error", WOHNEN, 4, 1, 4, 6) == (
        found["code"],
        found["severity"],
        found["file"],
        found["line"],
        found["column"],
        found["end_line"],
        found["end_column"],
    )


def test_the_workspace_can_be_given_in_every_way(kep_here: Kep, musterland: Path, tmp_path: Path) -> None:
    folder = str(musterland)
    ways = [
        (["validate", folder], tmp_path),
        (["validate", f"{folder}/goals"], tmp_path),
        (["validate", f"{folder}/{WOHNEN}"], tmp_path),
        (["validate", "--workspace", folder], tmp_path),
        (["validate", "-C", folder], tmp_path),
        (["-C", folder, "validate"], tmp_path),
        (["--workspace", folder, "validate"], tmp_path),
        (["validate"], musterland),
        (["validate"], musterland / "goals/oberziele"),
        (["validate", "."], musterland / "goals"),
    ]

    assert [0] * len(ways) == [
        kep_here(*arguments, "--select", "KEP1", cwd=folder).returncode for arguments, folder in ways
    ]


def test_two_workspaces_are_one_too_many(kep_here: Kep, musterland: Path) -> None:
    told = kep_here("-C", str(musterland), "validate", str(musterland))

    assert told.returncode == 2
    assert "Fehler: Der Ordner ist zweimal angegeben\nHinweis: Lassen Sie eine der beiden Angaben weg\n" == told.stderr


def test_places_are_told_as_seen_from_the_current_folder(kep_here: Kep, faulty: Path) -> None:
    select = ("validate", "--select", "KEP101")
    inside = kep_here(*select, "--format", "concise", cwd=faulty / "goals").stdout
    outside = kep_here(*select, faulty.name, "--format", "github", cwd=faulty.parent).stdout

    assert inside.startswith(f"../{WOHNEN}:4:1: KEP101 Fehler: ")
    assert outside.startswith(f"::error file={faulty.name}/{WOHNEN},line=4,endLine=4,col=1,endColumn=6,title=KEP101 ")


@pytest.mark.parametrize("rev", ["einbringung", "beschluss"])
def test_a_frozen_copy_is_checked_at_its_own_place(kep_here: Kep, musterland: Path, rev: str) -> None:
    told = kep_here("validate", "--rev", rev, "--select", "KEP101", cwd=musterland)

    assert told.returncode == 1
    assert told.stdout.splitlines()[1:4] == [
        " --> goals/fassungen/einbringung/oberziele/wohnen.yaml:4:1",
        "  |",
        "4 | farbe: rot",
    ]


def test_another_folder_can_be_a_version_too(kep_here: Kep, faulty: Path, tmp_path: Path) -> None:
    select = ("--select", "KEP101", "--format", "json")
    other = tmp_path / "alt"
    faulty.rename(other)
    (tmp_path / "neu/goals").mkdir(parents=True)
    (tmp_path / "neu/goals/konzept.yaml").write_text("phase: konzept\n", encoding="utf-8")

    for rev in ("alt", "ordner:alt"):
        told = kep_here("validate", "-C", "neu", "--rev", rev, *select, cwd=tmp_path)

        assert [WOHNEN] == [found["file"] for found in json.loads(told.stdout)]


def test_versions_that_do_not_exist_are_told(kep_here: Kep, musterland: Path) -> None:
    def told(rev: str) -> str:
        return kep_here("validate", "--rev", rev, cwd=musterland).stderr

    assert (
        "Fehler: Die Fassung „einbringen“ gibt es nicht\n"
        "Hinweis: Meinten Sie „einbringung“? Festgehalten sind: einbringung\n"
    ) == told("einbringen")
    assert (
        "Fehler: Zur Runde „auftakt“ ist keine Fassung festgehalten\n"
        "Hinweis: Tragen Sie sie in goals/runden.yaml ein, oder nennen Sie die Fassung selbst\n"
    ) == told("auftakt")
    assert told("ordner:fehlt").startswith("Fehler: Den Ordner „fehlt“ gibt es nicht\n")


def test_rules_that_do_not_exist_are_told(kep_here: Kep, musterland: Path) -> None:
    for option in ("--select", "--ignore"):
        told = kep_here("validate", option, "KEP101,KEP999", cwd=musterland)

        assert (2, "") == (told.returncode, told.stdout)
        assert told.stderr.startswith("Fehler: Die Regel „KEP999“ gibt es nicht\nHinweis: ")


def test_rules_can_be_left_out(kep_here: Kep, faulty: Path) -> None:
    told = kep_here("validate", "--select", "KEP1", "--ignore", "KEP101, KEP102", cwd=faulty)

    assert (0, "Alles in Ordnung: 1 Ziel in 6 Dateien geprüft\n") == (told.returncode, told.stdout)


def test_warnings_block_only_when_strict(kep_here: Kep, musterland: Path) -> None:
    (musterland / "goals/notiz.txt").write_text("Merkzettel\n", encoding="utf-8")
    select = ("validate", "--select", "KEP020")
    lax, strict = kep_here(*select, cwd=musterland), kep_here(*select, "--strict", cwd=musterland)

    assert (0, "1 Warnung") == (lax.returncode, lax.stdout.splitlines()[-1])
    assert (1, lax.stdout) == (strict.returncode, strict.stdout)


def test_without_a_workspace_nothing_is_checked(kep_here: Kep, tmp_path: Path) -> None:
    told = kep_here("validate", cwd=tmp_path)

    assert (2, "") == (told.returncode, told.stdout)
    assert told.stderr.startswith("Fehler: ")
    assert told.stderr.splitlines()[1].startswith("Hinweis: ")


_LATE = """\
id: vorhaben
titel: Vorhaben
massnahmen:
  - id: laden
    titel: Laden im Dorf
    ziele: [dorfkerne]
    ende: 2025-03
    status: in_umsetzung
"""


def test_what_is_late_depends_on_the_stichtag(kep_here: Kep, musterland: Path) -> None:
    (musterland / "goals/handlungsschwerpunkte").mkdir()
    (musterland / "goals/handlungsschwerpunkte/vorhaben.yaml").write_text(_LATE, encoding="utf-8")
    arguments = ("validate", "--select", "KEP406", "--format", "concise")
    late = (
        "goals/handlungsschwerpunkte/vorhaben.yaml:7:11: KEP406 Warnung: "
        "Das Ende (März 2025) ist vorbei, der Status ist noch „in_umsetzung“\n"
    )

    assert ["", late, late] == [
        kep_here(*arguments, *stichtag, cwd=musterland).stdout
        for stichtag in (("--stichtag", "2025-03-31"), ("--stichtag", "01.04.2025"), ())
    ]
    assert 0 == kep_here(*arguments, cwd=musterland).returncode


def test_in_an_older_version_nothing_is_late_unless_a_stichtag_is_named(kep_here: Kep, musterland: Path) -> None:
    folder = musterland / "goals/fassungen/einbringung/handlungsschwerpunkte"
    folder.mkdir()
    (folder / "vorhaben.yaml").write_text(_LATE, encoding="utf-8")
    arguments = ("validate", "--select", "KEP406", "--format", "concise", "--rev", "einbringung")

    assert "" == kep_here(*arguments, cwd=musterland).stdout
    assert "KEP406 Warnung" in kep_here(*arguments, "--stichtag", "2025-04-01", cwd=musterland).stdout


def test_a_stichtag_that_is_no_day_is_refused(kep_here: Kep, musterland: Path) -> None:
    told = kep_here("validate", "--stichtag", "2025-03", cwd=musterland)

    assert (2, "", "Fehler: „2025-03“ ist kein Tag, den es gibt") == (
        told.returncode,
        told.stdout,
        told.stderr.splitlines()[0],
    )
