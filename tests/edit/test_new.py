"""New entries: where they go, what they say, and that all around them stays as it was."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kep_cli.cli.new import _ARTEN, _RICHTUNGEN
from kep_cli.edit.addition import Goals, goals_in, save
from kep_cli.edit.new import ziel
from kep_cli.edit.spelling import cleaned
from kep_cli.errors import KepError
from kep_cli.model.kennzahl import Richtung
from kep_cli.model.vorlage import Vorlagenart
from kep_cli.source.folder import read_folder
from kep_cli.source.snapshot import Snapshot
from kep_cli.wording.ids import as_id

Kep = Callable[..., CompletedProcess[str]]
Workspace = Callable[[Mapping[str, str | bytes]], Path]
Golden = Callable[[str, str], None]

FRAME = """\
titel: Ziele
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2026, bis: 2030}
phase: zielbildung
leitbild: Musterland hält zusammen.
gremien:
  - {id: kreistag, name: Kreistag}
"""
WOHNEN = """\
# Wohnen
id: wohnen
nummer: 1
text:   'Alle wohnen gut.'  # so beschlossen
unterziele:
# das erste
- id: miete
  nummer:   1.1
  text: >-
     Die Mieten
     bleiben bezahlbar.
  # kurztitel: vielleicht Miete

