"""Numbers as spreadsheets write them: German with a comma before the decimals, international with a point."""

import re

_BLANKS = " \u00a0\u2009\u202f"
_GROUPED = r"[1-9][0-9]{{0,2}}(?P<group>[{group}])[0-9]{{3}}(?:(?P=group)[0-9]{{3}})*"
_FORM = rf"[+\-−]?(?:{_GROUPED}|[0-9]+)(?:{{point}}[0-9]+)?"
_GERMAN = re.compile(_FORM.format(group=rf".{_BLANKS}", point=","))
_INTERNATIONAL = re.compile(_FORM.format(group=rf",{_BLANKS}", point=r"\."))


def german_number(text: str) -> str | None:
    """The number that a German spelling means (`1.234,5`, `1 234,5`, `1234,5`), as `1234.5`; None if it is none."""
    if not _GERMAN.fullmatch(text):
        return None
    return _plain(text, f".{_BLANKS}").replace(",", ".")


def international_number(text: str) -> str | None:
    """The number that an international spelling means (`1,234.5`, `1 234.5`, `1234.5`), as `1234.5`; None if none."""
    if not _INTERNATIONAL.fullmatch(text):
        return None
    return _plain(text, f",{_BLANKS}")


def _plain(text: str, grouping: str) -> str:
    """Without what groups the digits, and with a minus that computers know."""
    return text.translate(dict.fromkeys(map(ord, grouping))).replace("−", "-")
