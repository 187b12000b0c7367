"""A small goal system to try commands on."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

MUSTERLAND = {
    "goals/konzept.yaml": """\
titel: Zukunft Musterland
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2024, bis: 2030}
phase: zielbildung
leitbild: >-
  Musterland –
  gut verbunden.
gremien:
  - {id: kreistag, name: Kreistag}
  - {id: ausschuss, name: Ausschuss für Planung}
einheiten:
  - {id: planung, kuerzel: P, name: Planung}
pruefvermerke:
  - {id: un-brk, text: Die UN-Behindertenrechtskonvention wurde berücksichtigt}
""",
    "goals/oberziele/wohnen.yaml": """\
id: wohnen
nummer: 1
text: Musterland bietet Wohnraum für alle.
unterziele:
  - id: dorfkerne
    nummer: 1.1
    text: Die Dorfkerne werden belebt [red]x[/red].
    punkte:
      - Leerstand nutzen
      - Läden halten
    bezuege: [SDG 11]
    verantwortlich:
      - {einheit: planung, ab: 2024-03}
    hervorgegangen_aus: [ortsmitte, miete]
  - id: miete
    nummer: 1.2
    kurztitel: Miete
    text: Die Mieten bleiben bezahlbar.
""",
    "goals/runden.yaml": """\
- id: auftakt
  zeitpunkt: [2024-01-15, 2024-01-29]
  gremium: ausschuss
  text: Auftakt in zwei Sitzungen
- id: beschluss
  zeitpunkt: 2024-06-20
  gremium: kreistag
  text: Beschluss im Kreistag
  fassung: einbringung
- id: nachlese
  zeitpunkt: {von: 2024-07, bis: 2024-08}
  text: Nachlese
""",
    "goals/entfallen.yaml": """\
- id: ortsmitte
  art: ziel
  nummer: 1.3
  text: Die Ortsmitte wird schöner.
  runde: auftakt
  grund: In 1.1 aufgegangen
""",
    "goals/vorlagen/10-2024.yaml": """\
art: beschlussvorlage
drucksache: 10/2024
zustand: erledigt
fassung: einbringung
betreff: Ziele für Musterland
bezug: [3/2024]
beschliesst: [wohnen, dorfkerne]
pruefvermerke: {un-brk: entfaellt}
finanzen: {gesamt: 1234.50, veranschlagt: nein}
beschlussvorschlag: |
  Beschlossen wird:

  {{ ziele }}
beratungsfolge:
  - gremium: ausschuss
    rolle: vorberatung
    sitzung: 2024-06-01
    oeffentlich: ja
    ergebnis: geaendert
    aenderungen:
      - {ziel: miete, text: Die Mieten bleiben bezahlbar.}
  - gremium: kreistag
    rolle: entscheidung
    sitzung: 20.06.2024
    ergebnis: ungeaendert
    stimmen: {ja: 30, nein: 2}
""",
    "goals/vorlagen/erste.yaml": """\
art: mitteilungsvorlage
drucksache: 3/2024
zustand: entwurf
betreff: Erste Mitteilung
sachdarstellung: Es geht los.
""",
    "goals/fassungen/einbringung/konzept.yaml": """\
titel: Zukunft Musterland (Einbringung)
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2024, bis: 2030}
phase: zielbildung
leitbild: Musterland wird.
""",
    "goals/fassungen/einbringung/oberziele/wohnen.yaml": """\
id: wohnen
nummer: 1
text: Musterland bietet Wohnraum.
farbe: rot
""",
}


@pytest.fixture
def musterland(workspace: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    """The folder of a goal system without faults; its frozen copy has one."""
    return workspace(MUSTERLAND)
