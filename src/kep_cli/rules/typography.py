"""KEP3xx, typography: blanks and punctuation marks that are surely wrong.

Only what is certain is found, for a paper has many readers and each false alarm costs trust. Finished
papers, dropped goals and the old wording of a Berichtigung record what was said; they stay as they were.
"""

import re
from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.ziel import Ziel
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.manuscript import Passage
from kep_cli.rules.plain_words import FILLER

# Patterns begin with a plain character: such a search is ten times as fast.
_BLANKS = (
    re.compile("  [ \\t\u00a0]*+"),
    re.compile("\\t[ \\t\u00a0]*+"),
    re.compile("\u00a0(?:(?=[ \u00a0])|(?<= \u00a0))[ \\t\u00a0]*+"),
)
_BLANK_BEFORE_MARK = re.compile(r" [,;.:!?](?=[\s\x00“\"‘’)\]\ufffc]|\Z)")
_MARK_BEFORE_LETTER = (
    re.compile(r",(?=[^\W\d_]{2})"),
    re.compile(r";(?=[^\W\d_]{2})"),
    re.compile(r":(?=[A-ZÄÖÜ][a-zäöüß])"),
    re.compile(r"\.(?=[A-ZÄÖÜ][a-zäöüß])"),
    re.compile(r"\((?<=[a-zäöüß]{3}\()(?=[A-ZÄÖÜ][a-zäöüß]{2})"),
)
_MARKS = (
    re.compile(r",(?!\.\.)[,;.:!?]+"),
    re.compile(r";(?!\.\.)[,;.:!?]+"),
    re.compile(r":(?!\.\.)[,;.][,;.:!?]*"),
    re.compile(r"\.(?<=[^\W\d_)“]\.)\.(?=[\s\x00)“]|\Z)"),
)
_BLANK_BEHIND_OPENING = tuple(re.compile(rf"{sign} (?=[^\s\x00)])") for sign in (r"\(", r"„(?<!\w„)", r"‚(?<!\w‚)"))
_BLANK_BEFORE_CLOSING = re.compile(r" [)“](?<=[^\s\x00(][ ].)(?=[\s\x00,;.:!?)“\ufffc]|\Z)")
_NAMES = {"(": "„(“", ")": "„)“", "„": "Anführungszeichen „", "‚": "Anführungszeichen ‚", "“": "Anführungszeichen “"}
_COLON_AT_END = re.compile(r":(?=\n*(?:\x00|\Z))")

# Behind a full stop or colon only what surely begins a sentence: names like „Zukunft.Land“ are meant as they are.
_BEGINS_A_SENTENCE = re.compile(
    r"(?:Ab|Alle|Am|An|Auch|Auf|Aus|Außerdem|Bei|Bis|Da|Dabei|Daher|Damit|Das|Dazu|Dem|Den|Der|Des|Die|Dies|Diese|Dieser"
    r"|Dieses|Durch|Ein|Eine|Einen|Er|Es|Für|Hier|Hierzu|Ihr|Ihre|Im|In|Jede|Jeder|Jedes|Kein|Keine|Mit|Nach|Neben|Ob"
    r"|Seit|Sie|So|Sofern|Soll|Sollte|Um|Und|Unter|Über|Von|Vor|Weil|Wenn|Wer|Wie|Wir|Wo|Zu|Zum|Zur|Zwischen)\b"
)


@rule("KEP301", "doppeltes-leerzeichen", Severity.INFO)
def double_blank(context: Context) -> Iterator[Finding]:
    """Zwischen zwei Wörtern stehen mehrere Leerzeichen oder ein Tabulator.

    Das entsteht beim Umstellen von Sätzen. In einem gefalteten Text (`>-`) genügt ein Leerzeichen am Ende einer Zeile:
    Der Zeilenwechsel wird zum zweiten.

    Schlecht:

        text: Der Landkreis  bietet Wohnraum.

    Gut:

        text: Der Landkreis bietet Wohnraum.
    """
    for passage in map(_whole_gap, context.manuscript.find(*_BLANKS)):
        if not passage.before[-1:].strip() or not passage.after[:1].strip():  # the beginning or end of a line
            continue
        span = passage.span()
        message, remedy = "Mehrere Leerzeichen hintereinander", "Lassen Sie nur eines stehen"
        if span.line != span.end_line:
            message, remedy = "Leerzeichen am Ende der Zeile, im Text werden es zwei", "Löschen Sie es"
        elif "\t" in passage.found:
            message, remedy = "Tabulator im Text", "Ersetzen Sie ihn durch ein Leerzeichen"
        yield Finding(span, message, remedy, passage.text.entry.name)


@rule("KEP304", "leerzeichen-vor-satzzeichen", Severity.WARNING)
def blank_before_mark(context: Context) -> Iterator[Finding]:
    """Vor einem Satzzeichen steht ein Leerzeichen.

    Am Zeilenende rutscht das Satzzeichen dann allein in die nächste Zeile. Auslassungspunkte („und so weiter …“) und
    Verhältnisse („1 : 25 000“) dürfen ein Leerzeichen vor sich haben.

    Schlecht:

        text: Der Landkreis bietet Wohnraum , Arbeit und Kultur .

    Gut:

        text: Der Landkreis bietet Wohnraum, Arbeit und Kultur.
    """
    for passage in context.manuscript.find(_BLANK_BEFORE_MARK):
        before, mark, after = passage.before[-1:], passage.found[1], passage.after
        is_ratio = mark == ":" and before.isdigit() and after.lstrip()[:1].isdigit()
        is_spaced_ellipsis = mark == "." and after[:2] == " ."
        if (before.isalnum() or before in tuple(f')]“"’%€{FILLER}')) and not is_ratio and not is_spaced_ellipsis:
            yield passage.finding(f"Leerzeichen vor „{mark}“", "Löschen Sie es")


