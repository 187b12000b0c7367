"""Write a workspace of n goals: `python bench/generate.py DIR GOALS [FILES]`.

The county is fictional. The same arguments give the same bytes. Each file holds one Oberziel with its Unterziele,
which carry a sentence and four Punkte each, much like a real paper.
"""

import re
import sys
from pathlib import Path

_NOUNS = (
    "Wohnraum Bildung Mobilität Gesundheit Wirtschaft Klimaschutz Ehrenamt Verwaltung Kultur Pflege Energie Wasser "
    "Tourismus Handwerk Landwirtschaft Digitalisierung Sicherheit Sport Jugend Integration Forst Gewerbe Handel "
    "Betreuung Naturschutz Katastrophenschutz Verkehr Forschung Ausbildung Teilhabe"
).split()
_PLACES = "Musterstadt Neudorf Altdorf Seekirchen Waldheim Bergfeld Talhausen Ostbach Westbach Nordhof".split()
_VERBS = "eröffnet baut plant finanziert betreibt saniert kauft vermietet verpachtet bezahlt".split()

FRAME = """\
# Frei erfunden.
titel: Kreisentwicklungskonzept Musterland
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2026, bis: 2034}
phase: zielbildung
leitbild: Landkreis Musterland – gemeinsam voran.
gremien:
  - id: ausschuss
    name: Ausschuss für Kreisentwicklung
  - id: kreistag
    name: Kreistag
"""
EINHEITEN = """\
einheiten:
  - id: planung
    kuerzel: P
    name: Planung
"""
_PER_FILE = 25
_PRODUKTE = 20
_ZIELE = 50
RUNDEN = """\
- id: auftakt
  zeitpunkt: 2026-01-15
  gremium: ausschuss
  text: Der Ausschuss beginnt die Arbeit an den Zielen.
"""
VORLAGE = """\
art: beschlussvorlage
drucksache: 1/2026
zustand: entwurf
betreff: Ziele des Landkreises Musterland
beschliesst: alle
beratungsfolge:
  - gremium: ausschuss
    rolle: vorberatung
    sitzung: 2026-03-02
  - gremium: kreistag
    rolle: entscheidung
    sitzung: 2026-03-20
beschlussvorschlag: |
  Die Ziele werden beschlossen.

  {{ oberziele }}
sachdarstellung: |
  Der Weg zu den Zielen:

  {{ chronologie }}
anlagen:
  - titel: Ziele
    inhalt: |
      {{ unterziele }}
"""


def write_workspace(folder: Path, goals: int, files: int = 500) -> None:
    """Write a faultless workspace of `goals` goals in `files` files below `goals/oberziele`."""
    files = min(files, goals)
    oberziele = folder / "goals" / "oberziele"
    vorlagen = folder / "goals" / "vorlagen"
    for needed in (oberziele, vorlagen):
        needed.mkdir(parents=True, exist_ok=True)
    (folder / "goals" / "konzept.yaml").write_text(FRAME, encoding="utf-8")
    (folder / "goals" / "runden.yaml").write_text(RUNDEN, encoding="utf-8")
    (vorlagen / "1-2026.yaml").write_text(VORLAGE, encoding="utf-8")
    for number in range(1, files + 1):
        count = goals // files + (1 if number <= goals % files else 0)
        (oberziele / f"ziel-{number:04}.yaml").write_text("".join(oberziel(number, count - 1)), encoding="utf-8")


