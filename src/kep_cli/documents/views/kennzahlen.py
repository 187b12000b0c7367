"""Indicators as documents show them: what they mean, how they went, how they are judged."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kep_cli.documents.figures import Figure
from kep_cli.documents.views.diagramm import chart
from kep_cli.documents.views.kennzahlangaben import facts
from kep_cli.documents.views.planwerte import WertView, rows
from kep_cli.documents.views.vorlage import AngabeView
from kep_cli.documents.views.ziele import printed_number, short_name
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.tree import walk
from kep_cli.progress.overview import IndicatorState, Overview
from kep_cli.telling.progress import facts_of_indicator, rating_of_indicator, said_due, sign_of_indicator
from kep_cli.telling.units import unit_names
from kep_cli.wording.phrases import one_line
from kep_cli.wording.ratings import METHODS, NO_SYMBOL, RATINGS, SYMBOLS


class KennzahlView(NamedTuple):
    """An indicator. `stand` is a sentence on its last value and target; `zeichen` and `bewertung` say the same.

    `misst` are what it measures, `angaben` what else is known of it. `diagramm` is None where there is nothing to draw.
    """

    id: str
    name: str
    einheit: str
    misst: tuple[str, ...]
    zeichen: str
    bewertung: str
    methode: str
    stand: str
    von_hand: str
    begruendung: str
    zustaendig: str
    verspaetet: tuple[str, ...]
    angaben: tuple[AngabeView, ...]
    werte: tuple[WertView, ...]
    diagramm: Figure | None


class KennzahlengruppeView(NamedTuple):
    """The indicators of a goal at the top and all below it; of none, those without a goal."""

    nummer: str
    titel: str
    kennzahlen: tuple[KennzahlView, ...]


class AnzahlView(NamedTuple):
    """How many indicators have a rating."""

    zeichen: str
    bewertung: str
    anzahl: int


class KennzahlenView(NamedTuple):
    """All indicators, each once, and how many there are of each rating, the best first; never an average.

    `methoden` are those by which they are rated.
    """

    gruppen: tuple[KennzahlengruppeView, ...]
    anzahlen: tuple[AnzahlView, ...]
    methoden: tuple[str, ...]


def view_indicators(konzept: Konzept, overview: Overview) -> KennzahlenView:
    """The indicators of an overview, by the goal at the top that the first of what they measure belongs to."""
    seer = _Seer(konzept, overview)
    groups: dict[int, list[KennzahlView]] = {}
    for state in overview.indicators:
        top = seer.top(state.standing.kennzahl.misst)
        groups.setdefault(-1 if top is None else konzept.oberziele.index(top), []).append(seer.view(state))
    return KennzahlenView(
        gruppen=tuple(
            _group(None if place < 0 else konzept.oberziele[place], tuple(groups[place]))
            for place in sorted(groups, key=lambda place: (place < 0, place))
        ),
        anzahlen=tuple(_counts(overview)),
        methoden=tuple(sorted({METHODS[state.standing.methode] for state in overview.indicators})),
    )


def _group(top: Zielknoten | None, found: tuple[KennzahlView, ...]) -> KennzahlengruppeView:
    if top is None:
        return KennzahlengruppeView("", "Ohne Bezug zu einem Ziel", found)
    return KennzahlengruppeView(printed_number(top.number), short_name(top), found)


def _counts(overview: Overview) -> Iterator[AnzahlView]:
    grades = Counter(str(state.standing.rating.grade or "") for state in overview.indicators)
    for grade, word in RATINGS.items():
        if grades[grade]:
            yield AnzahlView(SYMBOLS[grade], word, grades[grade])
    if grades[""]:
        yield AnzahlView(NO_SYMBOL, "offen", grades[""])


class _Seer:
    """Makes views of indicators, with the names of what they measure."""

    def __init__(self, konzept: Konzept, overview: Overview) -> None:
        self._konzept = konzept
        self._units = unit_names(konzept)
        self._measures = {state.entry.id: state.massnahme for state in overview.measures}
        self._products = {entry.id: entry.data for entry in konzept.produkte if entry.data}
        self._tops = {ziel.id: top for top in konzept.oberziele for ziel in walk([top])}

    def top(self, measured: Sequence[str]) -> Zielknoten | None:
        """The goal at the top of the first thing measured that belongs to one."""
        for each in measured:
            goals: tuple[str, ...] = (each,)
            if each in self._measures:
                goals = self._measures[each].ziele
            elif each in self._products:
                goals = self._products[each].ziele
            if found := next((self._tops[goal] for goal in goals if goal in self._tops), None):
                return found
        return None

    def view(self, state: IndicatorState) -> KennzahlView:
        stands, kennzahl = state.standing, state.standing.kennzahl
        judged = kennzahl.bewertung
        return KennzahlView(
            id=state.entry.id,
            name=kennzahl.name,
            einheit=kennzahl.einheit,
            misst=tuple(filter(None, map(self._named, kennzahl.misst))),
            zeichen=sign_of_indicator(state),
            bewertung=rating_of_indicator(state),
            methode=METHODS[stands.methode],
            stand=facts_of_indicator(stands),
            von_hand=judged.manuell if judged else "",
            begruendung=judged.begruendung if judged else "",
            zustaendig=", ".join(self._units.get(unit, unit) for unit in state.units),
            verspaetet=tuple(said_due(due, is_late=True) for due in state.late),
            angaben=tuple(facts(stands)),
            werte=tuple(rows(stands)),
            diagramm=chart(state.entry.id, stands),
        )

    def _named(self, entry_id: str) -> str:
        if ziel := self._konzept.by_id.get(entry_id):
            return f"Ziel {ziel.number or short_name(ziel)}"
        if measure := self._measures.get(entry_id):
            return f"Maßnahme „{one_line(measure.titel)}“"
        if product := self._products.get(entry_id):
            return f"Produkt {product.nummer} {one_line(product.name)}"
        return ""
