"""Word as another program sees it: LibreOffice opens what kep makes, and nothing of the source is lost on the way."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
SOURCE = (ROOT / "tests/documents/quelle-72-2018.txt").read_text(encoding="utf-8")
PAGE_HEAD = "Anlage zur Drs. Nr. 72/2018"
# In the resolution Oberziel 3 reads differently than in the annex; the goals hold the annex's wording.
OTHER_WORDING = "Der Landkreis Helmstedt versteht sich als moderner und serviceorientierter Dienstleister"
MARGIN_NUMBER = re.compile(r"(?:(?<= )|(?<=-))(?:5|10|15|20|25|30|35|40|45|50) *$", re.MULTILINE)
Made = Callable[..., dict[str, bytes]]


def bare(text: str) -> str:
    """The text without what layout adds or takes: blanks, hyphens, dashes, colons behind dates."""
    return re.sub(r"[\s\-–:\u00ad]+", "", text)


def sentences() -> list[str]:
    body = MARGIN_NUMBER.sub("", SOURCE[SOURCE.index("Betreff:") :].replace(PAGE_HEAD, ""))
    return [piece for piece in bare(body).split(".") if piece and piece != bare(OTHER_WORDING)]


def pages(pdf: Path, *options: str) -> list[str]:
    """The text of each page."""
    read = subprocess.run(["pdftotext", *options, str(pdf), "-"], capture_output=True, check=True)
    return read.stdout.decode().split("\f")[:-1]


@pytest.fixture(scope="module")
def helmstedt(converted: Callable[[bytes], Path]) -> Callable[[bytes], Path]:
    """Converts the real paper once for all tests here."""
    kept: dict[bytes, Path] = {}

    def call(data: bytes) -> Path:
        if data not in kept:
            kept[data] = converted(data)
        return kept[data]

    return call


def test_each_sentence_of_the_source_stands_in_word(made: Made, text_of: Callable[[bytes], str]) -> None:
    text = bare(text_of(made(ROOT, "72/2018")["72-2018.docx"]))

    assert 40 < len(sentences())
    assert [] == [sentence for sentence in sentences() if sentence not in text]


def test_each_sentence_of_the_source_stands_in_what_the_office_makes_of_it(
    made: Made, helmstedt: Callable[[bytes], Path]
) -> None:
    pdf = helmstedt(made(ROOT, "72/2018")["72-2018.docx"])
    # The text alone: without heads, feet and the line numbers in the left margin.
    text = bare("".join(pages(pdf, "-raw", "-x", "65", "-y", "60", "-W", "530", "-H", "715")))

    assert [] == [sentence for sentence in sentences() if sentence not in text]


def test_the_pages_are_those_of_the_form(made: Made, helmstedt: Callable[[bytes], Path]) -> None:
    found = pages(helmstedt(made(ROOT, "72/2018")["72-2018.docx"]))
    total = len(found)

    assert [f"Seite {number} von {total}" for number in range(1, total + 1)] == [
        re.findall(r"Seite \d+ von \d+", page)[-1] for page in found
    ]
    assert [False, False, True, True] == [PAGE_HEAD in page for page in found]
    assert all("Drs. Nr. 72/2018" in page for page in found)


def test_every_fifth_line_of_the_sachdarstellung_has_a_number_and_no_other(
    made: Made, helmstedt: Callable[[bytes], Path]
) -> None:
    pdf = helmstedt(made(ROOT, "72/2018")["72-2018.docx"])
    margins = [page.split() for page in pages(pdf, "-x", "0", "-y", "60", "-W", "68", "-H", "715")]
    numbers = [int(number) for page in margins for number in page]

    assert 40 <= numbers[-1] <= 50
    assert list(range(5, numbers[-1] + 1, 5)) == numbers
    assert [[], []] == margins[2:]


def test_a_draft_says_so_on_each_page(made: Made, converted: Callable[[bytes], Path]) -> None:
    found = pages(converted(made(ROOT, "72/2018", draft=True)["72-2018.docx"]))

    assert ["ENTWURF"] * len(found) == [page.split("\n")[0] for page in found]


def test_the_file_that_the_office_makes_says_what_it_is(made: Made, helmstedt: Callable[[bytes], Path]) -> None:
    pdf = helmstedt(made(ROOT, "72/2018")["72-2018.docx"])
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout

    assert "Drs. Nr. 72/2018: Bildung von strategischen Oberzielen" in told
    assert "Author" not in told
