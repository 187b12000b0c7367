"""What changed as one page for browsers: it needs no other file, runs nothing, and can be read aloud and printed."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape

from kep_cli.compare.words import Part, Piece
from kep_cli.reports.changes.compared import Compared
from kep_cli.reports.changes.html_style import STYLE
from kep_cli.reports.changes.telling import counting, counts, hints, readable, sections, unread
from kep_cli.reports.changes.told import Detail, Group, Section, Told
from kep_cli.wording.counts import counted
from kep_cli.wording.styled import StyledLine, plain_line
from kep_cli.wording.visible import visible

_FOLDED = 12
"""From so many lines below a change on they are folded away."""
_LINE_BREAKS = re.compile(r"[\r\n\t]+")
_MARKS = {Part.OLD: ("del", "alt"), Part.NEW: ("ins", "neu")}
_NUMBERS = ("nummern", "Alte und neue Nummern")
_HINTS = ("hinweise", "Hinweise")


def report(compared: Compared) -> Iterator[StyledLine]:
    """The page, line by line."""
    yield from map(plain_line, _page(compared))


def _page(compared: Compared) -> Iterator[str]:
    told = sections(compared)
    said = hints(compared)
    yield from _top(compared)
    yield "<body>"
    yield '<a class="sprung" href="#inhalt">Zum Inhalt springen</a>'
    yield from _header(compared)
    places = [(f"abschnitt-{number}", section.title) for number, section in enumerate(told, 1)]
    rest = [*([_NUMBERS] if compared.comparison.numbers else []), *([_HINTS] if said else [])]
    if len(places) + len(rest) > 1:
        yield from _navigation([*places, *rest])
    yield '<main id="inhalt">'
    for (place, _), section in zip(places, told, strict=True):
        yield from _section(place, section)
    if compared.comparison.numbers:
        yield from _numbers(compared)
    if said:
        yield from _hints(said)
    yield "</main>"
    yield "<footer>"
    yield "<p>Gestrichenes stand in der alten Fassung, Unterstrichenes steht in der neuen. Erstellt mit kep.</p>"
    yield "</footer>"
    yield "</body>"
    yield "</html>"


def _top(compared: Compared) -> Iterator[str]:
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield "<!DOCTYPE html>"
    yield '<html lang="de">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>Was sich ändert: {_text(compared.title)}</title>"
    first, *lines, last = STYLE.split("\n")
    yield f"<style>{first}"
    yield from lines
    yield f"{last}</style>"
    yield "</head>"


def _header(compared: Compared) -> Iterator[str]:
    yield "<header>"
    yield f'<p class="haus">{_text(compared.title)}</p>'
    yield "<h1>Was sich ändert</h1>"
    yield '<dl class="fassungen">'
    yield f"<div><dt>Alte Fassung</dt><dd>{_text(compared.old.said)}</dd></div>"
    yield f"<div><dt>Neue Fassung</dt><dd>{_text(compared.new.said)}</dd></div>"
    yield "</dl>"
    yield f'<p class="zahl">{_text(counting(compared).partition(": ")[0])}</p>'
    if found := counts(compared):
        yield '<ul class="zaehlung">'
        yield from (f"<li><b>{number}</b> {said}</li>" for number, said in found)
        yield "</ul>"
    yield from (f'<p class="warnung"><strong>Unvollständig.</strong> {_text(each)}</p>' for each in unread(compared))
    yield "</header>"


def _navigation(places: list[tuple[str, str]]) -> Iterator[str]:
    yield '<nav aria-labelledby="abschnitte">'
    yield '<h2 id="abschnitte">Abschnitte</h2>'
    yield "<ul>"
    yield from (f'<li><a href="#{place}">{_text(title)}</a></li>' for place, title in places)
    yield "</ul>"
    yield "</nav>"


def _section(place: str, section: Section) -> Iterator[str]:
    yield f'<section aria-labelledby="{place}">'
    yield f'<h2 id="{place}">{_text(section.title)}</h2>'
    for group in section.groups:
        yield from _group(group)
    yield "</section>"


def _group(group: Group) -> Iterator[str]:
    found = group.subject
    name = f' <span class="name">„{_text(found.name)}“</span>' if found.name else ""
    identity = f' <span class="kennung">{_text(found.id)}</span>' if found.id else ""
    yield "<article>"
    yield f"<h3>{_text(found.title)}{name}{identity}</h3>"
    for told in group.told:
        yield from _told(told)
    yield "</article>"


def _told(told: Told) -> Iterator[str]:
    yield '<div class="aenderung">'
    yield f'<p class="satz">{_text(told.sentence[:1].upper() + told.sentence[1:])}</p>'
    is_long = len(told.details) >= _FOLDED
    if is_long:
        yield f"<details><summary>{counted(len(told.details), 'Zeile', 'Zeilen')} dazu</summary>"
    yield from _details(told.details)
    if is_long:
        yield "</details>"
    yield "</div>"


def _details(details: tuple[Detail, ...]) -> Iterator[str]:
    yield from (f'<p class="wortlaut">{_pieces(detail)}</p>' for detail in details if not detail.label)
    if labelled := [detail for detail in details if detail.label]:
        yield '<dl class="dazu">'
        for detail in labelled:
            yield f"<div><dt>{_text(detail.label)}</dt><dd>{_pieces(detail)}</dd></div>"
        yield "</dl>"


def _pieces(detail: Detail) -> str:
    return "".join(_piece(piece) for piece in readable(detail.pieces))


def _piece(piece: Piece) -> str:
    """A piece, with words for those who hear the page or copy from it; blanks stay outside of its marks."""
    text, bare = piece.text, piece.text.strip()
    if piece.part is Part.SAME or not bare:
        return _text(text)
    mark, word = _MARKS[piece.part]
    before, _, after = text.partition(bare)
    opening, closing = (f'<span class="vorgelesen">{said}</span>' for said in (f"[{word}: ", "]"))
    return f"{before}<{mark}>{opening}{_text(bare)}{closing}</{mark}>{after}"


def _numbers(compared: Compared) -> Iterator[str]:
    place, title = _NUMBERS
    yield f'<section aria-labelledby="{place}">'
    yield f'<h2 id="{place}">{title}</h2>'
    yield "<table>"
    yield '<tr><th scope="col">Alt</th><th scope="col">Neu</th><th scope="col">Kennung</th></tr>'
    for each in compared.comparison.numbers:
        yield f"<tr><td>{_text(each.old or '–')}</td><td>{_text(each.new or '–')}</td><td>{_text(each.id)}</td></tr>"
    yield "</table>"
    yield "</section>"


def _hints(said: list[str]) -> Iterator[str]:
    place, title = _HINTS
    yield f'<section aria-labelledby="{place}">'
    yield f'<h2 id="{place}">{title}</h2>'
    yield from (f'<p class="warnung">{_text(each)}</p>' for each in said)
    yield "</section>"


def _text(text: str) -> str:
    return escape(visible(_LINE_BREAKS.sub(" ", text)))
