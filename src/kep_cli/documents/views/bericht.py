"""All that reports on a day can say: the goals, what is done for them, and what shows whether it helps."""

from datetime import date
from functools import cached_property

from kep_cli.documents.figures import Figure
from kep_cli.documents.views.haushalt import HaushaltsanlageView, view_budget
from kep_cli.documents.views.kapitel import KapitelView, view_chapters
from kep_cli.documents.views.kennzahlen import KennzahlenView, view_indicators
from kep_cli.documents.views.massnahmen import MassnahmenView, view_measures
from kep_cli.documents.views.sachstand import SachstandView, view_state
from kep_cli.documents.views.ueberblick import at_a_glance
from kep_cli.documents.views.zielbaum import goal_trees
from kep_cli.documents.views.ziele import ZieleView, view_goals
from kep_cli.model.konzept import Konzept
from kep_cli.progress.overview import Overview, overview
from kep_cli.telling.progress import said_thresholds
from kep_cli.wording.dates import moment_of, say_moment, say_range


class BerichtView:
    """A Konzept as it stands on a day. Each part is worked out when a template first asks for it.

    The budget is that of a year of its own; where none is said, of the year after that day.
    """

    _fields = (
        "konzept",
        "koerperschaft",
        "zeithorizont",
        "praeambel",
        "stichtag",
        "ampel",
        "nicht_lesbar",
        "umgesetzt",
        "ziele",
        "zielbaeume",
        "kapitel",
        "kennzahlen",
        "haushalt",
        "sachstand",
        "ueberblick",
        "massnahmen",
    )  # told where a template misnames one

    def __init__(self, konzept: Konzept, day: date, budget_year: int | None = None) -> None:
        self._konzept = konzept
        self._frame = konzept.frame
        self._day = day
        self._budget_year = day.year + 1 if budget_year is None else budget_year
        self.stichtag = say_moment(moment_of(day))

    @property
    def konzept(self) -> str:
        """The title of the Konzept."""
        return self._frame.titel if self._frame else ""

    @property
    def koerperschaft(self) -> str:
        """Whose it is."""
        return self._frame.koerperschaft if self._frame else ""

    @property
    def zeithorizont(self) -> str:
        """From when to when it reaches: `2024 bis 2030`."""
        horizon = self._frame.zeithorizont if self._frame else None
        return say_range(horizon.von, horizon.bis) if horizon else ""

    @property
    def praeambel(self) -> str:
        """What stands before all goals."""
        return (self._frame.praeambel if self._frame else None) or ""

    @property
    def ampel(self) -> str:
        """How the traffic light is set."""
        return said_thresholds(self._overview.thresholds)

    @property
    def nicht_lesbar(self) -> tuple[str, ...]:
        """The ids of measures and indicators that could not be read and are missing."""
        return self._overview.unreadable

    @property
    def umgesetzt(self) -> bool:
        """Whether there are measures or indicators at all."""
        return bool(self._overview.measures or self._overview.indicators)

    @cached_property
    def ziele(self) -> ZieleView:
        """The goals."""
        return view_goals(self._konzept)

    @cached_property
    def zielbaeume(self) -> tuple[Figure, ...]:
        """The goals as pictures: one, or several where one would not fit on a page."""
        return goal_trees(self._konzept)

    @cached_property
    def kapitel(self) -> tuple[KapitelView, ...]:
        """The goals at the top, each with all below it, what is done for it and what measures it."""
        return view_chapters(self._konzept, self._overview)

    @cached_property
    def kennzahlen(self) -> KennzahlenView:
        """The indicators."""
        return view_indicators(self._konzept, self._overview)

    @cached_property
    def haushalt(self) -> HaushaltsanlageView:
        """What the goals cost, by the products of a budget."""
        return view_budget(self._konzept, self._overview, self._budget_year)

    @cached_property
    def sachstand(self) -> SachstandView:
        """What was resolved and done, what is late, due and lacking, and what waits for the committee."""
        return view_state(self._konzept, self._overview)

    @property
    def ueberblick(self) -> tuple[str, ...]:
        """The same in a few lines."""
        return at_a_glance(self.sachstand, self._overview)

    @cached_property
    def massnahmen(self) -> MassnahmenView:
        """The measures."""
        return view_measures(self._konzept, self._overview)

    @cached_property
    def _overview(self) -> Overview:
        return overview(self._konzept, self._day)
