"""A paper for the committees as documents show it."""

from typing import NamedTuple

from kep_cli.documents.insertion import Prose
from kep_cli.documents.views.beratung import AenderungView, BeratungView, view_amendments, view_deliberations
from kep_cli.model.konzept import Konzept
from kep_cli.model.rahmen import Rahmen
from kep_cli.model.vorlage import Antwort, Finanzen, Vorlage, Vorlagenart
from kep_cli.wording.dates import say_moment
from kep_cli.wording.numbers import say_euros


class PruefvermerkView(NamedTuple):
    """A statement with its three boxes; without an answer none is ticked."""

    text: str
    ja: bool
    nein: bool
    entfaellt: bool


class UnterschriftView(NamedTuple):
    """A box for a signature: what stands above, and what has been signed."""

    funktion: str
    text: str


class AbschnittView(NamedTuple):
    """A further section."""

    titel: str
    text: Prose
    zeilennummern: bool


class AngabeView(NamedTuple):
    """A named value: `Gesamtkosten`, `480.000 €`."""

    name: str
    wert: str


class AnlageView(NamedTuple):
    """An annex. `kopf` stands above each of its pages: `Anlage zur Drs. Nr. 72/2018`."""

    kopf: str
    titel: str
    inhalt: Prose


class VorlageView(NamedTuple):
    """All that a paper says. Empty texts and lists are what was not said."""

    beschlussvorlage: bool
    drucksache: str
    betreff: str
    datum: str
    konzept: str
    koerperschaft: str
    verantwortlich: str
    gefertigt: str
    beteiligt: tuple[str, ...]
    unterschriften: tuple[UnterschriftView, ...]
    pruefvermerke: tuple[PruefvermerkView, ...]
    bezug: tuple[str, ...]
    beratungsfolge: tuple[BeratungView, ...]
    aenderungen: tuple[AenderungView, ...]
    beschlussvorschlag: Prose | None
    sachdarstellung: Prose | None
    abschnitte: tuple[AbschnittView, ...]
    finanzen: tuple[AngabeView, ...]
    anlagen: tuple[AnlageView, ...]


def view_paper(vorlage: Vorlage, today: Konzept, goals: Konzept) -> VorlageView:
    """A paper of today's Konzept, with the frame and names of the goals that it renders from (perhaps a Fassung)."""
    rahmen = goals.frame or today.frame
    names = {gremium.id: gremium.name for konzept in (today, goals) for gremium in konzept.gremien.values()}
    return VorlageView(
        beschlussvorlage=vorlage.art is Vorlagenart.BESCHLUSSVORLAGE,
        drucksache=vorlage.drucksache or "",
        betreff=vorlage.betreff,
        datum=say_moment(vorlage.datum) if vorlage.datum else "",
        konzept=rahmen.titel if rahmen else "",
        koerperschaft=rahmen.koerperschaft if rahmen else "",
        verantwortlich=vorlage.verantwortlich or "",
        gefertigt=vorlage.gefertigt or "",
        beteiligt=vorlage.beteiligt,
        unterschriften=tuple(
            UnterschriftView(each.funktion, " ".join(filter(None, (each.name, each.vermerk))))
            for each in vorlage.unterschriften
        ),
        pruefvermerke=_checks(vorlage, rahmen),
        bezug=vorlage.bezug,
        beratungsfolge=view_deliberations(vorlage, names),
        aenderungen=tuple(view_amendments(vorlage, names, goals)),
        beschlussvorschlag=_prose("beschlussvorschlag", vorlage.beschlussvorschlag),
        sachdarstellung=_prose("sachdarstellung", vorlage.sachdarstellung),
        abschnitte=tuple(
            AbschnittView(each.titel, Prose("text", each.text), zeilennummern=each.zeilennummern is True)
            for each in vorlage.abschnitte
        ),
        finanzen=_finances(vorlage.finanzen),
        anlagen=_annexes(vorlage),
    )


def _prose(name: str, text: str | None) -> Prose | None:
    return Prose(name, text) if text else None


def _checks(vorlage: Vorlage, rahmen: Rahmen | None) -> tuple[PruefvermerkView, ...]:
    answers = vorlage.pruefvermerke
    return tuple(
        PruefvermerkView(
            text=each.text,
            ja=answers.get(each.id) is Antwort.JA,
            nein=answers.get(each.id) is Antwort.NEIN,
            entfaellt=answers.get(each.id) is Antwort.ENTFAELLT,
        )
        for each in (rahmen.pruefvermerke if rahmen else ())
    )


def _finances(finanzen: Finanzen | None) -> tuple[AngabeView, ...]:
    if finanzen is None:
        return ()
    amounts = (
        ("Gesamtkosten", finanzen.gesamt),
        ("Jährliche Folgekosten", finanzen.folgekosten),
        ("Eigenanteil", finanzen.eigenanteil),
        ("Einnahmen", finanzen.einnahmen),
    )
    said = [(name, say_euros(amount)) for name, amount in amounts if amount is not None]
    if finanzen.veranschlagt is not None:
        said.append(("Im Haushalt veranschlagt", "ja" if finanzen.veranschlagt else "nein"))
    if finanzen.jahr is not None:
        said.append(("Haushaltsjahr", say_moment(finanzen.jahr)))
    if finanzen.produkt is not None:
        said.append(("Produkt", finanzen.produkt))
    return tuple(AngabeView(name, value) for name, value in said)


def _annexes(vorlage: Vorlage) -> tuple[AnlageView, ...]:
    paper = f"Drs. Nr. {vorlage.drucksache}" if vorlage.drucksache else "Vorlage"
    several = len(vorlage.anlagen) > 1
    return tuple(
        AnlageView(
            f"Anlage {number} zur {paper}" if several else f"Anlage zur {paper}",
            each.titel,
            Prose("inhalt", each.inhalt),
        )
        for number, each in enumerate(vorlage.anlagen, start=1)
    )
