"""What is wrong with a template is said in German, with its file and line; and it ends no other way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kep_cli.documents.render import Manner, Paper, render
from kep_cli.documents.templates import TemplateFolders
from kep_cli.errors import KepError
from kep_cli.model.load import load
from kep_cli.source.folder import read_folder

PAPER = "dokumente/vorlage.md.j2"
SPOKEN = f"Dokumentvorlage „templates/{PAPER}“"
BRACKETS = "Prüfen Sie dort {{ … }} und {% … %}, und ob jedes if, for, block und macro sein end… hat"
ONLY_FIELDS = "Nehmen Sie nur Felder, Makros und Filter, und fertigen Text ganz"
SPELLING = "Prüfen Sie die Schreibweise"
NOT_DONE = ("Das lässt sich nicht ausführen", "Prüfen Sie, womit dort gerechnet, verglichen oder gefiltert wird")
ENDLESS = ("Hier ruft sich etwas endlos selbst auf", "Prüfen Sie extends, include und Makros")
FORBIDDEN = ("Das dürfen Dokumentvorlagen nicht", ONLY_FIELDS)
WHERE = "Eigene liegen in templates/, mitgelieferte heißen kep/…, etwa kep/dokumente/vorlage.md.j2"
MACRO = "{% macro m() %}x{% endmacro %}"

# The text of the template, the line that is named, message and hint.
FAULTS = {
    "a tag without its content": ("x\n{% if %}\n", 2, ("Das lässt sich nicht verstehen", BRACKETS)),
    "a block without its end": ("{% block a %}\n", 1, ("Das lässt sich nicht verstehen", BRACKETS)),
    "a block twice": ("{% block a %}{% endblock %}\n" * 2, 2, ("Das lässt sich nicht verstehen", BRACKETS)),
    "an unknown name": (
        "x\n\n{{ vorlag.betreff }}",
        3,
        ("„vorlag“ gibt es nicht", "Meinten Sie „vorlage“? Es gibt: vorlage, ziele"),
    ),
    "an unknown field": (
        "{{ ziele.leitbilt }}",
        1,
        ("„leitbilt“ gibt es nicht", "Meinten Sie „leitbild“? Es gibt: leitbild, oberziele, chronologie"),
    ),
    "a field of a text": ("{{ vorlage.betreff.y }}", 1, ("„y“ gibt es nicht", SPELLING)),
    "a place behind the end of a list": ("{{ vorlage.anlagen[7].titel }}", 1, ("„7“ gibt es nicht", SPELLING)),
    "a template that is not there": (
        "{% extends 'kep/dokumente/nichts.md.j2' %}",
        1,
        ("Die Dokumentvorlage „kep/dokumente/nichts.md.j2“ gibt es nicht", WHERE),
    ),
    "a way out of the folder": (
        "x\n{% include '../goals/konzept.yaml' %}",
        2,
        ("Die Dokumentvorlage „../goals/konzept.yaml“ gibt es nicht", WHERE),
    ),
    "a full path": ("{% include '/etc/passwd' %}", 1, ("Die Dokumentvorlage „/etc/passwd“ gibt es nicht", WHERE)),
    "a path with backslashes": (
        r"{% include '..\\x' %}",
        1,
        (r"Die Dokumentvorlage „..\x“ gibt es nicht", WHERE),
    ),
    "no path at all": ("{% extends vorlage %}", 1, ("Die Dokumentvorlage „…“ gibt es nicht", WHERE)),
    "Python behind a field": ("{{ vorlage.__class__ }}", 1, FORBIDDEN),
    "Python behind a constant": ("{{ ''.__class__.__mro__[1] }}", 1, FORBIDDEN),
    "Python behind a template": ("{{ self._TemplateReference__context }}", 1, FORBIDDEN),
    "finished text in a filter": (MACRO + "{{ m() | upper }}", 1, FORBIDDEN),
    "a piece of finished text": (MACRO + "{{ m()[0] }}", 1, FORBIDDEN),
    "a method of finished text": (MACRO + "{{ m().upper() }}", 1, FORBIDDEN),
    "finished text as a pattern": (MACRO + "{{ m() % 3 }}", 1, FORBIDDEN),
    "division by zero": ("{{ 1 / 0 }}", 1, NOT_DONE),
    "a number and a text": ("x\n{{ 1 + 'a' }}", 2, NOT_DONE),
    "too many things": ("{% for x in range(10000000) %}{% endfor %}", 1, NOT_DONE),
    "a call of what is no macro": ("{{ vorlage.betreff() }}", 1, NOT_DONE),
    "a filter with too much": ("{{ vorlage.betreff | replace(1, 2, 3, 4, 5) }}", 1, NOT_DONE),
    "an endless macro": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, ENDLESS),
    "a template that extends itself": (f"{{% extends '{PAPER}' %}}", 1, ENDLESS),
    "a template that includes itself": (f"{{% include '{PAPER}' %}}", 1, ENDLESS),
    "a list": (
        "{{ vorlage.beteiligt }}",
        1,
        (
            "Hier soll eine Liste oder Gruppe von Feldern gedruckt werden",
            "Nennen Sie das Feld, das gemeint ist, oder nehmen Sie if oder for",
        ),
    ),
    "yes or no": (
        "{{ vorlage.beschlussvorlage }}",
        1,
        (
            "Hier soll ja oder nein gedruckt werden",
            "Nennen Sie das Feld, das gemeint ist, oder nehmen Sie if oder for",
        ),
    ),
    "prose within a line": (
        "x\n\nText: {{ vorlage.beschlussvorschlag }}",
        3,
        (
            "Das Feld „beschlussvorschlag“ ist Fließtext, steht aber neben anderem Text",
            "Geben Sie ihm eine eigene Zeile: {{ … }} und nichts davor und dahinter",
        ),
    ),
    "a field within an address": (
        "x\n[x]({{ vorlage.betreff }})",
        2,
        ("In der Adresse eines Links steht ein Feld", "Adressen müssen ganz in der Dokumentvorlage stehen"),
    ),
    "an open block": (
        "x\n::: feld y\nz\n",
        2,
        ("Der Block „::: feld“ endet nicht", "Zu jedem „::: name“ gehört eine Zeile „:::“, die ihn beendet"),
    ),
    "a strange name for a block": (
        "::: Feld y\n:::\n",
        1,
        (
            "Ein Block trägt keinen gültigen Namen: „::: Feld“",
            "Namen bestehen aus Kleinbuchstaben, Ziffern und Unterstrichen",
        ),
    ),
    "an end without a beginning": (
        "x\n:::\n",
        None,
        (
            "Eine Zeile „:::“ beendet einen Block, der nicht begonnen hat",
            "Löschen Sie die Zeile, oder beginnen Sie den Block mit „::: name“",
        ),
    ),
}


def fault(rendered: Callable[..., dict[str, str]], workspace: Path) -> tuple[str, str]:
    with pytest.raises(KepError) as caught:
        rendered(workspace)
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_of_a_template_is_told_with_its_place(
    what: str, musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]]
) -> None:
    text, line, (message, hint) = FAULTS[what]
    place = f"{SPOKEN}, Zeile {line}" if line else SPOKEN

    assert (f"{place}: {message}", hint) == fault(rendered, musterland(templates={PAPER: text}))


@pytest.mark.parametrize(
    ("text", "message", "beginning"),
    [
        ("{{ vorlage.betreff | grosz }}", "Den Filter „grosz“ gibt es nicht", "Es gibt: abs, batch, capitalize"),
        ("{{ vorlage.betreff | safe }}", "Den Filter „safe“ gibt es nicht", "Es gibt: abs, batch, capitalize"),
        ("{% if 1 is defind %}{% endif %}", "Den Test „defind“ gibt es nicht", "Meinten Sie „defined“? Es gibt: "),
    ],
)
def test_unknown_filters_and_tests_are_told_with_all_that_there_are(
    text: str, message: str, beginning: str, musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]]
) -> None:
    told = fault(rendered, musterland(templates={PAPER: f"x\n{text}"}))

    assert f"{SPOKEN}, Zeile 2: {message}" == told[0]
    assert told[1].startswith(beginning)


def test_a_fault_in_a_replaced_block_has_the_line_of_the_house_s_own_file(
    musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]]
) -> None:
    own = '{% extends "kep/dokumente/vorlage.md.j2" %}\n\n{% block betreff %}\n{{ ziele.x }}\n{% endblock %}'
    message, _ = fault(rendered, musterland(templates={PAPER: own}))

    assert f"{SPOKEN}, Zeile 4: „x“ gibt es nicht" == message


def test_a_fault_in_a_template_of_a_target_names_that(
    musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]]
) -> None:
    own = '{% extends "kep/latex/bloecke.tex.j2" %}\n{% block betreff %}{{ block.inhalte }}{% endblock %}'
    message, hint = fault(rendered, musterland(templates={"latex/bloecke.tex.j2": own}))

    assert "Dokumentvorlage „templates/latex/bloecke.tex.j2“, Zeile 2: „inhalte“ gibt es nicht" == message
    assert "Meinten Sie „inhalt“? Es gibt: name, titel, inhalt, absaetze, tabelle, bloecke, laengste_titel" == hint


def test_a_block_that_a_target_cannot_draw_is_told(
    musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]]
) -> None:
    message, hint = fault(rendered, musterland(templates={PAPER: "::: neu\nx\n:::\n"}))

    assert message.startswith("Dokumentvorlage „kep/markdown/bloecke.md.j2“, Zeile ")
    assert message.endswith(": Für „neu“ ist hier keine Gestalt festgelegt")
    assert "Ergänzen Sie in Ihrer eigenen Datei dieses Namens: {% block neu %} … {% endblock %}" == hint


def test_a_placeholder_in_a_placeholder_s_own_text_is_only_text(
    musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]]
) -> None:
    workspace = musterland(
        konzept={"leitbild": "{{ leitbild }}"}, vorlage={"beschlussvorschlag": "{{ leitbild }}\n{{ niemand }}\n"}
    )

    assert "\n\n{{ leitbild }}\n\n{{ niemand }}\n" in rendered(workspace)["1-2025.md"]


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (
            "x\n# Betreff für alle: \xe4".encode("latin-1"),
            f"Die {SPOKEN} ist in Zeile 2 nicht in UTF-8 geschrieben",
            "Speichern Sie die Datei mit der Kodierung UTF-8",
        ),
        (b"x" * 1_000_001, f"Die {SPOKEN} ist zu groß", "Erlaubt ist höchstens 1 MB"),
    ],
)
def test_what_cannot_be_a_template_is_told(
    data: bytes, message: str, hint: str, musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]]
) -> None:
    workspace = musterland(templates={PAPER: ""})
    (workspace / "templates" / PAPER).write_bytes(data)

    assert (message, hint) == fault(rendered, workspace)


def test_a_folder_in_the_place_of_a_template_is_told(
    musterland: Callable[..., Path], rendered: Callable[..., dict[str, str]]
) -> None:
    message, hint = fault(rendered, musterland(templates={f"{PAPER}/x": ""}))

    assert f"Die {SPOKEN} lässt sich nicht lesen: das ist ein Ordner" == message
    assert "Prüfen Sie, ob Sie die Rechte dafür haben" == hint


def test_a_missing_packaged_template_is_told(musterland: Callable[..., Path], tmp_path: Path) -> None:
    konzept = load(read_folder(musterland()))
    papers = [Paper(entry, konzept, konzept) for entry in konzept.vorlagen]

    with pytest.raises(KepError) as caught:
        render(papers, TemplateFolders(None, tmp_path, tmp_path), Manner(["md"]))

    assert "Die Dokumentvorlage „dokumente/vorlage.md.j2“ gibt es nicht" == caught.value.message
    assert "Sie gehört zu kep: Installieren Sie es neu" == caught.value.hint
