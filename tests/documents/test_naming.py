"""Names of files: harmless on every system, and never the same for two papers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kep_cli.documents.naming import file_stem
from kep_cli.errors import KepError
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder


@pytest.mark.parametrize(
    ("drucksache", "expected"),
    [
        ("72/2018", "72-2018"),
        ("69-1/2017", "69-1-2017"),
        ("SV-10-0815", "SV-10-0815"),
        ("Drs. 7 / 2025 (neu)", "Drs.-7-2025-(neu)"),
        ("../../x", "x"),
        ("..\\..\\x", "x"),
        ("/etc/passwd", "etc-passwd"),
        ("C:\\x", "C-x"),
        ("..", "erste"),
        ("/", "erste"),
        ("~", "erste"),
        ("CON", "_CON"),
        ("nul.md", "_nul.md"),
        ("Lpt1", "_Lpt1"),
        ("COM²", "_COM²"),
        ("console", "console"),
        ("7/2025. ", "7-2025"),
        (".versteckt", "versteckt"),
        ("-rf", "rf"),
        ('a<b>c"d|e?f*g', "a-b-c-d-e-f-g"),
        ("a\tb\x00c\x1bd", "a-b-c-d"),
        ("a\u0308ö", "äö"),
        ("Ä" * 300, "Ä" * 80),
        ("x" * 79 + "/y", "x" * 79),
    ],
)
def test_a_number_becomes_a_harmless_name(drucksache: str, expected: str, musterland: Callable[..., Path]) -> None:
    (paper,) = load(read_folder(musterland())).vorlagen
    assert paper.data is not None
    paper.data = paper.data.model_copy(update={"drucksache": drucksache})

    assert expected == file_stem(paper)


def test_without_a_number_the_paper_is_called_as_its_own_file(
    musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]]
) -> None:
    workspace = musterland()
    file = workspace / "goals/vorlagen/erste.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace('"drucksache": "1/2025", ', ""), encoding="utf-8")
    files = rendered(workspace)

    assert ["erste.md", "erste.tex"] == list(files)
    assert "Drs" not in files["erste.md"] + files["erste.tex"].split("\\begin{document}")[1]


@pytest.mark.parametrize(("first", "second"), [("7/2025", "7-2025"), ("A/1", "a 1")])
def test_two_papers_never_share_a_file(
    first: str, second: str, musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]]
) -> None:
    workspace = musterland(vorlage={"drucksache": first})
    file = workspace / "goals/vorlagen/erste.yaml"
    other = file.read_text(encoding="utf-8").replace(f'"{first}"', f'"{second}"')
    (workspace / "goals/vorlagen/zweite.yaml").write_text(other, encoding="utf-8")

    with pytest.raises(KepError) as caught:
        rendered(workspace)

    assert caught.value.message.startswith("Die Vorlagen „erste“ und „zweite“ ergäben dieselbe Datei „")
    assert "Geben Sie ihnen verschiedene Drucksachennummern, oder rendern Sie sie einzeln" == caught.value.hint


def test_annexes_get_files_of_their_own_when_wanted(
    musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]]
) -> None:
    annexes = [{"titel": "A", "inhalt": "# Erstes\n\nEins\n"}, {"titel": "B", "inhalt": "{{ leitbild }}\n"}]
    workspace = musterland(vorlage={"anlagen": annexes})
    files = rendered(workspace, separate_annexes=True)

    assert ["1-2025.md", "1-2025.tex", "1-2025-anlage-1.md", "1-2025-anlage-1.tex", *list(files)[4:]] == list(files)
    assert "Anlage" not in files["1-2025.md"]
    assert (
        "---\n\n# Anlage 1 zur Drs. Nr. 1/2025\n\n## A\n\n### Erstes\n\nEins\n\n---\n\nDrs. Nr. 1/2025\n"
        == files["1-2025-anlage-1.md"]
    )
    assert "pdftitle={Anlage 2 zur Drs. Nr. 1/2025}" in files["1-2025-anlage-2.tex"]


def test_a_paper_that_cannot_be_read_at_all_is_told_even_for_a_draft(
    musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]]
) -> None:
    workspace = musterland(vorlage={"art": "roman"})

    with pytest.raises(KepError) as caught:
        rendered(workspace, "erste", draft=True)

    assert "Die Vorlage „erste“ ist so fehlerhaft, dass auch kein Entwurf möglich ist" == caught.value.message
    assert "Was zu beheben ist, zeigt: kep validate" == caught.value.hint
