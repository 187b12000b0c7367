"""What changed as Markdown: a comment for a pull request, for GitHub and GitLab and good to read as it is."""

from collections.abc import Iterator, Sequence

from kep_cli.reports.changes.compared import Compared
from kep_cli.reports.changes.markdown_words import harmless, harmless_id, marked
from kep_cli.reports.changes.telling import counting, hints, readable, sections, unread
from kep_cli.reports.changes.told import Detail, Group, Told
from kep_cli.wording.counts import counted
from kep_cli.wording.styled import StyledLine, plain_line

LIMIT = 60_000
"""How many characters a comment has at most; GitHub takes 65,536."""

_FOR_ONE_CHANGE = 8_000
_FOR_NUMBERS = 6_000
_FOR_HINTS = 4_000
_FOLDED = 6
"""From so many lines below a change on they are folded away."""


def report(compared: Compared) -> Iterator[StyledLine]:
    """Counts first, then what changed, as far as there is room; a last line says how much more there is."""
    head, tail = [*_head(compared)], [*_tail(compared)]
    left = len(compared.comparison.changes)
    room = LIMIT - _size(head) - _size(tail) - _size(_more(left))
    body: list[str] = []
    for block in _blocks(compared):
        room -= _size(block)
        if room < 0:
            break
        body += block
        left -= 1
    yield from map(plain_line, [*head, *body, *(_more(left) if left else []), *tail])


def _size(lines: Sequence[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _more(left: int) -> list[str]:
    said = counted(left, "weitere Änderung passt", "weitere Änderungen passen")
    return ["", f"**{said} nicht in diesen Kommentar.** Alle zeigt `kep diff` mit denselben Fassungen."]


def _head(compared: Compared) -> Iterator[str]:
    count, _, kinds = counting(compared).partition(": ")
    yield f"## Was sich ändert: {harmless(compared.title)}"
    yield ""
    yield f"- alt: {harmless(compared.old.said)}"
    yield f"- neu: {harmless(compared.new.said)}"
    yield ""
    yield f"**{harmless(count)}**{': ' if kinds else ''}{kinds}"
    for each in unread(compared):
        yield ""
        yield f"**Unvollständig.** {harmless(each)}"


def _blocks(compared: Compared) -> Iterator[list[str]]:
    """The lines of each change; what stands above several of them goes with the first."""
    for section in sections(compared):
        above = ["", f"### {harmless(section.title)}"]
        for group in section.groups:
            above += ["", _heading(group), ""]
            for told in group.told:
                yield [*above, *_told(told)]
                above = []


def _heading(group: Group) -> str:
    found = group.subject
    return f"**{harmless(found.said)}**" + (f" {harmless_id(found.id)}" if found.id else "")


def _told(told: Told) -> list[str]:
    match told.details:
        case ():
            return [f"- {harmless(told.sentence)}"]
        case (Detail(label="") as only,):
            return [f"- {harmless(told.sentence)}: {marked(readable(only.pieces))}"]
    lines = _within([f"  - {_detail(detail)}" for detail in told.details], _FOR_ONE_CHANGE, "  - ")
    if len(lines) < _FOLDED:
        return [f"- {harmless(told.sentence)}:", *lines]
    summary = f"  <details><summary>{counted(len(told.details), 'Zeile', 'Zeilen')} dazu</summary>"
    return [f"- {harmless(told.sentence)}:", "", summary, "", *lines, "", "  </details>", ""]


def _detail(detail: Detail) -> str:
    said = marked(readable(detail.pieces))
    return f"{harmless(detail.label)}: {said}" if detail.label else said


def _tail(compared: Compared) -> Iterator[str]:
    if compared.comparison.numbers:
        yield ""
        yield "<details><summary>Alte und neue Nummern</summary>"
        yield ""
        lines = [
            f"- {harmless(each.old or '–')} → {harmless(each.new or '–')} {harmless_id(each.id)}"
            for each in compared.comparison.numbers
        ]
        yield from _within(lines, _FOR_NUMBERS, "- ")
        yield ""
        yield "</details>"
    if said := hints(compared):
        yield ""
        yield from _within([f"- **Hinweis:** {harmless(each)}" for each in said], _FOR_HINTS, "- ")


def _within(lines: list[str], room: int, bullet: str) -> list[str]:
    """The lines that fit, and one that says how many do not."""
    for place, line in enumerate(lines):
        room -= len(line) + 1
        if room < 0 and place:
            return [*lines[:place], f"{bullet}… und {len(lines) - place} mehr"]
    return lines
