"""Which words a person would mark, and what is only editorial."""

import time

import pytest

from kep_cli.compare.words import Part, is_editorial, likeness, word_changes

MARKED = {
    "one word": ("Wir bauen gute Häuser.", "Wir bauen schöne Häuser.", "Wir bauen [-gute][+schöne] Häuser."),
    "a word more": ("Wir bauen Häuser.", "Wir bauen neue Häuser.", "Wir bauen [+neue ]Häuser."),
    "a word less": ("Wir bauen neue Häuser.", "Wir bauen Häuser.", "Wir bauen [-neue ]Häuser."),
    "a compound is one word": ("Wirtschaftsregion", "Wirtschaftsraum", "[-Wirtschaftsregion][+Wirtschaftsraum]"),
    "an elided compound stays": (
        "service- sowie zukunftsorientierter Dienst",
        "service- und zukunftsorientierter Dienst",
        "service- [-sowie][+und] zukunftsorientierter Dienst",
    ),
    "a number is one word": ("1.234,5 Plätze", "1.235 Plätze", "[-1.234,5][+1.235] Plätze"),
    "a quotation mark is one": ("Der „Hof“ lebt.", "Der Hof lebt.", "Der [-„]Hof[-“] lebt."),
    "an abbreviation": ("Wege, z. B. Radwege", "Wege, u. a. Radwege", "Wege, [-z. B.][+u. a.] Radwege"),
    "a small word amid others goes with them": (
        "mit gutem und schnellem Dienst",
        "mit freundlichem und digitalem Dienst",
        "mit [-gutem und schnellem][+freundlichem und digitalem] Dienst",
    ),
    "all of it": ("Alt und grau.", "Jung, doch weise!", "[-Alt und grau.][+Jung, doch weise!]"),
    "line breaks are blanks": ("Wir bauen\nHäuser.", "Wir bauen Häuser.", "Wir bauen Häuser."),
}


@pytest.mark.parametrize(("old", "new", "marked"), MARKED.values(), ids=MARKED)
def test_the_words_that_are_marked(old: str, new: str, marked: str) -> None:
    signs = {Part.SAME: "{}", Part.OLD: "[-{}]", Part.NEW: "[+{}]"}

    assert marked == "".join(signs[part].format(text) for part, text in word_changes(old, new))


EDITORIAL = {
    "case": (True, "der Landkreis", "Der Landkreis"),
    "punctuation": (True, "Häuser, Schulen", "Häuser; Schulen."),
    "spacing": (True, "nicht  öffentlich", "nicht öffentlich"),
    "quotation marks": (True, '"Hof"', "„Hof“"),
    "a comma in a number": (False, "1,5 %", "15 %"),
    "a minus": (False, "-5 Grad", "5 Grad"),
    "a range": (False, "1–5 Jahre", "15 Jahre"),
    "ss and ß are two words": (False, "Maße", "Masse"),
    "gender": (False, "Schüler/innen", "Schülerinnen"),
    "per cent": (False, "5 %", "5"),
    "another word": (False, "Haus", "Hof"),
}


@pytest.mark.parametrize(("editorial", "old", "new"), EDITORIAL.values(), ids=EDITORIAL)
def test_what_is_only_editorial(editorial: bool, old: str, new: str) -> None:
    assert editorial is is_editorial(old, new)
    assert editorial is is_editorial(new, old)


def test_likeness_counts_shared_words_whatever_their_order() -> None:
    assert likeness("Wir bauen Häuser", "Häuser bauen wir") == 1.0
    assert likeness("Wir bauen Häuser", "Alle lernen schwimmen") == 0.0
    assert likeness("Wir bauen", "Wir lernen") == 0.5


def test_long_texts_take_about_as_much_longer_as_they_are_longer() -> None:
    def seconds(words: int) -> float:
        old = " ".join(f"Wort{number * 7 % 1000} und" for number in range(words))
        new = " ".join(f"Wort{number * 7 % 1000 + number % 3} und" for number in range(words))
        start = time.perf_counter()
        word_changes(old, new)
        return time.perf_counter() - start

    short = min(seconds(1000) for _ in range(3))

    assert min(seconds(8000) for _ in range(2)) < 40 * short
