"""What the columns of a budget do not show, and the proof that with it nothing is missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kep_cli.documents.views.haushaltszeilen import NOTHING
from kep_cli.progress.budget import Amount, Budget, Posting, Side, total
from kep_cli.wording.haushalt import ACCOUNTS, NO_ACCOUNT, NO_STAND
from kep_cli.wording.massnahmen import CERTAINTIES
from kep_cli.wording.numbers import say_amount
from kep_cli.wording.phrases import one_line


class ProbezeileView(NamedTuple):
    """What some amounts come to, whatever their stand and part of the budget: `in den Spalten`, `8.000`, `–`."""

    bezeichnung: str
    aufwand: str
    ertrag: str


class UebrigView(NamedTuple):
    """Amounts that stand in no column. `massnahme` and `produkt` are empty where several are told together."""

    jahr: str
    massnahme: str
    produkt: str
    haushalt: str
    stand: str
    aufwand: str
    ertrag: str


class ProbeView(NamedTuple):
    """What stands in no column: `ersetzt` by a firmer stand of the same money, `andere_jahre`; and how all adds up."""

    ersetzt: tuple[UebrigView, ...]
    andere_jahre: tuple[UebrigView, ...]
    zeilen: tuple[ProbezeileView, ...]


def view_proof(budget: Budget, names: Mapping[str, str]) -> ProbeView:
    """The proof for a budget; `names` says what products are called, by their ids."""
    groups = [("in den Spalten", budget.counted)]
    groups += (
        [("in denselben Jahren, aber durch einen anderen Stand ersetzt", budget.replaced)] if budget.replaced else []
    )
    groups += [("in anderen Jahren", budget.outside)] if budget.outside else []
    everything = [posting for _, postings in groups for posting in postings]
    return ProbeView(
        ersetzt=tuple(_replaced(budget.replaced, names)),
        andere_jahre=tuple(_outside(budget.outside)),
        zeilen=tuple(ProbezeileView(name, *_sides(found)) for name, found in (*groups, ("alle Mittel", everything))),
    )


def _replaced(postings: Sequence[Posting], names: Mapping[str, str]) -> Iterator[UebrigView]:
    for each in postings:
        name, product = one_line(each.measure.massnahme.titel), names.get(each.produkt, each.produkt)
        yield _told(str(each.year), [each])._replace(massnahme=name, produkt=product or "ohne Produkt")


def _outside(postings: Sequence[Posting]) -> Iterator[UebrigView]:
    arts, stands = (*ACCOUNTS, None), (*CERTAINTIES, None)
    for year in sorted({posting.year for posting in postings}):
        for art in arts:
            for stand in stands:
                if found := [each for each in postings if (each.year, each.art, each.stand) == (year, art, stand)]:
                    yield _told(str(year), found)


def _told(year: str, postings: Sequence[Posting]) -> UebrigView:
    """Amounts of the same year, part of the budget and stand."""
    art, stand = postings[0].art, postings[0].stand
    account = ACCOUNTS[art] if art else NO_ACCOUNT
    return UebrigView(year, "", "", account.name, CERTAINTIES[stand] if stand else NO_STAND, *_sides(postings))


def _sides(postings: Iterable[Posting]) -> tuple[str, str]:
    found = list(postings)
    expense, income = (total(each for each in found if each.side is side) for side in (Side.EXPENSE, Side.INCOME))
    return _said(expense), _said(income)


def _said(amount: Amount) -> str:
    return NOTHING if amount.value is None else say_amount(amount.value)
