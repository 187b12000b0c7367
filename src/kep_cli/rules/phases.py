"""How grave it is when the content of a goal, or of what carries it out, falls short: the one place where rules ask.

A rule about form knows one severity. What a goal must offer grows with the work on it: while goals are being found,
everything is a hint; a concept and its implementation want the lowest goals to be definite, for they are what is
carried out and measured. The goals above them may stay broad. Maßnahmen, Kennzahlen and Produkte are only begun while
goals are being found: then they lack nothing. A concept completes them, and its implementation needs them complete.
"""

from collections.abc import Iterable

from kep_cli.diagnostics import Severity
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.ziel import Phase

_LACKS = {Phase.KONZEPT: Severity.INFO, Phase.UMSETZUNG: Severity.WARNING}


def grade(ziel: Zielknoten) -> Severity:
    """A warning for the lowest goals once the phase is no longer `zielbildung`, else a hint."""
    is_definite = ziel.phase not in {None, Phase.ZIELBILDUNG} and not ziel.children
    return Severity.WARNING if is_definite else Severity.INFO


def grade_of_lack(phase: Phase | None) -> Severity | None:
    """How grave it is in a phase that a goal is not yet carried out or measured in full; None where it is no lack."""
    return _LACKS.get(phase) if phase else None


def phase_served(konzept: Konzept, ziele: Iterable[str]) -> Phase | None:
    """The phase of the first of these goals that there is; without one, that of the whole Konzept."""
    for entity_id in ziele:
        if ziel := konzept.by_id.get(entity_id):
            return ziel.phase
    return konzept.frame.phase if konzept.frame else None
