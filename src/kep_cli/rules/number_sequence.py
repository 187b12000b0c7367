"""KEP207 and KEP211: the numbers of siblings in a row, their order and their gaps."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.entry import raw_text
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.ziel import Entfallart
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.number_groups import Group
from kep_cli.source.nodes import Sequence as ListNode

OBERZIELE = "goals/oberziele/"

_LOOKED_UP_ONE_BY_ONE = 1000
"""Of a gap that is wider than this, nobody dropped every single goal."""


@rule("KEP207", "falsche-reihenfolge", Severity.WARNING)
def wrong_order(context: Context) -> Iterator[Finding]:
    """Die Unterziele eines Ziels stehen in der Datei nicht in der Reihenfolge ihrer Nummern.

    kep druckt sie nach ihren Nummern; wer die Datei liest, sucht sie an der falschen Stelle.

    Schlecht:

        - id: infrastruktur
          nummer: 1.2
        - id: wohnraum-gebiete
          nummer: 1.1

    Gut:

        - id: wohnraum-gebiete
          nummer: 1.1
        - id: infrastruktur
          nummer: 1.2
    """
    explained = _dropped_numbers(context.konzept)
    for group in context.numbering.groups:
        for parent in _unordered(group):
            standing, places = _descents(group, parent)
            if len(places) == 1 and _mistyped(group, standing, places[0], explained):
                continue
            for place in places[:1]:
                ziel, earlier = standing[place], standing[place - 1]
                yield Finding(
                    ziel.span("nummer"),
                    f"„{ziel.said_number}“ steht hinter „{earlier.said_number}“",
                    "Stellen Sie die Ziele in die Reihenfolge ihrer Nummern",
                    ziel.name,
                )


def _unordered(group: Group) -> list[Zielknoten]:
    """The goals whose Unterziele do not stand as they are printed."""
    parents = {ziel.parent for ziel in group.positions}
    return [parent for parent in parents if parent and parent.children != parent.written]


def _descents(group: Group, parent: Zielknoten) -> tuple[list[Zielknoten], list[int]]:
    """Its Unterziele as they stand, but for doubtful numbers, and the places where one is lower than the one before."""
    borne = Counter(group.positions.values())
    standing = [ziel for ziel in parent.written if borne[group.positions.get(ziel, 0)] == 1]
    row = [group.positions[ziel] for ziel in standing]
    return standing, [place for place in range(1, len(row)) if row[place] < row[place - 1]]


def _mistyped(
    group: Group, standing: Sequence[Zielknoten], place: int, explained: frozenset[str]
) -> tuple[Zielknoten, int] | None:
    """The goal at a descent that stands where its number should be and only bears another one, and the position meant.

    1.1, 1.5, 1.3, 1.4: that 1.2 is missing is told (KEP211); the order is no second fault.
    """
    row = [0, *(group.positions[ziel] for ziel in standing), 0]
    at = place + 1
    missing = [positions[0] for _, positions in _missing(group, group.positions, frozenset(), explained)]
    for ziel, low, high in (
        (standing[place - 1], row[at - 2], row[at]),
        (standing[place], row[at - 1], row[at + 1]),
    ):
        for position in missing:
            if low < position < high:
                return ziel, position
    return None


@rule("KEP211", "luecke-in-nummern", Severity.WARNING)
def gap_in_numbers(context: Context) -> Iterator[Finding]:
    """Zwischen den Nummern von Geschwistern fehlt eine, und nichts erklärt warum.

    Wer 1.1 und 1.3 liest, sucht 1.2. Ist das Ziel entfallen, gehört es mit seiner letzten Nummer in `entfallen.yaml`;
    dann ist die Lücke erklärt.

    Schlecht:

        - nummer: 1.1
        - nummer: 1.3

    Gut:

        - nummer: 1.1
        - nummer: 1.2
    """
    konzept = context.konzept
    if konzept.broken("goals/entfallen.yaml"):
        return
    explained = _dropped_numbers(konzept)
    unread = _some_are_unread(konzept)
    for group in context.numbering.groups:
        torn = unread if group.above is None else group.above.file.partial
        is_gapless = len(group.positions) == max(group.positions.values(), default=0)
        if not is_gapless and not group.denies_above and not torn:
            yield from _gaps(group, context.numbering.denied, explained)


def _some_are_unread(konzept: Konzept) -> bool:
    """Whether there are Oberziele, or goals below them, that could not be read."""
    files = [path for path in konzept.files if path.startswith(OBERZIELE)]
    return len(files) > len(konzept.oberziele) or konzept.broken(OBERZIELE)


def _dropped_numbers(konzept: Konzept) -> frozenset[str]:
    """The numbers that dropped goals bore in the end; faulty entries count as well."""
    other_kinds = set(Entfallart) - {Entfallart.ZIEL}
    return frozenset(
        raw_text(entry.whole, "nummer")
        for entry in konzept.entfallen
        if raw_text(entry.whole, "art") not in other_kinds
    )


def _gaps(group: Group, denied: frozenset[Zielknoten], explained: frozenset[str]) -> Iterator[Finding]:
    """The gaps of a group, unless goals whose own numbers are at fault could fill them."""
    positions = dict(group.positions)
    for parent in _unordered(group):
        standing, places = _descents(group, parent)
        if len(places) == 1 and (found := _mistyped(group, standing, places[0], explained)):
            ziel, meant = found
            positions[ziel] = meant
            if ziel not in denied:
                yield _slip(group, ziel, meant)
    gaps = list(_missing(group, positions, denied, explained))
    faulty = len(group.members) - len(set(positions.values())) + len(denied.intersection(positions))
    unread = sum(_unread_children(parent) for parent in {ziel.parent for ziel in group.members} if parent)
    if sum(len(missing) for _, missing in gaps) > faulty + unread:
        for ziel, missing in gaps:
            yield _gap(group, ziel, missing)


def _missing(
    group: Group, positions: Mapping[Zielknoten, int], denied: frozenset[Zielknoten], explained: frozenset[str]
) -> Iterator[tuple[Zielknoten, Sequence[int]]]:
    """Each goal before which positions are missing, with these; explained ones are not missing."""
    sure = {position: ziel for ziel, position in positions.items() if ziel not in denied}
    for before, position in pairwise([0, *sorted(sure)]):
        missing: Sequence[int] = range(before + 1, position)
        if len(missing) <= _LOOKED_UP_ONE_BY_ONE:
            missing = [place for place in missing if group.numbered(place) not in explained]
        if missing:
            yield sure[position], missing


def _unread_children(parent: Zielknoten) -> int:
    """How many entries of its Unterziele are no goals at all, for a fault of their own."""
    node = parent.whole.values.get("unterziele")
    return len(node.items) - len(parent.written) if isinstance(node, ListNode) else 0


def _slip(group: Group, ziel: Zielknoten, meant: int) -> Finding:
    return Finding(
        ziel.span("nummer"),
        f"„{ziel.said_number}“ steht da, wo die Nummer „{group.numbered(meant)}“ fehlt",
        f"Schreiben Sie „{group.numbered(meant)}“, oder stellen Sie das Ziel an seinen Platz",
        ziel.name,
    )


def _gap(group: Group, ziel: Zielknoten, missing: Sequence[int]) -> Finding:
    first, last = group.numbered(missing[0]), group.numbered(missing[-1])
    what = {1: f"fehlt die Nummer „{first}“", 2: f"fehlen die Nummern „{first}“ und „{last}“"}.get(
        len(missing), f"fehlen {len(missing)} Nummern von „{first}“ bis „{last}“"
    )
    return Finding(
        ziel.span("nummer"),
        f"Vor „{ziel.said_number}“ {what}",
        "Nummerieren Sie neu, oder tragen Sie in goals/entfallen.yaml ein, was die Nummer trug",
        ziel.name,
    )


RULES: tuple[Rule, ...] = (wrong_order, gap_in_numbers)
"""The rules of this module, in the order of their codes."""
