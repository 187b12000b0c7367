"""Nouns of the domain in their other number."""

_PLURALS = {
    "Ziel": "Ziele",
    "Runde": "Runden",
    "Vorlage": "Vorlagen",
    "Gremium": "Gremien",
    "Einheit": "Einheiten",
    "Prüfvermerk": "Prüfvermerke",
    "Maßnahme": "Maßnahmen",
    "Handlungsschwerpunkt": "Handlungsschwerpunkte",
    "Kennzahl": "Kennzahlen",
    "Produkt": "Produkte",
    "Stellungnahme": "Stellungnahmen",
    "Punkt": "Punkte",
}
_SINGULARS = {plural: singular for singular, plural in _PLURALS.items()}


def plural(noun: str) -> str:
    """The plural of a noun of the domain; any other word as it is."""
    return _PLURALS.get(noun, noun)


def singular(noun: str) -> str:
    """The singular of a noun of the domain; any other word as it is."""
    return _SINGULARS.get(noun, noun)
