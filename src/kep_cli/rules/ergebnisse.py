"""KEP7xx, results: what the bodies decided, and whether it fits together."""

from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.vorlage import Ergebnis, Rolle, Vorlagenart, Zustand
from kep_cli.rules.as_written import read_in_full
from kep_cli.rules.beratungsfolge import NOT_DECIDED, Station, stations
from kep_cli.rules.contract import Context, Rule, rule

_ON_THE_MATTER = frozenset({Ergebnis.UNGEAENDERT, Ergebnis.GEAENDERT, Ergebnis.ABGELEHNT})
_PASSED = frozenset({Ergebnis.UNGEAENDERT, Ergebnis.GEAENDERT})


@rule("KEP705", "ergebnis-ohne-sitzung", Severity.WARNING)
def result_without_session(context: Context) -> Iterator[Finding]:
    """Ein Gremium hat ein Ergebnis, aber keinen Sitzungstag.

    Ein Beschluss lässt sich nur mit seinem Datum zitieren. Eine Vorlage kann zurückgezogen werden, ohne dass jemand
    tagt.

    Schlecht:

        - gremium: kreistag
          ergebnis: ungeaendert

    Gut:

        - gremium: kreistag
          sitzung: 2018-09-12
          ergebnis: ungeaendert
    """
    for station in _with_result(context):
        said = station.beratung
        if said.sitzung is None and said.ergebnis is not Ergebnis.ZURUECKGEZOGEN and _was_read(station):
            yield station.finding(
                "ergebnis",
                "Das Ergebnis hat keinen Sitzungstag",
                "Ergänzen Sie „sitzung: …“ mit dem Tag des Beschlusses",
            )


@rule("KEP712", "ergebnis-passt-nicht", Severity.WARNING)
def unfitting_result(context: Context) -> Iterator[Finding]:
    """Ein Ergebnis passt nicht zu dem, was das Gremium mit der Vorlage tun sollte.

    Wer entscheidet, beschließt oder lehnt ab; wer nur zur Kenntnis nimmt, kann nichts ändern oder ablehnen. Wird eine
    Beschlussvorlage bloß zur Kenntnis genommen, ist nichts beschlossen.

    Schlecht:

        - gremium: kreistag
          rolle: entscheidung
          ergebnis: kenntnis_genommen

    Gut:

        - gremium: kreistag
          rolle: entscheidung
          ergebnis: ungeaendert
    """
    for station in _with_result(context):
        role, result = station.beratung.rolle, station.beratung.ergebnis
        is_resolution = station.vorlage.art is Vorlagenart.BESCHLUSSVORLAGE
        message = ""
        if is_resolution and role is Rolle.ENTSCHEIDUNG and result is Ergebnis.KENNTNIS_GENOMMEN:
            message = "Das Gremium soll entscheiden, hat die Vorlage aber nur zur Kenntnis genommen"
        elif role is Rolle.KENNTNISNAHME and result in _ON_THE_MATTER:
            message = f"Das Gremium nimmt nur zur Kenntnis, das Ergebnis ist aber „{result}“"
        elif not is_resolution and role is not Rolle.ENTSCHEIDUNG and result in _ON_THE_MATTER:
            message = f"Eine Mitteilungsvorlage beschließt nichts, das Ergebnis ist aber „{result}“"
        if message:
            yield station.finding("ergebnis", message, "Berichtigen Sie das Ergebnis oder die Rolle")


@rule("KEP713", "aenderungen-passen-nicht", Severity.WARNING)
def unfitting_changes(context: Context) -> Iterator[Finding]:
    """Ein Gremium hat Änderungen eingetragen, aber das Ergebnis lautet nicht `geaendert`.

    Je nachdem, wohin man sieht, gilt dann ein anderer Wortlaut.

    Schlecht:

        - gremium: kreistag
          sitzung: 2018-09-12
          ergebnis: ungeaendert
          aenderungen:
            - ziel: wohnraum
              text: Der Landkreis bietet Wohnraum für alle.

    Gut:

        - gremium: kreistag
          sitzung: 2018-09-12
          ergebnis: geaendert
          aenderungen:
            - ziel: wohnraum
              text: Der Landkreis bietet Wohnraum für alle.
    """
    for station in stations(context):
        said = station.beratung
        if said.aenderungen and said.ergebnis is not Ergebnis.GEAENDERT and _was_read(station):
            stands = f"das Ergebnis ist „{said.ergebnis}“" if said.ergebnis else "ein Ergebnis steht nicht dabei"
            yield station.finding_at_name(
                "aenderungen",
                f"Es sind Änderungen eingetragen, aber {stands}",
                "Schreiben Sie „ergebnis: geaendert“, oder löschen Sie die Änderungen",
            )