# noch offen
kurztitel: "Wohnen"
"""
GOALS: dict[str, str | bytes] = {"goals/konzept.yaml": FRAME, "goals/oberziele/wohnen.yaml": WOHNEN}
NEXT = "Ergänzen Sie dort, was schon feststeht, und prüfen Sie es mit: kep validate\n"
READY_OF_ZIEL = """\
# kurztitel:       # Kurzer Name für Übersichten
# erlaeuterung:    # Was mit dem Ziel gemeint ist; nicht Teil des Beschlusses
# punkte:          # Aufzählung unter dem Ziel, ein Punkt je Eintrag
# verantwortlich:  # Zuständige Organisationseinheiten
"""


@pytest.fixture
def add(kep_here: Kep, workspace: Workspace) -> Callable[..., str]:
    """Adds to goals and gives the file that was written; all else is as it was, and there are no new errors."""

    def call(*arguments: str, files: Mapping[str, str | bytes] = GOALS) -> str:
        folder = workspace(files)
        before = everything(folder)
        told = kep_here("new", *arguments, cwd=folder)
        after = everything(folder)
        path, _, line = told.stdout.strip().rpartition(":")

        assert (0, "") == (told.returncode, told.stderr.replace(NEXT, ""))
        assert {name: data for name, data in before.items() if name != path} == {
            name: data for name, data in after.items() if name != path
        }
        assert 0 == kep_here("validate", cwd=folder).returncode
        if path.startswith("goals/vorlagen"):
            return after[path].decode()
        assert "id: " in after[path].decode().splitlines()[int(line) - 1]
        return after[path].decode()

    return call


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def indented(text: str, by: str) -> str:
    return "".join(f"{by}{line}\n" for line in text.splitlines())


def test_an_unterziel_goes_behind_its_siblings_and_their_comments(add: Callable[..., str]) -> None:
    new = "- id: leere-haeuser-werden-wieder-bewohnt\n  nummer: 1.2\n  text: Leere Häuser werden wieder bewohnt.\n"
    expected = WOHNEN.replace("vielleicht Miete\n", f"vielleicht Miete\n{new}{indented(READY_OF_ZIEL, '  ')}")

    assert expected == add("ziel", "Leere Häuser werden wieder bewohnt.", "--unter", "1")


def test_the_first_unterziel_begins_the_list(add: Callable[..., str]) -> None:
    new = "  unterziele:\n    - id: sozial\n      nummer: 1.1.1\n      text: Sozial.\n"
    frame = FRAME + "ebenen: [Leitziel, Oberziel, Unterziel]\n"
    expected = WOHNEN.replace("vielleicht Miete\n", f"vielleicht Miete\n{new}{indented(READY_OF_ZIEL, '      ')}")

    assert expected == add("ziel", "Sozial.", "--unter", "miete", files={**GOALS, "goals/konzept.yaml": frame})


def test_a_list_that_is_still_empty_is_filled(add: Callable[..., str]) -> None:
    files = {**GOALS, "goals/oberziele/wohnen.yaml": "unterziele:   # folgen\nid: wohnen\nnummer: 1\ntext: Wohnen.\n"}
    new = f"  - id: a\n    nummer: 1.1\n    text: A\n{indented(READY_OF_ZIEL, '    ')}"

    assert f"unterziele:   # folgen\n{new}id: wohnen\nnummer: 1\ntext: Wohnen.\n" == add(
        "ziel", "A", "--unter", "1", files=files
    )


def test_an_oberziel_gets_a_file_of_its_own(add: Callable[..., str]) -> None:
    expected = f"id: alle-kommen-gut-an\nnummer: 2\ntext: Alle kommen gut an.\n{READY_OF_ZIEL}"

    assert expected == add("ziel", "Alle kommen gut an.")


def test_the_first_goal_of_all_makes_its_folder(add: Callable[..., str]) -> None:
    assert f"id: a\nnummer: 1\ntext: A\n{READY_OF_ZIEL}" == add("ziel", "A", files={"goals/konzept.yaml": FRAME})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "{id: wohnen, nummer: 1, text: Wohnen.}\n",
            "{id: wohnen, nummer: 1, text: Wohnen., unterziele: [{id: a-b, nummer: 1.1, text: 'A, b: c'}]}\n",
        ),
        (
            "{id: wohnen, nummer: 1, text: W, kurztitel: }\n",
            "{id: wohnen, nummer: 1, text: W, kurztitel: , unterziele: [{id: a-b, nummer: 1.1, text: 'A, b: c'}]}\n",
        ),
        (
            "id: wohnen\nnummer: 1\ntext: Wohnen.\nunterziele: [ ] # leer\n",
            "id: wohnen\nnummer: 1\ntext: Wohnen.\nunterziele: [{id: a-b, nummer: 1.1, text: 'A, b: c'} ] # leer\n",
        ),
        (
            "id: wohnen\nnummer: 1\ntext: A\nunterziele: [\n  {id: x, nummer: 1.1, text: X}, # x\n]\n",
            (
                "id: wohnen\nnummer: 1\ntext: A\nunterziele: [\n  {id: x, nummer: 1.1, text: X},"
                " {id: a-b, nummer: 1.2, text: 'A, b: c'}, # x\n]\n"
            ),
        ),
    ],
)
def test_within_brackets_an_entry_is_within_brackets(add: Callable[..., str], before: str, after: str) -> None:
    expected = after.replace("'A, b: c'", '"A, b: c"')

    assert expected.replace("a-b,", "a-b-c,") == add(
        "ziel", "A, b: c", "--unter", "1", files={**GOALS, "goals/oberziele/wohnen.yaml": before}
    )


@pytest.mark.parametrize(
    ("levels", "unter", "number"),
    [
        ('[{name: A, nummernform: "{n}"}, {name: B, nummernform: "{eltern} {A}"}]', "1", "1 C"),
        ('[{name: A, nummernform: "{n}"}, {name: B, nummernform: "{eltern}.{a}"}]', "1", "1.c"),
        ('[{name: A, nummernform: "{n}"}, {name: B, nummernform: "HSP {eltern}.{n}"}]', "1", "HSP 1.3"),
        ('[{name: A, nummernform: ""}, {name: B, nummernform: "{n}"}]', "a", "3"),
    ],
)
def test_the_next_number_has_the_form_of_its_level(
    add: Callable[..., str], levels: str, unter: str, number: str
) -> None:
    first, second = (number[:-1] + {"3": "12", "C": "AB", "c": "ab"}[number[-1]][place] for place in (0, 1))
    top = "" if unter == "a" else "nummer: 1\n"
    goal = f"id: a\n{top}text: A\nunterziele:\n  - {{id: b, nummer: {first}, text: B}}\n"
    files = {
        "goals/konzept.yaml": f"{FRAME}ebenen: {levels}\n",
        "goals/oberziele/a.yaml": goal + f"  - {{id: c, nummer: {second}, text: C}}\n",
    }

    assert f"    nummer: {number}\n    text: D" in add("ziel", "D", "--unter", unter, files=files)


def test_numbers_of_dropped_goals_are_not_given_again(add: Callable[..., str]) -> None:
    dropped = "- {id: weg, art: ziel, nummer: 1.2, runde: r, grund: Erreicht}\n"
    files = {
        **GOALS,
        "goals/entfallen.yaml": dropped + "- {id: x, art: massnahme, nummer: 1.7, runde: r, grund: Erledigt}\n",
        "goals/runden.yaml": "- {id: r, zeitpunkt: 2026, text: R}\n",
    }

    assert "  nummer: 1.3\n" in add("ziel", "Weg", "--unter", "1", files=files)


@pytest.mark.parametrize("form", ["", "{n}"])
def test_where_siblings_bear_no_numbers_the_new_one_bears_none(add: Callable[..., str], form: str) -> None:
    levels = ", ".join(f'{{name: {name}, nummernform: "{form}"}}' for name in "AB")
    files = {
        "goals/konzept.yaml": f"{FRAME}ebenen: [{levels}]\n",
        "goals/oberziele/a.yaml": "id: a\ntext: A\n",
    }

    assert add("ziel", "B", files=files).startswith("id: b\ntext: B\n")
    assert "nummer" not in add("ziel", "C", "--unter", "a", files=files)


def test_behind_z_there_is_no_number(kep_here: Kep, workspace: Workspace) -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    goals = "".join(f"  - {{id: z{letter.lower()}, nummer: 1 {letter}, text: T}}\n" for letter in letters)
    folder = workspace(
        {
            "goals/konzept.yaml": FRAME + 'ebenen: [A, {name: B, nummernform: "{eltern} {A}"}]\n',
            "goals/oberziele/a.yaml": f"id: a\nnummer: 1\ntext: A\nunterziele:\n{goals}",
        }
    )

    assert (
        "Fehler: Hinter „1 Z“ gibt es keine Nummer mehr\n"
        in kep_here("new", "ziel", "X", "--unter", "1", cwd=folder).stderr
    )


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Unser Ziel: Wohnungen", 'text: "Unser Ziel: Wohnungen"\n'),
        ("Wir sind #1 im Land", 'text: "Wir sind #1 im Land"\n'),
        ("Ende mit Doppelpunkt:", 'text: "Ende mit Doppelpunkt:"\n'),
        ('Sie sagt "gut"', 'text: >-\n    Sie sagt "gut"\n'),
        ("C:\\Ziele", "text: >-\n    C:\\Ziele\n"),
        ("[Entwurf] *neu* &so !da", 'text: "[Entwurf] *neu* &so !da"\n'),
        ("Zwei\r\nZeilen\tund  Lücken ", "text: Zwei Zeilen und Lücken\n"),
        ("# Überschrift", 'text: "# Überschrift"\n'),
        ("{{ ziele }}", 'text: "{{ ziele }}"\n'),
        ("… und Größe", 'text: "… und Größe"\n'),
        ("Gro\u0308ße", "text: Größe\n"),
        ("no", "text: no\n"),
        ("- ein Strich", 'text: "- ein Strich"\n'),
        ("x" * 90, f"text: >-\n    {'x' * 90}\n"),
    ],
)
def test_whatever_a_title_holds_is_text(add: Callable[..., str], said: str, written: str) -> None:
    assert f"  {written}" in add("ziel", "--unter", "1", "--id", "neu", "--", said)


@pytest.mark.parametrize(
    ("said", "entity_id"),
    [
        ("Größere Straßen für Übermorgen", "groessere-strassen-fuer-uebermorgen"),
        ("Miete", "miete-2"),
        ("Wohnen", "wohnen-2"),
        ("Bis 2032 entstehen im ganzen Landkreis vierhundert neue Wohnungen", "bis-2032-entstehen-im-ganzen-landkreis"),
        ("Donaudampfschifffahrtsgesellschaftskapitaensmuetze", "donaudampfschifffahrtsgesellschaftskapit"),
        ("CON", "con-2"),
    ],
)
def test_an_id_comes_from_the_title_and_is_new(add: Callable[..., str], said: str, entity_id: str) -> None:
    assert add("ziel", said).startswith(f"id: {entity_id}\n")


def test_ids_of_what_was_dropped_and_of_broken_files_are_never_given_again(add: Callable[..., str]) -> None:
    files = {
        **GOALS,
        "goals/entfallen.yaml": "- {id: weg, art: ziel, mit_unterzielen: [weg-2], runde: r, grund: Erreicht}\n",
        "goals/runden.yaml": "- {id: r, zeitpunkt: 2026, text: R}\n- {id: weg-3, zeitpunkt: 2026, text: R}\n",
    }

    assert add("ziel", "Weg!", files=files).startswith("id: weg-4\n")


RUNDEN = """\
# Die Chronologie

