"""The goal tree: levels, order and numbers."""

from collections.abc import Iterable, Iterator, Sequence

from kep_cli.model.konzept import Zielknoten
from kep_cli.model.numbering import LOWER_FORM, TOP_FORM, read_position, write_number
from kep_cli.model.rahmen import Ebene
from kep_cli.model.ziel import Phase

_LAST = 1_000_000_000


def number_form(ebenen: Sequence[Ebene], level: int) -> str:
    """The form of the numbers on a level, counted from 0; levels below the named ones count as usual.

    Where nothing is said, the topmost level with numbers counts 1, 2, 3.
    """
    said = ebenen[level].nummernform if level < len(ebenen) else None
    if said is not None:
        return said
    return LOWER_FORM if any(ebene.nummernform != "" for ebene in ebenen[:level]) else TOP_FORM


def arrange(roots: Iterable[Zielknoten], ebenen: Sequence[Ebene], phase: Phase | None) -> tuple[Zielknoten, ...]:
    """Give every goal its level, phase, place among its siblings and number; returns the sorted roots."""
    return _Arrangement(ebenen).arrange_siblings(tuple(roots), None, phase)


def walk(roots: Iterable[Zielknoten]) -> Iterator[Zielknoten]:
    """All goals, each before its Unterziele, in the order in which they are printed."""
    for root in roots:
        yield root
        yield from walk(root.children)


class _Arrangement:
    """One pass over the tree. Goals are counted below the nearest numbered goal above, level by level."""

    def __init__(self, ebenen: Sequence[Ebene]) -> None:
        self._ebenen = ebenen
        self._counted: dict[tuple[int, int], int] = {}

    def arrange_siblings(
        self, written: tuple[Zielknoten, ...], parent: Zielknoten | None, phase: Phase | None
    ) -> tuple[Zielknoten, ...]:
        level = parent.level + 1 if parent else 0
        form = number_form(self._ebenen, level)
        above = None if parent is None else parent if parent.number else parent.numbered_above
        above_number = above.number if above else ""
        for knoten in written:
            knoten.parent, knoten.level, knoten.numbered_above = parent, level, above
            knoten.number = knoten.said_number if form else ""
            knoten.phase = (knoten.data.phase if knoten.data else None) or phase
        order = written
        if form and any(knoten.said_number for knoten in written):
            order = tuple(sorted(written, key=lambda knoten: self._position(knoten, form, above_number)))
        for knoten in order:
            key = (id(above), level)
            self._counted[key] = self._counted.get(key, 0) + 1
            if form and not knoten.said_number:
                knoten.number = write_number(form, above_number, self._counted[key])
            if knoten.written:
                knoten.children = self.arrange_siblings(knoten.written, knoten, knoten.phase)
        return order

    def _position(self, knoten: Zielknoten, form: str, above_number: str) -> int:
        position = read_position(form, above_number, knoten.said_number)
        return _LAST if position is None else position
