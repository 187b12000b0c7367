"""Money of measures as documents show it: year by year, and summed where amounts may be added."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kep_cli.wording.dates import say_moment
from kep_cli.wording.haushalt import ACCOUNTS, NO_ACCOUNT
from kep_cli.wording.massnahmen import BUDGETS, CERTAINTIES
from kep_cli.wording.numbers import say_euros

if TYPE_CHECKING:
    from kep_cli.model.massnahme import Mittel
    from kep_cli.model.produkt import Produkt

_UNSAID = "–"


class BetragView(NamedTuple):
    """A row: `2026`, `522.01 Wohnbauförderung`, `Finanzhaushalt`, `2.500.000 €`, `0 €`, `Ansatz`; `–` is not said.

    `jahr` and `produkt` of a sum are empty.
    """

    jahr: str
    produkt: str
    haushalt: str
    aufwand: str
    ertrag: str
    stand: str


class MittelView(NamedTuple):
    """Money by year, and what may be summed of it; `aufwand` and `ertrag` are what stands above the amounts."""

    aufwand: str
    ertrag: str
    zeilen: tuple[BetragView, ...]
    summen: tuple[BetragView, ...]


def view_money(mittel: Sequence["Mittel"], products: "Mapping[str, Produkt]", *, is_whole: bool) -> MittelView | None:
    """A row for each amount, and sums where it `is_whole`; None where there is no money.

    `products` are those of the budget by their ids.
    """
    if not mittel:
        return None
    parts = {each.art for each in mittel}
    head = ACCOUNTS[art] if len(parts) == 1 and (art := mittel[0].art) else NO_ACCOUNT
    rows = (_row(each, products) for each in sorted(mittel, key=lambda each: each.jahr.first))
    return MittelView(head.expense, head.income, tuple(rows), tuple(_sums(mittel)) if is_whole else ())


def _row(each: "Mittel", products: "Mapping[str, Produkt]") -> BetragView:
    return BetragView(
        say_moment(each.jahr),
        _product(each.produkt, products),
        BUDGETS[each.art] if each.art else _UNSAID,
        _euros(each.aufwand),
        _euros(each.ertrag),
        CERTAINTIES[each.stand] if each.stand else _UNSAID,
    )


def _sums(mittel: Iterable["Mittel"]) -> Iterator[BetragView]:
    """The sums of amounts that are equally certain and belong to the same part of the budget, of two and more.

    What was asked for, granted and spent is the same money, and so are expense and payment: they are never added. Nor
    are amounts of which nobody has said how certain they are.
    """
    groups: dict[tuple[str, str], list[Mittel]] = {}
    for each in mittel:
        if each.stand:
            groups.setdefault((each.stand, each.art or ""), []).append(each)
    several = (group for group in _in_order(groups) if len(groups[group]) > 1)
    return (_sum(stand, art, groups[stand, art]) for stand, art in several)


def _in_order(groups: Iterable[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """What is most certain first."""
    stands, arts = tuple(reversed(CERTAINTIES)), (*BUDGETS, "")
    return sorted(groups, key=lambda group: (stands.index(group[0]), arts.index(group[1])))


def _sum(stand: str, art: str, rows: "Sequence[Mittel]") -> BetragView:
    return BetragView(
        "",
        "",
        BUDGETS[art] if art else _UNSAID,
        _euros(_total(rows, lambda each: each.aufwand)),
        _euros(_total(rows, lambda each: each.ertrag)),
        CERTAINTIES[stand],
    )


def _total(rows: "Sequence[Mittel]", amount: "Callable[[Mittel], Decimal | None]") -> Decimal | None:
    said = list(_said(map(amount, rows)))
    return sum(said, Decimal()) if said else None


def _said(amounts: Iterable[Decimal | None]) -> Iterator[Decimal]:
    return (amount for amount in amounts if amount is not None)


def _euros(amount: Decimal | None) -> str:
    return _UNSAID if amount is None else say_euros(amount)


def _product(said: str | None, products: "Mapping[str, Produkt]") -> str:
    if said is None:
        return _UNSAID
    known = products.get(said)
    return f"{known.nummer} {known.name}" if known else said
