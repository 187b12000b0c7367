"""The typography lint finds what is surely wrong, and leaves alone what German papers rightly contain."""

import json
from pathlib import Path

import pytest

from kep_cli.diagnostics import Diagnostic
from kep_cli.model.load import load
from kep_cli.rules.dispatch import check
from kep_cli.rules.plain_words import prose_words, without_addresses
from kep_cli.settings import RuleSettings
from kep_cli.source.folder import read_folder
from kep_cli.source.snapshot import Snapshot

_FRAME = """\
titel: Ziele
koerperschaft: Landkreis Musterland
zeithorizont: {von: 2026, bis: 2032}
phase: zielbildung
leitbild: Musterland hält zusammen.
"""
_TYPOGRAPHY = RuleSettings(only=("KEP30", "KEP31"))

WRONG = [
    # Blanks
    (["KEP301"], "Der Landkreis  bietet Wohnraum."),
    (["KEP301"], "Der Landkreis   bietet Wohnraum."),
    (["KEP301"], "Der Landkreis\tbietet Wohnraum."),
    (["KEP301"], "Der Landkreis \tbietet Wohnraum."),
    (["KEP301"], "Der Landkreis \u00a0bietet Wohnraum."),
    (["KEP301"], "Der Landkreis\u00a0 bietet Wohnraum."),
    (["KEP304"], "Der Landkreis bietet Wohnraum , Arbeit und Kultur."),
    (["KEP304"], "Der Landkreis bietet Wohnraum ."),
    (["KEP304"], "Warum ? Weil es so ist."),
    (["KEP304"], "Die Ziele (2018) : Wohnraum"),
    (["KEP304"], "Er sagte: „Der Landkreis bietet Wohnraum .“"),
    (["KEP306"], "Der Landkreis bietet Wohnraum,Arbeit und Kultur."),
    (["KEP306"], "Der Landkreis bietet „Wohnraum“,Arbeit und Kultur."),
    (["KEP306"], "Der Landkreis bietet Wohnraum.Er wächst."),
    (["KEP306"], "Der Landkreis bietet Wohnraum;er wächst."),
    (["KEP306"], "Der Landkreis erklärt:Die Ziele gelten."),
    (["KEP306"], "Der Landkreis bietet Wohnraum(Miete und Eigentum)."),
    (["KEP310"], "lukrativer Wohnraum ( Miete / Eigentum)"),
    (["KEP310"], "lukrativer Wohnraum (Miete / Eigentum )"),
    (["KEP310"], "das Programm „ Zukunft“"),
    (["KEP310"], "das Programm „Zukunft “, das"),
    # Dashes
    (["KEP303"], "Landkreis Musterland - gemeinsam voran."),
    (["KEP303"], "Landkreis Musterland -- gemeinsam voran."),
    (["KEP303", "KEP303"], "Der Landkreis - und nur er - entscheidet."),
    (["KEP303"], "Ober - und Unterziele"),
    (["KEP303"], "Kreisentwicklungskonzept 2018-2026"),
    (["KEP303"], "Kreisentwicklungskonzept (2018-2026)."),
    (["KEP303"], "Kreisentwicklungskonzept 2018 - 2026"),
    (["KEP303"], "Sitzungen vom 24.04.-18.05.2018"),
    (["KEP303"], "Sitzungen am 24.-26.04.2018"),
    (["KEP303"], "geöffnet von 8-16 Uhr"),
    (["KEP303"], "geöffnet von 8:30-16:00 Uhr."),
    (["KEP303"], "in 3-5 Jahren"),
    (["KEP303"], "um 10-15 Prozent"),
    (["KEP312"], "Landkreis Musterland –gemeinsam voran."),
    (["KEP312"], "Landkreis Musterland– gemeinsam voran."),
    (["KEP312"], "Spielplätze und –geräte"),
    # Quotation marks
    (["KEP302"], 'Die Ziele sind nicht "s.m.a.r.t." formuliert.'),
    (["KEP302", "KEP302"], 'Die Ziele sind "klar" und "messbar".'),
    (["KEP302"], "Die Ziele sind nicht 's.m.a.r.t.' formuliert."),
    (["KEP302"], 'Die Ziele sind nicht „s.m.a.r.t." formuliert.'),
    (["KEP302"], "Die Ziele sind ,,klar“ formuliert."),
    (["KEP302"], 'Das Programm „Im "Kreis" bleiben“ läuft.'),
    (["KEP309"], "Die Ziele sind nicht “s.m.a.r.t.” formuliert."),
    (["KEP309"], "Die Ziele sind nicht „s.m.a.r.t.” formuliert."),
    (["KEP309"], "Die Ziele sind nicht ‘smart’ formuliert."),
    (["KEP311"], "So geht´s im Landkreis."),
    # Words and marks
    (["KEP305"], "Der Landkreis bietet bietet Wohnraum."),
    (["KEP305"], "Der Landkreis bietet Wohnraum Wohnraum."),
    (["KEP305"], "Er weiß, dass dass Ziele helfen."),
    (["KEP305"], "Wohnraum (Miete Miete und Eigentum)"),
    (["KEP305"], "Landkreis Landkreis Musterland"),
    (["KEP307"], "Der Landkreis bietet Wohnraum,, Arbeit und Kultur."),
    (["KEP307"], "Der Landkreis bietet Wohnraum.."),
    (["KEP307"], "Der Landkreis bietet Wohnraum;, Arbeit und Kultur."),
    (["KEP307"], "Der Landkreis bietet Wohnraum,."),
    # Pairs
    (["KEP308"], "lukrativer Wohnraum (Miete / Eigentum"),
    (["KEP308"], "lukrativer Wohnraum Miete / Eigentum)"),
    (["KEP308"], "Das Programm „Zukunft läuft."),
    (["KEP308"], "Das Programm Zukunft“ läuft."),
    (["KEP308"], "Das Programm „Zukunft„ läuft."),
]

