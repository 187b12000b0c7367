"""Wordings of goals, alone or laid beside the one before, with the words marked in which they differ."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kep_cli.compare.bullets import compare_bullets
from kep_cli.compare.changes import Change, Kind
from kep_cli.compare.fields import Subject
from kep_cli.compare.words import Part, Piece, one_line, word_changes
from kep_cli.documents.insertion import Redline
from kep_cli.documents.views.ziele import UNREADABLE
from kep_cli.model.entry import raw_text
from kep_cli.model.konzept import Zielknoten

_NOBODY = Subject("ziel", "", None, None)


class Wortlaut(NamedTuple):
    """What a goal says, or a Leitbild, which has no bullets."""

    text: str
    punkte: tuple[str, ...] = ()


class WortlautView(NamedTuple):
    """A wording as a table shows it; `nummer` is empty where the row says it already."""

    nummer: str
    text: Redline
    punkte: tuple[Redline, ...]


def wording(ziel: Zielknoten) -> Wortlaut:
    """What a goal says; where it cannot be read, what stands there, or that it is faulty."""
    if ziel.data is None:
        return Wortlaut(raw_text(ziel.node, "text") or UNREADABLE)
    return Wortlaut(ziel.data.text, ziel.data.punkte)


def unmarked(said: Wortlaut, number: str = "") -> WortlautView:
    """A wording without any marks."""
    return WortlautView(number, _same(said.text), tuple(map(_same, said.punkte)))


def side_by_side(old: Wortlaut, new: Wortlaut) -> tuple[WortlautView, WortlautView]:
    """The old wording with the words marked that are gone, the new one with those that are new."""
    before, after = _sides(old.text, new.text)
    gone, fresh = _bullets(old.punkte, new.punkte)
    return WortlautView("", before, gone), WortlautView("", after, fresh)


def _same(text: str) -> Redline:
    return Redline((Piece(Part.SAME, one_line(text)),))


def _sides(old: str, new: str) -> tuple[Redline, Redline]:
    pieces = word_changes(old, new)
    return (
        Redline(tuple(piece for piece in pieces if piece.part is not Part.NEW)),
        Redline(tuple(piece for piece in pieces if piece.part is not Part.OLD)),
    )


def _bullets(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[Redline, ...], tuple[Redline, ...]]:
    changes = list(compare_bullets(_NOBODY.change, "punkte", old, new))
    pairs = {(str(change.old), str(change.new)): _sides(str(change.old), str(change.new)) for change in _pairs(changes)}
    gone = {one: sides[0] for (one, _), sides in pairs.items()}
    fresh = {other: sides[1] for (_, other), sides in pairs.items()}
    removed = [str(change.old) for change in changes if change.kind is Kind.REMOVED]
    added = [str(change.new) for change in changes if change.kind is Kind.ADDED]
    return _marked(old, removed, gone, Part.OLD), _marked(new, added, fresh, Part.NEW)


def _pairs(changes: Sequence[Change]) -> list[Change]:
    return [change for change in changes if change.presumed]


def _marked(
    bullets: Sequence[str], alone: Sequence[str], paired: dict[str, Redline], part: Part
) -> tuple[Redline, ...]:
    """The bullets; of equal ones the last are those that stand alone."""
    left = Counter(alone)
    found: list[Redline] = []
    for bullet in reversed(bullets):
        if left[bullet]:
            left[bullet] -= 1
            found.append(Redline((Piece(part, one_line(bullet)),)))
        else:
            found.append(paired.get(bullet) or _same(bullet))
    return tuple(reversed(found))
