"""What may stand between braces in a Word form: the one list for the check of forms and for docs/platzhalter.md."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a placeholder stands for, as people call it."""

    TEXT = "Text"
    PROSE = "Fließtext"
    YES_NO = "ja oder nein"
    TEXTS = "Liste von Texten"
    GROUPS = "Liste"


class Field(NamedTuple):
    """A placeholder: what it is called, what it stands for, and the fields of each entry of a list."""

    name: str
    kind: Kind
    says: str
    fields: "tuple[Field, ...]" = ()


ANNEX = (
    Field("kopf", Kind.TEXT, "was über jeder ihrer Seiten steht: „Anlage zur Drs. Nr. 72/2018“"),
    Field("titel", Kind.TEXT, "ihr Titel"),
    Field("inhalt", Kind.PROSE, "was in ihr steht"),
)

FIELDS = (
    Field("beschlussvorlage", Kind.YES_NO, "ob die Vorlage einen Beschluss vorschlägt; sonst teilt sie etwas mit"),
    Field("drucksache", Kind.TEXT, "die Nummer: „72/2018“"),
    Field("betreff", Kind.TEXT, "der Betreff"),
    Field("datum", Kind.TEXT, "der Tag der Vorlage: „02.04.2024“"),
    Field("konzept", Kind.TEXT, "der Titel des Konzepts"),
    Field("koerperschaft", Kind.TEXT, "wessen Ziele es sind: „Landkreis Musterland“"),
    Field("verantwortlich", Kind.TEXT, "die Organisationseinheit, die verantwortlich ist"),
    Field("gefertigt", Kind.TEXT, "wer die Vorlage gefertigt hat"),
    Field("beteiligt", Kind.TEXTS, "wer beteiligt war"),
    Field(
        "unterschriften",
        Kind.GROUPS,
        "die Felder für Unterschriften",
        (
            Field("funktion", Kind.TEXT, "was über dem Feld steht: „Landrat“"),
            Field("text", Kind.TEXT, "was gezeichnet ist: „gez.“"),
        ),
    ),
    Field(
        "pruefvermerke",
        Kind.GROUPS,
        "die Prüfvermerke; was offen ist, ist nirgends angekreuzt",
        (
            Field("text", Kind.TEXT, "die Aussage"),
            Field("ja", Kind.YES_NO, "ob „ja“ angekreuzt ist"),
            Field("nein", Kind.YES_NO, "ob „nein“ angekreuzt ist"),
            Field("entfaellt", Kind.YES_NO, "ob „entfällt“ angekreuzt ist"),
        ),
    ),
    Field("bezug", Kind.TEXTS, "die Nummern früherer Vorlagen, auf die sich diese bezieht"),
    Field(
        "beratungsfolge",
        Kind.GROUPS,
        "die Gremien in ihrer Reihenfolge",
        (
            Field("gremium", Kind.TEXT, "wie es heißt"),
            Field("rolle", Kind.TEXT, "„Vorberatung“, „Entscheidung“ …"),
            Field("sitzung", Kind.TEXT, "der Tag der Sitzung"),
            Field("oeffentlich", Kind.YES_NO, "ob die Sitzung öffentlich ist"),
            Field("nichtoeffentlich", Kind.YES_NO, "ob sie es nicht ist; ohne Angabe ist beides nein"),
            Field("angenommen", Kind.YES_NO, "ob das Gremium die Vorlage unverändert angenommen hat"),
            Field("abgelehnt", Kind.YES_NO, "ob es sie abgelehnt hat"),
            Field("geaendert", Kind.YES_NO, "ob es sie geändert hat"),
            Field("ergebnis", Kind.TEXT, "das Ergebnis, für das es kein Kästchen gibt, und die Stimmen"),
        ),
    ),
    Field(
        "aenderungen",
        Kind.GROUPS,
        "was Gremien an einzelnen Zielen geändert haben",
        (
            Field("gremium", Kind.TEXT, "welches Gremium"),
            Field("sitzung", Kind.TEXT, "in welcher Sitzung"),
            Field("ziel", Kind.TEXT, "die Nummer des Ziels"),
            Field("text", Kind.TEXT, "die neue Fassung"),
        ),
    ),
    Field("beschlussvorschlag", Kind.PROSE, "der Beschlussvorschlag"),
    Field("sachdarstellung", Kind.PROSE, "die Sachdarstellung"),
    Field(
        "abschnitte",
        Kind.GROUPS,
        "weitere Abschnitte",
        (
            Field("titel", Kind.TEXT, "die Überschrift"),
            Field("text", Kind.PROSE, "der Text"),
            Field("zeilennummern", Kind.YES_NO, "ob seine Zeilen nummeriert sind"),
        ),
    ),
    Field(
        "finanzen",
        Kind.GROUPS,
        "die finanziellen Auswirkungen",
        (
            Field("name", Kind.TEXT, "„Gesamtkosten“, „Haushaltsjahr“ …"),
            Field("wert", Kind.TEXT, "„480.000 €“, „2025“ …"),
        ),
    ),
    Field("anlagen", Kind.GROUPS, "die Anlagen", ANNEX),
    Field("leitbild", Kind.PROSE, "das Leitbild, oder die Leitbilder der Zweige"),
    Field("oberziele", Kind.PROSE, "die Ziele der obersten Ebene"),
    Field("unterziele", Kind.PROSE, "alle Ziele darunter"),
    Field("ziele", Kind.PROSE, "alle Ziele, jedes mit seinen Unterzielen"),
    Field("chronologie", Kind.PROSE, "die Runden in ihrer zeitlichen Folge"),
    Field("kennzahlen", Kind.PROSE, "die Kennzahlen mit Bewertung und Stand, je Oberziel eine Tabelle"),
    Field("sachstand", Kind.PROSE, "der ganze Sachstandsbericht zum Datum der Vorlage"),
    Field("massnahmen", Kind.PROSE, "die Maßnahmen am Tag der Vorlage, je Handlungsschwerpunkt eine Tabelle"),
)
"""What a form may use anywhere. Fields of lists are used within `for`: `{% for b in beratungsfolge %}`, `b.gremium`."""

ANNEX_NAME = "anlage"
"""What the annex is called in headers and footers of its section, and in the form of an annex of its own."""

BOX = "kasten"
"""The function that gives ☒ or ☐: `{{ kasten(b.oeffentlich) }}`."""
