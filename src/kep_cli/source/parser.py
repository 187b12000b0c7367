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

_REFUSED = "refused"
"""The style of a key that is no text; its value is left out."""


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
    """The state of one run over the events: the open collections and the key that waits for its value."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Node | None = None
        self.complaints: list[Complaint] = []
        self._outer: list[tuple[Mapping | Sequence | None, Scalar | None]] = []
        self._into: Mapping | Sequence | None = None
        self._key: Scalar | None = None

    def read(self, parser: _Events) -> None:
        """Take all events; the order of the branches is that of their frequency."""
        next_event = parser.get_event
        scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        while (event := next_event()) is not None:
            kind: type[object] = type(event)
            if kind is scalar:
                if event.tag is not None or event.anchor is not None:
                    self._refuse_decoration(event)
                self._place(Scalar(event.value, event.style, event.start_mark, event.end_mark))
            elif kind is mapping:
                self._enter(event, Mapping(event.start_mark))
            elif kind in ends:
                self._leave(event)
            elif kind is sequence:
                self._enter(event, Sequence(event.start_mark))
            elif kind is yaml.AliasEvent:
                self._complain(FileFault.ALIAS, event, (f"*{event.anchor}",))
                self._place(Unusable(event.start_mark, event.end_mark))
            elif kind is yaml.DocumentStartEvent and self.root is not None:
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

    def _place(self, node: Node) -> None:
        into = self._into
        if type(into) is Mapping:
            key = self._key
            if key is None:
                self._key = self._as_key(node)
                return
            self._key = None
            if key.style == _REFUSED:
                return
            name = key.value
            if name in into.values:
                first = str(into.keys[name].start.line + 1)
                self._complain_at(FileFault.DUPLICATE_KEY, key.start, key.end, (name, first))
                return
            into.keys[name] = key
            into.values[name] = node
        elif type(into) is Sequence:
            into.items.append(node)
        else:
            self.root = node

    def _as_key(self, node: Node) -> Scalar:
        if type(node) is Scalar:
            return node
        if type(node) is not Unusable:
            index = node.start.index
            self.complaints.append(Complaint(FileFault.KEY_NOT_TEXT, index, index + 1))
        return Scalar("", _REFUSED, node.start, node.end)

    def _enter(self, event: _Event, node: Mapping | Sequence) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse_decoration(event)
        if len(self._outer) >= DEPTH_LIMIT:
            self._complain(FileFault.TOO_DEEP, event, (str(DEPTH_LIMIT),))
            raise _Broken
        self._place(node)
        self._outer.append((self._into, self._key))
        self._into, self._key = node, None

    def _leave(self, event: _Event) -> None:
        if self._into is not None:
            self._into.end = event.end_mark
        self._into, self._key = self._outer.pop()

    def _refuse_decoration(self, event: _Event) -> None:
        """A tag or an anchor is a fault; what it decorates is read all the same."""
        start = event.start_mark.index
        for sign, word, kind in (("!", event.tag, FileFault.TAG), ("&", event.anchor, FileFault.ALIAS)):
            if word is not None:
                index = self.text.index(sign, start)
                written = self.text[index:].split(maxsplit=1)[0]
                self.complaints.append(Complaint(kind, index, index + len(written), (written,)))

    def _complain(self, kind: FileFault, event: _Event, details: tuple[str, ...] = ()) -> None:
        self._complain_at(kind, event.start_mark, event.end_mark, details)

    def _complain_at(self, kind: FileFault, start: Mark, end: Mark, details: tuple[str, ...] = ()) -> None:
        self.complaints.append(Complaint(kind, start.index, end.index, details))
