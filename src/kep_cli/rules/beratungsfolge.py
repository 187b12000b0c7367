"""KEP7xx, the Beratungsfolge: which bodies, in which order, on which days, with which result."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.entry import Entry
from kep_cli.model.vorlage import Beratung, Ergebnis, Rolle, Vorlage, Vorlagenart
from kep_cli.rules.as_written import read_in_full
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.known_ids import gremien
from kep_cli.wording.dates import say_moment

NOT_DECIDED = frozenset({Ergebnis.VERTAGT, Ergebnis.ZURUECKGESTELLT, Ergebnis.VERWIESEN})
"""Results after which the paper comes back."""

_SUNDAY = 6


class Station(NamedTuple):
    """One body on the way of a paper, and where it stands in the file."""

    entry: Entry[Vorlage]
    vorlage: Vorlage
    place: int
    beratung: Beratung

    def finding(self, field: str, message: str, remedy: str) -> Finding:
        """A finding at the value of one of its fields; without one, at its beginning."""
        return Finding(self.entry.span("beratungsfolge", self.place, field), message, remedy, self.entry.name)

    def finding_at_name(self, field: str, message: str, remedy: str) -> Finding:
        """A finding at the name of one of its fields, where that holds a group or a list."""
        return Finding(self.entry.key_span("beratungsfolge", self.place, field), message, remedy, self.entry.name)


def ways(context: Context) -> Iterator[tuple[Station, ...]]:
    """The Beratungsfolge of each paper, in its order; empty ones are left out."""
    for entry in context.konzept.vorlagen:
        if entry.data is not None and entry.data.beratungsfolge:
            yield tuple(
                Station(entry, entry.data, place, beratung) for place, beratung in enumerate(entry.data.beratungsfolge)
            )


def stations(context: Context) -> Iterator[Station]:
    """All bodies of all papers."""
    for way in ways(context):
        yield from way


@rule("KEP701", "unbekanntes-gremium", Severity.ERROR)
def unknown_gremium(context: Context) -> Iterator[Finding]:
    """Die Beratungsfolge nennt ein Gremium, das es in `konzept.yaml` nicht gibt.

    In der Vorlage stünde dann kein Name. Gemeint ist die Kennung, nicht der Name.

    Schlecht:

        beratungsfolge:
          - gremium: kreistg

    Gut:

        beratungsfolge:
          - gremium: kreistag
    """
    known = gremien(context.konzept)
    for station in stations(context):
        if known.lack(station.beratung.gremium):
            yield station.finding("gremium", *known.missing(station.beratung.gremium))


@rule("KEP702", "sitzungen-reihenfolge", Severity.WARNING)
def order_of_sessions(context: Context) -> Iterator[Finding]:
    """Ein Sitzungstag liegt vor dem Sitzungstag des Gremiums davor.

    Entweder stimmt die Reihenfolge der Gremien nicht, oder ein Datum ist verschrieben. Mehrere Sitzungen am selben
    Tag sind möglich.

    Schlecht:

        beratungsfolge:
          - gremium: kreisausschuss
            sitzung: 2018-08-31
          - gremium: kreistag
            sitzung: 2018-06-12

    Gut:

        beratungsfolge:
          - gremium: kreisausschuss
            sitzung: 2018-08-31
          - gremium: kreistag
            sitzung: 2018-09-12
    """
    for way in ways(context):
        dated = [(station, station.beratung.sitzung) for station in way if station.beratung.sitzung]
        for (_, before), (station, day) in pairwise(dated):
            if day.first < before.first:
                yield station.finding(
                    "sitzung",
                    f"Die Sitzung am {say_moment(day)} liegt vor der vorherigen am {say_moment(before)}",
                    "Berichtigen Sie das Datum, oder ordnen Sie die Gremien nach ihren Sitzungstagen",
                )


@rule("KEP704", "entscheidendes-gremium-fehlt", Severity.WARNING)
def no_deciding_body(context: Context) -> Iterator[Finding]:
    """In der Beratungsfolge einer Beschlussvorlage hat kein Gremium die Rolle `entscheidung`.

    Ob ein Ziel beschlossen ist, ergibt sich aus dem Ergebnis des entscheidenden Gremiums. Wo noch gar keine Rollen
    stehen, steht nichts Falsches; solche Vorlagen werden nicht beanstandet.

    Schlecht:

        beratungsfolge:
          - gremium: kreisausschuss
            rolle: vorberatung
          - gremium: kreistag
            rolle: vorberatung

    Gut:

        beratungsfolge:
          - gremium: kreisausschuss
            rolle: vorberatung
          - gremium: kreistag
            rolle: entscheidung
    """
    for way in ways(context):
        roles = {station.beratung.rolle for station in way} - {None}
        is_resolution = way[0].vorlage.art is Vorlagenart.BESCHLUSSVORLAGE
        if is_resolution and roles and Rolle.ENTSCHEIDUNG not in roles and read_in_full(way[0].entry, "beratungsfolge"):
            yield way[-1].finding(
                "rolle",
                "Kein Gremium der Beratungsfolge entscheidet",
                "Geben Sie dem Gremium, das beschließt, die Rolle „entscheidung“",
            )


@rule("KEP724", "sitzung-am-sonntag", Severity.INFO)
def session_on_sunday(context: Context) -> Iterator[Finding]:
    """Ein Sitzungstag ist ein Sonntag.

    Gremien tagen nicht am Sonntag; vermutlich stimmt der Tag oder das Jahr nicht.

    Schlecht:

        sitzung: 2018-06-24

    Gut:

        sitzung: 2018-06-21
    """
    for station in stations(context):
        day = station.beratung.sitzung
        if day and day.first.weekday() == _SUNDAY:
            yield station.finding("sitzung", f"Der {say_moment(day)} ist ein Sonntag", "Prüfen Sie Tag und Jahr")


@rule("KEP725", "beratung-nach-entscheidung", Severity.WARNING)
def deliberation_after_decision(context: Context) -> Iterator[Finding]:
    """Ein Gremium berät vor, nachdem das entscheidende Gremium an der Reihe war.

    Nach der Entscheidung gibt es nichts mehr vorzuberaten, es sei denn, sie wurde vertagt, zurückgestellt oder
    verwiesen.

    Schlecht:

        beratungsfolge:
          - gremium: kreistag
            rolle: entscheidung
          - gremium: kreisausschuss
            rolle: vorberatung

    Gut:

        beratungsfolge:
          - gremium: kreisausschuss
            rolle: vorberatung
          - gremium: kreistag
            rolle: entscheidung
    """
    for way in ways(context):
        decided = False
        for station in way:
            said = station.beratung
            if decided and said.rolle is Rolle.VORBERATUNG:
                yield station.finding(
                    "rolle",
                    "Die Vorberatung steht hinter der Entscheidung",
                    "Ordnen Sie die Gremien in der Reihenfolge ihrer Beratung, oder berichtigen Sie die Rolle",
                )
                break
            if said.rolle is Rolle.ENTSCHEIDUNG:
                decided = said.ergebnis not in NOT_DECIDED


@rule("KEP726", "sitzung-vor-vorlage", Severity.WARNING)
def session_before_paper(context: Context) -> Iterator[Finding]:
    """Ein Gremium berät, bevor es die Vorlage gibt: Der Sitzungstag liegt vor dem Datum der Vorlage.

    Meist ist eines der Jahre verschrieben.

    Schlecht:

        datum: 2018-06-01
        beratungsfolge:
          - gremium: kreistag
            sitzung: 2017-09-12

    Gut:

        datum: 2018-06-01
        beratungsfolge:
          - gremium: kreistag
            sitzung: 2018-09-12
    """
    for way in ways(context):
        written = way[0].vorlage.datum
        for station in way:
            day = station.beratung.sitzung
            if written and day and day.first < written.first:
                yield station.finding(
                    "sitzung",
                    f"Die Sitzung am {say_moment(day)} liegt vor dem Datum der Vorlage, {say_moment(written)}",
                    "Berichtigen Sie eines der beiden",
                )
                break


@rule("KEP727", "doppelte-beratung", Severity.WARNING)
def same_session_twice(context: Context) -> Iterator[Finding]:
    """Dasselbe Gremium steht mit demselben Sitzungstag zweimal in der Beratungsfolge.

    Vermutlich wurde der Eintrag kopiert und nicht fertig geändert.

    Schlecht:

        beratungsfolge:
          - gremium: kreistag
            sitzung: 2018-09-12
          - gremium: kreistag
            sitzung: 2018-09-12

    Gut:

        beratungsfolge:
          - gremium: kreisausschuss
            sitzung: 2018-08-31
          - gremium: kreistag
            sitzung: 2018-09-12
    """
    for way in ways(context):
        seen = set()
        for station in way:
            key = (station.beratung.gremium, station.beratung.sitzung)
            if key in seen and station.beratung.sitzung:
                yield station.finding(
                    "gremium",
                    f"„{key[0]}“ berät am selben Tag zweimal",
                    "Löschen Sie einen Eintrag, oder berichtigen Sie Gremium oder Sitzungstag",
                )
            seen.add(key)


RULES: tuple[Rule, ...] = (
    unknown_gremium,
    order_of_sessions,
    no_deciding_body,
    session_on_sunday,
    deliberation_after_decision,
    session_before_paper,
    same_session_twice,
)
"""The rules of this module, in the order of their codes."""
