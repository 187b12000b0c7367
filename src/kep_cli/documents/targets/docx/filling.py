"""Filling in a form: Jinja puts marks where the values go, never the values themselves.

So what stands in a goal can become neither a tag nor XML: when the values take the places of their marks, the form is a
tree of elements already.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docxtpl import DocxTemplate
from jinja2 import Template, nodes
from jinja2.nodes import Node
from lxml.etree import XMLParser, XMLSyntaxError, fromstring, tostring

from kep_cli.documents.environment import DocumentEnvironment
from kep_cli.documents.insertion import Insertions
from kep_cli.documents.targets.docx.fields import ANNEX, ANNEX_NAME, BOX, FIELDS, Field, Kind
from kep_cli.documents.targets.docx.tables import fit_columns
from kep_cli.documents.targets.docx.tags import near, ordered
from kep_cli.documents.targets.docx.wml import Element, own_text, paragraphs
from kep_cli.documents.template_faults import told_in_german
from kep_cli.documents.templates import TemplateFolders
from kep_cli.errors import KepError
from kep_cli.wording.nearest import did_you_mean

_PARAGRAPH = re.compile(r"<w:p[ >]")
_ELEMENT = re.compile(r"<[^>]*>")
_LISTS = (Kind.TEXTS, Kind.GROUPS)
_ANNEX_FIELD = Field(ANNEX_NAME, Kind.GROUPS, "", ANNEX)


class FormTemplate(NamedTuple):
    """A part of a form, ready to be filled in again and again.

    `speaks_of_annex` says whether it uses the annex of its section, `moves_cells` whether it has cells for each of
    something.
    """

    template: Template
    source: str
    speaks_of_annex: bool
    moves_cells: bool


class Filler:
    """Fills in the parts of one form."""

    def __init__(self, folders: TemplateFolders, spoken: str) -> None:
        self.insertions = Insertions()
        self._spoken = spoken
        self._environment = DocumentEnvironment(folders, self.insertions.mark)
        self._environment.globals[BOX] = _box
        self._environment.folder_loader.spoken_names[spoken] = spoken
        # docxtpl knows how to take out rows, cells and paragraphs; a form of its own it does not need for that.
        self._docxtpl = DocxTemplate("")

    def template(self, root: Element) -> FormTemplate:
        """The template in a part of the form. Raises KepError for tags that are none."""
        ordered(root, self._spoken)
        moves_cells = any("{%tc" in own_text(paragraph) for paragraph in paragraphs(root))
        patched: str = self._docxtpl.patch_xml(tostring(root, encoding="unicode"))
        source = _PARAGRAPH.sub(r"\n\g<0>", patched)
        with told_in_german(self._spoken, self._environment.folder_loader.spoken_names, (), self._says_where(source)):
            tree = self._environment.parse(source, filename=self._spoken)
            code = self._environment.compile(tree, filename=self._spoken)
            template = Template.from_code(self._environment, code, self._environment.make_globals(None))
        names = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "load"}
        return FormTemplate(template, source, ANNEX_NAME in names, moves_cells)

    def unknown(self, template: FormTemplate, *, with_annex: bool) -> list[tuple[str, Sequence[str]]]:
        """The names that a part uses and kep does not know, each with the names that it could have used."""
        known = {field.name: field for field in (*FIELDS, *((_ANNEX_FIELD,) if with_annex else ()))}
        tree = self._environment.parse(template.source, filename=self._spoken)
        return list(_Check(known).unknown(tree))

    def filled(self, template: FormTemplate, values: Mapping[str, object]) -> Element:
        """The part with marks for these values. Raises KepError for what goes wrong on the way."""
        spoken_names = self._environment.folder_loader.spoken_names
        with told_in_german(self._spoken, spoken_names, sorted(values), self._says_where(template.source)):
            xml = template.template.render(values)
        try:
            # Not by python-docx: its elements have texts of their own making.
            filled = fromstring(xml, XMLParser(resolve_entities=False))
        except XMLSyntaxError as error:
            message = f"Word-Formular „{self._spoken}“: Eine Anweisung zerreißt eine Tabelle oder einen Absatz"
            hint = "Schreiben Sie {%p … %} in eigene Absätze und {%tr … %} in eigene Tabellenzeilen"
            raise KepError(message, hint) from error
        if template.moves_cells:
            fit_columns(filled)
        return filled

    def _says_where(self, source: str) -> "_SaysWhere":
        return _SaysWhere(self._spoken, source.split("\n"))


class _SaysWhere:
    """Says where in a form a line of its XML is: by the words that stand there."""

    def __init__(self, spoken: str, lines: list[str]) -> None:
        self._spoken = spoken
        self._lines = lines

    def __call__(self, spoken: str, line: int | None) -> str:
        beginning = line - 1 if line and spoken == self._spoken else len(self._lines)
        words = near(_ELEMENT.sub("", "".join(self._lines[beginning : beginning + 1])))
        return f"Word-Formular „{self._spoken}“, bei „{words}“" if words else f"Word-Formular „{self._spoken}“"


class _Check:
    """Finds unknown names in a template: those of placeholders, and those of fields where it is clear of what."""

    def __init__(self, known: Mapping[str, Field]) -> None:
        self._known = known

    def unknown(self, tree: Node) -> Iterator[tuple[str, Sequence[str]]]:
        """The unknown names, in the order of the template, each with those that are known there."""
        entries: dict[str, Field | None] = {}
        own = {BOX, "loop", "self", "range", "namespace", "cycler", "joiner", "caller", "varargs", "kwargs"}
        for loop in tree.find_all(nodes.For):
            for target in (loop.target, *loop.target.find_all(nodes.Name)):
                if isinstance(target, nodes.Name):
                    entries[target.name] = self._entry(loop.iter, entries)
        own |= {name.name for name in tree.find_all(nodes.Name) if name.ctx in {"store", "param"}}
        own |= {macro.name for macro in tree.find_all(nodes.Macro)}
        for node in tree.find_all((nodes.Name, nodes.Getattr)):
            if isinstance(node, nodes.Name) and node.ctx == "load":
                if node.name not in own | entries.keys() | self._known.keys():
                    yield node.name, sorted(self._known)
            elif isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
                field = entries.get(node.node.name, self._known.get(node.node.name))
                names = [each.name for each in field.fields] if field else []
                if names and node.attr not in names:
                    yield f"{node.node.name}.{node.attr}", [f"{node.node.name}.{name}" for name in names]

    def _entry(self, of: Node, entries: Mapping[str, Field | None]) -> Field | None:
        """The list over whose entries a loop goes, also through filters; nothing where that is not clear."""
        while isinstance(of, nodes.Filter) and of.node is not None:
            of = of.node
        if isinstance(of, nodes.Name):
            return entries.get(of.name) or self._known.get(of.name)
        return None


def unknown_told(spoken: str, unknown: Sequence[tuple[str, Sequence[str]]]) -> KepError:
    """The fault of a form that uses names which kep does not know."""
    once = dict(unknown)
    named = ", ".join(f"„{name}“" for name in once)
    several = "diese Platzhalter" if len(once) > 1 else "diesen Platzhalter"
    hints = (did_you_mean(name, known) for name, known in once.items())
    suggested = " ".join(
        hint.replace("Meinten Sie ", f"Statt „{name}“: ").replace("?", ".") if len(once) > 1 else hint
        for name, hint in zip(once, hints, strict=True)
        if hint
    )
    listed = "Welche es gibt, steht in docs/platzhalter.md"
    message = f"Word-Formular „{spoken}“: Es gibt {several} nicht: {named}"
    return KepError(message, " ".join(filter(None, (suggested, listed))))


def _box(ticked: object) -> str:
    return "☒" if ticked else "☐"
