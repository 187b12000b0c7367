"""Amounts of the budget as rows of a table, each figure with a word where it is not as firm as its column says."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kep_cli.progress.budget import Amount, Column, Posting, Role, lines
from kep_cli.wording.haushalt import ACCOUNTS, BALANCE, NO_ACCOUNT, NO_STAND, Account
from kep_cli.wording.massnahmen import CERTAINTIES
from kep_cli.wording.numbers import say_amount

NOTHING = "–"
"""What stands where nothing is said."""

_HEADS = {Role.ACTUAL: "Ist", Role.GRANTED: "Ansatz", Role.PLAN: "Plan"}


class ZeileView(NamedTuple):
    """A row: `Aufwand`, and what stands in each column: `164.000`, `60.000 (angemeldet)`, `–`."""

    bezeichnung: str
    werte: tuple[str, ...]


class BetraegeView(NamedTuple):
    """What somebody pays and gets within a part of the budget, `haushalt`: three rows, of which the last is `Saldo`."""

    haushalt: str
    zeilen: tuple[ZeileView, ...]


def column_heads(columns: Sequence[Column]) -> tuple[str, ...]:
    """`Ist 2025`, `Ansatz 2026`, `Plan 2027`; `Anmeldung 2027` where nothing is granted."""
    return tuple(map(_head, columns))


def by_account(postings: Sequence[Posting]) -> Iterator[tuple[Account, list[Posting]]]:
    """The amounts of each part of the budget in which there are any; those of no part come last."""
    for art, account in (*ACCOUNTS.items(), (None, NO_ACCOUNT)):
        if found := [posting for posting in postings if posting.art == art]:
            yield account, found


def sums(postings: Sequence[Posting], columns: Sequence[Column]) -> tuple[BetraegeView, ...]:
    """What the amounts come to in each part of the budget."""
    return tuple(BetraegeView(account.name, rows(found, columns, account)) for account, found in by_account(postings))


def rows(postings: Sequence[Posting], columns: Sequence[Column], account: Account) -> tuple[ZeileView, ...]:
    """What the amounts of one part of the budget come to."""
    found = lines(postings, columns)
    named = ((account.expense, found.expense), (account.income, found.income), (BALANCE, found.balance))
    return tuple(ZeileView(name, tuple(map(said_amount, amounts, columns))) for name, amounts in named)


def said_amount(amount: Amount, column: Column) -> str:
    """`164.000`; with the words for its stands where they are not those of the column: `60.000 (teils angemeldet)`."""
    if amount.value is None:
        return NOTHING
    words = [word for stand, word in CERTAINTIES.items() if stand in amount.stands and stand != column.stand]
    words += [NO_STAND] if None in amount.stands else []
    if not words:
        return say_amount(amount.value)
    partly = "teils " if len(amount.stands) > 1 else ""
    return f"{say_amount(amount.value)} ({', '.join(partly + word for word in words)})"


def _head(column: Column) -> str:
    only_asked_for = column.role is Role.PLAN and column.stand == "angemeldet"
    return f"{'Anmeldung' if only_asked_for else _HEADS[column.role]} {column.year}"
