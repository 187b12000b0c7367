"""The node tree of a YAML file: text, lists and mappings, each with its place. No implicit typing.

Nodes keep libyaml's marks (0-based `index`, `line`, `column`, in code points of the decoded text). The
end of a block collection or block scalar is libyaml's and lies behind trailing blank lines; `end_index`
gives the place where its last character stands.
"""

from collections.abc import Iterator
from typing import Protocol


class Mark(Protocol):
    """A place in a text as libyaml counts it, all from 0."""

    @property
    def index(self) -> int:
        """Characters from the beginning of the text."""

    @property
    def line(self) -> int:
        """Lines from the beginning of the text."""

    @property
    def column(self) -> int:
        """Characters from the beginning of the line."""


class Scalar:
    """A text. `style` is how it is written: `""` plain, `'`, `"`, `|` or `>`."""

    __slots__ = ("end", "start", "style", "value")

    def __init__(self, value: str, style: str, start: Mark, end: Mark) -> None:
        self.value = value
        self.style = style
        self.start = start
        self.end = end

    @property
    def is_empty(self) -> bool:
        """Nothing stands behind the key: the field is "not said"."""
        return not self.value and not self.style


class Sequence:
    """A list of nodes."""

    __slots__ = ("end", "items", "start")

    def __init__(self, start: Mark) -> None:
        self.items: list[Node] = []
        self.start = start
        self.end = start


class Mapping:
    """Fields by name, in the order of the file. Of a key that is given twice the first one counts."""

    __slots__ = ("end", "keys", "start", "values")

    def __init__(self, start: Mark) -> None:
        self.keys: dict[str, Scalar] = {}
        self.values: dict[str, Node] = {}
        self.start = start
        self.end = start


class Unusable:
    """Where something stood that was refused (an alias): present, but without a value to judge."""

    __slots__ = ("end", "start")

    def __init__(self, start: Mark, end: Mark) -> None:
        self.start = start
        self.end = end


Node = Scalar | Sequence | Mapping | Unusable
Key = str | int
"""One step on the way to a node: a field's name or a place in a list, from 0."""


def descend(node: Node, route: tuple[Key, ...]) -> Node:
    """The node at the end of the route, or the last one that exists on the way."""
    for key in route:
        if isinstance(node, Mapping) and isinstance(key, str) and key in node.values:
            node = node.values[key]
        elif isinstance(node, Sequence) and isinstance(key, int) and 0 <= key < len(node.items):
            node = node.items[key]
        else:
            break
    return node


def scalars(node: Node) -> Iterator[Scalar]:
    """All texts below a node in reading order, keys included."""
    stack: list[Node] = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, Scalar):
            yield current
        elif isinstance(current, Sequence):
            stack.extend(reversed(current.items))
        elif isinstance(current, Mapping):
            for key, value in reversed(current.values.items()):
                stack.append(value)
                stack.append(current.keys[key])


def refuse(root: Node, refused: Scalar) -> None:
    """Put `Unusable` in the place of a text that was refused."""
    unusable = Unusable(refused.start, refused.end)
    stack: list[Node] = [root]
    while stack:
        current = stack.pop()
        if isinstance(current, Mapping):
            current.values = {name: unusable if value is refused else value for name, value in current.values.items()}
            stack.extend(current.values.values())
        elif isinstance(current, Sequence):
            current.items = [unusable if item is refused else item for item in current.items]
            stack.extend(current.items)


def end_index(node: Node, text: str) -> int:
    """The index behind the last character that belongs to the node itself."""
    while isinstance(node, Mapping | Sequence) and not _is_flow(node, text):
        last = list(node.values.values())[-1] if isinstance(node, Mapping) else node.items[-1]
        if isinstance(last, Scalar) and last.is_empty and isinstance(node, Mapping):
            last = node.keys[list(node.keys)[-1]]
        node = last
    end = node.end.index
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        while end > node.start.index and text[end - 1] in " \t\r\n":
            end -= 1
    return end


def content_start(scalar: Scalar, text: str) -> int:
    """The index where the scalar's own words may begin: behind an opening quote or a block's header line."""
    index = scalar.start.index
    if scalar.style in ("|", ">"):
        while index < len(text) and text[index] not in "\r\n":
            index += 1
    elif scalar.style:
        index += 1
    return index


def _is_flow(node: Mapping | Sequence, text: str) -> bool:
    children = node.values if isinstance(node, Mapping) else node.items
    return not children or text[node.start.index] in "{["
