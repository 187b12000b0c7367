"""The Haushaltsanlage: what it says of products, measures and indicators, and what it does with the unusual."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from kep_cli.documents.choosing import BUDGET
from kep_cli.documents.render import Manner
from kep_cli.documents.reports import render_reports
from kep_cli.documents.templates import template_folders
from kep_cli.documents.views.haushalt import HaushaltsanlageView, view_budget
from kep_cli.documents.views.haushaltsprobe import ProbezeileView, UebrigView
from kep_cli.documents.views.haushaltsprodukte import HaushaltView, KennzahlzeileView, PostenView, ProduktView
from kep_cli.documents.views.haushaltszeilen import BetraegeView, ZeileView
from kep_cli.model.konzept import Konzept
from kep_cli.model.load import load
from kep_cli.progress.overview import overview
from kep_cli.source.folder import read_folder
from kep_cli.source.snapshot import Snapshot

MUSTERLAND = Path(__file__).resolve().parents[2] / "arbeitsbereiche" / "musterland"
DAY = date(2026, 6, 30)
FOLDERS = template_folders(MUSTERLAND)
FINANZ = {"produkt": "wohnbau", "art": "finanz"}
Entries = Sequence[Mapping[str, Any]]


def konzept(mittel: Mapping[str, Entries] | None = None, produkte: Entries = (), kennzahlen: Entries = ()) -> Konzept:
    """Two goals; measures with their money, by their titles; products and indicators."""
    measures = [
        {"id": f"m{place}", "titel": title, "ziele": ["wohnen"], "mittel": list(money)}
        for place, (title, money) in enumerate((mittel or {}).items())
    ]
    files: dict[str, Any] = {
        "goals/konzept.yaml": {
            "titel": "Ziele",
            "koerperschaft": "Landkreis Musterland",
            "zeithorizont": {"von": "2024", "bis": "2030"},
            "phase": "umsetzung",
            "leitbild": "Gut.",
        },
        "goals/oberziele/wohnen.yaml": {
            "id": "wohnen",
            "nummer": "1",
            "kurztitel": "Wohnen",
            "text": "Alle wohnen gut.",
            "unterziele": [{"id": "miete", "nummer": "1.1", "text": "Die Mieten bleiben bezahlbar."}],
        },
        "goals/handlungsschwerpunkte/bauen.yaml": {"id": "bauen", "titel": "Bauen", "massnahmen": measures},
        "goals/produkte.yaml": list(produkte),
        "goals/kennzahlen/alle.yaml": list(kennzahlen),
    }
    return read({path: json.dumps(said, ensure_ascii=False) for path, said in files.items()})


def read(files: Mapping[str, str]) -> Konzept:
    return load(Snapshot({path: text.encode() for path, text in files.items()}, {}, (), ()))


def view(found: Konzept, year: int = 2027) -> HaushaltsanlageView:
    return view_budget(found, overview(found, DAY), year)


def markdown(found: Konzept, year: int = 2027, **manner: Any) -> str:  # noqa: ANN401 - the fields of Manner
    made = render_reports([BUDGET], found, DAY, FOLDERS, Manner(["md"], budget_year=year, **manner))
    return made[0].data.decode()


def rows(*said: tuple[str, str]) -> tuple[ZeileView, ...]:
    """Rows from their names and their cells, which stand with blanks between them."""
    return tuple(ZeileView(name, tuple(cells.split())) for name, cells in said)


def payments(out: str, back: str, balance: str) -> tuple[ZeileView, ...]:
    return rows(("Auszahlung", out), ("Einzahlung", back), ("Saldo", balance))


def product(entry_id: str, number: str, **said: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of a product
    return {"id": entry_id, "nummer": number, "name": entry_id.capitalize(), **said}


def test_a_product_shows_goals_money_and_indicators() -> None:
    found = view(
        konzept(
            {
                "Bauen": [
                    FINANZ | {"jahr": "2025", "aufwand": "1000.50", "stand": "ist"},
                    FINANZ | {"jahr": "2026", "ertrag": "200", "stand": "ansatz"},
                    FINANZ | {"jahr": "2027", "aufwand": "3000", "stand": "angemeldet"},
                ],
                "Planen": [
                    FINANZ | {"jahr": "2026", "aufwand": "7", "ertrag": "0", "stand": "ansatz"},
                    {"jahr": "2026", "produkt": "wohnbau", "art": "ergebnis", "aufwand": "5", "stand": "ansatz"},
                ],
            },
            [product("wohnbau", "522.01", teilhaushalt="TH 5", wesentlich="ja", ziele=["wohnen", "miete"])],
            [
                {
                    "id": "k",
                    "name": "Wohnungen",
                    "einheit": "Stück",
                    "misst": ["wohnbau"],
                    "richtung": "mindestens",
                    "zielwerte": [{"wert": "400"}],
                    "messwerte": [{"stichtag": "2025", "wert": "412", "vorlaeufig": "ja"}],
                }
            ],
        )
    )
    building = payments("1.000,50 – 3.000 – – –", "– 200 – – – –", "−1.000,50 200 −3.000 – – –")
    planning = payments("– 7 – – – –", "– 0 – – – –", "– −7 – – – –")
    both = payments("1.000,50 7 3.000 – – –", "– 200 – – – –", "−1.000,50 193 −3.000 – – –")
    plain = rows(("Aufwand", "– 5 – – – –"), ("Ertrag", "– – – – – –"), ("Saldo", "– −5 – – – –"))
    (group,) = found.teilhaushalte

    assert ("Ist 2025", "Ansatz 2026", "Anmeldung 2027", "Plan 2028", "Plan 2029", "Plan 2030") == found.spalten
    assert "TH 5" == group.name
    assert (
        ProduktView(
            "522.01",
            "Wohnbau",
            "ja",
            "",
            ("1 Wohnen", "1.1 Die Mieten bleiben bezahlbar."),
            (
                HaushaltView("Ergebnishaushalt", (PostenView("Planen", "", plain),), plain),
                HaushaltView(
                    "Finanzhaushalt", (PostenView("Bauen", "", building), PostenView("Planen", "", planning)), both
                ),
            ),
            (KennzahlzeileView("Wohnungen", "Stück", "✔", "grün", ("412 (vorläufig)", *(["mindestens 400"] * 5))),),
        ),
    ) == group.produkte
    assert (BetraegeView("Ergebnishaushalt", plain), BetraegeView("Finanzhaushalt", both)) == group.summen
    assert [plain, both] == [each.summe for each in found.ueberblick]
    assert rows(("TH 5", "−1.000,50 193 −3.000 – – –")) == found.ueberblick[1].teilhaushalte


def test_what_is_less_firm_than_its_column_says_so_in_words_and_so_do_sums() -> None:
    (found,) = view(
        konzept(
            {
                "A": [
                    {"jahr": "2025", "aufwand": "1", "stand": "ansatz"},
                    {"jahr": "2027", "aufwand": "2", "stand": "ansatz"},
                    {"jahr": "2028", "aufwand": "4", "stand": "angemeldet"},
                    {"jahr": "2029", "aufwand": "8"},
                ],
                "B": [
                    {"jahr": "2025", "aufwand": "16", "stand": "ist"},
                    {"jahr": "2027", "aufwand": "32", "stand": "angemeldet"},
                    {"jahr": "2028", "aufwand": "64"},
                ],
            }
        )
    ).ohne_produkt

    assert "nicht zugeordnet" == found.haushalt
    assert ("1 (Ansatz)", "–", "2", "4", "8 (Stand offen)", "–") == found.massnahmen[0].zeilen[0].werte
    assert (
        "17 (teils Ansatz)",
        "–",
        "34 (teils angemeldet)",
        "68 (teils Stand offen)",
        "8 (Stand offen)",
        "–",
    ) == found.summe[0].werte


def test_a_measure_with_two_products_stands_at_both_and_says_so() -> None:
    found = view(
        konzept(
            {
                "Bus": [
                    {"jahr": "2027", "produkt": "bus", "aufwand": "1", "stand": "ansatz"},
                    {"jahr": "2028", "produkt": "schule", "aufwand": "2", "stand": "ansatz"},
                    {"jahr": "2029", "aufwand": "4", "stand": "ansatz"},
                ]
            },
            [product("bus", "1"), product("schule", "2")],
        )
    )
    remarks = [each.haushalte[0].massnahmen[0].hinweis for each in found.teilhaushalte[0].produkte]

    assert ["weitere Mittel bei 2 Schule und ohne Produkt", "weitere Mittel bei 1 Bus und ohne Produkt"] == remarks
    assert "weitere Mittel bei 1 Bus und bei 2 Schule" == found.ohne_produkt[0].massnahmen[0].hinweis
    assert ("–", "–", "1", "2", "4", "–") == found.ueberblick[0].summe[0].werte


@pytest.mark.parametrize(
    ("status", "hint"), [("vorschlag", "Vorschlag"), ("verworfen", "verworfen"), ("beschlossen", ""), (None, "")]
)
def test_money_of_measures_that_are_not_settled_says_so(status: str | None, hint: str) -> None:
    said = {"id": "m", "titel": "M", "ziele": ["z"], "mittel": [{"jahr": "2027", "aufwand": "1"}], "status": status}
    measures = {"id": "h", "titel": "H", "massnahmen": [{key: value for key, value in said.items() if value}]}
    found = view(read({"goals/handlungsschwerpunkte/h.yaml": json.dumps(measures)}))

    assert hint == found.ohne_produkt[0].massnahmen[0].hinweis


def test_products_stand_by_their_teilhaushalt_and_those_without_come_last() -> None:
    found = view(
        konzept(
            produkte=[
                product("lose", "9", ziele=["miete"]),
                product("b", "2", teilhaushalt="TH B", wesentlich="nein"),
                product("a", "3", teilhaushalt="TH A", wesentlich="ja"),
                product("c", "1", teilhaushalt="TH B", ziele=["wohnen"]),
            ]
        )
    )

    assert [
        ("TH B", ["1"], ("2 B",)),
        ("TH A", ["3"], ()),
        ("Ohne Teilhaushalt", ["9"], ()),
    ] == [(each.name, [one.nummer for one in each.produkte], each.ohne_angaben) for each in found.teilhaushalte]
    assert ["nicht angegeben", "ja", "nicht angegeben"] == [each.produkte[0].wesentlich for each in found.teilhaushalte]


def test_products_that_there_are_not_in_these_years_are_only_named_unless_they_have_money() -> None:
    found = view(
        konzept(
            {"A": [{"jahr": "2027", "produkt": "geldlich", "aufwand": "1"}]},
            [
                product("alt", "1", gueltig={"bis": "2024"}, ziele=["wohnen"]),
                product("geldlich", "2", gueltig={"von": "2020", "bis": "2024"}),
                product("endet", "51.10", gueltig={"bis": "2026"}, ziele=["wohnen"]),
                product("folgt", "52.10", gueltig={"von": "2027"}, ziele=["wohnen"]),
                product("neu", "4", gueltig={"von": "2031"}, ziele=["wohnen"]),
            ],
        )
    )

    assert ("1 Alt (bis 2024)", "4 Neu (ab 2031)") == found.nicht_gueltig
    assert [("2", "2020 bis 2024"), ("51.10", "bis 2026"), ("52.10", "ab 2027")] == [
        (each.nummer, each.gueltig) for each in found.teilhaushalte[0].produkte
    ]


def test_money_of_other_years_and_other_stands_is_told_and_all_adds_up() -> None:
    found = view(
        konzept(
            {
                "A": [
                    {"jahr": "2023", "art": "finanz", "aufwand": "1", "stand": "ist"},
                    {"jahr": "2023", "art": "finanz", "aufwand": "2", "ertrag": "4", "stand": "ist"},
                    {"jahr": "2031", "aufwand": "8"},
                    {"jahr": "2027", "produkt": "bau", "aufwand": "16", "stand": "ansatz"},
                    {"jahr": "2027", "produkt": "bau", "aufwand": "32", "stand": "angemeldet"},
                ]
            },
            [product("bau", "5")],
        )
    ).probe

    assert found
    assert (UebrigView("2027", "A", "5 Bau", "nicht zugeordnet", "angemeldet", "32", "–"),) == found.ersetzt
    assert (
        UebrigView("2023", "", "", "Finanzhaushalt", "Ist", "3", "4"),
        UebrigView("2031", "", "", "nicht zugeordnet", "Stand offen", "8", "–"),
    ) == found.andere_jahre
    assert (
        ProbezeileView("in den Spalten", "16", "–"),
        ProbezeileView("in denselben Jahren, aber durch einen anderen Stand ersetzt", "32", "–"),
        ProbezeileView("in anderen Jahren", "11", "4"),
        ProbezeileView("alle Mittel", "59", "4"),
    ) == found.zeilen


def test_without_any_money_it_says_so() -> None:
    found = konzept(produkte=[product("bau", "5", wesentlich="ja")])

    assert view(found).probe is None
    assert "Bei keiner Maßnahme sind Mittel genannt." in markdown(found)
    assert "- Mittel von Maßnahmen: keine in diesen Jahren\n- Kennzahlen: keine\n" in markdown(found)


def test_with_money_of_other_years_alone_it_says_that() -> None:
    found = markdown(konzept({"A": [{"jahr": "2020", "aufwand": "1"}]}))

    assert "Für die Jahre dieser Anlage sind bei keiner Maßnahme Mittel genannt, nur für andere Jahre." in found
    assert "| in anderen Jahren | 1 " in found


def test_without_anything_there_is_still_a_paper() -> None:
    found = markdown(read({}))

    assert found.startswith("# Haushaltsanlage 2027\n")
    assert "Bei keiner Maßnahme sind Mittel genannt." in found


def test_money_for_what_is_no_product_is_not_lost_in_a_draft() -> None:
    found = view(
        konzept(
            {
                "A": [
                    {"jahr": "2027", "produkt": "weg", "aufwand": "1"},
                    {"jahr": "2027", "produkt": "kaputt", "aufwand": "2"},
                ]
            },
            [{"id": "kaputt"}, product("doppelt", "1", ziele=["fort"]), product("doppelt", "2")],
        )
    )
    (group,) = found.teilhaushalte

    assert [
        ("", "kaputt [Dieser Eintrag ist fehlerhaft]", ()),
        ("1", "Doppelt", ("fort",)),
        ("", "weg [Dieses Produkt steht nicht in produkte.yaml]", ()),
    ] == [(each.nummer, each.name, each.ziele) for each in group.produkte]
    assert "3 (Stand offen)" == found.ueberblick[0].summe[0].werte[2]


def test_what_could_not_be_read_of_money_is_named_in_a_draft() -> None:
    found = read(
        {
            "goals/handlungsschwerpunkte/a.yaml": "{id: a, titel: A, massnahmen: [{id: m, titel: [], ziele: [z]}, "
            "{id: n, titel: N, ziele: [z], mittel: [{jahr: 2027, aufwand: 1}, {jahr: 2027, aufwand: viel}]}]}",
            "goals/handlungsschwerpunkte/b.yaml": "{id: b, titel: 'B",
        }
    )

    assert ("goals/handlungsschwerpunkte/b.yaml", "Maßnahme „m“", "Mittel der Maßnahme „N“") == view(found).nicht_lesbar
    assert "**Unvollständig:**" in markdown(found, draft=True)


HOSTILE = "# a | b {{ c }} \\ *d* `e` <f> [g](h) :::" + "x" * 120


def test_no_text_breaks_a_table() -> None:
    found = konzept(
        {HOSTILE: [{"jahr": "2027", "produkt": "bau", "aufwand": "1", "stand": "ansatz"}]},
        [product("bau", HOSTILE, name=HOSTILE, teilhaushalt=HOSTILE)],
        [{"id": "k", "name": HOSTILE, "einheit": HOSTILE, "misst": ["bau"], "richtung": "steigend"}],
    )
    text = markdown(found)
    tables = [list(lines) for is_row, lines in groupby(text.splitlines(), lambda line: line.startswith("|")) if is_row]

    assert [4, 3, 1, 3, 2] == [len(table) - 2 for table in tables]
    assert all(len({len(re.findall(r"(?<!\\)\|", row)) for row in table}) == 1 for table in tables)


def test_the_example_county(golden: Callable[[str, str], None]) -> None:
    golden("musterland-haushaltsanlage.md", markdown(load(read_folder(MUSTERLAND))))


def test_sums_of_the_example_county_are_those_of_its_teilhaushalte() -> None:
    found = view(load(read_folder(MUSTERLAND)))

    for part in found.ueberblick:
        columns = zip(*(map(_number, row.werte) for row in part.teilhaushalte), strict=True)
        assert list(map(_number, part.summe[-1].werte)) == list(map(sum, columns))


def _number(cell: str) -> int:
    return 0 if cell == "–" else int(cell.replace(".", "").replace("−", "-"))
