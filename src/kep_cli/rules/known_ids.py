"""Which ids a reference may name, and what is said where it names none of them.

A reference is judged only where all that could define its target was read: an entry that lost its id, or a file
that cannot be read, is a fault of its own and must not make every reference to it a second one.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

from kep_cli.model.entry import Entry, raw_text
from kep_cli.model.fields import Verweis
from kep_cli.model.konzept import Konzept
from kep_cli.source.nodes import Key, Mapping, Scalar, Sequence
from kep_cli.spans import Span
from kep_cli.wording.ids import as_id
from kep_cli.wording.nearest import Suggestions

_PLAIN = re.compile(r"[a-z0-9-]+")
_MOST_SUGGESTIONS = 200
"""Where more ids than this are unknown, they are not mistyped: a whole file is gone."""


class KnownIds:
    """The ids of one kind, as they were `written`, with "" for an entry without one.

    `fact` and `remedy` are what is said of an id that is missing; in the fact it stands for `{}`. Where more ids may
    exist than could be read (`complete`, `possible`), none is missing.
    """

    def __init__(
        self, written: Iterable[str], fact: str, remedy: str, *, complete: bool, possible: frozenset[str]
    ) -> None:
        self._written = frozenset(written)
        self._fact = fact
        self._remedy = remedy
        self._complete = complete and "" not in self._written
        self._possible = possible
        self._suggested: dict[str, str] = {}

    def lack(self, said: str) -> bool:
        """Whether surely nothing has this id."""
        return self._complete and said not in self._written and said not in self._possible and said not in self._meant

    def missing(self, said: str) -> tuple[str, str]:
        """Message and remedy for a reference to an id that is lacking; the nearest known one is suggested."""
        if said not in self._suggested and len(self._suggested) < _MOST_SUGGESTIONS:
            self._suggested[said] = self._suggestions.did_you_mean(said)
        return self._fact.format(f"„{said}“"), self._suggested.get(said) or self._remedy

    @cached_property
    def _meant(self) -> frozenset[str]:
        """What ids that are not valid were meant to be: to refer to `sued` where `Süd` stands is no second fault."""
        return frozenset(as_id(written) for written in self._written if not _PLAIN.fullmatch(written))

    @cached_property
    def _suggestions(self) -> Suggestions:
        return Suggestions(sorted(self._written))


def gremien(konzept: Konzept) -> KnownIds:
    """The bodies that konzept.yaml names."""
    return _in_frame(konzept, "gremien", "Das Gremium {} gibt es nicht", "Tragen Sie es")


def einheiten(konzept: Konzept) -> KnownIds:
    """The units of the administration that konzept.yaml names."""
    return _in_frame(konzept, "einheiten", "Die Einheit {} gibt es nicht", "Tragen Sie sie")


def pruefvermerke(konzept: Konzept) -> KnownIds:
    """The Prüfvermerke that konzept.yaml names."""
    return _in_frame(konzept, "pruefvermerke", "Den Prüfvermerk {} gibt es nicht", "Tragen Sie ihn")


def runden(konzept: Konzept) -> KnownIds:
    """The Runden of the chronology."""
    return KnownIds(
        (entry.id for entry in konzept.runden),
        "Die Runde {} gibt es nicht",
        "Tragen Sie sie in goals/runden.yaml ein, oder berichtigen Sie die Kennung",
        complete=_is_readable(konzept, "goals/runden.yaml"),
        possible=konzept.possible_ids,
    )


def ziele(konzept: Konzept) -> KnownIds:
    """The living goals; what was dropped is not among them (see `dropped`)."""
    return KnownIds(
        (ziel.id for ziel in konzept.ziele),
        "Das Ziel {} gibt es nicht",
        "Berichtigen Sie die Kennung; „kep show“ zeigt alle Ziele",
        complete=True,
        possible=konzept.possible_ids,
    )


def ziele_ever(konzept: Konzept) -> KnownIds:
    """The living goals and the dropped ones, with all that went with them."""
    return KnownIds(
        (*(ziel.id for ziel in konzept.ziele), *dropped(konzept)),
        "Das Ziel {} gibt es weder unter den Zielen noch unter dem Entfallenen",
        "Berichtigen Sie die Kennung; ist das Ziel entfallen, tragen Sie es in goals/entfallen.yaml ein",
        complete=_is_readable(konzept, "goals/entfallen.yaml"),
        possible=konzept.possible_ids,
    )


def massnahmen(konzept: Konzept) -> KnownIds:
    """The living Maßnahmen."""
    return KnownIds(
        (entry.id for entry in konzept.massnahmen),
        "Die Maßnahme {} gibt es nicht",
        "Berichtigen Sie die Kennung, oder legen Sie die Maßnahme in goals/handlungsschwerpunkte an",
        complete=True,
        possible=konzept.possible_ids,
    )


def massnahmen_ever(konzept: Konzept) -> KnownIds:
    """The living Maßnahmen and the dropped ones."""
    return KnownIds(
        (*(entry.id for entry in konzept.massnahmen), *dropped(konzept)),
        "Die Maßnahme {} gibt es weder unter den Maßnahmen noch unter dem Entfallenen",
        "Berichtigen Sie die Kennung; ist die Maßnahme entfallen, tragen Sie sie in goals/entfallen.yaml ein",
        complete=_is_readable(konzept, "goals/entfallen.yaml"),
        possible=konzept.possible_ids,
    )


def produkte(konzept: Konzept) -> KnownIds:
    """The products of the budget."""
    return KnownIds(
        (entry.id for entry in konzept.produkte),
        "Das Produkt {} gibt es nicht",
        "Tragen Sie es in goals/produkte.yaml ein, oder berichtigen Sie die Kennung",
        complete=_is_readable(konzept, "goals/produkte.yaml"),
        possible=konzept.possible_ids,
    )


def measurable(konzept: Konzept) -> KnownIds:
    """All that a Kennzahl can measure."""
    return KnownIds(
        (entry.id for entry in konzept.identified() if entry.kind in {"ziel", "massnahme", "produkt"}),
        "Unter den Zielen, Maßnahmen und Produkten gibt es {} nicht",
        "Berichtigen Sie die Kennung; „kep show“ zeigt alle Ziele",
        complete=_is_readable(konzept, "goals/produkte.yaml"),
        possible=konzept.possible_ids,
    )


_NAMED_BY: dict[tuple[tuple[str, ...], bool], Callable[[Konzept], KnownIds]] = {
    (("einheit",), False): einheiten,
    (("gremium",), False): gremien,
    (("runde",), False): runden,
    (("ziel",), False): ziele,
    (("ziel",), True): ziele_ever,
    (("massnahme",), False): massnahmen,
    (("massnahme",), True): massnahmen_ever,
    (("produkt",), False): produkte,
    (("ziel", "massnahme", "produkt"), False): measurable,
}


def named_by(konzept: Konzept, verweis: Verweis) -> KnownIds:
    """The ids that a field of the model may name, by what it declares."""
    return _NAMED_BY[verweis.kinds, verweis.ever](konzept)


def dropped(konzept: Konzept) -> dict[str, Span]:
    """The ids that were dropped, with the place in entfallen.yaml that says so; with those below them."""
    places: dict[str, Span] = {}
    for entry in konzept.entfallen:
        for entity_id, route in dissolved(entry):
            places.setdefault(entity_id, entry.span(*route))
    return places


def dissolved(entry: Entry[Any]) -> Iterator[tuple[str, tuple[Key, ...]]]:
    """The ids that an entry of entfallen.yaml dissolves, each with its route: its own, and those below it."""
    if entry.id:
        yield entry.id, ("id",)
    below = entry.node.values.get("mit_unterzielen")
    for place, node in enumerate(below.items if isinstance(below, Sequence) else ()):
        if isinstance(node, Scalar) and node.value:
            yield node.value, ("mit_unterzielen", place)


def in_frame(konzept: Konzept, field: str) -> list[tuple[str, Mapping]] | None:
    """Id ("" if it has none) and node of each entry of a list in konzept.yaml, faulty ones included.

    None where the list cannot be read, so that nobody knows what stands in it.
    """
    if konzept.rahmen is None:
        return None
    node = konzept.rahmen.whole.values.get(field)
    if node is None or (isinstance(node, Scalar) and node.is_empty):
        return []
    if not isinstance(node, Sequence):
        return None
    items = [item for item in node.items if isinstance(item, Mapping)]
    return [(raw_text(item, "id"), item) for item in items] if len(items) == len(node.items) else None


def _is_readable(konzept: Konzept, path: str) -> bool:
    """Whether a file is a list, or not there at all; what is cut out of it in places is among the possible ids."""
    file = konzept.files.get(path)
    return file is None or isinstance(file.root, Sequence)


def _in_frame(konzept: Konzept, field: str, fact: str, enter: str) -> KnownIds:
    items = in_frame(konzept, field)
    return KnownIds(
        (entity_id for entity_id, _ in items or ()),
        fact,
        f"{enter} in goals/konzept.yaml unter „{field}“ ein, oder berichtigen Sie die Kennung",
        complete=items is not None,
        possible=konzept.possible_ids,
    )
