"""The Zielerreichungsgrad: how far an indicator has come from its baseline to its target."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Undefined(StrEnum):
    """Why something cannot be computed. The words are those of the JSON."""

    NO_VALUE = "kein_messwert"
    NO_BASELINE = "kein_ausgangswert"
    NO_TARGET = "kein_zielwert"
    TARGET_IS_BASELINE = "ziel_gleich_ausgang"
    ACROSS_A_BREAK = "zeitreihenbruch"
    LIMIT_TO_BE_KEPT = "grenze"
    TOO_FEW_VALUES = "zu_wenige_werte"
    NOT_YET_DUE = "noch_nicht_faellig"


def degree_of_achievement(baseline: Decimal, target: Decimal, value: Decimal) -> Fraction | None:
    """(Ist − Ausgang) / (Ziel − Ausgang): 0 at the baseline, 1 at the target, for rising and falling alike.

    Never clipped: below 0 it was a step back, above 1 more was done than asked. None where the target is the baseline.
    """
    way = Fraction(target) - Fraction(baseline)
    return (Fraction(value) - Fraction(baseline)) / way if way else None
