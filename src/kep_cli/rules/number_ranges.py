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
_UNITS = frozenset(
    "Prozent % € Euro Jahre Jahren Monate Monaten Wochen Tage Tagen Stunden Minuten Meter Metern Kilometer Kilometern "
    "km m ha Hektar Personen Plätze Plätzen Einwohner Kinder".split()
)
# What names the number of something: its hyphens are part of the name.
_NAMED_NUMBER = re.compile(
    r"(?:Nrn?\.|Nummern?|Drs\.|Drucksachen?|Vorlagen?|Az\.|Aktenzeichen|Tel\.|Telefon:?|Fax:?|Konto|ISBN|Produkte?)\s*$"
)


def is_range(words: str, hyphen: int) -> str:
    """The whole of `2018-2026`, `24.-26.04.2018`, `8-16 Uhr` or `3-5 Jahre` around a hyphen, or "" if it is none.

    `words` is the text, `hyphen` the hyphen's place in it. What could be the number of a paper, a product or a
    telephone is none.
    """
    start, end = hyphen, hyphen + 1
    while start > 0 and words[start - 1] not in " \n\u00a0(„[\ufffc":
        start -= 1
    while end < len(words) and words[end] not in " \n\u00a0)“]\ufffc":
        end += 1
    token, unit = words[start:end], words[end:].lstrip(" \u00a0").split(maxsplit=1)[:1]
    bare = token.rstrip(",;:!?")
    if _NAMED_NUMBER.search(words[max(0, start - 20) : start]):
        return ""
    if years := _YEARS.fullmatch(bare.rstrip(".")):
        return years[0] if years[1] < years[2] else ""
    if _DAYS.fullmatch(bare):
        return bare
    if bare == token and unit:
        follows = unit[0].rstrip(".,;:)")
        if (follows == "Uhr" and _TIMES.fullmatch(token)) or (follows in _UNITS and _COUNTS.fullmatch(token)):
            return f"{token} {follows}"
    return ""
