"""Which goals count together, and what their numbers say: the facts on which the rules about numbers rest.

A group is all goals of one level below the same numbered goal; where a level in between bears no numbers, they
have several parents. A group is measured by the number of the goal above. Where that one is in doubt (it is missing,
or all that stands below it agrees on another one), the group is measured by what it agrees on, so that one wrong
number is not told again for each goal below.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.numbering import pattern_of, read_position, write_number
from kep_cli.model.shaping import plain
from kep_cli.model.tree import number_form
from kep_cli.source.nodes import Unusable


class Group(NamedTuple):
    """Goals that count together, in the order in which they are printed.

    `number` is what the members are measured by: the number of the goal `above`, "" if there is none. Each member is in
    one of the last five: `positions` tells where those stand whose number fits, `strays` fit the form below another
    number (which is told), `misshapen` do not fit it, `silent` say no number, and what `garbled` say is no text.
    `denies_above` says that the goal above has a number, and that the members agree on another one.
    """

    level: int
    form: str
    above: Zielknoten | None
    number: str
    members: tuple[Zielknoten, ...]
    positions: Mapping[Zielknoten, int]
    strays: Mapping[Zielknoten, str]
    misshapen: tuple[Zielknoten, ...]
    silent: tuple[Zielknoten, ...]
    garbled: tuple[Zielknoten, ...]
    denies_above: bool = False

    @property
    def is_numbered(self) -> bool:
        """Whether any member says a number."""
        return len(self.silent) < len(self.members)

    def numbered(self, position: int) -> str:
        """The number of the member at a position, from 1."""
        return write_number(self.form, self.number, position)

    def free_numbers(self, wanted: Iterable[Zielknoten]) -> dict[Zielknoten, str]:
        """A number that nobody bears for each of these members: the one it seems to mean, else the lowest."""
        taken = set(self.positions.values())
        lowest = _not_in(taken)
        numbers = {}
        for ziel in wanted:
            position = _meant_position(self.form, ziel.said_number)
            if not position or position in taken:
                position = next(lowest)
            taken.add(position)
            numbers[ziel] = self.numbered(position)
        return numbers


class Numbering(NamedTuple):
    """All groups, each before those below it, and the goals whose number is denied by all that stands below them."""

    groups: tuple[Group, ...]
    denied: frozenset[Zielknoten]


def numbering(konzept: Konzept) -> Numbering:
    """The groups of a Konzept; none where its levels cannot be read. Goals below the last level are left out."""
    if not levels_are_known(konzept):
        return Numbering((), frozenset())
    depth = len(konzept.ebenen)
    gathered: dict[tuple[int, Zielknoten | None], list[Zielknoten]] = {}
    for ziel in konzept.ziele:
        if ziel.level < depth:
            gathered.setdefault((ziel.level, ziel.numbered_above), []).append(ziel)
    forms = [number_form(konzept.ebenen, level) for level in range(depth)]
    patterns = _patterns(forms)
    told: set[Zielknoten] = set()
    denied: set[Zielknoten] = set()
    groups = []
    for (level, above), members in gathered.items():
        if "{eltern}" in forms[level] and above is None:
            continue  # the form itself is at fault: KEP218
        group = _group(level, forms[level], above, tuple(members))
        if above and not group.positions and (agreed := _agreed(group, patterns[level])):
            group = _group(level, forms[level], above, tuple(members), agreed)
            if above not in told:
                group = group._replace(denies_above=True)
                denied.add(above)
        elif group.misshapen:
            group = _with_strays(group, patterns[level])
        if group.is_numbered:
            told.update(group.silent)
        told.update(group.misshapen, group.strays, group.positions if group.denies_above else ())
        groups.append(group)
    return Numbering(tuple(groups), frozenset(denied))


def levels_are_known(konzept: Konzept) -> bool:
    """Whether konzept.yaml could be read, and all that it says of levels with it."""
    rahmen = konzept.rahmen
    if rahmen is None or rahmen.data is None:
        return False
    said, typed = (node.values.get("ebenen") for node in (rahmen.whole, rahmen.node))
    if said is None or typed is None:
        return said is None
    return not isinstance(said, Unusable) and plain(said) == plain(typed)


def _group(level: int, form: str, above: Zielknoten | None, members: tuple[Zielknoten, ...], agreed: str = "") -> Group:
    number = agreed or (above.number if above else "")
    positions: dict[Zielknoten, int] = {}
    misshapen: list[Zielknoten] = []
    silent: list[Zielknoten] = []
    garbled: list[Zielknoten] = []
    for ziel in members:
        said = ziel.said_number
        if not said or said.isspace():
            (garbled if ziel.says("nummer") else silent).append(ziel)
        elif form and (position := read_position(form, number, said)):
            positions[ziel] = position
        else:
            misshapen.append(ziel)
    return Group(level, form, above, number, members, positions, {}, tuple(misshapen), tuple(silent), tuple(garbled))


def _with_strays(group: Group, pattern: re.Pattern[str]) -> Group:
    parents = {ziel: _parent_in(pattern, ziel.said_number) for ziel in group.misshapen}
    strays = {ziel: parent for ziel, parent in parents.items() if parent}
    return group._replace(strays=strays, misshapen=tuple(ziel for ziel in group.misshapen if ziel not in strays))


def _agreed(group: Group, pattern: re.Pattern[str]) -> str:
    """The one other number above by which the members' numbers fit, or nothing."""
    parents = {_parent_in(pattern, ziel.said_number) for ziel in group.misshapen} - {""}
    return parents.pop() if len(parents) == 1 else ""


def _parent_in(pattern: re.Pattern[str], number: str) -> str:
    """The number above that a number of this form states, or nothing if it is none or states none."""
    match = pattern.fullmatch(number)
    return match.groupdict().get("eltern") or "" if match else ""


def _patterns(forms: Sequence[str]) -> list[re.Pattern[str]]:
    """For each level the pattern of all its numbers, whose group `eltern` is the number above."""
    above = ""
    patterns = []
    for form in forms:
        patterns.append(re.compile(pattern_of(form, f"(?P<eltern>{above})")))
        above = pattern_of(form, f"(?:{above})") if form else above
    return patterns


def _not_in(taken: set[int]) -> Iterator[int]:
    position = 1
    while True:
        if position not in taken:
            yield position
        position += 1


def _meant_position(form: str, number: str) -> int:
    """The position that a misshapen number seems to mean: its last figures, or its last letter; 0 if it has none."""
    if "{n}" in form:
        figures = re.findall(r"[0-9]{1,9}", number)
        return int(figures[-1]) if figures else 0
    letters = re.findall(r"\b[A-Za-z]\b", number)
    return ord(letters[-1].upper()) - ord("A") + 1 if letters else 0
