"""Lists as Word numbers them: each list that counts is one of its own, so that it begins where it should."""

from kep_cli.documents.targets.docx.styles import Styles
from kep_cli.documents.targets.docx.wml import Element, q, value, w

BULLETS = "List Bullet"
NUMBERS = "List Number"
STEP = 357
"""How far each level of a list is indented, in twips."""

DEEPEST = 8
"""The last level that Word knows, counted from 0."""


class Lists:
    """The lists of a document: as the styles of the form have them, and where they have none as in kep's own form."""

    def __init__(self, numbering: Element, styles: Styles) -> None:
        self._numbering = numbering
        self._styles = styles
        self._made: dict[str, str] = {}

    def bullets(self, level: int) -> str:
        """The list for points of this level."""
        own = self._styles.number(BULLETS)
        if own and self._levels(self._abstract(own)) > level:
            return own
        return self._numbered(self._kep("–", "bullet"))

    def numbers(self, level: int, start: int, delimiter: str) -> str:
        """A new list that counts from `start` and writes `1.` or `1)`."""
        own = self._abstract(self._styles.number(NUMBERS))
        usable = own is not None and delimiter == "." and self._levels(own) > level
        abstract = value(own, "abstractNumId") if usable else self._kep(f"%{{}}{delimiter}", "decimal")
        number = self._next("num", "numId")
        override = w("lvlOverride", w("startOverride", val=start), ilvl=level)
        self._numbering.append(w("num", w("abstractNumId", val=abstract), override, numId=number))
        return str(number)

    def _abstract(self, number: str) -> Element | None:
        """The definition behind a list."""
        for num in self._numbering.iterfind(q("num")):
            if number and value(num, "numId") == number:
                wanted = value(num.find(q("abstractNumId")))
                return next(
                    (
                        each
                        for each in self._numbering.iterfind(q("abstractNum"))
                        if value(each, "abstractNumId") == wanted
                    ),
                    None,
                )
        return None

    def _levels(self, abstract: Element | None) -> int:
        return 0 if abstract is None else len(abstract.findall(q("lvl")))

    def _numbered(self, abstract: str) -> str:
        if f"num {abstract}" not in self._made:
            number = self._next("num", "numId")
            self._numbering.append(w("num", w("abstractNumId", val=abstract), numId=number))
            self._made[f"num {abstract}"] = str(number)
        return self._made[f"num {abstract}"]

    def _kep(self, text: str, form: str) -> str:
        """The definition of a list with this text before each entry, `%{}` for its number."""
        if text not in self._made:
            number = self._next("abstractNum", "abstractNumId")
            levels = [
                w(
                    "lvl",
                    w("start", val=1),
                    w("numFmt", val=form),
                    w("lvlText", val=text.format(level + 1)),
                    w("lvlJc", val="left"),
                    w("pPr", w("ind", left=STEP * (level + 1), hanging=STEP)),
                    ilvl=level,
                )
                for level in range(DEEPEST + 1)
            ]
            made = w("abstractNum", w("multiLevelType", val="multilevel"), *levels, abstractNumId=number)
            # Word wants all definitions before all lists.
            before = self._numbering.find(q("num"))
            if before is None:
                self._numbering.append(made)
            else:
                before.addprevious(made)
            self._made[text] = str(number)
        return self._made[text]

    def _next(self, name: str, attribute: str) -> int:
        taken = [int(value(each, attribute) or 0) for each in self._numbering.iterfind(q(name))]
        return max(taken, default=0) + 1
