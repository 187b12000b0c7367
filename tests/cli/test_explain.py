"""`kep explain`: the documentation of the rules, at hand."""

from collections.abc import Callable
from subprocess import CompletedProcess

from kep_cli.rules.catalogue import RULES

Kep = Callable[..., CompletedProcess[str]]


def test_without_a_name_all_rules_are_listed(kep_here: Kep) -> None:
    listed = [line.split()[0::2] for line in kep_here("explain").stdout.splitlines()]

    assert [[rule.code, rule.name] for rule in RULES] == [words[:2] for words in listed]


def test_every_rule_is_explained_by_code_and_by_name(kep_here: Kep) -> None:
    for rule in RULES:
        heading, blank, *documentation = kep_here("explain", rule.code.lower()).stdout.splitlines()

        assert heading.startswith(f"{rule.code} {rule.name} (")
        assert blank == ""
        assert rule.documentation.splitlines() == documentation
        assert kep_here("explain", rule.name).stdout.startswith(heading)


def test_a_rule_that_does_not_exist_gets_the_nearest(kep_here: Kep) -> None:
    told = kep_here("explain", "unbekanntes-feld-")

    assert (2, "") == (told.returncode, told.stdout)
    assert (
        "Fehler: Die Regel „unbekanntes-feld-“ gibt es nicht\n"
        "Hinweis: Meinten Sie „unbekanntes-feld“? Alle Regeln zeigt: kep explain\n"
    ) == told.stderr
