"""Kennzahlen: what shows whether a goal is reached, with targets and measured values."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from kep_cli.model.faults import ShapeFault
from kep_cli.model.fields import Entity, JaNein, Kennung, Text, Verweis, Wortlaut, Zahl, Zeichenfolge, Zeitangabe, fault


class Richtung(StrEnum):
    """Where a good value lies."""

    STEIGEND = "steigend"
    SINKEND = "sinkend"
    MINDESTENS = "mindestens"
    HOECHSTENS = "hoechstens"
    KORRIDOR = "korridor"
    MEILENSTEIN = "meilenstein"


class Methode(StrEnum):
    """How a value is judged: against its target, or against the values before it."""

    AMPEL = "ampel"
    TREND = "trend"


class Wirkungsebene(StrEnum):
    """What is measured: what goes in, what is done, what comes of it, or what nobody here can change."""

    INPUT = "input"
    OUTPUT = "output"
    OUTCOME = "outcome"
    KONTEXT = "kontext"


class Erhebung(StrEnum):
    """How often values are collected."""

    MONATLICH = "monatlich"
    VIERTELJAEHRLICH = "vierteljaehrlich"
    HALBJAEHRLICH = "halbjaehrlich"
    JAEHRLICH = "jaehrlich"
    ZWEIJAEHRLICH = "zweijaehrlich"
    DREIJAEHRLICH = "dreijaehrlich"
    FUENFJAEHRLICH = "fuenfjaehrlich"
    ZEHNJAEHRLICH = "zehnjaehrlich"
    UNREGELMAESSIG = "unregelmaessig"


class Ausgangswert(Entity):
    """Where a Kennzahl stood when its goal was set."""

    wert: Zahl = Field(description="Der Wert, in der Einheit der Kennzahl")
    stichtag: Zeitangabe = Field(description="Tag oder Jahr, für den er gilt")


class Zielwert(Entity):
    """A value to be reached, or a corridor to stay in; one of the two."""

    wert: Zahl | None = Field(None, description="Der Zielwert; bei einem Korridor stattdessen „von“ und „bis“")
    von: Zahl | None = Field(None, description="Untere Grenze des Korridors")
    bis: Zahl | None = Field(None, description="Obere Grenze des Korridors")
    zum: Zeitangabe | None = Field(None, description="Wann er erreicht sein soll: Tag, Monat, Quartal oder Jahr")
    ersetzt: Zeitangabe | None = Field(
        None, description="Seit wann ein anderer Zielwert an die Stelle dieses getreten ist; dann zählt er nicht mehr"
    )

    @model_validator(mode="after")
    def _one_value_or_a_corridor(self) -> Self:
        given = [name for name in ("wert", "von", "bis") if getattr(self, name) is not None]
        if given not in (["wert"], ["von", "bis"]):
            raise fault(ShapeFault.VALUE_OR_CORRIDOR, " ".join(given))
        if self.von is not None and self.bis is not None and self.von > self.bis:
            raise fault(ShapeFault.CORRIDOR_REVERSED, str(self.von), str(self.bis))
        return self


class Messwert(Entity):
    """A value that was measured."""

    stichtag: Zeitangabe = Field(description="Tag oder Jahr, für den der Wert gilt")
    wert: Zahl = Field(description="Der Wert, in der Einheit der Kennzahl")
    vorlaeufig: JaNein | None = Field(None, description="Ob sich der Wert noch ändern kann: ja oder nein")
    quelle: Text | None = Field(None, description="Woher dieser Wert stammt, wenn anders als die anderen")


class Quelle(Entity):
    """Where the values come from."""

    name: Text | None = Field(None, description="Wer die Werte veröffentlicht, und worin")
    url: Zeichenfolge | None = Field(None, description="Adresse im Netz")
    lizenz: Text | None = Field(None, description="Unter welcher Lizenz die Werte stehen")


class Zeitreihenbruch(Entity):
    """From when on values are measured in another way."""

    ab: Zeitangabe = Field(description="Ab wann anders gemessen wird")
    grund: Text = Field(description="Was sich geändert hat")
    vergleichbar: JaNein | None = Field(
        None, description="Ob Werte davor und danach sich noch vergleichen lassen: ja oder nein"
    )


class Bewertung(Entity):
    """A judgement that people have made. It stands beside the computed one, never in its place."""

    manuell: Text = Field(description="Die Bewertung, in den Worten Ihres Hauses")
    begruendung: Text = Field(description="Warum von Hand bewertet wird")


class Kennzahl(Entity):
    """An indicator: what it measures, in which unit and direction, from where to where, and how it has gone so far.

    In the file `messwerte` may also name a table, `{datei: einwohner.csv}`; then the values are read from there.
    """

    id: Kennung = Field(description="Bleibende Kennung aus a-z, 0-9 und -; wird nie geändert und nie neu vergeben")
    name: Wortlaut = Field(description="Name der Kennzahl")
    einheit: Text = Field(description="Einheit der Werte, etwa %, Personen oder Euro je Einwohner")
    misst: tuple[Annotated[Kennung, Verweis(("ziel", "massnahme", "produkt"))], ...] = Field(
        min_length=1, description="Kennungen der Ziele, Maßnahmen und Produkte, über die sie etwas sagt"
    )
    richtung: Richtung = Field(
        description="Wo gute Werte liegen: steigend, sinkend, mindestens, hoechstens, korridor oder meilenstein"
    )
    methode: Methode | None = Field(
        None, description="Ob nach dem Zielwert (ampel) oder nach der Entwicklung (trend) bewertet wird"
    )
    definition: Wortlaut | None = Field(None, description="Was genau gezählt oder gemessen wird")
    formel: Wortlaut | None = Field(None, description="Wie der Wert berechnet wird")
    wirkungsebene: Wirkungsebene | None = Field(None, description="input, output, outcome oder kontext")
    ausgangswert: Ausgangswert | None = Field(None, description="Der Wert, von dem aus gemessen wird")
    zielwerte: tuple[Zielwert, ...] = Field((), description="Zielwerte, auch mehrere nacheinander")
    messwerte: tuple[Messwert, ...] = Field(
        (), description="Gemessene Werte; stehen sie in einer CSV-Datei, deren Name: {datei: einwohner.csv}"
    )
    erhebung: Erhebung | None = Field(None, description="Wie oft Werte erhoben werden")
    quelle: Quelle | None = Field(None, description="Woher die Werte stammen")
    raum: Text | None = Field(None, description="Für welchen Raum die Werte gelten")
    verantwortlich: Annotated[Kennung, Verweis(("einheit",))] | None = Field(
        None, description="Kennung der Organisationseinheit, die für die Werte zuständig ist"
    )
    zeitreihenbrueche: tuple[Zeitreihenbruch, ...] = Field((), description="Ab wann anders gemessen wird")
    bewertung: Bewertung | None = Field(None, description="Eine Bewertung von Hand")
    bemerkung: Text | None = Field(None, description="Was sonst zu wissen ist")
