"""The frame of a Konzept: `goals/konzept.yaml`."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from kep_cli.model.faults import ShapeFault
from kep_cli.model.fields import Entity, Kennung, Text, Verweis, Wortlaut, Zahl, Zeitangabe, fault
from kep_cli.model.numbering import is_number_form
from kep_cli.model.product_numbers import is_product_form
from kep_cli.model.ziel import Phase

DEPTH_LIMIT = 6
"""How many levels of goals a Konzept may have."""


class Zeithorizont(Entity):
    """From when to when the goals hold."""

    von: Zeitangabe = Field(description="Beginn")
    bis: Zeitangabe = Field(description="Ende")


def _number_form(value: object) -> object:
    if isinstance(value, str) and not is_number_form(value):
        raise fault(ShapeFault.BAD_NUMBER_FORM, value)
    return value


class Ebene(Entity):
    """A level of goals, with its name and the form of its numbers (see `model.numbering`)."""

    name: Text = Field(description="Name der Ebene in der Einzahl, etwa Oberziel")
    plural: Text | None = Field(None, description="Name der Ebene in der Mehrzahl, etwa Oberziele")
    nummernform: Annotated[str, BeforeValidator(_number_form)] | None = Field(
        None, description='Form der Nummern mit {eltern} und {n}, {A} oder {a}; leer („""“) für Ebenen ohne Nummern'
    )


def _ebene(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def _one_to_six(value: object) -> object:
    if isinstance(value, list) and not 1 <= len(value) <= DEPTH_LIMIT:
        raise fault(ShapeFault.LEVEL_COUNT, str(len(value)), str(DEPTH_LIMIT))
    return value


DEFAULT_EBENEN = (
    Ebene.model_construct(name="Oberziel", plural="Oberziele"),
    Ebene.model_construct(name="Unterziel", plural="Unterziele"),
)
"""The levels of a Konzept that names none."""

_NAME_OR_EBENE = Annotated[Ebene, BeforeValidator(_ebene)]


class Gremium(Entity):
    """A body that deliberates: committee, council, working group."""

    id: Kennung = Field(description="Kennung, auf die Runden und Beratungsfolgen verweisen")
    name: Text = Field(description="Voller Name, wie er in der Vorlage steht")


class Einheit(Entity):
    """A unit of the administration. Functions, not names of people."""

    id: Kennung = Field(description="Kennung, auf die Zuständigkeiten verweisen")
    kuerzel: Text = Field(description="Ordnungsziffer oder Kürzel, etwa A")
    name: Text = Field(description="Voller Name, etwa Referat A")
    bis: Zeitangabe | None = Field(None, description="Bis wann es die Einheit gab")
    nachfolger: Annotated[Kennung, Verweis(("einheit",))] | None = Field(
        None, description="Kennung der Einheit, die ihre Aufgaben übernahm"
    )


class Pruefvermerk(Entity, title="Prüfvermerk"):
    """A statement at the head of a Vorlage that is ticked yes, no or not applicable."""

    id: Kennung = Field(description="Kennung, unter der die Vorlage ihn ankreuzt")
    text: Wortlaut = Field(description="Die Frage oder Feststellung, wie sie in der Vorlage steht")


class Schwere(StrEnum):
    """How grave a finding is, as users write it."""

    FEHLER = "fehler"
    WARNUNG = "warnung"
    HINWEIS = "hinweis"


class Regeleinstellungen(Entity):
    """Which rules are on, and how grave their findings are."""

    einschalten: tuple[Text, ...] = Field((), description="Regeln, die zusätzlich gelten sollen, etwa KEP212")
    ausschalten: tuple[Text, ...] = Field((), description="Regeln oder Familien, die nicht gelten sollen, etwa KEP303")
    schweregrade: dict[str, Schwere] = Field(
        {}, description="Eigener Schweregrad je Regel: fehler, warnung oder hinweis"
    )


def _product_form(value: object) -> object:
    if isinstance(value, str) and not is_product_form(value):
        raise fault(ShapeFault.BAD_PRODUCT_FORM, value)
    return value


class Ampelgrenzen(Entity):
    """How far a Kennzahl may lag behind its target path, in percent of the whole way from baseline to target."""

    gruen_bis: Zahl | None = Field(
        None, description="Bis zu diesem Rückstand, in Prozent des ganzen Wegs, ist sie grün; sonst 5"
    )
    gelb_bis: Zahl | None = Field(None, description="Bis zu diesem Rückstand ist sie gelb, darüber rot; sonst 20")


class Einstellungen(Entity):
    """What a workspace decides for itself. `produktnummer` is a form of `model.product_numbers`."""

    produktnummer: Annotated[str, BeforeValidator(_product_form)] | None = Field(
        None,
        description="Form der Produktnummern: N steht für eine Ziffer, A für einen Buchstaben, alles andere für sich; "
        "etwa NN.NN.NN.NN",
    )

    ampel: Ampelgrenzen | None = Field(None, description="Grenzen der Ampel für Kennzahlen")
    regeln: Regeleinstellungen = Field(Regeleinstellungen.model_construct(), description="Einstellungen der Prüfregeln")


class Rahmen(Entity, title="Konzept"):
    """The frame of the whole goal system."""

    titel: Wortlaut = Field(description="Titel des Konzepts")
    koerperschaft: Text = Field(description="Name des Landkreises oder der Stadt")
    zeithorizont: Zeithorizont = Field(description="Für welche Zeit die Ziele gelten")
    phase: Phase = Field(description="Stand der Arbeit: zielbildung, konzept oder umsetzung")
    leitbild: Wortlaut | None = Field(None, description="Das Leitbild; entfällt, wenn jeder Zweig ein eigenes hat")
    praeambel: Wortlaut | None = Field(None, description="Präambel vor den Zielen")
    ebenen: Annotated[tuple[_NAME_OR_EBENE, ...], BeforeValidator(_one_to_six)] = Field(
        DEFAULT_EBENEN,
        description="Die Ebenen der Ziele von oben nach unten, höchstens sechs",
    )
    gremien: tuple[Gremium, ...] = Field((), description="Die Gremien")
    einheiten: tuple[Einheit, ...] = Field((), description="Die Organisationseinheiten")
    pruefvermerke: tuple[Pruefvermerk, ...] = Field((), description="Prüfvermerke im Kopf jeder Vorlage")
    einstellungen: Einstellungen = Field(Einstellungen.model_construct(), description="Einstellungen für kep")
