"""KEP7xx, pictures in papers."""

import re
from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.plain_words import FILLER, prose_words

_UNDESCRIBED = re.compile(rf"!\[\s*\](?=[{FILLER}\[])")


@rule("KEP728", "bild-ohne-beschreibung", Severity.ERROR)
def undescribed_picture(context: Context) -> Iterator[Finding]:
    """Ein Bild hat keine Beschreibung.

    Wer das Bild nicht sieht, erfährt sonst nicht, was es zeigt, und eine barrierefreie PDF-Datei lässt sich
    daraus nicht machen.

    Schlecht:

        sachdarstellung: |
          ![](bilder/lage.png)

    Gut:

        sachdarstellung: |
          ![Karte des Landkreises mit den drei neuen Gewerbegebieten](bilder/lage.png)
    """
    for text in context.texts.prose():
        if "![" not in text.value:
            continue
        for match in _UNDESCRIBED.finditer(prose_words(text.value)):
            yield Finding(
                text.part(match.start(), len(match[0])),
                "Das Bild hat keine Beschreibung",
                "Sagen Sie zwischen den eckigen Klammern in einem Satz, was darauf zu sehen ist",
                text.entry.name,
            )


RULES: tuple[Rule, ...] = (undescribed_picture,)
"""The rules of this module, in the order of their codes."""
