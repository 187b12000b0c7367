"""Word: what stands in the file, in which styles, and that it is the same file wherever it is made."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

ROOT = Path(__file__).parents[3]
SYSTEMS = ROOT / "tests/zielsysteme"
PAPERS = {
    "helmstedt": (ROOT, "72/2018"),
    "coesfeld": (SYSTEMS / "coesfeld-artig", "SV-10-0815"),
    "coesfeld-mitteilung": (SYSTEMS / "coesfeld-artig", "MV-10-0823"),
    "potsdam": (SYSTEMS / "potsdam-artig", "48/2024"),
}
PROSE = """\
## Überschrift

Text mit **fett**, *kursiv*, ***beidem***, `code {{ x }}` und [Link](https://example.org/a?b=c&d=e).
Auch <https://example.org>; harter\\
Umbruch.

- Punkt
  - Unterpunkt

    3) drei
    4) vier

       Absatz im Punkt
- Punkt zwei

> Zitat
>
> - im Zitat

    Code
      eingerückt

---

| Jahr | Kosten |
| ---- | -----: |
| 2025 | **100 €** |

### Tiefer

{{ ziele }}

{{ chronologie }}

1. eins

Dazwischen

1. wieder eins
"""
Made = Callable[..., dict[str, bytes]]


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_stands_in_word_as_kept(
    name: str, made: Made, told: Callable[[bytes], str], golden: Callable[[str, str], None]
) -> None:
    workspace, number = PAPERS[name]
    (data,) = made(workspace, number).values()

    golden(f"{name}.docx.txt", told(data))


def test_each_thing_that_markdown_can_say_has_its_style(
    made: Made, musterland: Callable[..., Path], told: Callable[[bytes], str], golden: Callable[[str, str], None]
) -> None:
    annex = [{"titel": "Erste", "inhalt": PROSE}, {"titel": "Zweite", "inhalt": "Kurz.\n"}]
    vorlage = {"sachdarstellung": PROSE, "anlagen": annex, "unterschriften": [{"funktion": f"F{n}"} for n in range(3)]}
    (data,) = made(musterland(vorlage=vorlage, ziel={"punkte": ["a"]}), draft=True).values()

    golden("markdown.docx.txt", told(data))


def test_each_column_of_a_table_has_room_for_its_longest_word(made: Made, musterland: Callable[..., Path]) -> None:
    long = "Wort " * 30
    table = f"| Tag | Bewertung | A | B |\n|---|---|---|---|\n| 31.12.2027 | rot | {long} | {long} |\n"
    data = made(musterland(vorlage={"beschlussvorschlag": table}))["1-2025.docx"]
    found = next(each for each in Document(BytesIO(data)).tables if each.cell(0, 0).text == "Tag")
    widths = [int(column.get(qn("w:w"), "")) for column in found._tbl.tblGrid]  # noqa: SLF001 - python-docx rounds them

    assert [1351, 1247, 3325, 3429] == widths


def test_links_lead_where_they_say(made: Made, musterland: Callable[..., Path]) -> None:
    (data,) = made(musterland(vorlage={"sachdarstellung": PROSE})).values()
    document = Document(BytesIO(data))
    targets = [each.target_ref for each in document.part.rels.values() if each.is_external]

    assert ["https://example.org/a?b=c&d=e", "https://example.org"] == targets


def test_each_list_that_counts_begins_where_it_should(made: Made, musterland: Callable[..., Path]) -> None:
    (data,) = made(musterland(vorlage={"sachdarstellung": PROSE})).values()
    numbering = Document(BytesIO(data)).part.numbering_part.element
    starts = [start.get(qn("w:val")) for start in numbering.iter(qn("w:startOverride"))]

    assert ["3", "1", "1"] == starts


def test_the_file_is_german_and_tells_what_it_is_but_not_who_made_it_or_when(
    made: Made, musterland: Callable[..., Path]
) -> None:
    (data,) = made(musterland(vorlage={"betreff": "Ziele & <Mittel>"})).values()
    properties = Document(BytesIO(data)).core_properties
    with ZipFile(BytesIO(data)) as archive:
        core = archive.read("docProps/core.xml").decode()
        styles = archive.read("word/styles.xml").decode()

    assert ("Drs. Nr. 1/2025: Ziele & <Mittel>", "Ziele & <Mittel>") == (properties.title, properties.subject)
    assert "de-DE" == properties.language
    assert {"title", "subject", "language"} == set(re.findall(r"<dc:(\w+)>", core))
    assert '<w:lang w:val="de-DE"' in styles


def test_the_same_goals_give_the_same_bytes_in_any_folder_time_zone_and_language(tmp_path: Path) -> None:
    files: list[dict[Path, bytes]] = []
    moods_of = {"eins": {"TZ": "UTC", "LC_ALL": "C"}, "zwei": {"TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8"}}
    for place, moods in moods_of.items():
        folder = tmp_path / place
        folder.mkdir()
        command = ["render", "72/2018", "-C", str(ROOT), "--format", "docx,felder", "--output", "aus"]
        environment = os.environ | moods | {"PYTHONHASHSEED": str(len(files))}
        subprocess.run([sys.executable, "-m", "kep_cli", *command], cwd=folder, env=environment, check=True)
        files.append({path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*.*"))})

    assert 6 == len(files[0])
    assert files[0] == files[1]


def test_no_clock_goes_into_the_file(made: Made, musterland: Callable[..., Path]) -> None:
    (data,) = made(musterland()).values()
    with ZipFile(BytesIO(data)) as archive:
        times = {entry.date_time for entry in archive.infolist()}

    assert {(1980, 1, 1, 0, 0, 0)} == times


def test_annexes_become_files_of_their_own(
    made: Made, musterland: Callable[..., Path], text_of: Callable[[bytes], str]
) -> None:
    annexes = [{"titel": "Erste", "inhalt": "Innen eins.\n"}, {"titel": "Zweite", "inhalt": "{{ ziele }}\n"}]
    files = made(musterland(vorlage={"anlagen": annexes}), separate_annexes=True)
    texts = {name: text_of(data) for name, data in files.items()}

    assert ["1-2025.docx", "1-2025-anlage-1.docx", "1-2025-anlage-2.docx"] == list(files)
    assert "Innen eins" not in texts["1-2025.docx"]
    assert "Erste\nInnen eins." in texts["1-2025-anlage-1.docx"]
    assert "Anlage 2 zur Drs. Nr. 1/2025" in texts["1-2025-anlage-2.docx"]


def test_a_draft_says_so_on_every_page_whatever_headers_the_form_has(
    made: Made, musterland: Callable[..., Path], house_form: Callable[..., Path]
) -> None:
    workspace = musterland()
    document = Document()
    document.settings.odd_and_even_pages_header_footer = True
    document.add_paragraph("{{ betreff }}")
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "Kreisverwaltung"
    document.add_section().different_first_page_header_footer = True
    document.sections[1].header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "Rückseite"
    document.add_paragraph("Ende")
    stream = BytesIO()
    document.save(stream)
    house_form(stream.getvalue())
    (data,) = made(workspace, draft=True).values()
    first, second = Document(BytesIO(data)).sections

    def lines(header: object) -> list[str]:
        return [paragraph.text for paragraph in getattr(header, "paragraphs", ())]

    assert ["ENTWURF", "Kreisverwaltung"] == lines(first.first_page_header)
    assert ["ENTWURF", ""] == lines(first.header)
    assert ["ENTWURF", ""] == lines(first.even_page_header)
    assert ["ENTWURF", "Rückseite"] == lines(second.header)
    assert second.first_page_header.is_linked_to_previous
