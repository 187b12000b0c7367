"""What other papers of the house cite of the goals: their wording, and where they were resolved."""

from collections.abc import Sequence
from typing import NamedTuple

from kep_cli.documents.views.ziele import UNREADABLE, printed_number
from kep_cli.model.beschluss import Beschluss, Versions, resolutions, same_words
from kep_cli.model.entry import raw_text
from kep_cli.model.konzept import Konzept, Zielknoten
from kep_cli.wording.dates import say_moment


class ZitatView(NamedTuple):
    """A goal in its resolved wording, or in today's where it is not resolved.

    `beschluss` says by whom, when and in which paper: `Kreistag, 12.09.2018, Drs. Nr. 72/2018`; it is empty for a goal
    that is not resolved yet. `weicht_ab` says that today's wording is another one.
    """

    id: str
    nummer: str
    text: str
    punkte: tuple[str, ...]
    beschluss: str
    weicht_ab: bool


class ZweigView(NamedTuple):
    """A goal at the top and those of its branch that are cited; itself may be one of them."""

    oberziel: ZitatView
    ziele: tuple[ZitatView, ...]


class BeitragView(NamedTuple):
    """A contribution to the goals.

    Where `gemeinsam`, all of them were resolved by the same `beschluss`, which is empty where none is resolved yet.
    """

    konzept: str
    koerperschaft: str
    zweige: tuple[ZweigView, ...]
    gemeinsam: bool
    beschluss: str


def view_contribution(konzept: Konzept, cited: Sequence[Zielknoten], versions: Versions) -> BeitragView:
    """The goals that are cited, under those at the top, in the order of the tree; `versions` tell what was resolved."""
    wanted = {id(ziel) for ziel in cited}
    zweige = []
    for oberziel in konzept.oberziele:
        below = [
            ziel for ziel in konzept.ziele if id(ziel) in wanted and ziel is not oberziel and _top(ziel) is oberziel
        ]
        if below or id(oberziel) in wanted:
            ziele = tuple(_view(konzept, ziel, versions) for ziel in below)
            zweige.append(ZweigView(_view(konzept, oberziel, versions), ziele))
    frame = konzept.frame
    resolved = {ziel.beschluss for zweig in zweige for ziel in (zweig.oberziel, *zweig.ziele)}
    return BeitragView(
        konzept=frame.titel if frame else "",
        koerperschaft=frame.koerperschaft if frame else "",
        zweige=tuple(zweige),
        gemeinsam=len(resolved) == 1,
        beschluss=resolved.pop() if len(resolved) == 1 else "",
    )


def _top(ziel: Zielknoten) -> Zielknoten:
    while ziel.parent is not None:
        ziel = ziel.parent
    return ziel


def _view(konzept: Konzept, ziel: Zielknoten, versions: Versions) -> ZitatView:
    found = resolutions(konzept, ziel, versions)
    latest = found[-1] if found else None
    today = ziel.data.text if ziel.data else raw_text(ziel.node, "text") or UNREADABLE
    known = latest is not None and latest.text is not None
    text = (latest.text if latest else None) or today
    return ZitatView(
        id=ziel.id,
        nummer=printed_number(ziel.number),
        text=text,
        punkte=latest.punkte if latest and known else (ziel.data.punkte if ziel.data else ()),
        beschluss=_resolution(konzept, latest) if latest else "",
        weicht_ab=not same_words(text, today),
    )


def _resolution(konzept: Konzept, beschluss: Beschluss) -> str:
    names = {gremium.id: gremium.name for gremium in konzept.gremien.values()}
    beratung = beschluss.beratung
    day = say_moment(beratung.sitzung) if beratung.sitzung else ""
    number = beschluss.vorlage.drucksache
    return ", ".join(
        filter(None, (names.get(beratung.gremium, beratung.gremium), day, f"Drs. Nr. {number}" if number else ""))
    )
