"""The catalogue is complete, and each rule says what it is about and proves it."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import kep_cli.rules
from kep_cli.rules.catalogue import FAMILIES, RULES
from kep_cli.rules.contract import Rule

_CASES = Path(__file__).parent / "cases"
# Their examples are made in test_unusual_files.py: a file of 10 MB, and links.
_MADE_AT_RUN_TIME = {"KEP001", "KEP019"}
_WITH_CASE = {folder.name.split("-")[0] for folder in _CASES.iterdir() if folder.is_dir()}


def test_the_rules_stand_in_the_order_of_their_codes() -> None:
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)


def test_every_code_and_every_name_is_given_once() -> None:
    assert len(RULES) == len({rule.code for rule in RULES}) == len({rule.name for rule in RULES})


def test_every_rule_of_every_module_is_in_the_catalogue() -> None:
    names = [found.name for found in pkgutil.iter_modules(kep_cli.rules.__path__)]
    modules = [importlib.import_module(f"kep_cli.rules.{name}") for name in names]
    written = {value.code for module in modules for value in vars(module).values() if isinstance(value, Rule)}

    assert {rule.code for rule in RULES} == written


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
class TestEachRule:
    def test_has_a_code_of_a_family_and_a_name_of_plain_letters(self, rule: Rule) -> None:
        assert re.fullmatch(r"KEP\d{3}", rule.code)
        assert rule.code[:4] in FAMILIES
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)

    def test_is_documented_with_a_bad_and_a_good_example(self, rule: Rule) -> None:
        parts = re.fullmatch(r"(.+?)\n\nSchlecht:\n\n(.+?)\n\nGut:\n\n(.+)", rule.documentation, re.DOTALL)

        assert parts
        assert all(re.fullmatch(r"( {4}\S.*\n|    .*\n|\n)+", f"{example}\n") for example in parts.groups()[1:])

    def test_begins_its_documentation_with_a_whole_sentence_in_german(self, rule: Rule) -> None:
        assert re.fullmatch(r"[A-ZÄÖÜ].{20,}\.", rule.summary)
        assert not re.search(r"\b(the|is|and|of)\b", rule.documentation)

    def test_has_a_bad_and_a_good_example_among_the_cases(self, rule: Rule) -> None:
        assert rule.code in _WITH_CASE | _MADE_AT_RUN_TIME


def test_every_case_belongs_to_a_rule() -> None:
    assert _WITH_CASE <= {rule.code for rule in RULES}
