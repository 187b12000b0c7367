"""Helpers of the tests of PDF: making one, and reading what a person sees and what a screen reader reads."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest
from pdfua import validate

from kep_cli.documents.choosing import choose_papers
from kep_cli.documents.render import Manner, Paper, render
from kep_cli.documents.templates import template_folders
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

_DRAFT_GREY = bytes([234])
_MANY = 300  # of the 39,000 points of a page


class Tag(NamedTuple):
    """A node of the structure that a screen reader reads: its role, what describes it, and what lies in it."""

    role: str
    alt: str
    inner: "list[Tag]"

    def all(self) -> "Iterator[Tag]":
        """The node and all below it, in reading order."""
        yield self
        for tag in self.inner:
            yield from tag.all()

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The node and those below it, one a line."""
        yield f"{'  ' * depth}{self.role}{f' „{self.alt}“' if self.alt else ''}"
        for tag in self.inner:
            yield from tag.lines(depth + 1)


class Pdf:
    """A PDF as people and programs read it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.data = file.read_bytes()

    def text(self, *area: int) -> list[str]:
        """The text of each page, or of the part with this left and upper edge, width and height in points."""
        cut = [option for pair in zip(("-x", "-y", "-W", "-H"), map(str, area), strict=False) for option in pair]
        read = subprocess.run(["pdftotext", "-raw", *cut, str(self.file), "-"], capture_output=True, check=True)
        return read.stdout.decode().split("\f")[:-1]

    @property
    def body(self) -> str:
        """All text without heads, feet and margins, words at line ends put together again."""
        # A4 is 595 by 842 points; the text ends 62 points before the right edge and 76 before the lower one.
        return "".join(self.text(0, 60, 540, 842 - 60 - 70)).replace("\u00ad\n", "").replace("\u00ad", "")

    @property
    def letters(self) -> str:
        """The body without white space."""
        return "".join(self.body.split())

    @property
    def margins(self) -> list[list[str]]:
        """The words in the right margin of each page."""
        return [page.split() for page in self.text(540, 60, 55, 842 - 60 - 70)]

    def sticking_out(self) -> list[str]:
        """The words that begin in the text and end behind it, or begin before it."""
        read = subprocess.run(["pdftotext", "-bbox", str(self.file), "-"], capture_output=True, check=True)
        words = [line.strip() for line in read.stdout.decode().splitlines() if line.strip().startswith("<word")]
        return [word for word in words if _left(word) < 70 or (_left(word) < 534 and _right(word) > 537)]

    def marked(self) -> list[bool]:
        """Whether the light grey of the word ENTWURF lies on each page."""
        pages = []
        for number in range(1, len(self.text()) + 1):
            page = ["-f", str(number), "-l", str(number)]
            drawn = subprocess.run(
                ["pdftoppm", "-gray", "-r", "20", *page, str(self.file)], capture_output=True, check=True
            )
            pages.append(drawn.stdout.count(_DRAFT_GREY) > _MANY)
        return pages

    @property
    def catalogue(self) -> dict[str, Any]:
        """What the file says of itself."""
        with pikepdf.open(self.file) as document, document.open_metadata() as metadata:
            return {
                "language": str(document.Root.Lang),
                "tagged": bool(document.Root.MarkInfo.Marked),
                "shows title": bool(document.Root.ViewerPreferences.DisplayDocTitle),
                "title": metadata["dc:title"],
                "author": list(metadata["dc:creator"]),
                "standard": metadata["pdfuaid:part"],
                "dates": sorted(name for name in document.docinfo if "Date" in name),
            }

    @property
    def structure(self) -> Tag:
        """What a screen reader reads."""
        with pikepdf.open(self.file) as document:
            (root,) = _tags(document.Root.StructTreeRoot.K)
            return root

    def headers(self) -> list[int]:
        """For each cell of a table that is no head itself, how many heads it names."""
        with pikepdf.open(self.file) as document:
            return [_heads(element) for element in _elements(document.Root.StructTreeRoot.K) if element.S == "/TD"]

    def findings(self) -> list[str]:
        """What a checker of PDF/UA complains about."""
        return [f"{found.rule_id} {found.message}" for found in validate(str(self.file)).findings]


def _left(word: str) -> float:
    return float(word.partition('xMin="')[2].partition('"')[0])


def _right(word: str) -> float:
    return float(word.partition('xMax="')[2].partition('"')[0])


def _elements(node: Any) -> Iterator[Any]:  # noqa: ANN401 - objects of a PDF
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _elements(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _elements(node.get("/K", pikepdf.Array()))


def _tags(node: Any) -> list[Tag]:  # noqa: ANN401 - the same
    if isinstance(node, pikepdf.Array):
        return [tag for each in node for tag in _tags(each)]
    if isinstance(node, pikepdf.Dictionary) and "/S" in node:
        inner = _tags(node.get("/K", pikepdf.Array()))
        return [Tag(str(node.S).removeprefix("/"), str(node.get("/Alt", "")), inner)]
    return []


def _heads(cell: Any) -> int:  # noqa: ANN401 - the same
    given = cell.get("/A", pikepdf.Array())
    attributes = given if isinstance(given, pikepdf.Array) else [given]
    return sum(len(each.Headers) for each in attributes if isinstance(each, pikepdf.Dictionary) and "/Headers" in each)


@pytest.fixture
def read_pdf() -> Callable[[Path], Pdf]:
    """Reads a PDF."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed, so no PDF can be read")
    return Pdf


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[..., Pdf]:
    """Renders the papers of a workspace as PDF, which must be one file, and reads it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed, so no PDF can be read")

    def call(workspace: Path, *names: str, **manner: Any) -> Pdf:  # noqa: ANN401 - the fields of Manner
        konzept = load(read_folder(workspace))
        papers = [Paper(entry, konzept, konzept) for entry in choose_papers(konzept, names)]
        (document,) = render(papers, template_folders(workspace), Manner(["pdf"], **manner))
        file = tmp_path / document.name
        file.write_bytes(document.data)
        return Pdf(file)

    return call
