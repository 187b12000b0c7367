"""What every report of a comparison gets."""

from functools import cached_property
from typing import NamedTuple

from kep_cli.compare.changes import Comparison
from kep_cli.compare.items import lay_out
from kep_cli.model.fields import Zeitpunkt
from kep_cli.model.konzept import Konzept
from kep_cli.reports.changes.names import Names
from kep_cli.reports.changes.said import say_when


class VersionName(NamedTuple):
    """How a version is called.

    `label` tells people („Runde auftakt“), `name` is what was typed, `kind` is `runde`, `fassung`, `ordner`, `git` or
    `heute`; `date` is when it was, and `commit` the full id of its commit, where they are known. `faulty` are the files
    of it that could not be read as a whole: what they say was not compared.
    """

    label: str
    name: str
    kind: str
    date: Zeitpunkt | None = None
    commit: str = ""
    faulty: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The label with its date: `Runde auftakt (15.01.2024)`."""
        if self.date is None:
            return self.label
        return f"{self.label} ({say_when(self.date)})"


class Compared:
    """A comparison with the two versions that were compared. `selection` says in German what was left out, if any."""

    def __init__(
        self,
        comparison: Comparison,
        versions: tuple[VersionName, VersionName],
        konzepte: tuple[Konzept, Konzept],
        selection: str = "",
    ) -> None:
        self.comparison = comparison
        self.old, self.new = versions
        self.before, self.after = konzepte
        self.selection = selection

    @property
    def title(self) -> str:
        """What the goals are called."""
        frame = self.after.rahmen or self.before.rahmen
        return " ".join(frame.data.titel.split()) if frame and frame.data else "Ziele"

    @cached_property
    def then(self) -> Names:
        """What things were called in the old version."""
        return Names(self.before, lay_out(self.before).by_key)

    @cached_property
    def now(self) -> Names:
        """What things are called in the new version."""
        return Names(self.after, lay_out(self.after).by_key)
