"""Words of the budget, by the words that goal files use."""

from typing import NamedTuple

from kep_cli.wording.massnahmen import BUDGETS


class Account(NamedTuple):
    """A part of the budget, and what is called there what goes out and what comes in."""

    name: str
    expense: str
    income: str


ACCOUNTS = {
    "ergebnis": Account(BUDGETS["ergebnis"], "Aufwand", "Ertrag"),
    "finanz": Account(BUDGETS["finanz"], "Auszahlung", "Einzahlung"),
}
"""The parts of the budget, in the order in which it is printed."""

NO_ACCOUNT = Account("nicht zugeordnet", "Aufwand/Auszahlung", "Ertrag/Einzahlung")
"""What stands for the part where none is said."""

BALANCE = "Saldo"
"""What comes in less what goes out."""

NO_STAND = "Stand offen"
"""What stands for how certain an amount is where nothing is said."""
