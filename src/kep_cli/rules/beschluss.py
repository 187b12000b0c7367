"""KEP7xx, what a paper puts to the vote, or has to report."""

from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.vorlage import Rolle, Vorlagenart
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.vorlagen import papers
from kep_cli.wording.placeholders import placeholders

_SHOW_GOALS = frozenset({"oberziele", "unterziele", "ziele"})


@rule("KEP709", "beschlussvorschlag-fehlt", Severity.ERROR)
def missing_resolution(context: Context) -> Iterator[Finding]:
    """Eine Beschlussvorlage enthält keinen Beschlussvorschlag.

    Dann gibt es nichts zu beschließen. Soll nur berichtet werden, ist es eine Mitteilungsvorlage.

    Schlecht:

        art: beschlussvorlage
        betreff: Strategische Ziele

    Gut:

        art: beschlussvorlage
        betreff: Strategische Ziele
        beschlussvorschlag: |
          Die Ziele werden beschlossen.
    """
    for entry, data in papers(context):
        if data.art is Vorlagenart.BESCHLUSSVORLAGE and not entry.says("beschlussvorschlag"):
            yield Finding(
                entry.span("art"),
                "Die Beschlussvorlage hat keinen Beschlussvorschlag",
                "Ergänzen Sie „beschlussvorschlag: …“, oder schreiben Sie „art: mitteilungsvorlage“",
                entry.name,
            )


@rule("KEP719", "beschluss-in-mitteilung", Severity.WARNING)
def resolution_in_report(context: Context) -> Iterator[Finding]:
    """Eine Mitteilungsvorlage hat einen Beschlussvorschlag, beschließt Ziele oder hat ein entscheidendes Gremium.

    Eine Mitteilung wird zur Kenntnis genommen; beschlossen ist damit nichts.

    Schlecht:

        art: mitteilungsvorlage
        beschliesst: alle

    Gut:

        art: beschlussvorlage
        beschliesst: alle
    """
    for entry, data in papers(context):
        if data.art is not Vorlagenart.MITTEILUNGSVORLAGE:
            continue
        deciding = [place for place, said in enumerate(data.beratungsfolge) if said.rolle is Rolle.ENTSCHEIDUNG]
        if entry.says("beschlussvorschlag"):
            span = entry.key_span("beschlussvorschlag")
        elif data.beschliesst:
            span = entry.key_span("beschliesst")
        elif deciding:
            span = entry.span("beratungsfolge", deciding[0], "rolle")
        else:
            continue
        yield Finding(
            span,
            "Eine Mitteilungsvorlage beschließt nichts",
            "Schreiben Sie „art: beschlussvorlage“, oder löschen Sie, was zum Beschluss gehört",
            entry.name,
        )


@rule("KEP721", "leere-mitteilung", Severity.WARNING)
def empty_report(context: Context) -> Iterator[Finding]:
    """Eine Mitteilungsvorlage teilt nichts mit: Sie hat weder Sachdarstellung noch Abschnitte noch Anlagen.

    Schlecht:

        art: mitteilungsvorlage
        betreff: Stand der Ziele

    Gut:

        art: mitteilungsvorlage
        betreff: Stand der Ziele
        sachdarstellung: |
          Die Ziele im Überblick:

          {{ oberziele }}
    """
    for entry, data in papers(context):
        is_empty = not any(map(entry.says, ("sachdarstellung", "abschnitte", "anlagen", "beschlussvorschlag")))
        if data.art is Vorlagenart.MITTEILUNGSVORLAGE and is_empty:
            yield Finding(
                entry.span("art"), "Die Mitteilungsvorlage ist leer", "Ergänzen Sie „sachdarstellung: …“", entry.name
            )


@rule("KEP723", "beschliesst-fehlt", Severity.WARNING)
def resolves_nothing(context: Context) -> Iterator[Finding]:
    """Der Beschlussvorschlag zählt Ziele auf, aber die Vorlage sagt nicht, welche Ziele sie beschließt.

    Dass ein Ziel beschlossen ist, weiß kep nur aus `beschliesst` und dem Ergebnis des entscheidenden Gremiums. Ohne
    die Angabe gälten die Ziele auch nach dem Beschluss als unbeschlossen. Beschließt die Vorlage wirklich keine Ziele,
    schreiben Sie `beschliesst: []`.

    Schlecht:

        beschlussvorschlag: |
          Der Kreistag beschließt:

          {{ ziele }}

    Gut:

        beschliesst: alle
        beschlussvorschlag: |
          Der Kreistag beschließt:

          {{ ziele }}
    """
    for entry, data in papers(context):
        if data.art is not Vorlagenart.BESCHLUSSVORLAGE or entry.says("beschliesst") or not data.beschlussvorschlag:
            continue
        if any(found.alone and found.name in _SHOW_GOALS for found in placeholders(data.beschlussvorschlag)):
            yield Finding(
                entry.key_span("beschlussvorschlag"),
                "Der Beschlussvorschlag zählt Ziele auf, aber „beschliesst“ fehlt",
                "Ergänzen Sie „beschliesst: alle“, oder die Kennungen der Ziele",
                entry.name,
            )


RULES: tuple[Rule, ...] = (missing_resolution, resolution_in_report, empty_report, resolves_nothing)
"""The rules of this module, in the order of their codes."""
