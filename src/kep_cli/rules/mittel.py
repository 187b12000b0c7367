"""KEP6xx, money: of Maßnahmen, year by year, and of papers."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.entry import Entry
from kep_cli.progress.validity import validity
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.vorlagen import papers
from kep_cli.source.nodes import Key
from kep_cli.wording.dates import say_moment, say_range
from kep_cli.wording.numbers import say_euros, say_number

if TYPE_CHECKING:
    from kep_cli.model.massnahme import Mittel
    from kep_cli.rules.measures import SeenMassnahme

_WHOLE = 100


@rule("KEP604", "mittel-ausserhalb-der-zeit", Severity.WARNING)
def money_outside_the_horizon(context: Context) -> Iterator[Finding]:
    """Mittel stehen in einem Jahr außerhalb des Zeithorizonts, in dem auch die Maßnahme nicht läuft.

    Meist ist das Jahr verschrieben. Was eine Maßnahme kostet, die früher begann oder später endet, wird nicht
    beanstandet.

    Schlecht:

        zeithorizont: {von: 2026, bis: 2032}

        mittel:
          - {jahr: 2082, aufwand: 36000}

    Gut:

        zeithorizont: {von: 2026, bis: 2032}

        mittel:
          - {jahr: 2028, aufwand: 36000}
    """
    frame = context.konzept.frame
    if frame is None:
        return
    horizon = frame.zeithorizont
    for seen, place, money in _money(context):
        begin, end = seen.data.beginn or horizon.von, seen.data.ende or horizon.bis
        if _meets(money, min(begin.first, horizon.von.first), max(end.last, horizon.bis.last)):
            continue
        if not seen.entry.unreadable.isdisjoint({"beginn", "ende"}):
            continue
        yield Finding(
            seen.entry.span("mittel", place, "jahr"),
            f"{say_moment(money.jahr)} liegt außerhalb des Zeithorizonts ({say_range(horizon.von, horizon.bis)})",
            "Berichtigen Sie das Jahr, oder nennen Sie Beginn und Ende der Maßnahme",
            seen.entry.name,
        )


@rule("KEP605", "mittel-ohne-gueltiges-produkt", Severity.WARNING)
def money_for_a_product_that_is_not(context: Context) -> Iterator[Finding]:
    """Mittel sind in einem Jahr veranschlagt, in dem es ihr Produkt nicht gibt.

    Im Haushalt dieses Jahres steht das Produkt noch nicht oder nicht mehr; von wann bis wann es gilt, sagt `gueltig` in
    `produkte.yaml`.

    Schlecht:

        - id: bauordnung
          nummer: 52.10
          gueltig: {bis: 2027}

        mittel:
          - {jahr: 2028, produkt: bauordnung, aufwand: 36000}

    Gut:

        - id: bauordnung
          nummer: 52.10
          gueltig: {bis: 2027}

        mittel:
          - {jahr: 2027, produkt: bauordnung, aufwand: 36000}
    """
    limited = {
        entry.id: entry.data
        for entry in context.konzept.produkte
        if entry.data and entry.data.gueltig and "gueltig" not in entry.unreadable
    }
    for seen, place, money in _money(context):
        produkt = limited.get(money.produkt) if money.produkt else None
        if produkt is None or _meets(money, *validity(produkt)):
            continue
        begin, end = validity(produkt)
        until = end < money.jahr.first
        limit = f"nur bis {end:%d.%m.%Y}" if until else f"erst ab {begin:%d.%m.%Y}"
        yield Finding(
            seen.entry.span("mittel", place, "produkt"),
            f"Das Produkt „{produkt.name}“ gibt es {limit}, die Mittel sind für {say_moment(money.jahr)}",
            "Berichtigen Sie das Jahr, oder nennen Sie das Produkt, das dann gilt",
            seen.entry.name,
        )


def _money(context: Context) -> Iterator[tuple["SeenMassnahme", int, "Mittel"]]:
    """All money of all Maßnahmen, with its place in their list."""
    for seen in context.massnahmen:
        for place, money in enumerate(seen.data.mittel):
            yield seen, place, money


def _meets(money: "Mittel", begin: date, end: date) -> bool:
    """Whether a day of its year lies in this time."""
    return money.jahr.first <= end and begin <= money.jahr.last


@rule("KEP606", "summe-ueber-gesamtkosten", Severity.WARNING)
def more_than_the_total(context: Context) -> Iterator[Finding]:
    """Eigenanteil und Einnahmen einer Vorlage sind zusammen höher als die Gesamtkosten.

    Was der Landkreis trägt und was andere geben, ergibt höchstens, was das Vorhaben kostet. Ist eines der beiden nicht
    genannt, wird nur das andere verglichen; dass noch etwas fehlt, wird nicht beanstandet.

    Schlecht:

        finanzen:
          gesamt: 120000
          eigenanteil: 60000
          einnahmen: 80000

    Gut:

        finanzen:
          gesamt: 120000
          eigenanteil: 40000
          einnahmen: 80000
    """
    for entry, vorlage in papers(context):
        said = vorlage.finanzen
        if said is None or said.gesamt is None:
            continue
        parts = {"eigenanteil": said.eigenanteil, "einnahmen": said.einnahmen}
        given = {name: amount for name, amount in parts.items() if amount is not None}
        together = sum(given.values(), Decimal(0))
        if together <= said.gesamt or any(amount < 0 for amount in (said.gesamt, *given.values())):
            continue
        if len(given) > 1:
            message = f"Eigenanteil und Einnahmen ergeben zusammen {say_euros(together)}"
        else:
            which = "Der Eigenanteil beträgt" if "eigenanteil" in given else "Die Einnahmen betragen"
            message = f"{which} {say_euros(together)}"
        yield Finding(
            entry.span("finanzen", "gesamt"),
            f"{message}, die Gesamtkosten nur {say_euros(said.gesamt)}",
            "Berichtigen Sie einen der Beträge",
            entry.name,
        )


@rule("KEP607", "unmoegliche-foerderquote", Severity.ERROR)
def impossible_quota(context: Context) -> Iterator[Finding]:
    """Eine Förderquote ist negativ oder höher als 100 %.

    Die Quote steht in Prozent: Bei 80 % steht hier 80.

    Schlecht:

        foerderung:
          - {programm: Lebendige Dörfer, quote: 800}

    Gut:

        foerderung:
          - {programm: Lebendige Dörfer, quote: 80}
    """
    for seen in context.massnahmen:
        for place, one in enumerate(seen.data.foerderung):
            if one.quote is not None and not 0 <= one.quote <= _WHOLE:
                yield Finding(
                    seen.entry.span("foerderung", place, "quote"),
                    f"Eine Förderquote von {say_number(one.quote)} % gibt es nicht",
                    "Nennen Sie den Anteil in Prozent, von 0 bis 100",
                    seen.entry.name,
                )


class _Amount(NamedTuple):
    """A number that should not be negative: whose, where, and how people say it."""

    entry: Entry[Any]
    route: tuple[Key, ...]
    name: str
    number: Decimal | None


@rule("KEP608", "negativer-betrag", Severity.WARNING)
def negative_amount(context: Context) -> Iterator[Finding]:
    """Ein Aufwand, ein Ertrag, ein Betrag einer Vorlage oder eine Zahl von Stellen ist negativ.

    Was der Landkreis ausgibt, steht ohne Vorzeichen unter `aufwand`, was er einnimmt, ohne Vorzeichen unter `ertrag`;
    mit Vorzeichen würde es beim Zusammenrechnen umgekehrt gezählt. Folgekosten dürfen negativ sein, wenn etwas
    eingespart wird.

    Schlecht:

        mittel:
          - {jahr: 2028, aufwand: -36000}

    Gut:

        mittel:
          - {jahr: 2028, aufwand: 36000}
    """
    for amount in (*_amounts_of_massnahmen(context), *_amounts_of_papers(context)):
        if amount.number is not None and amount.number < 0:
            yield Finding(
                amount.entry.span(*amount.route),
                f"{amount.name} negativ",
                "Schreiben Sie die Zahl ohne Vorzeichen in das Feld, zu dem sie gehört",
                amount.entry.name,
            )


def _amounts_of_massnahmen(context: Context) -> Iterator[_Amount]:
    for seen in context.massnahmen:
        yield _Amount(seen.entry, ("stellen",), "Die Zahl der Stellen ist", seen.data.stellen)
        for place, money in enumerate(seen.data.mittel):
            yield _Amount(seen.entry, ("mittel", place, "aufwand"), "Der Aufwand ist", money.aufwand)
            yield _Amount(seen.entry, ("mittel", place, "ertrag"), "Der Ertrag ist", money.ertrag)


def _amounts_of_papers(context: Context) -> Iterator[_Amount]:
    for entry, vorlage in papers(context):
        if said := vorlage.finanzen:
            yield _Amount(entry, ("finanzen", "gesamt"), "Die Gesamtkosten sind", said.gesamt)
            yield _Amount(entry, ("finanzen", "eigenanteil"), "Der Eigenanteil ist", said.eigenanteil)
            yield _Amount(entry, ("finanzen", "einnahmen"), "Die Einnahmen sind", said.einnahmen)


RULES: tuple[Rule, ...] = (
    money_outside_the_horizon,
    money_for_a_product_that_is_not,
    more_than_the_total,
    impossible_quota,
    negative_amount,
)
"""The rules of this module, in the order of their codes."""
