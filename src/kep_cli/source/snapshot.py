"""The files of one version of a workspace, wherever that version is kept."""

from collections.abc import Mapping
from typing import NamedTuple

from kep_cli.diagnostics import Fault

GOALS = "goals"
"""The folder of a workspace that holds the goals."""

FRAME = "goals/konzept.yaml"
"""The file that makes a folder a workspace."""

FROZEN = "goals/fassungen"
"""Where the frozen copies lie; they are no part of the live goals."""


TABLES = "goals/kennzahlen/"
"""Where tables of measured values may lie."""

_IGNORED_NAMES = frozenset({"Thumbs.db", "desktop.ini"})


class Snapshot(NamedTuple):
    """All files below `goals/`, by their path relative to the workspace.

    `files` holds the bytes of what kep reads (`*.yaml`, and `*.csv` among the Kennzahlen), of a file over the size
    limit only its first bytes, one more than allowed. `not_read` are the other files with the German reason, `outside`
    the links that lead out of the workspace, `fassungen` the names of the frozen copies, `faults` what has become of
    those since they were frozen.
    All in the order of their paths.
    """

    files: Mapping[str, bytes]
    not_read: Mapping[str, str]
    outside: tuple[str, ...]
    fassungen: tuple[str, ...]
    faults: tuple[Fault, ...] = ()


def is_read(path: str) -> bool:
    """Whether kep reads a file of this path: goal files, and tables of measured values."""
    return path.endswith(".yaml") or is_table(path)


def is_table(path: str) -> bool:
    """Whether a file of this path is a table of measured values."""
    return path.startswith(TABLES) and path.lower().endswith(".csv")


def why_not_read(path: str) -> str:
    """Why a file of this path is not read, in German."""
    if path.lower().endswith(".csv"):
        return f"Tabellen mit Messwerten liest kep nur im Ordner {TABLES.rstrip('/')}"
    endings = "den Endungen .yaml und .csv" if path.startswith(TABLES) else "der Endung .yaml"
    return f"kep liest hier nur Dateien mit {endings}"


def is_worth_telling(name: str) -> bool:
    """Whether people should hear that a file of this name is not read: not what their programs leave behind."""
    return not name.startswith((".", "~")) and name not in _IGNORED_NAMES
