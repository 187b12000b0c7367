"""Words for what indicators are, by the words that goal files use."""

DIRECTIONS = {
    "steigend": "soll steigen",
    "sinkend": "soll sinken",
    "mindestens": "darf nicht unter den Zielwert fallen",
    "hoechstens": "darf nicht über den Zielwert steigen",
    "korridor": "soll zwischen zwei Werten bleiben",
    "meilenstein": "soll zum genannten Zeitpunkt erreicht sein",
}
"""Where good values lie."""

EFFECTS = {
    "input": "Input (was eingesetzt wird)",
    "output": "Output (was getan wird)",
    "outcome": "Outcome (was es bewirkt)",
    "kontext": "Kontext (vom Landkreis nicht zu beeinflussen)",
}
"""On which level of effect something is measured."""

COLLECTED = {
    "monatlich": "monatlich",
    "vierteljaehrlich": "vierteljährlich",
    "halbjaehrlich": "halbjährlich",
    "jaehrlich": "jährlich",
    "zweijaehrlich": "alle zwei Jahre",
    "dreijaehrlich": "alle drei Jahre",
    "fuenfjaehrlich": "alle fünf Jahre",
    "zehnjaehrlich": "alle zehn Jahre",
    "unregelmaessig": "unregelmäßig",
}
"""How often values are collected."""
