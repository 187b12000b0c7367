"""Ids: what a text would be as one."""

_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def as_id(text: str) -> str:
    """The id that somebody wanted who wrote this text: `Wohnraum Süd` becomes `wohnraum-sued`; may be empty."""
    lowered = text.lower().translate(_SPELLED_OUT)
    words = "".join(character if character.isascii() and character.isalnum() else " " for character in lowered).split()
    return "-".join(words)
