"""The whole comparison as it is told: sections, counts, renumbered goals, hints."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kep_cli.compare.changes import Change, Kind
from kep_cli.compare.words import Part, Piece
from kep_cli.reports.changes.compared import Compared
from kep_cli.reports.changes.sentences import tell
from kep_cli.reports.changes.subjects import names_itself, section, subject
from kep_cli.reports.changes.told import Group, Section
from kep_cli.wording.counts import counted

COUNTED = {
    Kind.ADDED: "hinzugekommen",
    Kind.REMOVED: "entfallen",
    Kind.MERGED: "zusammengelegt",
    Kind.SPLIT: "geteilt",
    Kind.REWORDED: "neu gefasst",
    Kind.EDITORIAL: "redaktionell geändert",
    Kind.MOVED: "verschoben",
    Kind.LEVEL_CHANGED: "auf anderer Ebene",
    Kind.RENUMBERED: "umnummeriert",
    Kind.REORDERED: "umgeordnet",
    Kind.CHANGED: "in Angaben geändert",
}
"""What is counted of each kind of change, in the order in which people want to know it."""

_NOTHING = "Zwischen diesen beiden Fassungen hat sich nichts geändert"
_LONG = 240
_KEPT = 90


def sections(compared: Compared) -> list[Section]:
    """All changes, in the order of the comparison."""
    found: dict[tuple[str, str], dict[tuple[str, str], list[Change]]] = {}
    for change in compared.comparison.changes:
        groups = found.setdefault(section(compared, change), {})
        groups.setdefault((change.entity, change.id), []).append(change)
    return [
        Section(title, tuple(_group(compared, changes) for changes in groups.values()))
        for (_, title), groups in found.items()
    ]


def _group(compared: Compared, changes: list[Change]) -> Group:
    told = tuple(tell(compared, change) for change in changes)
    says_its_name = any(names_itself(change) for change in changes)
    return Group(subject(compared, changes[0], with_name=not says_its_name), told)


def selection(ziel: str | None, kinds: Sequence[Kind]) -> str:
    """What was asked for, where it was not everything: `nur Ziel 1.2, nur neu gefasst`."""
    words = [COUNTED[kind] for kind in COUNTED if kind in kinds]
    return ", ".join([*([f"nur Ziel {ziel}"] if ziel else []), *([f"nur {' und '.join(words)}"] if words else [])])


def counts(compared: Compared) -> list[tuple[int, str]]:
    """How many changes there are of each kind; kinds without any are left out."""
    number = Counter(change.kind for change in compared.comparison.changes)
    return [(number[kind], said) for kind, said in COUNTED.items() if number[kind]]


def counting(compared: Compared) -> str:
    """All counts in one line: `3 Änderungen: 1 hinzugekommen, 2 neu gefasst`."""
    number = len(compared.comparison.changes)
    if not number:
        return f"Nichts geändert ({compared.selection})" if compared.selection else _NOTHING
    each = ", ".join(f"{count} {said}" for count, said in counts(compared))
    only = f" ({compared.selection})" if compared.selection else ""
    return f"{counted(number, 'Änderung', 'Änderungen')}{only}: {each}"


def hints(compared: Compared) -> list[str]:
    """What looks as if only an id had been changed."""
    return [
        f"Kennung geändert? „{hint.new_id}“ ({compared.now.with_title(hint.entity, hint.new_id)}) ist neu und hat "
        f"denselben Wortlaut wie „{hint.old_id}“ ({compared.then.with_title(hint.entity, hint.old_id)}), das fehlt. "
        "Eine Kennung bleibt immer dieselbe."
        for hint in compared.comparison.hints
    ]


def unread(compared: Compared) -> list[str]:
    """Which files of either version could not be read, so that what they say was not compared."""
    return [
        f"Nicht verglichen, weil fehlerhaft ({version.label}): {', '.join(version.faulty)}"
        for version in (compared.old, compared.new)
        if version.faulty
    ]


def readable(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with a blank between old and new words, and „…“ for the midst of what stayed over a long stretch."""
    for place, (part, text) in enumerate(pieces):
        before = pieces[place - 1] if place else Piece(Part.SAME, "")
        if before.part is Part.OLD and part is Part.NEW and not (before.text[-1:].isspace() or text[:1].isspace()):
            yield Piece(Part.SAME, " ")
        is_long = part is Part.SAME and len(text) > _LONG and len(pieces) > 1
        yield Piece(part, _abridged(text, place, len(pieces)) if is_long else text)


def _abridged(text: str, place: int, number: int) -> str:
    """What stayed, as far as it stands near a change."""
    head = "" if place == 0 else text[:_KEPT].rpartition(" ")[0] + " "
    tail = "" if place == number - 1 else " " + text[-_KEPT:].partition(" ")[2]
    return f"{head}…{tail}"
