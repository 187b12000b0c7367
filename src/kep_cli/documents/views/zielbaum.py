"""The tree of goals as a picture; as several where one would not fit on a page."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kep_cli.documents.figures import Data, Figure
from kep_cli.documents.views.ziele import printed_number, short_name
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.wording.counts import counted
from kep_cli.wording.phrases import joined

_FUNCTION = "kepzielbaum"
_MOST = 18  # boxes below one another on a page
_LONGEST = 80  # characters in a box
_CUT = " …"


class _Box(NamedTuple):
    """A goal in the picture, with those below it that are in the same picture."""

    number: str
    text: str
    below: "tuple[_Box, ...]"

    @property
    def rows(self) -> int:
        """How many boxes stand below one another."""
        return sum(each.rows for each in self.below) or 1

    @property
    def depth(self) -> int:
        """How many stand beside one another."""
        return 1 + max((each.depth for each in self.below), default=0)

    def data(self) -> Data:
        """What draws it gets."""
        return {"nummer": self.number, "text": self.text, "kinder": [each.data() for each in self.below]}


def goal_trees(konzept: Konzept) -> tuple[Figure, ...]:
    """The pictures, each with some of the goals at the top; none where there are no goals."""
    pages = list(_packed(piece for top in map(_box, konzept.oberziele) for piece in _pieces(top)))
    depth = max((box.depth for page in pages for box in page), default=0)
    return tuple(
        Figure(
            f"zielbaum-{number}" if len(pages) > 1 else "zielbaum",
            _described(page),
            _FUNCTION,
            {"tiefe": depth, "ziele": [box.data() for box in page]},
        )
        for number, page in enumerate(pages, start=1)
    )


def _box(knoten: Zielknoten) -> _Box:
    return _Box(printed_number(knoten.number), _cut(short_name(knoten)), tuple(map(_box, knoten.children)))


def _pieces(box: _Box) -> Iterator[_Box]:
    """The box with all below it, or several times, each with as many of them as fit on a page."""
    if box.rows <= _MOST:
        yield box
        return
    for below in _packed(piece for each in box.below for piece in _pieces(each)):
        yield box._replace(below=tuple(below))


def _packed(boxes: Iterable[_Box]) -> Iterator[list[_Box]]:
    """The boxes in their order, as many together as fit on a page."""
    together: list[_Box] = []
    for box in boxes:
        if together and sum(each.rows for each in together) + box.rows > _MOST:
            yield together
            together = []
        together.append(box)
    if together:
        yield together


def _described(page: Sequence[_Box]) -> str:
    said = [
        f"{_title(box)}, darunter {joined([_title(each) for each in box.below])}" if box.below else _title(box)
        for box in page
    ]
    return f"Baum der Ziele mit {counted(len(page), 'Zweig', 'Zweigen')}: {'; '.join(said)}"


def _title(box: _Box) -> str:
    return f"{box.number} {box.text}".strip()


def _cut(text: str) -> str:
    """The text as far as a box has room for it, to a whole word."""
    if len(text) <= _LONGEST:
        return text
    cut = text[:_LONGEST]
    words = cut.rpartition(" ")[0].rstrip(" ,;:–-")
    return (words or cut) + _CUT
