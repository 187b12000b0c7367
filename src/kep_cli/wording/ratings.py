"""Ratings, states and reasons in German, by the words that JSON and goal files use for them."""

from decimal import Decimal
from fractions import Fraction
from math import floor

from kep_cli.wording.numbers import say_number

RATINGS = {
    "gruen": "grün",
    "gelb": "gelb",
    "rot": "rot",
    "sonne": "Sonne",
    "leicht_bewoelkt": "leicht bewölkt",
    "wolke": "Wolke",
    "gewitter": "Gewitter",
}
"""Colours of the traffic light and grades of the trend method."""

SYMBOLS = {
    "gruen": "✔",
    "gelb": "▲",
    "rot": "✘",
    "sonne": "☀",
    "leicht_bewoelkt": "☀☁",
    "wolke": "☁",
    "gewitter": "⚡",
}
"""The same as signs, of different shapes: they can be told apart in print without colour."""

NO_SYMBOL = "○"
"""The sign of what has no rating."""

METHODS = {"ampel": "Ampel", "trend": "Trend"}
"""By what indicators are rated."""

STATES = {
    "vorschlag": "Vorschlag",
    "beschlossen": "beschlossen",
    "in_umsetzung": "in Umsetzung",
    "abgeschlossen": "abgeschlossen",
    "zurueckgestellt": "zurückgestellt",
    "verworfen": "verworfen",
}
"""How far measures have come."""

REASONS = {
    "kein_messwert": "noch kein Messwert",
    "kein_ausgangswert": "kein Ausgangswert",
    "kein_zielwert": "kein Zielwert",
    "ziel_gleich_ausgang": "Zielwert und Ausgangswert sind gleich",
    "zeitreihenbruch": "seit dem Ausgangswert wird anders gemessen",
    "grenze": "eine Grenze, die einzuhalten ist",
    "zu_wenige_werte": "zu wenige vergleichbare Jahreswerte",
    "noch_nicht_faellig": "noch nicht fällig",
}
"""Why something has no rating or no Zielerreichungsgrad."""

_HUNDRED = 100


def say_share(share: Fraction) -> str:
    """A share in whole percent, never rounded up: what is not reached is never called 100 %. `62 %`, `−5 %`."""
    return f"{say_number(Decimal(floor(share * _HUNDRED)))}\u00a0%"


def say_value(value: Decimal, unit: str) -> str:
    """A value with its unit: `1.234 Wohnungen`, `5,5 %`."""
    return f"{say_number(value)}\u00a0{unit}"
