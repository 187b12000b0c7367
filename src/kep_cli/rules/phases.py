"""How grave it is when the content of a goal falls short: the one place where rules ask for it.

A rule about form knows one severity. What a goal must offer grows with the work on it: while goals are being found,
everything is a hint; a concept and its implementation want the lowest goals to be definite, for they are what is
carried out and measured. The goals above them may stay broad.
"""

from kep_cli.diagnostics import Severity
from kep_cli.model.konzept import Zielknoten
from kep_cli.model.ziel import Phase


def grade(ziel: Zielknoten) -> Severity:
    """A warning for the lowest goals once the phase is no longer `zielbildung`, else a hint."""
    is_definite = ziel.phase not in {None, Phase.ZIELBILDUNG} and not ziel.children
    return Severity.WARNING if is_definite else Severity.INFO
