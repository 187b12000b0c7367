"""The form of product numbers, in which every county is different: `551001`, `25. 02`, `02.40.03.03`.

A form is written as a number is: `N` stands for a digit, `A` for a letter, any other character for itself.
"""

_DIGIT, _LETTER = "N", "A"


def is_product_form(form: str) -> bool:
    """Whether a text can be a form: it has a place for a digit or a letter."""
    return _DIGIT in form or _LETTER in form


def has_product_form(number: str, form: str) -> bool:
    """Whether a number is of this form, character by character."""
    return len(number) == len(form) and all(map(_fits, number, form))


def _fits(character: str, place: str) -> bool:
    if place == _DIGIT:
        return character.isascii() and character.isdigit()
    if place == _LETTER:
        return character.isalpha()
    return character == place
