"""The whole of a goal system, linked: what rules, views and comparisons work on."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from kep_cli.diagnostics import Fault
from kep_cli.model.entry import Entry, raw_text
from kep_cli.model.rahmen import Ebene, Einheit, Gremium, Rahmen
from kep_cli.model.runde import Runde
from kep_cli.model.shaping import Shaped
from kep_cli.model.vorlage import Vorlage
from kep_cli.model.ziel import Entfallen, Phase, Ziel
from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Mapping as MappingNode

if TYPE_CHECKING:  # these are imported only when there are files with them
    from kep_cli.model.kennzahl import Kennzahl
    from kep_cli.model.massnahme import Handlungsschwerpunkt, Massnahme
    from kep_cli.model.produkt import Produkt


class Zielknoten(Entry[Ziel]):
    """A goal in the tree.

    `said_number` is the number in the file ("" if none), `number` the one that is printed: the said one, else by
    position, "" on a level without numbers. `level` counts from 0. `children` stand in the order in which they are
    printed, `written` in the order of the file. `numbered_above` is the nearest goal above that bears a number.
    """

    __slots__ = ("children", "level", "number", "numbered_above", "parent", "phase", "said_number", "written")

    def __init__(self, entity_id: str, whole: MappingNode, shaped: Shaped[Ziel], file: SourceFile) -> None:
        super().__init__("ziel", entity_id, whole, shaped, file)
        self.said_number = raw_text(whole, "nummer")
        self.number = self.said_number
        self.parent: Zielknoten | None = None
        self.numbered_above: Zielknoten | None = None
        self.level = 0
        self.phase: Phase | None = None
        self.children: tuple[Zielknoten, ...] = ()
        self.written: tuple[Zielknoten, ...] = ()


class Massnahmeneintrag(Entry["Massnahme"]):
    """A Maßnahme in its `handlungsschwerpunkt`."""

    __slots__ = ("handlungsschwerpunkt",)

    def __init__(
        self,
        entity_id: str,
        whole: MappingNode,
        shaped: "Shaped[Massnahme]",
        file: SourceFile,
        handlungsschwerpunkt: "Entry[Handlungsschwerpunkt]",
    ) -> None:
        super().__init__("massnahme", entity_id, whole, shaped, file)
        self.handlungsschwerpunkt = handlungsschwerpunkt


class Konzept(NamedTuple):
    """A goal system as one version of its files tells it. Complete and sorted; never changed.

    `rahmen` is None where konzept.yaml cannot be read at all. `oberziele` are the goals at the top, `ziele` all of
    them, both in the order in which they are printed. `by_id` holds each goal under its id (the first one, if an id
    is given twice). Handlungsschwerpunkte and Kennzahlen stand in the order of their files, Maßnahmen in that of their
    Handlungsschwerpunkte.
    `revisions` are the names of Fassungen that git knows, None where git has not been asked or could not tell.
    `possible_ids` are ids that seem to be defined in files that cannot be read as a whole: references to them are
    not in vain.
    """

    rahmen: Entry[Rahmen] | None
    ebenen: tuple[Ebene, ...]
    oberziele: tuple[Zielknoten, ...]
    ziele: tuple[Zielknoten, ...]
    handlungsschwerpunkte: tuple[Entry["Handlungsschwerpunkt"], ...]
    massnahmen: tuple[Massnahmeneintrag, ...]
    kennzahlen: tuple[Entry["Kennzahl"], ...]
    produkte: tuple[Entry["Produkt"], ...]
    runden: tuple[Entry[Runde], ...]
    vorlagen: tuple[Entry[Vorlage], ...]
    entfallen: tuple[Entry[Entfallen], ...]
    fassungen: tuple[str, ...]
    by_id: Mapping[str, Zielknoten]
    possible_ids: frozenset[str]
    files: Mapping[str, SourceFile]
    faults: tuple[Fault, ...]
    revisions: frozenset[str] | None = None

    @property
    def frame(self) -> Rahmen | None:
        """What konzept.yaml says; None where it cannot be read, or too much in it is faulty."""
        return self.rahmen.data if self.rahmen else None

    @property
    def einheiten(self) -> dict[str, Einheit]:
        """The units of the administration by their ids; none where konzept.yaml says nothing of them."""
        return {each.id: each for each in (self.frame.einheiten if self.frame else ())}

    @property
    def gremien(self) -> dict[str, Gremium]:
        """The committees by their ids, likewise."""
        return {each.id: each for each in (self.frame.gremien if self.frame else ())}

    def entries(self) -> Iterator[Entry[Any]]:
        """Every entity, stubs included, in reading order of the kinds of files."""
        frame = [self.rahmen] if self.rahmen else []
        return chain(frame, self.identified(), self.runden, self.entfallen, self.vorlagen)

    def identified(self) -> Iterator[Entry[Any]]:
        """Every entity that shares one space of ids with all others: an id means one of them, and only one."""
        return chain(self.ziele, self.handlungsschwerpunkte, self.massnahmen, self.kennzahlen, self.produkte)

    def broken(self, path: str) -> bool:
        """Whether a file, or one in the folder, cannot be read as a whole, so that what it would say is unknown."""
        return any(file.partial and file.path.startswith(path) for file in self.files.values())
