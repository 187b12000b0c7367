"""KEP3xx, typography: quotation marks, apostrophes, and what must come in pairs."""

import re
from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.rules.contract import Context, Rule, rule

_STRAIGHT_SINGLE = re.compile(
    r"'(?<![\w’']')(?=\w)(?!(?:n|ne|nen|ner|s|t) )(?:[^'\n\x00]|(?<=\w)'(?=\w))*'(?<=[^\s(]')(?!\w)"
)
_COMMAS_AS_QUOTE = re.compile(r",,(?<![\w,],,)(?=[^\W\d_])")
_ENGLISH_DOUBLE = re.compile(r"“(?<![\w.,;:!?…)”]“)(?=\w)[^“”„\n\x00]*[”“]")
_ENGLISH_SINGLE = re.compile(r"‘(?<![\w.,;:!?…)]‘)(?=[^\W\d_])[^‘’‚\n\x00]*’(?!\w)")
_ENGLISH_CLOSING = re.compile(r"”")
_ACCENTS = tuple(re.compile(rf"{accent}(?<=[^\W\d_]{accent})(?=[^\W\d_])") for accent in "´`")
_OPENING = {"(": ")", "[": "]", "„": "“", "‚": "‘"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_ALSO_CLOSES = {'"': "“", "”": "“", "’": "‘"}
_IN_PAIRS = re.compile(r"[()\[\]„“‚‘”\"’]")
_PAIR = re.compile(r"\(\)|\[\]|„“|‚‘")
# „a)“, „1)“, „aa)“, „iv)“ at the beginning of an item.
_ITEM_NUMBER = re.compile(r"(?:^|[\s/,.–(\ufffc-])(?:[A-Za-z]{1,2}|\d{1,3}[a-z]?|[ivxIVX]{1,5})\)$")
_SHORT = 60


@rule("KEP302", "gerade-anfuehrungszeichen", Severity.INFO)
def straight_quotes(context: Context) -> Iterator[Finding]:
    """Um ein Wort stehen gerade Anführungszeichen, wie die Tastatur sie liefert.

    In der Vorlage stehen sie neben den deutschen „…“, die Word beim Tippen setzt. Zollangaben (19") und Apostrophe
    sind nicht gemeint.

    Schlecht:

        text: Die Ziele sind nicht "s.m.a.r.t." formuliert.

    Gut:

        text: Die Ziele sind nicht „s.m.a.r.t.“ formuliert.
    """
    for passage in context.manuscript.texts_with('"'):
        for start, end in _straight_doubles(passage.words):
            quoted = passage._replace(start=start, end=end)
            if end - start > 1:
                yield quoted.finding("Gerade Anführungszeichen", _as_german(quoted.found, "„", "“"))
            else:
                yield quoted.finding("Gerades Anführungszeichen", "Schreiben Sie „ am Anfang und “ am Ende")
    for passage in context.manuscript.find(_STRAIGHT_SINGLE):
        yield passage.finding("Gerade Anführungszeichen", _as_german(passage.found, "‚", "‘"))
    for passage in context.manuscript.find(_COMMAS_AS_QUOTE):
        yield passage.finding("Zwei Kommas als Anführungszeichen", "Schreiben Sie „ am Anfang und “ am Ende")


@rule("KEP308", "klammer-ohne-gegenstueck", Severity.WARNING)
def unpaired(context: Context) -> Iterator[Finding]:
    """Eine Klammer oder ein Anführungszeichen wird nicht geschlossen, oder geschlossen, ohne geöffnet zu sein.

    Oft fehlt nicht nur das Zeichen, sondern auch ein Stück des Textes. Aufzählungen mit „a)“ und „1)“ sind nicht
    gemeint.

    Schlecht:

        text: lukrativer Wohnraum (Miete / Eigentum

    Gut:

        text: lukrativer Wohnraum (Miete / Eigentum)
    """
    for passage in context.manuscript.texts_with("()[]„“‚‘", unless=_all_paired):
        for place in _unpaired(passage.words):
            sign = passage._replace(start=place, end=place + 1)
            name = f"Die Klammer „{sign.found}“" if sign.found in "()[]" else f"Das Anführungszeichen {sign.found}"
            what = "wird nicht geschlossen" if sign.found in _OPENING else "schließt, was nicht geöffnet ist"
            missing = _OPENING.get(sign.found) or _CLOSING[sign.found]
            yield sign.finding(f"{name} {what}", f"Ergänzen Sie {missing} oder löschen Sie {sign.found}")


@rule("KEP309", "fremde-anfuehrungszeichen", Severity.INFO)
def foreign_quotes(context: Context) -> Iterator[Finding]:
    """Ein Text verwendet englische Anführungszeichen.

    Deutsche öffnen unten und schließen oben: „…“, innen ‚…‘. Englische geraten durch Kopieren oder durch eine
    englisch eingestellte Textverarbeitung in den Text.

    Schlecht:

        text: Die Ziele sind nicht “s.m.a.r.t.” formuliert.

    Gut:

        text: Die Ziele sind nicht „s.m.a.r.t.“ formuliert.
    """
    for passage in context.manuscript.find(_ENGLISH_DOUBLE):
        yield passage.finding("Englische Anführungszeichen", _as_german(passage.found, "„", "“"))
    for passage in context.manuscript.find(_ENGLISH_SINGLE):
        yield passage.finding("Englische Anführungszeichen", _as_german(passage.found, "‚", "‘"))
    for passage in context.manuscript.find(_ENGLISH_CLOSING):
        if passage.start not in _foreign_pairs(passage.words):
            yield passage.finding("Englisches Anführungszeichen ”", "Schreiben Sie am Ende “")


@rule("KEP311", "akzent-statt-apostroph", Severity.INFO)
def accent_for_apostrophe(context: Context) -> Iterator[Finding]:
    """Statt eines Apostrophs steht ein Akzent.

    Die Taste neben dem Fragezeichen-ß ist für „é“ und „à“ gedacht; der Apostroph liegt neben dem Ä. Oft gehört gar
    keiner hin: „Infos“, nicht „Info’s“.

    Schlecht:

        text: So geht´s im Landkreis.

    Gut:

        text: So geht’s im Landkreis.
    """
    for passage in context.manuscript.find(*_ACCENTS):
        yield passage.finding(f"Akzent „{passage.found}“ statt Apostroph", "Schreiben Sie „’“, oder löschen Sie es")


def _as_german(quoted: str, opening: str, closing: str) -> str:
    words = quoted.strip("\"'“”‘’„ ")
    return f"Schreiben Sie {opening}{words if len(words) <= _SHORT else '…'}{closing}"


def _straight_doubles(words: str) -> list[tuple[int, int]]:
    """Each pair of `"` from the first to behind the second, and each single one that should be another sign."""
    found: list[tuple[int, int]] = []
    pending = -1
    for match in re.finditer('"', words):
        place = match.start()
        before, after = words[place - 1 : place] if place else "", words[place + 1 : place + 2]
        opens = bool(after.strip()) and not (before.isalnum() or before in tuple(".,;:!?)…"))
        if not before:
            opens = True
        if pending >= 0 and not opens:
            found.append((pending, place + 1))
            pending = -1
        elif opens:
            if pending >= 0:
                found.append((pending, pending + 1))
            pending = place
        elif not before.isdigit() and (before.strip() or after.strip()):
            found.append((place, place + 1))
    if pending >= 0:
        found.append((pending, pending + 1))
    return found


def _all_paired(signs: str) -> bool:
    """Whether brackets and quotation marks in a row form nothing but pairs, one within the other."""
    count = 1
    while count:
        signs, count = _PAIR.subn("", signs)
    return not signs


def _unpaired(words: str) -> list[int]:
    """The places of brackets and quotation marks without a counterpart; of quotation marks only the first."""
    waiting: dict[str, list[int]] = {closing: [] for closing in _CLOSING}
    lonely: list[int] = []
    own_pairs = _foreign_pairs(words)
    for match in _IN_PAIRS.finditer(words):
        sign, place = match[0], match.start()
        # A straight or an English mark that closes „ or ‚ is a fault of its own.
        closing = _ALSO_CLOSES.get(sign, sign)
        if place in own_pairs:
            continue
        if sign in _OPENING:
            waiting[_OPENING[sign]].append(place)
        elif waiting[closing]:
            waiting[closing].pop()
        elif sign in ")]“" and not (sign == ")" and _ITEM_NUMBER.search(words[max(0, place - 7) : place + 1])):
            lonely.append(place)
    if _COMMAS_AS_QUOTE.search(words):  # they open what “ closes, and are a fault of their own
        lonely = [place for place in lonely if words[place] != "“"]
    lonely.extend(place for places in waiting.values() for place in places)
    quotes = sorted(place for place in lonely if words[place] in "„“‚")
    return sorted([place for place in lonely if words[place] not in "„“‚"] + quotes[:1])


def _foreign_pairs(words: str) -> set[int]:
    """The places of straight and English marks that are paired among themselves."""
    pairs = [(start, end) for start, end in _straight_doubles(words) if end - start > 1]
    pairs += [match.span() for match in _ENGLISH_DOUBLE.finditer(words)]
    return {place for start, end in pairs for place in (start, end - 1)}


RULES: tuple[Rule, ...] = (straight_quotes, unpaired, foreign_quotes, accent_for_apostrophe)
"""The rules of this module, in the order of their codes."""
