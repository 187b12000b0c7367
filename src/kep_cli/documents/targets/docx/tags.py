"""What stands between braces in a form, put in order before Jinja sees it.

Word cuts text into pieces wherever it likes, also within braces, and turns straight quotes into German ones. Here each
tag is made whole again. And what would tear a form apart is refused: docxtpl removes the whole row, cell or paragraph
in which a tag with `tr`, `tc` or `p` stands, with everything else in it, and without a word.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kep_cli.documents.targets.docx.wml import Element, enclosing, own_text, own_texts, paragraphs, q, set_text
from kep_cli.errors import KepError

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_BRACES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_STATEMENT = re.compile(r"\{%-?(?P<holder>tr|tc|p|r)?\s+(?P<word>\w+)")
_SPELLING = str.maketrans("„“”‚‘’\u00a0\u202f", "\"\"\"'''  ", "\u00ad\u200b\ufeff")
_VALUE_HOLDER = re.compile(r"^\{\{(?:tr|tc|p|r)\s")
_HOLDERS = {
    "p": "einen eigenen Absatz: Er wird entfernt, samt allem darin, auch einem Abschnittswechsel",
    "tr": "eine eigene Tabellenzeile: Sie wird entfernt, samt allem darin",
    "tc": "eine eigene Tabellenzelle: Sie wird entfernt, samt allem darin",
}
_BLOCKS = ("if", "for", "set", "macro", "with", "filter", "call", "block", "raw")
_NEAR = 60  # letters of a form that say where a fault is
_NOT_BARE = ("drawing", "pict", "object", "sectPr", "footnoteReference")


class _Tag(NamedTuple):
    text: str
    paragraph: Element


def ordered(root: Element, spoken: str) -> None:
    """Put the tags of a part of the form in order. Raises KepError for what is none or would not work."""
    tags: list[_Tag] = []
    for paragraph in paragraphs(root):
        if _BRACES.search(own_text(paragraph)):
            tags += [_Tag(text, paragraph) for text in _made_whole(paragraph, spoken)]
    for tag in tags:
        _check_alone(tag, spoken)
    _check_pairs(tags, spoken)


def near(text: str) -> str:
    """The words of a form that say where something is."""
    shortened = " ".join(text.split())
    return shortened if len(shortened) <= _NEAR else f"{shortened[: _NEAR - 2]} …"


def _fault(spoken: str, text: str, message: str, hint: str) -> KepError:
    return KepError(f"Word-Formular „{spoken}“, bei „{near(text)}“: {message}", hint)


def _made_whole(paragraph: Element, spoken: str) -> Iterator[str]:
    """The tags of a paragraph, each put whole into the piece of text in which it begins."""
    pieces = own_texts(paragraph)
    whole = "".join(piece.text or "" for piece in pieces)
    outside = _TAG.sub("", whole)
    if stray := _BRACES.search(outside):
        place = max(0, stray.start() - _NEAR // 2)
        message = f"Zu „{stray[0]}“ fehlt das Gegenstück"
        hint = "In einem Absatz endet jedes {{ mit }} und jedes {% mit %}"
        raise _fault(spoken, outside[place : place + _NEAR], message, hint)
    starts: list[int] = []
    at = 0
    for piece in pieces:
        starts.append(at)
        at += len(piece.text or "")
    shares = [list[str]() for _ in pieces]
    end = 0
    for tag in [*_TAG.finditer(whole), None]:
        begin = tag.start() if tag else len(whole)
        for number, start in enumerate(starts):
            stop = starts[number + 1] if number + 1 < len(starts) else len(whole)
            shares[number].append(whole[max(end, start) : max(end, start, min(begin, stop))])
        if tag:
            written = _VALUE_HOLDER.sub("{{ ", tag[0].translate(_SPELLING))
            holder = max(number for number, start in enumerate(starts) if start <= begin)
            shares[holder].append(written)
            end = tag.end()
            yield written
    for piece, share in zip(pieces, shares, strict=True):
        set_text(piece, "".join(share))


def _check_alone(tag: _Tag, spoken: str) -> None:
    found = _STATEMENT.match(tag.text)
    holder = found["holder"] if found else None
    if holder not in _HOLDERS:
        return
    around = tag.paragraph if holder == "p" else enclosing(tag.paragraph, holder)
    if around is None:
        raise _fault(spoken, tag.text, "Hier ist keine Tabelle", "Außerhalb von Tabellen heißt es {%p … %}")
    text = "".join(piece.text or "" for piece in around.iter(q("t")))
    if text.strip() != tag.text or any(next(around.iter(q(other)), None) is not None for other in _NOT_BARE):
        hint = f"Geben Sie ihr {_HOLDERS[holder]}"
        raise _fault(spoken, text, "Neben der Anweisung steht noch anderes", hint)


def _check_pairs(tags: list[_Tag], spoken: str) -> None:
    """Raise KepError where a statement has no end, or its end stands where it would tear the form."""
    open_tags: list[tuple[str, str, _Tag]] = []
    for tag in tags:
        found = _STATEMENT.match(tag.text)
        if not found:
            continue
        holder, word = found["holder"] or "", found["word"]
        if word in _BLOCKS and not (word == "set" and "=" in tag.text):
            open_tags.append((word, holder, tag))
        elif word.startswith("end") or word in {"else", "elif"}:
            if not open_tags or (word.startswith("end") and word != f"end{open_tags[-1][0]}"):
                hint = "Davor fehlt der Anfang, oder eine andere Anweisung ist noch nicht beendet"
                raise _fault(spoken, own_text(tag.paragraph), f"„{tag.text}“ steht hier falsch", hint)
            _check_same_place(open_tags[-1][2], open_tags[-1][1], tag, holder, spoken)
            if word.startswith("end"):
                open_tags.pop()
    if open_tags:
        word, holder, tag = open_tags[-1]
        raise _fault(
            spoken, own_text(tag.paragraph), f"„{tag.text}“ endet nicht", f"Es fehlt: {{%{holder} end{word} %}}"
        )


def _check_same_place(begin: _Tag, begin_holder: str, end: _Tag, end_holder: str, spoken: str) -> None:
    if begin_holder != end_holder:
        hint = f"Schreiben Sie beide mit demselben Zeichen: {{%{begin_holder} … %}}"
        raise _fault(spoken, begin.text, f"Anfang und „{end.text}“ passen nicht zusammen", hint)
    if begin_holder in {"", "r"} and begin.paragraph is not end.paragraph:
        hint = "Schreiben Sie {%p … %} in eigene Absätze, in Tabellen {%tr … %} in eigene Zeilen"
        raise _fault(spoken, begin.text, f"„{end.text}“ steht in einem anderen Absatz", hint)
    outside = {"p": "tc", "tr": "tbl", "tc": "tr"}.get(begin_holder, "")
    if outside and enclosing(begin.paragraph, outside) is not enclosing(end.paragraph, outside):
        hint = "Anfang und Ende gehören in dieselbe Tabelle, dieselbe Zeile oder dieselbe Zelle"
        raise _fault(spoken, begin.text, f"„{end.text}“ steht an anderer Stelle", hint)
