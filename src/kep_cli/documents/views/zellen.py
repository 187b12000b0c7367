"""The cells of a row of a Synopse: what each version says, beside or behind the one before."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kep_cli.documents.views.wandel import UNCHANGED, Wandel
from kep_cli.documents.views.wortlaut import Wortlaut, WortlautView, side_by_side, unmarked

_NOT_YET = "noch nicht enthalten"
_NO_LONGER = "nicht mehr enthalten"
_SAME = "Wortlaut unverändert"
_NOTHING = "–"


class ZelleView(NamedTuple):
    """What one version says in a row, and what happened to it since the one before.

    `fassungen` are several only where goals were merged; where there are none, `vermerk` says why.
    """

    fassungen: tuple[WortlautView, ...]
    vermerk: str
    hinweise: tuple[str, ...] = ()
    begruendungen: tuple[str, ...] = ()


class Quelle(NamedTuple):
    """A goal of the version before from which one came: how it is called, and what it says."""

    nummer: str
    said: Wortlaut


class Eintrag(NamedTuple):
    """What stands in one version: its number and wording, None where it is not there.

    `wandel` tells what became of it since the version before, `quellen` are the others from which it came.
    `is_readable` is False where nobody can say what differs.
    """

    nummer: str
    said: Wortlaut | None
    wandel: Wandel = UNCHANGED
    quellen: tuple[Quelle, ...] = ()
    is_readable: bool = True


def pair(old: Eintrag, new: Eintrag) -> tuple[ZelleView, ZelleView]:
    """Both cells of two versions side by side: in the old one the words marked that are gone."""
    sources = [unmarked(each.said, each.nummer) for each in new.quellen]
    before, after = old.said, new.said
    if after and not before and len(new.quellen) == 1:
        gone, fresh = side_by_side(new.quellen[0].said, after)
        return _cell(gone._replace(nummer=new.quellen[0].nummer)), _told(fresh, new)
    if before and after and before != after and old.is_readable and new.is_readable:
        gone, fresh = side_by_side(before, after)
        return _cell(gone._replace(nummer=old.nummer if sources else ""), *sources), _told(fresh, new)
    left = [unmarked(before, old.nummer if sources else ""), *sources] if before else sources
    right = unmarked(after) if after and (after != before or sources) else None
    return _cell(*left, note=_NOT_YET), _told(right, new, _SAME if after else _NO_LONGER)


def course(entries: Sequence[Eintrag]) -> tuple[ZelleView, ...]:
    """The cells of several versions, one after the other: in each the words marked that are new."""
    first, *_ = entries
    found = [_cell(*([unmarked(first.said, first.nummer)] if first.said else ()), note=_NOT_YET)]
    was_there = first.said is not None
    for old, new in pairwise(entries):
        before = old.said or (new.quellen[0].said if len(new.quellen) == 1 else None)
        if new.said is None:
            found.append(_told(None, new, _NO_LONGER if old.said else _NOTHING if was_there else _NOT_YET))
        elif before == new.said:
            found.append(_told(None, new, _SAME))
        elif before and old.is_readable and new.is_readable:
            found.append(_told(side_by_side(before, new.said)[1]._replace(nummer=new.nummer), new))
        else:
            found.append(_told(unmarked(new.said, new.nummer), new))
        was_there = was_there or new.said is not None
    return tuple(found)


def _cell(*wordings: WortlautView, note: str = "") -> ZelleView:
    return ZelleView(wordings, "" if wordings else note)


def _told(wording: WortlautView | None, entry: Eintrag, note: str = "") -> ZelleView:
    wordings = (wording,) if wording else ()
    return ZelleView(wordings, "" if wording else note, entry.wandel.hinweise, entry.wandel.begruendungen)
