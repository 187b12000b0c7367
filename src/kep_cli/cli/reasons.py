"""Why goals were changed, as the commits say that changed them: their trailers `Begründung:`."""

from collections.abc import Iterator, Mapping

from kep_cli.cli.history import history_between
from kep_cli.cli.history_steps import HistoryStep
from kep_cli.cli.versions import Version, Versions
from kep_cli.compare.changes import Change  # noqa: TID253 - this module is itself imported only by a run
from kep_cli.compare.compare import compare  # noqa: TID253 - the same

_WITH_REASONS = frozenset({"ziel", "leitbild"})


def reasons_between(versions: Versions, old: Version, new: Version) -> Mapping[str, tuple[str, ...]]:
    """The reasons by the ids of the goals and of the Leitbild, the oldest first; none where git knows none.

    Raises KepError where something between the versions cannot be read.
    """
    found: dict[str, dict[str, None]] = {}
    with history_between(versions, old, new) as steps:
        for step in steps:
            for changed in _changed(step) if step.reasons else ():
                found.setdefault(changed, {}).update(dict.fromkeys(step.reasons))
    return {changed: tuple(reasons) for changed, reasons in found.items()}


def _changed(step: HistoryStep) -> set[str]:
    """The ids of what a step changed; of branches that it merged only what differs from all of them."""
    now = step.read().konzept
    by_branch = [
        {concerned for change in compare(before.konzept, now).changes for concerned in _concerned(change)}
        for before in step.read_before()
    ]
    return set.intersection(*by_branch) if by_branch else set()


def _concerned(change: Change) -> Iterator[str]:
    if change.entity in _WITH_REASONS:
        yield change.id
        yield from change.along
        for ids in (change.old, change.new):  # of mergers and splits
            if isinstance(ids, tuple) and not change.field:
                yield from map(str, ids)
