"""How a text is spelt in YAML so that nothing in it is read as anything but text."""

import json
import re
import unicodedata

from kep_cli.errors import KepError
from kep_cli.source.characters import suspicious_characters
from kep_cli.wording.visible import visible

# Begins with a letter or figure and has neither signs that mean something to YAML nor quotes.
_PLAIN = re.compile(r"[^\W_](?:[\w .,;()/€„“–+&?!'-]*[\w.,;)€“–+&?!'-])?")
_MEANS_SOMETHING_IN_FLOW = frozenset(",?")
_LONGEST_IN_LINE = 80
_BLANKS = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029]+")


def cleaned(said: str, what: str) -> str:
    """What a user typed as one line with composed letters; `what` („Der Titel“) begins the sentence if it is no text.

    Raises KepError where nothing is left, or where it holds characters that nobody can see.
    """
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", said)).strip()
    if not text:
        raise KepError(f"{what} ist leer", "Geben Sie den Text in Anführungszeichen an")
    if any(suspicious_characters(text)):
        message = f"{what} enthält Zeichen, die man nicht sieht: „{visible(text)}“"
        raise KepError(message, "Tippen Sie den Text neu, statt ihn hineinzukopieren")
    return text


def spelt_in_flow(text: str) -> str:
    """The text as it may stand within brackets."""
    if _PLAIN.fullmatch(text) and not _MEANS_SOMETHING_IN_FLOW.intersection(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def spelt(text: str, indent: str) -> list[str]:
    """The text as it stands behind the name of a field, in lines without their ends; the others begin with `indent`.

    A text of several lines keeps them.
    """
    if "\n" in text:
        return ["|", *(f"{indent}{line}".rstrip() for line in text.splitlines())]
    if len(text) <= _LONGEST_IN_LINE:
        if _PLAIN.fullmatch(text):
            return [text]
        if not set(text) & set('"\\'):
            return [f'"{text}"']
    return [">-", f"{indent}{text}"]
