"""`kep render`."""

HELP = "Macht aus den Zielen die Vorlagen."


def render() -> int:
    return 0
