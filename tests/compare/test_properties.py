"""What holds for any two versions of the goals."""

from collections.abc import Mapping
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from kep_cli.compare.changes import Change, Comparison, Kind
from kep_cli.compare.compare import compare
from kep_cli.compare.words import Part, word_changes
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.load import Loader
from kep_cli.source.snapshot import Snapshot

FRAME = (
    "titel: Konzept\nkoerperschaft: Landkreis Musterland\nzeithorizont: {von: 2026, bis: 2034}\n"
    "phase: zielbildung\nebenen: [Leitziel, Oberziel, Unterziel]\n"
)
IDS = tuple("abcdefgh")
TEXTS = ("Wir bauen Häuser.", "Wir bauen Schulen.", "Alle lernen schwimmen.", "wir bauen Häuser")


class Goal(NamedTuple):
    """A goal as the tests see it: below which one it stands, what it says."""

    parent: str
    text: str


Goals = Mapping[str, Goal]


@st.composite
def goals(draw: st.DrawFn) -> dict[str, Goal]:
    """A few goals in a tree of at most three levels, without numbers."""
    found: dict[str, Goal] = {}
    depth = {"": 0}
    for each in draw(st.lists(st.sampled_from(IDS), unique=True)):
        above = draw(st.sampled_from([name for name in depth if depth[name] < 3]))
        found[each] = Goal(above, draw(st.sampled_from(TEXTS)))
        depth[each] = depth[above] + 1
    return found


def load(loader: Loader, said: Goals) -> Konzept:
    files = {"goals/konzept.yaml": FRAME.encode()}
    for name, goal in said.items():
        if not goal.parent:
            files[f"goals/oberziele/{name}.yaml"] = _branch(said, name).encode()
    return loader.load(Snapshot(files, {}, (), ()))


def _branch(said: Goals, name: str) -> str:
    below = ", ".join(_branch(said, child) for child, goal in said.items() if goal.parent == name)
    return f"{{id: {name}, text: '{said[name].text}', unterziele: [{below}]}}"


def both_ways(old: Goals, new: Goals) -> tuple[Comparison, Comparison]:
    loader = Loader()
    before, after = load(loader, old), load(loader, new)
    return compare(before, after), compare(after, before)


def applied(old: Goals, found: Comparison) -> dict[str, Goal]:
    """The goals that come of the old ones by the changes, and by them alone."""
    now = dict(old)
    for change in found.changes:
        match change.kind:
            case Kind.REMOVED:
                for each in (change.id, *change.along):
                    del now[each]
            case Kind.ADDED if isinstance(change.after, Zielknoten):
                now |= {each: _as_it_is(change.after, each) for each in (change.id, *change.along)}
    for change in found.changes:
        if change.kind in {Kind.MOVED, Kind.LEVEL_CHANGED} and isinstance(change.after, Zielknoten):
            now[change.id] = now[change.id]._replace(parent=_parent(change.after))
        elif change.kind in {Kind.REWORDED, Kind.EDITORIAL}:
            now[change.id] = now[change.id]._replace(text=str(change.new))
    return now


def _as_it_is(branch: Zielknoten, wanted: str) -> Goal:
    stack = [branch]
    while stack:
        ziel = stack.pop()
        if ziel.id == wanted and ziel.data:
            return Goal(_parent(ziel), ziel.data.text)
        stack.extend(ziel.children)
    raise LookupError(wanted)


def _parent(ziel: Zielknoten) -> str:
    return ziel.parent.id if ziel.parent else ""


MIRRORED = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED, Kind.MERGED: Kind.SPLIT, Kind.SPLIT: Kind.MERGED}


def facts(change: Change) -> tuple[object, ...]:
    return change.kind, change.entity, change.id, change.field, change.old, change.new, frozenset(change.along)


def mirrored(change: Change) -> Change:
    return change._replace(kind=MIRRORED.get(change.kind, change.kind), old=change.new, new=change.old)


@given(goals())
def test_nothing_differs_from_itself(said: Goals) -> None:
    assert Comparison((), (), ()) == both_ways(said, said)[0]


@settings(max_examples=300)
@given(goals(), goals())
def test_the_changes_applied_to_the_old_goals_give_the_new_ones(old: Goals, new: Goals) -> None:
    found, _ = both_ways(old, new)

    assert dict(new) == applied(old, found)


@settings(max_examples=300)
@given(goals(), goals())
def test_backwards_the_same_changes_are_found_the_other_way_round(old: Goals, new: Goals) -> None:
    there, back = both_ways(old, new)

    assert {facts(change) for change in there.changes} == {facts(mirrored(change)) for change in back.changes}


WORDS = st.lists(st.sampled_from("Der Landkreis bietet guten , . „ “ service- und 1.234,5 z. B.".split())).map(" ".join)


@given(WORDS, WORDS)
def test_the_pieces_of_two_wordings_make_both_of_them(old: str, new: str) -> None:
    pieces = word_changes(old, new)

    assert old == "".join(text for part, text in pieces if part is not Part.NEW)
    assert new == "".join(text for part, text in pieces if part is not Part.OLD)
