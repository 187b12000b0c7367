"""Handlungsschwerpunkte, Maßnahmen, Kennzahlen and Produkte: read from their files, typed, linked."""

from decimal import Decimal
from enum import Enum

import pytest

from kep_cli.model.declarations import references
from kep_cli.model.faults import ShapeFault
from kep_cli.model.kennzahl import Erhebung, Methode, Richtung, Wirkungsebene
from kep_cli.model.konzept import Konzept
from kep_cli.model.load import load
from kep_cli.model.massnahme import Haushaltsart, Herkunft, Massnahmenart, Massnahmenstatus, Mittelstand
from kep_cli.model.product_numbers import has_product_form, is_product_form
from kep_cli.source.snapshot import Snapshot
from kep_cli.wording.dates import Moment

HSP = """\
id: wohnen-im-bestand
titel: Wohnen im Bestand
ziele: [dorfkerne]
massnahmen:
  - id: umbauberatung
    titel: Beratung beim Umbau
    ziele: [dorfkerne, mietwohnungen]
    art: daueraufgabe
    verantwortlich:
      - {einheit: bauamt, ab: 2028, funktion: Sachgebiet Bauberatung}
    beginn: 2028-Q2
    ende: 2030
    meilensteine:
      - {titel: Erstes Gespräch, soll: 2028-06, ist: 20.05.2028}
    status: in_umsetzung
    stellen: 0.5
    mittel:
      - {jahr: 2028, produkt: bauberatung, art: ergebnis, aufwand: 36000.10, ertrag: 18000, stand: ansatz}
    foerderung:
      - {programm: Lebendige Dörfer, quote: 50, status: bewilligt}
    abhaengig_von: [boerse]
    herkunft: gemeinde
  - id: boerse
    titel: Börse für leere Häuser
    ziele: [dorfkerne]
"""
KENNZAHL = """\
id: leerstand
name: Leerstand
einheit: "%"
misst: [dorfkerne, umbauberatung]
richtung: sinkend
methode: ampel
wirkungsebene: outcome
ausgangswert: {wert: 9.40, stichtag: 2026-12-31}
zielwerte:
  - {wert: 8, zum: 2030, ersetzt: 2028-03}
  - {von: 7.5, bis: 8, zum: 2032-Q1}
messwerte:
  - {stichtag: 2027, wert: 9.1}
  - {stichtag: 2028-12-31, wert: -8.7, vorlaeufig: ja, quelle: Gemeinden}
erhebung: jaehrlich
quelle: {name: Kataster, url: "https://kataster.example", lizenz: dl-de/by-2-0}
zeitreihenbrueche:
  - {ab: 2028, grund: Ferienhäuser zählen nicht mehr., vergleichbar: nein}
bewertung: {manuell: gut, begruendung: Weil es stimmt.}
"""


def loaded(**files: str) -> Konzept:
    """The Konzept of these files; `__` in a name stands for a slash."""
    paths = {f"goals/{name.replace('__', '/')}.yaml": text.encode() for name, text in files.items()}
    return load(Snapshot(paths, {}, (), ()))


def told(konzept: Konzept) -> list[tuple[Enum, int, int, str]]:
    """Kind, line, column and entity of all faults."""
    return [(fault.kind, fault.span.line, fault.span.column, fault.entity) for fault in konzept.faults]


def test_a_handlungsschwerpunkt_is_read_with_its_massnahmen() -> None:
    konzept = loaded(handlungsschwerpunkte__wohnen=HSP)
    (above,) = konzept.handlungsschwerpunkte
    first, second = konzept.massnahmen
    data = first.data

    assert [] == told(konzept)
    assert ("handlungsschwerpunkt:wohnen-im-bestand", ("dorfkerne",)) == (above.name, above.data and above.data.ziele)
    assert ["massnahme:umbauberatung", "massnahme:boerse"] == [first.name, second.name]
    assert first.handlungsschwerpunkt is above is second.handlungsschwerpunkt
    assert data is not None
    assert (Massnahmenart.DAUERAUFGABE, Massnahmenstatus.IN_UMSETZUNG) == (data.art, data.status)
    assert (Moment(2028, quarter=2), Moment(2030)) == (data.beginn, data.ende)
    assert (Decimal("0.5"), Herkunft.GEMEINDE, ("boerse",)) == (data.stellen, data.herkunft, data.abhaengig_von)
    assert [("bauamt", Moment(2028), "Sachgebiet Bauberatung")] == [
        (each.einheit, each.ab, each.funktion) for each in data.verantwortlich
    ]
    assert [("Erstes Gespräch", Moment(2028, 6), Moment(2028, 5, 20))] == [
        (each.titel, each.soll, each.ist) for each in data.meilensteine
    ]
    assert [
        (Moment(2028), "bauberatung", Haushaltsart.ERGEBNIS, Decimal("36000.10"), Decimal(18000), Mittelstand.ANSATZ)
    ] == [(each.jahr, each.produkt, each.art, each.aufwand, each.ertrag, each.stand) for each in data.mittel]
    assert [("Lebendige Dörfer", Decimal(50), "bewilligt")] == [
        (each.programm, each.quote, each.status) for each in data.foerderung
    ]
    assert (14, 17) == (first.span("meilensteine", 0, "titel").line, first.span("meilensteine", 0, "titel").column)


