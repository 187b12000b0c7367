"""`# kep: ignore[…]`: a finding that somebody has looked at is silent, and a comment that silences nothing is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kep_cli.settings import RuleSettings

_GOAL = "id: verkehr\nnummer: 5\ntext: >-\n  Jedes Dorf ist mit dem Bus erreichbar.\npunkte:\n  - Takt\n  - Takt\n"
_GAP = (
    "goals/oberziele/verkehr.yaml:2:9: KEP211 Warnung: Vor „5“ fehlen die Nummern „3“ und „4“\n"
    "    > 5\n"
    "    = Nummerieren Sie neu, oder tragen Sie in goals/entfallen.yaml ein, was die Nummer trug\n"
)
_TWICE = (
    "goals/oberziele/verkehr.yaml:7:5: KEP220 Warnung: „Takt“ steht hier zum zweiten Mal\n"
    "    > Takt\n"
    "    = Löschen Sie einen der beiden Einträge\n"
)


@pytest.fixture
def found(base: Path, findings: Callable[..., str]) -> Callable[..., str]:
    """What is found in the base with one more goal, in which some pieces are replaced."""

    def find(*replacements: tuple[str, str], settings: RuleSettings | None = None) -> str:
        text = _GOAL
        for old, new in replacements:
            assert text.count(old) == 1
            text = text.replace(old, new)
        (base / "goals" / "oberziele" / "verkehr.yaml").write_text(text, encoding="utf-8")
        return findings(base, settings)

    return find


def _unused(line: int, column: int, comment: str, message: str) -> str:
    return (
        f"goals/oberziele/verkehr.yaml:{line}:{column}: KEP018 Warnung: {message}\n"
        f"    > {comment}\n"
        "    = Löschen Sie sie, oder setzen Sie sie in die Zeile des Feldes mit dem Befund\n"
    )


def test_nothing_is_silent_by_itself(found: Callable[..., str]) -> None:
    assert _GAP + _TWICE == found()


@pytest.mark.parametrize(
    "comment", ["# kep: ignore[KEP211]", "#kep:ignore[KEP211]", "# kep: ignore[KEP211] so gewollt"]
)
def test_a_comment_silences_its_rule_on_its_own_line(found: Callable[..., str], comment: str) -> None:
    assert _TWICE == found(("nummer: 5", f"nummer: 5  {comment}"))


def test_a_comment_on_the_line_of_a_field_silences_findings_in_what_stands_below(found: Callable[..., str]) -> None:
    assert _GAP == found(("punkte:", "punkte:  # kep: ignore[KEP220]"))


def test_a_comment_on_the_line_of_an_entry_silences_findings_in_it(found: Callable[..., str]) -> None:
    assert _GAP == found(("Takt\n  - Takt", "Takt\n  - Takt  # kep: ignore[KEP220]"))


def test_of_several_rules_in_one_comment_each_silences_for_itself(found: Callable[..., str]) -> None:
    comment = "# kep: ignore[KEP211, KEP203]"

    assert _unused(2, 12, comment, "Die Unterdrückung von KEP203 unterdrückt nichts") + _TWICE == found(
        ("nummer: 5", f"nummer: 5  {comment}")
    )


def test_a_comment_silences_no_other_rule(found: Callable[..., str]) -> None:
    comment = "# kep: ignore[KEP203]"

    assert _GAP + _unused(2, 12, comment, "Die Unterdrückung von KEP203 unterdrückt nichts") + _TWICE == found(
        ("nummer: 5", f"nummer: 5  {comment}")
    )


def test_a_comment_silences_no_other_line(found: Callable[..., str]) -> None:
    comment = "# kep: ignore[KEP211]"

    assert _unused(1, 14, comment, "Die Unterdrückung von KEP211 unterdrückt nichts") + _GAP + _TWICE == found(
        ("id: verkehr", f"id: verkehr  {comment}")
    )


def test_a_comment_must_name_codes_that_exist(found: Callable[..., str]) -> None:
    comment = "# kep: ignore[KEP2111, luecke-in-nummern]"
    message = "Die Unterdrückung nennt „KEP2111“ und „luecke-in-nummern“; das ist kein Code einer Regel"

    assert _GAP + _unused(2, 12, comment, message) + _TWICE == found(("nummer: 5", f"nummer: 5  {comment}"))


def test_a_comment_without_any_code_is_told(found: Callable[..., str]) -> None:
    assert _GAP + _unused(2, 12, "# kep: ignore[]", "Die Unterdrückung nennt keine Regel") + _TWICE == found(
        ("nummer: 5", "nummer: 5  # kep: ignore[]")
    )


def test_a_comment_for_a_rule_that_does_not_apply_is_not_called_unused(found: Callable[..., str]) -> None:
    settings = RuleSettings(ignore=("KEP211",))

    assert _TWICE == found(("nummer: 5", "nummer: 5  # kep: ignore[KEP211]"), settings=settings)


def test_what_stands_in_a_text_is_no_comment(found: Callable[..., str]) -> None:
    assert _GAP + _TWICE == found(("Bus erreichbar.", "# kep: ignore[KEP211] Bus erreichbar."))


def test_a_comment_is_found_behind_windows_line_ends(base: Path, findings: Callable[..., str]) -> None:
    text = _GOAL.replace("nummer: 5", "nummer: 5  # kep: ignore[KEP211]").replace("\n", "\r\n")
    (base / "goals" / "oberziele" / "verkehr.yaml").write_bytes(text.encode())

    assert _TWICE == findings(base)
