"""Putting the values where their marks are: text into text, prose as paragraphs in the place of one."""

from kep_cli.documents.contents import with_contents
from kep_cli.documents.insertion import SOFT_HYPHEN, Insertions, Prose
from kep_cli.documents.prose import Expand, read_prose
from kep_cli.documents.targets.docx.figures import Draw
from kep_cli.documents.targets.docx.lists import Lists
from kep_cli.documents.targets.docx.runs import Link, RunWriter, fit
from kep_cli.documents.targets.docx.styles import Styles
from kep_cli.documents.targets.docx.tags import near
from kep_cli.documents.targets.docx.wml import (
    Element,
    child,
    enclosing,
    own_text,
    paragraphs,
    parent,
    q,
    replace,
    set_text,
    text_element,
    value,
    w,
)
from kep_cli.documents.targets.docx.writer import WordWriter, nodes_of
from kep_cli.documents.template_faults import MisplacedError, NoShapeError
from kep_cli.errors import KepError

_OWN_PARAGRAPH = "Geben Sie dem Platzhalter einen eigenen Absatz, ohne etwas davor und dahinter"


class Placer:
    """Puts values into the parts of one document."""

    def __init__(self, spoken: str, styles: Styles, lists: Lists, insertions: Insertions, expand: Expand) -> None:
        self._spoken = spoken
        self._styles = styles
        self._lists = lists
        self._insertions = insertions
        self._expand = expand

    def place(self, root: Element, link: Link, draw: Draw) -> None:
        """Replace all marks in a part. Raises KepError where prose stands beside other text."""
        # All places are found before the first value is put in: what looks like a mark in a value is text.
        prose = {each: found for each in paragraphs(root) if (found := self._insertions.prose(own_text(each)))}
        marked = [each for each in root.iter() if self._is_marked(each) and enclosing(each, "p") not in prose]
        for element in marked:
            self._place_text(element)
        for paragraph, found in prose.items():
            self._place_prose(found, paragraph, root, (link, draw))

    def _is_marked(self, element: Element) -> bool:
        return any(self._insertions.marked(str(said)) for said in (element.text or "", *element.attrib.values()))

    def _place_text(self, element: Element) -> None:
        for name, said in element.attrib.items():
            if self._insertions.marked(str(said)):
                element.set(name, fit(self._insertions.text(str(said))))
        try:
            text = fit(self._insertions.text(element.text or ""))
        except MisplacedError as error:
            words = self._insertions.shown("".join(element.itertext()))
            raise KepError(f"{self._at(words)}: {error.message}", _OWN_PARAGRAPH) from error
        if element.tag == q("t"):
            _put_text(element, text)
        else:
            element.text = text

    def _place_prose(self, prose: Prose, paragraph: Element, root: Element, reach: tuple[Link, Draw]) -> None:
        if any(next(paragraph.iter(q(name)), None) is not None for name in ("drawing", "pict", "object")):
            raise KepError(f"{self._at(prose.name)}: Neben dem Fließtext steht ein Bild oder Textfeld", _OWN_PARAGRAPH)
        tokens = read_prose(prose, self._heading_above(paragraph, root), self._expand)
        link, draw = reach
        writer = WordWriter(self._styles, self._lists, RunWriter(self._styles, link), draw, paragraph)
        try:
            written = writer.blocks(nodes_of(with_contents(tokens)))
        except NoShapeError as error:
            hint = f"Legen Sie im Formular eine Formatvorlage für Absätze an, die „{error.name}“ heißt"
            raise KepError(
                f"{self._at(prose.name)}: Für den Block „{error.name}“ gibt es keine Gestalt", hint
            ) from error
        section = child(paragraph, "pPr", "sectPr")
        if section is not None:  # the section ends with the prose
            written.append(w("p", w("pPr", w("pStyle", val=self._styles.id("Abschnittsende")), section)))
        replace(paragraph, written)

    def _at(self, words: str) -> str:
        return f"Word-Formular „{self._spoken}“, bei „{near(words)}“"

    def _heading_above(self, paragraph: Element, root: Element) -> int:
        """The level of the heading under which a paragraph stands.

        0 if there is none; 1 without one on a page that begins a section, which is below the title of the document.
        """
        before = list(paragraphs(root))
        place = before.index(paragraph)
        sections = list(root.iter(q("sectPr")))
        section = next((each for each in before[place:] if child(each, "pPr", "sectPr") is not None), None)
        current = child(section, "pPr", "sectPr") if section is not None else (sections[-1] if sections else None)
        for each in reversed(before[:place]):
            if level := self._styles.heading_level(value(child(each, "pPr", "pStyle"))):
                return level
            ended = child(each, "pPr", "sectPr")
            if ended is not None:
                if value(child(current, "type")) != "continuous":
                    return 1
                current = ended
        return 0


def _put_text(element: Element, text: str) -> None:
    """Let an element of text hold this text; soft hyphens in it become Word's own."""
    pieces = text.split(SOFT_HYPHEN)
    set_text(element, pieces[0])
    after = element
    for piece in pieces[1:]:
        for new in (w("softHyphen"), text_element(piece)):
            after.addnext(new)
            after = new


def tidy(root: Element) -> None:
    """Mend what taking things out has left: cells without a paragraph, tables without a row."""
    for table in list(root.iter(q("tbl"))):
        if table.find(q("tr")) is None:
            parent(table).remove(table)
    for cell in root.iter(q("tc")):
        if len(cell) == 0 or cell[-1].tag != q("p"):
            cell.append(w("p"))
