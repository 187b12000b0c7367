"""Helpers of the tests of documents: rendering without the command line, and reading what LaTeX makes of it."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kep_cli.documents.choosing import choose_papers
from kep_cli.documents.render import Manner, Paper, render
from kep_cli.documents.reports import render_reports
from kep_cli.documents.templates import template_folders
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

Render = Callable[..., dict[str, str]]
Report = Callable[..., dict[str, bytes]]

LAST_DAY = date(2026, 6, 30)


class Pdf(NamedTuple):
    """What is in a compiled document, and what LaTeX had to say.

    `pages` are the whole texts of the pages, `body` is all text without heads, feet and margins, `margins` are the
    words in the right margin of each page.
    """

    pages: list[str]
    body: str
    margins: list[list[str]]
    log: str
    data: bytes

    def faults(self) -> list[str]:
        """The lines of the log that tell of errors and missing signs."""
        signs = ("! ", "Missing character", "LaTeX Error", "Undefined control")
        return [line for line in self.log.splitlines() if line.startswith(signs)]

    def overfull(self) -> list[str]:
        """The lines of the log that tell of something that sticks out."""
        return [line for line in self.log.splitlines() if line.startswith("Overfull")]


@pytest.fixture
def rendered() -> Render:
    """Renders papers of a workspace: gives the texts of the files by their names."""

    def call(workspace: Path, *names: str, **manner: Any) -> dict[str, str]:  # noqa: ANN401 - the fields of Manner
        konzept = load(read_folder(workspace))
        papers = [Paper(entry, konzept, konzept) for entry in choose_papers(konzept, names)]
        documents = render(papers, template_folders(workspace), Manner(**({"formats": ("md", "tex")} | manner)))
        return {document.name: document.data.decode() for document in documents}

    return call


@pytest.fixture
def report() -> Report:
    """Makes a report of a workspace on the last day of the example county: gives the files by their names."""

    def call(folder: Path, name: str, *formats: str, draft: bool = False) -> dict[str, bytes]:
        konzept, manner = load(read_folder(folder)), Manner(formats, draft=draft)
        made = render_reports([name], konzept, LAST_DAY, template_folders(folder), manner)
        return {document.name: document.data for document in made}

    return call


@pytest.fixture
def compiled(tmp_path: Path) -> Callable[..., Pdf]:
    """Compiles LaTeX twice with lualatex, without hyphenation where letters are to be compared, and reads the PDF."""
    for tool in ("lualatex", "pdftotext"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed, so no PDF can be compiled and read")

    def call(tex: str, *, hyphenated: bool = True) -> Pdf:
        folder = tmp_path / "tex"
        folder.mkdir(exist_ok=True)
        if not hyphenated:
            tex = tex.replace("\\begin{document}", "\\begin{document}\\hyphenpenalty=10000\\exhyphenpenalty=10000\n", 1)
        (folder / "vorlage.tex").write_text(tex, encoding="utf-8")
        for _ in range(2):
            subprocess.run(
                ["lualatex", "-interaction=nonstopmode", "vorlage.tex"], cwd=folder, capture_output=True, check=False
            )
        log = (folder / "vorlage.log").read_text(encoding="utf-8", errors="replace")
        # A4 is 595 by 842 points; the text ends 62 points before the right edge and 76 before the lower one.
        return Pdf(
            pages=_text(folder),
            body="".join(_text(folder, 0, 60, 536, 842 - 60 - 70)),
            margins=[page.split() for page in _text(folder, 536, 60, 59, 842 - 60 - 70)],
            log=log,
            data=(folder / "vorlage.pdf").read_bytes(),
        )

    return call


def _text(folder: Path, *area: int) -> list[str]:
    """The text of each page, or of the part of it with this left and upper edge, width and height."""
    cut = [option for pair in zip(("-x", "-y", "-W", "-H"), map(str, area), strict=False) for option in pair]
    read = subprocess.run(["pdftotext", *cut, "vorlage.pdf", "-"], cwd=folder, capture_output=True, check=True)
    return read.stdout.decode().split("\f")[:-1]


def _as_yaml(value: object) -> str:
    """The value as YAML in one line; JSON is YAML too."""
    return json.dumps(value, ensure_ascii=False)


@pytest.fixture
def musterland(workspace: Callable[[Mapping[str, str]], Path]) -> Callable[..., Path]:
    """Makes a small workspace; `konzept`, `ziel` and `vorlage` replace fields, `runden` the list, `templates` files."""

    def make(
        konzept: Mapping[str, object] | None = None,
        ziel: Mapping[str, object] | None = None,
        runden: list[object] | None = None,
        vorlage: Mapping[str, object] | None = None,
        templates: Mapping[str, str] | None = None,
    ) -> Path:
        frame = {
            "titel": "Ziele des Landkreises",
            "koerperschaft": "Landkreis Musterland",
            "zeithorizont": {"von": "2025", "bis": "2030"},
            "phase": "zielbildung",
            "leitbild": "Musterland hält zusammen.",
            "gremien": [{"id": "kreistag", "name": "Kreistag"}],
        }
        goal = {"id": "wohnen", "nummer": "1", "text": "Alle wohnen gut."}
        paper = {
            "art": "beschlussvorlage",
            "betreff": "Ziele",
            "drucksache": "1/2025",
            "zustand": "entwurf",
            "beratungsfolge": [{"gremium": "kreistag"}],
            "beschlussvorschlag": "Der Kreistag beschließt.\n",
        }
        return workspace(
            {
                "goals/konzept.yaml": _as_yaml(frame | dict(konzept or {})),
                "goals/oberziele/wohnen.yaml": _as_yaml(goal | dict(ziel or {})),
                "goals/runden.yaml": _as_yaml(runden or [{"id": "start", "zeitpunkt": "2024", "text": "Es geht los."}]),
                "goals/vorlagen/erste.yaml": _as_yaml(paper | dict(vorlage or {})),
                **{f"templates/{name}": text for name, text in (templates or {}).items()},
            }
        )

    return make
