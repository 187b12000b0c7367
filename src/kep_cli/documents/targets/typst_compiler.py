"""Typst's compiler, with the fonts that kep ships and no others, so that a PDF is the same on each machine."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import typst

from kep_cli.documents.figures import DOTS_PER_INCH
from kep_cli.documents.targets.typst_faults import TypstFault, told
from kep_cli.documents.templates import PACKAGED, TemplateFolders
from kep_cli.errors import KepError

if TYPE_CHECKING:
    from pathlib import Path

FONT_FOLDER = "typst/fonts"
"""Where fonts lie, below the packaged templates and below those of the house."""

FONT_FILES = (
    "LiberationSans-Regular.ttf",
    "LiberationSans-Bold.ttf",
    "LiberationSans-Italic.ttf",
    "LiberationSans-BoldItalic.ttf",
    "LiberationMono-Regular.ttf",
    "DejaVuSans.ttf",
)
"""The fonts that kep ships with."""

# With these words Typst loads packages from the network, other files, or code that is put together from pieces. No
# text of a user can look like this: the writer spells the words otherwise (see `typst_text`).
_LOADING = re.compile(r"(?<![\w\\-])(?:import|include|eval)(?![\w-])|\"@")


def compile_pdf(text: str, folders: TemplateFolders) -> bytes:
    """The PDF of a text in Typst. Raises KepError, in German, for whatever Typst refuses."""
    with _refused(text, folders) as compiler:
        data, warnings = compiler.compile_with_warnings(text.encode(), format="pdf", pdf_standards=["ua-1"])
    for warning in warnings:
        # Others tell of what a later Typst will do differently; nobody who renders a paper can mend that.
        if warning.message.startswith("unknown font family"):
            raise told(TypstFault.of(warning.message, warning.diagnostic), text, folders)
    if not isinstance(data, bytes):
        raise TypeError(type(data).__name__)
    return data


def compile_figures(text: str, form: Literal["svg", "png", "pdf"], folders: TemplateFolders) -> list[bytes]:
    """The pages of a text in Typst, one file each; as PDF one file with all. Raises KepError."""
    with _refused(text, folders) as compiler:
        data = compiler.compile(text.encode(), format=form, ppi=DOTS_PER_INCH)
    if data is None:
        raise TypeError(data)
    return data if isinstance(data, list) else [data]


@contextmanager
def _refused(text: str, folders: TemplateFolders) -> Iterator[typst.Compiler]:
    """A compiler whose refusals are told in German."""
    if loading := _LOADING.search(text):
        raise told(TypstFault("failed to load package", (text.count("\n", 0, loading.start()) + 1,)), text, folders)
    try:
        yield typst.Compiler(font_paths=_fonts(folders), root=folders.workspace)
    except typst.TypstError as error:
        raise told(TypstFault.of(error.message, error.diagnostic), text, folders) from error


def _fonts(folders: TemplateFolders) -> typst.Fonts:
    packaged = folders.packaged / FONT_FOLDER
    for name in FONT_FILES:
        if not (packaged / name).is_file():
            missing = f"{PACKAGED}{FONT_FOLDER}/{name}"
            raise KepError(
                f"Die Schriftdatei „{missing}“ fehlt", "Installieren Sie kep neu; die Installation ist unvollständig"
            )
    paths: list[Path] = [packaged]
    if folders.house and (house := folders.house / FONT_FOLDER).is_dir():
        paths.insert(0, house)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
