"""Helpers of the tests of documents: rendering without the command line, and reading what LaTeX makes of it."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kep_cli.documents.choosing import choose_papers
from kep_cli.documents.render import Manner, Paper, render
from kep_cli.documents.templates import template_folders
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

Render = Callable[..., dict[str, str]]


class Pdf(NamedTuple):
    """What is in a compiled document: its text page by page, and what LaTeX had to say."""

    pages: list[str]
    log: str
    data: bytes

    @property
    def text(self) -> str:
        """The text of all pages without white space, and without the hyphens at line ends."""
        return "".join("".join(self.pages).split())

    def complaints(self) -> list[str]:
        """The lines of the log that tell of errors, missing signs or boxes that are too full."""
        signs = ("! ", "Overfull", "Missing character", "LaTeX Error", "Undefined control")
        return [line for line in self.log.splitlines() if line.startswith(signs)]


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
        text = subprocess.run(["pdftotext", "vorlage.pdf", "-"], cwd=folder, capture_output=True, check=True)
        log = (folder / "vorlage.log").read_text(encoding="utf-8", errors="replace")
        pages = text.stdout.decode().split("\f")[:-1]
        return Pdf(pages, log, (folder / "vorlage.pdf").read_bytes())

    return call


def as_yaml(value: object) -> str:
    """The value as YAML in one line; JSON is YAML too."""
    return json.dumps(value, ensure_ascii=False)


def musterland(**changes: Mapping[str, object] | list[object]) -> dict[str, str]:
    """The files of a small workspace; `konzept`, `ziel`, `runden` and `vorlage` replace single fields."""
    konzept = {
        "titel": "Ziele des Landkreises",
        "koerperschaft": "Landkreis Musterland",
        "zeithorizont": {"von": "2025", "bis": "2030"},
        "phase": "zielbildung",
        "leitbild": "Musterland hält zusammen.",
        "gremien": [{"id": "kreistag", "name": "Kreistag"}],
    } | dict(changes.get("konzept", {}))
    ziel = {"id": "wohnen", "nummer": "1", "text": "Alle wohnen gut."} | dict(changes.get("ziel", {}))
    vorlage = {
        "art": "beschlussvorlage",
        "betreff": "Ziele",
        "drucksache": "1/2025",
        "zustand": "entwurf",
        "beratungsfolge": [{"gremium": "kreistag"}],
        "beschlussvorschlag": "Der Kreistag beschließt.\n",
    } | dict(changes.get("vorlage", {}))
    return {
        "goals/konzept.yaml": as_yaml(konzept),
        "goals/oberziele/wohnen.yaml": as_yaml(ziel),
        "goals/runden.yaml": as_yaml(changes.get("runden", [{"id": "start", "zeitpunkt": "2024", "text": "Es geht los."}])),
        "goals/vorlagen/erste.yaml": as_yaml(vorlage),
    }
