"""Helpers of the tests of Word and of the fields: rendering to bytes, reading Word back, making forms of houses."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from kep_cli.documents.choosing import choose_papers
from kep_cli.documents.render import Manner, Paper, render
from kep_cli.documents.templates import template_folders
from kep_cli.errors import KepError
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

Made = Callable[..., dict[str, bytes]]
Convert = Callable[[bytes], Path]


@pytest.fixture
def made() -> Made:
    """Renders papers of a workspace, as Word unless told otherwise: gives the bytes of the files by their names."""

    def call(workspace: Path, *names: str, **manner: Any) -> dict[str, bytes]:  # noqa: ANN401 - the fields of Manner
        konzept = load(read_folder(workspace))
        papers = [Paper(entry, konzept, konzept) for entry in choose_papers(konzept, names)]
        documents = render(papers, template_folders(workspace), Manner(**({"formats": ("docx",)} | manner)))
        return {document.name: document.data for document in documents}

    return call


@pytest.fixture
def house_form(tmp_path: Path) -> Callable[..., Path]:
    """Puts a form into the workspace of a test: its bytes, or parts as `form_of` takes them."""

    def put(content: bytes | list[Any], name: str = "vorlage.docx") -> Path:
        form = tmp_path / "arbeitsbereich" / "templates" / "docx" / name
        form.parent.mkdir(parents=True, exist_ok=True)
        form.write_bytes(content if isinstance(content, bytes) else _form(*content))
        return form

    return put


@pytest.fixture
def said(
    made: Made, musterland: Callable[..., Path], house_form: Callable[..., Path]
) -> Callable[..., tuple[str, str]]:
    """What kep says of a form."""

    def call(content: bytes | list[Any], name: str = "vorlage.docx") -> tuple[str, str]:
        workspace = musterland(vorlage={"sachdarstellung": "Text.\n"})
        house_form(content, name)
        with pytest.raises(KepError) as caught:
            made(workspace)
        return caught.value.message, caught.value.hint

    return call


@pytest.fixture
def lines(
    made: Made, musterland: Callable[..., Path], house_form: Callable[..., Path], text_of: Callable[[bytes], str]
) -> Callable[..., list[str]]:
    """The lines of what becomes of a form."""

    def call(content: bytes | list[Any], **vorlage: object) -> list[str]:
        workspace = musterland(vorlage=vorlage)
        house_form(content)
        (data,) = made(workspace).values()
        return text_of(data).strip().split("\n")

    return call


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Converts Word to PDF with LibreOffice."""
    for tool in ("soffice", "pdftotext"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed, so Word cannot be opened and read as PDF")
    folder = tmp_path_factory.mktemp("office")

    def call(data: bytes) -> Path:
        document = folder / "vorlage.docx"
        document.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
        subprocess.run(command, capture_output=True, check=True, timeout=180)
        return folder / "vorlage.pdf"

    return call


@pytest.fixture
def told() -> Callable[[bytes], str]:
    """Tells a Word file line by line: the style of each paragraph, its list and level, its text with its look."""
    return _tell


@pytest.fixture
def text_of() -> Callable[[bytes], str]:
    """Gives all text of a Word file, headers and footers too, paragraph by paragraph."""
    return _text


@pytest.fixture
def form_of() -> Callable[..., bytes]:
    """Makes a form of paragraphs, those that Word has cut into pieces (a list), and tables (a list of rows)."""
    return _form


def _form(*parts: str | list[str] | list[tuple[str, ...]]) -> bytes:
    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        elif isinstance(part[0], str):
            paragraph = document.add_paragraph()
            for piece in part:
                paragraph.add_run(str(piece))
        else:
            table = document.add_table(len(part), max(map(len, part)))
            for row, texts in zip(table.rows, part, strict=True):
                for cell, text in zip(row.cells, texts, strict=False):
                    cell.text = text
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _text(data: bytes) -> str:
    document = Document(BytesIO(data))
    margins = [
        part.element
        for part in document.part.related_parts.values()
        if "header" in part.partname or "footer" in part.partname
    ]
    return "\n".join(line for root in (document.element, *margins) for line in _lines(root))


def _lines(root: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's elements
    for paragraph in root.iter(qn("w:p")):
        yield "".join(
            each.text or "" if each.tag == qn("w:t") else "\t" if each.tag == qn("w:tab") else " "
            for each in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
            if not (each.tag == qn("w:tab") and each.getparent().tag == qn("w:tabs"))
        )


def _tell(data: bytes) -> str:
    document = Document(BytesIO(data))
    names = {style.style_id: style.name for style in document.styles}
    out = [f"Titel: {document.core_properties.title}", f"Thema: {document.core_properties.subject}"]
    for element in document.element.body.iterchildren():
        out += _told(element, names, "")
    for section in document.sections:
        for kind, margin in (("Kopf", section.header), ("Fuß", section.footer)):
            out += [f"{kind}: {line}" for line in _lines(margin.part.element) if line]
    return "\n".join(out) + "\n"


def _told(element: Any, names: dict[str, str | None], indent: str) -> Iterator[str]:  # noqa: ANN401 - lxml's elements
    if element.tag == qn("w:tbl"):
        for row in element.iterchildren(qn("w:tr")):
            yield f"{indent}Zeile{', wiederholt' if next(row.iter(qn('w:tblHeader')), None) is not None else ''}:"
            for number, cell in enumerate(row.iterchildren(qn("w:tc")), start=1):
                for child in cell.iterchildren():
                    yield from _told(child, names, f"{indent}  {number} ")
    elif element.tag == qn("w:sectPr"):
        yield _section(element)
    elif element.tag == qn("w:p"):
        properties = element.find(qn("w:pPr"))
        style = properties.find(qn("w:pStyle")) if properties is not None else None
        name = names[style.get(qn("w:val"))] if style is not None else "–"
        listing = next(element.iter(qn("w:numPr")), None)
        listed = "" if listing is None else f" Liste {listing[1].get(qn('w:val'))}, Stufe {listing[0].get(qn('w:val'))}"
        yield f"{indent}[{name}{listed}] {''.join(map(_run, element.iter(qn('w:r'))))}".rstrip()
        for section in element.iter(qn("w:sectPr")):
            yield _section(section)


def _run(run: Any) -> str:  # noqa: ANN401 - lxml's elements
    text = "".join(
        each.text or ""
        if each.tag == qn("w:t")
        else "→"
        if each.tag == qn("w:tab")
        else "⏎"
        if each.tag == qn("w:br")
        else ""
        for each in run
    )
    for tag, sign in (("w:b", "**"), ("w:i", "*")):
        if text and next(run.iter(qn(tag)), None) is not None:
            text = f"{sign}{text}{sign}"
    link = run.getparent().tag == qn("w:hyperlink")
    return f"<{text}>" if link else text


def _section(section: Any) -> str:  # noqa: ANN401 - lxml's elements
    kind = section.find(qn("w:type"))
    lines = section.find(qn("w:lnNumType"))
    numbered = f", Zeilen zu {lines.get(qn('w:countBy'))} nummeriert" if lines is not None else ""
    return f"--- Ende des Abschnitts: {kind.get(qn('w:val')) if kind is not None else 'nextPage'}{numbered}"
