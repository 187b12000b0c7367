"""Places in files, in a sentence."""

from kep_cli.spans import Span


def other_place(there: Span, here: Span) -> str:
    """Another place as a finding at this one names it: `Zeile 12`, or `goals/runden.yaml, Zeile 12`."""
    line = f"Zeile {there.line}"
    return line if there.path == here.path else f"{there.path}, {line}"
