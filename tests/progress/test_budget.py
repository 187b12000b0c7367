"""The money of measures in the columns of a budget: what counts where, and that nothing is lost or counted twice."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kep_cli.model.load import load
from kep_cli.model.massnahme import Massnahme, Mittelstand
from kep_cli.progress.budget import Amount, Budget, Column, Posting, Role, Side, budget, lines, total
from kep_cli.progress.overview import MeasureState, overview
from kep_cli.source.folder import read_folder
from kep_cli.wording.dates import parse_moment

MUSTERLAND = Path(__file__).resolve().parents[2] / "arbeitsbereiche" / "musterland"
NONE = Amount(None, frozenset())


def measure(*mittel: Mapping[str, str]) -> MeasureState:
    """A measure with this money, as it stands in a file: all values are texts."""
    said = {"id": "m", "titel": "M", "ziele": ["z"], "mittel": list(mittel)}
    entry: Any = SimpleNamespace(id="m")
    return MeasureState(entry, Massnahme.model_validate(said), (), (), ())


def amount(value: str, *stands: str | None) -> Amount:
    return Amount(Decimal(value), frozenset(Mittelstand(each) if each else None for each in stands))


def shown(*measures: MeasureState) -> tuple[Amount, ...]:
    """What the expenses of measures come to in the columns of the budget of 2027."""
    found = budget(measures, 2027)
    return lines(found.counted, found.columns).expense


def test_the_columns_reach_from_two_years_before_to_three_years_behind() -> None:
    columns = budget([], 2027).columns

    assert [
        Column(2025, Role.ACTUAL, "ist"),
        Column(2026, Role.GRANTED, "ansatz"),
        *(Column(year, Role.PLAN, "ansatz") for year in (2027, 2028, 2029, 2030)),
    ] == list(columns)


def test_in_each_column_the_amount_counts_that_is_meant_there() -> None:
    every = [
        {"jahr": year, "aufwand": value, "stand": stand}
        for year in ("2025", "2026", "2027")
        for stand, value in (("angemeldet", "1"), ("ansatz", "2"), ("ist", "4"))
    ]

    assert (amount("4", "ist"), amount("2", "ansatz"), amount("2", "ansatz"), NONE, NONE, NONE) == shown(
        measure(*every)
    )


def test_where_it_is_missing_another_one_stands_there_and_says_so() -> None:
    found = shown(
        measure(
            {"jahr": "2025", "aufwand": "1", "stand": "ansatz"},
            {"jahr": "2026", "aufwand": "2", "stand": "ist"},
            {"jahr": "2026", "aufwand": "3", "stand": "angemeldet"},
            {"jahr": "2027", "aufwand": "4", "stand": "angemeldet"},
            {"jahr": "2028", "aufwand": "5"},
        )
    )

    assert (
        amount("1", "ansatz"),
        amount("2", "ist"),
        amount("4", "angemeldet"),
        amount("5", None),
        NONE,
        NONE,
    ) == found


def test_sums_of_different_stands_know_it() -> None:
    found = shown(
        measure({"jahr": "2027", "aufwand": "1.10", "stand": "ansatz"}),
        measure({"jahr": "2027", "aufwand": "2.20", "stand": "angemeldet"}),
    )

    assert amount("3.30", "ansatz", "angemeldet") == found[2]


def test_two_amounts_of_the_same_stand_are_added() -> None:
    found = shown(measure(*[{"jahr": "2027", "aufwand": "0.10", "stand": "ansatz"}] * 3))

    assert amount("0.30", "ansatz") == found[2]


def test_the_same_year_under_another_product_or_part_of_the_budget_is_other_money() -> None:
    found = shown(
        measure(
            {"jahr": "2027", "produkt": "a", "art": "ergebnis", "aufwand": "1", "stand": "ansatz"},
            {"jahr": "2027", "produkt": "b", "art": "ergebnis", "aufwand": "2", "stand": "angemeldet"},
            {"jahr": "2027", "produkt": "a", "art": "finanz", "aufwand": "4", "stand": "angemeldet"},
        )
    )

    assert amount("7", "ansatz", "angemeldet") == found[2]


def test_the_balance_is_income_less_expense_of_what_is_said() -> None:
    found = budget(
        [
            measure(
                {"jahr": "2025", "aufwand": "100.50", "ertrag": "30", "stand": "ist"},
                {"jahr": "2026", "aufwand": "7", "stand": "ansatz"},
                {"jahr": "2027", "ertrag": "5", "stand": "angemeldet"},
                {"jahr": "2028", "aufwand": "-8", "stand": "ansatz"},
                {"jahr": "2029", "aufwand": "9", "stand": "ansatz"},
                {"jahr": "2029", "ertrag": "4", "stand": "angemeldet"},
            )
        ],
        2027,
    )

    assert (
        amount("-70.50", "ist"),
        amount("-7", "ansatz"),
        amount("5", "angemeldet"),
        amount("8", "ansatz"),
        amount("-5", "ansatz", "angemeldet"),
        NONE,
    ) == lines(found.counted, found.columns).balance


def test_a_planned_year_of_which_all_is_only_asked_for_is_meant_for_that() -> None:
    found = budget(
        [
            measure({"jahr": "2027", "aufwand": "1", "stand": "ansatz"}, {"jahr": "2028", "aufwand": "1"}),
            measure({"jahr": "2027", "aufwand": "1", "stand": "angemeldet"}),
            measure({"jahr": "2028", "aufwand": "1", "stand": "angemeldet"}),
            measure({"jahr": "2026", "aufwand": "1", "stand": "angemeldet"}),
        ],
        2027,
    )

    assert ["ist", "ansatz", "ansatz", "angemeldet", "ansatz", "ansatz"] == [column.stand for column in found.columns]


def test_what_does_not_count_is_kept_aside() -> None:
    found = budget(
        [
            measure(
                {"jahr": "2024", "aufwand": "1", "stand": "ist"},
                {"jahr": "2031", "ertrag": "2"},
                {"jahr": "2026", "aufwand": "3", "ertrag": "4", "stand": "angemeldet"},
                {"jahr": "2026", "aufwand": "5", "stand": "ansatz"},
            )
        ],
        2027,
    )

    assert (["4", "5"], ["3"], ["1", "2"]) == tuple(
        [str(posting.amount) for posting in part] for part in (found.counted, found.replaced, found.outside)
    )


def test_long_amounts_are_added_exactly() -> None:
    long = "1" + "0" * 40
    found = shown(
        measure(
            {"jahr": "2027", "aufwand": long, "stand": "ansatz"}, {"jahr": "2027", "aufwand": "0.01", "stand": "ansatz"}
        )
    )

    assert amount(f"{long}.01", "ansatz") == found[2]


AMOUNTS = st.none() | st.decimals(min_value=-(10**30), max_value=10**30, places=2).map(lambda value: f"{value:f}")
MONEY = st.fixed_dictionaries(
    {"jahr": st.integers(2022, 2033).map(str)},
    optional={
        "produkt": st.sampled_from("abc"),
        "art": st.sampled_from(["ergebnis", "finanz"]),
        "stand": st.sampled_from(["angemeldet", "ansatz", "ist"]),
        "aufwand": AMOUNTS,
        "ertrag": AMOUNTS,
    },
)


@given(st.lists(st.lists(MONEY, max_size=8), max_size=5))
def test_nothing_is_lost_and_nothing_counts_twice(money: Sequence[Sequence[Mapping[str, str]]]) -> None:
    measures = [measure(*each) for each in money]

    check_adds_up(budget(measures, 2027), measures)


def test_the_money_of_musterland_adds_up() -> None:
    day = parse_moment("2026-06-30")
    assert day
    measures = overview(load(read_folder(MUSTERLAND)), day.first).measures

    check_adds_up(budget(measures, 2027), measures)


def check_adds_up(found: Budget, measures: Sequence[MeasureState]) -> None:
    """The three places hold all amounts, each once; the columns hold what counts; each amount has one stand there."""
    said = [
        (state.massnahme.titel, side, amount)
        for state in measures
        for money in state.massnahme.mittel
        for side, amount in ((Side.EXPENSE, money.aufwand), (Side.INCOME, money.ertrag))
        if amount is not None
    ]
    everywhere = (*found.counted, *found.replaced, *found.outside)
    assert sorted(said) == sorted((each.measure.massnahme.titel, each.side, each.amount) for each in everywhere)

    rows = lines(found.counted, found.columns)
    for row, side in ((rows.expense, Side.EXPENSE), (rows.income, Side.INCOME)):
        shown = sum(Fraction(each.value) for each in row if each.value is not None)
        aside = total(each for each in (*found.replaced, *found.outside) if each.side is side)
        assert sum(Fraction(value) for _, of, value in said if of is side) == shown + Fraction(aside.value or 0)
    assert sum(Fraction(each.value or 0) for each in rows.balance) == sum(
        Fraction(income.value or 0) - Fraction(expense.value or 0)
        for income, expense in zip(rows.income, rows.expense, strict=True)
    )
    assert all(len(stands) == 1 for stands in _stands_of_each(found.counted).values())


def _stands_of_each(counted: Sequence[Posting]) -> Mapping[object, set[Mittelstand | None]]:
    found: dict[object, set[Mittelstand | None]] = {}
    for each in counted:
        found.setdefault((id(each.measure), each.produkt, each.art, each.year, each.side), set()).add(each.stand)
    return found
