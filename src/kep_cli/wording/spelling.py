"""The contract's own words (fields, choices), which are spelled in ASCII, as German spells them."""

import re

_SPELLED = {"ae": "ä", "oe": "ö", "ue": "ü"}
# No umlaut: `dauer`, `neu_unter`, `quelle`, `manuell`.
_UMLAUT = re.compile(r"ae|oe|(?<![aeq])ue(?!ll)")
_SHARP = re.compile(r"(?<=ma)ss(?=nahme)|(?<=beschlie)ss(?=t)")


def as_spelled(word: str) -> str:
    """A word of the contract as people write it: `in_umsetzung` becomes `in umsetzung`, `geaendert` `geändert`."""
    umlauts = _UMLAUT.sub(lambda found: _SPELLED[found[0]], word.replace("_", " "))
    return _SHARP.sub("ß", umlauts)
