"""The Maßnahmenkatalog and the placeholder for measures: what they say, and what they do where there is little."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from kep_cli.documents.choosing import MEASURES
from kep_cli.documents.render import Manner
from kep_cli.documents.templates import template_folders
from kep_cli.documents.views.bericht import BerichtView
from kep_cli.documents.views.kennzahlzeile import KennzahlzeileView
from kep_cli.documents.views.massnahme import MassnahmeView, MeilensteinView
from kep_cli.documents.views.massnahmen import MassnahmenView, StatusanzahlView
from kep_cli.documents.views.mittel import BetragView, MittelView
from kep_cli.documents.views.vorlage import AngabeView
from kep_cli.errors import KepError
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

Workspace = Callable[[Mapping[str, str | bytes]], Path]
Golden = Callable[[str, str], None]
Rendered = Callable[..., dict[str, str]]
Seen = Callable[..., MassnahmenView]
Report = Callable[..., dict[str, bytes]]
Katalog = Callable[..., str]

ROOT = Path(__file__).parents[2]
MUSTERLAND = ROOT / "arbeitsbereiche" / "musterland"
TODAY = date(2026, 6, 30)
FRAME = """\
titel: Zukunft Musterland
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2024, bis: 2030}
phase: zielbildung
leitbild: Musterland hält zusammen.
einheiten:
  - {id: bauamt, kuerzel: "60", name: Bauamt, bis: 2025, nachfolger: amt}
  - {id: amt, kuerzel: "61", name: Bau- und Planungsamt}
"""
GOALS = """\
id: wohnen
nummer: 1
text: In Musterland findet jeder eine Wohnung.
unterziele:
  - {id: mieten, nummer: 1.1, kurztitel: Mieten, text: Bis 2030 entstehen 400 neue Mietwohnungen.}
  - {id: kerne, nummer: 1.2, text: Leere Häuser werden wieder bewohnt.}
"""
PRODUCTS = '[{id: wohnbau, nummer: "522.01", name: Wohnbauförderung}]\n'
DROPPED = "[{id: alt, art: massnahme, text: Altes Programm, runde: start, grund: Beendet}]\n"
INDICATORS = """\
- id: neue
  name: Neue Wohnungen
  einheit: Wohnungen
  misst: [bau]
  richtung: steigend
  ausgangswert: {wert: 0, stichtag: 2020-12-31}
  zielwerte: [{wert: 100, zum: 2030-12-31}]
  messwerte: [{stichtag: 2025-12-31, wert: 60}]
