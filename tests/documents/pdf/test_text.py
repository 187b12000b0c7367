"""Text of a PDF: every word of the source, every sign of every field, and nothing that runs."""

import re
import string
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kep_cli.documents.targets.typst_text import escape

Make = Callable[..., Path]
MakePdf = Callable[..., Any]

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SOURCE = (HERE.parent / "quelle-72-2018.txt").read_text(encoding="utf-8")
# In the resolution Oberziel 3 reads differently than in the annex; the goals hold the annex's wording.
OTHER_WORDING = "Der Landkreis Helmstedt versteht sich als moderner und serviceorientierter Dienstleister"
MARGIN_NUMBER = re.compile(r"(?:(?<= )|(?<=-))(?:5|10|15|20|25|30|35|40|45|50) *$", re.MULTILINE)

TEXTS = (
    '#import "x" import include eval("1") #include',
    string.punctuation,
    *(sign * 3 for sign in string.punctuation),
    '#import "@preview/cetz:0.1.0"',
    '#read("/goals/konzept.yaml")',
    "#let x = 1; #x",
    "#panic()",
    '#{ eval("1") } #sys.version',
    "$x^2$ $ 1/2 $",
    "@quelle <ziel> <kepanlage>",
    "// Kommentar",
    "/* Kommentar */ /* Ende ziel */ */",
    "``` `raw` ```",
    "- Strich -- --- ... -? ~",
    "+ Plus 1. Zahl / Begriff: Wort",
    "= Überschrift == ==",
    "_kursiv_ *fett* \\ Umbruch \\u{41} \\#",
    "[Klammer] ]( [ ] ) (",
    "\"gerade\" 'Anführung' „deutsche“ ’",
    "https://beispiel.de/a_b?c=d&e=f#g www.beispiel.de",
    "{{ 7*7 }} {% raw %} {# weg #}",
    "☒ ☐ ⌧ → ≤ Ω Ж ½",
    "Öffentlich-rechtliche/private Träger",
    "kepbruch; #kepbruch;",
    "ends with \\",
    "#",
)
ALL = " · ".join(TEXTS)


def bare(text: str) -> str:
    """The text without what layout adds or takes: blanks, hyphens, dashes, colons behind dates."""
    return re.sub(r"[\s\u00ad\-–:]+", "", text)


def sentences() -> Iterator[str]:
    body = SOURCE[SOURCE.index("Betreff:") :].replace("Anlage zur Drs. Nr. 72/2018", "")
    pieces = bare(MARGIN_NUMBER.sub("", body)).split(".")
    return (piece for piece in pieces if piece and piece != bare(OTHER_WORDING))


def test_each_sentence_of_the_source_stands_in_the_pdf(pdf: MakePdf) -> None:
    text = bare(pdf(ROOT, "72/2018").body)

    assert [] == [sentence for sentence in sentences() if sentence not in text]


def hostile(musterland: Make) -> Path:
    """A workspace in which every field that is printed holds every text."""
    return musterland(
        konzept={
            "koerperschaft": ALL,
            "leitbild": ALL,
            "gremien": [{"id": "kreistag", "name": ALL}],
            "pruefvermerke": [{"id": "klima", "text": ALL}],
        },
        ziel={
            "text": ALL,
            "punkte": list(TEXTS),
            "leitbild": ALL,
            "unterziele": [
                {"id": f"ziel-{place}", "nummer": f"1.{place}", "text": text} for place, text in enumerate(TEXTS, 1)
            ],
        },
        runden=[{"id": f"runde-{place}", "zeitpunkt": "2024", "text": text} for place, text in enumerate(TEXTS)],
        vorlage={
            "betreff": ALL,
            "drucksache": '#x"\\@/*',
            "verantwortlich": ALL,
            "gefertigt": ALL,
            "beteiligt": list(TEXTS),
            "unterschriften": [{"funktion": ALL, "name": "gez.", "vermerk": ALL}],
            "beschlussvorschlag": "{{ ziele }}\n{{ chronologie }}\n{{ leitbild }}\n",
            "abschnitte": [{"titel": text, "text": "x\n"} for text in TEXTS],
            "anlagen": [{"titel": ALL, "inhalt": "x"}, {"titel": ALL, "inhalt": "x"}],
        },
    )


