"""Which rules apply, and how grave they are: said on the command line and in konzept.yaml."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kep_cli.diagnostics import Severity
from kep_cli.settings import RuleSettings

_GAP = "goals/oberziele/wohnen.yaml:12:13: KEP211"
_STRAY = "goals/oberziele/bildung.yaml:9:13: KEP205"


@pytest.fixture
def faulty(base: Path) -> Path:
    """The base with a gap in the numbers, a number that belongs elsewhere, and two goals that nearly say the same."""
    _change(base / "goals" / "entfallen.yaml", "nummer: 2.2", "nummer: 9.9")
    _change(base / "goals" / "oberziele" / "bildung.yaml", "nummer: 1.2", "nummer: 2.7")
    _change(
        base / "goals" / "oberziele" / "wohnen.yaml",
        "sinkt der Leerstand gegenüber 2026 um ein Fünftel",
        "sinkt der Leerstand",
    )
    return base


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")

    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _configure(workspace: Path, settings: str) -> None:
    konzept = workspace / "goals" / "konzept.yaml"
    with konzept.open("a", encoding="utf-8") as stream:
        stream.write(f"einstellungen:\n  regeln:\n    {settings}\n")


@pytest.fixture
def codes(faulty: Path, findings: Callable[..., str]) -> Callable[..., list[str]]:
    """The codes and severities that are found under these settings."""

    def find(**settings: object) -> list[str]:
        told = findings(faulty, RuleSettings(**settings))  # type: ignore[arg-type] # each test names its own fields
        return [line.split(": ")[1] for line in told.splitlines() if line.startswith("goals/")]

    return find


def test_without_settings_all_rules_apply_that_are_on_by_themselves(codes: Callable[..., list[str]]) -> None:
    assert ["KEP205 Fehler", "KEP211 Warnung"] == codes()


@pytest.mark.parametrize("selector", ["KEP205", "KEP20", "kep205", "falsche-elternnummer"])
def test_only_the_selected_rules_apply(codes: Callable[..., list[str]], selector: str) -> None:
    assert ["KEP205 Fehler"] == codes(only=(selector,))


@pytest.mark.parametrize("selector", ["KEP211", "KEP21", "luecke-in-nummern"])
def test_ignored_rules_do_not_apply(codes: Callable[..., list[str]], selector: str) -> None:
    assert ["KEP205 Fehler"] == codes(ignore=(selector,))


def test_what_is_ignored_does_not_apply_even_where_it_is_selected(codes: Callable[..., list[str]]) -> None:
    assert ["KEP205 Fehler"] == codes(only=("KEP2",), ignore=("KEP211",))


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ({"KEP211": Severity.ERROR}, ["KEP205 Fehler", "KEP211 Fehler"]),
        ({"KEP2": Severity.INFO}, ["KEP205 Hinweis", "KEP211 Hinweis"]),
        ({"KEP2": Severity.INFO, "KEP205": Severity.WARNING}, ["KEP205 Warnung", "KEP211 Hinweis"]),
        ({"luecke-in-nummern": Severity.INFO, "KEP211": Severity.ERROR}, ["KEP205 Fehler", "KEP211 Hinweis"]),
    ],
)
def test_a_rule_is_as_grave_as_the_narrowest_setting_says(
    codes: Callable[..., list[str]], severities: dict[str, Severity], expected: list[str]
) -> None:
    assert expected == codes(severities=severities)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("ausschalten: [KEP211]", ["KEP205 Fehler"]),
        ("ausschalten: [KEP2]", []),
        ("schweregrade: {KEP211: hinweis, KEP205: warnung}", ["KEP205 Warnung", "KEP211 Hinweis"]),
        ("schweregrade: {luecke-in-nummern: fehler}", ["KEP205 Fehler", "KEP211 Fehler"]),
    ],
)
def test_konzept_yaml_settles_rules_for_all_who_work_on_it(
    faulty: Path, codes: Callable[..., list[str]], settings: str, expected: list[str]
) -> None:
    _configure(faulty, settings)

    assert expected == codes()


def test_a_rule_that_is_off_by_itself_applies_where_konzept_yaml_switches_it_on(
    faulty: Path, codes: Callable[..., list[str]]
) -> None:
    _change(
        faulty / "goals" / "oberziele" / "wohnen.yaml",
        "Bis 2032 sinkt der Leerstand.",
        "Bis 2031 führt zu jeder Schule ein sicherer Radweg.",
    )

    assert "KEP212 Hinweis" not in codes()
    _configure(faulty, "einschalten: [aehnliche-ziele]")
    assert "KEP212 Hinweis" in codes()


def test_the_command_line_comes_on_top_of_konzept_yaml(faulty: Path, codes: Callable[..., list[str]]) -> None:
    _configure(faulty, "schweregrade: {KEP205: warnung, KEP211: fehler}")

    assert ["KEP205 Hinweis", "KEP211 Fehler"] == codes(severities={"KEP205": Severity.INFO})
    assert ["KEP205 Warnung"] == codes(ignore=("KEP211",))


def test_settings_for_a_rule_that_does_not_exist_are_told_and_change_nothing(
    faulty: Path, codes: Callable[..., list[str]]
) -> None:
    _configure(faulty, "ausschalten: [KEP99, KEP299]\n    schweregrade: {KEP2111: fehler}")

    assert [*["KEP116 Warnung"] * 3, "KEP205 Fehler", "KEP211 Warnung"] == codes()
