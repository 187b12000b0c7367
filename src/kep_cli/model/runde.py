"""Runden: the chronology of the process."""

from typing import Annotated

from pydantic import Field

from kep_cli.model.fields import Datum, Entity, Kennung, Text, Verweis, Wann, Wortlaut


class Runde(Entity):
    """One step of the process, with a time and perhaps a body."""

    id: Kennung = Field(description="Bleibende Kennung der Runde")
    zeitpunkt: Wann = Field(description="Wann: Tag, Monat oder Jahr, mehrere Tage oder {von, bis}")
    gremium: Annotated[Kennung, Verweis(("gremium",))] | None = Field(
        None, description="Kennung des Gremiums aus konzept.yaml"
    )
    text: Wortlaut = Field(description="Was in der Runde geschah, wie es in der Chronologie steht")
    fassung: Text | None = Field(None, description="Name einer festgehaltenen Fassung oder eine Git-Revision")
    frist: Datum | None = Field(None, description="Bis wann Stellungnahmen abzugeben sind")
