"""What lualatex makes of a Synopse: nothing is lost at the end of a page or sticks out, no heading stands alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kep_cli.documents.render import Manner
from kep_cli.documents.synopsis import render_synopsis
from kep_cli.documents.templates import template_folders
from kep_cli.documents.views.synopse import Stand
from kep_cli.model.load import Loader
from kep_cli.source.folder import read_folder

pytestmark = pytest.mark.slow

ROUNDS = Path(__file__).parents[1] / "runden"
Make = Callable[..., Path]
Compile = Callable[..., Any]


def latex_of(*versions: Path) -> str:
    loader = Loader()
    staende = [Stand(folder.name, "", loader.load(read_folder(folder))) for folder in versions]
    (document,) = render_synopsis(
        staende, ["x"] * len(versions), template_folders(versions[-1]), Manner(["tex"]), with_unchanged=False
    )
    return document.data.decode()


@pytest.mark.parametrize("numbers", [(1, 3), (1, 2, 3, 4, 5)], ids=["two", "five"])
def test_it_can_be_set_and_no_heading_ends_a_page(compiled: Compile, numbers: tuple[int, ...]) -> None:
    made = compiled(latex_of(*(ROUNDS / str(number) for number in numbers)))
    ends = [page.split("Synopse: ")[0].strip().splitlines()[-1] for page in made.pages[:-1]]

    assert ([], []) == (made.faults(), made.overfull())
    assert [] == [line for line in ends if line[:2] in {"1.", "2.", "3."}]


def test_a_cell_that_is_longer_than_a_page_goes_on_over_pages(musterland: Make, compiled: Compile) -> None:
    words = " ".join(f"Wort{number} steht hier und bleibt." for number in range(300))
    folder = musterland(ziel={"unterziele": [{"id": "lang", "nummer": "1.1", "text": f"Anfang {words} Ende"}]})
    made = compiled(latex_of(ROUNDS / "1", folder))
    text = "".join(made.pages)

    assert ([], []) == (made.faults(), made.overfull())
    assert [] == [number for number in range(300) if f"Wort{number}" not in text]


def test_hostile_words_are_printed_as_they_are(musterland: Make, compiled: Compile) -> None:
    hostile = r"\input{x} \end{document} & % $x$ # ~ ^ {{ x }} \\ \hline"
    folder = musterland(ziel={"text": hostile, "punkte": [hostile, "a & b"]})
    made = compiled(latex_of(ROUNDS / "1", folder), hyphenated=False)
    text = "".join("".join(made.pages).split())

    assert [] == made.faults()
    assert text.count("".join(hostile.split())) >= 1