# Auftakt
- id: a
  zeitpunkt: 2026-02
  text: A
  # Ende von a

# Schluss
- id: b
  zeitpunkt: {von: 2026-05, bis: 2026-08}
  text: B
"""
READY_OF_RUNDE = """\
  # gremium:  # Kennung des Gremiums aus konzept.yaml
  # fassung:  # Name einer festgehaltenen Fassung oder eine Git-Revision
  # frist:    # Bis wann Stellungnahmen abzugeben sind
"""


@pytest.mark.parametrize(
    ("when", "marks"),
    [
        ("2026-01-05", ("# Die Chronologie\n\n", "# Auftakt")),
        ("2026-03", ("  # Ende von a\n\n", "# Schluss")),
        ("01.05.2026", ("  text: B\n\n", "")),
        ("2027", ("  text: B\n\n", "")),
    ],
)
def test_a_runde_stands_at_its_place_in_time(add: Callable[..., str], when: str, marks: tuple[str, str]) -> None:
    iso = "2026-05-01" if "." in when else when
    before, after = marks
    gap = "\n" if after else ""
    start = RUNDEN + "\n" if not after else RUNDEN
    new = f"- id: neu\n  zeitpunkt: {iso}\n  text: Neu\n{READY_OF_RUNDE}{gap}"

    assert start.replace(before + after, before + new + after) == add(
        "runde", "Neu", "--zeitpunkt", when, files={**GOALS, "goals/runden.yaml": RUNDEN}
    )


@pytest.mark.parametrize("before", [None, "", "# Die Chronologie", "[]\n", "# Die Chronologie\n\n---\n"])
def test_the_first_runde_begins_the_chronology(add: Callable[..., str], before: str | None) -> None:
    files = GOALS if before is None else {**GOALS, "goals/runden.yaml": before}
    after = add("runde", "Neu", "--zeitpunkt", "2026", "--gremium", "kreistag", files=files)

    if before == "[]\n":
        assert "[{id: neu, zeitpunkt: 2026, gremium: kreistag, text: Neu}]\n" == after
        return
    ready = "".join(READY_OF_RUNDE.splitlines(keepends=True)[1:])
    begun = "# Die Chronologie\n" if before == "# Die Chronologie" else before or ""
    assert f"{begun}- id: neu\n  zeitpunkt: 2026\n  gremium: kreistag\n  text: Neu\n{ready}" == after


MASSNAHMEN = {
    **GOALS,
    "goals/handlungsschwerpunkte/bestand.yaml": "id: bestand\ntitel: B\nmassnahmen:\n    - id: m\n      titel: M\n"
    "      ziele: [miete]",
    "goals/produkte.yaml": "- {id: p, nummer: 1, name: P}\n",
}


def test_a_massnahme_goes_into_its_handlungsschwerpunkt(add: Callable[..., str], golden: Golden) -> None:
    after = add(
        "massnahme", "Häuser kaufen", "--in", "bestand", "--ziel", "1.1", "--ziel", "wohnen,miete", files=MASSNAHMEN
    )

    assert after.startswith(str(MASSNAHMEN["goals/handlungsschwerpunkte/bestand.yaml"]) + "\n")
    golden("massnahme.yaml", after)


def test_a_kennzahl_gets_a_file_of_its_own(add: Callable[..., str], golden: Golden) -> None:
    misst = ("--misst", "1.1", "--misst", "m,p")

    golden(
        "kennzahl.yaml",
        add("kennzahl", "Quote", *misst, "--einheit", "%", "--richtung", "steigend", files=MASSNAHMEN),
    )


def test_a_paper_gets_a_file_with_its_number(kep_here: Kep, workspace: Workspace, golden: Golden) -> None:
    folder = workspace(GOALS)
    told = kep_here("new", "vorlage", "Ziele: Wohnen", "--drucksache", "41/2027", cwd=folder)

    assert (0, "goals/vorlagen/41-2027.yaml:1\n") == (told.returncode, told.stdout)
    assert (
        "Schreiben Sie dort unter „beschlussvorschlag“, was beschlossen werden soll; {{ ziele }} druckt alle Ziele\n"
        == told.stderr
    )
    assert 0 == kep_here("validate", cwd=folder).returncode
    golden("41-2027.yaml", (folder / "goals/vorlagen/41-2027.yaml").read_text(encoding="utf-8"))


def test_a_paper_without_number_is_named_after_what_it_is_about(add: Callable[..., str], golden: Golden) -> None:
    golden("bericht.yaml", add("vorlage", "Bericht über das Wohnen", "--art", "mitteilungsvorlage"))


def test_windows_lines_and_the_byte_order_mark_stay(add: Callable[..., str]) -> None:
    before = "\ufeff" + WOHNEN.replace("\n", "\r\n")
    after = add("ziel", "A", "--unter", "1", files={**GOALS, "goals/oberziele/wohnen.yaml": before})

    assert "\ufeff" == after[0]
    assert after.count("\n") == after.count("\r\n") == WOHNEN.count("\n") + 7


def test_the_comments_of_one_skeleton_stay_with_it(kep_here: Kep, workspace: Workspace) -> None:
    folder = workspace(GOALS)
    for text in ("A", "B"):
        kep_here("-C", str(folder), "new", "ziel", text, "--unter", "1")
    after = (folder / "goals/oberziele/wohnen.yaml").read_text(encoding="utf-8")
    ready = indented(READY_OF_ZIEL, "  ")

    assert (
        f"- id: a\n  nummer: 1.2\n  text: A\n{ready}- id: b\n  nummer: 1.3\n  text: B\n{ready}\n# noch offen" in after
    )


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (("ziel", " "), "Der Wortlaut ist leer", "Geben Sie den Text in Anführungszeichen an"),
        (
            ("ziel", "a\u202eb"),
            "Der Wortlaut enthält Zeichen, die man nicht sieht: „a[U+202E]b“",
            "Tippen Sie den Text neu, statt ihn hineinzukopieren",
        ),
        (("ziel", "…"), "Aus „…“ lässt sich keine Kennung bilden", "Nennen Sie eine: --id wohnraum-sued"),
        (
            ("ziel", "A", "--id", "miete"),
            "Die Kennung „miete“ ist schon vergeben",
            "Kennungen werden nie neu vergeben; nennen Sie bei --id eine andere",
        ),
        (
            ("ziel", "A", "--id", "Wohnen Süd"),
            "„Wohnen Süd“ ist keine Kennung",
            "Meinten Sie „wohnen-sued“? Erlaubt sind a bis z, 0 bis 9 und einzelne Bindestriche, etwa wohnraum-sued",
        ),
        (
            ("ziel", "A", "--unter", "1.2"),
            "Das Ziel „1.2“ gibt es nicht",
            "Meinten Sie „1.1“? Alle Ziele zeigt: kep show",
        ),
        (
            ("ziel", "A", "--unter", "1.1"),
            "Unter „1.1“ ist keine Ebene mehr vorgesehen",
            "Ergänzen Sie „ebenen“ in goals/konzept.yaml, oder nennen Sie ein Ziel weiter oben",
        ),
        (
            ("massnahme", "M", "--in", "x", "--ziel", "1"),
            "Den Handlungsschwerpunkt „x“ gibt es nicht",
            "Legen Sie zuerst eine Datei in goals/handlungsschwerpunkte an",
        ),
        (
            ("kennzahl", "K", "--misst", "miett", "--einheit", "%", "--richtung", "steigend"),
            "Ein Ziel, eine Maßnahme oder ein Produkt „miett“ gibt es nicht",
            "Meinten Sie „miete“? Alle Ziele zeigt: kep show",
        ),
        (
            ("kennzahl", "K", "--misst", "1", "--einheit", "%"),
            "Es fehlt die Angabe „--richtung“",
            "Was möglich ist, zeigt: kep new kennzahl --help",
        ),
        (
            ("kennzahl", "K", "--misst", "1", "--einheit", "%", "--richtung", "steigen"),
            "Die Richtung „steigen“ gibt es nicht",
            f"Meinten Sie „steigend“? Bekannt sind: {', '.join(_RICHTUNGEN)}",
        ),
        (
            ("runde", "R", "--zeitpunkt", "2026-13"),
            "„2026-13“ ist kein Zeitpunkt",
            "Schreiben Sie ihn so: --zeitpunkt 2018-06-21, oder nur das Jahr: --zeitpunkt 2018",
        ),
        (
            ("runde", "R", "--zeitpunkt", "2026", "--gremium", "kreistage"),
            "So entstünde ein Fehler: Das Gremium „kreistage“ gibt es nicht (KEP209)",
            "Meinten Sie „kreistag“?",
        ),
        ((), "Es fehlt, was angelegt werden soll", 'Zum Beispiel: kep new ziel "Der Wortlaut" --unter 1'),
        (("zeil",), "Den Befehl „zeil“ gibt es nicht", "Meinten Sie „ziel“? Was möglich ist, zeigt: kep new --help"),
    ],
)
def test_what_is_not_possible_is_said_and_nothing_is_written(
    kep_here: Kep, workspace: Workspace, arguments: tuple[str, ...], message: str, hint: str
) -> None:
    folder = workspace(GOALS)
    before = everything(folder)
    told = kep_here("new", *arguments, cwd=folder)

    assert (2, "", f"Fehler: {message}\nHinweis: {hint}\n") == (told.returncode, told.stdout, told.stderr)
    assert before == everything(folder)


@pytest.mark.parametrize(
    "broken",
    [
        "id: wohnen\nnummer: 1\ntext: A: b\n",
        "id: wohnen\nnummer: 1\ntext: A\nfarbe: rot\n",
        "id: wohnen\nnummer: 1\ntext: A\nunterziele: x\n",
        b"id: wohnen\nnummer: 1\ntext: \xe4\n",
    ],
)
def test_a_faulty_file_is_not_added_to(kep_here: Kep, workspace: Workspace, broken: str | bytes) -> None:
    folder = workspace({**GOALS, "goals/oberziele/mitte.yaml": broken, "goals/runden.yaml": broken})
    before = everything(folder)
    told = kep_here("new", "runde", "R", "--zeitpunkt", "2026", cwd=folder)

    assert 2 == told.returncode
    assert (
        "Fehler: Die Datei „goals/runden.yaml“ ist fehlerhaft, deshalb lässt sich darin nichts ergänzen\n"
        "Hinweis: Beheben Sie zuerst, was „kep validate“ zu dieser Datei sagt\n"
    ) == told.stderr
    assert before == everything(folder)


@pytest.mark.parametrize("path", ["goals/oberziele/mitte.yaml", "goals/entfallen.yaml"])
def test_where_numbers_cannot_be_read_none_is_given(kep_here: Kep, workspace: Workspace, path: str) -> None:
    folder = workspace({**GOALS, path: "id: x\nnummer: 2\ntext: A: b\n"})
    told = kep_here("new", "ziel", "A", cwd=folder)

    assert (
        f"Fehler: Die Datei „{path}“ ist fehlerhaft, deshalb ist unklar, welche Nummer noch frei ist\n"
        "Hinweis: Beheben Sie zuerst, was „kep validate“ zu dieser Datei sagt\n"
    ) == told.stderr
    assert not (folder / "goals/oberziele/a.yaml").exists()


def test_a_file_where_the_folder_should_be_is_told(kep_here: Kep, workspace: Workspace) -> None:
    folder = workspace({**GOALS, "goals/vorlagen": "x"})
    told = kep_here("new", "vorlage", "V", cwd=folder)

    assert 2 == told.returncode
    assert "Fehler: Die Datei „goals/vorlagen/v.yaml“ lässt sich nicht schreiben: " in told.stderr


@pytest.mark.parametrize("above", ["1", None])
def test_what_somebody_else_writes_meanwhile_is_not_overwritten(workspace: Workspace, above: str | None) -> None:
    folder = workspace(GOALS)
    addition = ziel(goals_in(read_folder(folder)), "Neu", above, None)
    (folder / addition.path).write_text("id: anders\n", encoding="utf-8")
    before = everything(folder)
    with pytest.raises(KepError) as error:
        save(folder, addition)
    messages = {
        "1": "Die Datei „goals/oberziele/wohnen.yaml“ hat sich geändert, während kep sie ergänzen wollte",
        None: "Die Datei „goals/oberziele/neu.yaml“ gibt es schon",
    }

    assert messages[above] == error.value.message
    assert before == everything(folder)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_the_rights_of_a_file_stay(kep_here: Kep, workspace: Workspace) -> None:
    file = workspace(GOALS) / "goals/oberziele/wohnen.yaml"
    file.chmod(0o640)
    kep_here("new", "ziel", "A", "--unter", "1", cwd=file.parent)

    assert b"text: A\n" in file.read_bytes()
    assert 0o640 == file.stat().st_mode & 0o777


def test_where_no_place_is_safe_nothing_is_written(kep_here: Kep, workspace: Workspace) -> None:
    folder = workspace({**GOALS, "goals/oberziele/wohnen.yaml": "{id: wohnen, nummer: 1, text: A, unterziele: }\n"})
    before = everything(folder)
    told = kep_here("new", "ziel", "A", "--unter", "1", cwd=folder)

    assert 2 == told.returncode
    assert (
        "Fehler: In „goals/oberziele/wohnen.yaml“ ist keine Stelle, an der sich der Eintrag sicher einfügen lässt\n"
        in told.stderr
    )
    assert before == everything(folder)


def test_a_folder_outside_of_the_workspace_is_no_place(kep_here: Kep, workspace: Workspace, tmp_path: Path) -> None:
    folder = workspace(GOALS)
    (tmp_path / "draussen").mkdir()
    (folder / "goals/kennzahlen").symlink_to(tmp_path / "draussen")
    told = kep_here("new", "kennzahl", "K", "--misst", "1", "--einheit", "%", "--richtung", "sinkend", cwd=folder)

    assert "Fehler: „goals/kennzahlen/k.yaml“ läge außerhalb des Arbeitsbereichs\n" in told.stderr
    assert {} == everything(tmp_path / "draussen")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere, so nothing refuses it")
def test_without_rights_nothing_is_written(kep_here: Kep, workspace: Workspace) -> None:
    folder = workspace(GOALS)
    before = everything(folder)
    (folder / "goals/oberziele").chmod(0o500)
    told = kep_here("new", "ziel", "A", "--unter", "1", cwd=folder)
    (folder / "goals/oberziele").chmod(0o700)

    assert 2 == told.returncode
    assert "Die Datei „goals/oberziele/wohnen.yaml“ lässt sich nicht schreiben: " in told.stderr
    assert before == everything(folder)


def test_the_words_of_options_are_those_of_the_model() -> None:
    assert tuple(Richtung) == _RICHTUNGEN
    assert tuple(Vorlagenart) == _ARTEN


# Ways in which people write the same goals; each has one Unterziel, and each may lack its last line end.
LAYOUTS = (
    "id: a\nnummer: 1\ntext: {text}\nunterziele:\n{gap}- id: b\n  nummer: 1.1\n  text: {text}\n{comment}",
    "id: a\nnummer: 1\nunterziele:\n      -   id: b\n          nummer: 1.1\n          text: x\n{comment}text: {text}\n",
    "{comment}id: a\nnummer: 1\nunterziele: [{{id: b, nummer: 1.1, text: {text}}}]{gap}\ntext: {text}\n",
    "{{id: a, nummer: 1, text: {text}, {gap}\n unterziele: [ {{id: b, nummer: 1.1, text: {text}}} ]}}\n{comment}",
    "---\nid: a\nnummer: 1\ntext: {text}\nunterziele:\n- id: b\n  text: |+\n    x\n\n  nummer: 1.1\n{comment}...\n",
    "id: a\nnummer: 1\ntext: >\n  x\n{gap}unterziele:\n- id: b\n  nummer: 1.1\n  text: |+\n    y\n\n\n{comment}",
)
TEXTS = ("Ein Satz", "'mit ''Zeichen'' # darin'", '"mit: Punkten\\tund Umlauten ä"')


def cuts(before: bytes, after: bytes) -> Iterator[tuple[int, bytes]]:
    """All places at which what is longer could have been put in, with what that would be."""
    more = len(after) - len(before)
    return ((place, after[place : place + more]) for place in range(len(before) + 1))


def texts(goals: Goals) -> list[str]:
    """The wordings; a last line end is not counted, since a file without one gets it where something follows."""
    return [each.data.text.removesuffix("\n") for each in goals.konzept.ziele if each.data]


@given(
    layout=st.sampled_from(LAYOUTS),
    text=st.sampled_from(TEXTS),
    gap=st.sampled_from(["", "\n", "\n\n"]),
    comment=st.sampled_from(["", "# Ende\n", "  # tiefer\n", "\n      # am tiefsten\n\n# Ende\n"]),
    line_end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
    is_cut=st.booleans(),
    said=st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Mn"]), min_size=1).filter(as_id),
)
def test_whatever_the_layout_only_the_new_entry_is_put_in(  # noqa: PLR0913, PLR0917 - each argument is one thing that differs
    layout: str, text: str, gap: str, comment: str, line_end: str, mark: str, is_cut: bool, said: str
) -> None:
    written = layout.format(text=text, gap=gap, comment=comment)
    before = (mark + (written.rstrip("\n") if is_cut else written).replace("\n", line_end)).encode()
    files = {"goals/konzept.yaml": FRAME.encode(), "goals/oberziele/a.yaml": before}
    goals = goals_in(Snapshot(files, {}, (), ()))
    addition = ziel(goals, said, "1", "neu")
    read = goals_in(Snapshot({**files, addition.path: addition.after}, {}, (), ()))

    assert any(addition.after == before[:place] + new + before[place:] for place, new in cuts(before, addition.after))
    assert ["a", "b", "neu"] == [each.id for each in read.konzept.ziele]
    assert cleaned(said, "") == texts(read)[2]
    assert texts(goals) == texts(read)[:2]
    assert () == read.errors
