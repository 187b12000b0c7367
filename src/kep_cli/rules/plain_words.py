"""What of a text is words: Markdown's signs and addresses of the net are taken out, each for one filler.

The result is as long as the text, so that a place in it is a place in the text. Only line starts and simple inline
marks are known here, no whole Markdown: what is missed at worst is looked at as words.
"""

import re

FILLER = "\ufffc"
"""Stands for a character that is no word. It is neither a blank nor a letter nor a punctuation mark."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULE_OR_UNDERLINE = re.compile(r"[ \t>]*[|:*_=~-][ \t|:*_=~-]*")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
_LINE_START = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|#{1,6}(?=[ \t])))+[ \t]*")
_INLINE = re.compile(
    r"(?<!`)(?P<ticks>`++)(?:(?!\n[ \t]*\n).){0,1000}?[^`](?P=ticks)(?!`)"
    r"|(?<=\])\([^()\n]*\)"
    r"|\{\{[^{}\n]*\}\}"
    r"|<[^<>\s]+>"
    r"|&(?:\w+|#\w+);"
    r"|(?<![ \t])[ \t]*+\|[ \t]*"
    r"|\\[!-/:-@\[-`{-~]",
    re.DOTALL,
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>()„“\"\x00]*[^\s<>()„“\".,;:!?'\x00\ufffc]|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+",
    re.IGNORECASE,
)


def prose_words(prose: str) -> str:
    """A text in Markdown without fences, bullets, code, link targets, placeholders and the lines of tables."""
    lines = prose.split("\n")
    fence = ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
            lines[number] = FILLER * len(line)
        elif mark and ("`" not in line[mark.end() :] or mark[1][0] == "~"):
            fence = mark[1]
            lines[number] = FILLER * len(line)
        elif _RULE_OR_UNDERLINE.fullmatch(line):
            lines[number] = FILLER * len(line)
        elif start := _LINE_START.match(line):
            lines[number] = FILLER * start.end() + line[start.end() :]
    # A heading ends with its line: what follows does not continue its sentence.
    ends = [FILLER if _HEADING.match(line) else "\n" for line in prose.split("\n")]
    joined = "".join(line + end for line, end in zip(lines, ends, strict=True))[:-1]
    return _INLINE.sub(_filled, joined)


def without_addresses(text: str) -> str:
    """The text with the addresses of web pages and mailboxes filled."""
    if "@" in text or "://" in text or "www." in text:
        return _ADDRESS.sub(_filled, text)
    return text


def _filled(found: re.Match[str]) -> str:
    return FILLER * len(found[0])
