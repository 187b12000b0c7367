"""What people see of a PDF: nothing sticks out, no heading stands alone, numbers and heads are where they belong."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Make = Callable[..., Path]
MakePdf = Callable[..., Any]

ROOT = Path(__file__).parents[3]
LONG_NAME = (
    "Ausschuss für Wirtschaftsförderung, Regionalentwicklung, Breitbandausbau, Öffentlichen Personennahverkehr, "
    "Tourismus sowie Rindfleischetikettierungsüberwachungsaufgabenübertragung"
)
SENTENCE = "Die Arbeitsgruppe verständigt sich auf Formulierungen für Leitbild, Oberziele und Unterziele. "


def test_the_real_paper_is_set_as_its_form_wants_it(pdf: MakePdf) -> None:
    made = pdf(ROOT, "72/2018")
    pages = made.text()
    annex = ["Anlage zur Drs. Nr. 72/2018\n" in page for page in pages]
    numbers = [int(number) for page in made.margins for number in page]

    assert [f"Seite {number} von 4" for number in range(1, 5)] == [
        re.findall(r"Seite \d+ von \d+", page)[-1] for page in pages
    ]
    assert pages[0].startswith("Vorlage\n")
    assert [False, False, True, True] == annex
    assert all("Drs. Nr. 72/2018" in page[-40:] for page in pages)
    # A number every five lines, and only beside the Sachdarstellung.
    assert list(range(5, 46, 5)) == numbers
    assert [[], []] == made.margins[2:]
    assert [] == made.sticking_out()


def test_twelve_committees_with_long_names_and_results_fit(musterland: Make, pdf: MakePdf) -> None:
    results = ("ungeaendert", "geaendert", "abgelehnt", "kenntnis_genommen", "verwiesen", "zurueckgestellt")
    workspace = musterland(
        konzept={"gremien": [{"id": f"g{place}", "name": f"{LONG_NAME} {place}"} for place in range(12)]},
        vorlage={
            "beratungsfolge": [
                {
                    "gremium": f"g{place}",
                    "rolle": "vorberatung",
                    "sitzung": "2025-03-01",
                    "oeffentlich": "nein",
                    "ergebnis": results[place % 6],
                    "stimmen": {"ja": "23", "nein": "11", "enthaltung": "12", "befangen": "1"},
                }
                for place in range(12)
            ],
            "unterschriften": [
                {"funktion": f"Dezernentin für Angelegenheit {place}", "vermerk": "gez."} for place in range(5)
            ],
        },
    )
    made = pdf(workspace)

    assert [] == made.sticking_out()
    assert 2 <= sum("Sitzungstag" in page for page in made.text())
    assert 12 == made.body.count("01.03.2025")
    assert 5 == made.body.count("Dezernentin für")


def test_a_paper_that_says_almost_nothing_is_one_page(musterland: Make, pdf: MakePdf) -> None:
    made = pdf(musterland(vorlage={"beratungsfolge": []}))

    assert 1 == len(made.text())
    assert [[]] == made.margins


@pytest.mark.slow
def test_a_long_chronology_breaks_over_pages_with_all_its_line_numbers(musterland: Make, pdf: MakePdf) -> None:
    runden: list[object] = [
        {"id": f"runde-{place}", "zeitpunkt": f"{1900 + place}", "text": SENTENCE * 3} for place in range(80)
    ]
    runden.append({"id": "tage", "zeitpunkt": [f"2025-01-{day:02}" for day in range(1, 13)], "text": SENTENCE})
    made = pdf(musterland(runden=runden, vorlage={"sachdarstellung": "{{ chronologie }}\n"}))
    numbers = [int(number) for page in made.margins for number in page]

    assert [] == made.sticking_out()
    assert 4 <= len(made.text())
    assert list(range(5, len(numbers) * 5 + 1, 5)) == numbers
    assert 240 < numbers[-1]


def test_lines_of_lists_and_tables_have_numbers_too(musterland: Make, pdf: MakePdf) -> None:
    prose = (
        "- eins\n- zwei\n\n1. drei\n\n2. vier\n\n| A | B |\n|---|---|\n| c | d |\n| e | f |\n\nacht\n\n> neun\n\nzehn\n"
    )
    made = pdf(musterland(vorlage={"sachdarstellung": prose}))

    assert [["5", "10"]] == made.margins


@pytest.mark.slow
def test_headings_never_stand_alone_at_the_end_of_a_page(musterland: Make, pdf: MakePdf) -> None:
    sections = [
        {
            "titel": f"Überschrift {place}",
            "text": SENTENCE * (1 + place % 7),
            "zeilennummern": "ja" if place % 2 else "nein",
        }
        for place in range(60)
    ]
    made = pdf(musterland(vorlage={"abschnitte": sections}))
    last_lines = [[line for line in page.split("\n") if line][-1] for page in made.text(0, 60, 540, 842 - 60 - 70)]

    assert 4 <= len(last_lines)
    assert [] == [line for line in last_lines if line.startswith("Überschrift")]


@pytest.mark.parametrize("lines", range(30, 40))
def test_a_paragraph_that_ends_with_a_colon_stays_with_its_list(lines: int, musterland: Make, pdf: MakePdf) -> None:
    before = "\n\n".join(["Zeile"] * lines)
    made = pdf(musterland(vorlage={"beschlussvorschlag": f"{before}\n\nOberziele:\n\n{{{{ oberziele }}}}\n"}))
    last_lines = [[line for line in page.split("\n") if line][-1] for page in made.text(0, 60, 540, 842 - 60 - 70)]

    assert "Oberziele:" not in last_lines


@pytest.mark.parametrize("columns", [1, 3, 6, 9, 12, 16, 25])
def test_a_table_of_any_width_stays_on_the_page(columns: int, musterland: Make, pdf: MakePdf) -> None:
    words = (
        f"Kreisentwicklungskonzept Rindfleischetikettierung DONAUDAMPFSCHIFFFAHRT 123456789012345 {'x' * 60} und/oder"
    )
    rows = [["Spalte"] * columns, ["---"] * columns, [words] * columns]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    made = pdf(musterland(vorlage={"sachdarstellung": f"{table}\n\n- Punkt\n\n{indented(table)}\n"}))

    assert [] == made.findings()
    assert [] == made.sticking_out()


def test_days_in_tables_of_few_columns_stay_whole(musterland: Make, pdf: MakePdf) -> None:
    cell = "1.234 Wohnungen (30.06.2025), Ziel 30,0 bis 31.12.2027, 66 % des Wegs"
    rows = "".join(f"| {'Wort ' * 8} | {'Wort ' * 3} | {'x' * count} {cell} |\n" for count in range(1, 15))
    made = pdf(musterland(vorlage={"beschlussvorschlag": f"| A | B | C |\n|---|---|---|\n{rows}"}))
    words = "\n".join(made.text()).split()

    assert (14, 14) == (words.count("(30.06.2025),"), words.count("31.12.2027,"))
    assert [] == made.sticking_out()


def indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))


def test_deep_lists_long_words_and_headings_of_every_level_are_set(musterland: Make, pdf: MakePdf) -> None:
    nested = "".join(f"{'  ' * depth}- Stufe {depth} {SENTENCE}\n" for depth in range(9))
    quoted = "".join(f"{'> ' * depth}Zitat {depth}\n\n" for depth in range(1, 10))
    prose = "\n\n".join(
        (
            nested,
            quoted,
            "3. drei\n4. vier\n   1. eins\n      1. eins\n         1. eins\n            1. eins\n",
            *(f"{'#' * level} Stufe {level}\n\n{SENTENCE}" for level in range(1, 7)),
            f"`{'lange_codezeile_' * 12}` {'x' * 300} https://beispiel.de/{'pfad/' * 60}",
            f"```\n{'code ' * 60}\n\n    eingerückt\n```",
            "***",
        )
    )
    made = pdf(musterland(vorlage={"sachdarstellung": prose}))

    assert [] == made.findings()
    assert [] == made.sticking_out()
    assert [] == [f"Stufe{depth}" for depth in range(9) if f"Stufe{depth}" not in made.letters]
    assert "x" * 300 in made.letters


def test_goals_of_six_levels_with_long_numbers_are_set(musterland: Make, pdf: MakePdf) -> None:
    def goal(depth: int) -> dict[str, object]:
        own: dict[str, object] = {"id": f"ziel-{depth}", "text": SENTENCE, "punkte": [SENTENCE, "kurz"]}
        return own | ({"unterziele": [goal(depth + 1)]} if depth < 5 else {})

    levels = [
        {"name": "Leitbildteil", "nummernform": ""},
        {"name": "Feld", "nummernform": "Strategisches Handlungsfeld {n}"},
        *({"name": f"Ebene {place}", "nummernform": "{eltern}.{n}"} for place in range(4)),
    ]
    workspace = musterland(
        konzept={"ebenen": levels},
        ziel=goal(0) | {"id": "wohnen", "nummer": None},
        vorlage={"sachdarstellung": "{{ ziele }}\n\n{{ oberziele }}\n\n{{ unterziele }}\n"},
    )
    file = workspace / "goals/oberziele/wohnen.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace('"nummer": null, ', ""), encoding="utf-8")
    made = pdf(workspace)

    assert [] == made.findings() + made.sticking_out()
    assert 2 == len(re.findall(r"(?m)^1\.1\.1\.1\.1$", made.body))


def test_each_page_of_each_annex_bears_its_own_head(musterland: Make, pdf: MakePdf) -> None:
    annexes = [{"titel": f"Titel {number}", "inhalt": SENTENCE * 80} for number in (1, 2)]
    made = pdf(musterland(vorlage={"anlagen": annexes}))
    heads = [page.strip() for page in made.text(0, 0, 595, 66)]

    assert ["", *["Anlage 1 zur Drs. Nr. 1/2025"] * 2, *["Anlage 2 zur Drs. Nr. 1/2025"] * 2] == heads
    assert 1 == len({line for page in heads_by_place(made) for line in page})


def heads_by_place(made: Any) -> list[list[str]]:  # noqa: ANN401 - a Pdf
    """For each page with a head, at which height it stands."""
    heights = [[top for top in range(40, 66) if made.text(0, top, 595, 1)[page].strip()] for page in range(1, 5)]
    return [[f"{tops[0]}–{tops[-1]}"] for tops in heights if tops]


def test_only_drafts_are_marked(musterland: Make, pdf: MakePdf) -> None:
    assert [False] == pdf(musterland()).marked()


def test_an_annex_may_be_a_file_of_its_own(musterland: Make, tmp_path: Path) -> None:
    from kep_cli.documents.choosing import choose_papers
    from kep_cli.documents.render import Manner, Paper, render
    from kep_cli.documents.templates import template_folders
    from kep_cli.model.load import load
    from kep_cli.source.folder import read_folder

    workspace = musterland(vorlage={"anlagen": [{"titel": "Titel", "inhalt": "# Kopf\n\nText\n"}]})
    konzept = load(read_folder(workspace))
    papers = [Paper(entry, konzept, konzept) for entry in choose_papers(konzept, [])]
    documents = render(papers, template_folders(workspace), Manner(["pdf"], separate_annexes=True))

    assert ["1-2025.pdf", "1-2025-anlage-1.pdf"] == [document.name for document in documents]
    assert {b"%PDF"} == {document.data[:4] for document in documents}
    assert [] == list(tmp_path.glob("*.pdf"))


def test_a_draft_is_marked_on_each_page(musterland: Make, pdf: MakePdf) -> None:
    workspace = musterland(vorlage={"sachdarstellung": SENTENCE * 120, "anlagen": [{"titel": "x", "inhalt": "y"}]})
    made = pdf(workspace, draft=True)

    assert [] == made.findings()
    assert 3 <= len(made.text())
    assert [True] * len(made.text()) == made.marked()
