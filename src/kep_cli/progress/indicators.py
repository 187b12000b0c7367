"""How an indicator stands on a day: its value, its way to the target, and the rating that follows from both."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from kep_cli.model.kennzahl import Kennzahl, Messwert, Methode, Richtung, Zielwert
from kep_cli.progress.degree import Undefined, degree_of_achievement
from kep_cli.progress.measured import Measured, measured
from kep_cli.progress.path import Station, share_of_time, wanted_on
from kep_cli.progress.rating import Rating, Thresholds, is_due, rate_light, rate_trend
from kep_cli.progress.targets import LIMITS, Requirement, next_targets, requirements, targets_that_count

_ON_A_WAY = frozenset({Richtung.STEIGEND, Richtung.SINKEND})


class Standing(NamedTuple):
    """How an indicator stands on a day.

    `targets` are those by which it is judged, `required` what they demand together: of limits, those that held when the
    latest value was measured; `following` are the limits that hold since then, if they are others. `margin` is how far
    the latest value is on the right side of the narrowest demand, in the unit of the indicator (None without value or
    target); `kept` says whether it is. `degree` is the Zielerreichungsgrad, `wanted` the value that the target path
    asks for on the day of the latest value, `time` the share of the time to the targets that has passed on the day.
    """

    kennzahl: Kennzahl
    day: date
    known: Measured
    targets: tuple[Zielwert, ...]
    following: tuple[Zielwert, ...]
    required: tuple[Requirement, ...]
    path: tuple[Station, ...]
    margin: Decimal | None
    degree: Fraction | None
    no_degree: Undefined | None
    wanted: Fraction | None
    time: Fraction | None
    rating: Rating

    @property
    def latest(self) -> Messwert | None:
        """The latest value up to the day."""
        return self.known.latest

    @property
    def kept(self) -> bool | None:
        """Whether the latest value does what is demanded; None without value or target."""
        return None if self.margin is None else self.margin >= 0

    @property
    def missed(self) -> bool:
        """Whether the latest value fails a limit, or a target whose time has come; being on the way is no failure."""
        return self.kept is False and (self.kennzahl.richtung in LIMITS or is_due(self.known, self.targets))

    @property
    def methode(self) -> Methode:
        """By which method it is rated: by traffic light where nothing else is said."""
        return self.kennzahl.methode or Methode.AMPEL


def standing(kennzahl: Kennzahl, day: date, thresholds: Thresholds) -> Standing:
    """How an indicator stands on a day, with the thresholds of the traffic light."""
    known = measured(kennzahl, day)
    coming = next_targets(kennzahl, day)
    targets = _judging(kennzahl, known, coming, day)
    required = tuple(one for target in targets for one in requirements(kennzahl, target))
    path = target_path(kennzahl, known, day)
    latest = known.latest
    degree, no_degree = _degree(kennzahl, known, required)
    wanted = wanted_on(path, latest.stichtag.last) if latest else None
    if kennzahl.methode is Methode.TREND:
        rating = rate_trend(kennzahl, known, targets)
    else:
        rating = rate_light(kennzahl, known, targets, wanted, thresholds)
    return Standing(
        kennzahl=kennzahl,
        day=day,
        known=known,
        targets=targets,
        following=() if targets == coming else coming,
        required=required,
        path=path,
        margin=min((one.margin(latest.wert) for one in required), default=None) if latest else None,
        degree=degree,
        no_degree=no_degree,
        wanted=wanted,
        time=share_of_time(_until(path, targets), day),
        rating=rating,
    )


def _judging(kennzahl: Kennzahl, known: Measured, coming: tuple[Zielwert, ...], day: date) -> tuple[Zielwert, ...]:
    """By which targets the latest value is judged: a limit is kept or missed at the time of the value."""
    if kennzahl.richtung not in LIMITS or known.latest is None:
        return coming
    return next_targets(kennzahl, day, of=known.latest.stichtag.last)


def _until(path: tuple[Station, ...], targets: tuple[Zielwert, ...]) -> tuple[Station, ...]:
    """The stations of a path up to those of the targets."""
    dues = [target.zum.last for target in targets if target.zum]
    return tuple(station for station in path if not dues or station.day <= max(dues))


def target_path(kennzahl: Kennzahl, known: Measured, day: date) -> tuple[Station, ...]:
    """The stations from the baseline over all dated targets; none where nothing leads from one to the other."""
    if kennzahl.richtung not in _ON_A_WAY or known.baseline is None:
        return ()
    start = Station(known.baseline.stichtag.last, known.baseline.wert)
    stations = {
        target.zum.last: one.limit
        for target in targets_that_count(kennzahl, day)
        if target.zum is not None and target.zum.last > start.day
        for one in requirements(kennzahl, target)
    }
    return (start, *(Station(due, limit) for due, limit in sorted(stations.items()))) if stations else ()


def _degree(
    kennzahl: Kennzahl, known: Measured, required: tuple[Requirement, ...]
) -> tuple[Fraction | None, Undefined | None]:
    if kennzahl.richtung in LIMITS or kennzahl.richtung is Richtung.MEILENSTEIN:
        return None, Undefined.LIMIT_TO_BE_KEPT
    if not required:
        return None, Undefined.NO_TARGET
    if known.latest is None:
        return None, Undefined.NO_VALUE
    if known.baseline is None:
        return None, Undefined.ACROSS_A_BREAK if kennzahl.ausgangswert else Undefined.NO_BASELINE
    found = degree_of_achievement(known.baseline.wert, required[-1].limit, known.latest.wert)
    return found, None if found is not None else Undefined.TARGET_IS_BASELINE
