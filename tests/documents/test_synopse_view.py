"""The Synopse as data: what stands in which row, and what is told of it."""

from collections.abc import Mapping

import pytest

from kep_cli.documents.insertion import Redline
from kep_cli.documents.views.synopse import LEITBILD, GruppeView, Stand, view_synopsis
from kep_cli.documents.views.wortlaut import WortlautView
from kep_cli.documents.views.zellen import ZelleView
from kep_cli.model.load import load
from kep_cli.source.snapshot import Snapshot

FRAME = "titel: T\nkoerperschaft: Landkreis Musterland\nzeithorizont: {von: 2026, bis: 2034}\nphase: zielbildung\n"
OPEN, CLOSE = {"OLD": "[-", "NEW": "[+"}, {"OLD": "-]", "NEW": "+]"}


def stand(
    name: str, *ziele: str, leitbild: str = "", gone: str = "", reasons: Mapping[str, tuple[str, ...]] | None = None
) -> Stand:
    """A version of these Oberziele, each a file."""
    files = {"goals/konzept.yaml": FRAME + (f"leitbild: {leitbild}\n" if leitbild else "")}
    files |= {f"goals/oberziele/{number:02}.yaml": ziel for number, ziel in enumerate(ziele)}
    if gone:
        files["goals/runden.yaml"] = "- {id: r1, zeitpunkt: 2026-01, text: Runde}\n"
        files["goals/entfallen.yaml"] = gone
    konzept = load(Snapshot({path: text.encode() for path, text in files.items()}, {}, (), ()))
    return Stand(name, "", konzept, reasons or {})


def rows(*versions: Stand, with_unchanged: bool = False) -> list[str]:
    """The rows, each in a line: number, cells, what is told of the last one; before them the goal at the top."""
    view = view_synopsis(versions, with_unchanged=with_unchanged)
    return [line for group in view.gruppen for line in _lines(group)]


def _lines(group: GruppeView) -> list[str]:
    found = [f"# {group.nummer} {group.titel}"]
    for row in group.zeilen:
        told = "; ".join((*row.zellen[-1].hinweise, *row.zellen[-1].begruendungen))
        found.append(f"{row.nummer} | {' | '.join(map(_cell, row.zellen))} | {told}")
    return found


def _cell(cell: ZelleView) -> str:
    return " + ".join(map(_wording, cell.fassungen)) or f"({cell.vermerk})"


def _wording(said: WortlautView) -> str:
    number = f"{said.nummer} " if said.nummer else ""
    return number + " - ".join(map(_marked, (said.text, *said.punkte)))


def _marked(text: Redline) -> str:
    return "".join(
        f"{OPEN.get(piece.part.name, '')}{piece.text}{CLOSE.get(piece.part.name, '')}" for piece in text.pieces
    )


A = "{id: a, nummer: 1, text: Eins, unterziele: [{id: a1, nummer: 1.1, text: Alt}, {id: a2, nummer: 1.2, text: Zwei}]}"
B = "{id: b, nummer: 2, text: Andere, unterziele: [{id: b1, nummer: 2.1, text: Drei}]}"


def only(under: str) -> str:
    return f"{{id: a, nummer: 1, text: Eins, unterziele: [{under}]}}"


A1, A2 = "{id: a1, nummer: 1.1, text: Alt}", "{id: a2, nummer: 1.2, text: Zwei}"
GONE = "- {id: a2, art: ziel, nummer: 1.2, text: Zwei, runde: r1, grund: Doppelt}\n"

