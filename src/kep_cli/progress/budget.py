"""What measures cost in the years around a budget year: each amount in its column, none lost, none counted twice.

Amounts of the same measure, product, part of the budget and year that differ in their `stand` are the same money, more
certain each time: asked for, granted, spent. So one `stand` counts a year, and the others are kept aside.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import MAX_PREC, Decimal, localcontext
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from kep_cli.progress.overview import MeasureState

if TYPE_CHECKING:
    from kep_cli.model.massnahme import Haushaltsart, Mittelstand

_PAST, _AHEAD = 2, 3  # so many years before and behind the budget year have columns


class Side(StrEnum):
    """On which side of an account an amount stands."""

    EXPENSE = "aufwand"
    INCOME = "ertrag"


class Role(StrEnum):
    """What a column shows."""

    ACTUAL = "ist"
    GRANTED = "ansatz"
    PLAN = "plan"


_COUNTING = {
    Role.ACTUAL: ("ist", "ansatz", "angemeldet"),
    Role.GRANTED: ("ansatz", "ist", "angemeldet"),
    Role.PLAN: ("ansatz", "angemeldet", "ist"),
}
"""Which `stand` counts in a column, the first that there is; amounts without any come last."""


class Posting(NamedTuple):
    """An amount in euros, one side of one entry of `mittel`; `produkt` is "" where none is said."""

    measure: MeasureState
    produkt: str
    art: "Haushaltsart | None"
    year: int
    stand: "Mittelstand | None"
    side: Side
    amount: Decimal


class Column(NamedTuple):
    """A year; `stand` is the one that its amounts have unless they say otherwise."""

    year: int
    role: Role
    stand: str


class Amount(NamedTuple):
    """A sum in euros, and how certain the amounts are that it is made of; `value` is None where there are none."""

    value: Decimal | None
    stands: "frozenset[Mittelstand | None]"


class Lines(NamedTuple):
    """What some amounts come to, column by column. `balance` is income less expense, of what is known of both."""

    expense: tuple[Amount, ...]
    income: tuple[Amount, ...]
    balance: tuple[Amount, ...]


class Budget(NamedTuple):
    """All amounts of measures, each in exactly one of three places.

    `counted` stand in the `columns`, `replaced` are other stands of what is counted there, `outside` are the amounts of
    other years.
    """

    columns: tuple[Column, ...]
    counted: tuple[Posting, ...]
    replaced: tuple[Posting, ...]
    outside: tuple[Posting, ...]


def budget(measures: Iterable[MeasureState], year: int) -> Budget:
    """The amounts of measures for the budget of a year: from two years before it to three years behind it."""
    everything = tuple(_postings(measures))
    roles = {each: _role(each, year) for each in range(year - _PAST, year + _AHEAD + 1)}
    counting = {
        key: _counting(stands, roles[key[-2]]) for key, stands in _stands(everything).items() if key[-2] in roles
    }
    within = [posting for posting in everything if posting.year in roles]
    counted = tuple(posting for posting in within if posting.stand == counting[_key(posting)])
    return Budget(
        tuple(Column(each, role, _usual(counted, each, role)) for each, role in roles.items()),
        counted,
        tuple(posting for posting in within if posting.stand != counting[_key(posting)]),
        tuple(posting for posting in everything if posting.year not in roles),
    )


def lines(postings: Iterable[Posting], columns: Sequence[Column]) -> Lines:
    """What these amounts come to in each column."""
    found = list(postings)
    by_year = [[posting for posting in found if posting.year == column.year] for column in columns]
    return Lines(
        tuple(total(posting for posting in each if posting.side is Side.EXPENSE) for each in by_year),
        tuple(total(posting for posting in each if posting.side is Side.INCOME) for each in by_year),
        tuple(balance(each) for each in by_year),
    )


def total(postings: Iterable[Posting]) -> Amount:
    """The sum of amounts, whatever side they stand on; exact, however long they are."""
    return _sum([(posting.amount, posting.stand) for posting in postings])


def balance(postings: Iterable[Posting]) -> Amount:
    """Income less expense."""
    signed = ((each, each.amount if each.side is Side.INCOME else each.amount.copy_negate()) for each in postings)
    return _sum([(amount, posting.stand) for posting, amount in signed])


def _sum(amounts: "Sequence[tuple[Decimal, Mittelstand | None]]") -> Amount:
    if not amounts:
        return Amount(None, frozenset())
    with localcontext(prec=MAX_PREC):
        value = sum((amount for amount, _ in amounts), Decimal(0))
    return Amount(value, frozenset(stand for _, stand in amounts))


def _postings(measures: Iterable[MeasureState]) -> Iterator[Posting]:
    for state in measures:
        for money in state.massnahme.mittel:
            for side, amount in ((Side.EXPENSE, money.aufwand), (Side.INCOME, money.ertrag)):
                if amount is not None:
                    year = money.jahr.year
                    yield Posting(state, money.produkt or "", money.art, year, money.stand, side, amount)


_Key = tuple[int, str, "Haushaltsart | None", int, Side]


def _key(posting: Posting) -> _Key:
    """What is the same money: an id may be given twice, an entry is there once."""
    return id(posting.measure.entry), posting.produkt, posting.art, posting.year, posting.side


def _stands(postings: Iterable[Posting]) -> "dict[_Key, set[Mittelstand | None]]":
    found: dict[_Key, set[Mittelstand | None]] = {}
    for posting in postings:
        found.setdefault(_key(posting), set()).add(posting.stand)
    return found


def _counting(stands: "set[Mittelstand | None]", role: Role) -> "Mittelstand | None":
    return min(stands, key=lambda stand: len(_COUNTING[role]) if stand is None else _COUNTING[role].index(stand))


def _role(each: int, year: int) -> Role:
    if each >= year:
        return Role.PLAN
    return Role.GRANTED if each == year - 1 else Role.ACTUAL


def _usual(counted: Iterable[Posting], year: int, role: Role) -> str:
    """The stand that a column is meant for; of a planned year for which nothing is granted yet, what is asked for."""
    stands = {posting.stand for posting in counted if posting.year == year}
    usual = _COUNTING[role][0]
    return "angemeldet" if role is Role.PLAN and usual not in stands and "angemeldet" in stands else usual
