"""The tree of all goals."""

from collections.abc import Iterable, Iterator

from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.reports.entries import Where, bare_object
from kep_cli.reports.values import Json, as_json
from kep_cli.wording.phrases import one_line
from kep_cli.wording.styled import Segment, Style, StyledLine, plain_line


def tree(konzept: Konzept) -> Iterator[StyledLine]:
    """Title, Leitbild and every goal below its parent, with number, wording and id, for people."""
    said = konzept.frame
    if said:
        yield (Segment(one_line(said.titel), Style.STRONG),)
        yield plain_line(said.koerperschaft)
        yield plain_line("")
    if said and said.leitbild:
        yield (Segment("Leitbild: ", Style.DIM), Segment(one_line(said.leitbild)))
        yield plain_line("")
    yield from _branches(konzept.oberziele, "")


def tree_object(konzept: Konzept, where: Where) -> dict[str, Json]:
    """The same for programs: `konzept` holds the fields of konzept.yaml, `ziele` the goals with their `children`."""
    frame = konzept.frame
    return {
        "konzept": as_json(frame) if frame else None,
        "ziele": [_branch_object(konzept, ziel, where) for ziel in konzept.oberziele],
    }


def _branches(ziele: Iterable[Zielknoten], indent: str) -> Iterator[StyledLine]:
    for ziel in ziele:
        number = ziel.number or "–"
        text = one_line(ziel.data.text) if ziel.data else "(fehlerhaft)"
        yield (
            Segment(f"{indent}{number}  ", Style.STRONG),
            Segment(text, Style.PLAIN if ziel.data else Style.ERROR),
            Segment(f"  [{ziel.id}]" if ziel.id else "", Style.DIM),
        )
        yield from _branches(ziel.children, indent + " " * (len(number) + 2))


def _branch_object(konzept: Konzept, ziel: Zielknoten, where: Where) -> dict[str, Json]:
    children: list[Json] = [_branch_object(konzept, child, where) for child in ziel.children]
    return bare_object(konzept, ziel, where) | {"children": children}
