"""What became of each goal between two versions, in the words of a Synopse."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kep_cli.compare.changes import Change, Comparison, Kind
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.ziel import Entfallart, Entfallen
from kep_cli.wording.dates import say_moment

_WORDING = {
    ("text", Kind.REWORDED): "Wortlaut geändert",
    ("text", Kind.EDITORIAL): "redaktionell geändert",
    ("punkte", Kind.REWORDED): "Punkte geändert",
    ("punkte", Kind.ADDED): "Punkte ergänzt",
    ("punkte", Kind.REMOVED): "Punkte gestrichen",
    ("punkte", Kind.EDITORIAL): "Punkte redaktionell geändert",
    ("punkte", Kind.REORDERED): "Punkte in anderer Reihenfolge",
    ("unterziele", Kind.REORDERED): "andere Reihenfolge darunter",
}
_LONGEST_NAME = 50  # letters


class Wandel(NamedTuple):
    """What became of a goal: what happened, why, and the ids of the old goals that it came from, if not only itself."""

    hinweise: tuple[str, ...] = ()
    begruendungen: tuple[str, ...] = ()
    quellen: tuple[str, ...] = ()


UNCHANGED = Wandel()
"""What became of all the others."""


def changes_by_goal(
    old: Konzept, new: Konzept, comparison: Comparison, reasons: Mapping[str, Sequence[str]]
) -> dict[str, Wandel]:
    """What became of each goal of which there is something to tell, by its id.

    `reasons` are those that commits give, by the ids of the goals that they changed.
    """
    teller = _Teller(old, new)
    for change in comparison.changes:
        if change.entity == "ziel":
            teller.tell(change)
    for renamed in comparison.numbers:
        if renamed.id in teller.hints and renamed.old:
            teller.hints[renamed.id].insert(0, f"bisher {renamed.old}")
    return {
        ziel_id: Wandel(
            tuple(dict.fromkeys(hints)),
            tuple(dict.fromkeys([*teller.reasons[ziel_id], *reasons.get(ziel_id, ())])),
            tuple(teller.sources.get(ziel_id, ())),
        )
        for ziel_id, hints in teller.hints.items()
    }


def name(ziel: Zielknoten) -> str:
    """What a goal is called in a sentence: its number, else how it begins."""
    if ziel.number:
        return ziel.number
    said = (ziel.data.kurztitel or ziel.data.text if ziel.data else "") or ziel.id
    words = " ".join(said.split())
    return f"„{words}“" if len(words) <= _LONGEST_NAME else f"„{words[:_LONGEST_NAME].rpartition(' ')[0] or words} …“"


class _Teller:
    """Puts changes into words. What is told of a goal stands in the order in which it was found."""

    def __init__(self, old: Konzept, new: Konzept) -> None:
        self._old = old
        self._new = new
        self._dropped = _dropped(new)
        self._runden = {entry.id for entry in new.runden}
        self.hints: defaultdict[str, list[str]] = defaultdict(list)
        self.reasons: defaultdict[str, list[str]] = defaultdict(list)
        self.sources: dict[str, Sequence[str]] = {}

    def add(self, ziele: Iterable[str], hint: str) -> None:
        """Tell something of goals."""
        for ziel in ziele:
            self.hints[ziel].append(hint)

    def tell(self, change: Change) -> None:
        """Put one change of a goal into words."""
        match change.kind:
            case Kind.MERGED:
                self._tell_merger(change.id, list(map(str, _ids(change.old))))
            case Kind.SPLIT:
                self._tell_split(change.id, list(map(str, _ids(change.new))))
            case Kind.RENUMBERED:
                self.add([change.id], f"bisher {change.old}" if change.old else "bisher ohne Nummer")
            case Kind.MOVED:
                self.add([change.id], "verschoben")
            case Kind.LEVEL_CHANGED:
                level = change.before.level if isinstance(change.before, Zielknoten) else 0
                ebenen = self._old.ebenen
                was = ebenen[level].name if level < len(ebenen) else f"auf Ebene {change.old}"
                self.add([change.id], f"bisher {was}")
            case Kind.ADDED if not change.field:
                self._tell_new(change)
            case Kind.REMOVED if not change.field:
                self._tell_gone(change)
            case kind if hint := _WORDING.get((change.field, kind)):
                self.add([change.id], hint)
                self._tell_corrections(change)

    def _tell_new(self, change: Change) -> None:
        if change.kin:
            self.add([change.id], f"hervorgegangen aus {self._names(self._old, change.kin)}")
            self.sources[change.id] = change.kin
            for source in change.kin:
                self._tell_why_gone(source, change.id)
            self.add(change.along, "neu")
        else:
            self.add([change.id, *change.along], "neu")

    def _tell_gone(self, change: Change) -> None:
        if change.kin:
            self.add([change.id], f"aufgegangen in {self._names(self._new, change.kin)}")
        for ziel in (change.id, *change.along):
            dropped = self._dropped.get(ziel)
            if ziel != change.id or not change.kin:
                self.add([ziel], f"entfallen (Runde {dropped.runde})" if dropped else "entfallen")
            if dropped:
                self.reasons[ziel].append(dropped.grund)

    def _tell_merger(self, ziel: str, sources: Sequence[str]) -> None:
        self.add([ziel], f"zusammengelegt aus {self._names(self._old, sources)}")
        self.sources[ziel] = sources
        for source in sources:
            if source not in self._new.by_id:
                self.add([source], f"aufgegangen in {self._names(self._new, [ziel])}")
                self._tell_why_gone(source, source, ziel)

    def _tell_split(self, ziel: str, parts: Sequence[str]) -> None:
        self.add([ziel], f"geteilt in {self._names(self._new, parts)}")
        self._tell_why_gone(ziel, ziel)
        for part in parts:
            if part != ziel and part not in self.sources:
                self.add([part], f"hervorgegangen aus {self._names(self._old, [ziel])}")
                self.sources[part] = [ziel]

    def _tell_why_gone(self, gone: str, *ziele: str) -> None:
        if gone not in self._new.by_id and (dropped := self._dropped.get(gone)):
            for ziel in ziele:
                self.reasons[ziel].append(dropped.grund)

    def _tell_corrections(self, change: Change) -> None:
        before, after = (entry.data if entry else None for entry in (change.before, change.after))
        known = set(getattr(before, "berichtigungen", ()))
        for slip in getattr(after, "berichtigungen", ()):
            if slip not in known:
                self.reasons[change.id].append(f"Berichtigung vom {say_moment(slip.datum)}: {slip.grund}")

    def _names(self, konzept: Konzept, ids: Sequence[str]) -> str:
        *first, last = [name(konzept.by_id[each]) if each in konzept.by_id else f"„{each}“" for each in ids]
        return f"{', '.join(first)} und {last}" if first else last


def _ids(value: object) -> Iterator[object]:
    return iter(value) if isinstance(value, tuple) else iter((value,))


def _dropped(konzept: Konzept) -> dict[str, Entfallen]:
    """What entfallen.yaml says of each goal that it dissolves."""
    found: dict[str, Entfallen] = {}
    for entry in konzept.entfallen:
        if entry.data and entry.data.art is Entfallart.ZIEL:
            for ziel in (entry.data.id, *entry.data.mit_unterzielen):
                found.setdefault(ziel, entry.data)
    return found
