"""Characters that people cannot see, made visible.

A control character in a goal could move the cursor of a terminal or hide what a line really says. Wherever
kep shows text to people, such characters stand as `[U+001B]`.
"""

import re

# In this order: control characters but the tab, soft hyphen, Arabic letter mark, zero width space and direction
# marks, line and paragraph separators with the embeddings, word joiner to isolates, surrogates without a partner,
# byte order mark, interlinear annotation, tags. Joiners (U+200C, U+200D) stay: words and emoji are made with them.
UNSEEN = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def code_point(character: str) -> str:
    """The name by which a character is shown that cannot be shown itself: `[U+001B]`."""
    return f"[U+{ord(character):04X}]"


def escaped(character: str) -> str:
    """The same character as JSON writes it by its number; no half of a pair is left alone, which UTF-8 refuses."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def visible(text: str) -> str:
    """The text with each unseen character replaced by its code point; tabs stay, line breaks do not."""
    if text.isprintable():
        return text
    return UNSEEN.sub(lambda found: code_point(found[0]), text)
