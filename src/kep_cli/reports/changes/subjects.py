"""What a change is told of, and where it is told."""

from kep_cli.compare.changes import Change, Kind
from kep_cli.model.declarations import naming_field
from kep_cli.model.fields import Entity
from kep_cli.model.konzept import Zielknoten
from kep_cli.model.shaping import german_name
from kep_cli.reports.changes.compared import Compared
from kep_cli.reports.changes.names import parts, short_name, short_title
from kep_cli.reports.changes.told import Subject
from kep_cli.wording.kinds import HEADINGS
from kep_cli.wording.spelling import as_spelled

LEITBILD = "leitbild"
_WITH_CONTENTS = frozenset({Kind.ADDED, Kind.REMOVED, Kind.MERGED, Kind.SPLIT})
_KONZEPT = "konzept"
_FRAME = "Rahmen und Leitbild"


def subject(compared: Compared, change: Change, *, with_name: bool = True) -> Subject:
    """What the change is told of; where its number or kind changed, both are named.

    Without `with_name` only a short title of its own stands beside it, not the beginning of its wording.
    """
    if change.entity == LEITBILD:
        return Subject("Leitbild")
    if (part := _part(change)) is not None:
        return Subject(german_name(type(part)), short_name(part), change.id)
    data = next((entry.data for entry in (change.after, change.before) if entry and entry.data is not None), None)
    name = short_name(data) if with_name else short_title(data)
    return Subject(_title(compared, change), name, "" if change.entity == _KONZEPT else change.id)


def names_itself(change: Change) -> bool:
    """Whether what is told of a change holds the wording by which its subject is known."""
    entry = change.after or change.before
    if change.kind in _WITH_CONTENTS and not change.field and None in {change.before, change.after}:
        return True
    return bool(entry and entry.data is not None and change.field == naming_field(entry.data))


def data_class(change: Change) -> type[Entity] | None:
    """The class of what the change is told of; its fields are those that the change may name."""
    if (part := _part(change)) is not None:
        return type(part)
    return next((type(entry.data) for entry in (change.after, change.before) if entry and entry.data is not None), None)


def section(compared: Compared, change: Change) -> tuple[str, str]:
    """Where the change is told: what keeps the section apart from others, and its heading."""
    entry = change.after or change.before
    if entry is None or entry.kind == _KONZEPT:
        return _KONZEPT, _FRAME
    if isinstance(entry, Zielknoten):
        root = entry
        while root.parent is not None:
            root = root.parent
        root = compared.after.by_id.get(root.id, root)
        is_there = root.id in compared.after.by_id
        title = compared.now.title(root) if is_there else f"{compared.then.title(root)} (bisher)"
        name = short_name(root.data)
        return f"ziel {root.id}", f"{title}: {name}" if name else title
    return entry.kind, HEADINGS.get(entry.kind, as_spelled(entry.kind).capitalize())


def _title(compared: Compared, change: Change) -> str:
    then = compared.then.title(change.before) if change.before else ""
    now = compared.now.title(change.after) if change.after else ""
    if not then or not now or now.startswith(then):
        return now or then
    kind, _, number = now.rpartition(" ")
    return f"{then} (jetzt {number if kind and then.startswith(f'{kind} ') else now})"


def _part(change: Change) -> Entity | None:
    """The entity with an id of its own, within another one, of which the change is told; None if it is no such one."""
    entries = [entry for entry in (change.after, change.before) if entry]
    if not entries or entries[0].kind == change.entity:
        return None
    said = [each for each in (change.new, change.old) if isinstance(each, Entity) and not change.field]
    found = [
        each for entry in entries for each in parts(entry.data, change.entity) if vars(each).get("id") == change.id
    ]
    return next(iter([*said, *found]), None)
