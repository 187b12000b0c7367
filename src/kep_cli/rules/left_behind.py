"""What a change since an older version left behind in Kennzahlen and Maßnahmen: facts for KEP907 and KEP908."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from kep_cli.compare.words import is_editorial
from kep_cli.model.beschluss import put_right
from kep_cli.model.entry import Entry
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.shaping import plain
from kep_cli.rules.as_written import read_in_full

if TYPE_CHECKING:
    from kep_cli.model.kennzahl import Kennzahl

_MEASURED_BY = ("einheit", "definition", "formel")
_OVER = frozenset({"abgeschlossen", "verworfen"})
_SAME_UNIT = {"prozent": "%", "v. h.": "%", "euro": "€", "eur": "€"}


class Redefined(NamedTuple):
    """A Kennzahl of which a field says otherwise how it is measured, while its old values stand beside the new ones."""

    entry: Entry["Kennzahl"]
    field: str
    old: str


class LeftBehind(NamedTuple):
    """A goal with another wording, and the ids of what hangs on it and was not touched since."""

    ziel: Zielknoten
    massnahmen: tuple[str, ...]
    kennzahlen: tuple[str, ...]


def redefined(now: Konzept, old: Konzept) -> Iterator[Redefined]:
    """Each Kennzahl that is measured otherwise, without a new break in its series; told once."""
    before = _by_id(old.kennzahlen)
    for entry_id, entry in _by_id(now.kennzahlen).items():
        other = before.get(entry_id)
        if other is None or not _has_the_same_series(entry, other):
            continue
        for field in _MEASURED_BY:
            one, two = getattr(other.data, field), getattr(entry.data, field)
            if one and two and not _means_the_same(one, two):
                yield Redefined(entry, field, one)
                break


def left_behind(now: Konzept, old: Konzept) -> Iterator[LeftBehind]:
    """Each goal that reads otherwise while something that hangs on it stayed the same to the letter."""
    reworded = {ziel.id: ziel for ziel in now.ziele if _is_reworded(ziel, now, old)}
    if not reworded:
        return
    massnahmen: dict[str, list[str]] = {}
    kennzahlen: dict[str, list[str]] = {}
    for massnahme in _untouched(now.massnahmen, old.massnahmen):
        for ziel_id in massnahme.ziele if massnahme.status is None or massnahme.status.value not in _OVER else ():
            massnahmen.setdefault(ziel_id, []).append(massnahme.id)
    for kennzahl in _untouched(now.kennzahlen, old.kennzahlen):
        for ziel_id in kennzahl.misst:
            kennzahlen.setdefault(ziel_id, []).append(kennzahl.id)
    for ziel_id, ziel in reworded.items():
        hanging = LeftBehind(ziel, tuple(massnahmen.get(ziel_id, ())), tuple(kennzahlen.get(ziel_id, ())))
        if hanging.massnahmen or hanging.kennzahlen:
            yield hanging


def _by_id(entries: tuple[Entry[Any], ...]) -> dict[str, Entry[Any]]:
    found: dict[str, Entry[Any]] = {}
    for entry in entries:
        if entry.id and entry.data is not None:
            found.setdefault(entry.id, entry)
    return found


def _has_the_same_series(entry: Entry["Kennzahl"], other: Entry["Kennzahl"]) -> bool:
    """Whether old values stand in the series still, and nothing says that it is broken since."""
    if entry.data is None or other.data is None:
        return False
    if not all(read_in_full(each, "zeitreihenbrueche") for each in (entry, other)):
        return False
    values = {(value.stichtag, value.wert) for value in other.data.messwerte}
    kept = any((value.stichtag, value.wert) in values for value in entry.data.messwerte)
    known = {each.ab for each in other.data.zeitreihenbrueche}
    return kept and known.issuperset(each.ab for each in entry.data.zeitreihenbrueche)


def _means_the_same(one: str, other: str) -> bool:
    units = (_SAME_UNIT.get(each.strip().lower(), each) for each in (one, other))
    return is_editorial(*units)


def _is_reworded(ziel: Zielknoten, now: Konzept, old: Konzept) -> bool:
    before = old.by_id.get(ziel.id)
    if now.by_id.get(ziel.id) is not ziel or before is None or ziel.data is None or before.data is None:
        return False
    return not is_editorial(put_right(before.data.text, ziel), ziel.data.text)


def _untouched(now: tuple[Entry[Any], ...], old: tuple[Entry[Any], ...]) -> Iterator[Any]:
    """The data of the entries that say the same to the letter in both versions."""
    before = _by_id(old)
    for entry_id, entry in _by_id(now).items():
        if entry_id in before and plain(entry.whole) == plain(before[entry_id].whole):
            yield entry.data
