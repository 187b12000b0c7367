"""Which rules apply and how grave their findings are, for one run."""

from collections.abc import Mapping
from typing import NamedTuple

from kep_cli.diagnostics import Severity


class RuleSettings(NamedTuple):
    """What users say about rules, on the command line and in `konzept.yaml`.

    A selector is a code (`KEP301`), the beginning of one (`KEP3`) or a rule's name. If `only` is given, no other
    rule applies. `also` switches on what is off by itself. `ignore` switches off.
    """

    only: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = {}


def combined(first: RuleSettings, second: RuleSettings) -> RuleSettings:
    """Both together; where they name the same severity, the second one's counts."""
    return RuleSettings(
        first.only + second.only,
        first.also + second.also,
        first.ignore + second.ignore,
        {**first.severities, **second.severities},
    )
