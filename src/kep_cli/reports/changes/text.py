"""What changed, for the terminal: a count, then each subject with its changes, in the order of the goals."""

from collections.abc import Iterator

from kep_cli.compare.words import Part
from kep_cli.reports.changes.compared import Compared
from kep_cli.reports.changes.telling import counting, hints, readable, sections, unread
from kep_cli.reports.changes.told import Detail, Group
from kep_cli.wording.styled import Segment, Style, StyledLine, plain_line

_STYLES = {Part.SAME: Style.PLAIN, Part.OLD: Style.OLD, Part.NEW: Style.NEW}
_INDENT = "  "


def report(compared: Compared) -> Iterator[StyledLine]:
    """Both versions and the count first, then what changed; a friendly line where nothing did."""
    yield (Segment("alt: ", Style.DIM), Segment(compared.old.said))
    yield (Segment("neu: ", Style.DIM), Segment(compared.new.said))
    yield (Segment(counting(compared), Style.STRONG),)
    yield from ((Segment(each, Style.WARNING),) for each in unread(compared))
    for section in sections(compared):
        for group in section.groups:
            yield plain_line("")
            yield from _group(group)
    if compared.comparison.numbers:
        yield plain_line("")
        yield (Segment("Alte und neue Nummern", Style.STRONG),)
        for each in compared.comparison.numbers:
            yield (Segment(f"{_INDENT}{each.old or '–'} → {each.new or '–'}"), Segment(f"  {each.id}", Style.DIM))
    for hint in hints(compared):
        yield plain_line("")
        yield (Segment("Hinweis: ", Style.INFO), Segment(hint))


def _group(group: Group) -> Iterator[StyledLine]:
    yield (
        Segment(group.subject.said, Style.STRONG),
        Segment(f"  [{group.subject.id}]" if group.subject.id else "", Style.DIM),
    )
    yield from told_lines(group)


def told_lines(group: Group) -> Iterator[StyledLine]:
    """The changes of a subject, without itself."""
    for told in group.told:
        yield plain_line(f"{_INDENT}{told.sentence}{':' if told.details else ''}")
        for detail in told.details:
            yield _detail(detail)


def _detail(detail: Detail) -> StyledLine:
    label = [Segment(f"{detail.label}: ", Style.DIM)] if detail.label else []
    pieces = (Segment(text, _STYLES[part]) for part, text in readable(detail.pieces))
    return (Segment(_INDENT * 2), *label, *pieces)
