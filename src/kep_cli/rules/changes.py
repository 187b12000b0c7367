"""KEP9xx: what became of goals that were resolved, or that stood in the version to compare with.

The facts are found out in `rules.past`, which is loaded only where there is an older version.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.beschluss import Resolved
from kep_cli.model.konzept import Zielknoten
from kep_cli.rules.contract import Context, Rule, comparing_rule
from kep_cli.spans import Span
from kep_cli.wording.counts import counted
from kep_cli.wording.dates import say_moment
from kep_cli.wording.phrases import listed

if TYPE_CHECKING:
    from kep_cli.rules.gone import Gone
    from kep_cli.rules.wordings import Departed

_WORD = re.compile(r"\S+")
_SHOWN = 60
"""How many characters of a wording a message repeats."""


@comparing_rule("KEP901", "beschlossenes-fehlt", Severity.ERROR)
def resolved_goal_gone(context: Context) -> Iterator[Finding]:
    """Ein beschlossenes Ziel gibt es nicht mehr, und kein Eintrag in `entfallen.yaml` sagt, warum.

    Wer in den Beschluss schaut, sucht das Ziel vergeblich, und niemand weiß mehr, wann und weshalb es weggefallen ist.
    Verglichen wird mit den Fassungen der Vorlagen, deren Ziele beschlossen sind. Ein Eintrag genügt für einen ganzen
    Zweig, wenn er die Unterziele unter `mit_unterzielen` nennt. Ist das Ziel in einem anderen aufgegangen
    (`hervorgegangen_aus`), braucht es den Eintrag auch; dann meldet ihn KEP209.

    Schlecht:

        # Beschlossen wurden die Ziele wohnen und feste. In goals/oberziele liegt nur noch wohnen.yaml.

    Gut:

        - id: feste                # goals/entfallen.yaml
          art: ziel
          runde: auswertung
          grund: Die Gemeinden feiern lieber selbst.
    """
    for paper, gone in context.past.gone_resolved if context.past else ():
        yield _gone(gone, f"wurde beschlossen ({_said(paper)}), fehlt aber, und kein Eintrag sagt, warum")


@comparing_rule("KEP902", "weggefallen-ohne-eintrag", Severity.WARNING)
def goal_gone(context: Context) -> Iterator[Finding]:
    """Ein Ziel der Fassung, mit der verglichen wird, gibt es nicht mehr, und `entfallen.yaml` sagt nicht, warum.

    Verglichen wird nur mit `kep validate --against FASSUNG`. Auch im Entwurf fragt in der nächsten Runde jemand, wo das
    Ziel geblieben ist. Was beschlossen war, meldet KEP901.

    Schlecht:

        # In der letzten Runde gab es das Ziel feste noch.

    Gut:

        - id: feste                # goals/entfallen.yaml
          art: ziel
          runde: auswertung
          grund: Die Gemeinden feiern lieber selbst.
    """
    for gone in context.past.gone_since if context.past else ():
        yield _gone(gone, "gibt es nicht mehr, und kein Eintrag sagt, warum")


def _gone(gone: "Gone", fact: str) -> Finding:
    first = gone.ziele[0]
    if gone.went_with:
        is_one = len(gone.ids) == 1
        return Finding(
            gone.place,
            f"Mit „{gone.went_with}“ {'fehlt' if is_one else 'fehlen'} auch {listed(gone.ids)}, "
            "doch der Eintrag sagt es nicht",
            f"Ergänzen Sie „mit_unterzielen: [{', '.join(gone.ids)}]“, "
            f"oder geben Sie {'ihm einen eigenen Eintrag' if is_one else 'ihnen eigene Einträge'}",
            first.name,
        )
    name = f"„{first.id}“ ({first.number})" if first.number else f"„{first.id}“"
    branch = f" mit {counted(len(gone.below), 'Unterziel', 'Unterzielen')}" if gone.below else ""
    below = f", mit „mit_unterzielen: [{', '.join(gone.below)}]“" if gone.below else ""
    entry = f"ragen Sie es in goals/entfallen.yaml ein{below}"
    if gone.reborn:
        return Finding(
            gone.place,
            f"Das Ziel {name}{branch} {fact}",
            f"Heißt es jetzt nur „{gone.reborn}“, geben Sie ihm die Kennung „{first.id}“ zurück; sonst t{entry}",
            first.name,
        )
    return Finding(gone.place, f"Das Ziel {name}{branch} {fact}", f"T{entry}", first.name)


@comparing_rule("KEP903", "kennung-fuer-anderes-ziel", Severity.WARNING)
def id_reused(context: Context) -> Iterator[Finding]:
    """Unter einer Kennung steht jetzt ein ganz anderes Ziel: Mit dem früheren Wortlaut hat es kaum ein Wort gemeinsam.

    Kennungen werden nie neu vergeben. An ihnen erkennt kep ein Ziel über alle Runden hinweg; ein anderes unter
    derselben Kennung gälte als Umformulierung des alten. Verglichen wird mit dem Beschluss, und mit `--against` auch
    mit jeder anderen Fassung. Nichts gemeldet wird, wo das Ziel unter `hervorgegangen_aus` sagt, woraus es neu
    entstanden ist, wo eine Berichtigung den Wortlaut erklärt, wo er so beschlossen ist, und wo eine offene Vorlage die
    Kennung unter `beschliesst` nennt; `alle` genügt dafür nicht.

    Schlecht:

        - id: messe                # früher: Der Landkreis richtet eine Messe für das Handwerk aus.
          text: Jede Bushaltestelle hat einen Wetterschutz.

    Gut:

        - id: messe                # goals/entfallen.yaml
          art: ziel

        - id: wetterschutz
          text: Jede Bushaltestelle hat einen Wetterschutz.
    """
    for ziel, old, paper in context.past.reused if context.past else ():
        yield Finding(
            ziel.span("text"),
            f"„{ziel.id}“ war bisher ein ganz anderes Ziel{f' ({_said(paper)})' if paper else ''}: „{shortened(old)}“",
            "Geben Sie dem neuen Ziel eine eigene Kennung und tragen Sie das alte in goals/entfallen.yaml ein; "
            "ist es dasselbe in neuen Worten, nennen Sie es in „beschliesst“ einer Vorlage",
            ziel.name,
        )


@comparing_rule("KEP904", "anders-als-beschlossen", Severity.WARNING)
def not_as_resolved(context: Context) -> Iterator[Finding]:
    """Ein beschlossenes Ziel lautet heute anders, und keine Vorlage stellt den neuen Wortlaut zum Beschluss.

    Was der Kreistag beschlossen hat, ändert nur ein neuer Beschluss. Verglichen werden Wortlaut und Punkte mit der
    Fassung der Vorlage und den Änderungen, die Gremien dazu eingetragen haben. Es genügt, dass eine Vorlage, über die
    noch nicht entschieden ist, das Ziel unter `beschliesst` nennt, auch mit `alle` und auch als Entwurf. Ein bloßes
    Versehen im Beschluss gehört unter `berichtigungen`. Wo unbekannt ist, was beschlossen wurde, etwa weil ein Gremium
    geändert hat, ohne dass dabeisteht, was, wird nichts gemeldet.

    Schlecht:

        text: Bis 2032 entstehen 400 neue Mietwohnungen.   # beschlossen: 300

    Gut:

        beschliesst: [mietwohnungen]                       # goals/vorlagen/fortschreibung.yaml
        zustand: entwurf
    """
    for each in context.past.departed if context.past else ():
        if each.is_editorial:
            continue
        said = _said(each.beschluss.resolved)
        if each.field == "text":
            place, old = _changed_part(each.ziel, each.goal.text, each.text)
            message = f"Der Wortlaut ist nicht der beschlossene ({said}){f': dort „{shortened(old)}“' if old else ''}"
        else:
            place, message = _changed_punkt(each), f"Die Punkte sind nicht die beschlossenen ({said})"
        yield Finding(
            place,
            message,
            f"Nennen Sie „{each.ziel.id}“ in „beschliesst“ einer neuen Vorlage, oder stellen Sie den beschlossenen "
            "Wortlaut wieder her; war er ein Versehen, ergänzen Sie „berichtigungen“",
            each.ziel.name,
        )


@comparing_rule("KEP905", "berichtigung-fehlt", Severity.INFO)
def slip_not_recorded(context: Context) -> Iterator[Finding]:
    """Ein beschlossenes Ziel ist heute anders geschrieben: andere Satzzeichen, Groß- und Kleinschreibung, Abstände.

    Am Inhalt ändert das meist nichts. Doch ein Komma kann den Sinn verschieben, und in der Synopse erscheint die Stelle
    als Änderung. Wer sie unter `berichtigungen` einträgt, hat das Versehen erklärt.

    Schlecht:

        text: Der Landkreis fördert das Ehrenamt.          # beschlossen: fördert das ehrenamt

    Gut:

        text: Der Landkreis fördert das Ehrenamt.
        berichtigungen:
          - datum: 2027-07-01
            vorher: Der Landkreis fördert das ehrenamt.
            nachher: Der Landkreis fördert das Ehrenamt.
            grund: Schreibfehler
    """
    for each in context.past.departed if context.past else ():
        if each.is_editorial:
            is_text = each.field == "text"
            yield Finding(
                _changed_part(each.ziel, each.goal.text, each.text)[0] if is_text else _changed_punkt(each),
                f"Das ist anders geschrieben als beschlossen ({_said(each.beschluss.resolved)})",
                "Tragen Sie das Versehen unter „berichtigungen“ ein, oder schreiben Sie es wie beschlossen",
                each.ziel.name,
            )


@comparing_rule("KEP906", "nummer-fuer-anderes-ziel", Severity.WARNING)
def number_reassigned(context: Context) -> Iterator[Finding]:
    """Eine Nummer, unter der ein Ziel beschlossen wurde, trägt heute ein anderes.

    Andere Vorlagen, Förderanträge und Berichte zitieren Ziele mit ihrer Nummer. Wird sie neu vergeben, meint dasselbe
    Zitat plötzlich etwas anderes. Ist die neue Zählung selbst beschlossen, oder ist das Ziel aus dem alten
    hervorgegangen (`hervorgegangen_aus`), wird nichts gemeldet. Was unter einem solchen Ziel steht, zählt mit ihm und
    wird nicht eigens genannt.

    Schlecht:

        - id: sozialwohnungen      # beschlossen als 1.2
          nummer: 1.3
        - id: mietwohnungen        # beschlossen als 1.3
          nummer: 1.2

    Gut:

        - id: sozialwohnungen
          nummer: 1.2
        - id: mietwohnungen
          nummer: 1.3
    """
    for ziel, before, paper in context.past.reassigned if context.past else ():
        now = context.konzept.by_id.get(before.id)
        if now is None:
            where = "gibt es nicht mehr"
        else:
            where = f"hat heute die Nummer {now.number}" if now.number else "hat heute keine Nummer"
        yield Finding(
            ziel.span("nummer") if ziel.said_number else ziel.span("id"),
            f"Unter der Nummer {ziel.number} wurde ein anderes Ziel beschlossen ({_said(paper)}): „{before.id}“",
            f"Lassen Sie jedem Ziel die Nummer, unter der es zitiert wird; „{before.id}“ {where}",
            ziel.name,
        )


def _said(paper: Resolved) -> str:
    """The paper by its number and the day of the resolution: `Vorlage 41/2027, 24.06.2027`."""
    day = paper.beratung.sitzung
    return f"Vorlage {paper.vorlage.drucksache or paper.entry.id}{f', {say_moment(day)}' if day else ''}"


def shortened(text: str) -> str:
    """A wording as a message repeats it: in one line, and only its beginning where it is long."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _SHOWN else f"{one_line[:_SHOWN].rstrip()} …"


