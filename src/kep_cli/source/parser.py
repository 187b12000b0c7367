"""From text to nodes in one loop over libyaml's events.

The C parser is asked for events only: its composer would type scalars, follow aliases and swallow
duplicate keys. Depth is bounded by our own stack, so that no input can exhaust the interpreter's.
"""

from typing import NamedTuple, Protocol, cast

import yaml

from kep_cli.errors import KepError
from kep_cli.source.faults import FileFault
from kep_cli.source.nodes import Mapping, Mark, Node, Scalar, Sequence, Unusable
from kep_cli.source.syntax import explain_problem

DEPTH_LIMIT = 50
"""How many lists and mappings may lie inside each other."""


class Complaint(NamedTuple):
    """A fault between two indices of the text."""

    kind: FileFault
    start: int
    end: int
    details: tuple[str, ...] = ()


class Parsed(NamedTuple):
    """The root node of a text, if it has one, and all that was wrong on the way.

    `broken` says that the text could not be read to its end; then there is no root.
    """

    root: Node | None
    complaints: tuple[Complaint, ...]
    broken: bool


class _Event(Protocol):
    """The parts of libyaml's events that are used; which of them are there depends on the event's class."""

    start_mark: Mark
    end_mark: Mark
    value: str
    style: str
    tag: str | None
    anchor: str | None


class _Events(Protocol):
    def get_event(self) -> _Event | None: ...


class _Broken(Exception):  # noqa: N818 - a signal inside this module, no error of the program
    """The text cannot be read any further."""


def parse(text: str) -> Parsed:
    """The nodes of a text, which must hold neither control characters nor Unicode line separators.

    Raises KepError where PyYAML was installed without its C parser.
    """
    builder = _Builder(text)
    try:
        from yaml._yaml import CParser  # noqa: PLC0415 - its absence is a fault of the surroundings
    except ImportError:
        message = "Der YAML-Leser libyaml fehlt in dieser Python-Umgebung"
        hint = "Installieren Sie PyYAML neu aus einem fertigen Paket: pip install --force-reinstall pyyaml"
        raise KepError(message, hint) from None
    try:
        builder.read(cast("_Events", CParser(text)))
    except yaml.MarkedYAMLError as error:
        builder.complain_of(error)
        return Parsed(None, tuple(builder.complaints), broken=True)
    except _Broken:
        return Parsed(None, tuple(builder.complaints), broken=True)
    return Parsed(builder.root, tuple(builder.complaints), broken=False)


class _Builder:
    """One run over the events. What lies in a collection is gathered in a row and sorted out where it ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.complaints: list[Complaint] = []
        self._top: list[Node] = []
        self._outer: list[tuple[list[Node], Mapping | Sequence]] = []

    @property
    def root(self) -> Node | None:
        """The node of the (first) document."""
        return self._top[0] if self._top else None

    def read(self, parser: _Events) -> None:
        """Take all events; the order of the branches is that of their frequency."""
        next_event = parser.get_event
        scalar, starts = yaml.ScalarEvent, (yaml.MappingStartEvent, yaml.SequenceStartEvent)
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        row = self._top
        while (event := next_event()) is not None:
            kind: type[object] = type(event)
            if kind is scalar:
                if event.tag is not None or event.anchor is not None:
                    self._refuse_decoration(event)
                row.append(Scalar(event.value, event.style, event.start_mark, event.end_mark))
            elif kind in starts:
                row = self._enter(event, kind is starts[0], row)
            elif kind in ends:
                row = self._leave(event, row)
            elif kind is yaml.AliasEvent:
                self._complain(FileFault.ALIAS, event, (f"*{event.anchor}",))
                row.append(Unusable(event.start_mark, event.end_mark))
            elif kind is yaml.DocumentStartEvent and self._top:
                self._complain(FileFault.SEVERAL_DOCUMENTS, event)
                return

    def complain_of(self, error: yaml.MarkedYAMLError) -> None:
        """Note what libyaml could not read."""
        place = error.problem_mark or error.context_mark
        index = place.index if place else 0
        context = error.context_mark.index if error.context_mark else index
        if self.complaints and self.complaints[-1].end == len(self.text[:index].rstrip()):
            return  # what follows a refused alias or tag is no second fault
        self.complaints.append(Complaint(*explain_problem(error.problem or "", self.text, index, context)))

    def _enter(self, event: _Event, is_mapping: bool, row: list[Node]) -> list[Node]:  # noqa: FBT001 - one caller
        """Open a collection that lies in `row`; gives the row for what lies in it."""
        if event.tag is not None or event.anchor is not None:
            self._refuse_decoration(event)
        if len(self._outer) >= DEPTH_LIMIT:
            self._complain(FileFault.TOO_DEEP, event, (str(DEPTH_LIMIT),))
            raise _Broken
        node = Mapping(event.start_mark) if is_mapping else Sequence(event.start_mark)
        row.append(node)
        self._outer.append((row, node))
        return node.items if isinstance(node, Sequence) else []

    def _leave(self, event: _Event, row: list[Node]) -> list[Node]:
        """Close the innermost collection, in which `row` lies; gives the row in which it lies itself."""
        outer, node = self._outer.pop()
        node.end = event.end_mark
        if isinstance(node, Mapping):
            keys, values = node.keys, node.values
            for key, value in zip(row[::2], row[1::2], strict=True):
                if type(key) is Scalar and key.value not in values:
                    keys[key.value] = key
                    values[key.value] = value
                else:
                    self._refuse_key(key, keys)
        return outer

    def _refuse_key(self, key: Node, keys: dict[str, Scalar]) -> None:
        """A key that is given twice, or that is no text; its value is left out."""
        start, end = key.start.index, key.end.index
        if isinstance(key, Scalar):
            details = (key.value, str(keys[key.value].start.line + 1))
            self.complaints.append(Complaint(FileFault.DUPLICATE_KEY, start, end, details))
        elif not isinstance(key, Unusable):
            self.complaints.append(Complaint(FileFault.KEY_NOT_TEXT, start, start + 1))

    def _refuse_decoration(self, event: _Event) -> None:
        """A tag or an anchor is a fault; what it decorates is read all the same."""
        start = event.start_mark.index
        for sign, word, kind in (("!", event.tag, FileFault.TAG), ("&", event.anchor, FileFault.ALIAS)):
            if word is not None:
                index = self.text.index(sign, start)
                written = self.text[index:].split(maxsplit=1)[0]
                self.complaints.append(Complaint(kind, index, index + len(written), (written,)))

    def _complain(self, kind: FileFault, event: _Event, details: tuple[str, ...] = ()) -> None:
        self.complaints.append(Complaint(kind, event.start_mark.index, event.end_mark.index, details))
