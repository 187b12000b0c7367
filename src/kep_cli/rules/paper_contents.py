"""KEP7xx, what papers name: goals, placeholders, annexes."""

import re
from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.vorlage import Vorlage, Zustand
from kep_cli.rules import known_ids
from kep_cli.rules.as_written import read_in_full
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.manuscript import Passage
from kep_cli.rules.plain_words import prose_words
from kep_cli.source.nodes import Key
from kep_cli.wording.counts import counted
from kep_cli.wording.nearest import did_you_mean, nearest
from kep_cli.wording.phrases import listed
from kep_cli.wording.placeholders import PLACEHOLDERS, placeholders
from kep_cli.wording.places import other_place

_ALL = "alle"
_BROKEN_PLACEHOLDER = re.compile(rf"(?<!\{{)\{{++[ \t]*+(?P<name>{'|'.join(PLACEHOLDERS)})[ \t]*+\}}+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w-]*")
_ANNEXES = re.compile(r"Anlage(?<!\wAnlage)(?:n (\d{1,2}) ?(?:und|bis|–|-))? ?(\d{1,2})\b(?![/.:]?\d)")
# An annex of something else: of another paper, a law, the minutes.
_OF_ANOTHER = re.compile(
    r"\d/\d|§|\bDrs\b|\b(?:Drucksache|Vorlage \d|Art\.|Protokoll|Niederschrift|Bericht|Antrag|Schreiben|Bescheid)"
    r"|(?i:gesetz|verordnung|ordnung|satzung|richtlinie|vertrag|erlass|haushaltsplan|bauleitplan)|\b[A-Z]\w*(?:VO|G)\b"
)
_SENTENCE_END = re.compile(r"(?<=[a-zäöüß)“]{2})[.!?][ \n]+(?=[A-ZÄÖÜ„])|\n[ \t]*\n")


@rule("KEP703", "unbekannter-platzhalter", Severity.ERROR)
def unknown_placeholder(context: Context) -> Iterator[Finding]:
    """Ein Platzhalter ist unbekannt, oder er steht nicht allein in seiner Zeile.

    Dann stünde er wörtlich in der Vorlage. Es gibt `leitbild`, `oberziele`, `unterziele`, `ziele`, `chronologie`,
    `kennzahlen`, `sachstand` und `massnahmen`, jeden in doppelten geschweiften Klammern und in einer eigenen Zeile. Was
    in Code steht, ist Text.

    Schlecht:

        beschlussvorschlag: |
          Das Leitbild lautet {{ leitbild }} und gilt.

          {{ oberzeile }}

    Gut:

        beschlussvorschlag: |
          Das Leitbild lautet

          {{ leitbild }}

          {{ oberziele }}
    """
    for text in context.texts.prose():
        if "{" not in text.value:
            continue
        for found in placeholders(text.value):
            if found.name in PLACEHOLDERS and found.alone:
                continue
            span = text.part(found.offset, found.length)
            if found.name in PLACEHOLDERS:
                message = f"„{{{{ {found.name} }}}}“ steht nicht allein in seiner Zeile und würde wörtlich gedruckt"
                yield Finding(span, message, "Setzen Sie ihn in eine eigene Zeile, ohne weiteren Text", text.entry.name)
            elif said := _meant_as_placeholder(found.name):
                message = f"Den Platzhalter „{found.name}“ gibt es nicht"
                remedy = did_you_mean(said, PLACEHOLDERS) or f"Möglich sind {listed(PLACEHOLDERS)}"
                yield Finding(span, message, remedy, text.entry.name)
        for match in _BROKEN_PLACEHOLDER.finditer(prose_words(text.value)):
            right = f"{{{{ {match['name'].lower()} }}}}"
            yield Finding(
                text.part(match.start(), len(match[0])),
                f"„{match[0]}“ ist kein Platzhalter und würde wörtlich gedruckt",
                f"Schreiben Sie „{right}“ in eine eigene Zeile",
                text.entry.name,
            )


@rule("KEP710", "unbekanntes-ziel-in-vorlage", Severity.ERROR)
def unknown_goal(context: Context) -> Iterator[Finding]:
    """Eine Vorlage beschließt oder ändert ein Ziel, das es nicht gibt, oder ein Entwurf eines, das entfallen ist.

    Vorlagen, die eingebracht sind, dürfen nennen, was später entfallen ist.

    Schlecht:

        beschliesst: [wonraum]

    Gut:

        beschliesst: [wohnraum]
    """
    konzept = context.konzept
    papers = [(entry, entry.data) for entry in konzept.vorlagen if entry.data is not None]
    named = [(entry, data, route, said) for entry, data in papers for route, said in _named_goals(data)]
    if not named:
        return
    living, ever, dropped = known_ids.ziele(konzept), known_ids.ziele_ever(konzept), known_ids.dropped(konzept)
    for entry, data, route, said in named:
        span, is_draft = entry.span(*route), data.zustand is Zustand.ENTWURF
        if is_draft and said in dropped and said not in konzept.by_id:
            yield Finding(
                span,
                f"Das Ziel „{said}“ ist entfallen ({other_place(dropped[said], span)})",
                "Streichen Sie es aus der Vorlage",
                entry.name,
            )
        elif said == _ALL and route[0] == "beschliesst":
            remedy = "Schreiben Sie nur „beschliesst: alle“, oder nur Kennungen"
            yield Finding(span, "„alle“ steht neben einzelnen Zielen", remedy, entry.name)
        elif ever.lack(said):
            yield Finding(span, *(living if is_draft else ever).missing(said), entry.name)


