"""KEP3xx: words that stand twice in a row."""

import re
from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.rules.contract import Context, Rule, rule

# German puts many small words side by side for good reasons: „Ziele, die die Gemeinden tragen“, „die der der
# Verwaltung vorliegenden Anträge“, „von von der Verwaltung benannten Stellen“, „dass sie sie kennen“, „verwirklicht
# werden werden“.
_RIGHTLY_TWICE = frozenset(
    "der die das den dem des deren dessen denen ein eine einen einem einer eines kein keine keinen keinem keiner "
    "dies diese diesen diesem dieser dieses jene jenen jenem jener jenes alle allen aller alles andere anderen anderer "
    "beide beiden solche solchen mein meine sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere "
    "unseren unserem unserer er sie es wir man uns euch ihnen ihm ihn mich mir dir was wer wen wem wo "
    "an am auf aus bei beim bis durch für gegen hinter im in mit nach neben ohne seit über um unter vom von vor "
    "während wegen zu zum zur zwischen als so sehr werden wurden nicht ja nein "
    # Names.
    "baden bora duisburg hagen pago walla".split()
)

# One pattern a sign that may stand before the first word, see `Manuscript.find`. The commonest articles are left out at
# once: thousands of goals may have them.
_TWICE = tuple(
    re.compile(rf"{sign}(\w{{2,}}+)[ \n](\1)\b(?<!\Wdie|\Wder|\Wdas|\Wden|\Wdem)") for sign in (" ", "\n", r"\(", "„")
)


@rule("KEP305", "wiederholtes-wort", Severity.WARNING)
def repeated_word(context: Context) -> Iterator[Finding]:
    """Ein Wort steht zweimal hintereinander.

    Das passiert beim Umstellen von Sätzen, und beim Lesen sieht man darüber hinweg. Wörter, die im Deutschen zu Recht
    nebeneinander stehen können, sind nicht gemeint: „Ziele, die die Gemeinden tragen“, „die der der Verwaltung
    vorliegenden Anträge“, „verwirklicht werden werden“.

    Schlecht:

        text: Der Landkreis bietet bietet attraktiven Wohnraum.

    Gut:

        text: Der Landkreis bietet attraktiven Wohnraum.
    """
    for passage in context.manuscript.find(*_TWICE):
        word = passage.found
        if not word.isalpha() or word.lower() in _RIGHTLY_TWICE:
            continue
        earlier, later = passage.before.lower().split()[:-1][-1:], passage.after.lower().split()[:1]
        is_thrice = word.lower() in {*earlier, *later}  # und und und
        is_compound = re.match(r"[-‐‑/:*_’']\w", passage.after)  # Bürger Bürger:innen
        if not is_thrice and not is_compound:
            yield passage.finding(
                f"„{word}“ steht zweimal hintereinander",
                "Streichen Sie eines davon; fehlt dazwischen ein Komma, ergänzen Sie es",
            )


RULES: tuple[Rule, ...] = (repeated_word,)
"""The rules of this module."""
