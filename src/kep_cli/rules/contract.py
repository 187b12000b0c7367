"""What a rule is, and what it gets to see.

A rule is one generator function that says where and what. Its code, name and usual severity stand in its
decorator; whether it is on, and how grave it is in this workspace, the dispatcher knows. Its
docstring is its documentation: `kep explain` prints it, `docs/regeln.md` is made from it.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kep_cli.diagnostics import Fault, Finding, Severity
from kep_cli.model.beschluss import Versions
from kep_cli.model.konzept import Konzept
from kep_cli.rules.manuscript import Manuscript
from kep_cli.rules.measured_goals import MeasuredGoals, measured_goals
from kep_cli.rules.number_groups import Numbering, numbering
from kep_cli.rules.texts import Texts

if TYPE_CHECKING:  # what knows Maßnahmen, Kennzahlen and older versions is imported only where there are some
    from kep_cli.progress.rating import Thresholds
    from kep_cli.rules.indicators import SeenKennzahl
    from kep_cli.rules.measures import SeenMassnahme
    from kep_cli.rules.past import Past


@dataclass(frozen=True)
class Context:
    """All that a rule may look at: the whole Konzept, the faults met while reading, by kind, and all rules.

    `day` is the Stichtag; without one, nothing is judged that depends on it. `resolved` are the Fassungen that became
    resolutions, as far as they could be read; `against` is the version that somebody wants the goals compared with.
    """

    konzept: Konzept
    faults: Mapping[Enum, tuple[Fault, ...]]
    rules: tuple["Rule", ...]
    day: date | None = None
    resolved: Versions = field(default_factory=dict)
    against: Konzept | None = None

    @cached_property
    def texts(self) -> Texts:
        """Every text that people have written, collected once for all rules."""
        return Texts(self.konzept)

    @cached_property
    def manuscript(self) -> Manuscript:
        """The words of all texts that can still be changed, in a row for fast searches."""
        return Manuscript(self.texts)

    @cached_property
    def numbering(self) -> Numbering:
        """Which goals count together and what their numbers say, found out once for all rules."""
        return numbering(self.konzept)

    @cached_property
    def past(self) -> "Past | None":
        """What became of the goals of older versions, found out once for all rules; None where there are none."""
        if not self.resolved and self.against is None:
            return None
        from kep_cli.rules.past import Past  # noqa: PLC0415 - most runs compare nothing, and need not load what does

        return Past(self.konzept, self.resolved, self.against)

    @cached_property
    def measured_goals(self) -> MeasuredGoals:
        """Which goals are measured by a Kennzahl, found out once for all rules."""
        return measured_goals(self.konzept)

    @cached_property
    def massnahmen(self) -> tuple["SeenMassnahme", ...]:
        """The Maßnahmen that can be read, with what rules ask of them."""
        if not self.konzept.massnahmen:
            return ()
        from kep_cli.rules.measures import seen_massnahmen  # noqa: PLC0415 - not every workspace has any

        return seen_massnahmen(self.konzept)

    @cached_property
    def kennzahlen(self) -> tuple["SeenKennzahl", ...]:
        """The Kennzahlen that can be read, with what rules ask of them on the day."""
        if not self.konzept.kennzahlen:
            return ()
        from kep_cli.rules.indicators import seen_kennzahlen  # noqa: PLC0415 - the same

        return seen_kennzahlen(self.konzept, self.day)

    @cached_property
    def measured(self) -> frozenset[str] | None:
        """Ids of what is measured by a Kennzahl; None where one cannot be read in full or names what there is not."""
        if self.konzept.broken("goals/kennzahlen/") or len(self.kennzahlen) < len(self.konzept.kennzahlen):
            return None
        said = frozenset(measured for seen in self.kennzahlen for measured in seen.data.misst)
        is_said_in_full = all("misst" not in seen.entry.unreadable for seen in self.kennzahlen)
        return said if is_said_in_full and said <= {entry.id for entry in self.konzept.identified()} else None

    @cached_property
    def thresholds(self) -> "Thresholds":
        """The thresholds of the traffic light, as shares. Asked for only where konzept.yaml names some."""
        from kep_cli.progress.rating import said_thresholds  # noqa: PLC0415 - the same

        return said_thresholds(self.konzept)

    def of_kind(self, kind: Enum) -> tuple[Fault, ...]:
        """The faults of one kind, in reading order."""
        return self.faults.get(kind, ())


def found(fault: Fault, message: str, remedy: str) -> Finding:
    """The finding that says a fault in German, at the fault's place."""
    return Finding(fault.span, message, remedy, fault.entity)


Check = Callable[[Context], Iterator[Finding]]


class Rule(NamedTuple):
    """A rule as the catalogue lists it.

    `code` is KEP and three digits, the first of which is its family; `name` reads well after "allow"; `severity` is the
    usual one, where a finding does not say its own; `documentation` is German Markdown. A rule that is not `default_on`
    applies only where it is selected. What a `dated` one finds depends on the Stichtag; it is never an error by itself.
    One that `compares` finds something only where an older version is at hand.
    """

    code: str
    name: str
    severity: Severity
    default_on: bool
    documentation: str
    check: Check
    dated: bool = False
    compares: bool = False

    @property
    def summary(self) -> str:
        """The first sentence of its documentation."""
        return self.documentation.split("\n\n", 1)[0].replace("\n", " ")

    def is_meant_by(self, selector: str) -> bool:
        """Whether a selector (`KEP301`, `KEP3`, `doppeltes-leerzeichen`) means this rule."""
        return bool(selector) and (self.code.startswith(selector.upper()) or self.name == selector)


def rule(
    code: str, name: str, severity: Severity, *, default_on: bool = True, dated: bool = False
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function; its docstring becomes the documentation."""

    def make(check: Check) -> Rule:
        return Rule(code, name, severity, default_on, inspect.cleandoc(check.__doc__ or ""), check, dated=dated)

    return make


def comparing_rule(code: str, name: str, severity: Severity) -> Callable[[Check], Rule]:
    """Make a rule that compares with older versions."""
    return lambda check: rule(code, name, severity)(check)._replace(compares=True)
