"""Whatever the model takes can be told: a Kennzahl as chart, sheet and line, a Maßnahme as sheet and in the budget."""

import json
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from kep_cli.documents.views.diagramm import chart
from kep_cli.documents.views.haushalt import view_budget
from kep_cli.documents.views.kennzahlen import view_indicators
from kep_cli.documents.views.massnahmen import view_measures
from kep_cli.documents.views.sachstand import view_state
from kep_cli.exports.tables import tables
from kep_cli.model.konzept import Konzept
from kep_cli.model.load import load
from kep_cli.progress.overview import overview
from kep_cli.reports.status.json import report as as_json
from kep_cli.reports.status.stand import Stand
from kep_cli.reports.status.text import report as as_text
from kep_cli.source.snapshot import Snapshot

FRAME = {
    "titel": "Zukunft Musterland",
    "koerperschaft": "Landkreis Musterland",
    "zeithorizont": {"von": "2024", "bis": "2030"},
    "phase": "umsetzung",
    "leitbild": "Musterland hält zusammen.",
    "einheiten": [{"id": "amt", "kuerzel": "1", "name": "Amt"}],
}
GOAL = {"id": "z", "nummer": "1", "text": "Musterland wächst."}
PRODUCT = {"id": "p", "nummer": "1", "name": "Produkt", "wesentlich": "ja", "ziele": ["z"]}

DAYS = st.dates()
YEARS = st.integers(1, 9999).map("{:04}".format)
MOMENTS = st.one_of(
    DAYS.map(date.isoformat),
    YEARS,
    st.builds("{}-Q{}".format, YEARS, st.integers(1, 4)),
    st.builds("{}-{:02}".format, YEARS, st.integers(1, 12)),
)
NUMBERS = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False).map("{:f}".format),
    st.sampled_from(["0", "-0", "0.0", "1" * 41, f"0.{'0' * 50}1", f"-{'9' * 5000}", f"0.{'3' * 5000}"]),
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff"), min_size=1).filter(
        lambda text: bool(text.strip())
    ),
    st.sampled_from(["#x $ @y <z> `", "::: x", "{{ massnahmen }}", "](x) | *", "\u202eabc", "zwei\n\nAbsätze"]),
)


def some(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    """Objects in which each of these fields may be missing."""
    return st.fixed_dictionaries({}, optional=fields)


TARGETS = st.one_of(
    st.builds(lambda rest, wert: {**rest, "wert": wert}, some(zum=MOMENTS, ersetzt=MOMENTS), NUMBERS),
    st.builds(
        lambda rest, ends: {**rest, "von": min(ends, key=Decimal), "bis": max(ends, key=Decimal)},
        some(zum=MOMENTS, ersetzt=MOMENTS),
        st.tuples(NUMBERS, NUMBERS),
    ),
)
DATED = st.fixed_dictionaries({"stichtag": MOMENTS, "wert": NUMBERS})
INDICATORS = st.builds(
    lambda needed, more: {"id": "k", "misst": ["z", "m", "p"], **needed, **more},
    st.fixed_dictionaries(
        {
            "name": TEXTS,
            "einheit": TEXTS,
            "richtung": st.sampled_from(["steigend", "sinkend", "mindestens", "hoechstens", "korridor", "meilenstein"]),
        }
    ),
    some(
        methode=st.sampled_from(["ampel", "trend"]),
        ausgangswert=DATED,
        zielwerte=st.lists(TARGETS, max_size=3),
        messwerte=st.lists(DATED, max_size=6),
        erhebung=st.sampled_from(["monatlich", "jaehrlich", "zehnjaehrlich", "unregelmaessig"]),
        zeitreihenbrueche=st.lists(st.fixed_dictionaries({"ab": MOMENTS, "grund": TEXTS}), max_size=2),
        bemerkung=TEXTS,
        verantwortlich=st.sampled_from(["amt", "niemand"]),
    ),
)
MEASURES = st.builds(
    lambda titel, more: {"id": "m", "titel": titel, "ziele": ["z"], **more},
    TEXTS,
    some(
        beginn=MOMENTS,
        ende=MOMENTS,
        status=st.sampled_from(["vorschlag", "in_umsetzung", "abgeschlossen", "verworfen"]),
        stellen=NUMBERS,
        meilensteine=st.lists(
            st.builds(
                lambda needed, more: {**needed, **more},
                st.fixed_dictionaries({"titel": TEXTS, "soll": MOMENTS}),
                some(ist=MOMENTS),
            ),
            max_size=2,
        ),
        mittel=st.lists(
            st.builds(
                lambda jahr, more: {"jahr": jahr, **more},
                YEARS,
                some(
                    produkt=st.sampled_from(["p", "q"]),
                    art=st.sampled_from(["ergebnis", "finanz"]),
                    stand=st.sampled_from(["angemeldet", "ansatz", "ist"]),
                    aufwand=NUMBERS,
                    ertrag=NUMBERS,
                ),
            ),
            max_size=3,
        ),
    ),
)


def county(indicator: object, measure: object) -> Konzept:
    area = {"id": "h", "titel": "H", "ziele": ["z"], "massnahmen": [measure]}
    files = {
        "konzept": FRAME,
        "oberziele/z": GOAL,
        "handlungsschwerpunkte/h": area,
        "kennzahlen/k": indicator,
        "produkte": [PRODUCT],
    }
    data = {
        f"goals/{name}.yaml": json.dumps(content, ensure_ascii=False).encode() for name, content in files.items()
    }  # JSON is YAML
    return load(Snapshot(data, {}, (), ()))


@settings(max_examples=60, deadline=None)
@given(DAYS, INDICATORS, MEASURES, st.integers(1900, 2999))
def test_whatever_the_model_takes_is_told(day: date, indicator: object, measure: object, year: int) -> None:
    konzept = county(indicator, measure)
    found = overview(konzept, day)

    assert (len(found.indicators), len(found.measures)) == (1, 1)
    for each in found.indicators:
        chart("k", each.standing)
    assert view_measures(konzept, found)
    assert view_indicators(konzept, found)
    assert view_state(konzept, found)
    assert view_budget(konzept, found, year)
    assert tables(konzept, found)
    stand = Stand(konzept, found, konzept.ziele)
    assert list(as_text(stand))
    assert list(as_json(stand))


def test_targets_without_a_time_and_without_values_have_no_chart() -> None:
    indicator = {"id": "k", "name": "K", "einheit": "%", "misst": ["z"], "richtung": "mindestens"}
    konzept = county(
        {**indicator, "zielwerte": [{"wert": "1"}, {"wert": "2"}]}, {"id": "m", "titel": "M", "ziele": ["z"]}
    )
    (found,) = overview(konzept, date(2026, 6, 30)).indicators

    assert chart("k", found.standing) is None
