"""A house's own templates: replacing whole files, extending single blocks, and never letting data become code."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kep_cli.documents.templates import template_folders
from kep_cli.errors import KepError

Make = Callable[..., Path]
Render = Callable[..., dict[str, str]]

PAPER = "dokumente/vorlage.md.j2"
BLOCKS_MD = "markdown/bloecke.md.j2"
BLOCKS_TEX = "latex/bloecke.tex.j2"
FRAME_TEX = "latex/rahmen.tex.j2"
EXTENDS_PAPER = '{% extends "kep/dokumente/vorlage.md.j2" %}'
PLACEHOLDERS = "dokumente/platzhalter.md.j2"


def test_a_file_of_the_same_name_replaces_the_packaged_one(musterland: Make, rendered: Render) -> None:
    own = "# {{ vorlage.koerperschaft }}\n\n{{ vorlage.beschlussvorschlag }}\n"
    files = rendered(musterland(templates={PAPER: own}))

    assert "# Landkreis Musterland\n\nDer Kreistag beschließt.\n\n---\n\nDrs. Nr. 1/2025\n" == files["1-2025.md"]
    assert "\\section{Landkreis Musterland}\n\nDer Kreistag beschließt.\n\\end{document}\n" in files["1-2025.tex"]


def test_a_single_block_of_a_paper_can_be_replaced(musterland: Make, rendered: Render) -> None:
    own = EXTENDS_PAPER + "\n{% block titel %}\n# Drucksache {{ vorlage.drucksache }}\n{% endblock %}\n"
    plain = rendered(musterland())["1-2025.md"]
    changed = rendered(musterland(templates={PAPER: own}))["1-2025.md"]

    assert plain.replace("# Vorlage\n", "# Drucksache 1/2025\n") == changed


def test_a_block_can_build_on_the_packaged_one(musterland: Make, rendered: Render) -> None:
    own = EXTENDS_PAPER + "{% block betreff %}{{ super() }}\n\n*{{ vorlage.konzept }}*\n{% endblock %}"
    changed = rendered(musterland(templates={PAPER: own}))["1-2025.md"]

    assert "## Betreff:\n\n**Ziele**\n\n*Ziele des Landkreises*\n\n## Beschlussvorschlag:" in changed


def test_the_look_of_a_block_can_be_replaced_in_one_target(musterland: Make, rendered: Render) -> None:
    own = (
        '{% extends "kep/latex/bloecke.tex.j2" %}\n'
        "{% block betreff %}\n\\framebox{ {{- block.inhalt -}} }\n{% endblock %}\n"
    )
    plain = rendered(musterland())
    changed = rendered(musterland(templates={BLOCKS_TEX: own}))

    assert plain["1-2025.md"] == changed["1-2025.md"]
    assert plain["1-2025.tex"].replace("\\textbf{Ziele}", "\\framebox{Ziele}") == changed["1-2025.tex"]


def test_a_new_block_needs_its_look_in_each_target_and_no_python(musterland: Make, rendered: Render) -> None:
    templates = {
        PAPER: "::: hinweis Merke: & mehr\nNicht *so* eilig.\n\n- eins\n:::\n",
        BLOCKS_MD: '{% extends "kep/markdown/bloecke.md.j2" %}{% block hinweis %}'
        "> **{{ block.titel }}** {{ block.inhalt | indent(2) }}{% endblock %}",
        BLOCKS_TEX: '{% extends "kep/latex/bloecke.tex.j2" %}{% block hinweis %}'
        "\\fbox{ {{- block.titel -}} } {{ block.inhalt }}{% endblock %}",
    }
    files = rendered(musterland(templates=templates))

    assert files["1-2025.md"].startswith("> **Merke: & mehr** Nicht *so* eilig.\n\n  - eins\n")
    assert (
        "\\fbox{Merke: \\& mehr} Nicht \\emph{so} eilig.\n\n\\begin{itemize}[nosep]\n\\item eins" in files["1-2025.tex"]
    )


def test_the_meaning_of_a_placeholder_can_be_replaced_for_all_targets(musterland: Make, rendered: Render) -> None:
    own = '{% extends "kep/dokumente/platzhalter.md.j2" %}{% block leitbild %}> {{ ziele.leitbild }}{% endblock %}'
    files = rendered(musterland(vorlage={"beschlussvorschlag": "{{ leitbild }}\n"}, templates={PLACEHOLDERS: own}))

    assert "\n> Musterland hält zusammen.\n" in files["1-2025.md"]
    assert "\\begin{kepzitat}\nMusterland hält zusammen.\n\\end{kepzitat}" in files["1-2025.tex"]


def test_the_page_can_be_replaced_block_by_block(musterland: Make, rendered: Render) -> None:
    own = (
        '{% extends "kep/latex/rahmen.tex.j2" %}{% block schriften %}'
        "\\setmainfont{Arial}\n\\newcommand*\\kepersatzschriften{}\n{% endblock %}"
    )
    latex = rendered(musterland(templates={FRAME_TEX: own}))["1-2025.tex"]

    assert "\\setmainfont{Arial}" in latex
    assert "lmsans" not in latex


MIXED = r"""
{% macro rahmen(wert) %}*{{ wert }}*{% endmacro %}
{% macro umgeben() %}({{ caller() }}){% endmacro %}
{% set gemerkt %}{{ vorlage.betreff }}{% endset %}
a {{ rahmen(vorlage.betreff) ~ vorlage.betreff }}

