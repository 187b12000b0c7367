"""From papers to the files that are to be written: the whole of `kep render` but for reading, checking and writing."""

from collections.abc import Sequence
from typing import NamedTuple

from markdown_it.token import Token

from kep_cli.documents.blocks import Block, blocks_in, read_blocks
from kep_cli.documents.drawing import Drawer, Kopf
from kep_cli.documents.environment import DocumentEnvironment
from kep_cli.documents.insertion import Insertions
from kep_cli.documents.naming import check_distinct, file_stem
from kep_cli.documents.prose import Expand
from kep_cli.documents.targets.table import target
from kep_cli.documents.template_faults import NoShapeError, told_in_german
from kep_cli.documents.templates import TemplateFolders
from kep_cli.documents.views.vorlage import view_paper
from kep_cli.documents.views.ziele import ZieleView, view_goals
from kep_cli.errors import KepError
from kep_cli.model.entry import Entry
from kep_cli.model.konzept import Konzept
from kep_cli.model.vorlage import Vorlage

_PAPER_TEMPLATE = "dokumente/vorlage.md.j2"
_PLACEHOLDER_TEMPLATE = "dokumente/platzhalter.md.j2"
_ANNEX = "anlage"


class Paper(NamedTuple):
    """A paper to be rendered, the Konzept to which it belongs, and the goals that it shows: those, or a Fassung's."""

    entry: Entry[Vorlage]
    today: Konzept
    goals: Konzept


class Manner(NamedTuple):
    """How papers are rendered: formats of `targets.table.FORMATS`, annexes in files of their own, marked as drafts."""

    formats: Sequence[str]
    separate_annexes: bool = False
    draft: bool = False


class Document(NamedTuple):
    """A file to be written: its name, without folder, and its bytes."""

    name: str
    data: bytes


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
    filler = _Filler(folders)
    drawers = {form: Drawer(target(form), folders) for form in manner.formats}
    return [
        Document(f"{part.stem}{target(form).suffix}", drawer.document(part.tokens, part.kopf))
        for paper in papers
        for part in _parts(paper, filler, manner)
        for form, drawer in drawers.items()
    ]


def _parts(paper: Paper, filler: "_Filler", manner: Manner) -> list[_Part]:
    vorlage = paper.entry.data
    if vorlage is None:
        message = f"Die Vorlage „{paper.entry.id}“ ist so fehlerhaft, dass auch kein Entwurf möglich ist"
        raise KepError(message, "Was zu beheben ist, zeigt: kep validate")
    view = view_paper(vorlage, paper.today, paper.goals)
    tokens = filler.tokens(view_goals(paper.goals), vorlage=view)
    number = f"Drs. Nr. {view.drucksache}" if view.drucksache else ""
    kopf = Kopf(": ".join(filter(None, (number, view.betreff))), number, view.koerperschaft, entwurf=manner.draft)
    stem = file_stem(paper.entry)
    if not manner.separate_annexes:
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


class _Filler:
    """Fills in document templates and reads what comes out."""

    def __init__(self, folders: TemplateFolders) -> None:
        self._insertions = Insertions()
        self._environment = DocumentEnvironment(folders, self._insertions.mark)
        self._environment.globals["ohne_gestalt"] = _without_shape

    def tokens(self, ziele: ZieleView, **names: object) -> list[Token]:
        """The tokens of a paper; `names` are what its template may use, besides `ziele`."""
        expanded: dict[str, list[Token]] = {}

        def expand(placeholder: str) -> list[Token]:
            if placeholder not in expanded:
                expanded[placeholder] = self._fill(_PLACEHOLDER_TEMPLATE, _never, ziele=ziele, platzhalter=placeholder)
            return expanded[placeholder]

        return self._fill(_PAPER_TEMPLATE, expand, ziele=ziele, **names)

    def _fill(self, template: str, expand: Expand, **names: object) -> list[Token]:
        with told_in_german(template, self._environment.folder_loader.spoken_names, sorted(names)):
            text = self._environment.get_template(template).render(names)
            return read_blocks(text, self._insertions, expand)


def _never(placeholder: str) -> list[Token]:
    raise NoShapeError(placeholder)


def _without_shape(name: str) -> str:
    raise NoShapeError(name)
