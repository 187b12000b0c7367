"""From papers to the files that are to be written: the whole of `kep render` but for reading, checking and writing."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.token import Token

from kep_cli.documents.blocks import Block, blocks_in
from kep_cli.documents.drawing import Drawer, Kopf
from kep_cli.documents.figure_files import files_of_figures
from kep_cli.documents.filling import Filler, State
from kep_cli.documents.naming import check_distinct, file_stem
from kep_cli.documents.targets.contract import Maker, Material, Target
from kep_cli.documents.targets.table import target
from kep_cli.documents.templates import TemplateFolders
from kep_cli.documents.views.vorlage import VorlageView, view_paper
from kep_cli.documents.views.ziele import ZieleView, view_goals
from kep_cli.errors import KepError
from kep_cli.model.entry import Entry
from kep_cli.model.konzept import Konzept
from kep_cli.model.vorlage import Vorlage

if TYPE_CHECKING:
    from kep_cli.documents.views.bericht import BerichtView

_PAPER_TEMPLATE = "dokumente/vorlage.md.j2"
_ANNEX = "anlage"


class Paper(NamedTuple):
    """A paper to be rendered, the Konzept to which it belongs, and the goals that it shows: those, or a Fassung's."""

    entry: Entry[Vorlage]
    today: Konzept
    goals: Konzept


class Manner(NamedTuple):
    """How papers are rendered: formats of `targets.table.FORMATS`, annexes in files of their own, marked as drafts.

    `day` is the one as of which papers without a date of their own tell how things stand; without it, none does.
    `budget_year` is that of reports on the budget, where it is not the year after their day.
    """

    formats: Sequence[str]
    separate_annexes: bool = False
    draft: bool = False
    day: date | None = None
    budget_year: int | None = None


class Document(NamedTuple):
    """A file to be written: its name, without folder, and its bytes."""

    name: str
    data: bytes


class Sheet(NamedTuple):
    """What a paper is made of: the name of its files without ending, what it says, its goals and their state."""

    stem: str
    view: VorlageView
    ziele: ZieleView
    state: State


class _Part(NamedTuple):
    """What becomes one file in each format."""

    stem: str
    tokens: list[Token]
    kopf: Kopf


def render(papers: Sequence[Paper], folders: TemplateFolders, manner: Manner) -> list[Document]:
    """The files of the papers, in their order. The same goals give the same bytes.

    Raises KepError for faults of templates, for papers with the same name and for those that could not be read at all.
    """
    check_distinct(paper.entry for paper in papers)
    return render_sheets([_sheet(paper, manner) for paper in papers], folders, manner)


def render_sheets(sheets: Iterable[Sheet], folders: TemplateFolders, manner: Manner) -> list[Document]:
    """The files of sheets, in their order. Raises KepError for faults of templates."""
    filler = Filler(folders)
    targets = {form: target(form) for form in manner.formats}
    drawers = [(found, Drawer(found, folders)) for found in targets.values() if isinstance(found, Target)]
    makers = [found for found in targets.values() if isinstance(found, Maker)]
    documents: list[Document] = []
    for sheet in sheets:
        material = _material(sheet, filler, manner)
        for part in _parts(material) if drawers else ():
            for found, drawer in drawers:
                figures = files_of_figures(part.stem, part.tokens, found.figures, folders)
                documents.append(Document(f"{part.stem}{found.suffix}", drawer.document(part.tokens, part.kopf)))
                documents += (Document(*file) for file in figures)
        documents += (Document(*file) for maker in makers for file in maker.files(material, folders))
    return documents


def state_for(vorlage: Vorlage | None, goals: Konzept, manner: Manner) -> State:
    """What tells the state of goals on the day of a paper; None where neither it nor the manner has a day."""
    day = vorlage.datum.last if vorlage and vorlage.datum else manner.day

    @cache
    def state() -> "BerichtView | None":
        from kep_cli.documents.views.bericht import BerichtView  # noqa: PLC0415 - few papers say anything of it

        return BerichtView(goals, day) if day else None

    return state


def _sheet(paper: Paper, manner: Manner) -> Sheet:
    vorlage = paper.entry.data
    if vorlage is None:
        message = f"Die Vorlage „{paper.entry.id}“ ist so fehlerhaft, dass auch kein Entwurf möglich ist"
        raise KepError(message, "Was zu beheben ist, zeigt: kep validate")
    view = view_paper(vorlage, paper.today, paper.goals)
    return Sheet(file_stem(paper.entry), view, view_goals(paper.goals), state_for(vorlage, paper.goals, manner))


def _material(sheet: Sheet, filler: Filler, manner: Manner) -> Material:
    view = sheet.view
    number = f"Drs. Nr. {view.drucksache}" if view.drucksache else ""
    title = ": ".join(filter(None, (number, view.betreff)))
    kopf = Kopf(title, number, view.koerperschaft, entwurf=manner.draft)
    expand = filler.expand(sheet.ziele, sheet.state)
    fill = partial(filler.tokens, ziele=sheet.ziele, expand=expand, vorlage=view)
    return Material(sheet.stem, kopf, view, manner.separate_annexes, expand, fill)


def _parts(material: Material) -> list[_Part]:
    stem, kopf = material.stem, material.kopf
    tokens = material.fill(_PAPER_TEMPLATE)
    if not material.separate_annexes:
        return [_Part(stem, tokens, kopf)]
    main = [token for token in tokens if not _is_annex(token)]
    annexes = [token for token in tokens if _is_annex(token)]
    return [
        _Part(stem, main, kopf),
        *(
            _Part(f"{stem}-anlage-{place}", [token], kopf._replace(titel=_title(token.meta["block"])))
            for place, token in enumerate(annexes, start=1)
        ),
    ]


def _is_annex(token: Token) -> bool:
    return any(block.name == _ANNEX for block in blocks_in([token]))


def _title(block: Block) -> str:
    return "".join(token.content for token in block.title)
