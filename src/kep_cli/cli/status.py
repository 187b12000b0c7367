"""`kep status`: how measures and indicators stand, and who has to deliver what."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from kep_cli.cli import options, terminal
from kep_cli.cli.usage import unknown
from kep_cli.reports.status.formats import STATUS_FORMATS  # noqa: TID253 - a table of words; it loads no report

if TYPE_CHECKING:
    from kep_cli.model.konzept import Konzept
    from kep_cli.reports.status.stand import Stand

HELP = """
Zeigt, wie Maßnahmen und Kennzahlen stehen, was überfällig ist und was in den nächsten 90 Tagen fällig wird.

Mit einer Kennung oder Nummer zeigt kep nur, was zu diesem Ziel und allem darunter gehört, oder zu einer Maßnahme,
Kennzahl, einem Handlungsschwerpunkt oder Produkt.
"""


def status(  # noqa: PLR0913 - one parameter an option
    name: Annotated[
        str | None, typer.Argument(metavar="ID|NUMMER", help="Kennung oder Nummer dessen, worum es gehen soll.")
    ] = None,
    *,
    workspace: options.Workspace = None,
    rev: options.Revision = None,
    stichtag: options.Stichtag = None,
    faellig: Annotated[
        bool, typer.Option("--faellig", help="Nur was überfällig oder bald fällig ist, nach Zuständigkeit.")
    ] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(STATUS_FORMATS), help="Wie das Ergebnis ausgegeben wird.")
    ] = STATUS_FORMATS[0],
) -> int:
    """Print how things stand on a day."""
    from kep_cli.cli.versions import read_goals
    from kep_cli.reports.status.formats import report_as

    options.one_of(STATUS_FORMATS, form, "Das Format")
    if faellig and form == "json":
        raise options.cannot("--faellig", form, "In der JSON-Ausgabe steht bei jedem Eintrag, was fällig ist")
    konzept = read_goals(workspace, rev).konzept
    if konzept.faults:
        terminal.note("Die Ziele sind nicht fehlerfrei; was zu beheben ist, sagt: kep validate")
    terminal.show(report_as(form)(_stand(konzept, name, options.day(stichtag), only_due=faellig)))
    return 0


def _stand(konzept: "Konzept", name: str | None, day: date, *, only_due: bool) -> "Stand":
    from kep_cli.model.konzept import Zielknoten
    from kep_cli.model.tree import walk
    from kep_cli.progress.overview import overview
    from kep_cli.reports import entries
    from kep_cli.reports.status.stand import Stand

    everything = overview(konzept, day)
    if name is None:
        return Stand(konzept, everything, konzept.ziele, only_due)
    found = entries.called(konzept, name)
    if not found:
        raise unknown("Den Eintrag", name, entries.known_names(konzept), see="Alle Ziele zeigt: kep show")
    goals = tuple(ziel for entry in found if isinstance(entry, Zielknoten) for ziel in walk([entry]))
    ids = frozenset(entry.id for entry in (*found, *goals))
    return Stand(konzept, everything.only(ids), goals, only_due)
