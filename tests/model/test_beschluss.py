"""What was resolved: by papers, their Fassung and the result of the body that decides; by nothing else."""

import pytest

from kep_cli.model.beschluss import needed_versions, resolutions
from kep_cli.model.konzept import Konzept
from kep_cli.model.load import load
from kep_cli.source.snapshot import Snapshot

FRAME = "titel: Z\nkoerperschaft: L\nzeithorizont: {von: 2026, bis: 2030}\nphase: zielbildung\nleitbild: X\n"


def konzept(**files: str) -> Konzept:
    named = {"goals/konzept.yaml": FRAME} | {f"goals/{name}.yaml": text for name, text in files.items()}
    return load(Snapshot({path: text.encode() for path, text in named.items()}, {}, (), ()))


def paper(beratungsfolge: str, *, fassung: str = "alt", beschliesst: str = "alle") -> str:
    return (
        f"art: beschlussvorlage\nbetreff: B\nzustand: beraten\nfassung: {fassung}\nbeschliesst: {beschliesst}\n"
        f"beratungsfolge: [{beratungsfolge}]\n"
    )


def decided(ergebnis: str = "ungeaendert", rolle: str = "entscheidung", more: str = "") -> str:
    return f"{{gremium: kreistag, rolle: {rolle}, ergebnis: {ergebnis}{more}}}"


def goal(text: str, more: str = "") -> dict[str, str]:
    return {"oberziele/wohnen": f"id: wohnen\nnummer: 1\ntext: {text}\n{more}"}


OLD = konzept(**goal("Damals."))
AMENDED = ", aenderungen: [{ziel: wohnen, text: Geändert.}]"
SLIP = "berichtigungen: [{datum: 2026-05-05, vorher: Damals., nachher: Berichtigt., grund: Tippfehler}]\n"

TABLE = [
    ("by the body that decides", paper(decided()), "", ["Damals."]),
    ("with an amendment", paper(decided("geaendert", more=AMENDED)), "", ["Geändert."]),
    (
        "amending another goal",
        paper(decided("geaendert", more=AMENDED.replace("wohnen", "x"))),
        "",
        ["Damals."],
    ),
    ("with a slip put right since", paper(decided()), SLIP, ["Berichtigt."]),
    ("with a slip that is another one", paper(decided("geaendert", more=AMENDED)), SLIP, ["Geändert."]),
    ("named by its id", paper(decided(), beschliesst="[wohnen]"), "", ["Damals."]),
    ("without its Fassung", paper(decided(), fassung="weg"), "", [None]),
    (
        "amended, without its Fassung",
        paper(decided("geaendert", more=AMENDED), fassung="weg"),
        "",
        ["Geändert."],
    ),
    ("not by one that only prepares", paper(decided(rolle="vorberatung", more=AMENDED)), "", []),
    ("not when rejected", paper(decided("abgelehnt")), "", []),
    ("not when put off", paper(decided("vertagt")), "", []),
    ("not without a result", paper("{gremium: kreistag, rolle: entscheidung}"), "", []),
    ("not by a paper about others", paper(decided(), beschliesst="[verkehr]"), "", []),
    ("not by a paper about nothing", paper(decided()).replace("beschliesst: alle\n", ""), "", []),
    ("by `alle` only what was there", paper(decided(), fassung="leer"), "", []),
]


@pytest.mark.parametrize(("vorlage", "more", "texts"), [each[1:] for each in TABLE], ids=[each[0] for each in TABLE])
def test_a_goal_is_resolved(vorlage: str, more: str, texts: list[str | None]) -> None:
    today = konzept(**goal("Heute.", more), **{"vorlagen/a": vorlage})
    versions = {"alt": OLD, "leer": konzept()}

    assert texts == [each.text for each in resolutions(today, today.by_id["wohnen"], versions)]


def test_the_latest_resolution_comes_last() -> None:
    papers = {
        f"vorlagen/{stem}": paper(decided(more=f", sitzung: {day}"), beschliesst="[wohnen]")
        for stem, day in (("a", "2026-09-01"), ("b", "2025-09-01"), ("c", "2026-01-01"))
    }
    today = konzept(**goal("Heute."), **papers)

    assert ["b", "c", "a"] == [each.entry.id for each in resolutions(today, today.by_id["wohnen"], {})]


def test_only_the_fassungen_of_resolutions_are_needed() -> None:
    today = konzept(
        **goal("Heute."),
        **{
            "vorlagen/a": paper(decided(), fassung="eins"),
            "vorlagen/b": paper(decided(), fassung="eins"),
            "vorlagen/c": paper(decided("abgelehnt"), fassung="zwei"),
        },
    )

    assert ("eins",) == needed_versions(today)


def test_the_bullets_of_that_time_belong_to_the_wording() -> None:
    old = konzept(**goal("Damals", "punkte: [eins, zwei]\n"))
    today = konzept(**goal("Heute", "punkte: [drei]\n"), **{"vorlagen/a": paper(decided())})

    assert [("eins", "zwei")] == [each.punkte for each in resolutions(today, today.by_id["wohnen"], {"alt": old})]