@pytest.mark.slow
def test_fields_arrive_letter_by_letter(musterland: Make, pdf: MakePdf) -> None:
    made = pdf(hostile(musterland))
    text = made.letters
    said = ["".join(each.split()) for each in TEXTS]

    # Lines of neighbouring cells are read one after the other.
    assert [] == [each for each in said if text.count(each) < 10]
    assert [] == made.findings()
    assert '#x"\\@/*' in made.catalogue["title"]


def literally(text: str) -> str:
    """The text so that Markdown takes it letter by letter."""
    return "".join(f"\\{sign}" if sign in string.punctuation else sign for sign in text)


@pytest.mark.slow
@pytest.mark.parametrize("field", ["sachdarstellung", "abschnitt", "anlage"])
def test_prose_arrives_letter_by_letter(field: str, musterland: Make, pdf: MakePdf) -> None:
    plain = "".join(f"{literally(text)}\n\n" for text in TEXTS)
    code = "".join(f"````\n{text}\n````\n\n" for text in TEXTS)
    spans = "".join(f"`````` {text} ``````\n\n" for text in TEXTS)
    table = "".join(f"| {literally(text)} | x |\n" for text in TEXTS)
    prose = f"{plain}{code}{spans}| A | B |\n|---|---|\n{table}"
    changes = {
        "sachdarstellung": {"sachdarstellung": prose},
        "abschnitt": {"abschnitte": [{"titel": "Abschnitt", "text": prose}]},
        "anlage": {"anlagen": [{"titel": "Anlage", "inhalt": prose}]},
    }
    made = pdf(musterland(vorlage=changes[field]))
    said = ["".join(each.split()) for each in TEXTS]

    assert [] == [each for each in said if made.letters.count(each) < 4]


def test_each_punctuation_mark_gets_a_backslash_and_nothing_else_changes() -> None:
    assert "".join(f"\\{sign}" for sign in string.punctuation) == escape(string.punctuation)
    assert "Große Ziele für 2030" == escape("Große Ziele für 2030")
    assert "eins zwei drei" == escape("eins\nzwei\tdrei")


def test_signs_that_no_font_has_are_printed_by_their_number(musterland: Make, pdf: MakePdf) -> None:
    rare = "a😀b 中文 🚲️ weiches\u00adTrenn\u00adzeichen \ue000 Z\u0308 e\u0301 → ∑"
    made = pdf(musterland(vorlage={"betreff": rare, "sachdarstellung": f"{rare} `{rare}` **{rare}**\n"}))
    printed = "a😀b[U+4E2D][U+6587][U+1F6B2]weichesTrennzeichen[U+E000]"

    assert 4 == made.letters.replace("\ufe0f", "").count(printed)
    assert 4 == made.letters.count("→∑")
    assert [] == made.findings()


def test_links_lead_where_they_say_and_say_where_they_lead(musterland: Make, pdf: MakePdf) -> None:
    prose = "[Text](https://beispiel.de/a_b%20c?d=e#f) und <https://beispiel.de/~x> und [](mailto:a@b.de)\n"
    made = pdf(musterland(vorlage={"sachdarstellung": prose}))
    links = subprocess.run(["pdfinfo", "-url", str(made.file)], capture_output=True, text=True, check=True).stdout

    assert "Text(https://beispiel.de/a_b%20c?d=e#f)undhttps://beispiel.de/~xunda@b.de" in made.letters
    assert ["https://beispiel.de/a_b%20c?d=e#f", "https://beispiel.de/~x", "mailto:a@b.de"] == [
        line.split()[-1] for line in links.splitlines()[1:]
    ]
