"""Emphasis in Markdown: marks that will be read as such where they stand."""

import re
import unicodedata

_WHITE = re.compile(r"\s+")


def emphasised(inner: str, markup: str, before: str, after: str, tag: str = "") -> str:
    """The text between marks of emphasis (`*`, `__`, `~~`), which stands between two characters (or line ends).

    Marks that would not be read as such there are exchanged for the other sign; where that would not be either, for the
    `tag` of HTML that says the same, and without one they are left out rather than printed.
    """
    other = markup.replace("*", "_") if "*" in markup else markup.replace("_", "*")
    bare = inner.strip()
    head, tail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :] if bare else ""
    edges = {before, after, bare[:1], bare[-1:]}
    for marks in sorted((markup, other), key=lambda marks: marks[0] in edges):
        opens = _flanks(head[-1:] or before, bare[:1]) and (marks[0] != "_" or head or not _is_word(before))
        closes = _flanks(tail[:1] or after, bare[-1:]) and (marks[0] != "_" or tail or not _is_word(after))
        if bare and opens and closes:
            return f"{head}{marks}{bare}{marks}{tail}"
    return f"{head}<{tag}>{bare}</{tag}>{tail}" if tag and bare else inner


def _flanks(outside: str, inside: str) -> bool:
    """Whether marks between an outer and an inner character can begin or end emphasis (CommonMark 6.2)."""
    if not inside or _WHITE.fullmatch(inside):
        return False
    return _is_word(inside) or not _is_word(outside)


def _is_word(character: str) -> bool:
    return bool(character) and not _WHITE.fullmatch(character) and unicodedata.category(character)[0] not in "PS"