def _changed_part(ziel: Zielknoten, new: str, old: str) -> tuple[Span, str]:
    """Where a wording first and last differs from an old one, and what stood there; all of it where words are gone."""
    words, before = list(_WORD.finditer(new)), old.split()
    said = [word.group() for word in words]
    head = _common(said, before)
    tail = _common(said[head:][::-1], before[head:][::-1])
    changed, gone = words[head : len(words) - tail], before[head : len(before) - tail]
    if not changed:
        return ziel.span("text"), " ".join(gone)
    start = changed[0].start()
    return ziel.part(("text",), start, changed[-1].end() - start), " ".join(gone)


def _changed_punkt(each: "Departed") -> Span:
    """Where the first bullet stands that was not resolved; all of them where some are only gone."""
    place = _common(*([punkt.split() for punkt in punkte] for punkte in (each.goal.punkte, each.punkte)))
    if place < len(each.goal.punkte):
        return each.ziel.span("punkte", place)
    return each.ziel.key_span("punkte") if each.ziel.has("punkte") else each.ziel.span("text")


def _common(one: Sequence[object], other: Sequence[object]) -> int:
    """How many entries at the beginning are the same."""
    return next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )


RULES: tuple[Rule, ...] = (
    resolved_goal_gone,
    goal_gone,
    id_reused,
    not_as_resolved,
    slip_not_recorded,
    number_reassigned,
)
"""The rules of this module, in the order of their codes."""
