"""One comparison of two versions in every format, compared with what is kept in `golden/`."""

import json
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

import kep_cli.reports.changes
from kep_cli.cli.terminal import as_text
from kep_cli.compare.changes import Comparison, Kind
from kep_cli.compare.compare import compare
from kep_cli.model.fields import Zeitpunkt
from kep_cli.model.konzept import Konzept
from kep_cli.model.load import load
from kep_cli.reports.changes.compared import Compared, VersionName
from kep_cli.reports.changes.markdown import LIMIT
from kep_cli.reports.changes.telling import COUNTED
from kep_cli.reports.formats import CHANGE_FORMATS, changes_as
from kep_cli.source.folder import read_folder
from kep_cli.source.snapshot import Snapshot
from kep_cli.wording.dates import Moment
from kep_cli.wording.visible import UNSEEN

Golden = Callable[[str, str], None]

FOLDER = Path(__file__).parent / "changes"
ALT = VersionName("Runde auftakt", "auftakt", "runde", Zeitpunkt((Moment(2024, 1, 15), Moment(2024, 1, 29))), "c0ffee")
NEU = VersionName("heutiger Stand", "", "heute")
FRAME = """\
titel: Zukunft Musterland
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2024, bis: 2030}
phase: zielbildung
leitbild: Musterland wird.
"""


def from_files(files: Mapping[str, str]) -> Konzept:
    return load(Snapshot({path: text.encode() for path, text in files.items()}, {}, (), ()))


def quoted(text: str) -> str:
    """A text as YAML quotes it, characters that nobody sees by their numbers."""
    return UNSEEN.sub(lambda unseen: f"\\U{ord(unseen[0]):08x}", json.dumps(text, ensure_ascii=False))


def goals(*texts: str) -> Konzept:
    """Oberziele with these texts, numbered from 1."""
    files = {
        f"goals/oberziele/z{number}.yaml": f"id: z{number}\nnummer: {number}\ntext: {quoted(text)}\n"
        for number, text in enumerate(texts, 1)
    }
    return from_files({"goals/konzept.yaml": FRAME, **files})


def told(form: str, compared: Compared) -> str:
    return as_text(changes_as(form)(compared))


def between(old: Konzept, new: Konzept) -> Compared:
    return Compared(compare(old, new), (ALT, NEU), (old, new))


@pytest.fixture(name="rich", scope="module")
def _rich() -> Compared:
    """Two versions between which something of every kind has happened."""
    return between(*(load(read_folder(FOLDER / version)) for version in ("alt", "neu")))


def test_the_example_has_every_kind_of_change(rich: Compared) -> None:
    assert {*Kind} == {change.kind for change in rich.comparison.changes}


@pytest.mark.parametrize("form", CHANGE_FORMATS)
def test_each_format_tells_the_same_changes(rich: Compared, form: str, golden: Golden) -> None:
    golden(f"changes.{form}", told(form, rich))


@pytest.mark.parametrize("form", CHANGE_FORMATS)
def test_each_format_says_what_could_not_be_read(form: str, golden: Golden) -> None:
    old, new = goals("Alles wird gut."), goals("Alles wird besser.")
    versions = (ALT._replace(faulty=("goals/runden.yaml", "goals/oberziele/<b>.yaml")), NEU)

    golden(f"changes-incomplete.{form}", told(form, Compared(compare(old, new), versions, (old, new))))


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ("", "Zwischen diesen beiden Fassungen hat sich nichts geändert"),
        ("nur Ziel 1.2", "Nichts geändert (nur Ziel 1.2)"),
    ],
)
def test_nothing_changed_is_said_too(form: str, selection: str, expected: str) -> None:
    same = goals("Alles wird gut.")
    compared = Compared(Comparison((), (), ()), (ALT, NEU), (same, same), selection)

    assert expected in told(form, compared)


