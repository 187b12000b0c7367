r"""Text in LaTeX: every sign that means something to TeX gets a name, every rare one goes through `\Zeichen`.

`\Zeichen` looks for a font that has the sign and prints its code point where there is none: in TeX a missing sign
would vanish without a word. `[` and `]` are braced, since commands take them for their options.
"""

import re

from kep_cli.documents.targets.long_words import BREAK, with_breaks, with_breaks_in_cell

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "[": "{[}",
    "]": "{]}",
    "\u00a0": "~",
    "\u00ad": r"\-",
    "\u202f": r"\,",
    "\n": " ",
    "\t": " ",
}
# Latin letters and the punctuation of European languages: what the main fonts are known to have.
_KNOWN = r" -~\u00a1-\u00ac\u00ae-\u0131\u0134-\u0137\u0139-\u0148\u014a-\u0165\u0168-\u017e–—‘’‚“”„†‡•…‰‹›€"
_SIGN = re.compile(rf"[{re.escape(''.join(_SPECIAL))}]|[^{_KNOWN}]")


def escape(text: str) -> str:
    """The text so that LaTeX prints it letter by letter; lines may end behind slashes and within endless words."""
    return _SIGN.sub(_written, with_breaks(text))


def escape_in_cell(text: str) -> str:
    """Like `escape`, for the narrow cells of tables: in these, lines may also end within what nothing hyphenates."""
    return _SIGN.sub(_written, with_breaks_in_cell(text))


def escape_address(address: str) -> str:
    r"""The address of a link so that `\href` takes it, also within other commands."""
    return re.sub(r"[%#&_$]", r"\\\g<0>", re.sub(r"[^!-~]|[\\{}^~\"<>`|]", _percent, address))


def _written(sign: re.Match[str]) -> str:
    found = sign[0]
    if found == BREAK:
        return r"\kepbruch{}"
    return _SPECIAL.get(found) or rf"\Zeichen{{{ord(found):04X}}}"


def _percent(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode("utf-8", "replace"))
