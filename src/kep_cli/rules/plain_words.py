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
# What stands within lines, each with a sign without which it need not be looked for. Code first: nothing counts in it.
_INLINE = (
    ("`", re.compile(r"(?<!`)(?P<ticks>`++)(?:(?!\n[ \t]*\n).){0,1000}?[^`](?P=ticks)(?!`)", re.DOTALL)),
    ("](", re.compile(r"(?<=\])\((?:[^()\n]++|\([^()\n]*+\))*+\)")),
    ("{{", re.compile(r"\{\{[^{}\n]*\}\}")),
    ("<", re.compile(r"<[^<>\s]+>")),
    ("&", re.compile(r"&(?:\w+|#\w+);")),
    ("|", re.compile(r"(?<![ \t])[ \t]*+\|[ \t]*")),
    ("\\", re.compile(r"\\[!-/:-@\[-`{-~]")),
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>()„“\"\x00]*[^\s<>()„“\".,;:!?'\x00\ufffc]|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+",
    re.IGNORECASE,
)


def prose_words(prose: str) -> str:
    """A text in Markdown without fences, bullets, code, link targets, placeholders and the lines of tables."""
    words = _without_line_signs(prose)
    for sign, pattern in _INLINE:
        if sign in words:
            words = pattern.sub(_filled, words)
    return words


def without_addresses(text: str) -> str:
    """The text with the addresses of web pages and mailboxes filled."""
    if "@" in text or "://" in text or "www." in text:
        return _ADDRESS.sub(_filled, text)
    return text


def _without_line_signs(prose: str) -> str:
    lines = prose.split("\n")
    ends = ["\n"] * len(lines)
    fence = ""
    for number, line in enumerate(lines):
        if not fence and line[:1].isalpha():
            continue
        fence_behind = _fence_behind(line, fence)
        if fence or fence_behind or _RULE_OR_UNDERLINE.fullmatch(line):
            lines[number] = FILLER * len(line)
        elif start := _LINE_START.match(line):
            lines[number] = FILLER * start.end() + line[start.end() :]
            if _HEADING.match(line):  # it ends with its line: what follows does not continue its sentence
                ends[number] = FILLER
        fence = fence_behind
    return "".join([line + end for line, end in zip(lines, ends, strict=True)])[:-1]


def _fence_behind(line: str, fence: str) -> str:
    """The fence that is open behind a line, before which this one was open; nothing where none is."""
    mark = _FENCE.match(line)
    if mark is None:
        return fence
    rest = line[mark.end() :]
    if not fence:
        return "" if mark[1].startswith("`") and "`" in rest else mark[1]
    return "" if mark[1].startswith(fence) and not rest.strip() else fence


def _filled(found: re.Match[str]) -> str:
    return FILLER * len(found[0])