def test_a_kennzahl_has_exact_values_and_dates_of_any_precision() -> None:
    konzept = loaded(kennzahlen__leerstand=KENNZAHL)
    (entry,) = konzept.kennzahlen
    data = entry.data

    assert [] == told(konzept)
    assert "kennzahl:leerstand" == entry.name
    assert data is not None
    assert (Richtung.SINKEND, Methode.AMPEL, Wirkungsebene.OUTCOME, Erhebung.JAEHRLICH) == (
        data.richtung,
        data.methode,
        data.wirkungsebene,
        data.erhebung,
    )
    assert data.ausgangswert is not None
    assert ("9.40", Moment(2026, 12, 31)) == (str(data.ausgangswert.wert), data.ausgangswert.stichtag)
    assert [
        (Decimal(8), None, None, Moment(2030), Moment(2028, 3)),
        (None, Decimal("7.5"), Decimal(8), Moment(2032, quarter=1), None),
    ] == [(each.wert, each.von, each.bis, each.zum, each.ersetzt) for each in data.zielwerte]
    assert [
        (Moment(2027), Decimal("9.1"), None, None),
        (Moment(2028, 12, 31), Decimal("-8.7"), True, "Gemeinden"),
    ] == [(each.stichtag, each.wert, each.vorlaeufig, each.quelle) for each in data.messwerte]
    assert [(Moment(2028), False)] == [(each.ab, each.vergleichbar) for each in data.zeitreihenbrueche]


def test_a_file_holds_one_kennzahl_or_a_list_of_them() -> None:
    short = "{{id: {}, name: N, einheit: m, misst: [z], richtung: steigend}}"
    konzept = loaded(kennzahlen__a=short.format("a"), kennzahlen__b=f"- {short.format('b')}\n- {short.format('c')}")

    assert (["a", "b", "c"], []) == ([entry.id for entry in konzept.kennzahlen], told(konzept))


def test_produkte_are_a_list_in_one_file() -> None:
    text = (
        '- id: bau\n  nummer: 25. 02\n  name: Bau\n  wesentlich: ja\n  gueltig: {von: 2027}\n- {id: x, nummer: "1"}\n'
    )
    konzept = loaded(produkte=text)
    first, second = konzept.produkte

    assert [(ShapeFault.MISSING_FIELD, 6, 4, "produkt:x")] == told(konzept)
    assert second.data is None
    assert first.data is not None
    assert ("25. 02", True, Moment(2027)) == (
        first.data.nummer,
        first.data.wesentlich,
        first.data.gueltig and first.data.gueltig.von,
    )


def test_all_of_them_are_entries_of_the_konzept() -> None:
    konzept = loaded(handlungsschwerpunkte__wohnen=HSP, kennzahlen__leerstand=KENNZAHL)

    assert ["wohnen-im-bestand", "umbauberatung", "boerse", "leerstand"] == [entry.id for entry in konzept.entries()]


def test_faults_stand_at_their_places_and_leave_the_rest_alone() -> None:
    text = HSP.replace("jahr: 2028", "jahr: 2028-05").replace("stellen: 0.5", "stellen: halb").replace("soll:", "sol:")
    konzept = loaded(handlungsschwerpunkte__wohnen=text)
    data = konzept.massnahmen[0].data

    assert [
        (ShapeFault.UNKNOWN_FIELD, 14, 34, "massnahme:umbauberatung"),
        (ShapeFault.NOT_A_NUMBER, 16, 14, "massnahme:umbauberatung"),
        (ShapeFault.NOT_A_YEAR, 18, 16, "massnahme:umbauberatung"),
    ] == sorted(told(konzept), key=lambda fault: fault[1:])
    assert data is not None
    assert (Moment(2030), (), None, ()) == (data.ende, data.mittel, data.stellen, data.meilensteine)