RIGHT = [
    # From the kinds of sentences that papers are made of.
    "Der Landkreis Musterland – unter Berücksichtigung der Gemeinden – versteht sich als Dienstleister.",
    "Dem o.a. Beschlussvorschlag, z.B. oder z. B., d.h., i.d.R., u.a. auch o.ä., u. v. m. und usw., wird zugestimmt.",
    "Sowohl Leitbild als auch Ober- und Unterziele sind nicht „s.m.a.r.t.“ formuliert.",
    "Es wird auf die Drs. Nrn. 69/2017 und 69-1/2017 sowie die Vorlage SV-10-0815 verwiesen.",
    "Sitzungen am 24.04./18.05.2018, 21.06.2018, 2018-08-31 und in der Zeit vom 1.–3. Mai.",
    "Kreisentwicklungskonzept 2018 – 2026, Strategische Ziele 2024–2030, Schuljahr 2018/2019",
    "Das E-Mail-Verfahren, die UN-Behindertenrechtskonvention, Bildungs- und Betreuungsangebote, One-Stop-Solution",
    "Wohn-, Gewerbe- und Freizeitflächen; Land-/Forstwirtschaft; Kreis-/Stadtrat; Spielplätze und -geräte",
    "Nach § 4 Abs. 7 KomHKVO und § 58 Abs. 1 Nr. 2 NKomVG i.V.m. §§ 3 ff. BauGB",
    "Die Kosten betragen 1.234,50 € (brutto) bzw. 1.037,39 Euro (netto), also 5,– Euro je Kopf.",
    "Bürger:innen, Bürger:Innen, Schüler*innen, Mitarbeiter(innen), Lehrer/-innen, Leser_innen, TeilnehmerInnen",
    "Mo.–Fr. 8:30–16:00 Uhr, Tel. 05351-121-0, Fax 05351 - 121 - 1600, Konto 2018-2019",
    "Az.: 61.2-2018-2019, Nr. 2018-2020, Produkt 02.40.03.03, ISBN 978-3-16-148410-0, Produkt 611-000",
    "Die Förderung läuft aus … und dann? Wohnen, Arbeiten ... das ist unser Ziel. Jugend, Kultur...: 3000",
    "Der Maßstab beträgt 1 : 25 000, die Abstimmung 12 : 3 : 1.",
    "Ein Rad mit 19\" und 5' Höhe.",
    "Rock'n'Roll, Ku'damm, geht's und Hans' Haus: 's ist so, auch geht’s und Info’s.",
    "Siehe https://www.musterland.example/ziele?a=1,2;b=3, www.musterland.example/a,b.",
    "E-Mail: landrat@kreis.musterland.example, Datei Ziele_2018-2026.pdf, Zukunft.Musterland",
    "Er sagte: „Das ist gut.“ Dann ging er. „Wirklich?“, fragte sie. „Ja!“ – „Messbar!“",
    "„‚Ziel‘ ist ein Wort“, sagte er. Das „Wir“-Gefühl und der „Tag der offenen Tür“.",
    "1) Wohnen 2) Arbeit, a) Wohnen und b) Arbeit, Nr. 2.1.a) der Richtlinie, Buchst. c), Ziff. 3 b)",
    "( ) ja ( ) nein, [ ] ja [x] nein",
    "Temperatur von -5 °C bis +10 °C, ca. 85.000 (-6,6 %), 100 % der Haushalte; 5%ige Steigerung",
    "Wer kommt, kommt gern. Ja, ja und nein, nein. Und und und …",
    "Kosten: ? Euro. Ist das so?! Ja!",
    "x, y und z mit 2 < 3 & 4 > 1; Anlage/n: 1 Anlage (Karte)",
    "Die Stadt Baden-Baden, Bewegungs-u. Begegnungsräume, Prof.Dr. Meier",
    "Klein(st)unternehmen, (Teil-)Haushalt, die (innerörtliche) Entwicklung, Verkehrs(Infra)struktur",
    # What may stand side by side.
    "Die Gemeinden, die die Ziele tragen, und der Ausschuss, der der Vorlage zustimmt, wissen, dass sie sie kennen.",
    "Die der der Verwaltung vorliegenden Anträge werden von von der Verwaltung benannten Stellen geprüft.",
    "Es ist geplant, dass die Ziele bis 2026 verwirklicht werden werden.",
    "Alle alle zwei Jahre stattfindenden Treffen; wer wer ist; ein ein Jahr dauerndes Verfahren.",
    "Das sind Ziele. Ziele sind gut. Der Kreis, Kreis Musterland, und Bürger Bürger:innen.",
]

