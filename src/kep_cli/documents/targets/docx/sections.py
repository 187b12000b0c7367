"""The sections of a filled-in document: headers of annexes, empty ends, line numbers, drafts."""

from collections.abc import Iterator
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from lxml.etree import tostring

from kep_cli.documents.targets.docx.styles import Styles
from kep_cli.documents.targets.docx.wml import Element, child, paragraphs, parent, q, text_element, value, w

DRAFT = "ENTWURF"
_REFERENCES = ("headerReference", "footerReference")
_CONTENT = ("t", "drawing", "pict", "object", "tbl", "fldSimple", "instrText", "hyperlink", "sdt")


class _Margin(NamedTuple):
    """A header or footer: its name in parts and references, its root, and what Word calls its kind."""

    name: str
    root: str
    content_type: str
    relation: str


_HEADER = _Margin("header", "hdr", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)
_FOOTER = _Margin("footer", "ftr", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER)


def drop_empty_end(root: Element) -> None:
    """Let the last section that holds something be the last one: a form ends with a section break after its annexes."""
    body = root.find(q("body"))
    while body is not None and _drop_empty_section(body):
        pass


def _drop_empty_section(body: Element) -> bool:
    """Drop the last section if nothing stands in it; whether there was one to drop."""
    last = body.find(q("sectPr"))
    if last is None:
        return False
    for element in list(last.itersiblings(preceding=True)):
        section = child(element, "pPr", "sectPr")
        holds_something = any(next(element.iter(q(name)), None) is not None for name in _CONTENT)
        if section is not None:
            for after in list(element.itersiblings()):
                body.remove(after)
            parent(section).remove(section)
            body.append(section)
            before = element.getprevious()
            if not holds_something and before is not None and before.tag == q("p"):
                body.remove(element)
            return True
        if holds_something or element.tag != q("p"):
            return False
    return False


def sections(root: Element) -> list[Element]:
    """The properties of the sections, in their order."""
    return [each for each in root.iter(q("sectPr")) if parent(each).tag != q("sectPrChange")]


def only_numbered_where_said(root: Element) -> None:
    """Mark the paragraphs of sections without line numbers as such, for programs that number whole documents only."""
    numbered = {section: section.find(q("lnNumType")) is not None for section in sections(root)}
    if not any(numbered.values()) or all(numbered.values()):
        return
    waiting: list[Element] = []
    for paragraph in paragraphs(root):
        waiting.append(paragraph)
        section = child(paragraph, "pPr", "sectPr")
        if section is not None:
            _suppress([] if numbered[section] else waiting)
            waiting = []
    last = sections(root)[-1]
    _suppress([] if numbered[last] else waiting)


def _suppress(found: list[Element]) -> None:
    for paragraph in found:
        properties = paragraph.find(q("pPr"))
        if properties is None:
            properties = w("pPr")
            paragraph.insert(0, properties)
        if properties.find(q("suppressLineNumbers")) is None:
            before = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr")
            place = sum(each.tag in {q(name) for name in before} for each in properties)
            properties.insert(place, w("suppressLineNumbers"))


def references(root: Element, relation: str) -> Iterator[Element]:
    """The sections' references to a header or footer, in the order of the sections."""
    for section in sections(root):
        for reference in section:
            if reference.tag in {q(name) for name in _REFERENCES} and reference.get(q("r:id")) == relation:
                yield reference


def copied(document: WordDocument, part: XmlPart, reference: Element) -> XmlPart:
    """A copy of a header or footer, to which the reference leads from now on."""
    kind = "header" if reference.tag == q("headerReference") else "footer"
    taken = {str(other.partname) for other in document.part.package.iter_parts()}
    number = next(number for number in range(1, len(taken) + 2) if f"/word/{kind}{number}.xml" not in taken)
    copy: XmlPart = XmlPart.load(
        PackURI(f"/word/{kind}{number}.xml"), part.content_type, tostring(part.element), document.part.package
    )
    for relation in part.rels.values():
        target = relation.target_ref if relation.is_external else relation.target_part
        copy.load_rel(relation.reltype, target, relation.rId, relation.is_external)
    reltype = RELATIONSHIP_TYPE.HEADER if kind == "header" else RELATIONSHIP_TYPE.FOOTER
    reference.set(q("r:id"), document.part.relate_to(copy, reltype))
    return copy


def mark_draft(document: WordDocument, root: Element, styles: Styles) -> None:
    """Put the word ENTWURF on top of the header of each page, whatever headers the form has."""
    marked: set[str] = set()
    even_pages = document.settings.odd_and_even_pages_header_footer
    for number, section in enumerate(sections(root)):
        kinds = ["default", *(["first"] if section.find(q("titlePg")) is not None else [])]
        for kind in [*kinds, *(["even"] if even_pages else [])]:
            found = next((each for each in section.findall(q("headerReference")) if value(each, "type") == kind), None)
            if found is None and number > 0 and not (kind == "first" and not _has_before(root, number, kind)):
                continue  # it shows the header of the section before
            header = (
                document.part.related_parts[value(found, "r:id")]
                if found is not None
                else _new_part(document, section, _HEADER, kind)
            )
            if str(header.partname) not in marked and isinstance(header, XmlPart):
                marked.add(str(header.partname))
                _root(header).insert(0, _draft_paragraph(styles))


def _has_before(root: Element, number: int, kind: str) -> bool:
    return any(
        value(each, "type") == kind
        for section in sections(root)[:number]
        for each in section.findall(q("headerReference"))
    )


def add_foot(document: WordDocument, section: Element, line: Element) -> None:
    """Give a section that has no footer one with this line."""
    root = _root(_new_part(document, section, _FOOTER, "default"))
    root[:] = [line]


def _new_part(document: WordDocument, section: Element, margin: _Margin, kind: str) -> XmlPart:
    """A new header or footer of a section, with an empty line."""
    taken = {str(other.partname) for other in document.part.package.iter_parts()}
    number = next(number for number in range(1, len(taken) + 2) if f"/word/{margin.name}{number}.xml" not in taken)
    blob = tostring(w(margin.root, w("p")))
    package = document.part.package
    part: XmlPart = XmlPart.load(PackURI(f"/word/{margin.name}{number}.xml"), margin.content_type, blob, package)
    relation = document.part.relate_to(part, margin.relation)
    section.insert(0, w(f"{margin.name}Reference", type=kind, **{"r:id": relation}))
    return part


def _draft_paragraph(styles: Styles) -> Element:
    return w("p", w("pPr", w("pStyle", val=styles.id("Entwurf"))), w("r", text_element(DRAFT)))


def _root(part: XmlPart) -> Element:
    root: Element = part.element
    return root
