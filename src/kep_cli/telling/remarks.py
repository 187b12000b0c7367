"""What to mind about an indicator beside its value and target: gaps, later values, replaced targets."""

from collections.abc import Iterator

from kep_cli.model.kennzahl import Erhebung
from kep_cli.progress.indicators import Standing
from kep_cli.telling.progress import said_target
from kep_cli.wording.counts import counted
from kep_cli.wording.dates import say_moment
from kep_cli.wording.phrases import joined


def remarks(stands: Standing) -> Iterator[str]:
    """All of it, a remark each: `ohne Wert: 2021 und 2024`, `früheres Ziel: 50 bis 2032 (ersetzt: 2025)`."""
    yield from said_gaps(stands)
    yield from (f"früheres Ziel: {each}" for each in said_replaced(stands))


def said_gaps(stands: Standing) -> Iterator[str]:
    """Years without a value where there is one each year, and values that nobody could know on the day."""
    years = {value.stichtag.year for value in stands.known.values}
    if stands.kennzahl.erhebung is Erhebung.JAEHRLICH and years:
        missing = [str(year) for year in range(min(years), max(years)) if year not in years]
        if missing:
            yield f"ohne Wert: {joined(missing)}"
    if later := len(stands.known.later):
        count = "zählt" if later == 1 else "zählen"
        yield f"{counted(later, 'Wert liegt', 'Werte liegen')} nach dem Stichtag und {count} nicht"


def said_replaced(stands: Standing) -> Iterator[str]:
    """Targets that others have replaced by the day: `50 bis 2032 (ersetzt: 2025)`."""
    for target in stands.kennzahl.zielwerte:
        if target.ersetzt is not None and target.ersetzt.first <= stands.day:
            yield f"{said_target(stands.kennzahl, target)} (ersetzt: {say_moment(target.ersetzt)})"
