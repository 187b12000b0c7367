"""The wording of goals: what nobody can check is found, what German says otherwise is left alone."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kep_cli.diagnostics import Diagnostic, Severity
from kep_cli.model.load import load
from kep_cli.rules.dispatch import check
from kep_cli.rules.vague_places import vague_words_of
from kep_cli.settings import RuleSettings
from kep_cli.source.snapshot import Snapshot
from kep_cli.wording.phrases import listed

_FRAME = """\
titel: Ziele
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2026, bis: 2032}
phase: konzept
leitbild: Ein attraktiver Landkreis baut Radwege und senkt die Schulden um 20 %.
"""
_WORDING = RuleSettings(only=("KEP35",))

VAGUE = [
    (["attraktive"], "Eine attraktive Region"),
    (["Attraktive"], "Attraktive Orte"),
    (["attraktive"], "Eine\nattraktive\nRegion"),
    (["attraktiv"], "„attraktiv“ bleiben"),
    (["attraktiver"], 'Ein "attraktiver" Ort'),
    (["attraktiv"], "Der Ort ist nicht attraktiv."),
    (["Modern", "sicher", "gut"], "Modern, sicher, gut"),
    (["höchste"], "Die höchste Qualität"),
    (["stärkeren"], "Einen stärkeren Zusammenhalt"),
    (["sehr guten"], "Mit einer sehr guten Anbindung"),
    (["besonders effiziente", "sehr gut ausgebaute"], "besonders effiziente und sehr gut ausgebaute Straßen"),
    (["service- sowie zukunftsorientierter"], "Ein service- sowie zukunftsorientierter Dienstleister"),
    (["Bürger- und wirtschaftsfreundliche"], "Bürger- und wirtschaftsfreundliche Verwaltung"),
    (["service-, bürger- und kundenorientierte"], "Eine service-, bürger- und kundenorientierte Verwaltung"),
    (["wirtschaftlich"], "Der Eigenbetrieb arbeitet wirtschaftlich."),
    # Verbs say what is intended.
    (["stärkt"], "Der Landkreis stärkt das Ehrenamt."),
    (["stärken"], "Das Ehrenamt stärken"),
    (["gestärkt"], "Das Ehrenamt wird gestärkt."),
    (["verbessert"], "Der Landkreis verbessert die Wege."),
    (["verbessert"], "Die Wege werden verbessert."),
    (["verbesserte"], "Eine verbesserte Anbindung"),
    (["fördert"], "Der Landkreis fördert, berät und bezahlt Vereine."),
    (["unterstützen"], "Kinder aus Familien, die Hilfe brauchen, unterstützen"),
    (["auszubauen"], "Es gilt, die Schulen auszubauen."),
    (["baut … aus"], "Der Landkreis baut das Netz, die Wege und die Straßen aus."),
    (["entwickelt … weiter"], "Der Landkreis entwickelt die Dörfer weiter."),
    (["treiben … voran"], "Die Gemeinden treiben den Umbau voran und bauen."),
    # Nouns say of what there shall be more.
    (["Förderung"], "Die Förderung des Ehrenamts"),
    (["Förderung"], "Förderung regionaler Produkte"),
    (["Ausbau"], "Ausbau der Radwege"),
    # What takes back half of it
    (["will"], "Der Landkreis will Wohnungen bauen."),
    (["sollen"], "Die Wege sollen breiter sein."),
    (["soweit möglich"], "Die Wege sind, soweit\nmöglich, breit."),
    (["Im Rahmen"], "Im Rahmen der verfügbaren Mittel wird gebaut."),
    (["ggf."], "Der Landkreis stellt ggf. Busse."),
    (["u. a."], "Vereine u. a. erhalten Geld."),
    (["u.a."], "Vereine u.a. erhalten Geld."),
    (["usw."], "Sport, Kultur usw."),
    (["und/oder"], "Sport und/oder Musik"),
    (["eine zentrale Rolle"], "Der Sport spielt eine zentrale Rolle."),
    (["einen Beitrag"], "Das leistet einen Beitrag zum Klima."),
    (["mit Leben"], "Der Landkreis füllt die Dörfer mit Leben."),
    (["Mehr"], "Mehr Bürgerbeteiligung"),
]

MEANT_OTHERWISE = [
    "Seine Stärken liegen auf dem Land.",
    "Stärken",
    "Nutzen für alle",
    "Sicherheit",
    "Attraktivität",
    "Sicher Wohnen",
    "Smart City Musterland",
    "Der Verein „Starke Familien“ zieht um.",
    "Das Gut Mariental",
    "Familien-freundliche Region, naturnah-urban",
    "Ober- und Mittelzentren sowie Klein- und Kleinstschulen",
    "Die wesentlichen Produkte haben ein Ziel.",
    "Der gute ökologische Zustand der Gewässer",
    "Die wirtschaftliche Lage",
    "Der zentrale Omnibusbahnhof",
    "Im Sinne der Kinder",
    "Im Rahmen des Projekts",
    "Ein Weg rund um den See",
    "Ein Dorf mit Leben",
    # Results
    "Der Landkreis hat seine Finanzen verbessert.",
    "Der Landkreis hat die Wege, Straßen und Plätze verbessert und gestärkt.",
    "Die Wege sind verbessert worden.",
    "Das Ehrenamt ist gestärkt.",
    "Ehrenamt gestärkt",
    # What others do
    "Wer den Bus nutzt, spart Geld.",
    "Menschen, die den Bus nutzen, sparen.",
    "Wer im Landkreis wohnen will, findet eine Wohnung.",
    "Jeder findet eine Wohnung, die er bezahlen kann.",
    "Die Stadt erhält Geld.",
    "Der Landkreis beantragt die Förderung beim Land.",
    "Der Landkreis baut Häuser aus Holz.",
    # Numbers
    "Kein Kind geht mehr ohne Essen.",
    "mehr als 50 Plätze",
    "weniger als fünf Minuten",
    "Die Quote ist höher als 50 %.",
    "Bordsteine sind 3 cm hoch.",
    "",
    "-",
    "  \n ",
]

MEASURED = [
    "Bis 2030 entstehen 400 neue attraktive Wohnungen.",
    "Bis 2032 sinken die Schulden dauerhaft von 48 auf 36 Millionen Euro.",
    "Bis 2030 haben zwölf Schulen starkes WLAN.",
    "Bis 2030 nutzen zwei Drittel der Haushalte moderne Busse.",
    "Der CO2-Ausstoß wird bis 2030 gegenüber 2020 deutlich gesenkt und halbiert.",
    "Bis 2030 führt zu jeder Schule ein sicherer Radweg.",
    "Jährlich werden zwei Hektar nachhaltig entsiegelt.",
    "Bis 2035 sinkt der Ausstoß deutlich auf 5 t CO2 je Kopf.",
    "Bis zum 31.12.2027 stehen 45 Prozent gute Plätze bereit.",
    "2030 gibt es 1.200 gute Plätze.",
    "Im Jahr 2030 zahlt der Landkreis 1 Mio. Euro für gute Wege.",
    "Bis 2030 sind 85\u00a0% der Wege gut ausgebaut.",
    "Zweitausend gesunde Bäume wachsen bis 2030.",
    "Ein guter 5-Minuten-Takt bis 2030",
    "Bis 2029 sind 12 km Radweg gut 2,50 m breit.",
    "Innerhalb von 14 Tagen gibt es eine gute Antwort.",
]

NOT_MEASURED = [
    "Bis 2030 Wohnungen bauen, die attraktiv sind.",
    "Der Landkreis bietet 400 attraktive Wohnungen.",
    "Die Agenda 2030 mit 17 Zielen stärken",
    "Nach § 4 Abs. 7 ist 2026 der Service gut.",
    "Am 1. Januar 2026 ist der Landkreis attraktiv.",
    "Bis 2030 ist Musterland attraktiv (Vorhaben 32).",
    "Das SDG 11 wird bis 2030 gestärkt.",
    "Bis zum 31.12.2030 gute Orte",
    "In den Jahren 2027 und 2028 gute Orte",
    "2027/2028 gute Orte",
    "Bis 2030 wird es an der B 244 gut leise.",
    "Der Haushalt ist in jedem Jahr gut.",
    "Seit 2020 sind 400 gute Wohnungen da.",
    "Ein einzig gutes Jahrhundert bis 2030",
]

WITHOUT_BASE = [
    ("um 20 %", "Bis 2030 sinkt der Verbrauch um 20 %."),
    ("um mindestens 30 %", "Bis 2030 sinkt der Verbrauch um mindestens 30\u00a0%."),
    ("um zehn Prozent", "Bis 2030 sinkt der Verbrauch um zehn Prozent."),
    ("um fünf Prozentpunkte", "Bis 2030 steigt die Quote um fünf Prozentpunkte."),
    ("um die Hälfte", "Bis 2030 sinkt der Verbrauch um die Hälfte."),
    ("um das Doppelte", "Bis 2030 steigt die Zahl um das Doppelte."),
    ("halbieren", "Den Verbrauch halbieren bis 2030"),
    ("Verdopplung", "Eine Verdopplung der Zahl"),
    ("10 % weniger", "Bis 2030 fällt 10 % weniger Müll an."),
    ("um ein Fünftel", "Bis 2030 sinkt der Verbrauch um\nein Fünftel."),
]

WITH_BASE = [
    "Bis 2030 sinkt der Verbrauch gegenüber 2020 um 20 %.",
    "Bis 2030 sinkt der Verbrauch im Vergleich zum Vorjahr um ein Fünftel.",
    "Der Verbrauch sinkt von 48 auf 36 t um ein Viertel.",
    "Der Verbrauch sinkt um 20 Prozent auf 36 t.",
    "Der Verbrauch sinkt jährlich um 2 %.",
    "Bis 2030 fällt 10 % weniger Müll an als 2020.",
    "Bis 2030 fällt die Hälfte des Werts von 2020 an, also wird halbiert.",
    "Der Bus fährt um 22 Uhr.",
    "Das Heim wächst um 50 Plätze.",
    "Mittelstand und Fachleute",
]

TWO_GOALS = [
    ("senkt", "Der Landkreis baut zwölf Radwege und senkt die Schulden."),
    ("senken", "Die Gemeinden bauen Radwege und senken ihre Schulden."),
    ("steigt", "Bis 2030 sinken die Emissionen sowie steigt der Anteil der Räder."),
    ("begrünt", "Der Landkreis schützt die Natur und begrünt gleichzeitig die Dörfer."),
    ("werden", "Die Wege werden saniert und die Schulen werden begrünt."),
    ("wird", "Der Verkehr wird leiser und die Luft wird sauberer."),
]

ONE_GOAL = [
    "Der Landkreis plant und baut die Radwege.",
    "Der Landkreis antwortet kurz und direkt den Gemeinden.",
    "Die Wege werden saniert und begrünt.",
    "Es wird beraten, wo gebaut und gepflanzt wird.",
    "Wer zur Schule geht und einen Bus braucht, fährt mit.",
    "Zwischen den Dörfern und zwischen den Städten fahren Busse.",
    "Um Wege zu bauen und die Schulen zu heizen, gibt es Geld.",
    "Im Landkreis Musterland kennt man sich und hilft einander.",
    "Kinder lernen schwimmen und alle Eltern helfen.",
    "Menschen aus allen Orten und allen Kulturen treffen sich.",
    "Die Räte entscheiden. Und die Verwaltung baut die Wege.",
]


def _found(files: dict[str, str], settings: RuleSettings = _WORDING) -> list[Diagnostic]:
    encoded = {path: text.encode() for path, text in {"goals/konzept.yaml": _FRAME, **files}.items()}
    return list(check(load(Snapshot(encoded, {}, (), ())), settings))


def _in_goal(text: str, code: str) -> list[str]:
    quoted = json.dumps(text, ensure_ascii=False)
    found = _found({"goals/oberziele/a.yaml": f"id: a\ntext: {quoted}\n"}, RuleSettings(only=(code,)))
    return [one.message for one in found]


@pytest.mark.parametrize(("expected", "text"), VAGUE, ids=[text for _, text in VAGUE])
def test_words_are_vague_and_quoted_as_they_stand(expected: list[str], text: str) -> None:
    assert expected == [word.said for word in vague_words_of(text)]


@pytest.mark.parametrize("text", MEANT_OTHERWISE)
def test_words_that_mean_something_else_are_left_alone(text: str) -> None:
    assert [] == vague_words_of(text)


@pytest.mark.parametrize("text", MEASURED)
def test_a_goal_with_number_unit_and_time_may_use_any_word(text: str) -> None:
    assert vague_words_of(text)
    assert [] == _in_goal(text, "KEP351")


@pytest.mark.parametrize("text", NOT_MEASURED)
def test_numbers_without_unit_or_time_measure_nothing(text: str) -> None:
    assert 1 == len(_in_goal(text, "KEP351"))


@pytest.mark.parametrize(("change", "text"), WITHOUT_BASE, ids=[text for _, text in WITHOUT_BASE])
def test_a_share_needs_what_it_is_a_share_of(change: str, text: str) -> None:
    assert [f"Zu „{change}“ fehlt der Ausgangswert"] == _in_goal(text, "KEP354")


@pytest.mark.parametrize("text", WITH_BASE)
def test_a_change_with_its_base_is_right(text: str) -> None:
    assert [] == _in_goal(text, "KEP354")


@pytest.mark.parametrize(("verb", "text"), TWO_GOALS, ids=[text for _, text in TWO_GOALS])
def test_a_second_verb_with_its_object_is_a_second_goal(verb: str, text: str) -> None:
    assert [f"Der Satz nennt zwei Ziele; „{verb}“ gehört schon zum zweiten"] == _in_goal(text, "KEP352")


@pytest.mark.parametrize("text", ONE_GOAL)
def test_an_enumeration_is_one_goal(text: str) -> None:
    assert [] == _in_goal(text, "KEP352")


@pytest.mark.parametrize(
    ("expected", "sentences"),
    [
        ([], [35]),
        (["Der Satz hat 36 Wörter"], [36]),
        ([], [30, 30]),
        (["Der Satz hat 40 Wörter"], [36, 40, 20]),
    ],
)
def test_a_sentence_may_have_thirty_five_words(expected: list[str], sentences: list[int]) -> None:
    text = " ".join(f"Im {'Kreis ' * (words - 2)}– Ort." for words in sentences)

    assert expected == _in_goal(text, "KEP353")


def test_abbreviations_ordinals_and_dates_end_no_sentence() -> None:
    text = f"{'Haus ' * 30}am 3. Januar, z. B. nach Abs. 7 Nr. 2 gem. Plan"

    assert ["Der Satz hat 42 Wörter"] == _in_goal(text, "KEP353")


def test_neither_leitbild_nor_explanation_are_judged() -> None:
    goal = (
        "id: a\ntext: Der Ort ist da.\nleitbild: Ein guter Ort.\nerlaeuterung: Er baut und senkt die Kosten um 20 %.\n"
    )

    assert [] == _found({"goals/oberziele/a.yaml": goal})


def test_a_finding_stands_at_its_own_word_within_a_folded_text() -> None:
    goal = "id: a\ntext: >-\n  Der Landkreis bietet\n  „attraktiven“ Wohnraum\n  und baut die Wege.\n"
    found = _found({"goals/oberziele/a.yaml": goal})

    assert [("KEP351", 4, 4, 4, 15), ("KEP352", 5, 7, 5, 11)] == [(one.code, *one.span[1:]) for one in found]


@pytest.mark.parametrize(
    ("expected", "phase"),
    [
        ([Severity.INFO, Severity.INFO], "zielbildung"),
        ([Severity.INFO, Severity.WARNING], "konzept"),
        ([Severity.INFO, Severity.WARNING], "umsetzung"),
    ],
)
@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("KEP351", "Der Ort ist attraktiv."),
        ("KEP352", "Der Ort baut Wege und senkt die Kosten."),
        ("KEP353", "Ort " * 40),
        ("KEP354", "Der Verbrauch sinkt um 20 %."),
    ],
)
def test_lowest_goals_are_graver_once_they_have_been_found(
    expected: list[Severity], phase: str, code: str, text: str
) -> None:
    goal = f"id: a\nphase: {phase}\ntext: {text}\nunterziele:\n  - id: b\n    text: {text}\n"
    found = _found({"goals/oberziele/a.yaml": goal}, RuleSettings(only=(code,)))

    assert expected == [one.severity for one in found]


def test_settings_count_more_than_phase_and_level(base: Path, findings: Callable[..., str]) -> None:
    goal = "id: a\nnummer: 3\nphase: konzept\ntext: Der Ort ist attraktiv.\n"
    (base / "goals/oberziele/a.yaml").write_text(goal, encoding="utf-8")
    frame = base / "goals/konzept.yaml"

    assert " KEP351 Warnung: " in findings(base)
    assert " KEP351 Hinweis: " in findings(base, RuleSettings(severities={"KEP35": Severity.INFO}))
    frame.write_text(
        f"{frame.read_text(encoding='utf-8')}einstellungen: {{regeln: {{schweregrade: {{KEP351: fehler}}}}}}\n",
        encoding="utf-8",
    )
    assert " KEP351 Fehler: " in findings(base)


@pytest.mark.parametrize("kennzahlen", ["- [", "- {id: b, einheit: 7}"])
def test_where_kennzahlen_cannot_be_read_nobody_knows_what_they_measure(kennzahlen: str) -> None:
    goal = "id: a\ntext: Der Ort ist attraktiv und wächst um 20 %.\n"
    files = {"goals/oberziele/a.yaml": goal, "goals/kennzahlen/b.yaml": kennzahlen}

    assert [] == _found(files)


@pytest.mark.parametrize(
    "sign",
    [
        "a", "1", "1 ", "a-", "a- ", "gut ", "gut", "wird ", "wird und ", "von 1 ", "um 1 ", "um ", "…", ". ", "\n",
        "baut ", "verbessert ", "hat ", "zwei ", "ein ", "u. ", "„", "2030 ", "2030", "%", "ä", "mehr ", "als ",
        "- und ", " ",
    ],
)  # fmt: skip
def test_no_text_takes_longer_than_its_length_deserves(sign: str) -> None:
    """A pattern that tries everything again and again would need hours for these."""
    start = time.perf_counter()
    for text in (f"x{sign * 20_000}", f"Bis 2030 gut {sign * 20_000} um 5 % x"):
        quoted = json.dumps(text, ensure_ascii=False)
        _found({"goals/oberziele/a.yaml": f"id: a\ntext: {quoted}\n"})

    assert time.perf_counter() - start < 10


def test_the_real_goals_have_these_hints_and_a_controller_would_sign_each(findings: Callable[..., str]) -> None:
    lines = findings(Path(__file__).parents[2], _WORDING).splitlines()
    housing = listed("attraktiven Generationsgerechtes lukrativer naturnahem urbanem".split())
    many = (
        "exzellente flächendeckende gute differenzierte zukunftsorientierte optimale bedarfsgerechte attraktive "
        "intakten leistungsstarke hochleistungsfähige"
    ).split()

    assert [
        "dienstleister.yaml:6:115: Unscharf: „moderner“ und „serviceorientierter“",
        "dienstleister.yaml:18:84: Unscharf: „schnelle“ und „unbürokratische“",
        "dienstleister.yaml:28:87: Unscharf: „kundenorientierten“ und „optimiert“",
        "wirtschaft.yaml:4:36: Unscharf: „attraktive“, „wettbewerbsfähige“, „starke“ und „breitgefächerte“",
        "wirtschaft.yaml:11:31: Unscharf: „genutzt“ und „attraktiver“",
        "wirtschaft.yaml:16:38: Unscharf: „optimale“",
        "wirtschaft.yaml:21:44: Unscharf: „dynamischen“ und „eine zentrale Rolle“",
        "wirtschaft.yaml:26:46: Unscharf: „service- sowie zukunftsorientierter“",
        "wohnraum.yaml:4:34: Unscharf: „attraktiven“, „exzellenten“, „flächendeckenden“, „naturnahen“ und „sehr guten“",
        f"wohnraum.yaml:10:38: Unscharf: {housing}",
        f"wohnraum.yaml:22:43: Unscharf: {listed(many)}",
        "wohnraum.yaml:36:42: Unscharf: „attraktives“, „naturnahes“ und „nachhaltige“",
        "wohnraum.yaml:45:43: Unscharf: „sehr gute“ und „auf Augenhöhe“",
    ] == [line.removeprefix("goals/oberziele/").replace(" KEP351 Hinweis:", "") for line in lines if line[0] != " "]