def reword_some(folder: Path) -> None:
    """Reword about one goal in a hundred of such a workspace."""
    for file in sorted((folder / "goals" / "oberziele").glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        reworded = re.sub(r"\(Vorhaben (\d+00)\)", r"(Projekt \1)", text)
        if reworded != text:
            file.write_text(reworded, encoding="utf-8")


def oberziel(number: int, children: int) -> list[str]:
    """The lines of a file with one Oberziel and its Unterziele."""
    lines = [f"id: ziel-{number}\nnummer: {number}\ntext: >-\n  {sentence(number)}\n"]
    if children:
        lines.append("unterziele:\n")
    for child in range(1, children + 1):
        seed = number * 31 + child
        lines.append(f"  - id: ziel-{number}-{child}\n    nummer: {number}.{child}\n    text: >-\n")
        lines.append(f"      {sentence(seed)}\n    punkte:\n")
        lines.extend(f"      - {word} in {_PLACES[(seed + i) % 10]}\n" for i, word in enumerate(words(seed)))
    return lines


def sentence(seed: int) -> str:
    """A sentence that hardly repeats, and that can be checked: with number, unit and year."""
    first, second, *_ = words(seed)
    verb, place = _VERBS[seed // 7 % 10], _PLACES[seed // 11 % 10]
    year, number = 2026 + seed % 9, 10 + seed % 90
    return f"Der Landkreis {verb} bis {year} {number} Plätze für {first} und {second} in {place} (Vorhaben {seed})."


def write_umsetzung(folder: Path, massnahmen: int, kennzahlen: int) -> None:
    """Add what carries the goals `ziel-N-1` out and measures them, all complete: 25 Maßnahmen or Kennzahlen a file."""
    goals = folder / "goals"
    frame = FRAME.replace("phase: zielbildung", "phase: umsetzung")
    (goals / "konzept.yaml").write_text(frame + EINHEITEN, encoding="utf-8")
    (goals / "produkte.yaml").write_text("".join(map(produkt, range(1, _PRODUKTE + 1))), encoding="utf-8")
    for folder_name, head, count, write in (
        ("handlungsschwerpunkte", "id: schwerpunkt-{0}\ntitel: Schwerpunkt {0}\nmassnahmen:\n", massnahmen, massnahme),
        ("kennzahlen", "", kennzahlen, kennzahl),
    ):
        (goals / folder_name).mkdir()
        for number in range(count // _PER_FILE):
            entries = map(write, range(number * _PER_FILE + 1, (number + 1) * _PER_FILE + 1))
            text = head.format(number + 1) + "".join(entries)
            (goals / folder_name / f"datei-{number + 1:03}.yaml").write_text(text, encoding="utf-8")


def produkt(number: int) -> str:
    """An essential product with a goal."""
    name = f"{_NOUNS[number % len(_NOUNS)]} {number}"
    return f"- id: produkt-{number}\n  nummer: {number}\n  name: {name}\n  wesentlich: ja\n  ziele: [ziel-{number}-1]\n"


def massnahme(number: int) -> str:
    """A Maßnahme with milestones and the money of five years."""
    produkt, ziel = number % _PRODUKTE + 1, number % _ZIELE + 1
    lines = [
        f"id: massnahme-{number}",
        f"titel: Vorhaben {number} in {_PLACES[number % 10]}",
        f"ziele: [ziel-{ziel}-1]",
        "art: projekt",
        f"beschreibung: {sentence(number)}",
        "verantwortlich:",
        "  - einheit: planung",
        "beginn: 2026-01",
        "ende: 2031-12",
        "meilensteine:",
        "  - {titel: Beschluss gefasst, soll: 2026-03, ist: 2026-03-20}",
        "  - {titel: Halb fertig, soll: 2029-Q2}",
        "status: in_umsetzung",
        "mittel:",
        *(
            f"  - {{jahr: {year}, produkt: produkt-{produkt}, art: ergebnis, aufwand: {number}000, stand: ansatz}}"
            for year in range(2026, 2031)
        ),
    ]
    return "  - " + "\n    ".join(lines) + "\n"


def kennzahl(number: int) -> str:
    """A Kennzahl with a baseline, a target and the values of ten years."""
    lines = [
        f"id: kennzahl-{number}",
        f"name: Fälle {number} in {_PLACES[number % 10]}",
        "einheit: Fälle",
        f"misst: [ziel-{number % _ZIELE + 1}-1]",
        "richtung: sinkend",
        f"definition: Was bis zum 31. Dezember in {_PLACES[number % 10]} gezählt wird",
        f"ausgangswert: {{wert: {number + 500}, stichtag: 2025}}",
        "zielwerte:",
        f"  - {{wert: {number + 100}, zum: 2032}}",
        "messwerte:",
        *(f"  - {{stichtag: {year}, wert: {number + 2525 - year}}}" for year in range(2016, 2026)),
        "erhebung: jaehrlich",
        "quelle: {name: Statistik Musterland}",
        "verantwortlich: planung",
    ]
    return "- " + "\n  ".join(lines) + "\n"


def words(seed: int) -> list[str]:
    """Four different nouns."""
    return [_NOUNS[(seed * 7 + step * 11 + seed // 30) % len(_NOUNS)] for step in range(4)]


if __name__ == "__main__":
    target, count, *rest = sys.argv[1:]
    write_workspace(Path(target), int(count), *map(int, rest))
