"""Ids and numbers for new entries: the next that are free, and none that was ever borne."""

from collections.abc import Iterator

from kep_cli.errors import KepError
from kep_cli.model.entry import raw_text
from kep_cli.model.fields import is_id
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.numbering import read_position, write_number
from kep_cli.model.tree import number_form
from kep_cli.model.ziel import Entfallart
from kep_cli.wording.ids import as_id

_LONGEST = 40
_TELLING_NUMBERS = ("goals/oberziele/", "goals/entfallen.yaml")
_DEVICES = frozenset("con prn aux nul".split()) | {f"{name}{n}" for name in ("com", "lpt") for n in range(10)}
"""What Windows takes for a device, and never for a file."""


def new_id(konzept: Konzept, title: str, wanted: str | None, folder: str = "") -> str:
    """The id of a new entry: the `wanted` one, else one from the title that nothing bears or has borne.

    Where the entry gets a file of its own in `folder`, nothing there may bear its name either. Raises KepError.
    """
    taken = set(_taken(konzept, folder))
    if wanted is not None:
        if not is_id(wanted):
            near = f"Meinten Sie „{as_id(wanted)}“? " if as_id(wanted) else ""
            hint = f"{near}Erlaubt sind a bis z, 0 bis 9 und einzelne Bindestriche, etwa wohnraum-sued"
            raise KepError(f"„{wanted}“ ist keine Kennung", hint)
        if wanted in taken:
            hint = "Kennungen werden nie neu vergeben; nennen Sie bei --id eine andere"
            raise KepError(f"Die Kennung „{wanted}“ ist schon vergeben", hint)
        return wanted
    begun = _shortened(as_id(title))
    if not begun:
        raise KepError(f"Aus „{title}“ lässt sich keine Kennung bilden", "Nennen Sie eine: --id wohnraum-sued")
    return next(each for each in (begun, *_further(begun, len(taken))) if each not in taken)


def next_number(konzept: Konzept, above: Zielknoten | None) -> str:
    """The number of a new goal below another one, or at the top; nothing where it counts by its position.

    It follows the highest that its siblings bear or that dropped goals bore. Raises KepError where these cannot be
    read, or the letters are used up.
    """
    level = above.level + 1 if above else 0
    form = number_form(konzept.ebenen, level)
    numbered = None if above is None else above if above.number else above.numbered_above
    siblings = [ziel for ziel in konzept.ziele if ziel.level == level and ziel.numbered_above is numbered]
    if not form or not _says_numbers(siblings, numbered):
        return ""
    for file in konzept.files.values():
        if file.partial and file.path.startswith(_TELLING_NUMBERS):
            message = f"Die Datei „{file.path}“ ist fehlerhaft, deshalb ist unklar, welche Nummer noch frei ist"
            raise KepError(message, "Beheben Sie zuerst, was „kep validate“ zu dieser Datei sagt")
    borne = [*(ziel.said_number for ziel in siblings), *_dropped_numbers(konzept)]
    number_above = numbered.number if numbered else ""
    positions = [read_position(form, number_above, number) or 0 for number in borne]
    position = max(positions, default=0) + 1
    number = write_number(form, number_above, position)
    if read_position(form, number_above, number) != position:
        message = f"Hinter „{max(borne)}“ gibt es keine Nummer mehr"
        raise KepError(message, "Ändern Sie in goals/konzept.yaml die „nummernform“ dieser Ebene")
    return number


def _says_numbers(siblings: list[Zielknoten], numbered: Zielknoten | None) -> bool:
    """Whether new goals beside these say their number; the first follows the goal above, and the first of all does."""
    if siblings:
        return any(ziel.said_number for ziel in siblings)
    return numbered is None or bool(numbered.said_number)


def _dropped_numbers(konzept: Konzept) -> Iterator[str]:
    """The numbers that dropped goals bore in the end; faulty entries count as well."""
    others = set(Entfallart) - {Entfallart.ZIEL}
    return (raw_text(each.whole, "nummer") for each in konzept.entfallen if raw_text(each.whole, "art") not in others)


def _taken(konzept: Konzept, folder: str) -> Iterator[str]:
    for entry in konzept.entries():
        yield entry.id
    for dropped in konzept.entfallen:
        yield from dropped.data.mit_unterzielen if dropped.data else ()
    yield from konzept.possible_ids
    if folder:
        yield from _DEVICES
        for path in konzept.files:
            above, _, name = path.rpartition("/")
            if above == folder:
                yield name.rpartition(".")[0].casefold()


def _shortened(whole: str) -> str:
    """As many of its words as are still easy to type."""
    if len(whole) <= _LONGEST:
        return whole
    return whole[: _LONGEST + 1].rpartition("-")[0] or whole[:_LONGEST]


def _further(begun: str, most: int) -> Iterator[str]:
    """The id with -2 and so on, one more than could be taken."""
    return (f"{begun}-{number}" for number in range(2, most + 3))
