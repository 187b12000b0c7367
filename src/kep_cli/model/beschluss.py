"""What has been resolved: it follows from the papers that put goals to the vote and from what the deciding body did.

Nothing in a goal itself says that it is resolved.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kep_cli.model.entry import Entry
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.vorlage import Beratung, Ergebnis, Rolle, Vorlage

_POSITIVE = frozenset({Ergebnis.UNGEAENDERT, Ergebnis.GEAENDERT})
_ALL = "alle"

Versions = Mapping[str, Konzept]
"""The goals of Fassungen by their names, as far as they could be read."""


class Beschluss(NamedTuple):
    """That a goal has been resolved: by which paper, in which deliberation, and in which wording.

    `text` is the wording as the deciding body left it, with the slips that were put right since; None where the
    Fassung of the paper is not there to tell. `punkte` are the bullets that were resolved with it.
    """

    entry: Entry[Vorlage]
    vorlage: Vorlage
    beratung: Beratung
    text: str | None
    punkte: tuple[str, ...]


def needed_versions(konzept: Konzept) -> tuple[str, ...]:
    """The names of the Fassungen of all papers that have resolved something, each once."""
    named = (vorlage.fassung for _, vorlage in _papers(konzept) if any(_deciding(vorlage)))
    return tuple(dict.fromkeys(filter(None, named)))


def resolutions(konzept: Konzept, ziel: Zielknoten, versions: Versions) -> list[Beschluss]:
    """Every resolution of a goal, the latest last; those without a day come first."""
    found = [
        Beschluss(entry, vorlage, beratung, *_wording(ziel, vorlage, beratung, versions))
        for entry, vorlage in _papers(konzept)
        if _puts_to_the_vote(vorlage, ziel.id, versions)
        for beratung in _deciding(vorlage)
    ]
    return sorted(found, key=lambda each: each.beratung.sitzung.first.toordinal() if each.beratung.sitzung else 0)


def _papers(konzept: Konzept) -> Iterator[tuple[Entry[Vorlage], Vorlage]]:
    return ((entry, entry.data) for entry in konzept.vorlagen if entry.data and entry.data.beschliesst)


def _deciding(vorlage: Vorlage) -> Iterator[Beratung]:
    """The deliberations that made the paper's proposal a resolution."""
    for beratung in vorlage.beratungsfolge:
        if beratung.rolle is Rolle.ENTSCHEIDUNG and beratung.ergebnis in _POSITIVE:
            yield beratung


def _puts_to_the_vote(vorlage: Vorlage, ziel_id: str, versions: Versions) -> bool:
    """Whether the paper's resolution covers a goal. `alle` are those of its Fassung: later ones nobody voted on."""
    if _ALL not in vorlage.beschliesst:
        return ziel_id in vorlage.beschliesst
    version = versions.get(vorlage.fassung or "")
    return version is None or ziel_id in version.by_id


def _wording(
    ziel: Zielknoten, vorlage: Vorlage, beratung: Beratung, versions: Versions
) -> tuple[str | None, tuple[str, ...]]:
    """The last of a body's changes to a goal, else the wording that it had before it; then the slips put right."""
    version = versions.get(vorlage.fassung or "")
    before = version.by_id.get(ziel.id) if version else None
    said = before.data if before else None
    changed = [aenderung.text for aenderung in beratung.aenderungen if aenderung.ziel == ziel.id]
    text = changed[-1] if changed else (said.text if said else None)
    for slip in ziel.data.berichtigungen if ziel.data else ():
        if text is not None and same_words(slip.vorher, text):
            text = slip.nachher
    return text, said.punkte if said else ()


def same_words(one: str, other: str) -> bool:
    """Whether two wordings differ in nothing but their white space."""
    return one.split() == other.split()