b {{ rahmen("x") + vorlage.betreff }}

c {{ vorlage.betreff + rahmen("x") }}

d {{ [rahmen("x"), vorlage.betreff] | join(vorlage.betreff) }}

e {{ gemerkt }}{{ gemerkt ~ vorlage.betreff }}

f {% call umgeben() %}{{ vorlage.betreff }}{% endcall %}

g {{ vorlage.betreff | default("") | trim | replace("ä", "ö") | upper | lower }}

h {{ vorlage.betreff[:3] ~ vorlage.betreff[3:] }}

i {{ ("%s" | replace("%s", vorlage.betreff)) ~ rahmen("") }}

j {{ vorlage.beteiligt | map("upper") | map("lower") | join(" ") }}

k {% autoescape false %}{{ vorlage.betreff ~ rahmen(vorlage.betreff) }}{% endautoescape %}

l {{ "<b>" ~ rahmen("y") }} {{ "<i>" }} {{ "a" ~ "&" }}
"""
DATA = r"\input{x} *y* `z` <b>&amp; ::: _w_"


def test_data_stays_data_whatever_a_document_template_does_with_it(musterland: Make, rendered: Render) -> None:
    workspace = musterland(vorlage={"betreff": DATA, "beteiligt": [DATA]}, templates={PAPER: MIXED})
    (markdown, latex) = rendered(workspace).values()
    escaped = r"\input{x} \*y\* \`z\` \<b>\&amp; ::: \_w\_"
    lines = dict(line.split(" ", 1) for line in markdown.split("\n") if line[1:2] == " ")

    assert {
        "a": f"*{escaped}*{escaped}",
        "b": f"*x*{escaped}",
        "c": f"{escaped}*x*",
        "d": f"*x*{escaped}{escaped}",
        "e": escaped * 3,
        "f": f"({escaped})",
        "g": escaped,
        "h": escaped,
        "i": rf"{escaped}\*\*",
        "j": escaped,
        "l": r"\<b>*y* \<i> a&",
    } == {name: line for name, line in lines.items() if name != "k"}
    assert r"\<b>" in lines["k"]
    assert "<b>" not in markdown.replace(r"\<b>", "")
    assert r"\input" not in latex.split("\\begin{document}")[1]


MIXED_TEX = r"""
{% macro fett(wert) %}\textbf{ {{- wert -}} }{% endmacro %}
a {{ fett(dokument.titel) ~ dokument.titel }}
b {{ fett("_") + dokument.titel }}
c {{ [fett("x"), dokument.titel] | join(dokument.titel) }}
d {{ inhalt }}
e {{ dokument.titel ~ inhalt }}
f {{ "_" }}
g {{ dokument.titel | upper | lower }}
"""


def test_data_stays_data_whatever_a_template_of_a_target_does_with_it(musterland: Make, rendered: Render) -> None:
    workspace = musterland(
        vorlage={"betreff": r"\x_&<b>"},
        templates={PAPER: "{{ vorlage.betreff }}", FRAME_TEX: MIXED_TEX},
    )
    latex = rendered(workspace, formats=["tex"])["1-2025.tex"]
    escaped = r"\textbackslash{}x\_\&<b>"
    title = f"Drs. Nr. 1/2025: {escaped}"

    assert [
        rf"a \textbf{{{title}}}{title}",
        rf"b \textbf{{\_}}{title}",
        rf"c \textbf{{x}}{title}{title}",
        f"d {escaped}",
        f"e {title}{escaped}",
        r"f \_",
        f"g {title.lower()}",
    ] == [line for line in latex.split("\n") if line]


def test_templates_are_taken_from_their_folders_only(musterland: Make, rendered: Render, tmp_path: Path) -> None:
    workspace = musterland(templates={"anderes.md.j2": "x"})
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    (workspace / "templates/dokumente").mkdir()
    (workspace / "templates/dokumente/vorlage.md.j2").symlink_to(tmp_path / "geheim.txt")

    with pytest.raises(KepError) as caught:
        rendered(workspace)

    assert (
        "Die Dokumentvorlage „templates/dokumente/vorlage.md.j2“ ist eine Verknüpfung aus ihrem Ordner hinaus"
        == caught.value.message
    )


def test_a_template_that_is_a_link_in_a_circle_is_no_bug(musterland: Make, rendered: Render) -> None:
    workspace = musterland(templates={"anderes.md.j2": "x"})
    (workspace / "templates/dokumente").mkdir()
    link = workspace / "templates/dokumente/vorlage.md.j2"
    link.symlink_to(link)

    with pytest.raises(KepError) as caught:
        rendered(workspace)

    assert (
        "Die Dokumentvorlage „templates/dokumente/vorlage.md.j2“ lässt sich nicht lesen: die Verknüpfung führt im Kreis"
        == caught.value.message
    )


def test_a_folder_of_templates_outside_of_the_workspace_is_refused(musterland: Make, tmp_path: Path) -> None:
    workspace = musterland()
    (tmp_path / "fremd").mkdir()
    (workspace / "templates").symlink_to(tmp_path / "fremd")

    with pytest.raises(KepError) as caught:
        template_folders(workspace)

    assert (
        "Der Ordner „templates“ ist eine Verknüpfung auf einen Ort außerhalb des Arbeitsbereichs"
        == caught.value.message
    )