@rule("KEP306", "fehlendes-leerzeichen", Severity.WARNING)
def missing_blank(context: Context) -> Iterator[Finding]:
    """Hinter einem Satzzeichen oder vor einer Klammer fehlt das Leerzeichen.

    Zwei Wörter kleben aneinander und werden nicht getrennt. Zahlen, Adressen, Abkürzungen wie „z.B.“, „o.a.“ und
    „s.m.a.r.t.“ und Formen wie „Bürger:innen“ oder „Mitarbeiter(innen)“ sind nicht gemeint.

    Schlecht:

        text: Der Landkreis bietet Wohnraum,Arbeit und Kultur.Er wächst.

    Gut:

        text: Der Landkreis bietet Wohnraum, Arbeit und Kultur. Er wächst.
    """
    for passage in context.manuscript.find(*_MARK_BEFORE_LETTER):
        if _lacks_a_blank(passage.found, passage.before, passage.after):
            where = "vor" if passage.found == "(" else "hinter"
            yield passage.finding(f"Leerzeichen {where} „{passage.found}“ fehlt", "Ergänzen Sie es")


@rule("KEP307", "doppeltes-satzzeichen", Severity.WARNING)
def double_mark(context: Context) -> Iterator[Finding]:
    """Zwei Satzzeichen stehen hintereinander, die nicht zusammengehören.

    Meist ist beim Ändern eines Satzes eines davon übrig geblieben. Auslassungspunkte und ein Komma hinter einer
    Abkürzung („usw.,“) sind richtig.

    Schlecht:

        text: Der Landkreis bietet Wohnraum,, Arbeit und Kultur..

    Gut:

        text: Der Landkreis bietet Wohnraum, Arbeit und Kultur.
    """
    for passage in context.manuscript.find(*_MARKS):
        opens_a_quotation = passage.found == ",," and passage.after[:1].isalpha()
        if not opens_a_quotation:
            yield passage.finding(f"Doppeltes Satzzeichen „{passage.found}“", "Lassen Sie nur eines stehen")


@rule("KEP310", "leerzeichen-in-klammer", Severity.WARNING)
def blank_in_bracket(context: Context) -> Iterator[Finding]:
    """Innen an einer Klammer oder an einem Anführungszeichen steht ein Leerzeichen.

    Am Zeilenende bleibt das Zeichen dann allein zurück.

    Schlecht:

        text: lukrativer Wohnraum ( Miete / Eigentum )

    Gut:

        text: lukrativer Wohnraum (Miete / Eigentum)
    """
    # „( )“ is a box to tick: no pattern means it.
    for passage in context.manuscript.find(*_BLANK_BEHIND_OPENING):
        yield passage.finding(f"Leerzeichen hinter {_NAMES[passage.found[0]]}", "Löschen Sie es")
    for passage in context.manuscript.find(_BLANK_BEFORE_CLOSING):
        yield passage.finding(f"Leerzeichen vor {_NAMES[passage.found[1]]}", "Löschen Sie es")


@rule("KEP313", "doppelpunkt-ohne-aufzaehlung", Severity.WARNING)
def colon_without_list(context: Context) -> Iterator[Finding]:
    """Ein Ziel endet mit einem Doppelpunkt, aber es folgt nichts.

    Vermutlich fehlen die Punkte, die es ankündigt.

    Schlecht:

        text: "Der Landkreis hat Stärken auf den Gebieten:"

    Gut:

        text: "Der Landkreis hat Stärken auf den Gebieten:"
        punkte:
          - Wohnen
          - Arbeit
    """
    for passage in context.manuscript.find(_COLON_AT_END):
        entry = passage.text.entry
        follows = entry.has("punkte") or entry.has("unterziele")
        if isinstance(entry.data, Ziel) and passage.text.route == ("text",) and not follows:
            yield passage.finding(
                "Der Text endet mit einem Doppelpunkt, aber es folgen keine Punkte",
                "Ergänzen Sie „punkte: …“, oder schließen Sie den Satz mit einem Punkt",
            )


def _whole_gap(passage: Passage) -> Passage:
    """All blanks around a hit; however many of them were hit, they are one gap."""
    wider = passage
    while wider.before.endswith((" ", "\t", "\u00a0")):
        wider = wider._replace(start=wider.start - len(wider.before) + len(wider.before.rstrip(" \t\u00a0")))
    while wider.after.startswith((" ", "\t", "\u00a0")):
        wider = wider._replace(end=wider.end + len(wider.after) - len(wider.after.lstrip(" \t\u00a0")))
    return wider


def _lacks_a_blank(mark: str, before: str, after: str) -> bool:
    """Whether a mark before a letter should have a blank behind it, or before it if it is a bracket."""
    if mark in ",;":
        is_entity = mark == ";" and re.search(r"&\w+$", before)
        return bool(re.search(r"[a-zäöüß]{2}$|[^\W\d_]{2}[)“]$", before)) and not is_entity
    if mark in ".:":
        return bool(re.search(r"[^\W\d_][a-zäöüß]{2}$", before) and _BEGINS_A_SENTENCE.match(after))
    return not re.match(r"[^()]*\)\w|Innen", after)


RULES: tuple[Rule, ...] = (
    double_blank,
    blank_before_mark,
    missing_blank,
    double_mark,
    blank_in_bracket,
    colon_without_list,
)
"""The rules of this module, in the order of their codes."""
