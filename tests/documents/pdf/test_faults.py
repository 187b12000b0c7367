"""What keeps a PDF from being made, told in German with the place and the remedy, and never half done."""

import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from kep_cli.documents.packaged import packaged_templates
from kep_cli.documents.targets.typst_compiler import FONT_FILES, FONT_FOLDER, compile_pdf
from kep_cli.documents.templates import TemplateFolders
from kep_cli.errors import KepError

Make = Callable[..., Path]
MakePdf = Callable[..., Any]
Kep = Callable[..., CompletedProcess[str]]

EXTENDS = '{% extends "kep/typst/bloecke.typ.j2" %}'


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


# A single white point.
PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\x00\xff"))
    + chunk(b"IEND", b"")
)

# What stands in the block „betreff“, and what is said of it.
BLOCKS = {
    "#nix": ("„nix“ gibt es nicht", "Prüfen Sie die Schreibweise"),
    "#[": ("Das lässt sich nicht verstehen", "Prüfen Sie dort Klammern und Anführungszeichen"),
    "#text(size: 3)[x]": ("Eine Angabe passt hier nicht", "Prüfen Sie ihren Namen und ihre Art"),
    '#image("/bilder/logo.png", alt: "Logo")': ("Eine Datei, die hier gebraucht wird, gibt es nicht", "Pfade beginnen"),
    '#image("/../../logo.png", alt: "x")': ("Eine Datei liegt nicht im Arbeitsbereich", "Legen Sie"),
    '#image(bytes("x"), format: "png", alt: "x")': ("Ein Bild lässt sich nicht lesen", "Öffnen Sie das Bild"),
    "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>\"))": (
        "Ein Bild oder eine Formel hat keine Beschreibung",
        "Ergänzen Sie dort alt",
    ),
    "中": ("Ein Zeichen fehlt in den Schriften", "Ersetzen Sie es"),
    "#heading(level: 4)[Tief]": ("Eine Ebene der Überschriften ist übersprungen", "Beginnen Sie das Dokument mit „# “"),
    "#heading(level: 2)[]": ("Eine Überschrift ist leer", "Geben Sie ihr einen Text"),
    '#import "@preview/cetz:0.1.0"': ("Pakete, andere Dateien und „eval“ nimmt kep", "Schreiben Sie, was Sie brauchen"),
    '#import ("@" + "preview/cetz:0.1.0")': ("Pakete, andere Dateien und „eval“", "Schreiben Sie, was Sie brauchen"),
    '#include "/goals/konzept.yaml"': ("Pakete, andere Dateien und „eval“", "Schreiben Sie, was Sie brauchen"),
    '#eval("imp" + "ort \\"x.typ\\"")': ("Pakete, andere Dateien und „eval“", "Schreiben Sie, was Sie brauchen"),
    "@nirgends": ("Ein Verweis führt ins Leere", "Prüfen Sie die Schreibweise"),
    "#let f(n) = f(n) \n#f(1)": ("Die Dokumentvorlage ruft sich endlos selbst auf", "Prüfen Sie dort let"),
    '#panic("English words")': ("Das kann Typst nicht setzen", "Vergleichen Sie die Dokumentvorlage"),
}


@pytest.mark.parametrize("written", BLOCKS)
def test_a_fault_in_a_block_is_told_with_its_template_and_block(written: str, musterland: Make, pdf: MakePdf) -> None:
    block = f"{EXTENDS}{{% block betreff %}}\n{{% raw %}}{written}{{% endraw %}}\n{{% endblock %}}"
    said, hint = BLOCKS[written]
    with pytest.raises(KepError) as caught:
        pdf(musterland(templates={"typst/bloecke.typ.j2": block}))

    place = "Dokumentvorlage „templates/typst/bloecke.typ.j2“, Block „betreff“: "

    assert caught.value.message.startswith(place + said)
    assert caught.value.hint.startswith(hint)
    assert "English" not in caught.value.message + caught.value.hint


def test_a_fault_in_the_frame_is_told_without_a_block(musterland: Make, pdf: MakePdf) -> None:
    frame = '{% extends "kep/typst/rahmen.typ.j2" %}{% block papier %}\n#let kepraender = nix\n{% endblock %}'
    with pytest.raises(KepError) as caught:
        pdf(musterland(templates={"typst/rahmen.typ.j2": frame}))

    assert caught.value.message.startswith("Dokumentvorlage „templates/typst/rahmen.typ.j2“: „nix“ gibt es nicht (zu")


def test_the_block_is_told_in_which_a_function_of_the_frame_was_called_wrongly(musterland: Make, pdf: MakePdf) -> None:
    block = f"{EXTENDS}{{% block betreff %}}\n#keptabelle((), (), 1)\n{{% endblock %}}"
    with pytest.raises(KepError) as caught:
        pdf(musterland(templates={"typst/bloecke.typ.j2": block}))

    assert "Block „betreff“" in caught.value.message


