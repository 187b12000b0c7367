"""Text from goals becomes neither a tag nor XML: it arrives letter by letter in each field of Word and of the fields.

White space does not count, nor do soft hyphens, which Word has a sign of its own for.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kep_cli.documents.insertion import seen

TEXTS = (
    "{{ betreff }} {{ 7*7 }} {{p sachdarstellung }}",
    "{% for x in y %} {%tr endfor %} {% endraw %} {# weg #}",
    "{_{ }_} {_% %_}",
    "<w:p/> </w:t></w:r> <w:br/> <!-- x --> <![CDATA[ ]]>",
    "&amp; &lt; &#60; &quot; &",
    "\ufdd00\ufdd1 \ufdd01\ufdd1 \ufdd02\ufdd1",
    "\x01\x1b[31m\u202e",
    "\"q\" 'a' „g“ » «",
    "ä\u0308 ß 😀 漢 ☐☒ αβγ",
    "So\u00adft",
    "C:\\Ordner\\Datei $1 \\1 \\g<0>",
    "- x * y # z | a _b_ ~c~ `d`",
    "*",
    "{",
    "}}",
)
ALL = " · ".join(TEXTS)
Made = Callable[..., dict[str, bytes]]


def bare(text: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", text)


@pytest.fixture
def hostile(musterland: Callable[..., Path]) -> Path:
    """A workspace in which every field that is printed holds every text."""
    vorlage: dict[str, Any] = {
        "betreff": ALL,
        "verantwortlich": ALL,
        "gefertigt": ALL,
        "beteiligt": [ALL, ALL],
        "unterschriften": [{"funktion": ALL, "vermerk": ALL}],
        "beschlussvorschlag": "{{ leitbild }}\n\n{{ ziele }}\n",
        "sachdarstellung": "{{ chronologie }}\n",
        "abschnitte": [{"titel": ALL, "text": "Text.\n"}],
        "finanzen": {"produkt": ALL},
        "anlagen": [{"titel": ALL, "inhalt": "{{ oberziele }}\n"}, {"titel": ALL, "inhalt": "x\n"}],
    }
    return musterland(
        konzept={
            "titel": ALL,
            "koerperschaft": ALL,
            "leitbild": ALL,
            "gremien": [{"id": "kreistag", "name": ALL}],
            "pruefvermerke": [{"id": "p", "text": ALL}],
        },
        ziel={"text": ALL, "punkte": [ALL]},
        runden=[{"id": "start", "zeitpunkt": "2024", "text": ALL}],
        vorlage=vorlage,
    )


def test_every_field_arrives_letter_by_letter_in_word(
    hostile: Path, made: Made, text_of: Callable[[bytes], str]
) -> None:
    (data,) = made(hostile).values()

    # Gremium, Prüfvermerk, verantwortlich, gefertigt, twice beteiligt, function, signature, Betreff, Leitbild, Ziel and
    # its Punkt, Runde, Abschnitt, Produkt, two titles of annexes, and Ziel with Punkt in the first of them.
    assert 19 == bare(text_of(data)).count(bare(seen(ALL)))


def test_every_field_arrives_letter_by_letter_in_the_fields(hostile: Path, made: Made) -> None:
    files = made(hostile, formats=("felder",))
    text = "".join(bare(data.decode()) for data in files.values())

    # Betreff, Leitbild, Ziel, Punkt, Runde, Abschnitt, Produkt, Gremium, two titles of annexes, Ziel and Punkt there.
    assert 12 == text.count(bare(seen(ALL)))


def test_prose_arrives_letter_by_letter_in_word(
    musterland: Callable[..., Path], made: Made, text_of: Callable[[bytes], str]
) -> None:
    prose = "Vor \\{\\{ x \\}\\} `{_{ <w:p> &amp; ]]>`\x01 \ufdd00\ufdd1\n"
    (data,) = made(musterland(vorlage={"sachdarstellung": prose})).values()

    assert bare("Vor {{ x }} {_{ <w:p> &amp; ]]>[U+0001] \ufdd00\ufdd1") in bare(text_of(data))
