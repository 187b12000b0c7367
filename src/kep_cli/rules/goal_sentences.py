"""KEP352 to KEP354: sentences of goals that say too much at once, or a change without its beginning."""

import re
from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.konzept import Zielknoten
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.goal_wording import goals_with, parts, shortcoming, whole_wording
from kep_cli.rules.manuscript import Passage
from kep_cli.wording.quantities import has_base, relative_change
from kep_cli.wording.sentences import count_words, sentences

_MOST_WORDS = 35
_SHORTEST = 2 * _MOST_WORDS
"""A text with fewer characters cannot have more words."""

# „… und senkt die Schulden“: a verb right behind the conjunction, and behind that its object.
_ALSO = r"(?:(?:zugleich|gleichzeitig|außerdem)[ \n])?"
_SECOND_VERB = re.compile(
    rf" (?:und|sowie)[ \n]{_ALSO}([a-zäöüß]{{2,}}(?:t|en)|wird|soll)(?=[ \n]{_ALSO}"
    r"(?:die|das|den|dem|der|(?:ihr|sein|unser|ein|kein|dies|jed|all)(?:e[nmrs]?)?)[ \n])"
)
# „… werden saniert und … werden erweitert“.
_SECOND_PASSIVE = tuple(
    re.compile(
        rf"{verb}\b(?<!\w{verb})[^.!?;:,\x00]{{0,300}}[ \n](?:und|sowie)[ \n][^.!?;:,\x00]{{0,300}}?\b(wird|werden)\b"
    )
    for verb in ("wird", "werden")
)
_NO_VERBS = frozenset(
    "direkt echt erst fest gerecht gesamt gut insgesamt jetzt leicht mit nicht oft samt seit selbst sonst statt weit "
    "zuletzt außen denen gegen hinten innen neben oben unten wegen wen zwischen".split()
)


@rule("KEP352", "zwei-ziele-in-einem-satz", Severity.INFO)
def two_goals(context: Context) -> Iterator[Finding]:
    """Ein Satz nennt zwei Ziele.

    Eines davon kann erreicht sein und das andere nicht; über beide lässt sich nur zusammen beschließen und berichten.
    Gemeldet wird, wo hinter „und“ oder „sowie“ eine zweite Aussage mit eigenem Verb beginnt, nicht aber eine bloße
    Aufzählung („plant und baut Radwege“, „Radwege und Busse“).

    In der Phase `zielbildung` ist das ein Hinweis, danach bei den untersten Zielen eine Warnung.

    Schlecht:

        text: Der Landkreis baut bis 2030 zwölf Radwege und senkt die Schulden um 5 Mio. Euro.

    Gut:

        - text: Der Landkreis baut bis 2030 zwölf Radwege.
        - text: Der Landkreis senkt bis 2030 die Schulden um 5 Mio. Euro.
    """
    told: set[Zielknoten] = set()
    for passage in context.manuscript.find(_SECOND_VERB, *_SECOND_PASSIVE):
        ziel = passage.text.entry
        if isinstance(ziel, Zielknoten) and _is_voted_on(passage) and _begins_second(passage) and ziel not in told:
            told.add(ziel)
            yield shortcoming(
                ziel,
                (passage.text, passage.start, passage.end),
                f"Der Satz nennt zwei Ziele; „{passage.found}“ gehört schon zum zweiten",
                "Machen Sie daraus zwei Ziele, damit sich jedes für sich beschließen und messen lässt",
            )


def _is_voted_on(passage: Passage) -> bool:
    return passage.text.route[0] in {"text", "punkte"}


def _begins_second(passage: Passage) -> bool:
    """Whether the word is a verb that has an object of its own: not so in `plant und baut die Radwege`."""
    word = passage.found
    if word in {"wird", "werden"}:
        return True
    *_, before, _ = ["", "", *passage.before.split()]
    return word not in _NO_VERBS and not before.endswith(("t", "en") if word.endswith("en") else "t")


@rule("KEP353", "langer-satz", Severity.INFO)
def long_sentence(context: Context) -> Iterator[Finding]:
    """Ein Satz eines Ziels hat mehr als 35 Wörter.

    Ziele werden vorgelesen, zitiert und abgestimmt. Ein so langer Satz enthält meist mehrere Ziele oder eine
    Begründung, die in die Erläuterung gehört.

    In der Phase `zielbildung` ist das ein Hinweis, danach bei den untersten Zielen eine Warnung.

    Schlecht:

        text: Der Landkreis, der … und …, bietet unter … sowie … und …, damit …, wobei …

    Gut:

        text: Bis 2030 hat jede Gemeinde ein Jugendzentrum.
        erlaeuterung: Der Landkreis trägt …
    """
    for ziel in context.konzept.ziele:
        if ziel.data is None or not any(map(_may_be_long, (ziel.data.text, *ziel.data.punkte))):
            continue
        for part in parts(ziel):
            counted = [(count_words(part.value[start:end]), start, end) for start, end in sentences(part.value)]
            words, start, end = max(counted, default=(0, 0, 0))
            if words > _MOST_WORDS:
                yield shortcoming(
                    ziel,
                    (part, start, start + len(part.value[start:end].split()[0])),
                    f"Der Satz hat {words} Wörter",
                    "Teilen Sie ihn; was nur begründet, gehört in „erlaeuterung“, eine Aufzählung in „punkte“",
                )
                break


def _may_be_long(text: str) -> bool:
    return len(text) > _SHORTEST and text.count(" ") + text.count("\n") >= _MOST_WORDS


@rule("KEP354", "aenderung-ohne-ausgangswert", Severity.INFO)
def change_without_base(context: Context) -> Iterator[Finding]:
    """Ein Ziel nennt eine Änderung um einen Anteil, aber nicht den Ausgangswert.

    „Um 20 % senken“ heißt gegenüber 2019 etwas anderes als gegenüber heute. Ohne Jahr oder Wert, von dem aus man
    rechnet, lässt sich später nicht sagen, ob das Ziel erreicht ist. Es genügt auch der Ausgangswert einer Kennzahl,
    die das Ziel misst.

    In der Phase `zielbildung` ist das ein Hinweis, danach bei den untersten Zielen eine Warnung.

    Schlecht:

        text: Bis 2030 sinkt der Stromverbrauch um 20 %.

    Gut:

        text: Bis 2030 sinkt der Stromverbrauch gegenüber 2020 um 20 %.
    """
    for ziel, texts in goals_with(context, _may_be_share):
        if ziel.id in context.measured_goals.with_base or has_base(whole_wording(ziel)):
            continue
        for part in texts:
            if change := relative_change(part.value):
                yield shortcoming(
                    ziel,
                    (part, *change.span()),
                    f"Zu „{' '.join(change[0].split())}“ fehlt der Ausgangswert",
                    "Nennen Sie Jahr oder Wert, von dem aus gemessen wird, etwa „gegenüber 2020“ oder „von 48 auf 36“",
                )
                break


def _may_be_share(token: str) -> bool:
    return bool(_SHARE.search(token))


_SHARE = re.compile(
    r"[%‰]|Prozent|Promille|Hälfte|Drittel|(?:Vier|Fünf|Sechs|Ach|Zehn)tel|albier|erdopp|(?:rei|ier|ünf|ehn)fach|Doppelte"
)

RULES: tuple[Rule, ...] = (two_goals, long_sentence, change_without_base)
"""The rules of this module, in the order of their codes."""
