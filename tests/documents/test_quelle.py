"""The real Vorlage 72/2018: each of its sentences stands in what is made of the goals, and the form is the same.

`quelle-72-2018.txt` is the text of the paper as it was published.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SOURCE = (HERE / "quelle-72-2018.txt").read_text(encoding="utf-8")
# In the resolution Oberziel 3 reads differently than in the annex; the goals hold the annex's wording.
OTHER_WORDING = "Der Landkreis Helmstedt versteht sich als moderner und serviceorientierter Dienstleister"
MARGIN_NUMBER = re.compile(r"(?:(?<= )|(?<=-))(?:5|10|15|20|25|30|35|40|45|50) *$", re.MULTILINE)
PAGE_HEAD = "Anlage zur Drs. Nr. 72/2018"
FORM = (
    "Vorlage",
    "Zutreffendes ankreuzen ⌧",
    "Beschlussvorschlag",
    "an (zutreffenden Ausschuss einsetzen und ankreuzen)",
    "Sitzungstag",
    "öffentlich",
    "nichtöffentlich",
    "angenommen",
    "abgelehnt",
    "geändert",
    "Ausschuss für Wirtschaft und Strategie",
    "21.06.2018",
    "Kreisausschuss",
    "31.08.2018",
    "Kreistag",
    "12.09.2018",
    "Die Ziele der UN-Behindertenrechtskonvention wurden berücksichtigt:",
    "☐ ja ☐ nein ☐ entfällt",
    "Verantwortlichkeit (Ordnungsziffer der Org.-einheit/Sichtvermerk): Referat A",
    "Gefertigt:",
    "Beteiligt:",
    "Landrat zur Beschlussausführung.",
    "Gez. Radeck (Handzeichen)",
    "Betreff:",
    "Beschlussvorschlag:",
    "Sachdarstellung, Begründung, ggf. finanzielle Auswirkungen:",
)


def bare(text: str) -> str:
    """The text without what layout adds or takes: blanks, hyphens, dashes, colons behind dates, Markdown."""
    return re.sub(r"[\s\-–:*#|]+", "", text)


def sentences() -> list[str]:
    body = SOURCE[SOURCE.index("Betreff:") :].replace(PAGE_HEAD, "")
    pieces = bare(MARGIN_NUMBER.sub("", body)).split(".")
    return [piece for piece in pieces if piece and piece != bare(OTHER_WORDING)]


def test_the_source_is_taken_apart_rightly() -> None:
    pieces = sentences()

    assert "DieerzieltenErgebnissewerdenimFachausschussreflektiert" in "".join(pieces)
    assert not [piece for piece in pieces if piece.endswith(("verstän30", "Rah10"))]
    assert 40 < len(pieces)


def test_each_sentence_of_the_source_stands_in_the_markdown(rendered: Callable[..., dict[str, str]]) -> None:
    text = bare(rendered(ROOT, "72/2018")["72-2018.md"])

    assert [] == [sentence for sentence in sentences() if sentence not in text]
    assert [] == [said for said in FORM if bare(said) not in text]


@pytest.mark.slow
def test_each_sentence_of_the_source_stands_in_the_pdf(
    rendered: Callable[..., dict[str, str]], compiled: Callable[..., Any]
) -> None:
    pdf = compiled(rendered(ROOT, "72/2018")["72-2018.tex"])
    text = bare(pdf.body)

    assert [] == pdf.faults() + pdf.overfull()
    assert [] == [sentence for sentence in sentences() if sentence not in text]
    # Lines of neighbouring cells are read one after the other, so that only words are whole.
    assert [] == [word for said in FORM for word in said.split() if bare(word) not in text]


@pytest.mark.slow
def test_the_pages_are_set_as_the_form_wants_them(
    rendered: Callable[..., dict[str, str]], compiled: Callable[..., Any]
) -> None:
    pdf = compiled(rendered(ROOT, "72/2018")["72-2018.tex"])
    total = len(pdf.pages)
    annex = [page.startswith(f"{PAGE_HEAD}\n") for page in pdf.pages]
    numbers = [int(number) for page in pdf.margins for number in page]

    assert [f"Seite {number} von {total}" for number in range(1, total + 1)] == [
        re.findall(r"Seite \d+ von \d+", page)[-1] for page in pdf.pages
    ]
    assert pdf.pages[0].startswith("Vorlage\n")
    assert [False, False, True, True] == annex
    assert all("Drs. Nr. 72/2018\n" in page for page in pdf.pages)
    # A number every five lines, and only beside the Sachdarstellung.
    assert list(range(5, 41, 5)) == numbers
    assert [] == [page for page, is_annex in zip(pdf.margins, annex, strict=True) if is_annex and page]
