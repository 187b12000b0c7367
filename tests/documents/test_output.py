"""Writing: whole or not at all, into the folder and nowhere else, and each refusal said in German."""

import os
import sys
from pathlib import Path

import pytest

from kep_cli.documents.output import differing, write
from kep_cli.documents.render import Document
from kep_cli.errors import KepError

DOCUMENTS = [Document("a.md", b"eins"), Document("b.md", b"zwei")]
CLOSED = "Schließen Sie die Datei in anderen Programmen, und prüfen Sie Ihre Rechte und den freien Platz"
NO_LINKS = pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights on Windows")
NOT_ROOT = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere, so nothing refuses it"
)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def refused(documents: list[Document], folder: Path) -> tuple[str, str]:
    with pytest.raises(KepError) as caught:
        write(documents, folder)
    return caught.value.message, caught.value.hint


def test_files_are_written_and_replaced_and_nothing_else_remains(tmp_path: Path) -> None:
    folder = tmp_path / "neu/darin"
    written = write(DOCUMENTS, folder)
    write([Document("a.md", b"drei")], folder)

    assert [folder / "a.md", folder / "b.md"] == written
    assert {"a.md": b"drei", "b.md": b"zwei"} == contents(folder)


def test_comparing_tells_what_is_missing_and_what_differs(tmp_path: Path) -> None:
    write(DOCUMENTS[:1], tmp_path)

    assert [(tmp_path / "b.md", "fehlt")] == differing(DOCUMENTS, tmp_path)
    assert [(tmp_path / "a.md", "weicht ab")] == differing([Document("a.md", b"anders")], tmp_path)
    assert [] == differing(DOCUMENTS[:1], tmp_path)
    assert [(tmp_path / "nie/a.md", "fehlt")] == differing(DOCUMENTS[:1], tmp_path / "nie")
    assert {"a.md": b"eins"} == contents(tmp_path)


@NO_LINKS
def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    folder.mkdir()
    (tmp_path / "fremd.md").write_bytes(b"fremd")
    (folder / "a.md").symlink_to(tmp_path / "fremd.md")
    (folder / "b.md").symlink_to(tmp_path)

    assert [(folder / "a.md", "weicht ab"), (folder / "b.md", "weicht ab")] == differing(DOCUMENTS, folder)

    write(DOCUMENTS, folder)

    assert {"a.md": b"eins", "b.md": b"zwei"} == contents(folder)
    assert [False, False] == [(folder / name).is_symlink() for name in ("a.md", "b.md")]
    assert b"fremd" == (tmp_path / "fremd.md").read_bytes()


def test_a_folder_in_the_place_of_a_file_is_told_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "b.md").mkdir()
    place = (tmp_path / "b.md").as_posix()

    assert (
        f"Wo die Datei „{place}“ hin soll, liegt ein Ordner gleichen Namens",
        "Löschen Sie ihn, oder wählen Sie mit --output einen anderen Ordner",
    ) == refused(DOCUMENTS, tmp_path)
    assert {} == contents(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "build").write_bytes(b"x")
    place = (tmp_path / "build").as_posix()

    assert (f"„{place}“ ist kein Ordner", "Wählen Sie mit --output einen Ordner") == refused(
        DOCUMENTS, tmp_path / "build"
    )
    assert "Der Ordner" in refused(DOCUMENTS, tmp_path / "build/tiefer")[0]


@NO_LINKS
@NOT_ROOT
def test_a_folder_without_the_right_to_write_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    folder.mkdir(mode=0o555)

    assert (
        f"Die Datei „{(folder / 'a.md').as_posix()}“ lässt sich nicht schreiben: keine Berechtigung",
        CLOSED,
    ) == refused(DOCUMENTS, folder)
    assert "keine Berechtigung" in refused(DOCUMENTS, folder / "neu")[0]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit for the size of files")
def test_a_disk_that_takes_no_more_leaves_the_old_files_and_no_half_ones(tmp_path: Path) -> None:
    import resource

    write(DOCUMENTS, tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        told = refused([Document("a.md", b"neu"), Document("b.md", b"x" * 5000)], tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    place = (tmp_path / "b.md").as_posix()

    assert (f"Die Datei „{place}“ lässt sich nicht schreiben: die Datei würde zu groß", CLOSED) == told
    assert {"a.md": b"eins", "b.md": b"zwei"} == contents(tmp_path)
