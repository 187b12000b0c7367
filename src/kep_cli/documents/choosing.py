"""Which papers are rendered: those that were named, or else the drafts."""

from collections.abc import Sequence

from kep_cli.errors import KepError
from kep_cli.model.entry import Entry
from kep_cli.model.konzept import Konzept
from kep_cli.model.vorlage import Vorlage, Zustand
from kep_cli.wording.nearest import did_you_mean

EXCERPT, SYNOPSIS = "beschlussauszug", "synopse"
INDICATORS, STATE_OF_THINGS = "kennzahlenbericht", "sachstandsbericht"
BUDGET, MEASURES, WHOLE = "haushaltsanlage", "massnahmenkatalog", "konzept"
REPORTS_ON_A_DAY = (STATE_OF_THINGS, MEASURES, INDICATORS, BUDGET, WHOLE)
"""What can be rendered of all the goals, as of a day."""

REPORTS = (EXCERPT, SYNOPSIS, *REPORTS_ON_A_DAY)
"""What else than papers can be rendered: of papers, whose names follow, of versions of the goals, of all of them."""

_FOLDER = "goals/vorlagen/"
_USUAL_PLACE = "Vorlagen liegen in goals/vorlagen, je Vorlage eine Datei"
_VALIDATE = "Was zu beheben ist, zeigt: kep validate"


def choose_papers(konzept: Konzept, names: Sequence[str]) -> tuple[Entry[Vorlage], ...]:
    """The papers called by these names, Drucksachennummer or stem of the file, each once; without names, the drafts.

    Raises KepError for names that no paper bears, and where there is no draft.
    """
    if names:
        return tuple(dict.fromkeys(paper for name in names for paper in _called(konzept, name)))
    drafts = tuple(paper for paper in konzept.vorlagen if paper.data and paper.data.zustand is Zustand.ENTWURF)
    if drafts:
        return drafts
    if not konzept.vorlagen:
        raise KepError("Es gibt keine Vorlage", _where(konzept))
    message = "Keine Vorlage ist ein Entwurf"
    raise KepError(message, f"Nennen Sie die Vorlage, die Sie brauchen: {_known(konzept)}")


def _called(konzept: Konzept, name: str) -> list[Entry[Vorlage]]:
    by_number = [paper for paper in konzept.vorlagen if paper.data and paper.data.drucksache == name]
    found = by_number or [paper for paper in konzept.vorlagen if paper.id == name]
    if found:
        return found
    if name in REPORTS:
        raise KepError(f"„{name}“ ist keine Vorlage", f"Rufen Sie es für sich auf: kep render {name}")
    if any(path.rpartition(".")[0] == f"{_FOLDER}{name}" for path in konzept.files):
        raise KepError(f"Die Vorlage „{name}“ lässt sich nicht lesen", _VALIDATE)
    known = [*REPORTS, *(called for paper in konzept.vorlagen for called in (_number(paper), paper.id))]
    listed = f"Es gibt: {_known(konzept)}" if konzept.vorlagen else _where(konzept)
    raise KepError(f"Die Vorlage „{name}“ gibt es nicht", " ".join(filter(None, (did_you_mean(name, known), listed))))


def _where(konzept: Konzept) -> str:
    """Where papers lie, or, where one lies there that cannot be read, how to mend it."""
    broken = konzept.broken(_FOLDER)
    return f"Eine Datei in {_FOLDER} lässt sich nicht lesen. {_VALIDATE}" if broken else _USUAL_PLACE


def _number(paper: Entry[Vorlage]) -> str:
    return (paper.data.drucksache if paper.data else None) or paper.id


def _known(konzept: Konzept) -> str:
    return ", ".join(map(_number, konzept.vorlagen))
