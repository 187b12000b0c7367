"""What one body did with a paper: the excerpt from its minutes that goes into the files."""

from collections.abc import Iterator
from typing import NamedTuple

from kep_cli.documents.insertion import Prose
from kep_cli.documents.views.beratung import RESULTS, ROLES, say_votes
from kep_cli.documents.views.vorlage import VorlageView
from kep_cli.documents.views.ziele import printed_number
from kep_cli.model.konzept import Konzept
from kep_cli.model.vorlage import Beratung, Ergebnis, Rolle
from kep_cli.wording.dates import say_moment

_ACCEPTED = frozenset({Ergebnis.UNGEAENDERT, Ergebnis.GEAENDERT})


class NeufassungView(NamedTuple):
    """A goal as the body changed it; `bisher` is the wording in the paper, empty where the goal is not in it."""

    nummer: str
    bisher: str
    neu: str


class AuszugView(NamedTuple):
    """The deliberation of one body, with the paper on which it was held. Empty texts are what was not said.

    `ueberschrift` says what the proposal is by now: `Beschluss`, `Beschlussempfehlung`, or still `Beschlussvorschlag`.
    """

    vorlage: VorlageView
    gremium: str
    sitzung: str
    oeffentlich: str
    rolle: str
    ergebnis: str
    stimmen: str
    ueberschrift: str
    beschlussvorschlag: Prose | None
    aenderungen: tuple[NeufassungView, ...]


def view_excerpt(vorlage: VorlageView, beratung: Beratung, gremium: str, goals: Konzept) -> AuszugView:
    """A deliberation that has a result; `gremium` is the body's name, `goals` what the paper shows."""
    public = {True: "öffentlich", False: "nichtöffentlich", None: ""}
    return AuszugView(
        vorlage=vorlage,
        gremium=gremium,
        sitzung=say_moment(beratung.sitzung) if beratung.sitzung else "",
        oeffentlich=public[beratung.oeffentlich],
        rolle=ROLES[beratung.rolle] if beratung.rolle else "",
        ergebnis=RESULTS[beratung.ergebnis] if beratung.ergebnis else "",
        stimmen=", ".join(say_votes(beratung.stimmen)),
        ueberschrift=_heading(beratung),
        beschlussvorschlag=vorlage.beschlussvorschlag,
        aenderungen=tuple(_changed(beratung, goals)),
    )


def _heading(beratung: Beratung) -> str:
    if beratung.ergebnis in _ACCEPTED and beratung.rolle is Rolle.ENTSCHEIDUNG:
        return "Beschluss"
    if beratung.ergebnis in _ACCEPTED and beratung.rolle is Rolle.VORBERATUNG:
        return "Beschlussempfehlung"
    return "Beschlussvorschlag"


def _changed(beratung: Beratung, goals: Konzept) -> Iterator[NeufassungView]:
    for aenderung in beratung.aenderungen:
        ziel = goals.by_id.get(aenderung.ziel)
        number = printed_number(ziel.number) if ziel else ""
        before = ziel.data.text if ziel and ziel.data else ""
        yield NeufassungView(number or aenderung.ziel, before, aenderung.text)
