"""Produkte of the budget."""

from typing import Annotated

from pydantic import Field

from kep_cli.model.fields import Entity, JaNein, Kennung, Text, Verweis, Wortlaut, Zeitangabe


class Geltung(Entity):
    """From when to when something is in force; an end that is not said is open."""

    von: Zeitangabe | None = Field(None, description="Beginn")
    bis: Zeitangabe | None = Field(None, description="Ende")


class Produkt(Entity):
    """A product of the budget. The essential ones carry goals and Kennzahlen."""

    id: Kennung = Field(description="Bleibende Kennung aus a-z, 0-9 und -; wird nie geändert und nie neu vergeben")
    nummer: Text = Field(description="Nummer im Haushalt, wie sie dort steht, etwa 551001 oder 02.40.03.03")
    name: Wortlaut = Field(description="Name des Produkts")
    teilhaushalt: Text | None = Field(None, description="Teilhaushalt, zu dem das Produkt gehört")
    wesentlich: JaNein | None = Field(None, description="Ob es ein wesentliches Produkt ist: ja oder nein")
    ziele: tuple[Annotated[Kennung, Verweis(("ziel",))], ...] = Field(
        (), description="Kennungen der Ziele, denen das Produkt dient"
    )
    gueltig: Geltung | None = Field(None, description="Von wann bis wann es das Produkt gibt")
