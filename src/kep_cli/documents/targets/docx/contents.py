"""Tables of contents in Word: a field that Word fills on opening; what stands in it before then has no pages.

The field names what stands in a bookmark that begins behind it, and with that what follows it.
"""

from collections.abc import Iterable, Iterator

from docx.document import Document as WordDocument

from kep_cli.documents.contents import DEEPEST_ENTRY, Heading
from kep_cli.documents.targets.docx.runs import Look, run
from kep_cli.documents.targets.docx.styles import Styles
from kep_cli.documents.targets.docx.wml import Element, parent, q, text_element, value, w

_BOOKMARK = "kep_Inhalt"
_INSTRUCTION = f' TOC \\b {_BOOKMARK} \\o "1-{DEEPEST_ENTRY}" \\h \\z \\u '
# What may only follow the element by which Word updates fields on opening.
_LATER = frozenset(
    {
        *("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema"),
        *("themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures"),
        *("forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults"),
        *("doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
    }
)


def table(title: list[Element], headings: Iterable[Heading], styles: Styles) -> Iterator[Element]:
    """The paragraphs of a table of contents: its title, if it has one, its entries, and the end of the field."""
    if title:
        yield _paragraph(styles.id("TOC Heading"), *title)
    begun = [
        _sign("begin"),
        w("r", _instruction()),
        _sign("separate"),
    ]
    for heading in headings:
        yield _paragraph(styles.id(f"toc {heading.level}"), *begun, run(heading.words, Look()))
        begun = []
    # Without a number of its own; `finish` gives it one that is free.
    yield _paragraph(styles.id("Abstand"), *begun, _sign("end"), _bookmark())


def finish(document: WordDocument) -> None:
    """Let the tables of contents reach to the end of the document, and Word fill them when it is opened."""
    body: Element = document.element.body
    begun = [each for each in body.iter(q("bookmarkStart")) if value(each, "name") == _BOOKMARK]
    if not begun:
        return
    taken = (value(each, "id") for each in body.iter(q("bookmarkStart")))
    number = 1 + max((int(each) for each in taken if each.isdecimal()), default=0)
    begun[0].set(q("id"), str(number))
    for again in begun[1:]:  # a name leads to one place only
        parent(again).remove(again)
    end = w("bookmarkEnd", id=number)
    last = body[-1]
    if last.tag == q("sectPr"):
        last.addprevious(end)
    else:
        body.append(end)
    _update_fields(document.settings.element)


def _update_fields(settings: Element) -> None:
    if settings.find(q("updateFields")) is not None:
        return
    wanted = w("updateFields", val="true")
    following = next((each for each in settings if str(each.tag).rpartition("}")[2] in _LATER), None)
    if following is None:
        settings.append(wanted)
    else:
        following.addprevious(wanted)


def _paragraph(style: str, *content: Element) -> Element:
    return w("p", w("pPr", w("pStyle", val=style)), *content)


def _sign(kind: str) -> Element:
    return w("r", w("fldChar", fldCharType=kind))


def _bookmark() -> Element:
    element = w("bookmarkStart")
    element.set(q("name"), _BOOKMARK)
    return element


def _instruction() -> Element:
    element = text_element(_INSTRUCTION)
    element.tag = q("instrText")
    return element