def test_without_typst_the_way_to_it_is_told(musterland: Make, kep_here: Kep, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = musterland()
    monkeypatch.delitem(sys.modules, "kep_cli.documents.targets.typst_compiler", raising=False)
    monkeypatch.setitem(sys.modules, "typst", None)
    told = kep_here("render", cwd=workspace)

    assert (2, "") == (told.returncode, told.stdout)
    assert (
        "Fehler: Für PDF und Grafiken fehlt das Programm Typst\n"
        "Hinweis: Installieren Sie es: pip install typst; Vorlagen gehen ohne: kep render --format md,tex\n"
    ) == told.stderr
    assert not (workspace / "build").exists()


def test_the_text_for_typst_can_be_written_without_typst(
    musterland: Make, kep_here: Kep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "kep_cli.documents.targets.typst_compiler", raising=False)
    monkeypatch.setitem(sys.modules, "typst", None)

    assert 0 == kep_here("render", "--format", "typ", cwd=musterland()).returncode


def test_a_missing_font_file_is_told(tmp_path: Path) -> None:
    fonts = tmp_path / FONT_FOLDER
    fonts.mkdir(parents=True)
    for name in FONT_FILES[:-1]:
        (fonts / name).write_bytes((packaged_templates() / FONT_FOLDER / name).read_bytes())
    with pytest.raises(KepError) as caught:
        compile_pdf("= Titel", TemplateFolders(None, tmp_path, tmp_path))

    assert "Die Schriftdatei „kep/typst/fonts/DejaVuSans.ttf“ fehlt" == caught.value.message
    assert "Installieren Sie kep neu; die Installation ist unvollständig" == caught.value.hint


def with_picture(musterland: Make, address: str, description: str = "Lageplan") -> Path:
    return musterland(vorlage={"sachdarstellung": f"Davor\n\n![{description}]({address})\n\nDahinter\n"})


def test_a_picture_of_the_workspace_is_printed_with_its_description(musterland: Make, pdf: MakePdf) -> None:
    workspace = with_picture(musterland, "./bilder/a%20b.png", "Karte von *Musterland* 🚲")
    (workspace / "bilder").mkdir()
    (workspace / "bilder/a b.png").write_bytes(PNG)
    made = pdf(workspace)

    assert [] == made.findings()
    assert "Karte von Musterland [U+1F6B2]" in [tag.alt for tag in made.structure.all() if tag.role == "Figure"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("bilder/fehlt.png", "Das Bild „bilder/fehlt.png“ gibt es nicht"),
        ("../geheim.png", "Das Bild „../geheim.png“ liegt nicht im Arbeitsbereich"),
        ("bilder/%2e%2e/%2e%2e/geheim.png", "Das Bild „bilder/../../geheim.png“ liegt nicht im Arbeitsbereich"),
        ("/etc/bild.png", "Das Bild „/etc/bild.png“ liegt nicht im Arbeitsbereich"),
        ("https://beispiel.de/bild.png", "Das Bild „https://beispiel.de/bild.png“ liegt nicht im Arbeitsbereich"),
        ("C:%5Cbild.png", "Das Bild „C:\\bild.png“ liegt nicht im Arbeitsbereich"),
        ("goals/konzept.yaml", "Das Bild „goals/konzept.yaml“ hat ein Format, das sich nicht drucken lässt"),
        ("falsch.png", "Die Datei „falsch.png“ ist kein Bild in dem Format, das ihr Name nennt"),
        ("verknuepft.png", "Das Bild „verknuepft.png“ ist eine Verknüpfung auf einen Ort außerhalb"),
        ("", "Das Bild „“ liegt nicht im Arbeitsbereich"),
    ],
)
def test_other_pictures_are_refused(address: str, said: str, musterland: Make, pdf: MakePdf, tmp_path: Path) -> None:
    workspace = with_picture(musterland, address)
    (tmp_path / "geheim.png").write_bytes(PNG)
    (workspace / "falsch.png").write_text("kein Bild", encoding="utf-8")
    (workspace / "verknuepft.png").symlink_to(tmp_path / "geheim.png")
    with pytest.raises(KepError) as caught:
        pdf(workspace)

    assert caught.value.message.startswith(said)


def test_a_broken_picture_is_told(musterland: Make, pdf: MakePdf) -> None:
    workspace = with_picture(musterland, "halb.png")
    (workspace / "halb.png").write_bytes(PNG[:40])
    with pytest.raises(KepError) as caught:
        pdf(workspace)

    assert "Ein Bild lässt sich nicht lesen: „halb.png“" == caught.value.message
    assert "Öffnen Sie das Bild, und speichern Sie es neu als PNG oder JPEG" == caught.value.hint


def test_a_picture_larger_than_the_page_is_shrunk(musterland: Make, pdf: MakePdf) -> None:
    workspace = with_picture(musterland, "gross.svg")
    drawing = (
        "<svg xmlns='http://www.w3.org/2000/svg' width='9000' height='9000'><rect width='9000' height='9000'/></svg>"
    )
    (workspace / "gross.svg").write_text(drawing, encoding="utf-8")
    made = pdf(workspace)

    assert 2 == len(made.text())
    assert "Dahinter" in made.body


def test_a_picture_without_description_is_a_finding_and_no_pdf_is_made(musterland: Make, kep_here: Kep) -> None:
    workspace = with_picture(musterland, "bilder/lage.png", "")
    told = kep_here("render", cwd=workspace)

    assert 1 == told.returncode
    assert "KEP728 Fehler: Das Bild hat keine Beschreibung" in told.stdout
    assert not (workspace / "build").exists()


def test_a_draft_prints_a_picture_without_description(musterland: Make, pdf: MakePdf) -> None:
    workspace = with_picture(musterland, "lage.png", "")
    (workspace / "lage.png").write_bytes(PNG)

    assert [] == pdf(workspace, draft=True).findings()


def test_other_formats_print_the_description_and_ask_for_no_file(musterland: Make, kep_here: Kep) -> None:
    workspace = with_picture(musterland, "bilder/fehlt.png")

    assert 0 == kep_here("render", "--format", "md,tex", cwd=workspace).returncode
