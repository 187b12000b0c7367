"""Text from goals never becomes code: whatever stands in a field arrives letter by letter in each target.

White space does not count. What no font has is printed by its code point, and so is what nobody could see.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from kep_cli.documents.insertion import seen

TEXTS = (
    r"\input{/etc/passwd}",
    r"\write18{ls} \immediate\openout1=x",
    r"\end{document} \begin{x}",
    "{{ 7*7 }} {{ vorlage.betreff }}",
    "{% for x in y %} {% endraw %}",
    "{# weg #}",
    '#import "x" import include eval("1") #include',
    "a | b || c",
    "<script>alert(1)</script> <!-- x --> <b>y</b>",
    "_x_ *y* **z** __w__ ~~v~~ snake_case",
    r"100 % & ~ ^ # $x$ \ { } %%",
    "`code` ``` ``",
    "[red] [x]: y ![b](c) [l](m) [^1]",
    "<< >> -- --- ,, '' `` ?` !`",
    '"Zitat" "a "s "= "~ \'b\'',
    "&amp; &#35; &lt;",
    "1. eins",
    "12) zwölf",
    "- drei",
    "+ vier",
    "# fünf ##",
    "> sechs",
    "::: ziele",
    ":::",
    "---",
    "===",
    "***",
    ":smile: :+1:",
    "https://x.y/z_a%20b?c=d&e#f",
    "\ufdd00\ufdd1",
    "αβγ → ≤ Ж ☐☒⌧ Ω ½",
    r"\\ \[ \] * [2pt] & \hline",
    "^^41 ^^M ^^5c",
    r"\u0041 \x41 %41",
    "@name #1 C:\\Ordner\\Datei",
    "ends with \\",
    "*",
    "[",
    "Öffentlich-rechtliche/private Träger",
)
ALL = " · ".join(TEXTS)


def hostile(musterland: Callable[..., Path]) -> Path:
    """A workspace in which every field that is printed holds every text."""
    return musterland(
        konzept={
            "titel": ALL,
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
            "drucksache": r"\x{1}#$%_&",
            "verantwortlich": ALL,
            "gefertigt": ALL,
            "beteiligt": list(TEXTS),
            "unterschriften": [{"funktion": ALL, "name": "gez.", "vermerk": ALL}],
            "beschlussvorschlag": "{{ ziele }}\n{{ chronologie }}\n{{ leitbild }}\n",
            "abschnitte": [{"titel": text, "text": "x\n"} for text in TEXTS],
            "anlagen": [{"titel": ALL, "inhalt": "x"}, {"titel": ALL, "inhalt": "x"}],
        },
    )


def without_blanks(text: str) -> str:
    return "".join(text.split())


def printed(markdown: str) -> str:
    """The text that a reader of the Markdown sees."""
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable(["table", "strikethrough"])

    def text(tokens: Any) -> str:  # noqa: ANN401 - tokens, or none
        return "".join(text(token.children) if token.children else token.content for token in tokens)

    return without_blanks(text(reader.parse(markdown)))


def test_fields_arrive_letter_by_letter_in_markdown(
    musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]]
) -> None:
    (markdown, _) = rendered(hostile(musterland)).values()
    text = printed(markdown)

    assert [] == [said for said in TEXTS if text.count(without_blanks(said)) < 15]
    assert 12 == text.count(without_blanks(ALL))
    assert "<script" not in MarkdownIt("commonmark").enable("table").render(markdown).replace("&lt;script", "")


@pytest.mark.slow
def test_fields_arrive_letter_by_letter_in_the_pdf(
    musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]], compiled: Callable[..., Any]
) -> None:
    (_, latex) = rendered(hostile(musterland)).values()
    pdf = compiled(latex, hyphenated=False)
    text = without_blanks(pdf.body)
    said = [without_blanks(each).replace("\ufdd0", "[U+FDD0]").replace("\ufdd1", "[U+FDD1]") for each in TEXTS]

    assert [] == pdf.faults()
    # Fewer than in Markdown: lines of neighbouring cells are read one after the other.
    assert [] == [each for each in said if text.count(each) < 10]
    assert "Drs. Nr. \\x{1}#$%_&" in pdf.pages[0]


PROSE = r"""
Ein *betonter* Absatz mit `\input{x} $y$ _z_ |` und \\input{/etc/passwd}, {{ 7*7 }} und {% if x %}.
Zweite Zeile\
nach Umbruch: 100 % & ~ ^ # $x$ \ { } \_ [red] << >> -- ,, '' "a"

