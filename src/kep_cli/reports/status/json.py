"""The state of things as JSON, for other programs."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from kep_cli.model.kennzahl import Messwert, Zielwert
from kep_cli.progress.due import Due
from kep_cli.progress.overview import IndicatorState, MeasureState
from kep_cli.reports.as_json import json_lines
from kep_cli.reports.status.stand import Stand
from kep_cli.reports.values import Json, as_json
from kep_cli.wording.dates import iso
from kep_cli.wording.numbers import rounded, rounded_down
from kep_cli.wording.styled import StyledLine

_PLACES = 4


def report(stand: Stand) -> Iterator[StyledLine]:
    """An object: the day, all indicators and measures, and the goals without any. Numbers are texts, never floats."""
    overview = stand.overview
    yield from json_lines(
        {
            "stichtag": overview.day.isoformat(),
            "kennzahlen": [_indicator(state) for state in overview.indicators],
            "massnahmen": [_measure(state) for state in overview.measures],
            "ziele_ohne": [ziel.id for ziel in overview.uncovered],
            "nicht_lesbar": list(overview.unreadable),
        }
    )


def _indicator(state: IndicatorState) -> dict[str, Json]:
    stands = state.standing
    kennzahl = stands.kennzahl
    grade, why = stands.rating
    return {
        "id": state.entry.id,
        "name": kennzahl.name,
        "einheit": kennzahl.einheit,
        "richtung": kennzahl.richtung.value,
        "methode": stands.methode.value,
        "bewertung": grade.value if grade else None,
        "bewertung_fehlt": why.value if why else None,
        "bewertung_manuell": as_json(kennzahl.bewertung) if kennzahl.bewertung else None,
        "zielerreichungsgrad": _degree(stands.degree),
        "zielerreichungsgrad_fehlt": stands.no_degree.value if stands.no_degree else None,
        "wert": _value(stands.latest),
        "zielwerte": [_target(target) for target in stands.targets],
        "eingehalten": stands.kept,
        "abstand": str(stands.margin) if stands.margin is not None else None,
        "soll": _number(stands.wanted),
        "zeitanteil": _number(stands.time),
        "misst": list(kennzahl.misst),
        **_dues(state),
    }


def _measure(state: MeasureState) -> dict[str, Json]:
    massnahme = state.massnahme
    return {
        "id": state.entry.id,
        "titel": massnahme.titel,
        "handlungsschwerpunkt": state.entry.handlungsschwerpunkt.id,
        "ziele": list(massnahme.ziele),
        "status": massnahme.status.value if massnahme.status else None,
        "beginn": iso(massnahme.beginn) if massnahme.beginn else None,
        "ende": iso(massnahme.ende) if massnahme.ende else None,
        **_dues(state),
    }


def _dues(state: MeasureState | IndicatorState) -> dict[str, Json]:
    return {
        "zustaendig": list(state.units),
        "ueberfaellig": [_due(due) for due in state.late],
        "faellig": [_due(due) for due in state.soon],
    }


def _due(due: Due) -> Json:
    return {"tag": due.day.isoformat(), "was": due.task.value, "titel": due.title}


def _value(value: Messwert | None) -> Json:
    return as_json(value) if value else None


def _target(target: Zielwert) -> Json:
    return as_json(target)


def _degree(degree: Fraction | None) -> str | None:
    """How far an indicator has come, never rounded up."""
    return None if degree is None else _written(rounded_down(degree, _PLACES))


def _number(share: Fraction | None) -> str | None:
    """A fraction as a decimal number with at most four places."""
    return None if share is None else _written(rounded(share, _PLACES))


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}" if number else "0"
