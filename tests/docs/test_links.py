"""Every relative link of the documents leads somewhere, to its heading as well."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    path.relative_to(CHECKOUT).as_posix()
    for folder in (".", "docs", "changelog.d")
    for path in (CHECKOUT / folder).glob("*.md")
)

LINK = re.compile(r"(?<!`)(?<!`!)\[[^\]`]*(?:`[^`]*`[^\]`]*)*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```.*?^```$|^ {4}[^\n]*$", re.MULTILINE | re.DOTALL)


def text_of(document: Path) -> str:
    """The document without its examples."""
    return BLOCK.sub("", document.read_text(encoding="utf-8"))


def anchors(document: Path) -> Iterator[str]:
    """What links to the headings of a document end with, the way GitHub makes it."""
    for heading in re.findall(r"^#{1,6} (.+)$", text_of(document), re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_relative_link_leads_somewhere(name: str) -> None:
    document = CHECKOUT / name
    lost = []
    for link in LINK.findall(text_of(document)):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)

    assert lost == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_two_headings_that_are_linked_to_have_the_same_anchor(name: str) -> None:
    linked = {link.partition("#")[2] for link in LINK.findall(text_of(CHECKOUT / name)) if link.startswith("#")}
    found = list(anchors(CHECKOUT / name))

    assert [anchor for anchor in linked if found.count(anchor) > 1] == []