"""


@pytest.fixture
def seen(workspace: Workspace) -> Seen:
    """The view of measures, each in braces, in one area of action; `files` are further ones."""

    def view(*measures: str, files: Mapping[str, str] | None = None, faulty: bool = False) -> MassnahmenView:
        said = ", ".join(measures)
        folder = workspace(
            {
                "goals/konzept.yaml": FRAME,
                "goals/oberziele/wohnen.yaml": GOALS,
                "goals/produkte.yaml": PRODUCTS,
                "goals/handlungsschwerpunkte/a.yaml": (
                    f"{{id: bauen, titel: Bauen und Wohnen, ziele: [wohnen], massnahmen: [{said}]}}\n"
                ),
                **(files or {}),
            }
        )
        konzept = load(read_folder(folder))
        assert faulty == bool(konzept.faults)
        return BerichtView(konzept, TODAY).massnahmen

    return view


def only(view: MassnahmenView) -> MassnahmeView:
    ((measure,),) = (area.massnahmen for area in view.handlungsschwerpunkte)
    return measure


@pytest.fixture
def katalog(report: Report) -> Katalog:
    """The Maßnahmenkatalog of a folder, as Markdown."""

    def text(folder: Path, *, draft: bool = False) -> str:
        (data,) = report(folder, MEASURES, "md", draft=draft).values()
        return data.decode()

    return text


def test_a_measure_says_all_that_is_known_of_it(seen: Seen) -> None:
    found = seen(
        "{id: grund, titel: Grundstücke, ziele: [kerne], status: abgeschlossen}",
        "{id: bau, titel: Bauprogramm, ziele: [mieten, kerne, wohnen], art: pruefauftrag, "
        "beschreibung: Es wird gebaut., "
        "verantwortlich: [{einheit: amt, funktion: Leitung}, {einheit: bauamt}], "
        "beteiligte: [Gemeinden, Kreisbau GmbH], "
        "zielgruppe: Familien, prioritaet: hoch, beginn: 2024-07, ende: 2026-03, status: in_umsetzung, "
        "status_begruendung: Es fehlt Sand., stellen: 0.5, "
        "meilensteine: [{titel: Planung, soll: 2025, ist: 2025-03-01}, {titel: Bau, soll: 2026-Q1}, "
        "{titel: Einzug, soll: 2027}], "
        "mittel: [{jahr: 2026, produkt: wohnbau, art: finanz, aufwand: 1200.5, stand: ansatz}], "
        "foerderung: [{programm: Dorf, quote: 40, status: beantragt}, {programm: Land}], "
        "abhaengig_von: [grund], hervorgegangen_aus: [alt, grund], herkunft: buerger}",
        files={"goals/entfallen.yaml": DROPPED, "goals/kennzahlen/k.yaml": INDICATORS},
    )

    assert (
        MassnahmeView(
            id="bau",
            titel="Bauprogramm",
            beschreibung="Es wird gebaut.",
            zielnummern="1.1, 1.2, 1",
            status="in Umsetzung",
            zustaendig="Bau- und Planungsamt (61)",
            zeitraum="Juli 2024 bis März 2026",
            ueberfaellig="Meilenstein seit 31.03.2026; Abschluss seit 31.03.2026",
            verspaetet=("seit 31.03.2026 überfällig: Meilenstein „Bau“", "seit 31.03.2026 überfällig: Abschluss"),
            angaben=(
                AngabeView("Handlungsschwerpunkt", "Bauen und Wohnen"),
                AngabeView("Hauptziel", "1.1 Mieten"),
                AngabeView(
                    "Weitere Ziele",
                    "1.2 Leere Häuser werden wieder bewohnt; 1 In Musterland findet jeder eine Wohnung",
                ),
                AngabeView("Art", "Prüfauftrag"),
                AngabeView("Priorität", "hoch"),
                AngabeView("Zielgruppe", "Familien"),
                AngabeView("Status", "in Umsetzung"),
                AngabeView("Begründung", "Es fehlt Sand."),
                AngabeView("Zuständig", "Bau- und Planungsamt (61), Leitung"),
                AngabeView("Beteiligt", "Gemeinden, Kreisbau GmbH"),
                AngabeView("Zeitraum", "Juli 2024 bis März 2026"),
                AngabeView("Stellen", "0,5"),
                AngabeView("Förderung", "Dorf, 40\u00a0%, beantragt; Land"),
                AngabeView("Setzt voraus", "„Grundstücke“ (abgeschlossen)"),
                AngabeView("Hervorgegangen aus", "„Altes Programm“ (entfallen); „Grundstücke“"),
                AngabeView("Vorgeschlagen von", "Bürgerinnen und Bürger"),
            ),
            meilensteine=(
                MeilensteinView("Planung", "2025", "01.03.2025"),
                MeilensteinView("Bau", "1. Quartal 2026", "überfällig"),
                MeilensteinView("Einzug", "2027", "offen"),
            ),
            mittel=MittelView(
                "Auszahlung",
                "Einzahlung",
                (BetragView("2026", "522.01 Wohnbauförderung", "Finanzhaushalt", "1.200,50\u00a0€", "–", "Ansatz"),),
                (),
            ),
            kennzahlen=(
                KennzahlzeileView(
                    "Neue Wohnungen",
                    "✔",
                    "grün",
                    "60\u00a0Wohnungen (31.12.2025), Ziel 100 bis 31.12.2030, 60\u00a0% des Wegs",
                ),
            ),
            nicht_lesbar=(),
        )
        == found.handlungsschwerpunkte[0].massnahmen[1]
    )


def test_what_is_not_said_stays_out(seen: Seen) -> None:
    assert MassnahmeView(
        id="karg",
        titel="Karg",
        beschreibung="",
        zielnummern="1.1",
        status="Status offen",
        zustaendig="",
        zeitraum="",
        ueberfaellig="",
        verspaetet=(),
        angaben=(
            AngabeView("Handlungsschwerpunkt", "Bauen und Wohnen"),
            AngabeView("Ziel", "1.1 Mieten"),
            AngabeView("Status", "Status offen"),
        ),
        meilensteine=(),
        mittel=None,
        kennzahlen=(),
        nicht_lesbar=(),
    ) == only(seen("{id: karg, titel: Karg, ziele: [mieten]}"))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("beginn: 2026", "ab 2026"),
        ("ende: 2028-03", "bis März 2028"),
        ("beginn: 2026, ende: 2026", "2026"),
        ("beginn: 2026-02, ende: 2026-11", "Februar bis November 2026"),
    ],
)
def test_a_period_says_each_end_once(said: str, expected: str, seen: Seen) -> None:
    assert expected == only(seen(f"{{id: a, titel: A, ziele: [mieten], {said}}}")).zeitraum


@pytest.mark.parametrize(
    ("status", "ist", "late"),
    [
        ("in_umsetzung", "überfällig", "Meilenstein seit 31.12.2024"),
        ("zurueckgestellt", "–", ""),
        ("verworfen", "–", ""),
        ("abgeschlossen", "–", ""),
    ],
)
def test_of_measures_that_have_ended_nothing_is_expected(status: str, ist: str, late: str, seen: Seen) -> None:
    found = only(
        seen(f"{{id: a, titel: A, ziele: [mieten], status: {status}, meilensteine: [{{titel: M, soll: 2024}}]}}")
    )

    assert ((MeilensteinView("M", "2024", ist),), late) == (found.meilensteine, found.ueberfaellig)


def test_only_amounts_of_one_kind_are_summed(seen: Seen) -> None:
    rows = (
        "{jahr: 2027, art: ergebnis, aufwand: 8, stand: angemeldet}",
        "{jahr: 2025, produkt: wohnbau, art: ergebnis, aufwand: 10, ertrag: 1, stand: ansatz}",
        "{jahr: 2025, produkt: wohnbau, art: ergebnis, aufwand: 9, stand: ist}",
        "{jahr: 2025, produkt: wohnbau, art: finanz, aufwand: 700, stand: ist}",
        "{jahr: 2024, produkt: wohnbau, art: ergebnis, aufwand: 5, stand: ist}",
        "{jahr: 2026, produkt: wohnbau, art: ergebnis, aufwand: 20, ertrag: 2, stand: ansatz}",
        "{jahr: 2026, produkt: wohnbau, aufwand: 40, stand: ansatz}",
        "{jahr: 2026, produkt: wohnbau, aufwand: 50, stand: ansatz}",
        "{jahr: 2026, aufwand: 1000}",
        "{jahr: 2027, aufwand: 1000}",
    )
    found = only(seen(f"{{id: a, titel: A, ziele: [mieten], mittel: [{', '.join(rows)}]}}")).mittel

    assert found is not None
    assert ("Aufwand/Auszahlung", "Ertrag/Einzahlung") == (found.aufwand, found.ertrag)
    assert ["2024", "2025", "2025", "2025", "2026", "2026", "2026", "2026", "2027", "2027"] == [
        row.jahr for row in found.zeilen
    ]
    assert BetragView("2026", "–", "–", "1.000\u00a0€", "–", "–") == found.zeilen[7]
    assert (
        BetragView("", "", "Ergebnishaushalt", "14\u00a0€", "–", "Ist"),
        BetragView("", "", "Ergebnishaushalt", "30\u00a0€", "3\u00a0€", "Ansatz"),
        BetragView("", "", "–", "90\u00a0€", "–", "Ansatz"),
    ) == found.summen


def test_money_of_one_budget_is_called_as_that_budget_calls_it(seen: Seen) -> None:
    found = only(seen("{id: a, titel: A, ziele: [mieten], mittel: [{jahr: 2026, art: ergebnis, aufwand: 1}]}")).mittel

    assert found is not None
    assert ("Aufwand", "Ertrag") == (found.aufwand, found.ertrag)


def test_measures_are_counted_by_status_and_by_what_is_overdue(seen: Seen) -> None:
    late = "meilensteine: [{titel: M, soll: 2024}, {titel: N, soll: 2025}]"
    found = seen(
        "{id: a, titel: A, ziele: [mieten]}",
        "{id: b, titel: B, ziele: [mieten], status: abgeschlossen}",
        f"{{id: c, titel: C, ziele: [mieten], status: beschlossen, {late}}}",
        "{id: d, titel: D, ziele: [mieten], status: abgeschlossen}",
    )

    assert (
        (
            StatusanzahlView("beschlossen", 1),
            StatusanzahlView("abgeschlossen", 2),
            StatusanzahlView("Status offen", 1),
        ),
        4,
        1,
        (),
    ) == (found.anzahlen, found.gesamt, found.ueberfaellig, found.nicht_lesbar)


def test_where_an_indicator_measures_a_measure_it_is_said_how_that_is_rated(
    seen: Seen, tmp_path: Path, katalog: Katalog
) -> None:
    frame = f"{FRAME}einstellungen: {{ampel: {{gruen_bis: 3, gelb_bis: 7}}}}\n"
    files = {"goals/konzept.yaml": frame, "goals/kennzahlen/neue.yaml": INDICATORS}
    rated = seen("{id: bau, titel: Bau, ziele: [mieten]}", files=files)
    with_limits = katalog(tmp_path / "arbeitsbereich").replace("\u00a0", " ")
    goal = {"goals/kennzahlen/neue.yaml": INDICATORS.replace("[bau]", "[mieten]")}
    other = seen("{id: bau, titel: Bau, ziele: [mieten]}", files=goal)

    assert (True, False) == (rated.gemessen, other.gemessen)
    assert "bis 3 % des Wegs hinter dem Zielpfad grün, bis 7 % gelb" in with_limits
    assert "Ampel" not in katalog(tmp_path / "arbeitsbereich")


def test_what_is_faulty_is_named_and_no_sum_is_made_of_the_rest(seen: Seen) -> None:
    found = seen(
        "{id: halb, titel: Halb, ziele: [mieten], status: murks, "
        "mittel: [{jahr: 2025, aufwand: viel, stand: ist}, {jahr: 2025, aufwand: 3, stand: ist}, "
        "{jahr: 2026, aufwand: 4, stand: ist}]}",
        "{id: kaputt, titel: Ganz kaputt}",
        "{ziele: [mieten]}",
        faulty=True,
    )
    (area,) = found.handlungsschwerpunkte
    (half,) = area.massnahmen

    assert ("Ganz kaputt", "[Dieser Eintrag ist fehlerhaft]") == area.nicht_lesbar == found.nicht_lesbar
    assert (("Mittel", "Status"), "nicht lesbar") == (half.nicht_lesbar, half.status)
    assert half.mittel is not None
    assert (3, ()) == (len(half.mittel.zeilen), half.mittel.summen)
    assert (StatusanzahlView("nicht lesbar", 1),) == found.anzahlen


def test_references_that_lead_nowhere_are_printed_as_they_are_written(seen: Seen) -> None:
    found = only(
        seen(
            "{id: a, titel: A, ziele: [weg], abhaengig_von: [fort], hervorgegangen_aus: [hin], "
            "verantwortlich: [{einheit: niemand}], mittel: [{jahr: 2026, produkt: nichts}]}"
        )
    )

    assert found.mittel is not None
    assert ("weg", "niemand", "nichts") == (found.zielnummern, found.zustaendig, found.mittel.zeilen[0].produkt)
    assert ("fort", "hin") == (found.angaben[-2].wert, found.angaben[-1].wert)


def test_the_example_county_is_as_kept(golden: Golden, katalog: Katalog) -> None:
    golden("musterland-massnahmenkatalog.md", katalog(MUSTERLAND))


def test_without_measures_the_report_says_just_that(workspace: Workspace, katalog: Katalog) -> None:
    files = {"goals/konzept.yaml": FRAME, "goals/oberziele/wohnen.yaml": GOALS}
    nothing = katalog(workspace(files))
    empty_area = katalog(workspace({"goals/handlungsschwerpunkte/a.yaml": "{id: a, titel: Leer, ziele: [mieten]}\n"}))

    assert "Dieses Konzept hat noch keine Maßnahmen." in nothing
    assert "|" not in nothing
    assert "## Leer\n\nZiele: 1.1 Mieten\n\nZu diesem Handlungsschwerpunkt gibt es noch keine Maßnahmen." in empty_area


def test_unreadable_measures_are_named_where_they_are_missing(seen: Seen, tmp_path: Path, katalog: Katalog) -> None:
    seen("{id: kaputt, titel: Ganz kaputt}", faulty=True)
    said = katalog(tmp_path / "arbeitsbereich", draft=True)

    assert said.startswith("**ENTWURF**\n")
    assert "Nicht lesbar und deshalb nicht dabei (Bauen und Wohnen): Ganz kaputt\n" in said
    assert "noch keine Maßnahmen" not in said


def test_hostile_texts_stay_texts(seen: Seen, tmp_path: Path, katalog: Katalog) -> None:
    seen(
        r'{id: a, titel: "# A | {{ ziele }} \\ *b* :::", ziele: [mieten], beschreibung: "::: blatt\n\n- {{ x }}", '
        r'zielgruppe: "|", status_begruendung: "*\\*", meilensteine: [{titel: "| # |", soll: 2024}]}'
    )
    said = katalog(tmp_path / "arbeitsbereich")

    assert "\n### # A \\| {{ ziele }} \\ \\*b\\* :::\n\n::: blatt - {{ x }}\n" in said
    assert "| Zielgruppe           | \\|  " in said
    assert "| \\| # \\|     | 2024 | überfällig |\n" in said


PAPER = {"sachdarstellung": "So stehen sie:\n\n{{ massnahmen }}\n"}
AREA = """\
id: bauen
titel: Bauen
massnahmen:
  - {id: a, titel: Haus, ziele: [wohnen], status: beschlossen, beginn: 2024, ende: 2025}
