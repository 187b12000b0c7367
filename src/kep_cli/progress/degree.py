"""The Zielerreichungsgrad: how far an indicator has come from its baseline to its target."""

from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction


class Undefined(Enum):
    """Why something cannot be computed."""

    NO_VALUE = auto()
    NO_BASELINE = auto()
    NO_TARGET = auto()
    TARGET_IS_BASELINE = auto()
    ACROSS_A_BREAK = auto()
    LIMIT_TO_BE_KEPT = auto()
    TOO_FEW_VALUES = auto()
    NOT_YET_DUE = auto()


def degree_of_achievement(baseline: Decimal, target: Decimal, value: Decimal) -> Fraction | None:
    """(Ist − Ausgang) / (Ziel − Ausgang): 0 at the baseline, 1 at the target, for rising and falling alike.

    Never clipped: below 0 it was a step back, above 1 more was done than asked. None where the target is the baseline.
    """
    way = Fraction(target) - Fraction(baseline)
    return (Fraction(value) - Fraction(baseline)) / way if way else None
