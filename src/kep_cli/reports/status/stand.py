"""What every report on the state of things gets."""

from typing import NamedTuple

from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.progress.overview import Overview
from kep_cli.wording.dates import Moment, moment_of


class Stand(NamedTuple):
    """How things stand on a day.

    `goals` are those to be told of, each before what is below it; none where only a measure or an indicator was asked
    for. With `only_due`, only what is late or due soon is told, by units.
    """

    konzept: Konzept
    overview: Overview
    goals: tuple[Zielknoten, ...]
    only_due: bool = False

    @property
    def day(self) -> Moment:
        """The day, as people write it."""
        return moment_of(self.overview.day)

    @property
    def nothing(self) -> str:
        """That there is nothing to tell of, in a sentence; empty where there is something, be it unreadable."""
        overview = self.overview
        if overview.measures or overview.indicators or overview.unreadable:
            return ""
        begin = "Es gibt" if len(self.goals) == len(self.konzept.ziele) else "Dazu gibt es"
        return f"{begin} noch keine Maßnahmen und keine Kennzahlen."
