"""Plan and actual of an indicator, row by row."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from kep_cli.model.kennzahl import Kennzahl
from kep_cli.progress.indicators import Standing
from kep_cli.progress.plan import margin, plan_and_actual
from kep_cli.progress.targets import LIMITS
from kep_cli.wording.dates import say_moment
from kep_cli.wording.numbers import rounded, say_number

_NOT_COMPARABLE = "mit späteren Werten nicht vergleichbar"


class WertView(NamedTuple):
    """A row of plan and actual: `31.12.2025`, `1.980`, `2.031`, `−51`, `vorläufig`. Empty is what there is not."""

    zeit: str
    ist: str
    plan: str
    abweichung: str
    anmerkung: str


def rows(stands: Standing) -> Iterator[WertView]:
    """The values up to the day and the targets to come, as they are printed; the deviations add up as printed."""
    kennzahl, places = stands.kennzahl, decimal_places(stands)
    for row in plan_and_actual(stands):
        ends = tuple(None if end is None else rounded(end, places) for end in (row.lower, row.upper))
        remarks = ("vorläufig" if row.provisional else "", "" if row.comparable else _NOT_COMPARABLE)
        yield WertView(
            zeit=say_moment(row.moment),
            ist="" if row.actual is None else say_number(row.actual),
            plan=said_demand(kennzahl, *ends),
            abweichung=_deviation(kennzahl, row.actual, *ends),
            anmerkung=", ".join(filter(None, remarks)),
        )


def decimal_places(stands: Standing) -> int:
    """How many places behind the comma the values and targets of an indicator have, at most."""
    numbers = [value.wert for value in stands.known.values]
    targets = stands.kennzahl.zielwerte
    numbers += [end for each in targets for end in (each.wert, each.von, each.bis) if end is not None]
    return max((_places(number) for number in numbers), default=0)


def said_demand(kennzahl: Kennzahl, lower: Decimal | None, upper: Decimal | None) -> str:
    """`2.031` on the way to a target; of a limit `mindestens 95`, `15 bis 30`."""
    least, most = ("" if end is None else say_number(end) for end in (lower, upper))
    if kennzahl.richtung not in LIMITS or (least and most):
        return f"{least} bis {most}" if least and most and least != most else least or most
    return f"mindestens {least}" if least else f"höchstens {most}" if most else ""


def _deviation(kennzahl: Kennzahl, actual: Decimal | None, lower: Decimal | None, upper: Decimal | None) -> str:
    """How far a value is on the right side of what was asked for, as it is printed: `+12`, `−51`, `0`."""
    if actual is None:
        return ""
    asked = (None if end is None else Fraction(end) for end in (lower, upper))
    found = margin(kennzahl, Fraction(actual), *asked)
    if found is None:
        return ""
    places = max(_places(number) for number in (actual, lower, upper) if number is not None)
    return f"{'+' if found > 0 else ''}{say_number(rounded(found, places))}"


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
