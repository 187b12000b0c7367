"""Views: what documents show, said in German and complete, with nothing invented where nothing was said."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from kep_cli.documents.choosing import choose_papers
from kep_cli.documents.views.beratung import AenderungView, BeratungView
from kep_cli.documents.views.vorlage import AngabeView, PruefvermerkView, UnterschriftView, VorlageView, view_paper
from kep_cli.documents.views.ziele import RundeView, ZielView, view_goals
from kep_cli.errors import KepError
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder
from kep_cli.wording.numbers import say_euros, say_number

Make = Callable[..., Path]


def view(workspace: Path) -> VorlageView:
    konzept = load(read_folder(workspace))
    (paper,) = konzept.vorlagen
    assert paper.data is not None
    return view_paper(paper.data, konzept, konzept)


@pytest.mark.parametrize(
    ("said", "ticked", "words"),
    [
        ({}, "", ""),
        ({"oeffentlich": "ja"}, "oeffentlich", ""),
        ({"oeffentlich": "nein"}, "nichtoeffentlich", ""),
        ({"ergebnis": "ungeaendert"}, "angenommen", ""),
        ({"ergebnis": "geaendert"}, "geaendert", ""),
        ({"ergebnis": "abgelehnt", "stimmen": {"ja": "1", "nein": "20"}}, "abgelehnt", "1 Ja, 20 Nein"),
        ({"ergebnis": "zurueckgestellt"}, "", "zurückgestellt"),
        ({"ergebnis": "vertagt"}, "", "vertagt"),
        ({"ergebnis": "verwiesen"}, "", "verwiesen"),
        ({"ergebnis": "zurueckgezogen"}, "", "zurückgezogen"),
        ({"ergebnis": "kenntnis_genommen"}, "", "zur Kenntnis genommen"),
        ({"stimmen": {"enthaltung": "1", "befangen": "2"}}, "", "1 Enthaltung, 2 befangen"),
        ({"stimmen": {"ja": "0", "enthaltung": "0", "befangen": "0"}}, "", "0 Ja, 0 Enthaltungen"),
    ],
)
def test_what_was_not_said_is_ticked_nowhere(
    said: dict[str, object], ticked: str, words: str, musterland: Make
) -> None:
    (row,) = view(musterland(vorlage={"beratungsfolge": [{"gremium": "kreistag"} | said]})).beratungsfolge
    boxes = [name for name in BeratungView._fields if getattr(row, name) is True]

    assert ([ticked] if ticked else [], words) == (boxes, row.ergebnis)


def test_bodies_are_named_with_role_and_day_and_unknown_ones_by_their_id(musterland: Make) -> None:
    folge = [
        {"gremium": "kreistag", "rolle": "entscheidung", "sitzung": "2025-03-01"},
        {"gremium": "niemand", "rolle": "anhoerung"},
    ]
    rows = view(musterland(vorlage={"beratungsfolge": folge})).beratungsfolge

    assert [("Kreistag", "Entscheidung", "01.03.2025"), ("niemand", "Anhörung", "")] == [row[:3] for row in rows]


def test_amendments_checks_signatures_and_money_are_said_in_full(musterland: Make) -> None:
    seen = view(
        musterland(
            konzept={"pruefvermerke": [{"id": "a", "text": "Klima"}, {"id": "b", "text": "Haushalt"}]},
            vorlage={
                "beratungsfolge": [{"gremium": "kreistag", "aenderungen": [{"ziel": "wohnen", "text": "Neu."}]}],
                "pruefvermerke": {"b": "entfaellt"},
                "unterschriften": [{"funktion": "Landrat"}, {"funktion": "Kämmerin", "name": "N.", "vermerk": "gez."}],
                "finanzen": {"gesamt": "1234567.5", "veranschlagt": "nein", "jahr": "2026", "produkt": "25.02"},
                "anlagen": [{"titel": "Karte", "inhalt": "x"}],
            },
        )
    )

    assert (AenderungView("Kreistag", "", "1", "Neu."),) == seen.aenderungen
    assert (
        PruefvermerkView("Klima", ja=False, nein=False, entfaellt=False),
        PruefvermerkView("Haushalt", ja=False, nein=False, entfaellt=True),
    ) == seen.pruefvermerke
    assert (UnterschriftView("Landrat", ""), UnterschriftView("Kämmerin", "N. gez.")) == seen.unterschriften
    assert (
        AngabeView("Gesamtkosten", "1.234.567,50\u00a0€"),
        AngabeView("Im Haushalt veranschlagt", "nein"),
        AngabeView("Haushaltsjahr", "2026"),
        AngabeView("Produkt", "25.02"),
    ) == seen.finanzen
    assert ["Anlage zur Drs. Nr. 1/2025"] == [annex.kopf for annex in seen.anlagen]


def test_goals_stand_in_their_order_with_numbers_as_printed_and_rounds_by_time(musterland: Make) -> None:
    workspace = musterland(
        ziel={
            "punkte": ["p"],
            "leitbild": "Zweig",
            "unterziele": [{"id": "b", "nummer": "1.10", "text": "B."}, {"id": "a", "nummer": "1.9", "text": "A."}],
        },
        runden=[
            {"id": "zwei", "zeitpunkt": {"von": "2024-05", "bis": "2024-08"}, "text": "Zwei"},
            {"id": "drei", "zeitpunkt": ["2024-05-24", "2024-06-18"], "text": "Drei"},
            {"id": "eins", "zeitpunkt": "2023", "text": "Eins"},
        ],
    )
    goals = view_goals(load(read_folder(workspace)))

    assert (
        ZielView("1.", "Alle wohnen gut.", ("p",), "Zweig", (
            ZielView("1.9", "A.", (), "", ()),
            ZielView("1.10", "B.", (), "", ()),
        )),
    ) == goals.oberziele  # fmt: skip
    assert (
        RundeView("2023", "Eins"),
        RundeView("Mai bis August 2024", "Zwei"),
        RundeView("24.05./18.06.2024", "Drei"),
    ) == goals.chronologie


def test_faulty_entries_are_marked_in_a_draft_and_nothing_is_lost(
    musterland: Make, rendered: Callable[..., dict[str, str]]
) -> None:
    workspace = musterland(
        ziel={
            "unterziele": [
                {"id": "b", "nummer": "1.1"},
                {"id": "c", "nummer": "1.2", "text": "C.", "punkte": {"x": "y"}},
            ]
        },
        vorlage={"beschlussvorschlag": "{{ ziele }}\n"},
    )
    markdown = rendered(workspace, draft=True)["1-2025.md"]

    assert markdown.startswith("**ENTWURF**\n\n# Vorlage\n")
    assert "**1.1** \\[Dieser Eintrag ist fehlerhaft]\n\n**1.2** C.\n" in markdown


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("0", "0"),
        ("7", "7"),
        ("1000", "1.000"),
        ("1234567.50", "1.234.567,50"),
        ("0.5", "0,5"),
        ("-12345.6", "−12.345,6"),
        ("-0", "0"),
        ("1E+3", "1.000"),
        ("1E-3", "0,001"),
    ],
)
def test_numbers_are_written_the_german_way(number: str, said: str) -> None:
    assert said == say_number(Decimal(number))


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("480000", "480.000\u00a0€"),
        ("35000.5", "35.000,50\u00a0€"),
        ("7.00", "7\u00a0€"),
        ("0.125", "0,125\u00a0€"),
        ("-0.00", "0\u00a0€"),
        (f"-1{'000' * 12}.010", f"−1{'.000' * 12},01\u00a0€"),
    ],
)
def test_amounts_have_both_places_or_none(amount: str, said: str) -> None:
    assert said == say_euros(Decimal(amount))


def test_papers_are_chosen_by_number_or_file_and_drafts_by_themselves(musterland: Make) -> None:
    workspace = musterland()
    other = (workspace / "goals/vorlagen/erste.yaml").read_text(encoding="utf-8").replace("1/2025", "2/2025")
    (workspace / "goals/vorlagen/zweite.yaml").write_text(other.replace("entwurf", "beraten"), encoding="utf-8")
    konzept = load(read_folder(workspace))

    def chosen(*names: str) -> list[str]:
        return [paper.id for paper in choose_papers(konzept, names)]

    assert ["erste"] == chosen()
    assert ["zweite", "erste"] == chosen("2/2025", "erste", "zweite")


@pytest.mark.parametrize(
    ("names", "change", "message", "hint"),
    [
        (["1/2026"], "", "Die Vorlage „1/2026“ gibt es nicht", "Meinten Sie „1/2025“? Es gibt: 1/2025"),
        ([], "beraten", "Keine Vorlage ist ein Entwurf", "Nennen Sie die Vorlage, die Sie brauchen: 1/2025"),
    ],
)
def test_unknown_names_and_missing_drafts_are_told(
    names: list[str], change: str, message: str, hint: str, musterland: Make
) -> None:
    konzept = load(read_folder(musterland(vorlage={"zustand": change} if change else {})))

    with pytest.raises(KepError) as caught:
        choose_papers(konzept, names)

    assert (message, hint) == (caught.value.message, caught.value.hint)


def test_without_any_paper_it_is_said_where_they_lie(musterland: Make) -> None:
    workspace = musterland()
    (workspace / "goals/vorlagen/erste.yaml").unlink()

    with pytest.raises(KepError) as caught:
        choose_papers(load(read_folder(workspace)), [])

    assert "Es gibt keine Vorlage" == caught.value.message
