"""What was in an older version of the goals and is neither there now nor among what was dropped.

Nothing is said of what may be there after all, in a file that could not be read; and nothing of what is named as the
origin of another goal, since that reference leads nowhere and is a finding of its own (KEP209).
"""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from kep_cli.compare.items import parent_of
from kep_cli.model.beschluss import same_words
from kep_cli.model.entry import Entry
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.rules.known_ids import dropped, ziele_ever
from kep_cli.source.faults import FileFault
from kep_cli.spans import Span, whole_file

_ENTFALLEN = "goals/entfallen.yaml"
_KNOWN = {"ziel": ziele_ever}
"""For each kind of entity what knows all ids that live or were dropped."""
_UNREAD = frozenset({FileFault.NOT_READ, FileFault.OUTSIDE_LINK})


class Gone(NamedTuple):
    """What is gone without a word: one entity with all `below` it, or several that a dropped one took with it.

    `place` is where somebody should look. `went_with` is the id of the dropped one whose entry leaves them out, else
    empty. `reborn` is the id of a new goal with the very words of the first one, else empty.
    """

    entries: tuple[Entry[Any], ...]
    below: tuple[str, ...]
    place: Span
    went_with: str = ""
    reborn: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all of it."""
        return (*(entry.id for entry in self.entries), *self.below)


def gone(old: Konzept, now: Konzept, among: Collection[str] | None = None) -> list[Gone]:
    """What is gone since an older version, in its order; only ids that are `among` those given, if any are."""
    missing = _missing(old, now)
    told = {origin for ziel in now.ziele if ziel.data for origin in ziel.data.hervorgegangen_aus}
    entries_of_dropped = dropped(now)
    tops: dict[str, list[Entry[Any]]] = {}
    below: dict[str, list[str]] = {}
    for entry_id, entry in missing.items():
        if among is not None and entry_id not in among:
            continue
        chain = _above(entry)
        above = [each.id for each in chain if each.id in missing and (among is None or each.id in among)]
        if told.intersection((entry_id, *(each.id for each in chain if each.id in missing))):
            continue
        if above:
            below.setdefault(above[-1], []).append(entry_id)
            continue
        parent = next((each.id for each in chain if each.id in now.by_id or each.id in entries_of_dropped), "")
        is_left_out = parent in entries_of_dropped and parent not in now.by_id
        tops.setdefault(f"with {parent}" if is_left_out else entry_id, []).append(entry)
    return [
        Gone(
            tuple(entries),
            tuple(each for entry in entries for each in below.get(entry.id, ())),
            _place(entries[0], now, entries_of_dropped),
            key.removeprefix("with ") if key.startswith("with ") else "",
            _reborn(entries[0], old, now),
        )
        for key, entries in tops.items()
    ]


def _missing(old: Konzept, now: Konzept) -> dict[str, Entry[Any]]:
    """The entries of an older version that are surely neither alive nor dropped, by their ids."""
    if any(fault.kind in _UNREAD and fault.span.path.endswith((".yaml", ".yml")) for fault in now.faults):
        return {}
    if any(file.broken and not file.text for file in now.files.values()):
        return {}
    known = {kind: make(now) for kind, make in _KNOWN.items()}
    found: dict[str, Entry[Any]] = {}
    for entry in old.entries():
        if entry.kind in known and entry.id and known[entry.kind].lack(entry.id):
            found.setdefault(entry.id, entry)
    return found


def _above(entry: Entry[Any]) -> list[Entry[Any]]:
    """The entries above one, the nearest first."""
    chain = []
    while (parent := parent_of(entry)) is not None:
        chain.append(parent)
        entry = parent
    return chain


def _place(entry: Entry[Any], now: Konzept, entries_of_dropped: Mapping[str, Span]) -> Span:
    """Where to look: at the goal above it, at the entry of one that was dropped, else where the entry belongs."""
    for above in _above(entry):
        if ziel := now.by_id.get(above.id):
            return ziel.key_span("unterziele") if ziel.has("unterziele") else ziel.span("id")
        if place := entries_of_dropped.get(above.id):
            return place
    return whole_file(_ENTFALLEN if _ENTFALLEN in now.files else "goals/konzept.yaml")


def _reborn(entry: Entry[Any], old: Konzept, now: Konzept) -> str:
    """The id of a goal that is new and has the very same words."""
    if not isinstance(entry, Zielknoten) or entry.data is None:
        return ""
    text = entry.data.text
    fresh = (ziel for ziel in now.ziele if ziel.data and ziel.id and ziel.id not in old.by_id)
    return next((ziel.id for ziel in fresh if ziel.data and same_words(ziel.data.text, text)), "")
