"""Options that several commands share, so that they are called and explained the same everywhere."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

import typer

from kep_cli.cli.usage import unknown
from kep_cli.errors import KepError
from kep_cli.wording.dates import parse_moment

Workspace = Annotated[
    str | None,
    typer.Option(
        "--workspace",
        "-C",
        metavar="ORDNER",
        help="Der Ordner, in dem goals/konzept.yaml liegt. Ohne Angabe ist es der aktuelle oder der nächste darüber.",
    ),
]
Revision = Annotated[
    str | None,
    typer.Option(
        "--rev",
        metavar="FASSUNG",
        help="Nimmt statt der heutigen Ziele eine Fassung: den Namen einer Runde, einer Fassung, eines Ordners oder "
        "einer Git-Revision. ordner:NAME meint immer den Ordner, git:NAME immer die Revision.",
    ),
]


Stichtag = Annotated[
    str | None,
    typer.Option(
        "--stichtag",
        metavar="DATUM",
        help="Der Tag, auf den sich alles bezieht, etwa 2026-06-30 oder 30.06.2026; sonst heute.",
    ),
]


def one_of(known: Sequence[str], value: str, what: str) -> str:
    """The value, if it is one of the known ones; raises KepError with the nearest one otherwise.

    `what` begins the sentence: „Das Format“.
    """
    if value not in known:
        raise unknown(what, value, known, see=f"Bekannt sind: {', '.join(known)}")
    return value


def separated(values: Iterable[str] | None) -> tuple[str, ...]:
    """The parts of values that may be given one by one or with commas between them: `md,tex`."""
    parts = (part.strip() for value in values or () for part in value.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def day(said: str | None) -> date:
    """The day that `--stichtag` names, in ISO or German spelling; without it, today. Raises KepError."""
    if said is None:
        # The day of whoever asks, as it stands on the papers.
        return date.today()  # noqa: DTZ011 - the calendar on the wall, not a moment
    moment = parse_moment(said.strip())
    if moment is None or moment.day is None:
        message = f"„{said}“ ist kein Tag, den es gibt"
        raise KepError(message, "Schreiben Sie ihn so: --stichtag 2026-06-30, oder so: --stichtag 30.06.2026")
    return moment.first


def cannot(option: str, form: str, hint: str) -> KepError:
    """That a format has no place for what an option asks for."""
    return KepError(f"Das Format „{form}“ kennt „{option}“ nicht", hint)
