"""One fault in the numbers is one finding, wherever it is and whatever hangs below it."""

from collections.abc import Iterator
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from kep_cli.model.load import load
from kep_cli.rules.dispatch import check
from kep_cli.settings import RuleSettings
from kep_cli.source.snapshot import Snapshot

_FRAME = """\
titel: Ziele
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2026, bis: 2032}
phase: zielbildung
leitbild: Musterland hält zusammen.
ebenen: [Oberziel, Unterziel, Teilziel]
"""


class Goal(NamedTuple):
    """A goal with its number and those below it."""

    number: str
    below: list["Goal"]


def _grown(shape: list[list[int]]) -> list[Goal]:
    """A tree without a fault: for each Oberziel, how many goals stand below each of its Unterziele."""
    return [
        Goal(
            f"{one}",
            [
                Goal(f"{one}.{two}", [Goal(f"{one}.{two}.{three}", []) for three in range(1, count + 1)])
                for two, count in enumerate(counts, start=1)
            ],
        )
        for one, counts in enumerate(shape, start=1)
    ]


def _written(goals: list[Goal], name: str, depth: int) -> Iterator[str]:
    indent = "    " * depth
    for place, goal in enumerate(goals):
        own = f"{name}-{place}"
        yield f"{indent[:-2]}{'- ' if depth else ''}id: {own}\n"
        if goal.number:
            yield f"{indent}nummer: '{goal.number}'\n"
        yield f"{indent}text: Der Landkreis erreicht das Ziel {own}.\n"
        if goal.below:
            yield f"{indent}unterziele:\n"
            yield from _written(goal.below, own, depth + 1)


def _found(goals: list[Goal]) -> list[str]:
    files = {"goals/konzept.yaml": _FRAME.encode()}
    for place, goal in enumerate(goals):
        text = "".join(_written([goal], f"ziel-{place}", 0))
        files[f"goals/oberziele/ziel-{place:02}.yaml"] = text.encode()
    diagnostics = check(
        load(Snapshot(files, {}, (), ())), RuleSettings(only=("KEP0", "KEP1", "KEP2"), ignore=("KEP212",))
    )
    return [found.code for found in diagnostics]


_shapes = st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=4), min_size=2, max_size=4)
_numbers = st.one_of(
    st.lists(st.integers(1, 6), min_size=1, max_size=3).map(lambda parts: ".".join(map(str, parts))),
    st.sampled_from(("", "1.", "a", "1,2", "0", "01", "1.1.1.1", "II", " 1")),
)


@given(_shapes)
def test_a_tree_without_a_fault_has_no_findings(shape: list[list[int]]) -> None:
    assert [] == _found(_grown(shape))


@given(_shapes, st.data())
@settings(max_examples=300, deadline=None)
def test_one_wrong_number_is_one_finding_at_most(shape: list[list[int]], data: st.DataObject) -> None:
    goals = _grown(shape)
    siblings = goals
    for _ in range(data.draw(st.integers(0, 2))):
        deeper = [goal.below for goal in siblings if goal.below]
        siblings = data.draw(st.sampled_from(deeper)) if deeper else siblings
    place = data.draw(st.integers(0, len(siblings) - 1))
    siblings[place] = siblings[place]._replace(number=data.draw(_numbers))

    assert len(_found(goals)) <= 1


@given(_shapes, st.data())
@settings(max_examples=100, deadline=None)
def test_two_siblings_that_change_places_are_one_finding(shape: list[list[int]], data: st.DataObject) -> None:
    goals = _grown(shape)
    several = [goal.below for goal in goals if len(goal.below) > 1]
    if not several:
        return
    siblings = data.draw(st.sampled_from(several))
    one, other = data.draw(st.lists(st.integers(0, len(siblings) - 1), min_size=2, max_size=2, unique=True))
    siblings[one], siblings[other] = siblings[other], siblings[one]

    assert ["KEP207"] == _found(goals)


@given(_shapes, st.data())
@settings(max_examples=100, deadline=None)
def test_a_goal_that_is_gone_is_one_gap(shape: list[list[int]], data: st.DataObject) -> None:
    goals = _grown(shape)
    several = [siblings for siblings in (goals, *(goal.below for goal in goals)) if len(siblings) > 1]
    siblings = data.draw(st.sampled_from(several))
    del siblings[data.draw(st.integers(0, len(siblings) - 2))]

    assert ["KEP211"] == _found(goals)
