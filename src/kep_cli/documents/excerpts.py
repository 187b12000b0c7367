"""Beschlussauszüge: for each body that has dealt with a paper, what it decided, as a file of its own."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kep_cli.documents.choosing import EXCERPT
from kep_cli.documents.drawing import Kopf
from kep_cli.documents.files import Text, files_of
from kep_cli.documents.filling import Filler
from kep_cli.documents.naming import check_distinct, file_stem
from kep_cli.documents.render import Document, Manner, Paper, state_for
from kep_cli.documents.templates import TemplateFolders
from kep_cli.documents.views.auszug import AuszugView, view_excerpt
from kep_cli.documents.views.vorlage import view_paper
from kep_cli.documents.views.ziele import view_goals
from kep_cli.errors import KepError
from kep_cli.model.konzept import Konzept

_TEMPLATE = "dokumente/beschlussauszug.md.j2"


def papers_with_results(konzept: Konzept) -> list[str]:
    """The stems of all papers of which a body has said what came out. Raises KepError where there is none."""
    papers = ((entry.id, entry.data) for entry in konzept.vorlagen if entry.data)
    found = [stem for stem, paper in papers if any(each.ergebnis for each in paper.beratungsfolge)]
    if not found:
        message = "Zu keiner Vorlage steht ein Ergebnis fest"
        raise KepError(message, "Ergebnisse stehen in der Vorlage unter „beratungsfolge“: ergebnis: ungeaendert")
    return found


def render_excerpts(papers: Sequence[Paper], folders: TemplateFolders, manner: Manner) -> list[Document]:
    """The files of the papers, one for each body with a result, in their order.

    Raises KepError for faults of templates, for papers with the same name and for those without any result.
    """
    check_distinct(paper.entry for paper in papers)
    filler = Filler(folders)
    texts: list[Text] = []
    for paper in papers:
        ziele = view_goals(paper.goals)
        expand = filler.expand(ziele, state_for(paper.entry.data, paper.goals, manner))
        for stem, auszug in _excerpts(paper):
            tokens = filler.tokens(_TEMPLATE, ziele, expand, auszug=auszug)
            number = f"Drs. Nr. {auszug.vorlage.drucksache}" if auszug.vorlage.drucksache else ""
            title = ": ".join(filter(None, (number, f"Beschlussauszug {auszug.gremium}")))
            kopf = Kopf(title, number, auszug.vorlage.koerperschaft, entwurf=manner.draft)
            texts.append(Text(stem, tokens, kopf))
    return files_of(texts, manner.formats, folders, "Beschlussauszüge")


def _excerpts(paper: Paper) -> Iterator[tuple[str, AuszugView]]:
    """Each body's excerpt with the name of its files; a body that met twice has two."""
    vorlage = paper.entry.data
    held = [beratung for beratung in vorlage.beratungsfolge if beratung.ergebnis] if vorlage else []
    if vorlage is None or not held:
        name = (vorlage.drucksache if vorlage else None) or paper.entry.id
        message = f"Zur Vorlage „{name}“ steht noch kein Ergebnis fest"
        raise KepError(message, "Tragen Sie es unter „beratungsfolge“ ein, etwa: ergebnis: ungeaendert")
    view = view_paper(vorlage, paper.today, paper.goals)
    names = [shown.gremium for shown in view.beratungsfolge]
    times: Counter[str] = Counter()
    for beratung, gremium in zip(vorlage.beratungsfolge, names, strict=True):
        if beratung.ergebnis:
            times[beratung.gremium] += 1
            again = f"-{times[beratung.gremium]}" if times[beratung.gremium] > 1 else ""
            stem = f"{file_stem(paper.entry)}-{EXCERPT}-{beratung.gremium}{again}"
            yield stem, view_excerpt(view, beratung, gremium, paper.goals)
