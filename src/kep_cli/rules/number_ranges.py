"""Which hyphens between numbers mean "until", and which belong to a number of something."""

import re

_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"\d{1,2}\.(?:\d{1,2}\.)?(?:\d{4})?"
_TIME = r"\d{1,2}(?:[.:]\d\d)?"
_COUNT = r"\d{1,4}(?:,\d+)?"
_YEARS = re.compile(rf"({_YEAR})-({_YEAR})")
_DAYS = re.compile(rf"{_DAY}-\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}})?")
_TIMES = re.compile(rf"{_TIME}-{_TIME}")
_COUNTS = re.compile(rf"{_COUNT}-{_COUNT}")
_UNIT = re.compile(
    r"[%€]|(?:Uhr|Prozent|Euro|Jahren?|Monaten?|Wochen|Tagen?|Stunden|Minuten|Metern?|Kilometern?|km|m|ha|Hektar|Personen"
    r"|Plätzen?|Einwohner|Kinder)\b"
)
_LAST_WORD = re.compile(r"[^\s(„\[\x00\ufffc]+$")
_FIRST_WORD = re.compile(r"[^\s)“\]\x00\ufffc]+")
# What names the number of something: its hyphens are part of the name.
_NAMED_NUMBER = re.compile(
    r"(?:Nrn?\.|Nummern?|Drs\.|Drucksachen?|Vorlagen?|Az\.|Aktenzeichen|Tel\.|Telefon:?|Fax:?|Konto|ISBN|Produkte?)\s*$"
)


def range_around(before: str, after: str) -> str:
    """The whole of `2018-2026`, `24.-26.04.2018`, `8-16 Uhr` or `3-5 Jahre` around a hyphen, or "" if it is none.

    `before` and `after` are the words on both sides of the hyphen. What could be the number of a paper, a product or a
    telephone is none.
    """
    first, second = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if first is None or second is None or _NAMED_NUMBER.search(before[: first.start()]):
        return ""
    token, following = f"{first[0]}-{second[0]}", after[second.end() :].lstrip(" \n\u00a0")
    bare = token.rstrip(",;:!?")
    if years := _YEARS.fullmatch(bare.rstrip(".")):
        return years[0] if years[1] < years[2] else ""
    if _DAYS.fullmatch(bare):
        return bare
    unit = _UNIT.match(following)
    if unit is None or not (_TIMES if unit[0] == "Uhr" else _COUNTS).fullmatch(token):
        return ""
    return f"{token} {unit[0]}"
