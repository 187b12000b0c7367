"""From a paper to its Word file."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart

from kep_cli.documents.insertion import Prose
from kep_cli.documents.targets.contract import Maker, Material
from kep_cli.documents.targets.docx import archive, contents, forms, parts, sections
from kep_cli.documents.targets.docx.fields import ANNEX_NAME
from kep_cli.documents.targets.docx.figures import Figures
from kep_cli.documents.targets.docx.filling import Filler, FormTemplate, unknown_told
from kep_cli.documents.targets.docx.forms import Form, read_form
from kep_cli.documents.targets.docx.lists import Lists
from kep_cli.documents.targets.docx.piece import piece
from kep_cli.documents.targets.docx.placing import Placer, tidy
from kep_cli.documents.targets.docx.runs import fit
from kep_cli.documents.targets.docx.styles import Styles
from kep_cli.documents.targets.docx.wml import Element
from kep_cli.documents.templates import TemplateFolders
from kep_cli.documents.views.vorlage import AnlageView
from kep_cli.errors import KepError
from kep_cli.wording.placeholders import PLACEHOLDERS

_SUFFIX = ".docx"
_NO_ANNEX = AnlageView("", "", Prose("inhalt", ""))
_NOTES = ("/word/footnotes.xml", "/word/endnotes.xml")


def documents(material: Material, folders: TemplateFolders) -> Iterator[tuple[str, bytes]]:
    """The Word files of a paper: name and bytes. Raises KepError for faults of the form."""
    view = material.view
    main = view._replace(anlagen=()) if material.separate_annexes else view
    values = main._asdict() | {name: Prose(name, f"{{{{ {name} }}}}") for name in PLACEHOLDERS}
    properties = archive.Properties(fit(material.kopf.titel), fit(view.betreff))
    filled = _Filled(read_form(forms.PAPER, folders).opened(), folders, material)
    yield f"{material.stem}{_SUFFIX}", filled.document(values, main.anlagen, properties)
    if material.separate_annexes and view.anlagen:
        form = read_form(forms.ANNEX, folders)
        for number, annex in enumerate(view.anlagen, start=1):
            own = _Filled(form.opened(), folders, material)
            named = properties._replace(title=fit(annex.kopf))
            yield (
                f"{material.stem}-anlage-{number}{_SUFFIX}",
                own.document(values | {ANNEX_NAME: annex}, (annex,), named),
            )


class _Filled:
    """One form that is being filled in for one paper."""

    def __init__(self, form: Form, folders: TemplateFolders, material: Material) -> None:
        self._spoken = form.spoken
        self._document = form.document
        self._filler = Filler(folders, form.spoken)
        self._figures = Figures(folders)
        self._material = material

    def document(
        self, values: Mapping[str, object], annexes: tuple[AnlageView, ...], properties: archive.Properties
    ) -> bytes:
        """The bytes of the document. `annexes` are those whose sections are in it, in their order."""
        part = self._document.part
        self._check_notes()
        margins = [each for each in part.related_parts.values() if _is_margin(each) and isinstance(each, XmlPart)]
        body = self._filler.template(_root(part))
        templates = [self._filler.template(_root(margin)) for margin in margins]
        unknown = self._filler.unknown(body, with_annex=ANNEX_NAME in values)
        for template in templates:
            unknown += self._filler.unknown(template, with_annex=True)
        if unknown:
            raise unknown_told(self._spoken, unknown)
        self._fill(part, body, values)
        sections.drop_empty_end(_root(part))
        for margin, template in zip(margins, templates, strict=True):
            self._fill_margin(margin, template, values, annexes)
        sections.only_numbered_where_said(_root(part))
        self._figures.finish(self._document)
        contents.finish(self._document)
        if self._material.kopf.entwurf:
            sections.mark_draft(self._document, _root(part), self._styles)
        return archive.packed(self._document, properties)

    def _fill_margin(
        self, margin: XmlPart, template: FormTemplate, values: Mapping[str, object], annexes: tuple[AnlageView, ...]
    ) -> None:
        """Fill in a header or footer; one that speaks of the annex is copied for each of them."""
        relation = next(each.rId for each in self._document.part.rels.values() if each._target is margin)  # noqa: SLF001 - target_part fails for external ones
        if not template.speaks_of_annex:
            self._fill(margin, template, values)
            return
        found = list(sections.references(_root(self._document.part), relation))
        # Copies first, while the original is still the form's.
        copies = [margin, *(sections.copied(self._document, margin, reference) for reference in found[1:])]
        for number, each in enumerate(copies):
            annex = annexes[number] if number < len(annexes) else _NO_ANNEX
            self._fill(each, template, {**values, ANNEX_NAME: annex})

    def _fill(self, part: XmlPart, template: FormTemplate, values: Mapping[str, object]) -> None:
        filled = self._filler.filled(template, values)
        self._placer.place(
            filled,
            lambda address: part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
            self._figures.within(part),
        )
        tidy(filled)
        root = _root(part)
        root[:] = list(filled)

    def _check_notes(self) -> None:
        for part in self._document.part.package.iter_parts():
            if str(part.partname) in _NOTES and (
                "{{" in (text := part.blob.decode("utf-8", "replace")) or "{%" in text
            ):
                message = f"Word-Formular „{self._spoken}“: In einer Fuß- oder Endnote steht ein Platzhalter"
                raise KepError(message, "Setzen Sie Platzhalter nur in den Text und in Kopf- und Fußzeilen")

    @cached_property
    def _styles(self) -> Styles:
        return Styles(self._document.styles.element, parts.packaged_styles)

    @cached_property
    def _placer(self) -> Placer:
        lists = Lists(parts.numbering(self._document), self._styles)
        return Placer(self._spoken, self._styles, lists, self._filler.insertions, self._material.expand)


def _is_margin(part: Part) -> bool:
    return part.content_type in {CONTENT_TYPE.WML_HEADER, CONTENT_TYPE.WML_FOOTER}


def _root(part: XmlPart) -> Element:
    root: Element = part.element
    return root


TARGET = Maker(documents, piece, _SUFFIX)
