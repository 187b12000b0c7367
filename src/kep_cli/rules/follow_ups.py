"""KEP9xx: what else has to be looked at when a goal or a Kennzahl was changed since an older version.

The facts are found out in `rules.left_behind`, which is loaded only where there is such a version.
"""

from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.rules.changes import shortened
from kep_cli.rules.contract import Context, Rule, comparing_rule
from kep_cli.wording.phrases import listed

_FIELDS = {"einheit": "Die Einheit", "definition": "Die Definition", "formel": "Die Formel"}


@comparing_rule("KEP907", "zeitreihenbruch-fehlt", Severity.WARNING)
def series_not_broken(context: Context) -> Iterator[Finding]:
    """Eine Kennzahl wird anders gemessen als früher, und ihre alten Messwerte stehen ohne Bruch neben den neuen.

    Verglichen werden Einheit, Definition und Formel, und nur mit `kep validate --against FASSUNG`. Wer die Reihe liest,
    hält sonst für Erfolg, was nur eine andere Zählung ist. Sind alle Messwerte neu berechnet, wird nichts gemeldet.
    Lassen sich die Werte weiter vergleichen, sagen Sie auch das: `vergleichbar: ja`.

    Schlecht:

        definition: Anteil leerer Häuser im Kreis       # bisher: in den Dorfkernen
        messwerte:
          - {stichtag: 2026, wert: 9.1}

    Gut:

        definition: Anteil leerer Häuser im Kreis
        messwerte:
          - {stichtag: 2026, wert: 9.1}
        zeitreihenbrueche:
          - ab: 2027
            grund: Gezählt wird im ganzen Kreis statt nur in den Dorfkernen.
    """
    for entry, field, old in context.past.redefined if context.past else ():
        yield Finding(
            entry.span(field),
            f"{_FIELDS[field]} ist eine andere als bisher („{shortened(old)}“), doch die Reihe hat keinen Bruch",
            "Ergänzen Sie „zeitreihenbrueche“ mit „ab“ und „grund“; "
            "lassen sich die Werte weiter vergleichen, mit „vergleichbar: ja“",
            entry.name,
        )


@comparing_rule("KEP908", "ziel-neu-massnahmen-alt", Severity.INFO)
def hanging_things_untouched(context: Context) -> Iterator[Finding]:
    """Ein Ziel lautet anders als früher; Maßnahmen und Kennzahlen, die daran hängen, sind unverändert.

    Verglichen wird nur mit `kep validate --against FASSUNG`. Oft passt alles weiter; doch wer aus 300 Wohnungen 400
    macht, sollte auch den Zielwert und die Maßnahmen noch einmal lesen. Abgeschlossenes und Verworfenes wird nicht
    genannt.

    Schlecht:

        text: Bis 2032 entstehen 400 neue Mietwohnungen.   # bisher: 300
        # goals/kennzahlen/wohnen.yaml
        zielwerte: [{wert: 300, zum: 2032}]

    Gut:

        text: Bis 2032 entstehen 400 neue Mietwohnungen.
        # goals/kennzahlen/wohnen.yaml
        zielwerte: [{wert: 400, zum: 2032}]
    """
    for ziel, massnahmen, kennzahlen in context.past.left_behind if context.past else ():
        hanging = [
            f"{name} {listed(ids)}"
            for name, ids in (
                ("die Maßnahme" if len(massnahmen) == 1 else "die Maßnahmen", massnahmen),
                ("die Kennzahl" if len(kennzahlen) == 1 else "die Kennzahlen", kennzahlen),
            )
            if ids
        ]
        is_one = len(massnahmen) + len(kennzahlen) == 1
        yield Finding(
            ziel.span("text"),
            f"Der Wortlaut ist neu; unverändert {'ist' if is_one else 'sind'} {' und '.join(hanging)}",
            f"Sehen Sie nach, ob {'sie' if is_one else 'sie alle'} noch dazu {'passt' if is_one else 'passen'}",
            ziel.name,
        )


RULES: tuple[Rule, ...] = (series_not_broken, hanging_things_untouched)
"""The rules of this module, in the order of their codes."""
