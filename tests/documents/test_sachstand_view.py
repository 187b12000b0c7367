"""The state of things as reports tell it: exact, from small goals made by hand; what nobody says is not told."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kep_cli.documents.views.anliegen import AnliegenView, PunktView
from kep_cli.documents.views.sachstand import (
    BeschlussView,
    SachstandView,
    TerminView,
    VorgangView,
    view_state,
)
from kep_cli.documents.views.ziele import RundeView
from kep_cli.model.load import load
from kep_cli.progress.overview import overview
from kep_cli.source.folder import read_folder

DAY = date(2026, 6, 30)
FRAME = {
    "titel": "Ziele",
    "koerperschaft": "Landkreis Musterland",
    "zeithorizont": {"von": "2025", "bis": "2030"},
    "phase": "umsetzung",
    "leitbild": "Musterland hält zusammen.",
    "gremien": [{"id": "kreistag", "name": "Kreistag"}],
    "einheiten": [{"id": "bau", "kuerzel": "60", "name": "Bauamt"}, {"id": "amt", "kuerzel": "10", "name": "Amt"}],
}
GOAL = {"id": "wohnen", "nummer": "1", "text": "Alle wohnen gut."}
NOTHING = AnliegenView((), (), (), (), ())
NO_REASON = "keine Begründung angegeben"

View = Callable[..., SachstandView]


@pytest.fixture
def view(workspace: Callable[[Mapping[str, str]], Path]) -> View:
    """The view of goals with these measures, indicators, rounds and papers, as of a day."""

    def make(
        *massnahmen: Mapping[str, Any],
        ziel: Mapping[str, Any] | None = None,
        kennzahlen: list[Any] | None = None,
        runden: list[Any] | None = None,
        vorlagen: list[Mapping[str, Any]] | None = None,
        day: date = DAY,
    ) -> SachstandView:
        measures = [{"id": f"m{place}", "titel": f"M{place}", "ziele": ["wohnen"]} for place in range(len(massnahmen))]
        files: dict[str, Any] = {
            "goals/konzept.yaml": FRAME,
            "goals/oberziele/wohnen.yaml": GOAL | dict(ziel or {}),
            "goals/handlungsschwerpunkte/bauen.yaml": {
                "id": "bauen",
                "titel": "Bauen",
                "massnahmen": [usual | dict(said) for usual, said in zip(measures, massnahmen, strict=True)],
            },
            "goals/kennzahlen/alle.yaml": kennzahlen or [],
            "goals/runden.yaml": runden or [],
        }
        paper = {"art": "beschlussvorlage", "betreff": "Ziele", "zustand": "erledigt", "beschlussvorschlag": "Ja."}
        files |= {f"goals/vorlagen/p{place}.yaml": paper | dict(said) for place, said in enumerate(vorlagen or [])}
        folder = workspace({path: json.dumps(said, ensure_ascii=False) for path, said in files.items()})
        konzept = load(read_folder(folder))
        assert [] == list(konzept.faults)
        return view_state(konzept, overview(konzept, day))

    return make


def indicator(**said: object) -> dict[str, object]:
    return {"id": "k", "name": "K", "einheit": "%", "misst": ["wohnen"], "richtung": "mindestens", **said}


def decided(sitzung: str, ergebnis: str = "ungeaendert", **said: object) -> dict[str, object]:
    beratung = {"gremium": "kreistag", "rolle": "entscheidung", "sitzung": sitzung, "ergebnis": ergebnis}
    return {"beratungsfolge": [beratung | said]}


def test_of_goals_alone_only_what_is_lacking_is_told(view: View) -> None:
    expected = SachstandView(
        zeitraum="01.07.2025 bis 30.06.2026",
        anlass="die zwölf Monate bis zum Stichtag",
        beschluesse=(),
        stationen=(),
        abgeschlossen=(),
        wann_offen=(),
        begonnen=(),
        meilensteine=(),
        ueberfaellig=(),
        faellig=(),
        ohne_beides=("1 Alle wohnen gut.",),
        ohne_massnahme=(),
        ohne_kennzahl=(),
        anliegen=NOTHING,
    )

    assert expected == view()


def test_resolutions_are_those_of_deciding_bodies_up_to_the_day(view: View) -> None:
    found = view(
        vorlagen=[
            {"drucksache": "2/2026", **decided("2026-06-30", "geaendert", stimmen={"ja": "5", "nein": "0"})},
            {"beschliesst": "alle", **decided("2025-01-10")},
            {"beschliesst": ["wohnen"], **decided("2025-02-10")},
            {"betreff": "abgelehnt", **decided("2025-03-10", "abgelehnt")},
            {"betreff": "nur beraten", **decided("2025-03-10", rolle="vorberatung")},
            {"betreff": "später", **decided("2026-07-01")},
        ]
    )

    assert (
        BeschlussView("Kreistag, 10.01.2025", "", "Ziele", "ungeändert angenommen", "alle"),
        BeschlussView("Kreistag, 10.02.2025", "", "Ziele", "ungeändert angenommen", "1"),
        BeschlussView("Kreistag, 30.06.2026", "2/2026", "Ziele", "geändert angenommen, 5 Ja, 0 Nein", ""),
    ) == found.beschluesse
    assert (PunktView("später", "Kreistag, Sitzung am 01.07.2026"),) == found.anliegen.vorgelegt


def test_rounds_are_told_that_lie_in_the_time_reported_on_at_least_in_part(view: View) -> None:
    rounds = [
        {"id": "a", "zeitpunkt": "2025-06-30", "text": "Zu früh."},
        {"id": "b", "zeitpunkt": "2026-07-01", "text": "Zu spät."},
        {"id": "c", "zeitpunkt": {"von": "2026-06", "bis": "2026-08"}, "text": "Endet später."},
        {"id": "d", "zeitpunkt": "2025", "text": "Irgendwann."},
    ]

    assert (
        RundeView("2025", "Irgendwann."),
        RundeView("Juni bis August 2026", "Endet später."),
    ) == view(runden=rounds).stationen


def test_measures_are_told_by_what_happened(view: View) -> None:
    found = view(
        {"status": "abgeschlossen", "beginn": "2024-01", "ende": "2025-07-01"},
        {"status": "abgeschlossen", "ende": "2025-06-30"},
        {"status": "abgeschlossen"},
        {"status": "abgeschlossen", "ende": "2026-12"},
        {"status": "in_umsetzung", "beginn": "2026-Q2", "verantwortlich": [{"einheit": "bau"}]},
        {"status": "in_umsetzung", "beginn": "2026-07-01"},
        {"status": "beschlossen", "beginn": "2026-01"},
        {
            "meilensteine": [
                {"titel": "Früher", "soll": "2025-06", "ist": "2025-06-30"},
                {"titel": "Erster", "soll": "2025-06", "ist": "2025"},
                {"titel": "Offen", "soll": "2027"},
            ]
        },
    )

    assert (VorgangView("01.07.2025", "M0", ""),) == found.abgeschlossen
    assert ("M2", "M3") == found.wann_offen
    assert (VorgangView("2. Quartal 2026", "M4", ""),) == found.begonnen
    assert (VorgangView("2025", "M7", "Erster"),) == found.meilensteine


def test_what_is_late_comes_by_unit_with_the_reason_and_what_is_due_by_day(view: View) -> None:
    found = view(
        {"ende": "2026-05", "verantwortlich": [{"einheit": "bau"}, {"einheit": "amt"}]},
        {"ende": "2026-06-29"},
        {"ende": "2026-04-30", "status_begruendung": "Regen.", "verantwortlich": [{"einheit": "bau"}]},
        {"meilensteine": [{"titel": "Plan", "soll": "2026-09-28"}, {"titel": "Zu fern", "soll": "2026-09-29"}]},
        kennzahlen=[
            indicator(erhebung="jaehrlich", verantwortlich="amt", messwerte=[{"stichtag": "2025-03-31", "wert": "1"}]),
        ],
    )

    assert (
        TerminView("31.03.2026", "neuer Messwert (Kennzahl „K“)", "Amt (10)", ""),
        TerminView("31.05.2026", "Abschluss (Maßnahme „M0“)", "Amt (10) und Bauamt (60)", NO_REASON),
        TerminView("30.04.2026", "Abschluss (Maßnahme „M2“)", "Bauamt (60)", "Regen."),
        TerminView("29.06.2026", "Abschluss (Maßnahme „M1“)", "", NO_REASON),
    ) == found.ueberfaellig
    assert (TerminView("28.09.2026", "Meilenstein „Plan“ (Maßnahme „M3“)", "", NO_REASON),) == found.faellig


def test_goals_at_the_bottom_lack_a_measure_an_indicator_or_both(view: View) -> None:
    below = [{"id": name, "nummer": f"1.{place}", "text": name} for place, name in enumerate("abcde", start=1)]
    found = view(
        {"ziele": ["b", "c"]},
        {"ziele": ["d"], "status": "verworfen"},
        {"ziele": ["e"]},
        ziel={"unterziele": below},
        kennzahlen=[indicator(misst=["c", "d", "m2"])],
    )

    assert (("1.1 a",), ("1.4 d",), ("1.2 b",)) == (found.ohne_beides, found.ohne_massnahme, found.ohne_kennzahl)


def test_the_committee_is_asked_what_the_goals_leave_open(view: View) -> None:
    pending = {"gremium": "kreistag", "rolle": "entscheidung"}
    found = view(
        {"status": "vorschlag"},
        {"status": "vorschlag", "verantwortlich": [{"einheit": "bau"}], "status_begruendung": "Eilt."},
        {"status": "zurueckgestellt", "status_begruendung": "Kein Geld."},
        {"status": "zurueckgestellt"},
        kennzahlen=[
            indicator(zielwerte=[{"wert": "5"}], messwerte=[{"stichtag": "2025", "wert": "4"}]),
            indicator(id="k2", name="K2", verantwortlich="amt"),
            indicator(id="k3", name="K3", zielwerte=[{"wert": "5"}], messwerte=[{"stichtag": "2025", "wert": "5"}]),
        ],
        vorlagen=[
            {"drucksache": "1/2026", "zustand": "eingebracht", "beratungsfolge": [pending]},
            {"betreff": "Entwurf", "zustand": "entwurf", "beratungsfolge": [pending]},
            {"betreff": "Danach", "zustand": "eingebracht", "datum": "2026-07-01", "beratungsfolge": [pending]},
            {"betreff": "Erledigt", "beratungsfolge": [pending]},
        ],
    )

    assert (
        AnliegenView(
            vorgelegt=(PunktView("Ziele", "Drs. Nr. 1/2026, Kreistag, Sitzungstag offen"),),
            vorschlaege=(
                PunktView("M0", "dient dem Ziel 1"),
                PunktView("M1", "dient dem Ziel 1; zuständig: Bauamt (60); Eilt."),
            ),
            zurueckgestellt=(PunktView("M2", "Kein Geld."), PunktView("M3", NO_REASON)),
            verfehlt=(PunktView("K", "4\u00a0% (2025), Ziel mindestens 5, nicht eingehalten"),),
            ohne_messwert=(PunktView("K2", "zuständig: Amt (10)"),),
        )
        == found.anliegen
    )


REPORT = {"art": "mitteilungsvorlage", "zustand": "beraten", "sachdarstellung": "So steht es:\n\n{{ sachstand }}\n"}
SINCE = {
    "since the report before": ("16.03.2026 bis 30.06.2026", "seit dem vorigen Sachstandsbericht vom 15.03.2026", {}),
    "which is called by its number": (
        "16.03.2026 bis 30.06.2026",
        "seit dem vorigen Sachstandsbericht, Drs. Nr. 7/2026 vom 15.03.2026",
        {"drucksache": "7/2026"},
    ),
    "even years ago": (
        "01.04.2020 bis 30.06.2026",
        "seit dem vorigen Sachstandsbericht vom 31.03.2020",
        {"datum": "2020-03-31"},
    ),
    "a draft is none": ("01.07.2025 bis 30.06.2026", "die zwölf Monate bis zum Stichtag", {"zustand": "entwurf"}),
    "nor one of the same day": (
        "01.07.2025 bis 30.06.2026",
        "die zwölf Monate bis zum Stichtag",
        {"datum": "2026-06-30"},
    ),
    "nor one that only speaks of it": (
        "01.07.2025 bis 30.06.2026",
        "die zwölf Monate bis zum Stichtag",
        {"sachdarstellung": "Siehe {{ sachstand }} hier."},
    ),
}


@pytest.mark.parametrize(("zeitraum", "anlass", "said"), SINCE.values(), ids=SINCE)
def test_the_time_reported_on_begins_after_the_report_before(
    zeitraum: str, anlass: str, said: Mapping[str, str], view: View
) -> None:
    found = view(
        vorlagen=[{**REPORT, "datum": "2026-03-15", **said}, {**REPORT, "datum": "2019-01-01", "zustand": "entwurf"}]
    )

    assert (zeitraum, anlass) == (found.zeitraum, found.anlass)


def test_a_report_in_the_first_year_of_the_calendar_begins_with_it(view: View) -> None:
    assert view(day=date(1, 6, 30)).zeitraum == "02.01.0001 bis 30.06.0001"
