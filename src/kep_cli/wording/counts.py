"""Numbers of things, in German."""


def counted(number: int, singular: str, plural: str) -> str:
    """The number with the right form of its noun: `1 Ziel`, `12 Ziele`, `0 Ziele`."""
    return f"{number} {singular if number == 1 else plural}"
