"""Text of goals in a Markdown comment: no mention, reference, link, picture, table or HTML can arise from it.

Forges look for mentions and references in what is shown, behind every backslash. So they are torn apart by a space
without width, which nobody sees.
"""

import re
from collections.abc import Iterable

from kep_cli.compare.words import Part, Piece
from kep_cli.wording.markdown import escape, escape_line_start
from kep_cli.wording.visible import visible

_LONGEST_PIECE = 2_000
_LONGEST = 6_000
_MARKS = {Part.OLD: "del", Part.NEW: "ins"}
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_ID = re.compile(r"[\w-]+", re.ASCII)
# @name and e-mail, #1, !1, &1, $1, %1, ~label, ^alert, GH-1, [issue:1], :smile:, addresses, names of commits.
_LINKED = re.compile(
    r"[@#~^%](?=[\w\"])|[!&$](?=\d)|\bGH-(?=\d)|\[(?=[a-z_]+:\d)|:(?=[a-z0-9_+-]+:|//)|\bwww(?=\.)"
    r"|\b(?:mailto|xmpp)(?=:)|\b[0-9a-f]{3}(?=[0-9a-f]{4,37}\b)",
    re.IGNORECASE,
)
_APART = "&#8203;"


def harmless(text: str) -> str:
    """The text as it is printed letter by letter within a line."""
    return _LINKED.sub(lambda found: found[0] + _APART, escape(visible(_BLANKS.sub(" ", text))))


def harmless_id(text: str) -> str:
    """An id, set as code."""
    return f"`{text}`" if _ID.fullmatch(text) else harmless(text)


def marked(pieces: Iterable[Piece]) -> str:
    """Pieces of a text in one line, what went and what came marked; cut with a remark where it is very long."""
    parts: list[str] = []
    size = 0
    for part, text in pieces:
        if size > _LONGEST:
            parts.append(" … *(gekürzt)*")
            break
        parts.append(_marked(part, text))
        size += len(parts[-1])
    return escape_line_start("".join(parts).strip())


def _marked(part: Part, text: str) -> str:
    shown = harmless(text if len(text) <= _LONGEST_PIECE else f"{text[:_LONGEST_PIECE]} … (gekürzt)")
    bare = shown.strip()
    mark = _MARKS.get(part)
    return shown.replace(bare, f"<{mark}>{bare}</{mark}>", 1) if mark and bare else shown
