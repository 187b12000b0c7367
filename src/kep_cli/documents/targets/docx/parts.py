"""The parts of a Word file beside its text that prose needs: definitions of lists, and styles to fall back on."""

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from lxml.etree import tostring

from kep_cli.documents.packaged import packaged_templates
from kep_cli.documents.targets.docx import forms
from kep_cli.documents.targets.docx.wml import Element, w


def numbering(document: WordDocument) -> Element:
    """The definitions of a document's lists, which are made where it has none."""
    part = document.part
    found = [each for each in part.rels.values() if each.reltype == RELATIONSHIP_TYPE.NUMBERING]
    if found:
        lists = found[0].target_part
    else:
        name = PackURI("/word/numbering.xml")
        lists = XmlPart.load(name, CONTENT_TYPE.WML_NUMBERING, tostring(w("numbering")), part.package)
        part.relate_to(lists, RELATIONSHIP_TYPE.NUMBERING)
    if not isinstance(lists, XmlPart):
        raise TypeError(lists)
    root: Element = lists.element
    return root


def packaged_styles() -> Element:
    """The styles of the form that comes with kep."""
    form = (packaged_templates() / forms.PAPER).read_bytes()
    styles: Element = forms.FormFile(forms.PAPER, form).opened().document.styles.element
    return styles
