"""Vorlagen: the papers for the committees."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from kep_cli.model.fields import Anzahl, Datum, Entity, JaNein, Kennung, Prosa, Text, Wortlaut, Zahl, Zeitangabe


class Vorlagenart(StrEnum):
    """Whether a paper asks for a resolution or informs."""

    BESCHLUSSVORLAGE = "beschlussvorlage"
    MITTEILUNGSVORLAGE = "mitteilungsvorlage"


class Zustand(StrEnum):
    """How far a paper has come."""

    ENTWURF = "entwurf"
    EINGEBRACHT = "eingebracht"
    BERATEN = "beraten"
    ERLEDIGT = "erledigt"


class Rolle(StrEnum):
    """What a body does with a paper."""

    VORBERATUNG = "vorberatung"
    ENTSCHEIDUNG = "entscheidung"
    KENNTNISNAHME = "kenntnisnahme"
    ANHOERUNG = "anhoerung"


class Ergebnis(StrEnum):
    """What came out of a body's session."""

    UNGEAENDERT = "ungeaendert"
    GEAENDERT = "geaendert"
    ABGELEHNT = "abgelehnt"
    ZURUECKGESTELLT = "zurueckgestellt"
    VERTAGT = "vertagt"
    VERWIESEN = "verwiesen"
    ZURUECKGEZOGEN = "zurueckgezogen"
    KENNTNIS_GENOMMEN = "kenntnis_genommen"


class Antwort(StrEnum):
    """How a Prüfvermerk is ticked."""

    JA = "ja"
    NEIN = "nein"
    ENTFAELLT = "entfaellt"


class Aenderung(Entity, title="Änderung"):
    """A goal as a body changed it."""

    ziel: Kennung = Field(description="Kennung des geänderten Ziels")
    text: Wortlaut = Field(description="Der Wortlaut, den das Gremium beschlossen hat")


class Stimmen(Entity):
    """How a body voted, in votes."""

    ja: Anzahl | None = Field(None, description="Ja-Stimmen")
    nein: Anzahl | None = Field(None, description="Nein-Stimmen")
    enthaltung: Anzahl | None = Field(None, description="Enthaltungen")
    befangen: Anzahl | None = Field(None, description="Mitglieder, die wegen Befangenheit nicht mitwirkten")


class Beratung(Entity):
    """One body on a paper's way."""

    gremium: Kennung = Field(description="Kennung des Gremiums aus konzept.yaml")
    rolle: Rolle | None = Field(None, description="vorberatung, entscheidung, kenntnisnahme oder anhoerung")
    sitzung: Datum | None = Field(None, description="Sitzungstag")
    oeffentlich: JaNein | None = Field(None, description="Ob öffentlich beraten wird: ja oder nein")
    ergebnis: Ergebnis | None = Field(None, description="Wie die Beratung ausging")
    aenderungen: tuple[Aenderung, ...] = Field((), description="Ziele, die das Gremium geändert hat")
    stimmen: Stimmen | None = Field(None, description="Abstimmungsergebnis")


class Unterschrift(Entity):
    """A box for a signature."""

    funktion: Text = Field(description="Funktion, wie sie über dem Feld steht")
    name: Text | None = Field(None, description="Wer gezeichnet hat")
    vermerk: Text | None = Field(None, description="Wie gezeichnet wurde, etwa Handzeichen")


class Abschnitt(Entity):
    """A section of a paper besides the usual ones."""

    titel: Text = Field(description="Überschrift")
    text: Prosa = Field(description="Inhalt in Markdown")
    zeilennummern: JaNein | None = Field(None, description="Ob am Rand jede fünfte Zeile nummeriert wird: ja oder nein")


class Finanzen(Entity):
    """Financial effects, in euros."""

    gesamt: Zahl | None = Field(None, description="Gesamtkosten in Euro")
    folgekosten: Zahl | None = Field(None, description="Jährliche Folgekosten in Euro")
    eigenanteil: Zahl | None = Field(None, description="Eigenanteil in Euro")
    einnahmen: Zahl | None = Field(None, description="Einnahmen in Euro")
    veranschlagt: JaNein | None = Field(None, description="Ob die Mittel im Haushalt veranschlagt sind: ja oder nein")
    jahr: Zeitangabe | None = Field(None, description="Haushaltsjahr")
    produkt: Text | None = Field(None, description="Nummer des Produkts im Haushalt")


class Anlage(Entity):
    """An annex."""

    titel: Text = Field(description="Titel der Anlage; gedruckt wird er, wo es mehrere Anlagen gibt")
    inhalt: Prosa = Field(description="Inhalt in Markdown")


def _one_or_all(value: object) -> object:
    return ("alle",) if value == "alle" else value


class Vorlage(Entity):
    """A paper for the committees. Its identity is the stem of its file."""

    art: Vorlagenart = Field(description="beschlussvorlage oder mitteilungsvorlage")
    betreff: Wortlaut = Field(description="Betreff")
    drucksache: Text | None = Field(None, description="Drucksachennummer, etwa 72/2018")
    zustand: Zustand = Field(description="entwurf, eingebracht, beraten oder erledigt")
    fassung: Text | None = Field(None, description="Fassung der Ziele, die der Vorlage zugrunde liegt")
    datum: Datum | None = Field(None, description="Datum der Vorlage")
    verantwortlich: Text | None = Field(None, description="Verantwortliche Organisationseinheit")
    gefertigt: Text | None = Field(None, description="Wer die Vorlage gefertigt hat")
    beteiligt: tuple[Text, ...] = Field((), description="Beteiligte Organisationseinheiten")
    unterschriften: tuple[Unterschrift, ...] = Field((), description="Unterschriften und Sichtvermerke")
    pruefvermerke: dict[str, Antwort] = Field({}, description="Antworten auf die Prüfvermerke: ja, nein oder entfaellt")
    bezug: tuple[Text, ...] = Field((), description="Drucksachen, auf die sich die Vorlage bezieht")
    beschliesst: Annotated[
        tuple[Kennung, ...],
        BeforeValidator(_one_or_all),
        WithJsonSchema({"anyOf": [{"const": "alle"}, {"type": "array", "items": {"type": "string"}}]}),
    ] = Field((), description="Welche Ziele die Vorlage zum Beschluss stellt: alle, oder eine Liste von Kennungen")
    beratungsfolge: tuple[Beratung, ...] = Field(
        (), description="Die Gremien, die die Vorlage durchläuft, der Reihe nach"
    )
    beschlussvorschlag: Prosa | None = Field(None, description="Beschlussvorschlag in Markdown")
    sachdarstellung: Prosa | None = Field(None, description="Sachdarstellung und Begründung in Markdown")
    abschnitte: tuple[Abschnitt, ...] = Field((), description="Weitere Abschnitte")
    finanzen: Finanzen | None = Field(None, description="Finanzielle Auswirkungen")
    anlagen: tuple[Anlage, ...] = Field((), description="Anlagen")
