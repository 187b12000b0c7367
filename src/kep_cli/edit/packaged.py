"""The workspaces that come with kep: an empty one to begin with, and a county to try things on."""

from pathlib import Path
from string import Template

from kep_cli.errors import KepError
from kep_cli.source.snapshot import FRAME, GOALS

README = "LIESMICH.md"
"""What people should read first; it lies beside the goals."""

YEARS_AHEAD = 5
"""How long the time of an empty workspace lasts after its first year, until somebody says otherwise."""

_KINDS = (".yaml", ".csv")
_EMPTY = "leer"
_EXAMPLE = "musterland"
_HERE = Path(__file__).resolve()
# A wheel carries them inside the package; a checkout (also installed editable) keeps them at its top.
_PLACES = (_HERE.parents[1] / "arbeitsbereiche", _HERE.parents[3] / "arbeitsbereiche")


def empty_workspace(first_year: int) -> dict[str, bytes]:
    """The files of an empty workspace by their paths in it; its goals are for the time from this year on.

    Raises KepError where the installation lacks them.
    """
    files = _files(_EMPTY)
    years = {"von": str(first_year), "bis": str(first_year + YEARS_AHEAD)}
    return files | {FRAME: Template(files[FRAME].decode()).substitute(years).encode()}


def example_county() -> dict[str, bytes]:
    """The files of the fictional county, frozen copies included, by their paths in the workspace.

    Raises KepError where the installation lacks them.
    """
    return _files(_EXAMPLE)


def _files(name: str) -> dict[str, bytes]:
    for place in _PLACES:
        if (place / name / FRAME).is_file():
            return {path.relative_to(place / name).as_posix(): path.read_bytes() for path in _paths(place / name)}
    message = f"Der mitgelieferte Arbeitsbereich „{name}“ fehlt"
    raise KepError(message, "Installieren Sie kep neu; die Installation ist unvollständig")


def _paths(workspace: Path) -> list[Path]:
    """Nothing but what belongs to it: in a checkout somebody may have rendered its papers."""
    inside = sorted(path for path in (workspace / GOALS).rglob("*") if path.suffix in _KINDS)
    return [workspace / README, *inside]
