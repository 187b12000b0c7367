"""A piece of text as a Word file of its own, to be taken over into other papers.

It has the styles and the page of the form of papers, and nothing else of it: no text, no header, no footer.
"""

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from markdown_it.token import Token

from kep_cli.documents.contents import with_contents
from kep_cli.documents.drawing import Kopf
from kep_cli.documents.targets.docx import archive, contents, forms, parts, sections
from kep_cli.documents.targets.docx.figures import Figures
from kep_cli.documents.targets.docx.lists import Lists
from kep_cli.documents.targets.docx.runs import RunWriter, fit
from kep_cli.documents.targets.docx.styles import Styles
from kep_cli.documents.targets.docx.wml import Element, child, q, w
from kep_cli.documents.targets.docx.writer import WordWriter, nodes_of
from kep_cli.documents.template_faults import NoShapeError
from kep_cli.documents.templates import TemplateFolders
from kep_cli.errors import KepError

_PAGE = ("pgSz", "pgMar")
_TURNED = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}
# What the look of text depends on; notes stay, because settings refer to them.
_KEPT = frozenset(
    {
        RELATIONSHIP_TYPE.STYLES,
        RELATIONSHIP_TYPE.NUMBERING,
        RELATIONSHIP_TYPE.SETTINGS,
        RELATIONSHIP_TYPE.THEME,
        RELATIONSHIP_TYPE.FONT_TABLE,
        RELATIONSHIP_TYPE.FOOTNOTES,
        RELATIONSHIP_TYPE.ENDNOTES,
    }
)


def piece(tokens: list[Token], kopf: Kopf, folders: TemplateFolders) -> bytes:
    """The bytes of the file. Raises KepError for faults of the form, and for blocks that it has no style for."""
    form = forms.read_form(forms.PAPER, folders).opened()
    document = form.document
    page = _emptied(document)
    styles = Styles(document.styles.element, parts.packaged_styles)
    runs = RunWriter(
        styles, lambda address: document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    figures = Figures(folders)
    lists = Lists(parts.numbering(document), styles)
    writer = WordWriter(styles, lists, runs, figures.within(document.part), w("p"))
    try:
        written = writer.blocks(nodes_of(with_contents(tokens)))
    except NoShapeError as error:
        message = f"Word-Formular „{form.spoken}“: Für den Block „{error.name}“ gibt es keine Gestalt"
        hint = f"Legen Sie im Formular eine Formatvorlage für Absätze an, die „{error.name}“ heißt"
        raise KepError(message, hint) from error
    if kopf.querformat:
        _lay_on_its_side(page)
    body = _body(document)
    body.extend([*written, w("sectPr", *page)])
    figures.finish(document)
    contents.finish(document)
    if kopf.entwurf:
        sections.mark_draft(document, body, styles)
    return archive.packed(document, archive.Properties(fit(kopf.titel), fit(kopf.koerperschaft)))


def _emptied(document: WordDocument) -> list[Element]:
    """Take all text out of a form, with what belongs to it alone; gives size and margins of its first page."""
    body = _body(document)
    section = next(body.iter(q("sectPr")), None)
    page = [found for name in _PAGE if (found := child(section, name)) is not None]
    for element in list(body):
        body.remove(element)
    part = document.part
    for relation in [each.rId for each in part.rels.values() if each.reltype not in _KEPT]:
        del part.rels[relation]
    return page


def _lay_on_its_side(page: list[Element]) -> None:
    """Turn a page by a quarter; its margins turn with it."""
    size, margins = page
    width, height = size.get(q("w")), size.get(q("h"))
    if width and height and int(width) < int(height):
        size.set(q("w"), height)
        size.set(q("h"), width)
        size.set(q("orient"), "landscape")
        turned = {new: margins.get(q(old), "0") for new, old in _TURNED.items()}
        for name, value in turned.items():
            margins.set(q(name), value)


def _body(document: WordDocument) -> Element:
    body: Element = document.element.body
    return body
