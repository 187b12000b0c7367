"""KEP0xx, characters that nobody sees, and words that were torn."""

import re
from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.rules.contract import Context, Rule, found, rule
from kep_cli.rules.plain_words import FILLER
from kep_cli.source.characters import INVISIBLE
from kep_cli.source.faults import FileFault
from kep_cli.wording.printable import only_printable, unprintable_runs

# Behind the hyphen of „Ober- und Unterziele“ or „Ein- bis Zweifamilienhäuser“ stands one of these.
_TORN = re.compile(
    r"- (?<=[^\W\d_]- )"
    r"(?!(?:und|oder|bzw|beziehungsweise|sowie|als|wie|bis|statt|noch|aber|u|o)\b)(?=[a-zäöüß]\w)"
)
# What separates texts or stands for what is no word, and what other rules find.
_NOT_LOOKED_FOR = f"\x00-\x1f\x7f-\x9f\u2028\u2029{''.join(INVISIBLE)}{FILLER}"
_WORD_BEFORE = re.compile(r"\w+\Z")
_WORD_BEHIND = re.compile(r"\w+")


@rule("KEP003", "steuerzeichen", Severity.ERROR)
def control_character(context: Context) -> Iterator[Finding]:
    r"""Im Text steht ein Steuerzeichen.

    Steuerzeichen geraten beim Kopieren aus anderen Programmen in den Text. Niemand sieht sie, aber sie
    brechen Suche, Vergleich und Satz.

    Schlecht:

        text: "Wohnraum\e"

    Gut:

        text: "Wohnraum"
    """
    for fault in context.of_kind(FileFault.CONTROL_CHARACTER):
        yield found(fault, f"Steuerzeichen {fault.details[0]} im Text", "Löschen Sie das Zeichen")


@rule("KEP004", "zeilentrenner", Severity.ERROR)
def line_separator(context: Context) -> Iterator[Finding]:
    r"""Im Text steht ein unsichtbarer Zeilentrenner (U+0085, U+2028 oder U+2029).

    Solche Zeichen stammen aus Textverarbeitungen und Webseiten. Der eine Editor zeigt eine neue Zeile, der
    nächste nicht; Zeilenangaben stimmen dann nicht mehr überein.

    Schlecht:

        text: "Erster Satz.\u2028Zweiter Satz."

    Gut:

        text: >-
          Erster Satz.
          Zweiter Satz.
    """
    for fault in context.of_kind(FileFault.LINE_SEPARATOR):
        yield found(
            fault,
            f"Unsichtbarer Zeilentrenner {fault.details[0]} im Text",
            "Ersetzen Sie ihn durch ein Leerzeichen oder eine gewöhnliche neue Zeile",
        )


@rule("KEP005", "unsichtbares-zeichen", Severity.WARNING)
def invisible_character(context: Context) -> Iterator[Finding]:
    r"""Im Text steht ein unsichtbares Zeichen: weiches Trennzeichen, Schreibrichtung, Leerzeichen ohne Breite.

    Ein weiches Trennzeichen aus Word lässt die Suche nach dem Wort ins Leere laufen. Zeichen für die
    Schreibrichtung können einen Text anders aussehen lassen, als er ist.

    Schlecht:

        text: "Wirtschafts\u00adregion"

    Gut:

        text: "Wirtschaftsregion"
    """
    for fault in context.of_kind(FileFault.INVISIBLE_CHARACTER):
        code, name = fault.details
        yield found(fault, f"Unsichtbares Zeichen im Text: {name} ({code})", "Löschen Sie das Zeichen")


@rule("KEP006", "zerlegtes-zeichen", Severity.WARNING)
def decomposed_character(context: Context) -> Iterator[Finding]:
    r"""Ein Umlaut ist aus Buchstabe und Zusatzzeichen zusammengesetzt.

    Texte von macOS oder aus PDF-Dateien enthalten „ä“ oft als „a“ mit einem gesonderten Trema. Es sieht gleich
    aus, ist aber für Suche und Vergleich ein anderes Wort.

    Schlecht:

        text: "Wohnra\u0308ume"

    Gut:

        text: "Wohnräume"
    """
    for fault in context.of_kind(FileFault.DECOMPOSED_CHARACTER):
        composed = fault.details[0]
        yield found(fault, f"„{composed}“ ist aus mehreren Zeichen zusammengesetzt", f"Tippen Sie das „{composed}“ neu")


@rule("KEP017", "zerrissenes-wort", Severity.WARNING)
def torn_word(context: Context) -> Iterator[Finding]:
    """Ein Wort ist durch einen alten Zeilenumbruch zerrissen.

    Beim Kopieren aus Word oder PDF bleibt der Trennstrich vom Zeilenende stehen. „Ober- und Unterziele“ ist
    richtig und wird nicht beanstandet.

    Schlecht:

        text: Der Landkreis ist eine Wirtschafts- region.

    Gut:

        text: Der Landkreis ist eine Wirtschaftsregion.
    """
    for passage in context.manuscript.find(_TORN):
        before, behind = _WORD_BEFORE.search(passage.before), _WORD_BEHIND.match(passage.after)
        if before and behind:
            start = passage.start - len(before.group())
            yield Finding(
                passage.text.part(start, passage.end + len(behind.group()) - start),
                f"„{before.group()}- {behind.group()}“ ist ein zerrissenes Wort",
                f"Schreiben Sie „{before.group()}{behind.group()}“",
                passage.text.entry.name,
            )


@rule("KEP023", "nicht-druckbares-zeichen", Severity.WARNING)
def unprintable_character(context: Context) -> Iterator[Finding]:
    r"""Im Text steht ein Zeichen, das die Schriften von kep nicht haben, etwa ein Emoji.

    In der PDF-Datei steht an seiner Stelle seine Nummer in eckigen Klammern. Gedruckt werden können lateinische,
    griechische und kyrillische Buchstaben, Pfeile, Kästchen, mathematische und viele andere Zeichen.

    Schlecht:

        text: "Alle Orte sind mit dem \U0001F6B2 erreichbar."

    Gut:

        text: "Alle Orte sind mit dem Rad erreichbar."
    """
    pattern = unprintable_runs(context.manuscript.whole, _NOT_LOOKED_FOR)
    for passage in context.manuscript.find(pattern) if pattern else ():
        yield passage.finding(
            f"„{passage.found}“ lässt sich nicht drucken",
            f"Ersetzen Sie es durch ein Wort; im PDF stünde dafür {only_printable(passage.found)}",
        )


RULES: tuple[Rule, ...] = (
    control_character,
    line_separator,
    invisible_character,
    decomposed_character,
    torn_word,
    unprintable_character,
)
"""The rules of this module, in the order of their codes."""