TABLE = {
    "nothing changed": ([A], [A], "", []),
    "reworded": (
        [A],
        [only(f"{{id: a1, nummer: 1.1, text: Neu}}, {A2}")],
        "",
        ["# 1. Eins", "1.1 | [-Alt-] | [+Neu+] | Wortlaut geändert"],
    ),
    "new": (
        [only(A1)],
        [A],
        "",
        ["# 1. Eins", "1.2 | (noch nicht enthalten) | Zwei | neu"],
    ),
    "dropped with a reason": (
        [A],
        [only(A1)],
        GONE,
        ["# 1. Eins", "1.2 | Zwei | (nicht mehr enthalten) | entfallen (Runde r1); Doppelt"],
    ),
    "renumbered": (
        [A],
        [only("{id: a1, nummer: 1.1, text: Alt}, {id: a2, nummer: 1.3, text: Zwei}")],
        "",
        ["# 1. Eins", "1.3 | Zwei | (Wortlaut unverändert) | bisher 1.2"],
    ),
    "moved into another branch": (
        [A, B],
        [
            only(A1),
            B.replace("Drei}", "Drei}, {id: a2, nummer: 2.2, text: Zwei}"),
        ],
        "",
        ["# 2. Andere", "2.2 | Zwei | (Wortlaut unverändert) | bisher 1.2; verschoben"],
    ),
    "merged": (
        [A],
        [only("{id: a3, nummer: 1.1, text: Beides, hervorgegangen_aus: [a1, a2]}")],
        "",
        [
            "# 1. Eins",
            "1.1 | 1.1 Alt + 1.2 Zwei | Beides | zusammengelegt aus 1.1 und 1.2",
        ],
    ),
    "split, one half keeping its id": (
        [only("{id: a1, nummer: 1.1, text: Busse und Bahnen fahren}")],
        [
            only(
                "{id: a1, nummer: 1.1, text: Busse fahren},"
                " {id: a4, nummer: 1.2, text: Bahnen fahren, hervorgegangen_aus: [a1]}"
            )
        ],
        "",
        [
            "# 1. Eins",
            "1.1 | Busse [-und Bahnen -]fahren | Busse fahren | geteilt in 1.1 und 1.2; Wortlaut geändert",
            "1.2 | 1.1 [-Busse und -]Bahnen fahren | Bahnen fahren | hervorgegangen aus 1.1",
        ],
    ),
    "a bullet more": (
        [only("{id: a1, nummer: 1.1, text: Alt, punkte: [eins]}")],
        [only("{id: a1, nummer: 1.1, text: Alt, punkte: [eins, ganz anderes]}")],
        "",
        ["# 1. Eins", "1.1 | Alt - eins | Alt - eins - [+ganz anderes+] | Punkte ergänzt"],
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_each_row_says_what_became_of_its_goal(name: str) -> None:
    before, after, gone, expected = TABLE[name]

    assert expected == rows(stand("alt", *before), stand("neu", *after, gone=gone))


def test_the_leitbild_stands_first_and_has_its_reason() -> None:
    old = stand("alt", A, leitbild="Wir warten.")
    new = stand("neu", only(A1), leitbild="Wir handeln.", reasons={LEITBILD: ("Mehr Mut",)})

    assert [
        "#  Leitbild",
        "Leitbild | Wir [-warten-]. | Wir [+handeln+]. | Wortlaut geändert; Mehr Mut",
        "# 1. Eins",
        "1.2 | Zwei | (nicht mehr enthalten) | entfallen",
    ] == rows(old, new)


def test_reasons_of_commits_stand_behind_those_of_the_goals() -> None:
    new = stand("neu", only(A1), gone=GONE, reasons={"a2": ("Beschluss vom Montag", "Doppelt")})
    told = "entfallen (Runde r1); Doppelt; Beschluss vom Montag"

    assert ["# 1. Eins", f"1.2 | Zwei | (nicht mehr enthalten) | {told}"] == rows(stand("alt", A), new)


def test_unchanged_goals_are_counted_or_shown() -> None:
    both = stand("alt", A, B), stand("neu", A, B.replace("Drei", "Vier"))

    assert 4 == view_synopsis(both, with_unchanged=False).unveraendert
    assert 0 == view_synopsis(both, with_unchanged=True).unveraendert
    assert [
        "# 1. Eins",
        "1. | Eins | (Wortlaut unverändert) | ",
        "1.1 | Alt | (Wortlaut unverändert) | ",
        "1.2 | Zwei | (Wortlaut unverändert) | ",
        "# 2. Andere",
        "2. | Andere | (Wortlaut unverändert) | ",
        "2.1 | [-Drei-] | [+Vier+] | Wortlaut geändert",
    ] == rows(*both, with_unchanged=True)


@pytest.mark.parametrize(
    ("faulty", "shown"),
    [("text: Alt, punkte: {x: y}", "Alt"), ("text: [Alt]", "[Dieser Eintrag ist fehlerhaft]")],
    ids=["a field", "the text"],
)
def test_what_is_faulty_in_the_old_version_is_marked_and_not_compared(faulty: str, shown: str) -> None:
    old = stand("alt", only(f"{{id: a1, nummer: 1.1, {faulty}}}, {A2}"))
    new = stand("neu", only(f"{{id: a1, nummer: 1.1, text: Alt, punkte: [eins]}}, {A2}"))

    assert ["# 1. Eins", f"1.1 | {shown} | Alt - eins | fehlerhaft, deshalb nicht verglichen"] == rows(old, new)


def test_what_may_have_been_in_a_file_that_cannot_be_read_is_not_called_new() -> None:
    assert ["# 2. Andere", "2. | (noch nicht enthalten) | Andere | im anderen Stand nicht lesbar"] == (
        rows(stand("alt", A, "id: b\ntext: ["), stand("neu", A, B))[:2]
    )


def test_three_versions_have_a_column_each() -> None:
    third = only("{id: a1, nummer: 1.1, text: Neu}, {id: a3, nummer: 1.2, text: Mehr}")
    versions = stand("eins", only(A1)), stand("zwei", A), stand("drei", third)

    assert [
        "# 1. Eins",
        "1.1 | 1.1 Alt | (Wortlaut unverändert) | 1.1 [+Neu+] | Wortlaut geändert",
        "1.2 | (noch nicht enthalten) | 1.2 Zwei | (nicht mehr enthalten) | entfallen",
        "1.2 | (noch nicht enthalten) | (noch nicht enthalten) | 1.2 Mehr | neu",
    ] == rows(*versions)
