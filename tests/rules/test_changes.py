"""When a change since a resolution, or since an older version, is a finding, and what explains it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kep_cli.settings import RuleSettings

Findings = Callable[..., str]
Overlaid = Callable[[Path], Path]

CASES = Path(__file__).parent / "cases"
PAPER = """\
art: beschlussvorlage
betreff: Fortschreibung
zustand: {zustand}
beschliesst: {beschliesst}
beschlussvorschlag: Der Kreistag beschließt die Fortschreibung.
beratungsfolge:
  - {{gremium: kreistag, rolle: entscheidung, sitzung: {sitzung}{ergebnis}}}
"""


def codes(findings: Findings, workspace: Path) -> list[str]:
    """The codes of what is found about changes, each once."""
    told = findings(workspace, RuleSettings(only=("KEP9",)))
    return sorted({line.split(": ")[1].split()[0] for line in told.splitlines() if not line.startswith("    ")})


@pytest.fixture
def reworded(overlaid: Overlaid) -> Path:
    """A workspace in which two goals do not read as they were resolved in June 2026, one of them in its bullets."""
    return overlaid(CASES / "KEP904" / "bad")


def changed(workspace: Path, path: str, old: str, new: str) -> Path:
    file = workspace / "goals" / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return workspace


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("entwurf", "alle", ""), []),
        (("eingebracht", "[baugebiete, leerstand]", ""), []),
        (("beraten", "[baugebiete, leerstand]", ", ergebnis: vertagt"), []),
        (("entwurf", "[baugebiete]", ""), ["KEP904"]),
        (("erledigt", "alle", ""), ["KEP904"]),
        (("beraten", "alle", ", ergebnis: abgelehnt"), ["KEP904"]),
        (("beraten", "alle", ", ergebnis: zurueckgezogen"), ["KEP904"]),
    ],
)
def test_a_paper_covers_a_new_wording_until_it_is_decided(
    findings: Findings, reworded: Path, said: tuple[str, str, str], expected: list[str]
) -> None:
    zustand, beschliesst, ergebnis = said
    text = PAPER.format(zustand=zustand, beschliesst=beschliesst, sitzung="2027-02-01", ergebnis=ergebnis)
    (reworded / "goals/vorlagen/neu.yaml").write_text(text, encoding="utf-8")

    assert expected == codes(findings, reworded)


def test_a_later_resolution_of_which_the_wording_is_unknown_makes_no_findings(
    findings: Findings, reworded: Path
) -> None:
    text = PAPER.format(
        zustand="erledigt",
        beschliesst="[baugebiete, leerstand]",
        sitzung="2027-02-01",
        ergebnis=", ergebnis: ungeaendert",
    )
    (reworded / "goals/vorlagen/neu.yaml").write_text(text, encoding="utf-8")

    assert [] == codes(findings, reworded)


def test_a_body_that_changed_something_without_saying_what_makes_no_findings(
    findings: Findings, reworded: Path
) -> None:
    vague = changed(reworded, "vorlagen/12-2026.yaml", "ergebnis: ungeaendert", "ergebnis: geaendert")

    assert [] == codes(findings, vague)


def test_a_paper_that_cannot_be_read_may_cover_everything(findings: Findings, reworded: Path) -> None:
    (reworded / "goals/vorlagen/neu.yaml").write_text("art: [beschlussvorlage\n", encoding="utf-8")

    assert [] == codes(findings, reworded)


def test_a_wording_that_cannot_be_read_is_not_compared(findings: Findings, reworded: Path) -> None:
    torn = changed(reworded, "oberziele/wohnen.yaml", "text: Bis 2032", "text:\n      wortlaut: Bis 2032")

    assert ["KEP904"] == codes(findings, torn)
    assert [] == codes(findings, changed(torn, "oberziele/wohnen.yaml", "punkte:", "punkte: x\n    bezuege:"))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("einheit: Häuser", "einheit: häuser", []),
        ("einheit: Häuser", "einheit: Wohnungen", ["KEP907"]),
        ("definition: Häuser,", "definition: Gebäude,", ["KEP907"]),
        ("  definition: Häuser, die ein Jahr leer stehen\n", "", []),
        ("name: Leerstand", "name: Leere Häuser", []),
        ("wert: 610", "wert: 611", []),
    ],
)
def test_a_series_is_broken_where_it_is_measured_otherwise(
    findings: Findings, overlaid: Overlaid, old: str, new: str, expected: list[str]
) -> None:
    workspace = changed(overlaid(CASES / "KEP907" / "bad"), "kennzahlen/wohnen.yaml", "ein halbes Jahr", "ein Jahr")

    assert expected == codes(findings, changed(workspace, "kennzahlen/wohnen.yaml", old, new))


@pytest.mark.parametrize("units", [("%", "Prozent"), ("Euro", "€"), ("EUR", "Euro")])
def test_the_same_unit_in_other_letters_breaks_no_series(
    findings: Findings, overlaid: Overlaid, units: tuple[str, str]
) -> None:
    workspace = changed(overlaid(CASES / "KEP907" / "bad"), "kennzahlen/wohnen.yaml", "ein halbes Jahr", "ein Jahr")
    for folder, unit in zip((workspace.parent / "alt", workspace), units, strict=True):
        changed(folder, "kennzahlen/wohnen.yaml", "einheit: Häuser", f'einheit: "{unit}"')

    assert [] == codes(findings, workspace)


def test_a_reworded_goal_with_nothing_hanging_on_it_is_no_finding(findings: Findings, overlaid: Overlaid) -> None:
    workspace = overlaid(CASES / "KEP908" / "bad")
    (workspace / "goals/kennzahlen/wohnen.yaml").unlink()

    assert ["KEP908"] == codes(findings, workspace)
    changed(workspace, "handlungsschwerpunkte/wohnen.yaml", "in_umsetzung", "verworfen")
    changed(workspace.parent / "alt", "handlungsschwerpunkte/wohnen.yaml", "in_umsetzung", "verworfen")
    assert [] == codes(findings, workspace)
