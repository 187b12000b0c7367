"""What is known of an indicator beside its values: what it means, where it comes from, what to mind."""

from collections.abc import Iterator

from kep_cli.documents.views.vorlage import AngabeView
from kep_cli.model.kennzahl import Erhebung, Kennzahl
from kep_cli.progress.indicators import Standing
from kep_cli.telling.progress import said_target
from kep_cli.wording.counts import counted
from kep_cli.wording.dates import say_moment
from kep_cli.wording.kennzahlen import COLLECTED, DIRECTIONS, EFFECTS
from kep_cli.wording.numbers import say_number
from kep_cli.wording.phrases import joined, one_line
from kep_cli.wording.ratings import say_share


def facts(stands: Standing) -> Iterator[AngabeView]:
    """What is known, each with its name; what nobody said is left out."""
    kennzahl = stands.kennzahl
    baseline, source = kennzahl.ausgangswert, kennzahl.quelle
    said = (
        ("Definition", kennzahl.definition),
        ("Berechnung", kennzahl.formel),
        ("Richtung", DIRECTIONS[kennzahl.richtung]),
        ("Wirkungsebene", EFFECTS[kennzahl.wirkungsebene] if kennzahl.wirkungsebene else None),
        ("Ausgangswert", f"{say_number(baseline.wert)} ({say_moment(baseline.stichtag)})" if baseline else None),
        ("Raum", kennzahl.raum),
        ("Erhebung", COLLECTED[kennzahl.erhebung] if kennzahl.erhebung else None),
        ("Quelle", ", ".join(filter(None, (source.name, source.url, source.lizenz))) if source else None),
        ("Zeitreihe", "; ".join((*_breaks(kennzahl), *_gaps(stands)))),
        ("Zeit", f"{say_share(stands.time)} sind vergangen{_span(stands)}" if stands.time else None),
        ("Frühere Zielwerte", "; ".join(_replaced(stands))),
        ("Bemerkung", kennzahl.bemerkung),
    )
    return (AngabeView(name, value) for name, value in said if value)


def _span(stands: Standing) -> str:
    """From when to when the time runs: from the baseline to the target by which the value is judged."""
    baseline, due = stands.kennzahl.ausgangswert, [target.zum for target in stands.targets if target.zum]
    if baseline is None or not due:
        return ""
    return f" (von {say_moment(baseline.stichtag)} bis {say_moment(due[-1])})"


def _breaks(kennzahl: Kennzahl) -> Iterator[str]:
    for each in kennzahl.zeitreihenbrueche:
        compared = "vergleichbar" if each.vergleichbar else "nicht vergleichbar"
        yield f"ab {say_moment(each.ab)} anders gemessen ({one_line(each.grund)}; davor und danach {compared})"


def _gaps(stands: Standing) -> Iterator[str]:
    """Years without a value where there is one each year, and values that nobody could know on the day."""
    years = {value.stichtag.year for value in stands.known.values}
    if stands.kennzahl.erhebung is Erhebung.JAEHRLICH and years:
        missing = [str(year) for year in range(min(years), max(years)) if year not in years]
        if missing:
            yield f"ohne Wert: {joined(missing)}"
    if later := len(stands.known.later):
        count = "zählt" if later == 1 else "zählen"
        yield f"{counted(later, 'Wert liegt', 'Werte liegen')} nach dem Stichtag und {count} nicht"


def _replaced(stands: Standing) -> Iterator[str]:
    for target in stands.kennzahl.zielwerte:
        if target.ersetzt is not None and target.ersetzt.first <= stands.day:
            yield f"{said_target(stands.kennzahl, target)} (ersetzt: {say_moment(target.ersetzt)})"
