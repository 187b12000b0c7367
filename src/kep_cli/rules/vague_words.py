"""KEP351: words in goals that leave open what would be reached."""

from collections.abc import Iterator, Sequence

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.konzept import Zielknoten
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.goal_wording import goals_with, is_checkable, shortcoming
from kep_cli.rules.texts import WrittenText
from kep_cli.rules.vague_places import VagueWord, may_be_vague, vague_words_of
from kep_cli.wording.phrases import listed
from kep_cli.wording.weak_words import Weakness

_QUESTIONS = {
    Weakness.VALUE: "Sagen Sie, woran man es erkennt",
    Weakness.AMOUNT: "Sagen Sie, wie viel oder bis wann",
    Weakness.DIRECTION: "Sagen Sie, wie weit und bis wann",
    Weakness.INTENTION: "Sagen Sie, was danach anders ist",
    Weakness.HEDGE: "Sagen Sie, was genau gilt",
}


@rule("KEP351", "unscharfes-wort", Severity.INFO)
def vague_words(context: Context) -> Iterator[Finding]:
    """Ein Ziel enthält Wörter, die offen lassen, wann es erreicht ist.

    „Attraktiv“, „bedarfsgerecht“, „stärken“: Dem stimmt jeder zu, und jeder versteht etwas anderes darunter. Gemeint
    sind nur Wörter im Wortlaut und in den Punkten eines Ziels, nie im Leitbild. Sie zählen nicht, wo Zahl, Einheit und
    Zeit dabeistehen, wo eine Kennzahl mit Zielwert das Ziel misst oder wo beides für jedes Ziel darunter gilt; und auch
    nicht, wo das Ziel ein Ergebnis nennt („hat den Zuschuss gesenkt“). Je Ziel gibt es eine Meldung mit allen Wörtern.

    In der Phase `zielbildung` ist das ein Hinweis. Danach ist es bei den untersten Zielen eine Warnung, wenn ein Wort
    wertet oder ein Maß ohne Wert nennt, sonst ein Hinweis.

    Schlecht:

        text: Der Landkreis bietet attraktiven Wohnraum.

    Gut:

        text: Bis 2032 entstehen 400 Mietwohnungen für höchstens 8 € je Quadratmeter.
    """
    for ziel, texts in goals_with(context, may_be_vague):
        if (found := _vague_words_in(texts)) and not is_checkable(context, ziel):
            yield _finding(ziel, found)


def _vague_words_in(texts: Sequence[WrittenText]) -> list[tuple[WrittenText, VagueWord]]:
    """The vague words of the texts of a goal, each lemma once."""
    found: dict[str, tuple[WrittenText, VagueWord]] = {}
    for part in texts:
        for word in vague_words_of(part.value):
            found.setdefault(word.lemma, (part, word))
    return list(found.values())


def _finding(ziel: Zielknoten, found: list[tuple[WrittenText, VagueWord]]) -> Finding:
    text, first = found[0]
    gravest = min((word for _, word in found), key=lambda word: word.severity is Severity.INFO)
    where = ", hier oder bei jedem Ziel darunter" if ziel.children else ""
    return shortcoming(
        ziel,
        (text, first.start, first.end),
        f"Unscharf: {listed([word.said for _, word in found])}",
        f"{_QUESTIONS[gravest.weakness]}: mit Zahl, Einheit und Jahr oder mit einer Kennzahl{where}",
        gravest.severity,
    )


RULES: tuple[Rule, ...] = (vague_words,)
"""The rules of this module."""
