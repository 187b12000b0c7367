"""From when to when a product is in force."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kep_cli.model.produkt import Produkt


def validity(produkt: "Produkt") -> tuple[date, date]:
    """Its first and its last day; an end that is not said is open."""
    said = produkt.gueltig
    begin, end = (said.von, said.bis) if said else (None, None)
    return begin.first if begin else date.min, end.last if end else date.max
