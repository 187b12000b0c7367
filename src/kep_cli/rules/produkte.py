"""KEP6xx, the products of the budget: their numbers, and what the essential ones carry."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.product_numbers import has_product_form
from kep_cli.progress.validity import validity
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.phases import grade_of_lack, phase_served
from kep_cli.rules.vorlagen import papers
from kep_cli.wording.places import other_place

if TYPE_CHECKING:
    from datetime import date

    from kep_cli.model.entry import Entry
    from kep_cli.model.produkt import Produkt


@rule("KEP601", "produktnummer-in-anderer-form", Severity.WARNING)
def other_form(context: Context) -> Iterator[Finding]:
    """Die Nummer eines Produkts, auch in einer Vorlage, hat nicht die Form, die in `konzept.yaml` festgelegt ist.

    Der Haushalt findet das Produkt dann nicht. In der Form steht `N` für eine Ziffer und `A` für einen Buchstaben. Wo
    keine Form festgelegt ist, darf jede Nummer aussehen, wie sie will.

    Schlecht:

        einstellungen:
          produktnummer: NN.NN

        - nummer: 52.1

    Gut:

        einstellungen:
          produktnummer: NN.NN

        - nummer: 52.10
    """
    frame = context.konzept.frame
    form = frame.einstellungen.produktnummer if frame else None
    if form is None:
        return
    for entry, route, number in _numbers(context):
        if not has_product_form(number, form):
            yield Finding(
                entry.span(*route),
                f"Die Produktnummer „{number}“ hat nicht die Form „{form}“",
                "Berichtigen Sie die Nummer, oder in konzept.yaml „produktnummer“ unter „einstellungen“",
                entry.name,
            )


def _numbers(context: Context) -> Iterator[tuple["Entry[Any]", tuple[str, ...], str]]:
    """The numbers of all products, and those that papers name, each with its place."""
    for entry in context.konzept.produkte:
        if entry.data:
            yield entry, ("nummer",), entry.data.nummer
    for paper, vorlage in papers(context):
        if vorlage.finanzen and vorlage.finanzen.produkt:
            yield paper, ("finanzen", "produkt"), vorlage.finanzen.produkt


@rule("KEP602", "doppelte-produktnummer", Severity.ERROR)
def number_given_twice(context: Context) -> Iterator[Finding]:
    """Zwei Produkte tragen zur selben Zeit dieselbe Nummer.

    Mittel ließen sich ihnen nicht zuordnen. Nacheinander darf eine Nummer zweimal vergeben werden; von wann bis wann es
    ein Produkt gibt, sagt `gueltig`.

    Schlecht:

        - id: bauordnung
          nummer: 52.10
        - id: bauberatung
          nummer: 52.10

    Gut:

        - id: bauordnung
          nummer: 52.10
          gueltig: {bis: 2027}
        - id: bauberatung
          nummer: 52.10
          gueltig: {von: 2028}
    """
    earlier: dict[str, list[tuple[Entry[Produkt], date, date]]] = {}
    for entry in context.konzept.produkte:
        if entry.data is None or "gueltig" in entry.unreadable:
            continue
        begin, end = validity(entry.data)
        same = earlier.setdefault(entry.data.nummer, [])
        other = next((one for one, since, until in same if begin <= until and since <= end), None)
        if other is not None:
            here, there = entry.span("nummer"), other.span("nummer")
            yield Finding(
                here,
                f"Die Nummer „{entry.data.nummer}“ trägt zur selben Zeit „{other.id}“ ({other_place(there, here)})",
                "Berichtigen Sie eine der Nummern, oder sagen Sie unter „gueltig“, wann es welches Produkt gibt",
                entry.name,
            )
        same.append((entry, begin, end))


@rule("KEP603", "wesentliches-produkt-ohne-ziel-oder-kennzahl", Severity.WARNING)
def essential_without_goals(context: Context) -> Iterator[Finding]:
    """Ein wesentliches Produkt hat keine Ziele oder keine Kennzahl.

    Für wesentliche Produkte verlangt § 4 Abs. 7 KomHKVO beides. Es genügt eine Kennzahl, die das Produkt oder eines
    seiner Ziele misst.

    In der Phase `zielbildung` wird nichts verlangt, in `konzept` ist es ein Hinweis, in `umsetzung` eine Warnung.

    Schlecht:

        - id: bauordnung
          nummer: 52.10
          name: Bauordnung
          wesentlich: ja

    Gut:

        - id: bauordnung
          nummer: 52.10
          name: Bauordnung
          wesentlich: ja
          ziele: [leerstand]
    """
    measured = context.measured
    for entry in context.konzept.produkte:
        if entry.data is None or not entry.data.wesentlich:
            continue
        grade = grade_of_lack(phase_served(context.konzept, entry.data.ziele))
        has_kennzahl = (
            measured is None
            or "ziele" in entry.unreadable
            or any(one in measured for one in (entry.id, *entry.data.ziele))
        )
        lacks_goals = not entry.says("ziele")
        if grade is None or (has_kennzahl and not lacks_goals):
            continue
        goals, kennzahl = "nennen Sie unter „ziele“ seine Ziele", "nennen Sie es bei einer Kennzahl unter „misst“"
        remedies = ([goals] if lacks_goals else []) + ([] if has_kennzahl else [kennzahl])
        what = (
            "keine Ziele und keine Kennzahl"
            if len(remedies) > 1
            else "keine Ziele"
            if lacks_goals
            else "keine Kennzahl"
        )
        remedy = ", und ".join(remedies)
        yield Finding(
            entry.span("wesentlich"),
            f"Das wesentliche Produkt hat {what}",
            remedy[0].upper() + remedy[1:],
            entry.name,
            grade,
        )


RULES: tuple[Rule, ...] = (other_form, number_given_twice, essential_without_goals)
"""The rules of this module, in the order of their codes."""
