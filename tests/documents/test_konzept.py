"""The whole Konzept as one document: its tree of goals, its chapters."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kep_cli.documents.choosing import WHOLE
from kep_cli.documents.figures import Figure
from kep_cli.documents.views.bericht import BerichtView
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

Workspace = Callable[[Mapping[str, str | bytes]], Path]
Golden = Callable[[str, str], None]
Report = Callable[..., dict[str, bytes]]

ROOT = Path(__file__).parents[2]
MUSTERLAND = ROOT / "arbeitsbereiche" / "musterland"
TODAY = date(2026, 6, 30)
FRAME = """\
titel: Zukunft Musterland
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2024, bis: 2030}
phase: zielbildung
leitbild: Musterland hält zusammen.
ebenen: [Oberziel, Unterziel, Teilziel]
einheiten:
  - {id: bauamt, kuerzel: "60", name: Bauamt}
  - {id: hochbau, kuerzel: "61", name: Amt für Hochbau}
"""


def goals(number: int, below: int, text: str = "Es wird gebaut.") -> str:
    inner = [
        f"  - {{id: z{number}-{place}, nummer: '{number}.{place}', text: '{text}'}}\n" for place in range(1, below + 1)
    ]
    return f"id: z{number}\nnummer: {number}\nkurztitel: Ziel Nr. {number}\ntext: {text}\nunterziele:\n{''.join(inner)}"


@pytest.fixture
def county(workspace: Workspace) -> Callable[..., BerichtView]:
    """The view of a Konzept with these files below `goals`."""

    def view(**files: str) -> BerichtView:
        named = {f"goals/{name.replace('__', '/')}.yaml": text for name, text in files.items()}
        return BerichtView(load(read_folder(workspace({"goals/konzept.yaml": FRAME, **named}))), TODAY)

    return view


def shown(figure: Figure) -> list[tuple[str, list[str]]]:
    boxes: Any = figure.data["ziele"]
    return [(box["nummer"], [each["nummer"] for each in box["kinder"]]) for box in boxes]


def test_a_small_tree_is_one_picture_told_in_words(county: Callable[..., BerichtView]) -> None:
    (tree,) = county(oberziele__a=goals(1, 2), oberziele__b=goals(2, 1)).zielbaeume

    assert [("1.", ["1.1", "1.2"]), ("2.", ["2.1"])] == shown(tree)
    assert (2, "zielbaum") == (tree.data["tiefe"], tree.name)
    assert (
        "Baum der Ziele mit 2 Zweigen: 1. Ziel Nr. 1, darunter 1.1 Es wird gebaut. und 1.2 Es wird gebaut.; "
        "2. Ziel Nr. 2, darunter 2.1 Es wird gebaut."
    ) == tree.description


def test_what_does_not_fit_on_a_page_becomes_several(county: Callable[..., BerichtView]) -> None:
    trees = county(oberziele__a=goals(1, 10), oberziele__b=goals(2, 9), oberziele__c=goals(3, 25)).zielbaeume

    assert [
        [("1.", [f"1.{n}" for n in range(1, 11)])],
        [("2.", [f"2.{n}" for n in range(1, 10)])],
        [("3.", [f"3.{n}" for n in range(1, 19)])],
        [("3.", [f"3.{n}" for n in range(19, 26)])],
    ] == [shown(tree) for tree in trees]
    assert ["zielbaum-1", "zielbaum-2", "zielbaum-3", "zielbaum-4"] == [tree.name for tree in trees]


LONG = {
    "to a whole word": (
        "Bis zum Jahr 2030 hat der Landkreis alle seine Gebäude so umgebaut, dass jeder hineinkommt",
        "Bis zum Jahr 2030 hat der Landkreis alle seine Gebäude so umgebaut, dass jeder …",
    ),
    "a single word": ("Donau" * 20, "Donau" * 16 + " …"),
}


@pytest.mark.parametrize(("text", "cut"), LONG.values(), ids=LONG)
def test_long_texts_are_cut(text: str, cut: str, county: Callable[..., BerichtView]) -> None:
    (tree,) = county(oberziele__a=goals(1, 1, text)).zielbaeume
    boxes: Any = tree.data["ziele"]

    assert cut == boxes[0]["kinder"][0]["text"]


def test_no_goals_no_picture(county: Callable[..., BerichtView]) -> None:
    assert () == county().zielbaeume


def test_a_chapter_tells_what_is_done_and_by_whom_on_the_day(county: Callable[..., BerichtView]) -> None:
    responsible = "verantwortlich: [{einheit: bauamt}, {einheit: hochbau, ab: 2026}]"
    view = county(
        oberziele__a=f"id: wohnen\nnummer: 1\ntext: Wohnen für alle.\n{responsible}\nbezuege: [SDG 11]\n"
        "unterziele:\n"
        "  - {id: bau, nummer: 1.1, kurztitel: Bau, text: Es wird gebaut., erlaeuterung: Neu., punkte: [schnell]}\n",
        handlungsschwerpunkte__h="id: h\ntitel: H\nziele: [bau]\nmassnahmen:\n"
        "  - {id: a, titel: Anfang, ziele: [bau, wohnen], beginn: 2024-Q3, ende: 2028-12, status: beschlossen}\n"
        "  - {id: b, titel: Ende, ziele: [bau], ende: 2027, verantwortlich: [{einheit: bauamt}]}\n"
        "  - {id: c, titel: Dauer, ziele: [bau], beginn: 2024}\n"
        "  - {id: d, titel: Offen, ziele: [bau]}\n",
        kennzahlen__k="- {id: k, name: Wohnungen, einheit: Stück, misst: [bau], richtung: steigend}\n",
    )
    (top,) = view.kapitel
    (below,) = top.unterziele

    assert ("Oberziel", "1.", "", "Amt für Hochbau (61)", ("SDG 11",), ["Anfang"], ()) == (
        top.ebene,
        top.nummer,
        top.titel,
        top.zustaendig,
        top.bezuege,
        [each.titel for each in top.massnahmen],
        top.kennzahlen,
    )
    assert ("Unterziel", "Bau", "Neu.", ("schnell",)) == (below.ebene, below.titel, below.erlaeuterung, below.punkte)
    assert [
        ("Anfang", "beschlossen", "3. Quartal 2024 bis Dezember 2028", ""),
        ("Ende", "Status offen", "bis 2027", "Bauamt (60)"),
        ("Dauer", "Status offen", "ab 2024", ""),
        ("Offen", "Status offen", "", ""),
    ] == [(each.titel, each.status, each.zeitraum, each.zustaendig) for each in below.massnahmen]
    assert [("Wohnungen", "○", "offen", "noch kein Messwert")] == [tuple(each) for each in below.kennzahlen]


def test_the_konzept_of_the_example_county(golden: Golden, report: Report) -> None:
    golden("musterland-konzept.md", report(MUSTERLAND, WHOLE, "md")["konzept.md"].decode())


def test_goals_alone_make_a_konzept_that_misses_nothing(report: Report) -> None:
    text = report(ROOT, WHOLE, "md")["konzept.md"].decode()

    assert "noch keine Maßnahme" not in text
    assert "Kennzahl" not in text


def test_measures_without_indicators_are_not_passed_over_in_silence(workspace: Workspace, report: Report) -> None:
    area = "id: h\ntitel: H\nmassnahmen: [{id: a, titel: A, ziele: [z1-1]}]\n"
    folder = workspace(
        {
            "goals/konzept.yaml": FRAME,
            "goals/oberziele/a.yaml": goals(1, 1),
            "goals/handlungsschwerpunkte/h.yaml": area,
        }
    )

    assert (
        "## Wie weit wir sind\n\nEs gibt noch keine Kennzahlen." in report(folder, WHOLE, "md")["konzept.md"].decode()
    )


def test_goals_of_every_system_make_a_konzept(report: Report) -> None:
    systems: Sequence[Path] = sorted((ROOT / "tests" / "zielsysteme").iterdir())
    for system in systems:
        if (system / "goals").is_dir():
            assert report(system, WHOLE, "pdf")["konzept.pdf"].startswith(b"%PDF")
