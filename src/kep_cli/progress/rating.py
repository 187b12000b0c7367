"""Ratings of an indicator: by traffic light against its target path, or by its trend."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from kep_cli.model.kennzahl import Kennzahl, Richtung, Zielwert
from kep_cli.model.konzept import Konzept
from kep_cli.progress.degree import Undefined
from kep_cli.progress.measured import Measured
from kep_cli.progress.series import Point, last_change, mean_change
from kep_cli.progress.targets import LIMITS, Requirement, direction, requirements
from kep_cli.progress.trend import Demand, Grade, grade_direction, grade_limit, grade_target, worst

_DIRECTION_ONLY = frozenset({Richtung.STEIGEND, Richtung.SINKEND})


class Light(StrEnum):
    """The colours of the traffic light, the best first."""

    GRUEN = "gruen"
    GELB = "gelb"
    ROT = "rot"


class Thresholds(NamedTuple):
    """How far a value may lag behind its target path, as a share of the whole way, to be green, and to be yellow."""

    green: Fraction = Fraction(5, 100)
    yellow: Fraction = Fraction(20, 100)


def said_thresholds(konzept: Konzept) -> Thresholds:
    """The thresholds that konzept.yaml names, in percent there; else the usual ones."""
    frame = konzept.frame
    said = frame.einstellungen.ampel if frame else None
    green, yellow = (said.gruen_bis, said.gelb_bis) if said else (None, None)
    usual = Thresholds()
    return Thresholds(_share(green, usual.green), _share(yellow, usual.yellow))


def _share(percent: Decimal | None, usual: Fraction) -> Fraction:
    return usual if percent is None else Fraction(percent) / 100


class Rating(NamedTuple):
    """A colour or a grade, or why there is none."""

    grade: Light | Grade | None
    why_none: Undefined | None = None


def rate_trend(kennzahl: Kennzahl, known: Measured, targets: tuple[Zielwert, ...]) -> Rating:
    """The grade by the trend method; of several targets at the same time the worst counts."""
    points = known.points()
    if not points:
        return Rating(None, Undefined.NO_VALUE)
    if not targets:
        if kennzahl.richtung not in _DIRECTION_ONLY:
            return Rating(None, Undefined.NO_TARGET)
        return _enough(grade_direction(points, direction(kennzahl)))
    return _enough(worst([_grade(kennzahl, points, target) for target in targets]))


def rate_light(
    kennzahl: Kennzahl, known: Measured, targets: tuple[Zielwert, ...], wanted: Fraction | None, thresholds: Thresholds
) -> Rating:
    """The colour of the traffic light.

    A limit is kept (green) or not (red), and so is a target that is due; nothing comes near to being kept. Before it is
    due, what counts is how far the value lags behind its target path. Without any target it is the last change.
    """
    if known.latest is None:
        return Rating(None, Undefined.NO_VALUE)
    if not targets:
        return _rate_change(kennzahl, known)
    required = [one for target in targets for one in requirements(kennzahl, target)]
    if all(one.margin(known.latest.wert) >= 0 for one in required):
        return Rating(Light.GRUEN)
    if kennzahl.richtung in LIMITS or is_due(known, targets):
        return Rating(Light.ROT)
    if kennzahl.richtung is Richtung.MEILENSTEIN:
        return Rating(None, Undefined.NOT_YET_DUE)
    return _rate_lag(kennzahl, known, required, wanted, thresholds)


def _rate_change(kennzahl: Kennzahl, known: Measured) -> Rating:
    if kennzahl.richtung not in _DIRECTION_ONLY:
        return Rating(None, Undefined.NO_TARGET)
    change = last_change(known.points())
    if change is None:
        return Rating(None, Undefined.TOO_FEW_VALUES)
    return Rating({1: Light.GRUEN, 0: Light.GELB, -1: Light.ROT}[direction(kennzahl).way(change)])


def _rate_lag(
    kennzahl: Kennzahl,
    known: Measured,
    required: list[Requirement],
    wanted: Fraction | None,
    thresholds: Thresholds,
) -> Rating:
    if known.baseline is None or known.latest is None:
        return Rating(None, Undefined.ACROSS_A_BREAK if kennzahl.ausgangswert else Undefined.NO_BASELINE)
    way = abs(Fraction(required[-1].limit) - Fraction(known.baseline.wert))
    if not way:
        return Rating(None, Undefined.TARGET_IS_BASELINE)
    if wanted is None:  # the target has no time, so nothing is late
        return Rating(None, Undefined.NOT_YET_DUE)
    behind = (wanted - Fraction(known.latest.wert)) / way
    lag = behind if required[-1].demand is Demand.AT_LEAST else -behind
    if lag <= thresholds.green:
        return Rating(Light.GRUEN)
    return Rating(Light.GELB if lag <= thresholds.yellow else Light.ROT)


def is_due(known: Measured, targets: tuple[Zielwert, ...]) -> bool:
    """Whether the latest value is that of the time by which the targets were to be reached, or a later one."""
    dues = [target.zum.last for target in targets if target.zum]
    return bool(dues) and known.latest is not None and known.latest.stichtag.last >= max(dues)


def _grade(kennzahl: Kennzahl, points: tuple[Point, ...], target: Zielwert) -> Grade | None:
    required = requirements(kennzahl, target)
    if kennzahl.richtung is Richtung.KORRIDOR:
        return _grade_corridor(points, required)
    (one,) = required
    if kennzahl.richtung in LIMITS or target.zum is None:
        return grade_limit(points, one.demand, one.limit)
    return grade_target(points, one.demand, one.limit, target.zum.last.year)


def _grade_corridor(points: tuple[Point, ...], required: tuple[Requirement, ...]) -> Grade | None:
    """A corridor is kept or missed; it is kept with a shadow where the next year would leave it, if all went on so."""
    mean = mean_change(points)
    if mean is None:
        return None
    missed = [one for one in required if one.margin(points[-1].value) < 0]
    if missed:
        return grade_limit(points, missed[0].demand, missed[0].limit)
    following = Fraction(points[-1].value) + mean
    stays = all(one.demand.is_met(following, one.limit) for one in required)
    return Grade.SONNE if stays else Grade.LEICHT_BEWOELKT


def _enough(grade: Grade | None) -> Rating:
    return Rating(grade) if grade else Rating(None, Undefined.TOO_FEW_VALUES)
