"""How one entry came to be what it is, version by version."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kep_cli.compare.changes import Kind
from kep_cli.reports.as_json import json_lines
from kep_cli.reports.changes.compared import Compared
from kep_cli.reports.changes.json import change_object
from kep_cli.reports.changes.said import say_when
from kep_cli.reports.changes.subjects import subject
from kep_cli.reports.changes.telling import sections
from kep_cli.reports.changes.text import told_lines
from kep_cli.reports.values import Json, as_json
from kep_cli.wording.styled import Segment, Style, StyledLine, plain_line

_INDENT = "  "
_SAYS_ITS_NUMBER = frozenset({Kind.RENUMBERED, Kind.MOVED, Kind.LEVEL_CHANGED, Kind.ADDED, Kind.REMOVED})


class Step(NamedTuple):
    """A version that changed the entry: what it changed in it, and who brought it, when and why.

    `runden`, `fassungen` and `tags` are what the version is called besides; `author` and `subject` are empty where git
    knows nothing of it. `is_cut_off` says that what was before is missing, as in a shallow clone.
    """

    compared: Compared
    author: str = ""
    subject: str = ""
    reasons: tuple[str, ...] = ()
    runden: tuple[str, ...] = ()
    fassungen: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    is_cut_off: bool = False


def chronicle(entry_id: str, steps: Sequence[Step]) -> Iterator[StyledLine]:
    """The steps for people, the oldest first, under what the entry is called today or was called last."""
    yield (Segment(_title(steps[-1].compared), Style.STRONG), Segment(f"  [{entry_id}]", Style.DIM))
    for step in steps:
        yield plain_line("")
        yield from _heading(step)
        yield from _told(step)


def chronicle_as_json(entry_id: str, steps: Sequence[Step]) -> Iterator[StyledLine]:
    """The same for other programs: the changes are those of `kep diff --format json`."""
    yield from json_lines({"id": entry_id, "versions": [_step_object(step) for step in steps]})


def _title(last: Compared) -> str:
    """What the entry is called after the last step, or before it where it is gone since."""
    changes = last.comparison.changes
    if not changes:
        return "Ziel"
    before, after = changes[-1].before, changes[-1].after
    if after is not None:
        return last.now.title(after)
    return last.then.title(before) if before is not None else subject(last, changes[-1]).title


def _heading(step: Step) -> Iterator[StyledLine]:
    version = step.compared.new
    when = [say_when(version.date)] if version.date else []
    called = [*(f"Runde {each}" for each in step.runden), *(f"Fassung {each}" for each in step.fassungen), *step.tags]
    labels = dict.fromkeys([*called, version.label])
    yield (Segment(", ".join([*when, *labels]), Style.PATH),)
    if step.author or step.subject:
        yield (Segment(f"{_INDENT}{': '.join(filter(None, (step.author, step.subject)))}", Style.DIM),)


def _told(step: Step) -> Iterator[StyledLine]:
    comparison = step.compared.comparison
    for section in sections(step.compared):
        for group in section.groups:
            yield from told_lines(group)
    if not any(change.kind in _SAYS_ITS_NUMBER for change in comparison.changes):
        for each in comparison.numbers:
            yield plain_line(f"{_INDENT}trägt jetzt die Nummer {each.new or '–'} (bisher {each.old or '–'})")
    for reason in step.reasons:
        yield (Segment(f"{_INDENT}Begründung: ", Style.DIM), Segment(reason))
    if step.is_cut_off:
        yield (Segment(f"{_INDENT}Was vorher war, fehlt hier; den Rest holt: git fetch --unshallow", Style.WARNING),)


def _step_object(step: Step) -> Json:
    version = step.compared.new
    numbers = step.compared.comparison.numbers
    return {
        "label": version.label,
        "kind": version.kind,
        "date": as_json(version.date),
        "commit": version.commit or None,
        "author": step.author or None,
        "subject": step.subject or None,
        "reasons": [*step.reasons],
        "runden": [*step.runden],
        "fassungen": [*step.fassungen],
        "tags": [*step.tags],
        "cut_off": step.is_cut_off,
        "changes": [change_object(step.compared, change) for change in step.compared.comparison.changes],
        "numbers": [{"old": each.old, "new": each.new} for each in numbers],
    }
