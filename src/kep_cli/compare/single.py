"""The part of a comparison that tells of one entity, for those who follow it through many versions."""

from collections.abc import Iterator

from kep_cli.compare.changes import Change, Comparison, Kind
from kep_cli.compare.items import lay_out
from kep_cli.model.konzept import Konzept


def about_one(comparison: Comparison, old: Konzept, new: Konzept, entity_id: str) -> Comparison:
    """What became of the entity with this id: its own changes, what it came or went with, what it went into.

    Where it came or went as part of a branch, it is told as if it had done so alone.
    """
    return Comparison(
        tuple(_changes(comparison, old, new, entity_id)),
        tuple(hint for hint in comparison.hints if entity_id in {hint.old_id, hint.new_id}),
        tuple(renamed for renamed in comparison.numbers if renamed.id == entity_id),
    )


def _changes(comparison: Comparison, old: Konzept, new: Konzept, entity_id: str) -> Iterator[Change]:
    for change in comparison.changes:
        if change.id == entity_id:
            yield change._replace(along=())
        elif entity_id in change.along:
            yield _alone(change, old, new, entity_id)
        elif entity_id in _kin(change):
            yield change


def _alone(change: Change, old: Konzept, new: Konzept, entity_id: str) -> Change:
    key = (change.entity, entity_id)
    if change.kind is Kind.ADDED:
        entry = lay_out(new).by_key[key]
        return Change(Kind.ADDED, *key, new=entry.data, after=entry)
    entry = lay_out(old).by_key[key]
    return change._replace(id=entity_id, old=entry.data, before=entry, along=(), kin=())


def _kin(change: Change) -> tuple[object, ...]:
    """What a merger or a split tells of besides the entity itself."""
    side = {Kind.MERGED: change.old, Kind.SPLIT: change.new}.get(change.kind)
    return side if isinstance(side, tuple) else ()
