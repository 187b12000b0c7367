"""What lualatex makes of papers that stretch the form: nothing sticks out, nothing is lost, no heading stands alone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kep_cli.documents.render import Manner
from kep_cli.documents.reports import render_reports
from kep_cli.documents.templates import template_folders
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

pytestmark = pytest.mark.slow

Make = Callable[..., Path]
Render = Callable[..., dict[str, str]]
Compile = Callable[..., Any]

LONG_NAME = (
    "Ausschuss für Wirtschaftsförderung, Regionalentwicklung, Breitbandausbau, Öffentlichen Personennahverkehr, "
    "Tourismus sowie Rindfleischetikettierungsüberwachungsaufgabenübertragung"
)
SENTENCE = "Die Arbeitsgruppe verständigt sich auf Formulierungen für Leitbild, Oberziele und Unterziele. "


def latex_of(rendered: Render, workspace: Path, **manner: object) -> str:
    (latex,) = rendered(workspace, formats=["tex"], **manner).values()
    return latex


def test_twelve_committees_with_long_names_and_results_fit(
    musterland: Make, rendered: Render, compiled: Compile
) -> None:
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
    pdf = compiled(latex_of(rendered, workspace))

    assert [] == pdf.faults() + pdf.overfull()
    assert 2 <= len(pdf.pages)
    assert 2 <= sum("Sitzungstag" in page for page in pdf.pages)
    assert 12 == pdf.body.count("01.03.2025")


def test_a_paper_that_says_almost_nothing_keeps_its_boxes_empty(
    musterland: Make, rendered: Render, compiled: Compile
) -> None:
    workspace = musterland(vorlage={"beratungsfolge": [], "drucksache": "1/2025", "anlagen": []})
    latex = latex_of(rendered, workspace)
    pdf = compiled(latex)

    assert [] == pdf.faults() + pdf.overfull()
    assert 1 == len(pdf.pages)
    assert "Zeile" not in latex.split("\\begin{document}")[1]


def test_a_long_chronology_breaks_over_pages_with_all_its_line_numbers(
    musterland: Make, rendered: Render, compiled: Compile
) -> None:
    runden: list[object] = [
        {"id": f"runde-{place}", "zeitpunkt": f"{1900 + place}", "text": SENTENCE * 3} for place in range(80)
    ]
    runden.append({"id": "tage", "zeitpunkt": [f"2025-01-{day:02}" for day in range(1, 13)], "text": SENTENCE})
    workspace = musterland(runden=runden, vorlage={"sachdarstellung": "{{ chronologie }}\n"})
    pdf = compiled(latex_of(rendered, workspace))
    numbers = [int(number) for page in pdf.margins for number in page]

    assert [] == pdf.faults() + pdf.overfull()
    assert 4 <= len(pdf.pages)
    assert list(range(5, len(numbers) * 5 + 1, 5)) == numbers
    assert 240 < numbers[-1]


def test_headings_never_stand_alone_at_the_end_of_a_page(musterland: Make, rendered: Render, compiled: Compile) -> None:
    sections = [
        {
            "titel": f"Überschrift {place}",
            "text": SENTENCE * (1 + place % 7),
            "zeilennummern": "ja" if place % 2 else "nein",
        }
        for place in range(60)
    ]
    pdf = compiled(latex_of(rendered, musterland(vorlage={"abschnitte": sections})))
    last_lines = [
        [line for line in page.split("\n") if line and not line.startswith(("Drs.", "Seite"))][-1] for page in pdf.pages
    ]

    assert [] == pdf.faults() + pdf.overfull()
    assert 4 <= len(pdf.pages)
    assert [] == [line for line in last_lines if line.startswith("Überschrift")]


def test_deep_lists_long_words_and_headings_of_every_level_are_set(
    musterland: Make, rendered: Render, compiled: Compile
) -> None:
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
    pdf = compiled(latex_of(rendered, musterland(vorlage={"sachdarstellung": prose})))
    text = "".join(pdf.body.split())

    assert [] == pdf.faults() + pdf.overfull()
    assert [] == [f"Stufe{depth}" for depth in range(9) if f"Stufe{depth}" not in text]
    assert "x" * 300 in text


def test_goals_of_six_levels_with_long_numbers_are_set(musterland: Make, rendered: Render, compiled: Compile) -> None:
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
    pdf = compiled(latex_of(rendered, workspace))

    assert [] == pdf.faults() + pdf.overfull()
    assert 2 == pdf.body.count("Strategisches Handlungsfeld 1.1.1.1.1")


def test_a_draft_is_marked_on_each_page(musterland: Make, rendered: Render, compiled: Compile) -> None:
    workspace = musterland(vorlage={"sachdarstellung": SENTENCE * 120, "anlagen": [{"titel": "x", "inhalt": "y"}]})
    pdf = compiled(latex_of(rendered, workspace, draft=True))

    assert [] == pdf.faults() + pdf.overfull()
    assert 3 <= len(pdf.pages)
    assert {True} == {"ENTWURF\n" in page for page in pdf.pages}


def test_each_page_of_each_annex_bears_its_own_head(musterland: Make, rendered: Render, compiled: Compile) -> None:
    annexes = [{"titel": f"Titel {number}", "inhalt": SENTENCE * 80} for number in (1, 2)]
    pdf = compiled(latex_of(rendered, musterland(vorlage={"anlagen": annexes})))
    heads = [page.split("\n", 1)[0] for page in pdf.pages]

    assert [] == pdf.faults() + pdf.overfull()
    assert ["Vorlage", *["Anlage 1 zur Drs. Nr. 1/2025"] * 2, *["Anlage 2 zur Drs. Nr. 1/2025"] * 2] == heads


def test_the_same_document_gives_the_same_pdf(musterland: Make, rendered: Render, compiled: Compile) -> None:
    latex = latex_of(rendered, musterland(vorlage={"sachdarstellung": "{{ ziele }}\n"}))

    assert compiled(latex).data == compiled(latex).data


def test_a_form_without_fonts_for_boxes_draws_them(musterland: Make, rendered: Render, compiled: Compile) -> None:
    latex = latex_of(rendered, musterland()).replace("DejaVuSans.ttf, DejaVuSerif.ttf, seguisym.ttf, ", "")
    pdf = compiled(latex)

    assert [] == pdf.faults() + pdf.overfull()
    assert "[U+" not in pdf.body
    assert "Zutreffendes ankreuzen ×" in " ".join(pdf.body.split())


def test_tables_and_everything_else_of_markdown_in_a_house_s_own_template_are_set(
    musterland: Make, rendered: Render, compiled: Compile
) -> None:
    own = "\n".join(
        (
            "# Titel [mit Klammern]",
            "###### ",
            r"| Spalte | `a\|b` | Lang |",
            "| :-- | :-: | --: |",
            *(f"| [{row}] | * | {SENTENCE} |" for row in range(60)),
            "",
            "> Zitat\\",
            "> *mit* **Umbruch** ![Bild](x.png)",
            "",
            "---",
            "[Amt](https://beispiel.de/a%20b#c), <amt@beispiel.de>, [](https://leer.de)",
        )
    )
    workspace = musterland(templates={"dokumente/vorlage.md.j2": own})
    pdf = compiled(latex_of(rendered, workspace))
    text = " ".join(pdf.body.split())

    assert [] == pdf.faults() + pdf.overfull()
    assert 60 == text.count("Die Arbeitsgruppe")
    assert 2 <= text.count("Spalte")
    assert "Zitat mit Umbruch Bild" in text
    assert "Amt (https://beispiel.de/a%20b#c), amt@beispiel.de," in text


def test_the_report_on_indicators_prints_all_its_signs_and_charts(tmp_path: Path, compiled: Compile) -> None:
    county = Path(__file__).parents[2] / "arbeitsbereiche/musterland"
    konzept, folders = load(read_folder(county)), template_folders(county)
    made = render_reports(["kennzahlenbericht"], konzept, date(2026, 6, 30), folders, Manner(["tex"]))
    files = {document.name: document.data for document in made}
    (tmp_path / "tex").mkdir()
    (tmp_path / "tex/kennzahlenbericht-grafiken.pdf").write_bytes(files["kennzahlenbericht-grafiken.pdf"])
    latex = files["kennzahlenbericht.tex"].decode()
    pdf = compiled(latex)
    text = "".join(pdf.pages)

    assert [] == pdf.faults() + pdf.overfull()
    assert [] == [sign for sign in "✔▲✘☀☁⚡○" if sign not in text]
    assert "U+" not in text
    assert 30 < latex.count(r"\kepgrafik{kennzahlenbericht-grafiken.pdf}")


def test_nothing_runs_out_of_the_cells_of_a_table_and_days_stay_whole(
    musterland: Make, rendered: Render, compiled: Compile
) -> None:
    long = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    hostile = ("9" * 40, "-" * 60 + "9", "XHTRWQPLKJ" * 4, "AZ31.12.2027-XY99B/12345678901234567890", long)
    tables = [
        "\n".join(
            (
                "| " + " | ".join(["Kopf"] * columns) + " |",
                "| --- " * columns + "|",
                *("| " + " | ".join([*([said] * (columns - 1)), "31.12.2027"]) + " |" for said in hostile),
                "| " + " | ".join(["1.234.567,89"] * columns) + " |",
                "| " + " | ".join(["bis (31.12.2027)"] * columns) + " |",
            )
        )
        for columns in (2, 4, 5, 6, 7)
    ]
    prose = "\n\nText\n\n".join(tables)
    pdf = compiled(latex_of(rendered, musterland(vorlage={"sachdarstellung": prose})))

    assert [] == pdf.faults() + pdf.overfull()
    assert 24 == pdf.body.count("1.234.567,89")
    # In the last column, in the last row, and in file numbers.
    assert 5 * len(hostile) + 24 + 19 == pdf.body.count("31.12.2027")
