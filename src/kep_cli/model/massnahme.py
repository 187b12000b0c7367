"""Handlungsschwerpunkte and their Maßnahmen: what the county does for its goals."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from kep_cli.model.fields import Entity, Jahr, Kennung, Text, Verweis, Wortlaut, Zahl, Zeitangabe
from kep_cli.model.ziel import Zustaendigkeit


class Massnahmenart(StrEnum):
    """What kind of work a Maßnahme is."""

    PROJEKT = "projekt"
    DAUERAUFGABE = "daueraufgabe"
    PRUEFAUFTRAG = "pruefauftrag"


class Massnahmenstatus(StrEnum):
    """How far a Maßnahme has come."""

    VORSCHLAG = "vorschlag"
    BESCHLOSSEN = "beschlossen"
    IN_UMSETZUNG = "in_umsetzung"
    ABGESCHLOSSEN = "abgeschlossen"
    ZURUECKGESTELLT = "zurueckgestellt"
    VERWORFEN = "verworfen"


class Herkunft(StrEnum):
    """Who brought a Maßnahme up."""

    VERWALTUNG = "verwaltung"
    FRAKTION = "fraktion"
    GEMEINDE = "gemeinde"
    BUERGER = "buerger"


class Haushaltsart(StrEnum):
    """Which part of the budget money belongs to."""

    ERGEBNIS = "ergebnis"
    FINANZ = "finanz"


class Mittelstand(StrEnum):
    """How certain an amount is: asked for, granted, spent."""

    ANGEMELDET = "angemeldet"
    ANSATZ = "ansatz"
    IST = "ist"


class Verantwortung(Zustaendigkeit, title="Verantwortung"):
    """Who answers for a Maßnahme, from when on, and in which function. Never a person's name."""

    funktion: Text | None = Field(None, description="Funktion in der Einheit, etwa Leitung; kein Name einer Person")


class Meilenstein(Entity):
    """Something that is to be reached on the way."""

    titel: Wortlaut = Field(description="Was bis dahin erreicht ist")
    soll: Zeitangabe = Field(description="Bis wann es erreicht sein soll")
    ist: Zeitangabe | None = Field(None, description="Wann es erreicht wurde")


class Mittel(Entity):
    """Money of one year, in euros."""

    jahr: Jahr = Field(description="Haushaltsjahr")
    produkt: Annotated[Kennung, Verweis(("produkt",))] | None = Field(
        None, description="Kennung des Produkts aus produkte.yaml, bei dem die Mittel veranschlagt sind"
    )
    art: Haushaltsart | None = Field(None, description="Ergebnishaushalt oder Finanzhaushalt: ergebnis oder finanz")
    aufwand: Zahl | None = Field(None, description="Aufwand oder Auszahlung in Euro")
    ertrag: Zahl | None = Field(None, description="Ertrag oder Einzahlung in Euro")
    stand: Mittelstand | None = Field(None, description="Wie fest der Betrag steht: angemeldet, ansatz oder ist")


class Foerderung(Entity, title="Förderung"):
    """Money that others give."""

    programm: Text | None = Field(None, description="Name des Förderprogramms")
    quote: Zahl | None = Field(None, description="Anteil der Förderung in Prozent")
    status: Text | None = Field(None, description="Stand der Förderung, etwa beantragt oder bewilligt")


class Massnahme(Entity, title="Maßnahme"):
    """A project, a permanent task or an examination that serves goals; the first of them is the main one."""

    id: Kennung = Field(description="Bleibende Kennung aus a-z, 0-9 und -; wird nie geändert und nie neu vergeben")
    titel: Wortlaut = Field(description="Name der Maßnahme")
    ziele: tuple[Annotated[Kennung, Verweis(("ziel",))], ...] = Field(
        min_length=1, description="Kennungen der Ziele, denen die Maßnahme dient; das erste ist das wichtigste"
    )
    art: Massnahmenart | None = Field(None, description="projekt, daueraufgabe oder pruefauftrag")
    beschreibung: Wortlaut | None = Field(None, description="Was getan wird")
    verantwortlich: tuple[Verantwortung, ...] = Field((), description="Verantwortliche Organisationseinheiten")
    beteiligte: tuple[Text, ...] = Field((), description="Wer mitwirkt, im Haus oder außerhalb")
    zielgruppe: Text | None = Field(None, description="Für wen die Maßnahme gedacht ist")
    prioritaet: Text | None = Field(None, description="Wie wichtig die Maßnahme ist, in den Worten Ihres Hauses")
    beginn: Zeitangabe | None = Field(None, description="Beginn")
    ende: Zeitangabe | None = Field(None, description="Ende; entfällt bei Daueraufgaben")
    meilensteine: tuple[Meilenstein, ...] = Field((), description="Was auf dem Weg erreicht werden soll")
    status: Massnahmenstatus | None = Field(
        None, description="vorschlag, beschlossen, in_umsetzung, abgeschlossen, zurueckgestellt oder verworfen"
    )
    status_begruendung: Text | None = Field(None, title="Begründung des Status", description="Warum der Status so ist")
    stellen: Zahl | None = Field(None, description="Stellen, in Vollzeitäquivalenten")
    mittel: tuple[Mittel, ...] = Field((), description="Mittel je Haushaltsjahr")
    foerderung: tuple[Foerderung, ...] = Field((), description="Förderungen von anderen")
    abhaengig_von: tuple[Annotated[Kennung, Verweis(("massnahme",))], ...] = Field(
        (), description="Kennungen der Maßnahmen, die vorher abgeschlossen sein müssen"
    )
    hervorgegangen_aus: tuple[Annotated[Kennung, Verweis(("massnahme",), ever=True)], ...] = Field(
        (), description="Kennungen der Maßnahmen, aus denen diese entstanden ist (zusammengelegt, geteilt, ersetzt)"
    )
    herkunft: Herkunft | None = Field(
        None, description="Von wem der Vorschlag stammt: verwaltung, fraktion, gemeinde oder buerger"
    )


class Handlungsschwerpunkt(Entity):
    """An area of action. Its Maßnahmen are entities of their own (`massnahmen` in the file)."""

    id: Kennung = Field(description="Bleibende Kennung aus a-z, 0-9 und -; wird nie geändert und nie neu vergeben")
    titel: Wortlaut = Field(description="Name des Handlungsschwerpunkts")
    ziele: tuple[Annotated[Kennung, Verweis(("ziel",))], ...] = Field(
        (), description="Kennungen der Ziele, denen der Handlungsschwerpunkt dient"
    )
