"""`kep cite`: the paragraph for other papers, with the wording that was resolved and where that was."""

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Kep = Callable[..., CompletedProcess[str]]
Golden = Callable[[str, str], None]

ZIELSYSTEME = Path(__file__).resolve().parents[1] / "zielsysteme"


@pytest.fixture
def peine(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ZIELSYSTEME / "peine-artig", tmp_path / "peine"))


CITED = {
    "beschlossen": ["HSP 1.6", "vereine", "2"],
    "mit-punkten": ["HSP 2.1"],
    "nur-oberziel": ["1."],
}


@pytest.mark.parametrize("form", ["text", "md"])
@pytest.mark.parametrize("name", CITED)
def test_goals_are_cited_as_they_were_resolved(
    kep_here: Kep, peine: Path, golden: Golden, name: str, form: str
) -> None:
    told = kep_here("cite", *CITED[name], "--format", form, cwd=peine)

    assert 0 == told.returncode
    golden(f"cite-{name}.{form}", told.stdout + told.stderr)


def test_what_was_resolved_at_different_times_or_not_at_all_says_so_goal_by_goal(
    kep_here: Kep, musterland: Path, golden: Golden
) -> None:
    told = kep_here("cite", "1.2", "dorfkerne", cwd=musterland)

    assert 0 == told.returncode
    golden("cite-einzeln.text", told.stdout + told.stderr)


def test_an_amendment_is_cited_until_it_is_taken_over(kep_here: Kep, musterland: Path) -> None:
    paper = musterland / "goals/vorlagen/10-2024.yaml"
    changed = (
        "ergebnis: geaendert\n    aenderungen:\n      - {ziel: dorfkerne, text: Jeder Dorfkern lebt.}\n    stimmen"
    )
    paper.write_text(paper.read_text(encoding="utf-8").replace("ergebnis: ungeaendert\n    stimmen", changed), "utf-8")
    told = kep_here("cite", "1.1", cwd=musterland)

    assert "1.1 Jeder Dorfkern lebt." in told.stdout
    assert "Ziel 1.1 lautet hier wie beschlossen, heute anders" in told.stderr.splitlines()


def test_another_version_can_be_cited(kep_here: Kep, peine: Path) -> None:
    told = kep_here("cite", "kreisjubilaeum", "--rev", "kreistag-2023", cwd=peine)

    assert (0, "") == (told.returncode, told.stderr)
    assert "\n3. Der Landkreis Musterland feiert 2024 sein Jubiläum.\n" in told.stdout


def test_the_house_can_say_it_in_its_own_words(kep_here: Kep, peine: Path) -> None:
    template = peine / "templates/dokumente/beitrag.md.j2"
    template.parent.mkdir(parents=True)
    template.write_text(
        '{% extends "kep/dokumente/beitrag.md.j2" %}\n{% block einleitung %}\nWir dienen:\n{% endblock %}\n', "utf-8"
    )
    told = kep_here("cite", "vereine", cwd=peine)

    assert "Beitrag zu den strategischen Zielen\n\nWir dienen:\n\n1. Im Landkreis" in told.stdout


def test_text_of_goals_arrives_letter_by_letter(kep_here: Kep, musterland: Path) -> None:
    hostile = "{{ x }} \\\\input *a* _b_ | <script> `c` [red]d[/red] & ~ ^ # $ % ::: 1. x"
    (musterland / "goals/oberziele/wohnen.yaml").write_text(f'id: wohnen\nnummer: 1\ntext: "{hostile}"\n', "utf-8")
    (musterland / "goals/vorlagen/10-2024.yaml").unlink()
    told = kep_here("cite", "wohnen", cwd=musterland)

    assert hostile.replace("\\\\", "\\") in told.stdout


UNKNOWN = [
    (["1.9"], "Das Ziel „1.9“ gibt es nicht", "Unter 1 gibt es: 1.1, 1.2. Alle Ziele zeigt: kep show"),
    (["dorfkern"], "Das Ziel „dorfkern“ gibt es nicht", "Meinten Sie „dorfkerne“? Alle Ziele zeigt: kep show"),
    (["1.1-1.2"], "Das Ziel „1.1-1.2“ gibt es nicht", "Meinten Sie „1.2“? Alle Ziele zeigt: kep show"),
    (["1.1", "1.3"], "Das Ziel „1.3“ ist entfallen: In 1.1 aufgegangen", "Mehr dazu zeigt: kep show"),
    (["1", "--format", "pdf"], "Das Format „pdf“ gibt es nicht", "Bekannt sind: text, md, docx"),
    ([], "Es fehlt die Angabe „NUMMER“", "Was möglich ist, zeigt: kep cite --help"),
]


@pytest.mark.parametrize(("arguments", "message", "hint"), UNKNOWN, ids=[" ".join(each[0]) for each in UNKNOWN])
def test_what_does_not_exist_is_told(
    kep_here: Kep, musterland: Path, arguments: list[str], message: str, hint: str
) -> None:
    told = kep_here("cite", *arguments, cwd=musterland)

    assert (2, "", f"Fehler: {message}\nHinweis: {hint}\n") == (told.returncode, told.stdout, told.stderr)


def test_a_number_that_two_goals_bear_is_not_guessed(kep_here: Kep, musterland: Path) -> None:
    goals = musterland / "goals/oberziele/wohnen.yaml"
    goals.write_text(goals.read_text(encoding="utf-8").replace("nummer: 1.2", "nummer: 1.1"), encoding="utf-8")
    told = kep_here("cite", "1.1", cwd=musterland)

    hint = "Nennen Sie statt der Nummer die Kennung: „dorfkerne“ und „miete“"
    assert (2, f"Fehler: „1.1“ heißen mehrere Ziele\nHinweis: {hint}\n") == (told.returncode, told.stderr)
