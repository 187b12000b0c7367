"""Words for what measures are, by the words that goal files use."""

KINDS_OF_WORK = {
    "projekt": "Projekt",
    "daueraufgabe": "Daueraufgabe",
    "pruefauftrag": "Prüfauftrag",
}
"""What kind of work a measure is."""

ORIGINS = {
    "verwaltung": "Verwaltung",
    "fraktion": "Fraktion",
    "gemeinde": "Gemeinde",
    "buerger": "Bürgerinnen und Bürger",
}
"""Who brought a measure up."""

BUDGETS = {
    "ergebnis": "Ergebnishaushalt",
    "finanz": "Finanzhaushalt",
}
"""Which part of the budget money belongs to."""

CERTAINTIES = {
    "angemeldet": "angemeldet",
    "ansatz": "Ansatz",
    "ist": "Ist",
}
"""How certain an amount is."""
