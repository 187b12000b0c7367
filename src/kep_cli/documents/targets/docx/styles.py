"""The styles of a form, by the names that Word gives them; those that it lacks come from the packaged form."""

import re
from collections.abc import Callable
from copy import deepcopy

from kep_cli.documents.targets.docx.wml import Element, child, parent, q, value

_REFERENCES = ("basedOn", "next", "link")
_HEADING = re.compile("heading ([1-9])")
_DEFAULT_ENTRY_WIDTH = 567


class Styles:
    """The styles of a document. `packaged` gives those of the form that comes with kep."""

    def __init__(self, own: Element, packaged: Callable[[], Element]) -> None:
        self._own = own
        self._packaged = packaged
        self._by_name = {_name(style): style for style in own.iterfind(q("style"))}

    def id(self, name: str) -> str:
        """The id of a style by its name, however it is called on the screen: `heading 1`, `List Bullet`, `Ziel`."""
        style = self._by_name.get(name.lower())
        if style is None:
            style = self._brought(name)
        return value(style, "styleId")

    def has(self, name: str) -> bool:
        """Whether the form itself has a style of this name."""
        return name.lower() in self._by_name

    def heading_level(self, style_id: str) -> int:
        """The level of the headings that a style makes, by its id; 0 for those that make none."""
        style = next((each for each in self._by_name.values() if _is(each, style_id)), None)
        if style is None:
            return 0
        if found := _HEADING.fullmatch(_name(style)):
            return int(found[1])
        outline = value(child(style, "pPr", "outlineLvl"))
        return int(outline) + 1 if outline.isdecimal() else 0

    def number(self, name: str) -> str:
        """The list that belongs to a style of the form; nothing if it has none."""
        return value(child(self._by_name.get(name.lower()), "pPr", "numPr", "numId"))

    def hanging(self, name: str) -> int:
        """How far the second line of a paragraph of this style is indented, in twips."""
        self.id(name)
        said = value(child(self._by_name[name.lower()], "pPr", "ind"), "hanging")
        return int(said) if said.isdecimal() else _DEFAULT_ENTRY_WIDTH

    def tabs(self, name: str) -> list[int]:
        """Where the tabs of a style are, in twips."""
        self.id(name)
        stops = child(self._by_name[name.lower()], "pPr", "tabs")
        return [int(value(tab, "pos")) for tab in (() if stops is None else stops) if value(tab, "pos").isdecimal()]

    def _brought(self, name: str) -> Element:
        """A copy of the packaged style in the form. Its references become the form's own."""
        found = next(style for style in self._packaged().iterfind(q("style")) if _name(style) == name.lower())
        style = deepcopy(found)
        for reference in (style.find(q(tag)) for tag in _REFERENCES):
            if reference is None:
                continue
            known = next((each for each in self._packaged().iterfind(q("style")) if _is(each, value(reference))), None)
            target = self._by_name.get(_name(known)) if known is not None else None
            if target is None:
                style.remove(reference)
            else:
                reference.set(q("val"), value(target, "styleId"))
        if (numbers := child(style, "pPr", "numPr")) is not None:
            parent(numbers).remove(numbers)  # the packaged form's lists are not the house's
        taken = {value(each, "styleId") for each in self._by_name.values()}
        own_id = value(style, "styleId")
        while own_id in taken:
            own_id += "Kep"
        style.set(q("styleId"), own_id)
        self._own.append(style)
        self._by_name[name.lower()] = style
        return style


def _name(style: Element) -> str:
    return value(style.find(q("name"))).lower()


def _is(style: Element, style_id: str) -> bool:
    return value(style, "styleId") == style_id
