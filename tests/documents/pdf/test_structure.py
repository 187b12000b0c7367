"""What a screen reader reads: PDF/UA-1 as the compiler demands it, and what it lets pass though it would be wrong."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

Make = Callable[..., Path]
MakePdf = Callable[..., Any]

ROOT = Path(__file__).parents[3]
SYSTEMS = ROOT / "tests/zielsysteme"
PAPERS = {
    "helmstedt": (ROOT, "72/2018"),
    "coesfeld": (SYSTEMS / "coesfeld-artig", "SV-10-0815"),
    "coesfeld-mitteilung": (SYSTEMS / "coesfeld-artig", "MV-10-0823"),
    "peine": (SYSTEMS / "peine-artig", "31/2023"),
    "potsdam": (SYSTEMS / "potsdam-artig", "48/2024"),
}
PROSE = """
Ein **fetter** und *kursiver* Satz mit `Code` und [Verweis](https://beispiel.de/a).

- eins
- zwei
  1. zwei eins
  2. zwei zwei

| Ort | Einwohner |
|-----|----------:|
| Au  | 1 200     |

> Zitat

###### Tief

## Höher
"""


def roles(pdf: Any) -> list[str]:  # noqa: ANN401 - a Pdf
    return [tag.role for tag in pdf.structure.all()]


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_says_what_it_is(name: str, pdf: MakePdf) -> None:
    workspace, number = PAPERS[name]
    made = pdf(workspace, number)
    said = made.catalogue

    assert [] == made.findings()
    assert ("de-DE", True, True, "1", []) == (
        said["language"],
        said["tagged"],
        said["shows title"],
        said["standard"],
        said["dates"],
    )
    assert said["title"].startswith("Drs. Nr. ")


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_of_a_paper_is_text_without_a_role(name: str, pdf: MakePdf) -> None:
    made = pdf(*PAPERS[name])
    directly = {tag.role for tag in made.structure.inner}

    assert directly <= {"H1", "H2", "H3", "P", "L", "Table", "BlockQuote", "Div"}
    assert {"Document"} == {made.structure.role}


def test_the_real_paper_is_read_as_kept(pdf: MakePdf, golden: Callable[[str, str], None]) -> None:
    golden("helmstedt.structure.txt", "\n".join(pdf(ROOT, "72/2018").structure.lines()) + "\n")


@pytest.mark.parametrize("name", PAPERS)
def test_headings_begin_with_the_first_level_and_leave_none_out(name: str, pdf: MakePdf) -> None:
    levels = [int(role[1]) for role in roles(pdf(*PAPERS[name])) if re.fullmatch(r"H\d", role)]

    assert [1] == levels[:1]
    assert [] == [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]


def test_prose_becomes_lists_tables_quotes_and_headings_in_order(musterland: Make, pdf: MakePdf) -> None:
    made = pdf(musterland(vorlage={"sachdarstellung": PROSE}))
    read = roles(made)
    prose = read[read.index("Link") :]

    assert [] == made.findings()
    assert ["L", "LI", "Lbl", "LBody"] == [role for role in prose if role.startswith("L") and role != "Link"][:4]
    assert 2 == prose.count("L")
    assert 4 == prose.count("LI")
    assert ["Table", "THead", "TR", "TH", "TH", "TBody", "TR", "TD", "TD"] == [
        role for role in prose if role.startswith("T")
    ]
    assert "BlockQuote" in prose
    assert ["H3", "H3"] == [role for role in prose if re.fullmatch(r"H\d", role)]


def test_each_cell_of_a_table_names_its_head(musterland: Make, pdf: MakePdf) -> None:
    made = pdf(musterland(vorlage={"sachdarstellung": PROSE}))

    assert {1} == set(made.headers())


def test_boxes_say_their_column_and_their_state(musterland: Make, pdf: MakePdf) -> None:
    beratungsfolge = [
        {"gremium": "kreistag", "oeffentlich": "ja", "ergebnis": "geaendert", "sitzung": "2025-03-01"},
        {"gremium": "kreistag"},
    ]
    workspace = musterland(
        konzept={"pruefvermerke": [{"id": "klima", "text": "Klima geprüft?"}]},
        vorlage={"beratungsfolge": beratungsfolge, "pruefvermerke": {"klima": "ja"}},
    )
    boxes = [tag.alt for tag in pdf(workspace).structure.all() if tag.role == "Figure"]
    expected = [
        "angekreuzt",
        "angekreuzt",
        "öffentlich: ja",
        "nichtöffentlich: nein",
        "angenommen: nein",
        "abgelehnt: nein",
        "geändert: ja",
        "öffentlich: nicht angekreuzt",
        "nichtöffentlich: nicht angekreuzt",
        "angenommen: nicht angekreuzt",
        "abgelehnt: nicht angekreuzt",
        "geändert: nicht angekreuzt",
        "angekreuzt",
        "nicht angekreuzt",
        "nicht angekreuzt",
    ]

    assert expected == boxes


def test_goals_and_the_chronology_are_lists_with_their_numbers_as_labels(musterland: Make, pdf: MakePdf) -> None:
    goal = {"punkte": ["eins", "zwei"], "unterziele": [{"id": "miete", "nummer": "1.1", "text": "Miete sinkt."}]}
    made = pdf(musterland(ziel=goal, vorlage={"sachdarstellung": "{{ ziele }}\n\n{{ chronologie }}\n"}))
    lists = [tag for tag in made.structure.inner if tag.role == "L"]

    assert [2, 1] == [sum(tag.role == "LI" for tag in found.inner) for found in lists]
    assert 2 == sum(tag.role == "LI" for tag in lists[0].all()) - 2
    assert [["Lbl", "LBody"]] * 5 == [
        [tag.role for tag in item.inner] for found in lists for item in found.all() if item.role == "LI"
    ]


def test_the_head_of_an_annex_is_read_once_as_a_heading(musterland: Make, pdf: MakePdf) -> None:
    long = "Ein Satz. " * 900
    made = pdf(musterland(vorlage={"anlagen": [{"titel": "Titel", "inhalt": long}]}))

    assert 2 < len(made.text())
    assert ["H1", "H2", "H2", "H1"] == [role for role in roles(made) if role.startswith("H")]
    assert [True] * (len(made.text()) - 1) == ["Anlage zur Drs. Nr. 1/2025" in page for page in made.text()[1:]]


def test_signs_that_turn_the_reading_direction_are_spelled_out(musterland: Make, pdf: MakePdf) -> None:
    made = pdf(musterland(vorlage={"betreff": "rechts\u202enach\u202c", "sachdarstellung": "und &#x2067;so\u200e\n"}))

    assert "rechts[U+202E]nach[U+202C]" in made.letters
    assert "und[U+2067]so[U+200E]" in made.letters
    assert [] == re.findall("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", made.body + made.catalogue["title"])


def test_a_draft_says_so_in_its_title(musterland: Make, pdf: MakePdf) -> None:
    assert "ENTWURF: Drs. Nr. 1/2025: Ziele" == pdf(musterland(), draft=True).catalogue["title"]


def test_a_title_and_an_author_of_any_text_stand_in_the_file_as_they_are(musterland: Make, pdf: MakePdf) -> None:
    odd = 'A "b" \\c #d @e *f* // /* www.lang-lang.de/abc und/oder'
    said = pdf(musterland(konzept={"koerperschaft": odd}, vorlage={"betreff": odd})).catalogue

    assert f"Drs. Nr. 1/2025: {odd}" == said["title"]
    assert [odd] == said["author"]
