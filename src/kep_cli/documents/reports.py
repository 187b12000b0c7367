"""Reports on a day: documents made from all the goals, not from a paper.

A new one is a template `dokumente/<name>.md.j2` on `BerichtView`, its name in `choosing.REPORTS_ON_A_DAY`, and its
title here.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kep_cli.documents.choosing import BUDGET, INDICATORS, MEASURES, STATE_OF_THINGS, WHOLE
from kep_cli.documents.drawing import Kopf
from kep_cli.documents.files import Text, files_of
from kep_cli.documents.filling import Filler
from kep_cli.documents.render import Document, Manner, Sheet, render_sheets
from kep_cli.documents.templates import TemplateFolders
from kep_cli.documents.views.bericht import BerichtView
from kep_cli.documents.views.vorlage import view_paper
from kep_cli.model.konzept import Konzept
from kep_cli.model.vorlage import Vorlage, Vorlagenart, Zustand
from kep_cli.wording.phrases import one_line
from kep_cli.wording.placeholders import STATE


class _Report(NamedTuple):
    title: str
    landscape: bool = False


_NEUTER = ("konzept", "leitbild", "programm")
"""Ends of the first word of titles that can stand behind „zum“."""

_REPORTS = {
    INDICATORS: _Report("Kennzahlenbericht"),
    WHOLE: _Report("Konzept"),
    BUDGET: _Report("Haushaltsanlage", landscape=True),
    MEASURES: _Report("Maßnahmenkatalog"),
}


def render_reports(
    names: Sequence[str], konzept: Konzept, day: date, folders: TemplateFolders, manner: Manner
) -> list[Document]:
    """The files of these reports, names of `choosing.REPORTS_ON_A_DAY`, as of a day.

    Raises KepError for faults of templates and for formats that reports cannot have.
    """
    bericht = BerichtView(konzept, day, manner.budget_year)
    filler = Filler(folders)
    expand = filler.expand(bericht.ziele, lambda: bericht)
    documents: list[Document] = []
    for name in names:
        if name == STATE_OF_THINGS:
            documents += render_sheets([_sheet(konzept, bericht)], folders, manner)
            continue
        report = _REPORTS[name]
        tokens = filler.tokens(f"dokumente/{name}.md.j2", bericht.ziele, expand, bericht=bericht)
        foot = f"{report.title}, Stand {bericht.stichtag}"
        title = f"{foot}: {bericht.konzept}" if bericht.konzept else foot
        kopf = Kopf(title, foot, bericht.koerperschaft, entwurf=manner.draft, querformat=report.landscape)
        documents += files_of([Text(name, tokens, kopf)], manner.formats, folders, "Einen Bericht")
    return documents


def _sheet(konzept: Konzept, bericht: BerichtView) -> Sheet:
    """The report on the state of things: a Mitteilungsvorlage of which nothing is said but that and its day."""
    vorlage = Vorlage(
        art=Vorlagenart.MITTEILUNGSVORLAGE,
        betreff=f"{_about(one_line(bericht.konzept))}, Stand {bericht.stichtag}",
        zustand=Zustand.ENTWURF,
        sachdarstellung=f"{{{{ {STATE} }}}}\n",
    )
    view = view_paper(vorlage, konzept, konzept)._replace(datum=bericht.stichtag)
    return Sheet(STATE_OF_THINGS, view, bericht.ziele, lambda: bericht)


def _about(title: str) -> str:
    """`Sachstandsbericht zum Kreisentwicklungskonzept 2030`, `… zum Konzept „Zukunft Musterland“`."""
    if not title:
        return "Sachstandsbericht"
    is_of_its_kind = title.partition(" ")[0].casefold().endswith(_NEUTER)
    return f"Sachstandsbericht zum {title}" if is_of_its_kind else f"Sachstandsbericht zum Konzept „{title}“"
