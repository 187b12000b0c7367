"""WordprocessingML in short: names of elements, making them, and the order in which Word wants properties."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no other name for the type of its elements

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES: Mapping[str, str] = {"w": NAMESPACE, "r": RELATIONS}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def q(name: str) -> str:
    """The full name of an element or attribute of Word: `p` becomes `{http…}p`; `r:id` is one of relations."""
    prefix, _, local = name.rpartition(":")
    return f"{{{_NAMESPACES[prefix or 'w']}}}{local}"


def w(name: str, *children: Element, **attributes: str | int) -> Element:
    """An element of Word with these children and attributes: `w("ind", left=567)`."""
    element = etree.Element(q(name), {q(key): str(value) for key, value in attributes.items()}, nsmap=dict(_NAMESPACES))
    element.extend(children)
    return element


def text_element(text: str) -> Element:
    """The element of a text whose blanks count."""
    element = w("t")
    set_text(element, text)
    return element


def set_text(element: Element, text: str) -> None:
    """Let an element of text hold this text, with all its blanks."""
    element.text = text
    element.set(_XML_SPACE, "preserve")


def value(element: Element | None, attribute: str = "val") -> str:
    """An attribute of Word; nothing where the element or its attribute is missing."""
    return "" if element is None else element.get(q(attribute), "")


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant on this path of names, if there is one."""
    for name in path:
        element = None if element is None else element.find(q(name))
    return element


def parent(element: Element) -> Element:
    """The element around this one, which must be there."""
    return next(element.iterancestors())


def enclosing(element: Element, name: str) -> Element | None:
    """The nearest element of this name around the given one."""
    return next(element.iterancestors(q(name)), None)


def own_texts(paragraph: Element) -> list[Element]:
    """The elements of text of a paragraph, without those of paragraphs in it (text boxes)."""
    return [text for text in paragraph.iter(q("t")) if enclosing(text, "p") is paragraph]


def own_text(paragraph: Element) -> str:
    """The text of a paragraph, without that of text boxes in it."""
    return "".join(text.text or "" for text in own_texts(paragraph))


def paragraphs(root: Element) -> Iterator[Element]:
    """All paragraphs, those in tables and text boxes too, in the order of the document."""
    return root.iter(q("p"))


def replace(old: Element, new: list[Element]) -> None:
    """Put elements in the place of one."""
    for each in new:
        old.addprevious(each)
    parent(old).remove(old)
