"""What the kinds of entities are called that share one space of ids, by `Entry.kind`."""

A_KIND = {
    "ziel": "ein Ziel",
    "handlungsschwerpunkt": "ein Handlungsschwerpunkt",
    "massnahme": "eine Maßnahme",
    "kennzahl": "eine Kennzahl",
    "produkt": "ein Produkt",
}
"""One of the kind."""

ANOTHER = {
    "ziel": "ein anderes Ziel",
    "handlungsschwerpunkt": "ein anderer Handlungsschwerpunkt",
    "massnahme": "eine andere Maßnahme",
    "kennzahl": "eine andere Kennzahl",
    "produkt": "ein anderes Produkt",
}
"""One more of the kind."""

SEVERAL = {
    "ziel": "Ziele",
    "handlungsschwerpunkt": "Handlungsschwerpunkte",
    "massnahme": "Maßnahmen",
    "kennzahl": "Kennzahlen",
    "produkt": "Produkte",
}
"""All of the kind."""

HEADINGS = SEVERAL | {
    "runde": "Runden",
    "vorlage": "Vorlagen",
    "stellungnahme": "Stellungnahmen",
    "entfallen": "Entfallenes",
}
"""What stands above entries of a kind."""
