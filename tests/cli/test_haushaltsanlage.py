"""`kep render haushaltsanlage`: the year of the budget."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from subprocess import CompletedProcess

Kep = Callable[..., "CompletedProcess[str]"]

MUSTERLAND = Path(__file__).resolve().parents[2] / "arbeitsbereiche" / "musterland"
DAY = ("--stichtag", "30.06.2026")


@pytest.mark.parametrize(("said", "year"), [((), "2027"), (("--haushaltsjahr", "2025"), "2025")])
def test_the_year_is_the_next_unless_it_is_said(
    said: tuple[str, ...], year: str, kep_here: Kep, tmp_path: Path
) -> None:
    options = ("--format", "md", "--output", str(tmp_path), *DAY, *said)
    done = kep_here("-C", str(MUSTERLAND), "render", "haushaltsanlage", *options)

    assert (0, "") == (done.returncode, done.stderr)
    text = (tmp_path / "haushaltsanlage.md").read_text(encoding="utf-8")
    assert text.startswith(f"# Haushaltsanlage {year}\n")
    assert f"| Ist {int(year) - 2} " in text
    assert f"| Ansatz {int(year) - 1} " in text


@pytest.mark.parametrize("said", ["27", "1899", "3000", "zweitausend", "2027-01", "²⁰²⁷"])
def test_what_is_no_year_is_refused(said: str, kep_here: Kep) -> None:
    done = kep_here("-C", str(MUSTERLAND), "render", "haushaltsanlage", "--haushaltsjahr", said, *DAY)

    assert 2 == done.returncode
    assert (
        f"Fehler: „{said}“ ist kein Haushaltsjahr\n"
        "Hinweis: Nennen Sie ein Jahr von 1900 bis 2999, etwa: --haushaltsjahr 2027\n" == done.stderr
    )


def test_so_is_a_day_behind_which_there_is_no_year(kep_here: Kep) -> None:
    done = kep_here("-C", str(MUSTERLAND), "render", "haushaltsanlage", "--stichtag", "9999-12-31")

    assert (2, "Fehler: „10000“ ist kein Haushaltsjahr") == (done.returncode, done.stderr.splitlines()[0])


@pytest.mark.parametrize("names", [(), ("kennzahlenbericht",), ("synopse", "haushaltsanlage")])
def test_other_papers_have_no_such_year(names: tuple[str, ...], kep_here: Kep) -> None:
    done = kep_here("-C", str(MUSTERLAND), "render", *names, "--haushaltsjahr", "2027", *DAY)

    assert 2 == done.returncode
    assert (
        "Fehler: Ein Haushaltsjahr hat nur die Haushaltsanlage\n"
        "Hinweis: Lassen Sie --haushaltsjahr weg, oder nennen Sie „haushaltsanlage“\n" == done.stderr
    )
