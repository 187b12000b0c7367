"""Text in Markdown: what would be taken for a sign of CommonMark or of GitHub's additions gets a backslash.

As few as possible: the file is also read as it is.
"""

import re

_PUNCTUATION = re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ANYWHERE = re.compile(
    rf"[`*\[<|~$]|\\(?=[{_PUNCTUATION}]|\s*$)"
    r"|&(?=#?\w+;)"  # an entity
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis; within words an underscore is harmless
    r"|:(?=[a-z+][a-z0-9_+-]*:)"  # :smile:
)
_AT_LINE_START = re.compile(r"[-+](?=[-:\s]|$)|:(?=-)|>|=+\s*$|#{1,6}(?=\s|$)|(?P<number>[0-9]{1,9})(?=[.)](?:\s|$))")
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
