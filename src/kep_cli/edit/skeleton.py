"""What a new entry says, and how that looks in a file: in lines of its own, or within brackets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kep_cli.edit.spelling import spelt, spelt_in_flow
from kep_cli.model.fields import Entity

Value = str | tuple[str, ...]
"""A text, or a list of texts."""

Fields = Mapping[str, Value]
"""What is said of an entry, in the order in which it is written."""


class Skeleton(NamedTuple):
    """A new entry: what is said of it, and which fields stand ready to be filled, with what they mean in German."""

    fields: Fields
    ready: Mapping[str, str]


def skeleton(entity: type[Entity], fields: Fields, ready: Sequence[str]) -> Skeleton:
    """The skeleton of an entity; fields that say nothing are left out, those that stand ready speak as the model."""
    said = {name: value for name, value in fields.items() if value}
    meanings = {name: entity.model_fields[name].description or "" for name in ready if name not in said}
    return Skeleton(said, meanings)


def in_lines(new: Skeleton) -> Iterator[str]:
    """The lines of the entry, without their ends. A field that stands ready is a comment."""
    for name, value in new.fields.items():
        first, *others = spelt(value, "  ") if isinstance(value, str) else [_within_brackets(value)]
        yield f"{name}: {first}"
        yield from others
    width = max(map(len, new.ready), default=0)
    for name, meaning in new.ready.items():
        # Taken out of its comment the field is empty, and what it means is still a comment.
        yield f"# {name}:{' ' * (width - len(name))}  # {meaning}"


def in_flow(new: Skeleton) -> str:
    """The entry within braces; there is no room for fields that stand ready."""
    parts = (f"{name}: {_within_brackets(value)}" for name, value in new.fields.items())
    return f"{{{', '.join(parts)}}}"


def _within_brackets(value: Value) -> str:
    return spelt_in_flow(value) if isinstance(value, str) else f"[{', '.join(map(spelt_in_flow, value))}]"
