"""Units of the administration, and what they have to deliver."""

from collections.abc import Iterator, Mapping

from kep_cli.model.konzept import Konzept
from kep_cli.progress.deeds import Deed, deeds_by_unit
from kep_cli.progress.overview import Overview

NOBODY = "ohne Zuständigkeit"
"""What stands for the unit where none is named."""


def unit_names(konzept: Konzept) -> Mapping[str, str]:
    """What the units are called, by their ids: `Bauamt (60)`."""
    return {unit.id: f"{unit.name} ({unit.kuerzel})" for unit in konzept.einheiten.values()}


def deeds_by_name(konzept: Konzept, overview: Overview) -> Iterator[tuple[str, list[Deed]]]:
    """What each unit has to deliver, by the names of the units; those of nobody last."""
    names = unit_names(konzept)
    found = deeds_by_unit(overview)
    for unit in sorted(found, key=lambda unit: (not unit, names.get(unit, unit))):
        yield names.get(unit, unit) or NOBODY, found[unit]
