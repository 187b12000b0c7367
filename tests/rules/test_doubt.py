"""What cannot be read is given the benefit of the doubt: a second finding must not follow from the first."""

from pathlib import Path

import pytest

from kep_cli.model.load import load
from kep_cli.rules.dispatch import check
from kep_cli.settings import RuleSettings
from kep_cli.source.folder import read_folder

_COMPLETE = """\
id: wohnen-im-bestand
titel: Wohnen im Bestand
massnahmen:
  - id: umbauberatung
    titel: Beratung beim Umbau
    ziele: [leerstand, baugebiete]
    verantwortlich:
      - einheit: bauamt
    beginn: 2027-03
    ende: 2030-12
    status: in_umsetzung
"""
_KENNZAHL = """\
id: leerstandsquote
name: Leerstandsquote
einheit: "%"
misst: [leerstand]
richtung: hoechstens
definition: Wie viele von hundert Häusern leer stehen
zielwerte:
  - {wert: 5, zum: 2032}
erhebung: jaehrlich
quelle: {name: Leerstandskataster}
"""


def _codes(base: Path, massnahmen: str, kennzahl: str) -> list[str]:
    goals = base / "goals"
    wohnen = goals / "oberziele" / "wohnen.yaml"
    wohnen.write_text(wohnen.read_text(encoding="utf-8").replace("nummer: 2\n", "nummer: 2\nphase: umsetzung\n", 1))
    for folder, text in (("handlungsschwerpunkte", massnahmen), ("kennzahlen", kennzahl)):
        (goals / folder).mkdir()
        (goals / folder / "wohnen.yaml").write_text(text, encoding="utf-8")
    return [found.code for found in check(load(read_folder(base)), RuleSettings())]


def test_what_is_complete_lacks_nothing(base: Path) -> None:
    assert [] == _codes(base, _COMPLETE, _KENNZAHL)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("beginn: 2027-03", "beginn: bald", "KEP106"),
        ("beginn: 2027-03", "mittel: [{jahr: 2025, aufwand: 9000}]\n    beginn: bald", "KEP106"),
        ("verantwortlich:", "verantwortlch:", "KEP101"),
        ("status: in_umsetzung", "status: laufend", "KEP113"),
        ("    ziele: [leerstand, baugebiete]\n", "", "KEP102"),
        ("baugebiete]", "baugebite]", "KEP209"),
        ("baugebiete]", "Bau gebiete]", "KEP105"),
        ("titel: Wohnen im Bestand", "titel: [Wohnen", "KEP009"),
    ],
)
def test_a_faulty_field_of_a_massnahme_is_one_finding(base: Path, old: str, new: str, expected: str) -> None:
    assert [expected] == _codes(base, _COMPLETE.replace(old, new), _KENNZAHL)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("erhebung: jaehrlich", "erhebung: immer", "KEP113"),
        ("misst: [leerstand]\n", "", "KEP102"),
        ("misst: [leerstand]", "misst: [leerstnd]", "KEP209"),
        ("misst: [leerstand]", "misst: [Leer stand, baugebiete]", "KEP105"),
        ("name: Leerstandsquote", "name: [Leerstand", "KEP009"),
        ("{wert: 5, zum: 2032}", "{wert: fünf, zum: 2032}", "KEP110"),
    ],
)
def test_a_faulty_field_of_a_kennzahl_is_one_finding(base: Path, old: str, new: str, expected: str) -> None:
    assert [expected] == _codes(base, _COMPLETE, _KENNZAHL.replace(old, new))
