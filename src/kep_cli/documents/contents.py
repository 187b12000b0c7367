"""The table of contents: which headings a document has, and putting those into its block `verzeichnis`.

A table of contents names what stands behind it, down to the third level, so that the title of the document is not its
first entry. Targets that find the headings themselves, with their pages, need no more than the block; for the others
the headings are told in its content and in the meta of its token.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from kep_cli.documents.blocks import BLOCK_TOKEN, TITLE_LEVELS, Block

CONTENTS = "verzeichnis"
"""The block that becomes a table of contents; what stands in it in the template is left out."""

DEEPEST_ENTRY = 3
"""The lowest level of headings that tables of contents name."""

_WORD = ("L", "M", "Nd", "Pc")  # categories of Unicode, what GitHub leaves in the names of headings


class Heading(NamedTuple):
    """A heading: its level from 1, its bare words, and the name under which viewers of Markdown let it be found."""

    level: int
    words: str
    anchor: str


class _Found(NamedTuple):
    """A heading, or a table of contents in its place among them."""

    level: int
    words: str
    contents: Token | None = None


def with_contents(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with all tables of contents filled in; `meta["headings"]` has the headings of each.

    The tokens themselves stay as they are, since other formats are made from them, too.
    """
    found = list(_found(tokens))
    if not any(each.contents for each in found):
        return list(tokens)
    headings = _named(found)
    entries: dict[int, list[Heading]] = {}
    for place, each in enumerate(found):
        if each.contents:
            behind = headings[place + 1 :]
            entries[id(each.contents)] = [known for known in behind if known and known.level <= DEEPEST_ENTRY]
    return list(_filled(tokens, entries))


def _found(tokens: Sequence[Token]) -> Iterator[_Found]:
    """The headings and tables of contents, those in blocks too, in the order of the document."""
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            yield _Found(int(token.tag[1]), _words(tokens[place + 1].children or []))
        block: Block | None = token.meta.get("block")
        if block is None:
            continue
        if block.name == CONTENTS:
            yield _Found(0, "", token)
            continue
        if level := TITLE_LEVELS.get(block.name):
            yield _Found(level, _words(block.title))
        yield from _found(block.content)


def _words(line: Iterable[Token]) -> str:
    """What a line says, without its looks; a picture says nothing in a table of contents."""
    said = (
        " " if token.type in {"softbreak", "hardbreak"} else token.content for token in line if token.type != "image"
    )
    return " ".join("".join(said).split())


def _named(found: Iterable[_Found]) -> list[Heading | None]:
    """The headings with their names, as GitHub makes them; nothing for those that say nothing."""
    taken: dict[str, int] = {}
    headings: list[Heading | None] = []
    for each in found:
        if each.contents or not each.words:
            headings.append(None)
            continue
        kept = (sign for sign in each.words.lower() if sign in " -" or unicodedata.category(sign).startswith(_WORD))
        name = "".join(kept).replace(" ", "-")
        again = taken.get(name, 0)
        taken[name] = again + 1
        headings.append(Heading(each.level, each.words, f"{name}-{again}" if again else name))
    return headings


def _filled(tokens: Iterable[Token], entries: dict[int, list[Heading]]) -> Iterator[Token]:
    for token in tokens:
        block: Block | None = token.meta.get("block")
        if block is None:
            yield token
            continue
        meta = dict(token.meta)
        if (headings := entries.get(id(token))) is not None:
            meta |= {"block": block._replace(content=list(_list(headings))), "headings": headings}
        else:
            meta |= {"block": block._replace(content=list(_filled(block.content, entries)))}
        yield Token(BLOCK_TOKEN, "", 0, block=True, meta=meta)


def _list(headings: Sequence[Heading]) -> Iterator[Token]:
    """A list of the headings, in which the lower ones are lists below the higher ones."""
    if not headings:
        return
    yield Token("bullet_list_open", "ul", 1, markup="-")
    for upper, *lower in _groups(headings):
        yield Token("list_item_open", "li", 1, markup="-")
        yield from _entry(upper)
        yield from _list(lower)
        yield Token("list_item_close", "li", -1, markup="-")
    yield Token("bullet_list_close", "ul", -1, markup="-")


def _groups(headings: Iterable[Heading]) -> list[list[Heading]]:
    """The headings in groups, in each of which all stand below the first."""
    groups: list[list[Heading]] = []
    for heading in headings:
        if groups and heading.level > groups[-1][0].level:
            groups[-1].append(heading)
        else:
            groups.append([heading])
    return groups


def _entry(heading: Heading) -> Iterator[Token]:
    text = Token("text", "", 0, content=heading.words)
    line = [text]
    if heading.anchor:
        line = [Token("link_open", "a", 1, attrs={"href": f"#{heading.anchor}"}), text, Token("link_close", "a", -1)]
    yield Token("paragraph_open", "p", 1, hidden=True)
    yield Token("inline", "", 0, content=heading.words, children=line)
    yield Token("paragraph_close", "p", -1, hidden=True)