::: ziele
<script>alert(1)</script> &amp; <b>fett</b>
:::

```python
{{ ziele }} \end{document} %s
    eingerückt ::: :::
<script> ` ~~~
```

    {{ chronologie }} \end{kepcode}

> Zitat mit | Strich
> - [ ] Punkt

1. eins
2. zwei
   - tief [Link](https://beispiel.de/a_b%20c?d=e#f "Titel") und <https://beispiel.de/~x>
   - ![Bild _mit_ Wort](bild.png)

***

# Titel mit $ & _x_ #

::: anlage

```
kein Ende
"""


@pytest.mark.parametrize("field", ["beschlussvorschlag", "sachdarstellung", "abschnitt", "anlage"])
def test_prose_neither_breaks_out_nor_runs(
    field: str, musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]]
) -> None:
    changes: dict[str, object] = {field: PROSE}
    if field == "abschnitt":
        changes = {"abschnitte": [{"titel": "Abschnitt", "text": PROSE}]}
    if field == "anlage":
        changes = {"anlagen": [{"titel": "Anlage", "inhalt": PROSE}]}
    (markdown, _) = rendered(musterland(vorlage={"finanzen": {"gesamt": "7"}} | changes)).values()
    text = printed(markdown)
    meant = [
        line
        for token in MarkdownIt("commonmark", {"html": False}).parse(PROSE)
        for line in (token.content if token.type != "inline" else _text(token)).split("\n")
    ]

    assert [] == [line for line in meant if without_blanks(line) not in text]
    assert "GesamtkostenGesamt" not in text
    assert "Gesamtkosten:7€" in text
    assert "49" not in text


def _text(inline: Any) -> str:  # noqa: ANN401 - a token
    return "".join(
        _text(child) if child.children else "\n" if child.type.endswith("break") else child.content
        for child in inline.children
    )


@pytest.mark.slow
def test_prose_arrives_letter_by_letter_in_the_pdf(
    musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]], compiled: Callable[..., Any]
) -> None:
    vorlage = {
        "sachdarstellung": PROSE,
        "abschnitte": [{"titel": "Danach", "text": PROSE}],
        "anlagen": [{"titel": "Anlage", "inhalt": PROSE}],
    }
    (_, latex) = rendered(musterland(vorlage=vorlage)).values()
    pdf = compiled(latex, hyphenated=False)
    text = without_blanks(pdf.body)
    meant = [
        line
        for token in MarkdownIt("commonmark", {"html": False}).parse(PROSE)
        for line in (token.content if token.type != "inline" else _text(token)).split("\n")
    ]

    assert [] == pdf.faults()
    # On paper a link says where it leads.
    assert 3 == text.count("tiefLink(https://beispiel.de/a_b%20c?d=e#f)undhttps://beispiel.de/~x")
    assert [] == [line for line in meant if "Link" not in line and text.count(without_blanks(line)) < 3]


UNSEEN = {
    "Steuer\x1bzeichen": "Steuer[U+001B]zeichen",
    "rechts\u202enach links\u202c": "rechts[U+202E]nach links[U+202C]",
    "ohne\u200bBreite\ufeff": "ohne[U+200B]Breite[U+FEFF]",
    "Zeilen\u2028trenner": "Zeilen[U+2028]trenner",
}


def test_what_nobody_could_see_is_spelled_out() -> None:
    assert list(UNSEEN.values()) == [seen(text) for text in UNSEEN]


@pytest.mark.slow
def test_signs_without_a_font_are_named_and_the_others_printed(
    musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]], compiled: Callable[..., Any]
) -> None:
    rare = "a😀b 中文 weiches\u00adTrenn\u00adzeichen \ue000 Z\u0308 e\u0301 ﷽ → ∑"
    prose = f"{rare} und &#8238;so&#x1F600;\n"
    (markdown, latex) = rendered(musterland(vorlage={"betreff": rare, "sachdarstellung": prose})).values()
    pdf = compiled(latex, hyphenated=False)
    text = re.sub(r"\s", "", pdf.body)

    assert [] == pdf.faults()
    assert "a😀b[U+4E2D][U+6587]weichesTrennzeichen" in text
    assert "und[U+202E]so😀" in text
    assert "→∑" in text
    assert f"**{rare}**" in markdown
    assert "und \\[U+202E]so😀" in markdown
