"""The rules about papers: one fault is one finding, and what cannot be known is not judged."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kep_cli.settings import RuleSettings

_PAPER = "goals/vorlagen/12-2026.yaml"
_FRAME = "goals/konzept.yaml"
_ROOT = Path(__file__).parents[2]
_DONE = """\
  - gremium: kreisausschuss
    rolle: vorberatung
    sitzung: 2026-05-12
    ergebnis: ungeaendert
  - gremium: kreistag
    rolle: entscheidung
    sitzung: 2026-06-16
    ergebnis: {}
"""


def _changed(base: Path, path: str, old: str, new: str) -> None:
    text = (base / path).read_text(encoding="utf-8")

    assert old in text
    (base / path).write_text(text.replace(old, new), encoding="utf-8")


def _codes(told: str) -> list[str]:
    return [line.split()[1] for line in told.splitlines() if not line.startswith(" ")]


@pytest.mark.parametrize(
    ("expected", "old", "new"),
    [
        (["KEP113"], "zustand: entwurf", "zustand: entwurff"),
        (
            ["KEP103"],
            "beschlussvorschlag: |\n  Der Kreistag beschließt:\n\n  {{ ziele }}\n",
            "beschlussvorschlag: [a]\n",
        ),
        (["KEP013"], "gremium: kreistag", "gremium: *kreistag"),
        (["KEP105"], "gremium: kreistag", "gremium: Kreistag!"),
        (["KEP103"], "beschliesst: alle", "beschliesst: {ziel: bildung}"),
        (["KEP105"], "beschliesst: alle", "beschliesst: [bildung, Wohnen Süd]"),
        (["KEP103"], "pruefvermerke:\n  klima: ja", "pruefvermerke: ja"),
        (["KEP113"], "  klima: ja", "  klima: vielleicht"),
        (["KEP708"], "  klima: ja", "  kilma: ja"),
        (["KEP113"], "rolle: entscheidung", "rolle: entscheider"),
        (["KEP106"], "sitzung: 2026-06-16", "sitzung: 2026-06-61\n    ergebnis:"),
    ],
)
def test_one_fault_is_one_finding(
    expected: list[str], old: str, new: str, base: Path, findings: Callable[..., str]
) -> None:
    _changed(base, _PAPER, old, new)

    assert expected == _codes(findings(base))


@pytest.mark.parametrize(
    ("expected", "result"),
    [([], "ungeaendert"), (["KEP113"], "angenommen"), (["KEP013"], "*angenommen"), (["KEP714"], "")],
)
def test_a_result_that_cannot_be_read_is_not_missing(
    expected: list[str], result: str, base: Path, findings: Callable[..., str]
) -> None:
    text = (base / _PAPER).read_text(encoding="utf-8")
    start, end = text.index("  - gremium"), text.index("beschlussvorschlag")
    done = text[:start] + _DONE.format(result) + text[end:]
    (base / _PAPER).write_text(done.replace("zustand: entwurf", "zustand: erledigt\nfassung: juni"), encoding="utf-8")
    (base / "goals/fassungen/juni").mkdir(parents=True)

    assert expected == _codes(findings(base))


def test_a_body_with_a_fault_of_its_own_is_known(base: Path, findings: Callable[..., str]) -> None:
    _changed(base, _FRAME, "{id: kreistag, name: Kreistag}", "{id: kreistag}")

    assert ["KEP102"] == _codes(findings(base))


def test_without_a_readable_frame_neither_bodies_nor_pruefvermerke_are_unknown(
    base: Path, findings: Callable[..., str]
) -> None:
    (base / _FRAME).write_text("titel: [Ziele\n", encoding="utf-8")

    assert [] == [code for code in _codes(findings(base)) if code.startswith("KEP7")]


def test_a_faulty_fassung_is_not_a_missing_one(base: Path, findings: Callable[..., str]) -> None:
    _changed(base, _PAPER, "zustand: entwurf", "zustand: eingebracht\nfassung: [a]")

    assert ["KEP103"] == _codes(findings(base))


def test_the_real_paper_has_one_open_pruefvermerk_and_no_other_fault(findings: Callable[..., str]) -> None:
    expected = """\
goals/vorlagen/72-2018.yaml:1:1: KEP706 Hinweis: Der Prüfvermerk „un-brk“ ist nicht beantwortet
    > art
    = Ergänzen Sie unter „pruefvermerke“ „un-brk: ja“, „nein“ oder „entfaellt“, sobald es feststeht
"""

    assert expected == findings(_ROOT, RuleSettings(ignore=("KEP351",)))


@pytest.mark.parametrize(
    ("workspace", "hints"), [("coesfeld-artig", ["KEP706"]), ("peine-artig", []), ("potsdam-artig", [])]
)
def test_the_goal_systems_of_other_counties_have_hints_at_most(
    workspace: str, hints: list[str], findings: Callable[..., str]
) -> None:
    assert hints == _codes(findings(_ROOT / "tests" / "zielsysteme" / workspace))
