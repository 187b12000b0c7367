"""Goals checked with all that the rules compare them with: the Fassungen that were resolved, and another version."""

from datetime import date
from typing import NamedTuple

from kep_cli.cli import terminal
from kep_cli.cli.goals import Goals, fassung, is_altered, with_revisions
from kep_cli.diagnostics import Diagnostic
from kep_cli.errors import KepError
from kep_cli.model.beschluss import needed_versions  # noqa: TID253 - this module is itself imported only by a run
from kep_cli.model.konzept import Konzept  # noqa: TID253 - the same
from kep_cli.model.load import Loader  # noqa: TID253 - the same
from kep_cli.rules.dispatch import check_as, said_settings  # noqa: TID253 - the same
from kep_cli.settings import RuleSettings, combined
from kep_cli.source.snapshot import FROZEN


class Checked(NamedTuple):
    """The findings that are to be told, and how many more there are that the version compared with had already."""

    diagnostics: list[Diagnostic]
    known: int = 0


class Checker:
    """Checks goals under the settings of konzept.yaml and, on top of them, those of the command line.

    They are compared with the Fassungen that became resolutions. One that cannot be read is left out, and that is said;
    so is one that was edited, which is a finding. A frozen copy itself is not compared, for it stays what it was.
    """

    def __init__(self, goals: Goals, settings: RuleSettings, loader: Loader, day: date | None) -> None:
        self._goals = goals
        self._settings = combined(said_settings(goals.konzept), settings)
        self._loader = loader
        self._day = day
        self._versions: dict[str, Konzept | None] = {}

    def findings(self, against: Goals | None = None) -> Checked:
        """All findings, those of a comparison with another version included."""
        return Checked(list(self._check(self._goals.konzept, against.konzept if against else None)))

    def new_findings(self, against: Goals) -> Checked:
        """The findings that the other version did not have already under the same rules."""
        from kep_cli.rules.only_new import only_new

        before = with_revisions(against).konzept
        found = self.findings(against).diagnostics
        fresh = only_new(found, self._goals.konzept, self._check(before), before)
        return Checked(fresh, len(found) - len(fresh))

    def _check(self, konzept: Konzept, against: Konzept | None = None) -> tuple[Diagnostic, ...]:
        resolved = self._resolved(konzept)
        return check_as(konzept, self._settings, day=self._day, resolved=resolved, against=against)

    def _resolved(self, konzept: Konzept) -> dict[str, Konzept]:
        if self._goals.place.startswith(FROZEN):
            return {}
        found = {name: self._version(name) for name in needed_versions(konzept)}
        return {name: version for name, version in found.items() if version}

    def _version(self, name: str) -> Konzept | None:
        if name not in self._versions:
            try:
                version = None if is_altered(self._goals, name) else fassung(self._goals, name, self._loader)
            except KepError as error:
                terminal.note(f"Mit der beschlossenen Fassung „{name}“ wird nicht verglichen: {error.message}")
                version = None
            self._versions[name] = version.konzept if version else None
        return self._versions[name]
