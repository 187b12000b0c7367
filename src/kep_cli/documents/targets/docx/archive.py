"""The bytes of a filled-in form: the same for the same goals, wherever and whenever they are made."""

from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from kep_cli.documents.targets.docx.wml import q

_CORE = "docProps/core.xml"
_SCHEMAS = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_UNWANTED = (RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL)
# Settings that tell of the machine on which the form was made, or that reach out to it.
_TEMPLATE = f"{RELATIONSHIP_TYPE.STYLES.rpartition('/')[0]}/attachedTemplate"


class Properties(NamedTuple):
    """What Word shows of a document under „Informationen“."""

    title: str
    subject: str


def packed(document: WordDocument, properties: Properties) -> bytes:
    """The document as a file. It tells neither who made the form nor when, and no clock goes into it.

    It is not compressed: what compression gives differs from one machine to the next.
    """
    package = document.part.package
    package.core_properties.revision = 1  # makes the part where the form has none; what it says is replaced below
    for relation in [each.rId for each in package.rels.values() if each.reltype in _UNWANTED]:
        del package.rels[relation]
    _forget_template(document)
    stream = BytesIO()
    document.save(stream)
    result = BytesIO()
    with ZipFile(stream) as made, ZipFile(result, "w", ZIP_STORED) as archive:
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = ZipInfo(name)
            info.create_system = 0
            archive.writestr(info, _core(properties) if name == _CORE else made.read(name))
    return result.getvalue()


def _core(properties: Properties) -> str:
    return (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        f'<cp:coreProperties xmlns:cp="{_SCHEMAS}" xmlns:dc="{_DUBLIN}">'
        f"<dc:title>{escape(properties.title)}</dc:title><dc:subject>{escape(properties.subject)}</dc:subject>"
        "<dc:language>de-DE</dc:language></cp:coreProperties>"
    )


def _forget_template(document: WordDocument) -> None:
    for part in [
        each for each in document.part.related_parts.values() if each.content_type == CONTENT_TYPE.WML_SETTINGS
    ]:
        for relation in [each.rId for each in part.rels.values() if each.reltype == _TEMPLATE]:
            del part.rels[relation]
    for found in list(document.settings.element.iterchildren(q("attachedTemplate"))):
        document.settings.element.remove(found)
