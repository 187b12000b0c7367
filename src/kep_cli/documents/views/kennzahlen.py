"""Indicators as documents show them: what they mean, how they went, how they are judged."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from kep_cli.documents.figures import Figure
from kep_cli.documents.views.diagramm import chart
from kep_cli.documents.views.vorlage import AngabeView
from kep_cli.documents.views.ziele import printed_number
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.progress.indicators import Standing
from kep_cli.progress.overview import IndicatorState, Overview
from kep_cli.progress.plan import margin, plan_and_actual
from kep_cli.telling.progress import facts_of_indicator, rating_of_indicator, said_due
from kep_cli.telling.units import unit_names
from kep_cli.wording.dates import say_moment
from kep_cli.wording.kennzahlen import COLLECTED, DIRECTIONS, EFFECTS
from kep_cli.wording.numbers import rounded, say_number
from kep_cli.wording.phrases import one_line
from kep_cli.wording.ratings import METHODS, NO_SYMBOL, RATINGS, SYMBOLS

if TYPE_CHECKING:
    from kep_cli.model.kennzahl import Kennzahl


_NOT_COMPARABLE = "mit späteren Werten nicht vergleichbar"


class WertView(NamedTuple):
    """A row of plan and actual: `31.12.2025`, `1.980`, `2.031`, `−51`, `vorläufig`. Empty is what there is not."""

    zeit: str
    ist: str
    plan: str
    abweichung: str
    anmerkung: str


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


def short_name(ziel: Zielknoten) -> str:
    """What a goal is called in short; where it has no short title, its text."""
    return one_line(ziel.data.kurztitel or ziel.data.text) if ziel.data else ziel.id


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
        self._tops = {ziel.id: top for top in konzept.oberziele for ziel in _branch(top)}

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
            zeichen=SYMBOLS[stands.rating.grade] if stands.rating.grade else NO_SYMBOL,
            bewertung=rating_of_indicator(state),
            methode=METHODS[stands.methode],
            stand=facts_of_indicator(stands),
            von_hand=judged.manuell if judged else "",
            begruendung=judged.begruendung if judged else "",
            zustaendig=", ".join(self._units.get(unit, unit) for unit in state.units),
            verspaetet=tuple(said_due(due, is_late=True) for due in state.late),
            angaben=tuple(_facts(kennzahl)),
            werte=tuple(_rows(stands)),
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


def _branch(ziel: Zielknoten) -> Iterator[Zielknoten]:
    yield ziel
    for child in ziel.children:
        yield from _branch(child)


def _facts(kennzahl: "Kennzahl") -> Iterator[AngabeView]:
    baseline, source = kennzahl.ausgangswert, kennzahl.quelle
    said = (
        ("Definition", kennzahl.definition),
        ("Berechnung", kennzahl.formel),
        ("Richtung", DIRECTIONS[kennzahl.richtung]),
        ("Wirkungsebene", EFFECTS[kennzahl.wirkungsebene] if kennzahl.wirkungsebene else None),
        ("Ausgangswert", f"{say_number(baseline.wert)} ({say_moment(baseline.stichtag)})" if baseline else None),
        ("Raum", kennzahl.raum),
        ("Erhebung", COLLECTED[kennzahl.erhebung] if kennzahl.erhebung else None),
        ("Quelle", ", ".join(filter(None, (source.name, source.url, source.lizenz))) if source else None),
        ("Zeitreihe", "; ".join(_breaks(kennzahl))),
        ("Bemerkung", kennzahl.bemerkung),
    )
    return (AngabeView(name, value) for name, value in said if value)


def _breaks(kennzahl: "Kennzahl") -> Iterator[str]:
    for each in kennzahl.zeitreihenbrueche:
        compared = "vergleichbar" if each.vergleichbar else "nicht vergleichbar"
        yield f"ab {say_moment(each.ab)} anders gemessen ({one_line(each.grund)}; davor und danach {compared})"


def _rows(stands: Standing) -> Iterator[WertView]:
    kennzahl, places = stands.kennzahl, decimal_places(stands)
    for row in plan_and_actual(stands):
        ends = tuple(None if end is None else rounded(end, places) for end in (row.lower, row.upper))
        remarks = ("vorläufig" if row.provisional else "", "" if row.comparable else _NOT_COMPARABLE)
        yield WertView(
            zeit=say_moment(row.moment),
            ist="" if row.actual is None else say_number(row.actual),
            plan=said_demand(*ends),
            abweichung=_deviation(kennzahl, row.actual, *ends),
            anmerkung=", ".join(filter(None, remarks)),
        )


def decimal_places(stands: Standing) -> int:
    """How many places behind the comma the values and targets of an indicator have, at most."""
    numbers = [value.wert for value in stands.known.values]
    targets = stands.kennzahl.zielwerte
    numbers += [end for each in targets for end in (each.wert, each.von, each.bis) if end is not None]
    return max((_places(number) for number in numbers), default=0)


def said_demand(lower: Decimal | None, upper: Decimal | None) -> str:
    """`2.031` on the way to a target, `mindestens 95`, `15 bis 30`."""
    least, most = ("" if end is None else say_number(end) for end in (lower, upper))
    if least and most:
        return least if least == most else f"{least} bis {most}"
    return f"mindestens {least}" if least else f"höchstens {most}" if most else ""


def _deviation(kennzahl: "Kennzahl", actual: Decimal | None, lower: Decimal | None, upper: Decimal | None) -> str:
    """How far a value is on the right side of what was asked for, as it is printed: `+12`, `−51`, `0`."""
    if actual is None:
        return ""
    asked = (None if end is None else Fraction(end) for end in (lower, upper))
    found = margin(kennzahl, Fraction(actual), *asked)
    if found is None:
        return ""
    places = max(_places(number) for number in (actual, lower, upper) if number is not None)
    return f"{'+' if found > 0 else ''}{say_number(rounded(found, places))}"


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