PROSE = [
    ([], "- Wohnen\n-   Arbeit\n* Kultur\n1.  Bildung\n2) Pflege\n"),
    ([], "> Zitat\n>  eingerückt\n\n## Ziele\nZiele gelten.\n"),
    ([], "| Ziel    | Stand |\n|---------|:-----:|\n| Wohnen  |   -   |\n| Arbeit  | ,     |\n"),
    ([], "Erste Zeile mit festem Umbruch  \nzweite Zeile \ndritte Zeile\n"),
    ([], 'Der Befehl `kep  show , "x" (` und\n\n```yaml\ntext:  "a - b" ,c (\n```\n\n~~~\n(  -\n~~~\n'),
    ([], 'Siehe [Ziele](https://x.example/a_(b),c "Titel") und [Anlage](<a  b>), <https://x.example/a,b>.\n'),
    ([], "Siehe [Ziele](https://x.example/a,b;c) und ![Karte](karte - neu.png).\n"),
    ([], "Ziele\n-----\n\nZiele\n=====\n\n***\n\nZiele gelten.\n"),
    ([], "Der Text:\n\n{{ leitbild }}\n\n  {{  oberziele  }}\n"),
    ([], "Ein Stern \\* und eine Klammer \\( und &nbsp;ein Wort.\n"),
    (["KEP301"], "Der Landkreis  bietet\nWohnraum.\n"),
    (["KEP301"], "- Der Landkreis  bietet\n"),
    (["KEP303"], "Der Landkreis -\nund nur er.\n"),
    (["KEP304"], "- Wohnen , Arbeit\n"),
    (["KEP304"], "Der Befehl `kep` , der alles kann.\n"),
    (["KEP305"], "Der Landkreis bietet\nbietet Wohnraum.\n"),
    ([], "Der Landkreis bietet\n\nbietet Wohnraum.\n"),
    (["KEP308"], "Der **Landkreis** (Musterland bietet Wohnraum.\n"),
]


def _found(files: dict[str, str]) -> list[Diagnostic]:
    encoded = {path: text.encode() for path, text in {"goals/konzept.yaml": _FRAME, **files}.items()}
    return list(check(load(Snapshot(encoded, {}, (), ())), _TYPOGRAPHY))


