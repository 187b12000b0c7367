"""What depends on the Stichtag is found only where one is given, never blocks by itself, and may be silenced ahead."""

from datetime import date
from pathlib import Path

from kep_cli.diagnostics import Diagnostic, Severity
from kep_cli.model.load import load
from kep_cli.rules.catalogue import RULES
from kep_cli.rules.dispatch import check
from kep_cli.settings import RuleSettings
from kep_cli.source.folder import read_folder

_MASSNAHMEN = """\
id: wohnen-im-bestand
titel: Wohnen im Bestand
massnahmen:
  - id: umbauberatung
    titel: Beratung beim Umbau
    ziele: [leerstand]
    ende: 2028-03-31{comment}
    status: in_umsetzung
"""


def _found(base: Path, day: date | None, comment: str = "") -> list[str]:
    folder = base / "goals" / "handlungsschwerpunkte"
    folder.mkdir(exist_ok=True)
    (folder / "wohnen.yaml").write_text(_MASSNAHMEN.format(comment=comment), encoding="utf-8")
    return [found.code for found in _checked(base, day)]


def _checked(workspace: Path, day: date | None) -> tuple[Diagnostic, ...]:
    return check(load(read_folder(workspace)), RuleSettings(), day=day)


def test_an_end_has_passed_only_on_the_day_after_it(base: Path) -> None:
    assert [] == _found(base, date(2028, 3, 31))
    assert ["KEP406"] == _found(base, date(2028, 4, 1))


def test_without_a_stichtag_nothing_is_late(base: Path) -> None:
    assert [] == _found(base, None)


def test_what_may_be_late_some_day_can_be_silenced_before_it_is(base: Path) -> None:
    silenced = "  # kep: ignore[KEP406]"

    assert [] == _found(base, date(2028, 4, 1), silenced)
    assert [] == _found(base, date(2027, 1, 1), silenced)
    assert [] == _found(base, None, silenced)


def test_a_finding_that_depends_on_the_stichtag_is_no_error() -> None:
    assert {"KEP406", "KEP407", "KEP505", "KEP506"} == {rule.code for rule in RULES if rule.dated}
    assert [] == [rule.code for rule in RULES if rule.dated and rule.severity is Severity.ERROR]
