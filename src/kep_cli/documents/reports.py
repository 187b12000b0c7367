"""Reports on a day: documents made from all the goals, not from a paper.

A new one is a template `dokumente/<name>.md.j2` on `BerichtView`, its name in `choosing.REPORTS_ON_A_DAY`, and its
title here.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kep_cli.documents.choosing import INDICATORS, MEASURES
from kep_cli.documents.drawing import Kopf
from kep_cli.documents.files import Text, files_of
from kep_cli.documents.filling import Filler
from kep_cli.documents.render import Document, Manner
from kep_cli.documents.templates import TemplateFolders
from kep_cli.documents.views.bericht import BerichtView
from kep_cli.model.konzept import Konzept


class _Report(NamedTuple):
    title: str
    landscape: bool = False


_REPORTS = {
    INDICATORS: _Report("Kennzahlenbericht"),
    MEASURES: _Report("Maßnahmenkatalog"),
}


def render_reports(
    names: Sequence[str], konzept: Konzept, day: date, folders: TemplateFolders, manner: Manner
) -> list[Document]:
    """The files of these reports, names of `choosing.REPORTS_ON_A_DAY`, as of a day.

    Raises KepError for faults of templates and for formats that reports cannot have.
    """
    bericht = BerichtView(konzept, day)
    filler = Filler(folders)
    expand = filler.expand(bericht.ziele, bericht)
    texts: list[Text] = []
    for name in names:
        report = _REPORTS[name]
        tokens = filler.tokens(f"dokumente/{name}.md.j2", bericht.ziele, expand, bericht=bericht)
        foot = f"{report.title}, Stand {bericht.stichtag}"
        title = f"{foot}: {bericht.konzept}" if bericht.konzept else foot
        kopf = Kopf(title, foot, bericht.koerperschaft, entwurf=manner.draft, querformat=report.landscape)
        texts.append(Text(name, tokens, kopf))
    return files_of(texts, manner.formats, folders, "Einen Bericht")
