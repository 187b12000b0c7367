"""Text in Markdown: what would be taken for a sign of CommonMark or of GitHub's additions gets a backslash.

As few as possible: the file is also read as it is.
"""

import re
import unicodedata

_PUNCTUATION = re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ANYWHERE = re.compile(
    rf"[`*\[<|~$]|\\(?=[{_PUNCTUATION}]|\s*$)"
    r"|&(?=#?\w+;)"  # an entity
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis; within words an underscore is harmless
    r"|:(?=[a-z+][a-z0-9_+-]*:)"  # :smile:
)
_AT_LINE_START = re.compile(r"[-+](?=[-:\s]|$)|:(?=-)|>|=+\s*$|#{1,6}(?=\s|$)|(?P<number>[0-9]{1,9})(?=[.)](?:\s|$))")
_WHITE = re.compile(r"\s+")
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")


def escape(text: str) -> str:
    """The text so that Markdown prints it letter by letter wherever in a line it stands but at the beginning."""
    return _ANYWHERE.sub(r"\\\g<0>", _BLANKS.sub(" ", text))


def escape_line_start(line: str) -> str:
    """An escaped text that begins a line so that it is not taken for a list, a quote, a heading or a rule."""
    match = _AT_LINE_START.match(line)
    if match is None:
        return line
    at = match.end("number") if match["number"] else 0
    return f"{line[:at]}\\{line[at:]}"


def escape_heading_end(line: str) -> str:
    """The text of a heading so that signs at its end are not taken for its close."""
    bare = line.rstrip("#")
    return bare + "\\#" * (len(line) - len(bare))


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
