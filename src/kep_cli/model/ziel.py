"""Ziele of every level, and what became of those that were dropped."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from kep_cli.model.fields import Datum, Entity, Kennung, Text, Verweis, Wortlaut, Zeitangabe


class Phase(StrEnum):
    """How far the work on a Konzept has come; it decides how strict the content rules are."""

    ZIELBILDUNG = "zielbildung"
    KONZEPT = "konzept"
    UMSETZUNG = "umsetzung"


class Zustaendigkeit(Entity, title="Zuständigkeit"):
    """Who answers for something, and from when on."""

    einheit: Annotated[Kennung, Verweis(("einheit",))] = Field(
        description="Kennung der Organisationseinheit aus konzept.yaml"
    )
    ab: Zeitangabe | None = Field(None, description="Ab wann sie zuständig ist")


class Berichtigung(Entity):
    """A slip in a wording already resolved, put right."""

    datum: Datum = Field(description="Tag der Berichtigung")
    vorher: Text = Field(description="Der Wortlaut vor der Berichtigung")
    nachher: Text = Field(description="Der Wortlaut nach der Berichtigung")
    grund: Text = Field(description="Warum berichtigt wurde")


class Ziel(Entity):
    """A goal of any level. Its Unterziele are entities of their own (`unterziele` in the file)."""

    id: Kennung = Field(description="Bleibende Kennung aus a-z, 0-9 und -; wird nie geändert und nie neu vergeben")
    nummer: Text | None = Field(None, description="Die Nummer, unter der das Ziel zitiert wird, etwa 1.2")
    text: Wortlaut = Field(description="Der Wortlaut, über den beschlossen wird")
    punkte: tuple[Wortlaut, ...] = Field((), description="Aufzählung unter dem Ziel, ein Punkt je Eintrag")
    kurztitel: Wortlaut | None = Field(None, description="Kurzer Name für Übersichten")
    erlaeuterung: Wortlaut | None = Field(None, description="Was mit dem Ziel gemeint ist; nicht Teil des Beschlusses")
    leitbild: Wortlaut | None = Field(None, description="Eigenes Leitbild dieses Zweigs")
    bezuege: tuple[Text, ...] = Field((), description="Bezüge zu anderen Zielsystemen, etwa SDG 11")
    verantwortlich: tuple[Zustaendigkeit, ...] = Field((), description="Zuständige Organisationseinheiten")
    phase: Phase | None = Field(None, description="Eigene Phase dieses Zweigs, falls sie von der des Konzepts abweicht")
    hervorgegangen_aus: tuple[Annotated[Kennung, Verweis(("ziel",), ever=True)], ...] = Field(
        (), description="Kennungen der Ziele, aus denen dieses entstanden ist (zusammengelegt, geteilt, ersetzt)"
    )
    berichtigungen: tuple[Berichtigung, ...] = Field((), description="Berichtigte Versehen im beschlossenen Wortlaut")


class Entfallart(StrEnum):
    """What kind of entity was dropped."""

    ZIEL = "ziel"
    MASSNAHME = "massnahme"
    KENNZAHL = "kennzahl"
    PRODUKT = "produkt"


class Entfallen(Entity, title="Entfallenes"):
    """Something that was dropped, and why. One entry dissolves a whole branch."""

    id: Kennung = Field(description="Die Kennung, die das Entfallene trug")
    art: Entfallart = Field(description="Was entfallen ist: ziel, massnahme, kennzahl oder produkt")
    nummer: Text | None = Field(None, description="Die Nummer, die es zuletzt trug")
    text: Wortlaut | None = Field(None, description="Der letzte Wortlaut")
    mit_unterzielen: tuple[Kennung, ...] = Field(
        (), title="Mit Unterzielen", description="Kennungen der Unterziele, die mit entfallen sind"
    )
    runde: Annotated[Kennung, Verweis(("runde",))] = Field(description="Kennung der Runde, in der es entfallen ist")
    grund: Wortlaut = Field(description="Warum es entfallen ist")
