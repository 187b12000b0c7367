"""Which goals are measured by a Kennzahl, so that their wording need not say by how much and until when."""

from typing import NamedTuple

from kep_cli.model.konzept import Konzept


class MeasuredGoals(NamedTuple):
    """Ids of goals: those with a target value that still holds, and those with a value to start from."""

    with_target: frozenset[str]
    with_base: frozenset[str]


def measured_goals(konzept: Konzept) -> MeasuredGoals:
    """What the Kennzahlen say about goals. A target without a time holds at all times.

    Where a Kennzahl cannot be read, each goal is given the benefit of the doubt: it is told elsewhere.
    """
    if konzept.broken("goals/kennzahlen/") or any(entry.data is None for entry in konzept.kennzahlen):
        everything = frozenset(konzept.by_id)
        return MeasuredGoals(everything, everything)
    kennzahlen = [entry.data for entry in konzept.kennzahlen if entry.data is not None]
    targeted = [kennzahl for kennzahl in kennzahlen if any(one.ersetzt is None for one in kennzahl.zielwerte)]
    based = [kennzahl for kennzahl in kennzahlen if kennzahl.ausgangswert is not None]
    return MeasuredGoals(
        frozenset(measured for kennzahl in targeted for measured in kennzahl.misst),
        frozenset(measured for kennzahl in based for measured in kennzahl.misst),
    )
