"""What changed as JSON, for other programs."""

from collections.abc import Iterator

from kep_cli.compare.changes import Change, Kind
from kep_cli.compare.words import word_changes
from kep_cli.model.konzept import Zielknoten
from kep_cli.reports.as_json import json_lines
from kep_cli.reports.changes.compared import Compared, VersionName
from kep_cli.reports.changes.sentences import tell
from kep_cli.reports.changes.subjects import subject
from kep_cli.reports.changes.telling import hints
from kep_cli.reports.values import Json, as_json
from kep_cli.wording.styled import StyledLine

_WORDINGS = frozenset({Kind.REWORDED, Kind.EDITORIAL})


def report(compared: Compared) -> Iterator[StyledLine]:
    """One object; `docs/vergleichen.md` says what each of its fields holds. Every field is always there."""
    comparison = compared.comparison
    yield from json_lines(
        {
            "old": _version(compared.old),
            "new": _version(compared.new),
            "changes": [change_object(compared, change) for change in comparison.changes],
            "hints": [
                {"kind": "same_text", "entity": hint.entity, "old_id": hint.old_id, "new_id": hint.new_id, "said": said}
                for hint, said in zip(comparison.hints, hints(compared), strict=True)
            ],
            "numbers": [{"id": each.id, "old": each.old, "new": each.new} for each in comparison.numbers],
        }
    )


def _version(version: VersionName) -> dict[str, Json]:
    return {
        "name": version.name,
        "label": version.label,
        "kind": version.kind,
        "date": as_json(version.date),
        "commit": version.commit or None,
        "faulty_files": [*version.faulty],
    }


def change_object(compared: Compared, change: Change) -> dict[str, Json]:
    """One change; every field is always there."""
    is_wording = change.kind in _WORDINGS
    pieces = word_changes(str(change.old), str(change.new)) if is_wording else ()
    before, after = (each if isinstance(each, Zielknoten) else None for each in (change.before, change.after))
    return {
        "kind": change.kind.value,
        "entity": change.entity,
        "id": change.id,
        "field": change.field or None,
        "old": as_json(change.old),
        "new": as_json(change.new),
        "old_number": before.number if before else None,
        "new_number": after.number if after else None,
        "old_parent": before.parent.id if before and before.parent else None,
        "new_parent": after.parent.id if after and after.parent else None,
        "along": [*change.along],
        "kin": [*change.kin],
        "reason": change.reason or None,
        "runde": change.runde or None,
        "presumed": change.presumed,
        "pieces": [[part.name.lower(), text] for part, text in pieces] if is_wording else None,
        "said": f"{subject(compared, change).said} {tell(compared, change).sentence}",
    }
