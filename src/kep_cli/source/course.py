"""The course of a workspace through git: the commits that changed its goals, wherever it lay at the time."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

from kep_cli.source.commits import Commit, listed_commits, read_commit, tags_by_commit
from kep_cli.source.git import Objects, Repository, objects
from kep_cli.source.revision import StoredFile, content, lacking, snapshot_of
from kep_cli.source.snapshot import GOALS, Snapshot
from kep_cli.source.trees import Trees


class State(NamedTuple):
    """The goals in a commit: its id, the place of the workspace (empty or ending with a slash), the id of `goals`."""

    commit: str
    place: str
    goals: str


class Change(NamedTuple):
    """A commit that changed the live goals.

    `before` is what the goals were before, without repetitions: nothing at the beginning, several states where branches
    were merged. `is_cut_off` says that the repository lacks what was before, as a shallow clone does.
    """

    commit: Commit
    state: State
    before: tuple[State, ...]
    is_cut_off: bool


class Course(NamedTuple):
    """The changes, the oldest first, each behind all those it came from.

    `current` tells of each commit, by its id, at which position its goals had become what they are in it; `frozen` of
    each frozen copy the position at the commit that first held it.
    """

    changes: tuple[Change, ...]
    current: Mapping[str, int]
    frozen: Mapping[str, int]


class Archive:
    """What git keeps of a workspace, read from one open store; nothing that commits share is looked up twice."""

    def __init__(self, repository: Repository, store: Objects) -> None:
        self._repository = repository
        self._store = store
        self._trees = Trees(store)
        self._contents = cache(lambda blob, path: content(StoredFile(path, "", blob), store))

    def course(self, newest: str, but: str = "") -> Course:
        """The changes that lead to a commit, without those that lead to another one; by ids. Raises KepError.

        Branches that were merged are followed with all their commits, for those carry authors and reasons. A commit
        that left all goals as one of its parents had them is none of the changes; so of the merges only those are that
        brought together what no parent had. Where a commit has no goals at all, those before it count on.
        """
        listed = listed_commits(self._repository, newest, but)
        names = dict.fromkeys(each for name, parents in listed for each in (name, *parents))
        commits = {name: self._commit(name) for name in names}
        places = self._places(listed, commits)
        return _Courses(self._trees, commits, places).course(listed)

    def commit(self, name: str) -> str:
        """The id of the commit that a name means, in any spelling of git; empty where it means none."""
        found = read_commit(self._store, name) if name else None
        return found.id if found else ""

    def tags(self) -> dict[str, tuple[str, ...]]:
        """The names of the tags of each commit that has any, by its id. Raises KepError."""
        return tags_by_commit(self._repository)

    def state(self, commit: str) -> State | None:
        """The goals in a commit, by its id; None where there are none. Raises KepError."""
        tree = self._commit(commit).tree
        place = self._first_place(tree)
        goals = self._trees.goals(tree, place)
        return State(commit, place, goals) if goals else None

    def snapshot(self, state: State) -> Snapshot:
        """The goals in a state. Raises KepError."""
        files = self._trees.files(state.goals, state.place + GOALS)
        return snapshot_of(state.place, files, lambda file: self._contents(file.id, file.path))

    def _commit(self, name: str) -> Commit:
        commit = read_commit(self._store, name)
        if commit is None:
            raise lacking(f"der Commit „{name}“")
        return commit

    def _places(self, listed: list[tuple[str, tuple[str, ...]]], commits: Mapping[str, Commit]) -> dict[str, str]:
        """Where the workspace lay in each commit, and in its parents: where it lay later, unless it was moved."""
        newest = listed[0][0] if listed else ""
        places = {newest: self._first_place(commits[newest].tree)} if newest else {}
        for name, parents in listed:
            for parent in parents:
                if parent not in places:
                    places[parent] = self._place_before(commits[parent].tree, commits[name].tree, places[name])
        return places

    def _first_place(self, tree: str) -> str:
        usual = self._repository.prefix
        if self._trees.goals(tree, usual):
            return usual
        found = self._trees.workspaces(tree)
        return found[0] if len(found) == 1 else usual

    def _place_before(self, tree: str, later: str, place: str) -> str:
        """Where the workspace lay before a commit: at the same place, or at one where later there is none any more.

        Are there several such, it is the one that has most files in common with what came of it.
        """
        if self._trees.goals(tree, place):
            return place
        given_up = [each for each in self._trees.workspaces(tree) if not self._trees.goals(later, each)]
        if len(given_up) == 1:
            return given_up[0]
        kept = self._blobs(self._trees.goals(later, place))
        shared = {each: len(kept & self._blobs(self._trees.goals(tree, each))) for each in given_up}
        nearest = max(given_up, key=lambda each: shared[each], default=place)
        return nearest if shared.get(nearest) else place

    def _blobs(self, goals: str) -> set[str]:
        return {file.id for file in self._trees.files(goals, "")}


class _Courses:
    """The course as it is found, commit by commit from the oldest on."""

    def __init__(self, trees: Trees, commits: Mapping[str, Commit], places: Mapping[str, str]) -> None:
        self._trees = trees
        self._commits = commits
        self._places = places
        self._changes: list[Change] = []
        self._current: dict[str, int] = {}
        self._states: dict[str, State | None] = {}
        self._frozen: dict[str, int] = {}

    def course(self, listed: list[tuple[str, tuple[str, ...]]]) -> Course:
        for name, parents in reversed(listed):
            for parent in parents:
                if parent not in self._states:  # it is none of those asked for, only what they are compared with
                    self._states[parent] = self._state(parent)
            self._follow(name, parents)
        return Course(tuple(self._changes), self._current, self._frozen)

    def _follow(self, name: str, parents: tuple[str, ...]) -> None:
        state = self._state(name)
        before = {parent: known for parent in parents if (known := self._states[parent])}
        same = next((parent for parent, known in before.items() if state is None or self._equal(known, state)), None)
        self._states[name] = state or (before[same] if same else None)
        if same in self._current:
            self._current[name] = self._current[same]
        elif state and not same:
            commit = self._commits[name]
            is_cut_off = bool(commit.parents) and not parents
            self._current[name] = len(self._changes)
            self._changes.append(
                Change(commit, state, tuple({each.goals: each for each in before.values()}.values()), is_cut_off)
            )
        if state and name in self._current:
            for copy in self._trees.frozen(state.goals):
                self._frozen.setdefault(copy, self._current[name])

    def _state(self, name: str) -> State | None:
        place = self._places[name]
        goals = self._trees.goals(self._commits[name].tree, place)
        return State(name, place, goals) if goals else None

    def _equal(self, one: State, other: State) -> bool:
        return one.goals == other.goals or self._trees.live(one.goals) == self._trees.live(other.goals)


@contextmanager
def archive(repository: Repository) -> Iterator[Archive]:
    """Opens what git keeps of the workspace in a repository, for as long as the block lasts."""
    with objects(repository) as store:
        yield Archive(repository, store)