@rule("KEP715", "anlage-fehlt", Severity.INFO)
def missing_annex(context: Context) -> Iterator[Finding]:
    """Der Text nennt eine Anlage, die die Vorlage nicht hat.

    Wird sie außerhalb von kep beigefügt, etwa als Karte, ist nichts zu tun. Anlagen anderer Drucksachen, Gesetze und
    Niederschriften sind nicht gemeint, erledigte Vorlagen auch nicht.

    Schlecht:

        sachdarstellung: Die Kosten stehen in Anlage 2.
        anlagen:
          - titel: Ziele
            inhalt: …

    Gut:

        sachdarstellung: Die Ziele stehen in Anlage 1.
        anlagen:
          - titel: Ziele
            inhalt: …
    """
    for passage in context.manuscript.find(_ANNEXES):
        entry = passage.text.entry
        if not passage.text.is_prose or not isinstance(entry.data, Vorlage) or not read_in_full(entry, "anlagen"):
            continue
        count = len(entry.data.anlagen)
        if int(passage.found) > count and not _OF_ANOTHER.search(_sentence(passage)):
            has = f"nur {counted(count, 'Anlage', 'Anlagen')}" if count else "keine Anlage"
            yield passage.finding(
                f"Der Text nennt Anlage {passage.found}, die Vorlage hat {has}",
                "Ergänzen Sie sie unter „anlagen“, oder berichtigen Sie die Zahl",
            )


@rule("KEP722", "platzhalter-ohne-inhalt", Severity.WARNING)
def idle_placeholder(context: Context) -> Iterator[Finding]:
    """Eine Vorlage druckt Unterziele oder die Chronologie, aber es gibt keine.

    An der Stelle stünde nichts, und der Satz davor liefe ins Leere.

    Schlecht:

        sachdarstellung: |
          So kam es zu den Zielen:

          {{ chronologie }}      # goals/runden.yaml fehlt

    Gut:

        sachdarstellung: |
          Die Ziele sind neu.
    """
    konzept = context.konzept
    idle: dict[str, str] = {}
    if not konzept.runden and not konzept.broken("goals/runden.yaml"):
        idle["chronologie"] = "es gibt keine Runden"
    has_no_children = konzept.oberziele and not any(ziel.says("unterziele") for ziel in konzept.oberziele)
    if has_no_children and not konzept.broken("goals/oberziele"):
        idle["unterziele"] = "kein Ziel hat Unterziele"
    for text in context.texts.prose() if idle else ():
        data = text.entry.data
        # From its Einbringung on, a paper shows the goals of its Fassung.
        if not isinstance(data, Vorlage) or data.zustand is not Zustand.ENTWURF:
            continue
        for found in placeholders(text.value):
            if found.alone and found.name in idle:
                yield Finding(
                    text.part(found.offset, found.length),
                    f"„{{{{ {found.name} }}}}“ druckt nichts: {idle[found.name]}",
                    "Löschen Sie den Platzhalter und den Satz, der ihn ankündigt",
                    text.entry.name,
                )


def _named_goals(data: Vorlage) -> Iterator[tuple[tuple[Key, ...], str]]:
    """Every goal that a paper resolves, unless it is simply all of them, or that a body changed, with its route."""
    if data.beschliesst != (_ALL,):
        for place, said in enumerate(data.beschliesst):
            yield ("beschliesst", place), said
    for station, beratung in enumerate(data.beratungsfolge):
        for place, change in enumerate(beratung.aenderungen):
            yield ("beratungsfolge", station, "aenderungen", place, "ziel"), change.ziel


def _meant_as_placeholder(name: str) -> str:
    """The word that somebody took for a placeholder's name; nothing where braces stand around something else."""
    if _WORD.fullmatch(name):
        return name
    words = _WORD.findall(name)
    return words[0] if words and nearest(words[0], PLACEHOLDERS) else ""


def _sentence(passage: Passage) -> str:
    """The sentence around a passage, as far as it is near."""
    before, after = _SENTENCE_END.split(passage.before)[-1], _SENTENCE_END.split(passage.after)[0]
    return f"{before}{passage.found}{after}"


RULES: tuple[Rule, ...] = (unknown_placeholder, unknown_goal, missing_annex, idle_placeholder)
"""The rules of this module, in the order of their codes."""
