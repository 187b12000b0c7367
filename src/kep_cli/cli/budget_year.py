"""`--haushaltsjahr` of `kep render`: the year whose budget a Haushaltsanlage belongs to."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from kep_cli.errors import KepError

Haushaltsjahr = Annotated[
    str | None,
    typer.Option(
        "--haushaltsjahr",
        metavar="JAHR",
        help="Das Jahr, zu dessen Haushalt die Haushaltsanlage gehört; sonst das Jahr nach dem Stichtag.",
    ),
]

_FIRST, _LAST = 1900, 2999


def budget_year(said: str | None, names: Sequence[str], day: date) -> int | None:
    """The year of the budget; None where no report among these names is about one. Raises KepError."""
    from kep_cli.documents.choosing import BUDGET

    if BUDGET not in names:
        if said is not None:
            message = "Ein Haushaltsjahr hat nur die Haushaltsanlage"
            raise KepError(message, f"Lassen Sie --haushaltsjahr weg, oder nennen Sie „{BUDGET}“")
        return None
    year = str(day.year + 1) if said is None else said.strip()
    if not (year.isascii() and year.isdecimal() and _FIRST <= int(year) <= _LAST):
        message = f"„{year}“ ist kein Haushaltsjahr"
        raise KepError(message, f"Nennen Sie ein Jahr von {_FIRST} bis {_LAST}, etwa: --haushaltsjahr 2027")
    return int(year)
