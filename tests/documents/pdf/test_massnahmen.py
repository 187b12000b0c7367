"""The Maßnahmenkatalog as PDF: accessible, each sheet on its page, no date broken."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from pdfua import validate

from kep_cli.documents.choosing import MEASURES
from kep_cli.documents.render import Manner
from kep_cli.documents.reports import render_reports
from kep_cli.documents.templates import template_folders
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

MUSTERLAND = Path(__file__).parents[3] / "arbeitsbereiche" / "musterland"
KATALOG = load(read_folder(MUSTERLAND))


@pytest.fixture(scope="module")
def katalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the example county."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed, so no PDF can be read")
    day, folders = date(2026, 6, 30), template_folders(MUSTERLAND)
    (made,) = render_reports([MEASURES], KATALOG, day, folders, Manner(["pdf"]))
    file = tmp_path_factory.mktemp("katalog") / made.name
    file.write_bytes(made.data)
    return file


def pages(file: Path) -> list[str]:
    read = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return read.stdout.decode().split("\f")[:-1]


def test_it_is_accessible(katalog: Path) -> None:
    assert [] == [f"{found.rule_id} {found.message}" for found in validate(str(katalog)).findings]


def test_each_sheet_has_its_own_page(katalog: Path) -> None:
    heads = ["\n".join(page.splitlines()[:6]) for page in pages(katalog)]
    found = [sum(str(entry.data and entry.data.titel) in head for head in heads) for entry in KATALOG.massnahmen]

    assert [1] * 40 == found


def test_no_date_is_broken(katalog: Path) -> None:
    said = "".join(pages(katalog))

    assert re.search(r"[0-9]\.[0-9]$", said, re.MULTILINE) is None
    assert "31.12.2030" in said
