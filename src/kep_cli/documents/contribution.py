"""The paragraph „Beitrag zu den strategischen Zielen“ for any other paper of the house."""

from collections.abc import Iterator, Sequence

from kep_cli.documents.drawing import Drawer, Kopf
from kep_cli.documents.filling import Filler
from kep_cli.documents.targets.contract import Target
from kep_cli.documents.targets.table import target
from kep_cli.documents.templates import TemplateFolders
from kep_cli.documents.views.beitrag import BeitragView
from kep_cli.documents.views.ziele import view_goals
from kep_cli.errors import KepError
from kep_cli.model.entry import raw_text
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.wording.nearest import did_you_mean
from kep_cli.wording.phrases import listed

_TEMPLATE = "dokumente/beitrag.md.j2"


def choose_goals(konzept: Konzept, names: Sequence[str]) -> list[Zielknoten]:
    """The goals with these numbers or ids, each once. Raises KepError where a name means none, or more than one."""
    chosen = {id(ziel): ziel for name in names for ziel in [_called(konzept, name)]}
    return list(chosen.values())


def contribution(konzept: Konzept, view: BeitragView, folders: TemplateFolders, form: str) -> bytes:
    """The paragraph in a format of `targets.table.CITED_FORMATS`. Raises KepError for faults of templates and forms."""
    filler, ziele = Filler(folders), view_goals(konzept)
    tokens = filler.tokens(_TEMPLATE, ziele, filler.expand(ziele), beitrag=view)
    kopf = Kopf("Beitrag zu den strategischen Zielen", "", view.koerperschaft, entwurf=False)
    found = target(form)
    if isinstance(found, Target):
        return Drawer(found, folders).document(tokens, kopf)
    if found.piece is None:
        raise TypeError(form)
    return found.piece(tokens, kopf, folders)


def _called(konzept: Konzept, name: str) -> Zielknoten:
    wanted = name.strip().casefold()
    found = [ziel for ziel in konzept.ziele if wanted.removesuffix(".") in _names(ziel)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = listed([ziel.id for ziel in found if ziel.id])
        raise KepError(f"„{name}“ heißen mehrere Ziele", f"Nennen Sie statt der Nummer die Kennung: {ids}")
    for entry in konzept.entfallen:
        if entry.data and wanted in {entry.id, (entry.data.nummer or "").casefold()}:
            raise KepError(f"Das Ziel „{name}“ ist entfallen: {entry.data.grund}", "Mehr dazu zeigt: kep show")
    known = [said for ziel in konzept.ziele for said in _names(ziel)]
    branch = name.strip().rpartition(".")[0]
    beside = [
        ziel.number for ziel in konzept.ziele if branch and ziel.number.casefold().startswith(f"{branch}.".casefold())
    ]
    there = f"Unter {branch} gibt es: {', '.join(beside)}." if beside else ""
    hint = " ".join(filter(None, (there or did_you_mean(name, known), "Alle Ziele zeigt: kep show")))
    raise KepError(f"Das Ziel „{name}“ gibt es nicht", hint)


def _names(ziel: Zielknoten) -> Iterator[str]:
    return (name.casefold() for name in (ziel.number, raw_text(ziel.whole, "id")) if name)
