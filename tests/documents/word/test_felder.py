"""The fields of a council information system: plain text, ready to be pasted on Windows."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kep_cli.documents.output import left_over, write
from kep_cli.documents.render import Document
from kep_cli.errors import KepError

ROOT = Path(__file__).parents[3]
SYSTEMS = ROOT / "tests/zielsysteme"
PAPERS = {
    "helmstedt": (ROOT, "72/2018"),
    "coesfeld": (SYSTEMS / "coesfeld-artig", "SV-10-0815"),
    "potsdam": (SYSTEMS / "potsdam-artig", "48/2024"),
}
PROSE = """\
# Überschrift

Text mit **fett**, *kursiv*, `code` und [Link](https://example.org), auch <https://example.org/b>;
im selben Absatz, harter\\
Umbruch. So\u00adft.

- Punkt
  - Unterpunkt
    1. Zahl
- Punkt zwei

  Absatz darin

3) drei
4) vier

> Zitat
>
> - darin

```
Code
    eingerückt
```

---

| Jahr | Kosten |
| ---- | -----: |
| 2025 | 100 € |
| 2026 |  |
"""
PLAIN = """\
Überschrift

Text mit fett, kursiv, code und Link (https://example.org), auch https://example.org/b; im selben Absatz, harter
Umbruch. Soft.
– Punkt
  – Unterpunkt
    1. Zahl
– Punkt zwei

  Absatz darin

3) drei
4) vier

    Zitat
    – darin

Code
    eingerückt

– – –

– Jahr: 2025; Kosten: 100 €
– Jahr: 2026
"""
Made = Callable[..., dict[str, bytes]]


@pytest.mark.parametrize("name", PAPERS)
def test_the_fields_of_a_paper_are_as_kept(name: str, made: Made, golden: Callable[[str, str], None]) -> None:
    workspace, number = PAPERS[name]
    files = made(workspace, number, formats=("felder",))
    told = "".join(f"=== {path}\n{data.decode()}" for path, data in files.items())

    golden(f"{name}.felder.txt", told.replace("\r\n", "\n"))


def test_prose_is_written_without_the_signs_of_markdown(made: Made, musterland: Callable[..., Path]) -> None:
    files = made(musterland(vorlage={"sachdarstellung": PROSE}), formats=("felder",))

    assert PLAIN == files["1-2025/Sachverhalt.txt"].decode().replace("\r\n", "\n")


def test_lines_end_as_on_windows_and_no_byte_order_mark_stands_before_them(
    made: Made, musterland: Callable[..., Path]
) -> None:
    files = made(musterland(vorlage={"sachdarstellung": "Eins.\n\nZwei.\n"}), formats=("felder",))

    assert b"Eins.\r\n\r\nZwei.\r\n" == files["1-2025/Sachverhalt.txt"]


def test_what_is_not_said_has_no_file(made: Made, musterland: Callable[..., Path]) -> None:
    files = made(musterland(vorlage={"anlagen": [{"titel": "Erste", "inhalt": "x\n"}]}), formats=("felder",))

    assert ["Betreff", "Beschlussvorschlag", "Beratungsfolge", "Anlage-1"] == [Path(name).stem for name in files]


def test_a_draft_says_so_in_the_first_line_of_each_field(made: Made, musterland: Callable[..., Path]) -> None:
    files = made(musterland(), formats=("felder",), draft=True)

    assert {b"ENTWURF"} == {data.split(b"\r\n")[0] for data in files.values()}


def test_the_house_says_which_fields_it_has(made: Made, musterland: Callable[..., Path]) -> None:
    own = (
        '{% extends "kep/felder/vorlage.md.j2" %}{% block betreff %}\n::: datei Öffentlicher Titel: neu\n'
        "{{ vorlage.betreff }}\n:::\n{% endblock %}"
    )
    files = made(musterland(templates={"felder/vorlage.md.j2": own}), formats=("felder",))

    assert "1-2025/Öffentlicher-Titel-neu.txt" == next(iter(files))


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("::: datei A\nx\n:::\n::: datei a\ny\n:::\n", "Zwei Felder ergeben dieselbe Datei „a.txt“"),
        ("::: datei ..\nx\n:::\n", "„..“ taugt nicht als Name einer Datei"),
        ("::: feld A\nx\n:::\n", "Hier steht ein Block „feld“"),
        ("::: datei A\nx {{ vorlage.betref }}\n:::\n", "„betref“ gibt es nicht"),
    ],
    ids=["twice", "no name", "another block", "unknown name"],
)
def test_a_faulty_list_of_fields_is_told(
    made: Made, musterland: Callable[..., Path], template: str, message: str
) -> None:
    workspace = musterland(templates={"felder/vorlage.md.j2": template})
    with pytest.raises(KepError) as caught:
        made(workspace, formats=("felder",))

    assert message in caught.value.message


def test_fields_are_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "fremd").mkdir()
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "1-2025").symlink_to(tmp_path / "fremd")
    with pytest.raises(KepError) as caught:
        write([Document("1-2025/Betreff.txt", b"x")], tmp_path / "build")

    assert caught.value.message.endswith("ist eine Verknüpfung")
    assert [] == list((tmp_path / "fremd").iterdir())


def test_texts_that_a_paper_no_longer_has_are_told(tmp_path: Path) -> None:
    write([Document("1-2025/Betreff.txt", b"x"), Document("1-2025/Anlage-2.txt", b"x")], tmp_path)
    left = left_over([Document("1-2025/Betreff.txt", b"x"), Document("1-2025.md", b"")], tmp_path)

    assert [tmp_path / "1-2025" / "Anlage-2.txt"] == left


def test_the_command_tells_of_texts_that_are_left_over(
    kep_here: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    shutil.copytree(SYSTEMS / "coesfeld-artig", tmp_path / "kreis")
    command = ("render", "MV-10-0823", "--format", "felder")
    first = kep_here(*command, cwd=tmp_path / "kreis")
    (tmp_path / "kreis/build/MV-10-0823/Anlage-1.txt").write_text("alt", encoding="utf-8")
    again = kep_here(*command, cwd=tmp_path / "kreis")
    checked = kep_here(*command, "--check", cwd=tmp_path / "kreis")

    assert (0, "") == (first.returncode, first.stderr)
    assert "Nicht von diesem Lauf, vielleicht veraltet: build/MV-10-0823/Anlage-1.txt\n" == again.stderr
    assert (1, "build/MV-10-0823/Anlage-1.txt: gehört nicht dazu\n") == (checked.returncode, checked.stdout)
