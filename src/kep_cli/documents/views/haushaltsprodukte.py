"""Products of the budget: the goals they serve, what the measures for these cost, the indicators that go with them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from kep_cli.documents.views.haushaltszeilen import NOTHING, ZeileView, by_account, rows
from kep_cli.documents.views.kennzahlen import decimal_places, said_demand, short_name
from kep_cli.documents.views.ziele import UNREADABLE
from kep_cli.model.konzept import Konzept
from kep_cli.progress.budget import Budget, Column, Posting, Role
from kep_cli.progress.indicators import Standing
from kep_cli.progress.overview import IndicatorState, MeasureState, Overview
from kep_cli.progress.plan import actual_of_year, plan_of_year
from kep_cli.progress.validity import validity
from kep_cli.telling.progress import name_of, rating_of_indicator, state_of_measure
from kep_cli.wording.dates import say_moment, say_range
from kep_cli.wording.numbers import rounded, say_number
from kep_cli.wording.phrases import joined, one_line
from kep_cli.wording.ratings import NO_SYMBOL, SYMBOLS

if TYPE_CHECKING:
    from kep_cli.model.produkt import Produkt

_NOT_IN_THE_FILE = "[Dieses Produkt steht nicht in produkte.yaml]"
_UNDECIDED = frozenset({"vorschlag", "zurueckgestellt", "verworfen"})
_YES_OR_NO = {True: "ja", False: "nein", None: "nicht angegeben"}


class PostenView(NamedTuple):
    """A measure within a part of the budget; `hinweis` is what one has to know of its money, often nothing."""

    name: str
    hinweis: str
    zeilen: tuple[ZeileView, ...]


class HaushaltView(NamedTuple):
    """The measures of a product within a part of the budget, and what they come to."""

    haushalt: str
    massnahmen: tuple[PostenView, ...]
    summe: tuple[ZeileView, ...]


class KennzahlzeileView(NamedTuple):
    """An indicator: what was measured in the year that is past, and what is asked for by the end of the others."""

    name: str
    einheit: str
    zeichen: str
    bewertung: str
    werte: tuple[str, ...]


class ProduktView(NamedTuple):
    """A product: `wesentlich` is `ja`, `nein` or `nicht angegeben`; `gueltig` is empty where no limit is said."""

    nummer: str
    name: str
    wesentlich: str
    gueltig: str
    ziele: tuple[str, ...]
    haushalte: tuple[HaushaltView, ...]
    kennzahlen: tuple[KennzahlzeileView, ...]


class Product(NamedTuple):
    """A product by its id; what cannot be read has no `data`, but a `remark`."""

    id: str
    data: "Produkt | None"
    remark: str = ""

    @property
    def name(self) -> str:
        """`551001 Klimaschutz`."""
        return f"{self.data.nummer} {one_line(self.data.name)}" if self.data else f"{self.id} {self.remark}"

    @property
    def validity(self) -> str:
        """`2024 bis 2027`, `ab 2024`, `bis 2027`; empty where nothing is said."""
        said = self.data.gueltig if self.data else None
        if said is None:
            return ""
        if said.von and said.bis:
            return say_range(said.von, said.bis)
        return f"ab {say_moment(said.von)}" if said.von else f"bis {say_moment(said.bis)}" if said.bis else ""


def known_products(konzept: Konzept, postings: Sequence[Posting]) -> tuple[Product, ...]:
    """The products in the order of their file, each id once; behind them those that only the money names."""
    found = {
        entry.id: Product(entry.id, entry.data, "" if entry.data else UNREADABLE)
        for entry in reversed(konzept.produkte)
    }
    in_order = [found[each] for each in dict.fromkeys(entry.id for entry in konzept.produkte)]
    named = dict.fromkeys(posting.produkt for posting in postings if posting.produkt)
    return (*in_order, *(Product(each, None, _NOT_IN_THE_FILE) for each in named if each not in found))


class ProductSeer:
    """Makes views of products and of what they have to do with."""

    def __init__(self, konzept: Konzept, overview: Overview, found: Budget) -> None:
        self._konzept = konzept
        self._overview = overview
        self._columns = found.columns
        self._counted = found.counted
        self.products = known_products(konzept, found.counted)
        self._names = {each.id: each.name for each in self.products}

    def money(self, product_id: str) -> list[Posting]:
        """The amounts of a product in the columns; of "", those of none."""
        return [posting for posting in self._counted if posting.produkt == product_id]

    def is_in_force(self, product: Product) -> bool:
        """Whether there is a product, or money for it, in the years of the columns."""
        if product.data is None or self.money(product.id):
            return True
        begin, end = validity(product.data)
        return begin.year <= self._columns[-1].year and end.year >= self._columns[0].year

    def tells(self, product: Product) -> bool:
        """Whether there is more to be told of a product than its name; that an essential one has nothing is a lot."""
        said = product.data
        if said is None or said.wesentlich or said.ziele:
            return True
        return bool(self.money(product.id) or self._overview.measuring(product.id))

    def view(self, product: Product) -> ProduktView:
        """All that is to be told of a product."""
        said = product.data
        return ProduktView(
            nummer=said.nummer if said else "",
            name=one_line(said.name) if said else product.name,
            wesentlich=_YES_OR_NO[said.wesentlich if said else None],
            gueltig=product.validity,
            ziele=tuple(map(self._goal, dict.fromkeys(said.ziele if said else ()))),
            haushalte=self.accounts(self.money(product.id)),
            kennzahlen=tuple(_indicator(state, self._columns) for state in self._overview.measuring(product.id)),
        )

    def accounts(self, postings: Sequence[Posting]) -> tuple[HaushaltView, ...]:
        """These amounts by parts of the budget and measures."""
        return tuple(
            HaushaltView(
                account.name,
                tuple(
                    PostenView(name_of(state), self._remark(state, each[0].produkt), rows(each, self._columns, account))
                    for state, each in _by_measure(found)
                ),
                rows(found, self._columns, account),
            )
            for account, found in by_account(postings)
        )

    def _goal(self, ziel_id: str) -> str:
        ziel = self._konzept.by_id.get(ziel_id)
        return f"{ziel.number} {short_name(ziel)}".strip() if ziel else ziel_id

    def _remark(self, state: MeasureState, product_id: str) -> str:
        """That a measure is not settled, and where else it has money."""
        undecided = state_of_measure(state) if state.massnahme.status in _UNDECIDED else ""
        others = dict.fromkeys(
            posting.produkt
            for posting in self._counted
            if posting.measure.entry is state.entry and posting.produkt != product_id
        )
        elsewhere = [f"bei {self._names[each]}" if each else "ohne Produkt" for each in others]
        return "; ".join(filter(None, (undecided, f"weitere Mittel {joined(elsewhere)}" if elsewhere else "")))


def _by_measure(postings: Sequence[Posting]) -> Iterator[tuple[MeasureState, list[Posting]]]:
    for _, found in groupby(postings, key=lambda posting: id(posting.measure.entry)):
        each = list(found)
        yield each[0].measure, each


def _indicator(state: IndicatorState, columns: Sequence[Column]) -> KennzahlzeileView:
    stands = state.standing
    return KennzahlzeileView(
        name=name_of(state),
        einheit=one_line(stands.kennzahl.einheit),
        zeichen=SYMBOLS[stands.rating.grade] if stands.rating.grade else NO_SYMBOL,
        bewertung=rating_of_indicator(state),
        werte=tuple(
            _actual(stands, column.year) if column.role is Role.ACTUAL else _plan(stands, column.year)
            for column in columns
        ),
    )


def _actual(stands: Standing, year: int) -> str:
    value = actual_of_year(stands, year)
    if value is None:
        return NOTHING
    return f"{say_number(value.wert)} (vorläufig)" if value.vorlaeufig else say_number(value.wert)


def _plan(stands: Standing, year: int) -> str:
    plan, places = plan_of_year(stands, year), decimal_places(stands)
    lower, upper = (None if end is None else rounded(end, places) for end in (plan.lower, plan.upper))
    said = said_demand(lower, upper) or NOTHING
    return said if plan.target or said == NOTHING else f"rund {said}"
