"""`kep show` of measures, areas of action, indicators and products."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from subprocess import CompletedProcess

Kep = Callable[..., "CompletedProcess[str]"]

FILES = {
    "goals/konzept.yaml": """\
titel: Zukunft Musterland
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2024, bis: 2030}
phase: konzept
leitbild: Musterland hält zusammen.
einheiten: [{id: bauamt, kuerzel: "60", name: Bauamt}]
""",
    "goals/oberziele/wohnen.yaml": "id: wohnen\nnummer: 1\ntext: In Musterland findet jeder eine Wohnung.\n",
    "goals/handlungsschwerpunkte/bauen.yaml": """\
id: bauen
titel: Bauen
ziele: [wohnen]
massnahmen:
  - id: kataster
    titel: Baulückenkataster
    ziele: [wohnen]
    status: in_umsetzung
    beginn: 2024-03
    mittel:
      - {jahr: 2025, produkt: wohnbau, aufwand: 42500.50, stand: ansatz}
""",
    "goals/kennzahlen/leerstand.yaml": """\
id: leerstand
name: Leerstand
einheit: "%"
misst: [wohnen, kataster]
richtung: hoechstens
zielwerte: [{wert: 5}]
messwerte: {datei: leerstand.csv}
""",
    "goals/kennzahlen/leerstand.csv": "Stichtag;Wert\n2024;5,1\n2025;4,9\n",
    "goals/produkte.yaml": "- {id: wohnbau, nummer: '522001', name: Wohnbauförderung, ziele: [wohnen]}\n",
}


@pytest.fixture
def county(workspace: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    return workspace(FILES)


@pytest.mark.parametrize("name", ["wohnen", "bauen", "kataster", "leerstand", "522001"])
def test_an_entry_with_all_that_belongs_to_it(
    kep: Kep, county: Path, golden: Callable[[str, str], None], name: str
) -> None:
    found = kep("show", name, cwd=county)

    golden(f"show-umsetzung-{name}.txt", found.stdout)
    assert (0, "") == (found.returncode, found.stderr)


def test_as_json(kep: Kep, county: Path, golden: Callable[[str, str], None]) -> None:
    golden("show-umsetzung-leerstand.json", kep("show", "leerstand", "--format", "json", cwd=county).stdout)
