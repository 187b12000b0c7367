"""What libyaml says in English about a broken file, told by kind in German."""

import re
from typing import NamedTuple

from kep_cli.source.faults import FileFault


class SyntaxFault(NamedTuple):
    """The fault that a complaint of libyaml stands for, between two indices of the text, and the words it needs."""

    kind: FileFault
    start: int
    end: int
    details: tuple[str, ...] = ()


_QUOTE = "Setzen Sie den ganzen Text in Anführungszeichen, oder schreiben Sie ihn hinter „>-“ in die nächste Zeile"
_INDENT = "Rücken Sie die Zeile so weit ein wie ihre Geschwister darüber, mit Leerzeichen"

_BY_PROBLEM: dict[str, tuple[str, str]] = {
    "block sequence entries are not allowed in this context": (
        "Aufzählung beginnt in derselben Zeile wie das Feld",
        "Beginnen Sie die Aufzählung in einer neuen, eingerückten Zeile",
    ),
    "mapping keys are not allowed in this context": ("„?“ am Anfang eines Textes", _QUOTE),
    "could not find expected ':'": (
        "Hinter dem Feldnamen fehlt der Doppelpunkt",
        "Schreiben Sie „feld: Text“; gehört die Zeile zum Text darüber, rücken Sie sie ein",
    ),
    "did not find expected key": (
        "Die Zeile passt nicht zu den Feldern darüber",
        _INDENT,
    ),
    "did not find expected '-' indicator": (
        "Die Zeile ist anders eingerückt als die Felder, zu denen sie gehört",
        _INDENT,
    ),
    "did not find expected ',' or ']'": (
        "Die eckige Klammer wird nicht geschlossen",
        "Ergänzen Sie „]“ oder ein Komma; beginnt ein Text mit „[“, setzen Sie ihn in Anführungszeichen",
    ),
    "did not find expected ',' or '}'": (
        "Die geschweifte Klammer wird nicht geschlossen",
        "Ergänzen Sie „}“ oder ein Komma; beginnt ein Text mit „{“, setzen Sie ihn in Anführungszeichen",
    ),
    "did not find expected node content": (
        "Hier fehlt ein Wert",
        "Ergänzen Sie den Wert; beginnt ein Text mit „]“, „}“ oder „,“, setzen Sie ihn in Anführungszeichen",
    ),
    "found unexpected end of stream": (
        "Ein Text in Anführungszeichen wird nicht geschlossen",
        "Ergänzen Sie das schließende Anführungszeichen",
    ),
    "found unexpected document indicator": (
        "„---“ oder „...“ mitten in einem Text in Anführungszeichen",
        "Rücken Sie die Zeile ein, oder schließen Sie die Anführungszeichen davor",
    ),
    "found unknown escape character": (
        "Unbekanntes Zeichen hinter einem Rückstrich „\\“",
        "Schreiben Sie „\\\\“, oder nehmen Sie einfache Anführungszeichen",
    ),
    "did not find expected hexdecimal number": (
        "Hinter „\\x“, „\\u“ oder „\\U“ fehlt die Zeichennummer",
        "Schreiben Sie „\\\\“, oder nehmen Sie einfache Anführungszeichen",
    ),
    "found invalid Unicode character escape code": (
        "Die Zeichennummer hinter dem Rückstrich gibt es nicht",
        "Schreiben Sie das Zeichen selbst",
    ),
    "did not find expected comment or line break": (
        "Hinter „|“ oder „>“ steht Text in derselben Zeile",
        "Beginnen Sie den Text in der nächsten Zeile, eingerückt",
    ),
    "found an indentation indicator equal to 0": (
        "Hinter „|“ oder „>“ steht eine 0",
        "Lassen Sie die Zahl weg",
    ),
    "did not find expected <document start>": (
        "Die Zeile passt nicht zur ersten Zeile der Datei",
        "Beginnen Sie alle Felder der obersten Ebene am Zeilenanfang, und löschen Sie eine Zeile „...“",
    ),
    "found incompatible YAML document": ("Unbekannte YAML-Version", "Löschen Sie die Zeile mit „%YAML“"),
}
_TAG_PROBLEMS = ("found undefined tag handle", "did not find expected tag URI", "did not find expected '!'")
_ANCHOR_PROBLEM = "did not find expected alphabetic or numeric character"
_CANNOT_START = "found character that cannot start any token"
_NO_COLON = "could not find expected ':'"
_NOTICED_LATE = (_NO_COLON, "found unexpected end of stream")
_CLOSED = "]}\"'"
_LOST_LINE = re.compile(r"[ \t]*(#[^\s#!].*?)\s*\Z")


