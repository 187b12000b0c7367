"""What a rule is, and what it gets to see.

A rule is one generator function that says where and what. Its code, name and usual severity stand in its
decorator; whether it is on, and how grave it is in this workspace, the dispatcher knows. Its
docstring is its documentation: `kep explain` prints it, `docs/regeln.md` is made from it.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kep_cli.diagnostics import Fault, Finding, Severity
from kep_cli.model.beschluss import Versions
from kep_cli.model.konzept import Konzept
from kep_cli.rules.manuscript import Manuscript
from kep_cli.rules.number_groups import Numbering, numbering
from kep_cli.rules.texts import Texts

if TYPE_CHECKING:
    from kep_cli.rules.past import Past


@dataclass(frozen=True)
class Context:
    """All that a rule may look at: the whole Konzept, the faults met while reading, by kind, and all rules.

    `resolved` are the Fassungen that became resolutions, as far as they could be read; `against` is the version that
    somebody wants the goals compared with.
    """

    konzept: Konzept
    faults: Mapping[Enum, tuple[Fault, ...]]
    rules: tuple["Rule", ...]
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

    def of_kind(self, kind: Enum) -> tuple[Fault, ...]:
        """The faults of one kind, in reading order."""
        return self.faults.get(kind, ())


def found(fault: Fault, message: str, remedy: str) -> Finding:
    """The finding that says a fault in German, at the fault's place."""
    return Finding(fault.span, message, remedy, fault.entity)


Check = Callable[[Context], Iterator[Finding]]


class Rule(NamedTuple):
    """A rule as the catalogue lists it.

    `code` is KEP and three digits, the first of which is its family; `name` reads well after "allow"; `documentation`
    is German Markdown. A rule that is not `default_on` applies only where it is selected. One that `compares` finds
    something only where an older version is at hand.
    """

    code: str
    name: str
    severity: Severity
    default_on: bool
    documentation: str
    check: Check
    compares: bool = False

    @property
    def summary(self) -> str:
        """The first sentence of its documentation."""
        return self.documentation.split("\n\n", 1)[0].replace("\n", " ")

    def is_meant_by(self, selector: str) -> bool:
        """Whether a selector (`KEP301`, `KEP3`, `doppeltes-leerzeichen`) means this rule."""
        return bool(selector) and (self.code.startswith(selector.upper()) or self.name == selector)


def rule(
    code: str, name: str, severity: Severity, *, default_on: bool = True, compares: bool = False
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function; its docstring becomes the documentation."""

    def make(check: Check) -> Rule:
        return Rule(code, name, severity, default_on, inspect.cleandoc(check.__doc__ or ""), check, compares)

    return make
