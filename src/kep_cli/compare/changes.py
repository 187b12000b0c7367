"""What a comparison finds."""

from enum import StrEnum
from typing import Any, NamedTuple

from kep_cli.model.entry import Entry


class Kind(StrEnum):
    """The kinds of change. What `old` and `new` hold of each stands behind it; where nothing is said, the values."""

    ADDED = "added"
    """Is there now; with all below it that is new as well. `new` is the entity, or the entry of the list `field`."""

    REMOVED = "removed"
    """Is gone; with all below it that is gone as well. `old` is the entity, or the entry of the list `field`."""

    REWORDED = "reworded"
    """Says something in other words. Both are texts."""

    EDITORIAL = "editorial"
    """Differs in nothing but upper and lower case, spacing and punctuation. Both are texts."""

    RENUMBERED = "renumbered"
    """Stands where it stood, under another number of its own, not only of a goal above it."""

    MOVED = "moved"
    """Stands below another goal on the same level, with all below it. Both are ids, None at the top."""

    LEVEL_CHANGED = "level_changed"
    """Stands on another level, and so below another goal. Both are levels, counted from 1."""

    REORDERED = "reordered"
    """The order of what is below it, or of a list in a field, changed, and nothing else. Both are ids or keys."""

    MERGED = "merged"
    """Came from several, of which it may have been one itself. `old` are their ids, `new` is its own."""

    SPLIT = "split"
    """Became several, of which it may still be one itself. `old` is its id, `new` are theirs."""

    CHANGED = "changed"
    """Says something else in a field that is no wording."""


class Change(NamedTuple):
    """One change, by what it concerns: the kind of entity (`ziel`, `vorlage`, `leitbild`) and its id.

    `field` names the field that changed, empty for the entity as a whole: `text`, `finanzen.gesamt`,
    `beratungsfolge[kreistag].ergebnis`. `before` and `after` are the entry in the old and in the new version.
    `along` are the ids of what was added or removed with it, in order; `kin` of a removed entity those that came from
    it, of an added one those that it came from. `reason` and `runde` are what entfallen.yaml says of one that is gone.
    `presumed` says that the two were paired by likeness, since they have no ids.
    """

    kind: Kind
    entity: str
    id: str
    field: str = ""
    old: object = None
    new: object = None
    before: Entry[Any] | None = None
    after: Entry[Any] | None = None
    along: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    reason: str = ""
    runde: str = ""
    presumed: bool = False


class SameText(NamedTuple):
    """A hint: something new has the very words of something that is gone. Perhaps only its id was changed."""

    entity: str
    old_id: str
    new_id: str


class Renamed(NamedTuple):
    """Under which numbers a goal was and is printed, where they differ, for whatever reason."""

    id: str
    old: str
    new: str


class Comparison(NamedTuple):
    """All that differs, in the order in which the goals are printed; `numbers` in that of the new version."""

    changes: tuple[Change, ...]
    hints: tuple[SameText, ...]
    numbers: tuple[Renamed, ...]
