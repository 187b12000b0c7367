"""What is known of an indicator beside its values: what it means, where it comes from, what to mind."""

from collections.abc import Iterator

from kep_cli.documents.views.vorlage import AngabeView
from kep_cli.model.kennzahl import Kennzahl
from kep_cli.progress.indicators import Standing
from kep_cli.telling.remarks import said_gaps, said_replaced
from kep_cli.wording.dates import say_moment
from kep_cli.wording.kennzahlen import COLLECTED, DIRECTIONS, EFFECTS
from kep_cli.wording.numbers import say_number
from kep_cli.wording.phrases import one_line
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
        ("Zeitreihe", "; ".join((*_breaks(kennzahl), *said_gaps(stands)))),
        ("Zeit", f"{say_share(stands.time)} der Zeit bis zum letzten Zielwert sind vergangen" if stands.time else None),
        ("Frühere Zielwerte", "; ".join(said_replaced(stands))),
        ("Bemerkung", kennzahl.bemerkung),
    )
    return (AngabeView(name, value) for name, value in said if value)


def _breaks(kennzahl: Kennzahl) -> Iterator[str]:
    for each in kennzahl.zeitreihenbrueche:
        compared = "vergleichbar" if each.vergleichbar else "nicht vergleichbar"
        yield f"ab {say_moment(each.ab)} anders gemessen ({one_line(each.grund)}; davor und danach {compared})"