@rule("KEP714", "zustand-passt-nicht", Severity.WARNING)
def unfitting_state(context: Context) -> Iterator[Finding]:
    """Der Zustand einer Vorlage passt nicht zu den Ergebnissen ihrer Beratungsfolge.

    Ein Entwurf hat noch keine Ergebnisse. Beraten ist eine Vorlage, wenn ein Gremium ein Ergebnis hat, erledigt, wenn
    das entscheidende Gremium in der Sache entschieden hat oder sie zurückgezogen ist.

    Schlecht:

        zustand: erledigt
        beratungsfolge:
          - gremium: kreistag
            rolle: entscheidung
            sitzung: 2018-09-12

    Gut:

        zustand: erledigt
        beratungsfolge:
          - gremium: kreistag
            rolle: entscheidung
            sitzung: 2018-09-12
            ergebnis: ungeaendert
    """
    for entry in context.konzept.vorlagen:
        if entry.data is None or not read_in_full(entry, "beratungsfolge"):
            continue
        state, way = entry.data.zustand, entry.data.beratungsfolge
        results = [said.ergebnis for said in way if said.ergebnis]
        deciding = [said for said in way if said.rolle is Rolle.ENTSCHEIDUNG]
        message, remedy = "", "Berichtigen Sie den Zustand, oder ergänzen Sie das Ergebnis"
        if state is Zustand.ENTWURF and results:
            message = "Die Vorlage ist ein Entwurf, aber ein Gremium hat schon ein Ergebnis"
            remedy = "Setzen Sie den Zustand auf „beraten“ oder „erledigt“, oder löschen Sie das Ergebnis"
        elif state in {Zustand.BERATEN, Zustand.ERLEDIGT} and not results:
            message = f"Der Zustand ist „{state}“, aber kein Gremium hat ein Ergebnis"
        elif state is Zustand.ERLEDIGT and deciding and Ergebnis.ZURUECKGEZOGEN not in results:
            last = deciding[-1].ergebnis
            if last is None:
                message = "Die Vorlage ist erledigt, aber das entscheidende Gremium hat kein Ergebnis"
            elif last in NOT_DECIDED:
                message = f"Die Vorlage ist erledigt, aber das entscheidende Gremium hat sie nur {_SAID[last]}"
        if message:
            yield Finding(entry.span("zustand"), message, remedy, entry.name)


@rule("KEP717", "stimmen-ohne-ergebnis", Severity.WARNING)
def votes_without_result(context: Context) -> Iterator[Finding]:
    """Ein Gremium hat abgestimmt, aber das Ergebnis steht nicht dabei.

    Aus den Stimmen allein geht nicht hervor, worüber abgestimmt wurde.

    Schlecht:

        - gremium: kreistag
          sitzung: 2018-09-12
          stimmen: {ja: 32, nein: 10}

    Gut:

        - gremium: kreistag
          sitzung: 2018-09-12
          ergebnis: ungeaendert
          stimmen: {ja: 32, nein: 10}
    """
    for station in stations(context):
        if station.beratung.stimmen and station.beratung.ergebnis is None and _was_read(station):
            yield station.finding_at_name("stimmen", "Zu den Stimmen fehlt das Ergebnis", "Ergänzen Sie „ergebnis: …“")


@rule("KEP718", "stimmen-widersprechen-ergebnis", Severity.WARNING)
def contradicting_votes(context: Context) -> Iterator[Finding]:
    """Die Stimmen ergeben etwas anderes als das Ergebnis.

    Angenommen ist, was mehr Ja- als Nein-Stimmen hat; bei Stimmengleichheit ist es abgelehnt. Meist sind zwei Zahlen
    vertauscht.

    Schlecht:

        - gremium: kreistag
          sitzung: 2018-09-12
          ergebnis: ungeaendert
          stimmen: {ja: 10, nein: 32}

    Gut:

        - gremium: kreistag
          sitzung: 2018-09-12
          ergebnis: ungeaendert
          stimmen: {ja: 32, nein: 10}
    """
    for station in _with_result(context):
        result, votes = station.beratung.ergebnis, station.beratung.stimmen
        if votes is None or votes.ja is None or votes.nein is None:
            continue
        if (result in _PASSED and votes.ja <= votes.nein) or (result is Ergebnis.ABGELEHNT and votes.ja > votes.nein):
            yield station.finding_at_name(
                "stimmen",
                f"{votes.ja} Ja- und {votes.nein} Nein-Stimmen passen nicht zum Ergebnis „{result}“",
                "Prüfen Sie die Zahlen und das Ergebnis anhand der Niederschrift",
            )


@rule("KEP720", "geaendert-ohne-aenderungen", Severity.INFO)
def changed_without_changes(context: Context) -> Iterator[Finding]:
    """Ein Gremium hat eine Vorlage über Ziele geändert, aber welches Ziel nun wie lautet, steht nicht dabei.

    Vielleicht betraf die Änderung kein Ziel, sondern nur den übrigen Beschluss; dann ist nichts zu tun.

    Schlecht:

        - gremium: kreistag
          sitzung: 2018-09-12
          ergebnis: geaendert

    Gut:

        - gremium: kreistag
          sitzung: 2018-09-12
          ergebnis: geaendert
          aenderungen:
            - ziel: wohnraum
              text: Der Landkreis bietet Wohnraum für alle.
    """
    for station in _with_result(context):
        said = station.beratung
        is_changed = said.ergebnis is Ergebnis.GEAENDERT and not said.aenderungen
        if is_changed and station.entry.says("beschliesst") and _was_read(station):
            yield station.finding(
                "ergebnis",
                "Die Vorlage wurde geändert, aber es steht nicht dabei, welches Ziel nun wie lautet",
                "Ergänzen Sie „aenderungen: …“ mit „ziel“ und „text“, wenn die Änderung Ziele betraf",
            )


_SAID = {Ergebnis.VERTAGT: "vertagt", Ergebnis.ZURUECKGESTELLT: "zurückgestellt", Ergebnis.VERWIESEN: "verwiesen"}


def _with_result(context: Context) -> Iterator[Station]:
    return (station for station in stations(context) if station.beratung.ergebnis)


def _was_read(station: Station) -> bool:
    """Whether what a station lacks was really left out, not refused as faulty."""
    return read_in_full(station.entry, "beratungsfolge")


RULES: tuple[Rule, ...] = (
    result_without_session,
    unfitting_result,
    unfitting_changes,
    unfitting_state,
    votes_without_result,
    contradicting_votes,
    changed_without_changes,
)
"""The rules of this module, in the order of their codes."""
