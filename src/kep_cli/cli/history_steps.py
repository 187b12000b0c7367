"""The steps of a history: what is known of each, how it is called, and those that there are without git."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from kep_cli.cli.goals import Goals, is_frozen
from kep_cli.cli.versions import Kind, Versions
from kep_cli.model.fields import Zeitpunkt  # noqa: TID253 - this module is itself imported only when goals are read
from kep_cli.model.runde import Runde  # noqa: TID253 - the same
from kep_cli.source.folder import frozen_record


class Names(NamedTuple):
    """What a version is called besides: by Runden, frozen copies and tags."""

    runden: tuple[str, ...] = ()
    fassungen: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


class HistoryStep(NamedTuple):
    """A version that differs from the one before.

    `label` is how people are told of it. `commit`, `author` and `subject` are empty where it is no commit; then `date`
    is the time of the Runde or the day of freezing, and None for today's goals. `reasons` are the values of the
    trailers `Begründung:`. `names` are those of versions in which the goals were the same, whatever else had changed
    by then. `is_cut_off` says that what was before is missing, as in a shallow clone.

    `read` gives the goals; `read_before` those that they came from, none at the beginning, several where branches were
    merged: then only what differs from all of them is new. Both work as long as the history is open, raise KepError
    where something cannot be read, and read anew at each call what is not among the latest: keep what you need.
    """

    label: str
    kind: Kind
    read: Callable[[], Goals]
    read_before: Callable[[], tuple[Goals, ...]]
    date: Zeitpunkt | None = None
    commit: str = ""
    author: str = ""
    subject: str = ""
    reasons: tuple[str, ...] = ()
    names: Names = Names()
    is_cut_off: bool = False


def frozen_steps(versions: Versions) -> tuple[HistoryStep, ...]:
    """The frozen copies in the order of their times, those without any first, and then today's goals.

    The time of a copy is that of the first Runde that names it, else the day of its record. Raises KepError.
    """
    runden = _runden_by_fassung(versions.today)
    copies = [name for name in versions.today.konzept.fassungen if is_frozen(versions.today, name)]
    steps: list[HistoryStep] = []
    for name in sorted(copies, key=lambda name: _first_day(versions, name, runden[name])):
        steps.append(_frozen_step(versions, name, runden[name], steps[-1:]))
    today = versions.live()
    return (*steps, HistoryStep(today.label, today.kind, lambda: today.goals, _reads(steps[-1:])))


def _frozen_step(versions: Versions, name: str, runden: Sequence[Runde], before: Sequence[HistoryStep]) -> HistoryStep:
    label, kind = (f"Runde {runden[0].id}", Kind.RUNDE) if runden else (f"Fassung {name}", Kind.FASSUNG)
    return HistoryStep(
        label,
        kind,
        lambda: versions.frozen(name).goals,
        _reads(before),
        _time(versions, name, runden),
        names=Names(tuple(runde.id for runde in runden), (name,)),
    )


def _reads(before: Sequence[HistoryStep]) -> Callable[[], tuple[Goals, ...]]:
    return lambda: tuple(step.read() for step in before)


def _time(versions: Versions, name: str, runden: Sequence[Runde]) -> Zeitpunkt | None:
    if runden:
        return runden[0].zeitpunkt
    day = frozen_record(versions.today.workspace, name).day
    return Zeitpunkt((day,)) if day else None


def _first_day(versions: Versions, name: str, runden: Sequence[Runde]) -> date:
    time = _time(versions, name, runden)
    return time.first.first if time else date.min


def _runden_by_fassung(goals: Goals) -> dict[str, list[Runde]]:
    found: dict[str, list[Runde]] = defaultdict(list)
    for entry in goals.konzept.runden:
        if entry.data and entry.data.fassung:
            found[entry.data.fassung].append(entry.data)
    return found
