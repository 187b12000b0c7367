"""The Sachstandsbericht: a whole Mitteilungsvorlage out of the goals, and its placeholders in papers."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from kep_cli.documents.choosing import STATE_OF_THINGS, choose_papers
from kep_cli.documents.excerpts import render_excerpts
from kep_cli.documents.render import Document, Manner, Paper, render
from kep_cli.documents.reports import render_reports
from kep_cli.documents.templates import template_folders
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

COUNTY = Path(__file__).parents[2] / "arbeitsbereiche/musterland"
DAY = date(2026, 6, 30)
HOSTILE = "# | {{ sachstand }} \\ *x* ::: anlage " + "Wort" * 40


def rendered_report(workspace: Path, *formats: str) -> list[Document]:
    konzept = load(read_folder(workspace))
    return render_reports([STATE_OF_THINGS], konzept, DAY, template_folders(workspace), Manner(formats))


def headings(markdown: str) -> list[str]:
    return re.findall("^ *#+ .*$", markdown, re.MULTILINE)


@pytest.mark.parametrize("form", ["md", "tex"])
def test_the_report_of_the_example_county(form: str, golden: Callable[[str, str], None]) -> None:
    (document,) = rendered_report(COUNTY, form)

    assert document.name == f"sachstandsbericht.{form}"
    golden(f"sachstandsbericht.{form}", document.data.decode())


def test_all_formats_of_papers_are_made_of_it() -> None:
    names = [document.name for document in rendered_report(COUNTY, "pdf", "docx", "felder")]

    assert [
        "sachstandsbericht.pdf",
        "sachstandsbericht.docx",
        "sachstandsbericht/Betreff.txt",
        "sachstandsbericht/Sachverhalt.txt",
    ] == names


SUBJECTS = {
    "Kreisentwicklungskonzept 2030": "Sachstandsbericht zum Kreisentwicklungskonzept 2030, Stand 30.06.2026",
    "Leitbild für Musterland": "Sachstandsbericht zum Leitbild für Musterland, Stand 30.06.2026",
    "Zukunft Musterland": "Sachstandsbericht zum Konzept „Zukunft Musterland“, Stand 30.06.2026",
}


@pytest.mark.parametrize(("title", "subject"), SUBJECTS.items())
def test_its_subject_names_the_konzept(title: str, subject: str, musterland: Callable[..., Path]) -> None:
    (document,) = rendered_report(musterland(konzept={"titel": title}), "md")

    assert f"**{subject}**" in document.data.decode()


def test_a_report_of_goals_alone_says_what_there_is_not_yet(musterland: Callable[..., Path]) -> None:
    (document,) = rendered_report(musterland(), "md")
    told = document.data.decode()

    for said in (
        "Es ist noch kein Beschluss eingetragen.",
        "Es gibt noch keine Maßnahmen.",
        "Es gibt noch keine Kennzahlen.",
        "Kein eingetragener Termin ist überschritten.",
        "In den nächsten 90 Tagen ist kein Termin eingetragen.",
        "Weder Maßnahme noch Kennzahl haben:\n\n- 1 Alle wohnen gut.\n",
        "Keine Vorlage und keine Maßnahme wartet auf eine Entscheidung",
    ):
        assert said in told
    assert "Ampel" not in told


OVERVIEW = (
    "- 40 Maßnahmen, davon 6 abgeschlossen\n"
    "- 40 Kennzahlen, davon verfehlen 9 einen Zielwert oder eine Grenze\n"
    "- 2 Termine überfällig, 5 in den nächsten 90 Tagen fällig\n"
    "- Zu entscheiden: 1 Vorlage und 1 vorgeschlagene Maßnahme\n\n"
)


def test_it_begins_with_a_few_lines_for_those_who_read_no_more(musterland: Callable[..., Path]) -> None:
    (county,) = rendered_report(COUNTY, "md")
    (small,) = rendered_report(musterland(), "md")

    assert f"Stichtag).\n\n{OVERVIEW}### Was beschlossen ist" in county.data.decode()
    assert "Stichtag).\n\n- 1 Ziel ohne Maßnahme oder Kennzahl\n\n### Was beschlossen ist" in small.data.decode()


RESULT = {"gremium": "kreistag", "rolle": "entscheidung", "sitzung": "2026-06-29", "ergebnis": "ungeaendert"}


def test_an_excerpt_tells_the_state_of_the_day_of_its_paper(musterland: Callable[..., Path]) -> None:
    paper = {"datum": "2026-03-15", "beschlussvorschlag": "{{ sachstand }}", "beratungsfolge": [RESULT]}
    folder = musterland(vorlage=paper)
    konzept = load(read_folder(folder))
    papers = [Paper(entry, konzept, konzept) for entry in konzept.vorlagen]
    (document,) = render_excerpts(papers, template_folders(folder), Manner(["md"]))

    assert "Dieser Bericht gibt den Stand vom 15.03.2026 wieder." in document.data.decode()


def test_what_people_write_stays_text(workspace: Callable[[Mapping[str, str]], Path]) -> None:
    (document,) = rendered_report(hostile(workspace), "md")
    told = document.data.decode()

    assert 10 == len(headings(told))  # the form's three, and the seven of the report
    assert "Nicht lesbar und deshalb nicht dabei: m7, k3" in told
    assert "- Januar 2026: # \\| {{ sachstand }} \\ \\*x\\* ::: anlage WortWort" in told


def test_headings_of_a_report_go_below_the_one_above_it(
    rendered: Callable[..., dict[str, str]], musterland: Callable[..., Path]
) -> None:
    texts = {"sachdarstellung": "# Eins\n\n{{ sachstand }}\n\n## Zwei\n\n{{ sachstand }}\n"}
    annexes = {"anlagen": [{"titel": "A", "inhalt": "{{ sachstand }}"}]}
    told = rendered(musterland(vorlage={"datum": "2026-06-30", **texts, **annexes}), formats=("md",))["1-2025.md"]
    after = headings(told)[headings(told).index("### Eins") :]

    assert ["### Eins", "#### Was beschlossen ist", "#### Was getan ist"] == after[:3]
    assert ["#### Zwei", "##### Was beschlossen ist", "##### Was getan ist"] == after[8:11]
    assert ["# Anlage zur Drs. Nr. 1/2025", "## Was beschlossen ist"] == after[16:18]


DAYS = {
    "its own": ("15.03.2026", {"datum": "2026-03-15"}),
    "that of the run": ("30.06.2026", {}),
}


@pytest.mark.parametrize(("stand", "said"), DAYS.values(), ids=DAYS)
def test_a_paper_tells_the_state_of_its_day(
    stand: str, said: Mapping[str, str], rendered: Callable[..., dict[str, str]], musterland: Callable[..., Path]
) -> None:
    paper = musterland(vorlage={"sachdarstellung": "{{ sachstand }}\n\n{{ kennzahlen }}\n", **said})
    told = rendered(paper, formats=("md",), day=DAY)["1-2025.md"]

    assert f"Dieser Bericht gibt den Stand vom {stand} wieder." in told
    assert f"Es gibt noch keine Kennzahlen (Stand {stand})." in told


def test_the_table_of_indicators_says_how_they_are_rated(
    rendered: Callable[..., dict[str, str]], workspace: Callable[[Mapping[str, str]], Path]
) -> None:
    folder = hostile(workspace, "{{ kennzahlen }}")
    told = rendered(folder, "9/2026", formats=("md",))["9-2026.md"]

    assert "Ampel: bis 7\u00a0% des Wegs hinter dem Zielpfad grün, bis 20\u00a0% gelb" in told
    assert "nicht eingehalten, von Hand bewertet: auf Kurs (" in told
    assert "Trend:" not in told


def hostile(workspace: Callable[[Mapping[str, str]], Path], prose: str = "{{ sachstand }}") -> Path:
    """Goals in which all that people write looks like something else, and much is missing or faulty."""
    measures = [
        {"id": "m1", "titel": HOSTILE, "ziele": ["u1"]},
        {"id": "m2", "titel": HOSTILE, "ziele": ["u1"], "status": "abgeschlossen"},
        {"id": "m3", "titel": HOSTILE, "ziele": ["u1", "u2"], "status": "vorschlag", "status_begruendung": HOSTILE},
        {"id": "m4", "titel": HOSTILE, "ziele": ["u1"], "status": "zurueckgestellt"},
        {"id": "m5", "titel": HOSTILE, "ziele": ["u1"], "status": "in_umsetzung", "ende": "2026-02"},
        {"id": "m6", "titel": "M6", "ziele": ["fehlt"], "status": "quatsch"},
        {"id": "m7", "ziele": []},
    ]
    limit = {"zielwerte": [{"wert": "5"}], "messwerte": [{"stichtag": "2025", "wert": "3"}]}
    judged = {"bewertung": {"manuell": "auf Kurs", "begruendung": HOSTILE}}
    indicators = [
        {"id": "k1", "name": HOSTILE, "einheit": HOSTILE, "misst": ["u1"], "richtung": "steigend"},
        {"id": "k2", "name": HOSTILE, "einheit": "%", "misst": ["u1"], "richtung": "mindestens", **limit, **judged},
        {"id": "k3"},
    ]
    files: dict[str, object] = {
        "konzept": {
            "titel": HOSTILE,
            "koerperschaft": HOSTILE,
            "zeithorizont": {"von": "2025", "bis": "2030"},
            "phase": "umsetzung",
            "leitbild": HOSTILE,
            "einstellungen": {"ampel": {"gruen_bis": "7"}},
        },
        "oberziele/a": {
            "id": "a",
            "nummer": "1",
            "text": HOSTILE,
            "unterziele": [{"id": f"u{place}", "nummer": f"1.{place}", "text": HOSTILE} for place in (1, 2, 3)],
        },
        "runden": [{"id": "r", "zeitpunkt": "2026-01", "text": HOSTILE}],
        "handlungsschwerpunkte/h": {"id": "h", "titel": HOSTILE, "massnahmen": measures},
        "kennzahlen/k": indicators,
        "vorlagen/p": {
            "art": "mitteilungsvorlage",
            "betreff": HOSTILE,
            "drucksache": "9/2026",
            "zustand": "entwurf",
            "datum": "2026-06-30",
            "sachdarstellung": f"- Punkt\n\n  {prose}\n\n# Eins\n\n{prose}\n",
        },
    }
    return workspace({f"goals/{path}.yaml": json.dumps(said, ensure_ascii=False) for path, said in files.items()})


@pytest.mark.parametrize("place", ["report", "paper"])
def test_hostile_texts_are_still_a_pdf_for_everyone(
    place: str, workspace: Callable[[Mapping[str, str]], Path], tmp_path: Path
) -> None:
    validate = pytest.importorskip("pdfua").validate
    folder = hostile(workspace)
    if place == "report":
        (document,) = rendered_report(folder, "pdf")
    else:
        document = paper_as_pdf(folder)
    file = tmp_path / document.name
    file.write_bytes(document.data)

    assert [] == [f"{found.rule_id} {found.message}" for found in validate(str(file)).findings]


def paper_as_pdf(folder: Path) -> Document:
    konzept = load(read_folder(folder))
    papers = [Paper(entry, konzept, konzept) for entry in choose_papers(konzept, [])]
    (document,) = render(papers, template_folders(folder), Manner(["pdf"]))
    return document


def test_a_goal_is_named_without_the_colon_before_its_points(musterland: Callable[..., Path]) -> None:
    goal = {"text": "Wohnen gelingt durch:", "punkte": ["Neubau", "Umbau"]}
    (document,) = rendered_report(musterland(ziel=goal), "md")

    assert "- 1 Wohnen gelingt durch …\n" in document.data.decode()
