"""What libyaml says in English about a broken file, told by kind in German."""

from typing import NamedTuple

from kep_cli.source.faults import FileFault


class SyntaxFault(NamedTuple):
    """The fault that a complaint of libyaml stands for, and the words of the message."""

    kind: FileFault
    details: tuple[str, ...] = ()


_QUOTE = "Setzen Sie den ganzen Text in Anführungszeichen, oder schreiben Sie ihn hinter „>-“ in die nächste Zeile"
_INDENT = "Rücken Sie die Zeile so weit ein wie ihre Geschwister darüber, mit Leerzeichen"

_BY_PROBLEM: dict[str, tuple[str, str]] = {
    "mapping values are not allowed in this context": ("Doppelpunkt mit Leerzeichen mitten im Text", _QUOTE),
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
        _INDENT + "; hinter einem Text in Anführungszeichen darf nichts mehr folgen",
    ),
    "did not find expected '-' indicator": ("Die Zeile passt nicht zur Aufzählung darüber", _INDENT),
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
    "found incompatible YAML document": ("Unbekannte YAML-Version", "Löschen Sie die Zeile mit „%YAML“"),
    "found undefined tag handle": ("Text beginnt mit einem Ausrufezeichen", _QUOTE),
}
_CANNOT_START = {
    "@": "Text beginnt mit „@“",
    "`": "Text beginnt mit „`“",
    "%": "Text beginnt mit „%“",
}
_TAG_PROBLEMS = ("found undefined tag handle", "did not find expected tag URI", "did not find expected '!'")
_ANCHOR_PROBLEM = "did not find expected alphabetic or numeric character"


def explain_problem(problem: str, text: str, index: int) -> SyntaxFault:
    """The kind and the German words for one of libyaml's complaints about the place `index` of the text."""
    character = text[index : index + 1]
    if "tab character" in problem or (problem == "found character that cannot start any token" and character == "\t"):
        return SyntaxFault(FileFault.TAB)
    if character in ("!", "<") or problem in _TAG_PROBLEMS:
        return SyntaxFault(FileFault.TAG, (text[index:].split(maxsplit=1)[0] if text[index:].strip() else "!",))
    if problem == _ANCHOR_PROBLEM:
        return SyntaxFault(FileFault.SYNTAX, ("Text beginnt mit „&“ oder „*“", _QUOTE))
    if problem == "found character that cannot start any token":
        fact = _CANNOT_START.get(character, "Dieses Zeichen darf hier nicht stehen")
        return SyntaxFault(FileFault.SYNTAX, (fact, _QUOTE))
    return SyntaxFault(FileFault.SYNTAX, _BY_PROBLEM.get(problem, ("Die Zeile ist kein gültiges YAML", _INDENT)))
