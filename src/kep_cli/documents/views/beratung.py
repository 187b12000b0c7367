"""The way of a paper through the committees, as the head of its form shows it."""

from collections.abc import Iterator
from typing import NamedTuple

from kep_cli.model.konzept import Konzept
from kep_cli.model.vorlage import Beratung, Ergebnis, Rolle, Stimmen, Vorlage
from kep_cli.wording.counts import counted
from kep_cli.wording.dates import say_moment

ROLES = {
    Rolle.VORBERATUNG: "Vorberatung",
    Rolle.ENTSCHEIDUNG: "Entscheidung",
    Rolle.KENNTNISNAHME: "Kenntnisnahme",
    Rolle.ANHOERUNG: "Anhörung",
}
"""What a body does with a paper."""

RESULTS_IN_WORDS = {
    Ergebnis.ZURUECKGESTELLT: "zurückgestellt",
    Ergebnis.VERTAGT: "vertagt",
    Ergebnis.VERWIESEN: "verwiesen",
    Ergebnis.ZURUECKGEZOGEN: "zurückgezogen",
    Ergebnis.KENNTNIS_GENOMMEN: "zur Kenntnis genommen",
}
"""The results for which the form has no box."""

RESULTS = RESULTS_IN_WORDS | {
    Ergebnis.UNGEAENDERT: "ungeändert angenommen",
    Ergebnis.GEAENDERT: "geändert angenommen",
    Ergebnis.ABGELEHNT: "abgelehnt",
}
"""All results in words."""


class BeratungView(NamedTuple):
    """A body on the way of a paper. The yes-or-no fields are boxes: what was not said is ticked nowhere.

    `ergebnis` says in words what has no box, and the votes; it may be empty, as `rolle` and `sitzung` may.
    """

    gremium: str
    rolle: str
    sitzung: str
    oeffentlich: bool
    nichtoeffentlich: bool
    angenommen: bool
    abgelehnt: bool
    geaendert: bool
    ergebnis: str


class AenderungView(NamedTuple):
    """A goal as a body changed it: `Kreistag`, `12.09.2018`, `1.1` and the wording."""

    gremium: str
    sitzung: str
    ziel: str
    text: str


def view_deliberations(vorlage: Vorlage, names: dict[str, str]) -> tuple[BeratungView, ...]:
    """The bodies in their order. `names` are those of the bodies by id; one without a name is called by its id."""
    return tuple(_view(beratung, names.get(beratung.gremium, beratung.gremium)) for beratung in vorlage.beratungsfolge)


def view_amendments(vorlage: Vorlage, names: dict[str, str], goals: Konzept) -> Iterator[AenderungView]:
    """What bodies changed, in the order of the bodies."""
    for beratung in vorlage.beratungsfolge:
        for aenderung in beratung.aenderungen:
            knoten = goals.by_id.get(aenderung.ziel)
            yield AenderungView(
                gremium=names.get(beratung.gremium, beratung.gremium),
                sitzung=say_moment(beratung.sitzung) if beratung.sitzung else "",
                ziel=(knoten.number if knoten else "") or aenderung.ziel,
                text=aenderung.text,
            )


def _view(beratung: Beratung, name: str) -> BeratungView:
    result = [RESULTS_IN_WORDS.get(beratung.ergebnis, "") if beratung.ergebnis else "", *say_votes(beratung.stimmen)]
    return BeratungView(
        gremium=name,
        rolle=ROLES[beratung.rolle] if beratung.rolle else "",
        sitzung=say_moment(beratung.sitzung) if beratung.sitzung else "",
        oeffentlich=beratung.oeffentlich is True,
        nichtoeffentlich=beratung.oeffentlich is False,
        angenommen=beratung.ergebnis is Ergebnis.UNGEAENDERT,
        abgelehnt=beratung.ergebnis is Ergebnis.ABGELEHNT,
        geaendert=beratung.ergebnis is Ergebnis.GEAENDERT,
        ergebnis=", ".join(filter(None, result)),
    )


def say_votes(stimmen: Stimmen | None) -> Iterator[str]:
    """The votes that were said: `31 Ja`, `1 Enthaltung`."""
    if stimmen is None:
        return
    if stimmen.ja is not None:
        yield f"{stimmen.ja} Ja"
    if stimmen.nein is not None:
        yield f"{stimmen.nein} Nein"
    if stimmen.enthaltung is not None:
        yield counted(stimmen.enthaltung, "Enthaltung", "Enthaltungen")
    if stimmen.befangen:
        yield f"{stimmen.befangen} befangen"