@pytest.mark.parametrize(
    ("zielwert", "expected"),
    [
        ("{wert: 1}", []),
        ("{von: 1, bis: 1}", []),
        ("{von: 1}", [ShapeFault.VALUE_OR_CORRIDOR]),
        ("{wert: 1, bis: 2}", [ShapeFault.VALUE_OR_CORRIDOR]),
        ("{zum: 2030}", [ShapeFault.VALUE_OR_CORRIDOR]),
        ("{von: 2, bis: 1.9}", [ShapeFault.CORRIDOR_REVERSED]),
        ("{wert: eins}", [ShapeFault.NOT_A_NUMBER]),
        ('{wert: "1,5"}', [ShapeFault.COMMA_IN_NUMBER]),
        ("fünf", [ShapeFault.WRONG_TYPE]),
    ],
)
def test_a_zielwert_is_a_value_or_a_corridor(zielwert: str, expected: list[ShapeFault]) -> None:
    head = KENNZAHL.split("zielwerte:", maxsplit=1)[0]
    konzept = loaded(kennzahlen__leerstand=f"{head}zielwerte:\n  - {zielwert}\n  - {{wert: 7}}\n")
    data = konzept.kennzahlen[0].data

    assert expected == [fault.kind for fault in konzept.faults]
    assert [(10, "kennzahl:leerstand")] * len(expected) == [(fault.span.line, fault.entity) for fault in konzept.faults]
    assert data is not None
    assert Decimal(7) == data.zielwerte[-1].wert


@pytest.mark.parametrize("text", ["titel: x", "- a", "text", "ziele: [x]\nmassnahmen: nein"])
def test_a_faulty_handlungsschwerpunkt_is_never_more_than_faults(text: str) -> None:
    konzept = loaded(handlungsschwerpunkte__x=text)

    assert konzept.faults
    assert [None] * len(konzept.handlungsschwerpunkte) == [entry.data for entry in konzept.handlungsschwerpunkte]


def test_massnahmen_of_a_faulty_handlungsschwerpunkt_are_still_read() -> None:
    konzept = loaded(handlungsschwerpunkte__wohnen=HSP.replace("titel: Wohnen im Bestand\n", ""))

    assert [(ShapeFault.MISSING_FIELD, 1, 1, "handlungsschwerpunkt:wohnen-im-bestand")] == told(konzept)
    assert [True, True] == [entry.data is not None for entry in konzept.massnahmen]


def test_the_model_knows_what_refers_to_what() -> None:
    massnahme = loaded(handlungsschwerpunkte__wohnen=HSP).massnahmen[0].data
    assert massnahme is not None

    assert [
        (("ziele", 0), "dorfkerne", ("ziel",)),
        (("ziele", 1), "mietwohnungen", ("ziel",)),
        (("verantwortlich", 0, "einheit"), "bauamt", ("einheit",)),
        (("mittel", 0, "produkt"), "bauberatung", ("produkt",)),
        (("abhaengig_von", 0), "boerse", ("massnahme",)),
    ] == [(each.route, each.id, each.verweis.kinds) for each in references(massnahme)]


@pytest.mark.parametrize(
    ("form", "fitting", "others"),
    [
        ("NNNNNN", ["551001"], ["55100", "5510011", "55100x", "\u0665\u0665\u0661\u0660\u0660\u0661"]),
        ("NN. NN", ["25. 02"], ["25.02", "2502", "25. 2"]),
        ("NN.NN.NN.NN", ["02.40.03.03"], ["2.40.03.03", "02-40-03-03"]),
        ("P A-NN", ["P B-07", "P Ö-07"], ["Q B-07", "P 1-07"]),
    ],
)
def test_product_numbers_have_the_form_of_their_county(form: str, fitting: list[str], others: list[str]) -> None:
    assert is_product_form(form)
    assert ([True] * len(fitting), [False] * len(others)) == (
        [has_product_form(number, form) for number in fitting],
        [has_product_form(number, form) for number in others],
    )


def test_a_form_has_a_place_for_a_digit_or_a_letter() -> None:
    assert [False, False, True] == [is_product_form(form) for form in ("", "00.00", "00.0N")]