"""
TABLE = """\
| Bauen | Ziele | Status      | Zuständig | Zeitraum      | Überfällig                |
| ----- | ----- | ----------- | --------- | ------------- | ------------------------- |
| Haus  | 1     | beschlossen | –         | 2024 bis 2025 | Abschluss seit 31.12.2025 |

Stand 30.06.2026.
"""


def with_measures(folder: Path) -> Path:
    area = folder / "goals/handlungsschwerpunkte/bauen.yaml"
    area.parent.mkdir()
    area.write_text(AREA, encoding="utf-8")
    return folder


def test_the_placeholder_stands_for_the_measures_on_the_day_of_the_paper(
    musterland: Callable[..., Path], rendered: Rendered
) -> None:
    folder = with_measures(musterland(vorlage={**PAPER, "datum": "2026-06-30"}))

    assert f"So stehen sie:\n\n{TABLE}" in rendered(folder, day=date(2020, 1, 1))["1-2025.md"]


def test_without_a_day_of_its_own_a_paper_takes_that_of_the_command(
    musterland: Callable[..., Path], rendered: Rendered
) -> None:
    folder = with_measures(musterland(vorlage=PAPER))

    assert TABLE in rendered(folder, day=TODAY)["1-2025.md"]
    with pytest.raises(KepError):
        rendered(folder)


def test_without_measures_the_placeholder_says_so(musterland: Callable[..., Path], rendered: Rendered) -> None:
    said = rendered(musterland(vorlage=PAPER), day=TODAY)["1-2025.md"]

    assert "So stehen sie:\n\nEs gibt noch keine Maßnahmen (Stand 30.06.2026).\n" in said


def test_an_excerpt_knows_the_placeholder_as_well(musterland: Callable[..., Path]) -> None:
    from kep_cli.documents.excerpts import render_excerpts
    from kep_cli.documents.render import Paper

    folge = [{"gremium": "kreistag", "sitzung": "2026-07-01", "ergebnis": "ungeaendert", "rolle": "entscheidung"}]
    folder = with_measures(
        musterland(vorlage={"beschlussvorschlag": "{{ massnahmen }}\n", "datum": "2026-06-30", "beratungsfolge": folge})
    )
    konzept = load(read_folder(folder))
    (document,) = render_excerpts(
        [Paper(konzept.vorlagen[0], konzept, konzept)], template_folders(folder), Manner(["md"])
    )

    assert TABLE in document.data.decode()
