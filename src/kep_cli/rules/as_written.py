"""Whether what is missing was left out by its author, or could not be read: only the first is a lack.

A faulty field is cut out of its entity (see `model.shaping`). Its fault is reported already; a rule that looks for
something missing must not report it again.
"""

from typing import Any

from kep_cli.model.entry import Entry
from kep_cli.model.shaping import plain
from kep_cli.source.nodes import Mapping, Node, Sequence, Unusable


def read_in_full(entry: Entry[Any], field: str) -> bool:
    """Whether all that was written in a field could be read; so it is with one that was left out."""
    written, read = entry.whole.values.get(field), entry.node.values.get(field)
    if written is None or read is None:
        return not entry.says(field)
    return (written is read or plain(written) == plain(read)) and not _has_unusable(written)


def _has_unusable(node: Node) -> bool:
    if isinstance(node, Mapping):
        return any(map(_has_unusable, node.values.values()))
    if isinstance(node, Sequence):
        return any(map(_has_unusable, node.items))
    return isinstance(node, Unusable)