def _in_goal(text: str) -> list[str]:
    quoted = json.dumps(text, ensure_ascii=False)
    return [found.code for found in _found({"goals/oberziele/a.yaml": f"id: a\ntext: {quoted}\n"})]


def _in_paper(text: str, zustand: str = "entwurf") -> list[str]:
    quoted = json.dumps(text, ensure_ascii=False)
    paper = f"art: mitteilungsvorlage\nbetreff: Ziele\nzustand: {zustand}\nsachdarstellung: {quoted}\n"
    return [found.code for found in _found({"goals/vorlagen/a.yaml": paper})]


@pytest.mark.parametrize(("expected", "text"), WRONG, ids=[text for _, text in WRONG])
def test_what_is_surely_wrong_is_found_once(expected: list[str], text: str) -> None:
    assert expected == _in_goal(text)
    assert expected == _in_paper(text)


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert [] == _in_goal(text)
    assert [] == _in_paper(text)


@pytest.mark.parametrize(("expected", "text"), PROSE, ids=[text for _, text in PROSE])
def test_the_signs_of_markdown_are_not_typography(expected: list[str], text: str) -> None:
    assert expected == _in_paper(text)


def test_a_finding_stands_at_its_own_line_within_a_folded_text() -> None:
    goal = """\
id: a
text: >-
  Der Landkreis bietet Wohnraum.
  Er bietet auch  Arbeit , Kultur und "Ruhe".
"""
    found = _found({"goals/oberziele/a.yaml": goal})

    assert [
        ("KEP301", 4, 17, 4, 19),
        ("KEP304", 4, 25, 4, 27),
        ("KEP302", 4, 39, 4, 45),
    ] == [(one.code, *one.span[1:]) for one in found]


def test_a_blank_at_the_end_of_a_folded_line_is_told_as_what_it_is() -> None:
    goal = "id: a\ntext: >-\n  Der Landkreis bietet Wohnraum. \n  Er bietet Arbeit.\n"
    (found,) = _found({"goals/oberziele/a.yaml": goal})

    assert (3, 33) == (found.span.line, found.span.column)
    assert found.message == "Leerzeichen am Ende der Zeile, im Text werden es zwei"


def test_what_records_the_past_stays_as_it_was() -> None:
    goal = """\
id: a
text: Der Landkreis bietet Wohnraum.
berichtigungen:
  - datum: 2026-03-01
    vorher: Der Landkreis bietet bietet Wohnraum .
    nachher: Der Landkreis bietet Wohnraum.
    grund: Wort doppelt
"""
    dropped = "- {id: b, art: ziel, runde: c, text: Er bietet bietet Arbeit, grund: Erledigt}\n"

    assert [] == _found({"goals/oberziele/a.yaml": goal, "goals/entfallen.yaml": dropped})
    assert [] == _in_paper("Der Landkreis bietet bietet Wohnraum.", zustand="erledigt")


def test_numbers_of_papers_are_not_ranges_of_years() -> None:
    paper = "art: mitteilungsvorlage\nbetreff: Ziele\nzustand: entwurf\ndrucksache: 2018-2019\nbezug: [2018-2026]\n"

    assert [] == _found({"goals/vorlagen/a.yaml": paper})


def test_a_null_character_in_a_text_shifts_nothing() -> None:
    first = 'id: a\ntext: "Der\\0Landkreis (bietet) Wohnraum."\n'
    second = "id: b\ntext: Der Landkreis (bietet Wohnraum.\n"
    found = _found({"goals/oberziele/a.yaml": first, "goals/oberziele/b.yaml": second})

    assert [("KEP308", "goals/oberziele/b.yaml")] == [(one.code, one.span.path) for one in found]


@pytest.mark.parametrize("sign", ["`", "`a``b", "'a ", "{", "]( ", "a@", "a", "&a", " |", " ", "\t", "-1", "www.", "“"])
def test_no_text_takes_longer_than_its_length_deserves(sign: str) -> None:
    """A pattern that tries everything again and again would need hours for these."""
    for text in (sign * 20_000, f"{sign * 20_000} @ ://"):
        assert len(text) == len(prose_words(text)) == len(without_addresses(text))
        _in_goal(text)


def test_the_real_goals_have_no_typographic_findings() -> None:
    workspace = Path(__file__).parents[2]

    assert () == check(load(read_folder(workspace)), _TYPOGRAPHY)