def explain_problem(problem: str, text: str, index: int, context: int) -> SyntaxFault:
    """What one of libyaml's complaints means.

    `index` is where it was noticed, `context` where the part began that was being read (the same if unknown).
    """
    character = text[index : index + 1]
    if "tab character" in problem or (problem == _CANNOT_START and character == "\t"):
        return _at(text, index, FileFault.TAB)
    if problem == _ANCHOR_PROBLEM:
        return _word(text, context, FileFault.ALIAS)
    if character in ("!", "<") or problem in _TAG_PROBLEMS:
        return _word(text, index, FileFault.TAG)
    if problem == "did not find expected key":
        return _unexpected_words(text, index)
    place = context if problem in _NOTICED_LATE else index
    return _at(text, place, FileFault.SYNTAX, _in_german(problem, text, place))


def _in_german(problem: str, text: str, index: int) -> tuple[str, str]:
    """The fact and the remedy."""
    if problem == _NO_COLON:
        return _missing_colon(text, index)
    if problem == "mapping values are not allowed in this context":
        return _colon_in_text(text, index)
    if problem == _CANNOT_START:
        return (f"Text beginnt mit „{text[index : index + 1]}“", _QUOTE)
    return _BY_PROBLEM.get(problem, ("Die Zeile ist kein gültiges YAML", _INDENT))


def _word(text: str, start: int, kind: FileFault) -> SyntaxFault:
    word = (text[start:].split(maxsplit=1) or [""])[0]
    return SyntaxFault(kind, start, start + len(word), (word,))


def _at(text: str, index: int, kind: FileFault, details: tuple[str, ...] = ()) -> SyntaxFault:
    return SyntaxFault(kind, index, min(index + 1, len(text)), details)


def _missing_colon(text: str, start: int) -> tuple[str, str]:
    line = re.split(r"[\r\n]", text[start:], maxsplit=1)[0]
    if glued := re.match(r"([\w-]+):(\S)", line):
        return (
            f"Hinter „{glued.group(1)}:“ fehlt ein Leerzeichen",
            f"Schreiben Sie „{glued.group(1)}: {glued.group(2)}…“",
        )
    return _BY_PROBLEM[_NO_COLON]


def _colon_in_text(text: str, colon: int) -> tuple[str, str]:
    """A colon in the middle of a text, or a field that is indented as if it belonged to the text above."""
    line = text[max(text.rfind("\n", 0, colon), text.rfind("\r", 0, colon)) + 1 : colon]
    if re.fullmatch(r"\s+[a-z_]+", line):
        remedy = "Rücken Sie die Zeile so weit ein wie die Felder darüber; gehört sie zum Text, setzen Sie ihn ganz in "
        return (f"„{line.strip()}:“ ist eingerückt, als gehöre es zum Text darüber", remedy + "Anführungszeichen")
    behind = text[colon + 1 : colon + 2]
    return (
        "Doppelpunkt am Ende des Textes" if behind in "\r\n" else "Doppelpunkt mit Leerzeichen mitten im Text",
        _QUOTE,
    )


def _unexpected_words(text: str, index: int) -> SyntaxFault:
    """Words where a field should begin: behind a closed quote or bracket, or below a line taken for a comment."""
    before = text[:index].rstrip(" \t")
    if before[-1:] in ("\n", "\r"):
        line_start = len(before.rstrip("\r\n"))
        line_start = max(before.rfind("\n", 0, line_start), before.rfind("\r", 0, line_start)) + 1
        if lost := _LOST_LINE.fullmatch(before[line_start:]):
            start = line_start + lost.start(1)
            return SyntaxFault(FileFault.TEXT_LOST, start, start + len(lost.group(1)), (lost.group(1),))
    elif before[-1:] and before[-1] in _CLOSED:
        fact = "Hinter der schließenden Klammer" if before[-1] in "]}" else "Hinter dem schließenden Anführungszeichen"
        return _at(text, index, FileFault.SYNTAX, (f"{fact} steht noch Text", _QUOTE))
    return _at(text, index, FileFault.SYNTAX, _BY_PROBLEM["did not find expected key"])