def test_the_table_of_formats_is_complete() -> None:
    folder = Path(kep_cli.reports.changes.__file__).parent
    with_report = {file.stem for file in folder.glob("*.py") if "\ndef report(" in file.read_text(encoding="utf-8")}

    assert with_report == set(CHANGE_FORMATS)


def test_every_kind_is_counted_in_words() -> None:
    assert {*Kind} == {*COUNTED}


def test_pieces_in_json_make_both_wordings(rich: Compared) -> None:
    changes = [each for each in json.loads(told("json", rich))["changes"] if each["pieces"]]

    assert changes
    for each in changes:
        for side, left_out in (("old", "new"), ("new", "old")):
            said = "".join(text for part, text in each["pieces"] if part != left_out)

            assert " ".join(each[side].split()) == " ".join(said.split())


def test_json_has_the_same_fields_in_the_same_order_for_each_change(rich: Compared) -> None:
    read = json.loads(told("json", rich))

    assert ["old", "new", "changes", "hints", "numbers"] == list(read)
    assert {"kind", "entity", "id", "field", "old", "new"} < set(read["changes"][0])
    assert 1 == len({tuple(each) for each in read["changes"]})


HOSTILE = [
    "@muster und muster@example.org, @kreis/alle",
    "siehe #12, GH-12, !12, kreis/ziele#12, &12, %3, ~dringend, ^alert, [issue:12]",
    "<script>alert(1)</script> <img src=x onerror=y> </details> <!-- --> <del>weg</del>",
    "[Klick](https://example.org) ![Bild](x.png) <https://example.org> www.example.org ftp://x.example",
    "| a | b |\\n|---|---|",
    "**fett** _kursiv_ `code` ~~weg~~ $x$ :tada: &amp; \\\\ \\",
    "commit c0ffee5c0ffee5c0ffee5c0ffee5c0ffee5c0ffee und deadbeef",
    "# Titel",
    "- Punkt",
    "1. Punkt",
    "[red]x[/red] \x1b[31m \x07 \x9b",
    "rechts\u202enach links\u202c, \u2066allein\u2069, weich\u00adTrennung, null\u200bBreite, \U000e0041, \u2028neu",
    "👩\u200d👩\u200d👧 🚲 und e\u0301",
    "</style></title><style>*{display:none}</style>",
    "``` \n\n    code",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("form", CHANGE_FORMATS)
def test_no_format_lets_characters_through_that_nobody_sees(form: str, text: str) -> None:
    said = told(form, between(goals("Alles wird gut.", text), goals(f"{text} Wirklich.", "Ganz anders.")))

    assert [] == UNSEEN.findall(said.replace("\n", ""))


class Tags(HTMLParser):
    """The tags of a page and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.tags |= {f"{tag}:{name}" for name, value in attrs if name.startswith("on") or "://" in (value or "")}

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read_html(page: str) -> Tags:
    reader = Tags()
    reader.feed(page)
    reader.close()
    return reader


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_of_goals_is_only_text_in_the_page(text: str) -> None:
    harmless = read_html(told("html", between(goals("Eins.", "Eins."), goals("Eins ist eins.", "Ganz anders."))))
    read = read_html(told("html", between(goals("Eins.", text), goals(f"Eins {text}", "Ganz anders."))))

    assert set() == read.tags - harmless.tags


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_of_goals_is_only_text_in_the_comment(text: str) -> None:
    comment = told("markdown", between(goals("Alles wird gut.", "Eins."), goals(f"Alles {text} gut.", text)))
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(comment)
    inner = [child for token in tokens for child in token.children or ()]
    raw = {token.content for token in (*tokens, *inner) if token.type in {"html_inline", "html_block"}}
    shown = "".join(child.content for child in inner if child.type == "text")

    assert set() == raw - {"<del>", "</del>", "<ins>", "</ins>"}
    assert set() == {token.type for token in (*tokens, *inner)} & {
        "link_open",
        "image",
        "table_open",
        "fence",
        "code_block",
        "em_open",
        "s_open",
    }
    assert [] == re.findall(r"[@#~]\w|[!&]\d|GH-\d|://|www\.|\b[0-9a-f]{7,40}\b|:[a-z]+:|\[[a-z]+:\d", shown)


def test_text_of_goals_stands_in_the_comment_letter_by_letter() -> None:
    text = " ".join(each for each in HOSTILE if each.isprintable() and not each.startswith("``"))
    comment = told("markdown", between(goals("Eins."), goals(text)))
    inner = [child for token in MarkdownIt("commonmark").parse(comment) for child in token.children or ()]

    assert text in "".join(child.content for child in inner if child.type == "text").replace("\u200b", "")


def many(number: int, ending: str) -> Konzept:
    return goals(*(f"Ziel Nummer {each} {ending} und @muster #{each}" for each in range(number)))


@pytest.mark.parametrize("number", [100, 1_000])
def test_a_comment_is_cut_between_changes_and_says_how_many_there_are_more(number: int) -> None:
    comment = told("markdown", between(many(number, "wird gut"), many(number, "wird besser")))
    shown = comment.count("- neu gefasst: ")
    left = re.findall(r"^\*\*(\d+) weitere Änderungen passen nicht", comment, re.MULTILINE)

    assert len(comment) <= LIMIT
    assert ([] if number == 100 else [str(number - shown)]) == left
    assert f"**{number} Änderungen**" in comment
    assert comment.count("<del>") == comment.count("</del>") == shown


def test_a_comment_stays_within_its_limit_whatever_there_is() -> None:
    roots = "".join(f"- {{id: u{each}, nummer: 1.{each}, text: 'U@x#1 {each}'}}\n" for each in range(1, 3_000))
    branch = "id: gross\nnummer: 1\ntext: Groß\nunterziele:\n" + re.sub("^", "  ", roots, flags=re.MULTILINE)
    old = from_files({"goals/konzept.yaml": FRAME, "goals/oberziele/gross.yaml": branch})
    new = goals(*(f"U@x#1 {each}" for each in range(1, 500)))
    comment = told("markdown", between(old, new))

    assert len(comment) <= LIMIT
    assert comment.count("<details>") == comment.count("</details>")
    assert "… und " in comment


LONG = "Wir wollen @muster und können mehr als #1. " * 25_000


@pytest.mark.parametrize("form", CHANGE_FORMATS)
def test_a_text_of_a_megabyte_is_told(form: str) -> None:
    said = told(form, between(goals(LONG, "Kurz."), goals(LONG.replace("mehr", "noch mehr"), LONG)))

    assert "Wir wollen" in said
    assert form != "markdown" or len(said) <= LIMIT


def test_long_stretches_that_stayed_are_shortened() -> None:
    long = " ".join(f"wort{each}" for each in range(200))
    said = told("text", between(goals(f"{long} alt {long}."), goals(f"{long} neu {long}.")))
    line = next(each for each in said.splitlines() if "[alt: alt]" in each)

    assert len(line) < 300
    assert line.startswith("    … wort")
    assert line.endswith(" …")


def test_a_page_is_complete_and_needs_nothing_else(rich: Compared) -> None:
    page = told("html", rich)
    headings = [int(level) for level in re.findall(r"<h(\d)", page)]

    assert '<html lang="de">' in page
    assert 1 == headings.count(1) == page.count("<main") == page.count("<title>")
    assert [] == [pair for pair in pairwise(headings) if pair[1] > pair[0] + 1]
    assert [] == re.findall(r"<script|<link|<img|url\(|@import|https?://| style=| on\w+=", page)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r' id="([^"]+)"', page))
    assert len(re.findall(r' id="([^"]+)"', page)) == len(set(re.findall(r' id="([^"]+)"', page)))


def test_a_page_says_to_those_who_hear_it_what_is_old_and_new() -> None:
    page = told("html", between(goals("Es werden 300 Wohnungen."), goals("Es werden 400 Wohnungen.")))

    assert "Es werden [alt: 300] [neu: 400] Wohnungen." in "".join(read_html(page).text)
