"""The part of a comparison that somebody asked for."""

from pathlib import Path

import pytest

from kep_cli.compare.changes import Kind
from kep_cli.compare.compare import compare
from kep_cli.compare.selection import about, called, of_kinds
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

FOLDER = Path(__file__).parents[1] / "reports" / "changes"
OLD, NEW = (load(read_folder(FOLDER / version)) for version in ("alt", "neu"))
WHOLE = compare(OLD, NEW)

WANTED = [
    ("bauland", {("moved", "bauland"), ("editorial", "bauland"), ("removed", "leerstandsliste")}),  # moved away
    ("kreisfest", {("removed", "feste")}),  # went with its Oberziel
    ("feste", {("removed", "feste")}),
    ("sozialer-wohnungsbau", {("merged", "miete"), ("reworded", "miete"), ("changed", "dorf"), ("changed", "lotse")}),
    ("energie", {("split", "energie")}),
    ("heizungen", {("split", "energie")}),
    ("rad", {("removed", "rad")}),
    ("laden", {("added", "teilen")}),  # came with another one
    ("wald", set()),
]


@pytest.mark.parametrize(("ziel", "expected"), WANTED, ids=[ziel for ziel, _ in WANTED])
def test_what_concerns_a_goal_is_kept(ziel: str, expected: set[tuple[str, str]]) -> None:
    found = {(change.kind.value, change.id) for change in about(WHOLE, OLD, NEW, [ziel]).changes}

    assert expected <= found
    assert {"wohnen", "mobil", "natur", "konzept"}.isdisjoint({each for _, each in found})
    assert not (found and not expected)


def test_all_that_is_or_was_below_a_goal_is_kept_with_it() -> None:
    found = about(WHOLE, OLD, NEW, ["mobil"])

    assert ["mobil", "rad", "radwege", "bus", "teilen", "bahn", "jugend", "jugend"] == [
        change.id for change in found.changes if change.entity == "ziel"
    ]
    assert [("rad", "radwege")] == [(hint.old_id, hint.new_id) for hint in found.hints]
    assert ["mobil", "bus", "bahn", "jugend"] == [each.id for each in found.numbers]


def test_what_hangs_on_a_goal_is_kept_with_what_hangs_on_that() -> None:
    found = about(WHOLE, OLD, NEW, ["dorfkerne"])
    kinds = dict.fromkeys((change.entity, change.id) for change in found.changes if change.entity != "ziel")

    assert [
        ("handlungsschwerpunkt", "dorf"),
        ("massnahme", "lotse"),
        ("massnahme", "leerstandsliste"),
        ("massnahme", "boerse"),
        ("kennzahl", "leerstand"),
        ("vorlage", "72-2024"),
    ] == list(kinds)


def test_nothing_is_told_twice_and_the_order_stays() -> None:
    everything = about(WHOLE, OLD, NEW, [*OLD.by_id, *NEW.by_id]).changes

    assert [change for change in WHOLE.changes if change in everything] == list(everything)


@pytest.mark.parametrize("kind", Kind)
def test_kinds_are_kept_with_what_belongs_to_them(kind: Kind) -> None:
    found = of_kinds(WHOLE, {kind})

    assert [change for change in WHOLE.changes if change.kind is kind] == list(found.changes)
    assert (kind in {Kind.ADDED, Kind.REMOVED}) == bool(found.hints)
    assert (kind in {Kind.RENUMBERED, Kind.MOVED, Kind.LEVEL_CHANGED}) == bool(found.numbers)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bauland", ("bauland",)),
        ("feste", ("feste",)),
        ("1.1", ("dorfkerne",)),
        (" 1.1. ", ("dorfkerne",)),
        ("1.5", ("energie",)),
        ("1.3", ("haeuser", "sozialer-wohnungsbau")),
        ("9", ()),
    ],
)
def test_goals_are_found_in_either_version(name: str, expected: tuple[str, ...]) -> None:
    assert expected == called(OLD, NEW, name)
