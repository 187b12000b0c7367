"""An indicator in a row of a table: at what it measures."""

from typing import NamedTuple

from kep_cli.progress.overview import IndicatorState
from kep_cli.telling.progress import facts_of_indicator, name_of, rating_of_indicator, sign_of_indicator


class KennzahlzeileView(NamedTuple):
    """An indicator; `stand` is a sentence on its last value and target."""

    name: str
    zeichen: str
    bewertung: str
    stand: str


def indicator_row(state: IndicatorState) -> KennzahlzeileView:
    """The row of an indicator."""
    return KennzahlzeileView(
        name_of(state), sign_of_indicator(state), rating_of_indicator(state), facts_of_indicator(state.standing)
    )
