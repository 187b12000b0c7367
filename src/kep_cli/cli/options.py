"""Options that several commands share, so that they are called and explained the same everywhere."""

from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from kep_cli.cli.usage import unknown

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
