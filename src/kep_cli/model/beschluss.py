"""What has been resolved: it follows from the papers that put goals to the vote and from what the deciding body did.

Nothing in a goal itself says that it is resolved.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from kep_cli.model.entry import Entry
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.model.vorlage import Beratung, Ergebnis, Rolle, Vorlage, Zustand

ALL = "alle"
"""What a paper says that resolves all goals."""

_POSITIVE = frozenset({Ergebnis.UNGEAENDERT, Ergebnis.GEAENDERT})
_FINAL = _POSITIVE | {Ergebnis.ABGELEHNT, Ergebnis.ZURUECKGEZOGEN}

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

    @property
    def resolved(self) -> "Resolved":
        """The paper and the deliberation, without what they say of this goal."""
        return Resolved(self.entry, self.vorlage, self.beratung)


class Resolved(NamedTuple):
    """A paper whose proposal became a resolution, and the deliberation that made it one."""

    entry: Entry[Vorlage]
    vorlage: Vorlage
    beratung: Beratung


class Pending(NamedTuple):
    """A paper that was brought in, and the deliberation that is to decide about it."""

    entry: Entry[Vorlage]
    vorlage: Vorlage
    beratung: Beratung


def needed_versions(konzept: Konzept) -> tuple[str, ...]:
    """The names of the Fassungen of all papers that have resolved something, each once."""
    named = (vorlage.fassung for _, vorlage in _papers(konzept) if any(_deciding(vorlage)))
    return tuple(dict.fromkeys(filter(None, named)))


def resolved_papers(konzept: Konzept) -> list[Resolved]:
    """Every paper that has resolved goals, the latest last; those without a day come first."""
    return [paper for paper in accepted_papers(konzept) if paper.vorlage.beschliesst]


def accepted_papers(konzept: Konzept) -> list[Resolved]:
    """Every paper that a deciding body has accepted, whether it puts goals to the vote or not, in the same order."""
    found = [
        Resolved(entry, entry.data, beratung)
        for entry in konzept.vorlagen
        if entry.data
        for beratung in _deciding(entry.data)
    ]
    return sorted(found, key=lambda each: each.beratung.sitzung.first.toordinal() if each.beratung.sitzung else 0)


def pending_papers(konzept: Konzept, day: date) -> list[Pending]:
    """Every paper brought in by a day about which its last deciding body had not said yes or no by then."""
    papers = ((entry, entry.data) for entry in konzept.vorlagen if entry.data)
    found = (Pending(entry, vorlage, last) for entry, vorlage in papers if (last := _to_decide(vorlage, day)))
    return sorted(found, key=lambda each: each.beratung.sitzung.first if each.beratung.sitzung else date.max)


def resolutions(konzept: Konzept, ziel: Zielknoten, versions: Versions) -> list[Beschluss]:
    """Every resolution of a goal, the latest last; those without a day come first."""
    papers = resolved_papers(konzept)
    return [beschluss(ziel, paper, versions) for paper in papers if ziel.id in voted_on(paper, konzept, versions)]


def beschluss(ziel: Zielknoten, paper: Resolved, versions: Versions) -> Beschluss:
    """The resolution of a goal by a paper that put it to the vote."""
    return Beschluss(*paper, *_wording(ziel, paper.vorlage, paper.beratung, versions))


def voted_on(paper: Resolved, konzept: Konzept, versions: Versions) -> Collection[str]:
    """The ids of the goals that a paper has resolved. `alle` are those of its Fassung: later ones nobody voted on."""
    if ALL not in paper.vorlage.beschliesst:
        return frozenset(paper.vorlage.beschliesst)
    return versions.get(paper.vorlage.fassung or "", konzept).by_id


def is_undecided(vorlage: Vorlage) -> bool:
    """Whether a deciding body has yet to say yes or no to a paper."""
    results = [each.ergebnis for each in vorlage.beratungsfolge if each.rolle is Rolle.ENTSCHEIDUNG]
    return vorlage.zustand is not Zustand.ERLEDIGT and not (results and _FINAL.issuperset(results))


def _to_decide(vorlage: Vorlage, day: date) -> Beratung | None:
    """The deliberation that is still to decide about a paper; None for drafts, and where nothing is to be decided."""
    is_in = vorlage.zustand is not Zustand.ENTWURF and not (vorlage.datum and vorlage.datum.first > day)
    last = next((each for each in reversed(vorlage.beratungsfolge) if each.rolle is Rolle.ENTSCHEIDUNG), None)
    if last is None or not is_in:
        return None
    is_to_come = last.sitzung is not None and last.sitzung.first > day
    is_closed = vorlage.zustand is Zustand.ERLEDIGT or last.ergebnis in _FINAL
    return last if is_to_come or not is_closed else None


def _papers(konzept: Konzept) -> Iterator[tuple[Entry[Vorlage], Vorlage]]:
    return ((entry, entry.data) for entry in konzept.vorlagen if entry.data and entry.data.beschliesst)


def _deciding(vorlage: Vorlage) -> Iterator[Beratung]:
    """The deliberations that made the paper's proposal a resolution."""
    for beratung in vorlage.beratungsfolge:
        if beratung.rolle is Rolle.ENTSCHEIDUNG and beratung.ergebnis in _POSITIVE:
            yield beratung


def _wording(
    ziel: Zielknoten, vorlage: Vorlage, beratung: Beratung, versions: Versions
) -> tuple[str | None, tuple[str, ...]]:
    """The last of a body's changes to a goal, else the wording that it had before it; then the slips put right."""
    version = versions.get(vorlage.fassung or "")
    before = version.by_id.get(ziel.id) if version else None
    said = before.data if before else None
    changed = [aenderung.text for aenderung in beratung.aenderungen if aenderung.ziel == ziel.id]
    text = changed[-1] if changed else (said.text if said else None)
    return None if text is None else put_right(text, ziel), said.punkte if said else ()


def put_right(text: str, ziel: Zielknoten) -> str:
    """A wording that a goal had, with the slips that were put right since."""
    for slip in ziel.data.berichtigungen if ziel.data else ():
        if same_words(slip.vorher, text):
            text = slip.nachher
    return text


def same_words(one: str, other: str) -> bool:
    """Whether two wordings differ in nothing but their white space."""
    return one.split() == other.split()
