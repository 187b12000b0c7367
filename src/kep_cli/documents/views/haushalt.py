"""What the goals cost and what that is to bring, by the Teilhaushalte and products of a budget."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from kep_cli.documents.views.haushaltsprobe import ProbeView, view_proof
from kep_cli.documents.views.haushaltsprodukte import HaushaltView, Product, ProductSeer, ProduktView
from kep_cli.documents.views.haushaltszeilen import BetraegeView, ZeileView, by_account, column_heads, rows, sums
from kep_cli.model.konzept import Konzept
from kep_cli.progress.budget import Budget, Column, Posting, Role, budget
from kep_cli.progress.overview import Overview
from kep_cli.wording.phrases import one_line

_NO_SUBBUDGET, _NO_PRODUCT = "Ohne Teilhaushalt", "Ohne Produkt"


class TeilhaushaltView(NamedTuple):
    """A Teilhaushalt, what it comes to, and the names of its products of which there is nothing to be told."""

    name: str
    produkte: tuple[ProduktView, ...]
    summen: tuple[BetraegeView, ...]
    ohne_angaben: tuple[str, ...]


class UeberblickView(NamedTuple):
    """A part of the budget: the Saldo of each Teilhaushalt, and what all of them come to."""

    haushalt: str
    teilhaushalte: tuple[ZeileView, ...]
    summe: tuple[ZeileView, ...]


class HaushaltsanlageView(NamedTuple):
    """The annex to the budget of a year. `spalten` are the heads of columns of money, `jahre` those of indicators.

    `ohne_produkt` is money that no product is named for. `nicht_gueltig` are products that there are not in these
    years, `nicht_lesbar` is what may be missing. `probe` is None where there is no money at all.
    """

    haushaltsjahr: str
    spalten: tuple[str, ...]
    jahre: tuple[str, ...]
    ueberblick: tuple[UeberblickView, ...]
    teilhaushalte: tuple[TeilhaushaltView, ...]
    ohne_produkt: tuple[HaushaltView, ...]
    nicht_gueltig: tuple[str, ...]
    nicht_lesbar: tuple[str, ...]
    probe: ProbeView | None


def view_budget(konzept: Konzept, overview: Overview, year: int) -> HaushaltsanlageView:
    """The annex to the budget of a year, as things stand on the day of the overview."""
    found = budget(overview.measures, year)
    seer = ProductSeer(konzept, overview, found)
    shown = [product for product in seer.products if seer.is_in_force(product)]
    groups = _groups(shown)
    loose = seer.money("")
    return HaushaltsanlageView(
        haushaltsjahr=str(year),
        spalten=column_heads(found.columns),
        jahre=tuple(map(_head, found.columns)),
        ueberblick=tuple(_overall(groups, seer, found)),
        teilhaushalte=tuple(_group(group, seer, found) for group in groups),
        ohne_produkt=seer.accounts(loose),
        nicht_gueltig=tuple(f"{each.name} ({each.validity})" for each in seer.products if each not in shown),
        nicht_lesbar=tuple(_unreadable(konzept)),
        probe=_proof(seer, found),
    )


class _Group(NamedTuple):
    name: str
    products: tuple[Product, ...]


def _groups(products: list[Product]) -> list[_Group]:
    """The Teilhaushalte in the order in which they first come up; what has none comes last."""
    found: dict[str, list[Product]] = {}
    for product in products:
        found.setdefault(one_line((product.data.teilhaushalt if product.data else None) or ""), []).append(product)
    return [_Group(name or _NO_SUBBUDGET, tuple(found[name])) for name in sorted(found, key=lambda name: not name)]


def _money(group: _Group, seer: ProductSeer) -> list[Posting]:
    return list(chain.from_iterable(seer.money(product.id) for product in group.products))


def _group(group: _Group, seer: ProductSeer, found: Budget) -> TeilhaushaltView:
    return TeilhaushaltView(
        name=group.name,
        produkte=tuple(seer.view(product) for product in group.products if seer.tells(product)),
        summen=sums(_money(group, seer), found.columns),
        ohne_angaben=tuple(product.name for product in group.products if not seer.tells(product)),
    )


def _overall(groups: list[_Group], seer: ProductSeer, found: Budget) -> Iterator[UeberblickView]:
    parts = [(group.name, _money(group, seer)) for group in groups]
    parts.append((_NO_PRODUCT, seer.money("")))
    for account, counted in by_account(found.counted):
        of_account = set(map(id, counted))
        named = ((name, [each for each in money if id(each) in of_account]) for name, money in parts)
        yield UeberblickView(
            account.name,
            tuple(rows(money, found.columns, account)[-1]._replace(bezeichnung=name) for name, money in named if money),
            rows(counted, found.columns, account),
        )


def _head(column: Column) -> str:
    return f"{'Ist' if column.role is Role.ACTUAL else 'Plan'} {column.year}"


def _proof(seer: ProductSeer, found: Budget) -> ProbeView | None:
    if not (found.counted or found.outside):  # nothing is replaced but by what is counted
        return None
    return view_proof(found, {product.id: product.name for product in seer.products})


def _unreadable(konzept: Konzept) -> Iterator[str]:
    """Where money may be missing, as people find it: what cannot be read at all, and whose money is not all read."""
    folder = "goals/handlungsschwerpunkte/"
    yield from (path for path, file in sorted(konzept.files.items()) if file.partial and path.startswith(folder))
    for entry in konzept.massnahmen:
        if entry.data is None:
            yield f"Maßnahme „{entry.id}“"
        elif "mittel" in entry.unreadable:
            yield f"Mittel der Maßnahme „{one_line(entry.data.titel)}“"
