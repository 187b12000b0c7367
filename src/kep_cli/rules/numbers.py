"""KEP203 to KEP206: the number of a single goal. What counts together is found out in `number_groups`."""

from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.konzept import Zielknoten
from kep_cli.model.numbering import write_number
from kep_cli.model.ziel import Phase
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.number_groups import Group
from kep_cli.wording.phrases import listed
from kep_cli.wording.places import other_place

_NAMED_ONE_BY_ONE = 3
"""How many numbers are listed before it becomes "from … to"."""


@rule("KEP203", "doppelte-nummer", Severity.ERROR)
def duplicate_number(context: Context) -> Iterator[Finding]:
    """Zwei Ziele tragen dieselbe Nummer.

    Wer „Ziel 1.2“ zitiert, muss genau eines meinen. Gezählt wird über alle Dateien und, wo eine Ebene keine Nummern
    trägt, über ihre Ziele hinweg.

    Schlecht:

        - id: infrastruktur
          nummer: 1.2
        - id: naturnahes-umfeld
          nummer: 1.2

    Gut:

        - id: infrastruktur
          nummer: 1.2
        - id: naturnahes-umfeld
          nummer: 1.3
    """
    for group in context.numbering.groups:
        if len(set(group.positions.values())) == len(group.positions):
            continue
        second_ones = list(_second_ones(group, context.numbering.denied))
        free = group.free_numbers(second for _, second in second_ones)
        for first, second in second_ones:
            here = second.span("nummer")
            there = other_place(first.span("nummer"), here)
            yield Finding(
                here,
                f"Die Nummer „{second.said_number}“ trägt schon „{first.id}“ ({there})",
                f"Geben Sie einem der beiden eine andere Nummer; frei ist „{free[second]}“",
                second.name,
            )


def _second_ones(group: Group, denied: frozenset[Zielknoten]) -> Iterator[tuple[Zielknoten, Zielknoten]]:
    """Each goal whose number another one bears that was read before it, with that one.

    A goal with the same id is the same goal twice (KEP201), and a denied number is told where it is denied (KEP205).
    """
    bearers: dict[int, list[Zielknoten]] = {}
    for ziel, position in group.positions.items():
        bearers.setdefault(position, []).append(ziel)
    for several in bearers.values():
        if len(several) > 1:
            first, *others = sorted(several, key=lambda ziel: (ziel in denied, ziel.span("nummer")))
            for other in others:
                if other not in denied and (not other.id or other.id != first.id):
                    yield first, other


@rule("KEP204", "fehlende-nummer", Severity.ERROR)
def missing_number(context: Context) -> Iterator[Finding]:
    """Einem Ziel fehlt die Nummer, obwohl seine Geschwister eine tragen oder die Zielbildung abgeschlossen ist.

    In der Phase `zielbildung` dürfen alle Geschwister ohne Nummer bleiben; dann zählt ihre Reihenfolge. Sobald eines
    eine Nummer trägt, braucht jedes seine eigene, sonst verschieben sich beim nächsten Umstellen alle Zitate.

    Schlecht:

        - id: infrastruktur
          nummer: 1.2
        - id: naturnahes-umfeld
          text: …

    Gut:

        - id: infrastruktur
          nummer: 1.2
        - id: naturnahes-umfeld
          nummer: 1.3
          text: …
    """
    for group in context.numbering.groups:
        if not group.silent or not group.form:
            continue
        if group.is_numbered:
            for ziel, number in group.free_numbers(group.silent).items():
                yield _without_number(ziel, "Dem Ziel fehlt die Nummer", f"Ergänzen Sie „nummer: {number}“")
        else:
            bound = [ziel for ziel in group.silent if ziel.phase not in {None, Phase.ZIELBILDUNG}]
            if bound:
                yield _without_any_number(bound)


def _without_any_number(bound: list[Zielknoten]) -> Finding:
    """One finding for goals none of which bears a number: it is one omission."""
    others = len(bound) - 1
    whom = {0: "Dem Ziel", 1: "Diesem Ziel und einem weiteren"}.get(others, f"Diesem und {others} weiteren Zielen")
    numbers = _in_a_row([ziel.number for ziel in bound])
    return _without_number(
        bound[0],
        f"{whom} fehlt die Nummer",
        f"Ergänzen Sie {numbers}; ohne Nummer geht es nur in der Phase „zielbildung“",
    )


def _in_a_row(numbers: list[str]) -> str:
    return listed(numbers) if len(numbers) <= _NAMED_ONE_BY_ONE else f"„{numbers[0]}“ bis „{numbers[-1]}“"


def _without_number(ziel: Zielknoten, message: str, remedy: str) -> Finding:
    return Finding(ziel.span("nummer"), message, remedy, ziel.name)


@rule("KEP205", "falsche-elternnummer", Severity.ERROR)
def foreign_number(context: Context) -> Iterator[Finding]:
    """Die Nummer eines Ziels gehört unter ein anderes übergeordnetes Ziel.

    Meist wurde ein Ziel verschoben oder das übergeordnete neu nummeriert, und die Nummer blieb stehen.

    Schlecht:

        nummer: 3
        unterziele:
          - id: infrastruktur
            nummer: 1.2

    Gut:

        nummer: 3
        unterziele:
          - id: infrastruktur
            nummer: 3.1
    """
    for group in context.numbering.groups:
        if group.denies_above and group.above:
            yield _denial(group, group.above)
        if group.strays:
            free = group.free_numbers(group.strays)
            for ziel, stated in group.strays.items():
                yield Finding(
                    ziel.span("nummer"),
                    f"„{ziel.said_number}“ zählt unter „{stated}“, das Ziel steht aber unter „{group.number}“",
                    f"Schreiben Sie „{free[ziel]}“, oder verschieben Sie das Ziel",
                    ziel.name,
                )


def _denial(group: Group, above: Zielknoten) -> Finding:
    """One finding where all goals below say another number for the one above: either that is wrong, or all of them."""
    ordered = sorted(group.positions, key=lambda ziel: ziel.span("nummer"))
    numbers = [write_number(group.form, above.number, group.positions[ziel]) for ziel in ordered]
    others = len(numbers) - 1
    more = f" und {others} weitere zählen" if others > 1 else " und eine weitere zählen" if others else " zählt"
    return Finding(
        ordered[0].span("nummer"),
        f"„{ordered[0].said_number}“{more} unter „{group.number}“, das Ziel darüber trägt aber „{above.number}“",
        f"Schreiben Sie {_in_a_row(numbers)}, oder geben Sie dem Ziel darüber die Nummer „{group.number}“",
        ordered[0].name,
    )


@rule("KEP206", "falsche-nummernform", Severity.ERROR)
def misshapen_number(context: Context) -> Iterator[Finding]:
    """Eine Nummer hat nicht die Form, die für ihre Ebene gilt, oder die Ebene trägt gar keine Nummern.

    Die Form steht in `konzept.yaml` unter `ebenen` als `nummernform`; ohne Angabe zählen die Ziele 1, 2, 3 und darunter
    1.1, 1.2, 1.3.

    Schlecht:

        nummer: 1
        unterziele:
          - nummer: 1.1.

    Gut:

        nummer: 1
        unterziele:
          - nummer: 1.1
    """
    by_level: dict[int, list[tuple[Zielknoten, Group]]] = {}
    fitting: set[int] = set()
    for group in context.numbering.groups:
        by_level.setdefault(group.level, []).extend((ziel, group) for ziel in group.misshapen)
        if group.positions or group.strays:
            fitting.add(group.level)
    for level, misshapen in by_level.items():
        if level not in fitting and len(misshapen) > _NAMED_ONE_BY_ONE:
            yield _misshapen(context, *misshapen[0], others=len(misshapen) - 1)
        else:
            yield from (_misshapen(context, *each) for each in misshapen)


def _misshapen(context: Context, ziel: Zielknoten, group: Group, others: int = 0) -> Finding:
    """One finding for one number, or for all numbers of a level: then it is the form that is wrong."""
    name = context.konzept.ebenen[group.level].name
    here = f"„{ziel.said_number}“ und {others} weitere passen" if others else f"„{ziel.said_number}“ passt"
    if not group.form:
        message = f"Auf der Ebene „{name}“ tragen Ziele keine Nummern, hier stehen {others + 1}"
        if not others:
            message = f"Auf der Ebene „{name}“ tragen Ziele keine Nummern"
        remedy = "Löschen Sie die Nummer, oder geben Sie der Ebene in goals/konzept.yaml eine „nummernform“"
    else:
        message = f"{here} nicht zu den Nummern der Ebene „{name}“"
        right = group.free_numbers([ziel])[ziel]
        remedy = f"Schreiben Sie „{right}“, oder ändern Sie in goals/konzept.yaml die „nummernform“ der Ebene"
    return Finding(ziel.span("nummer"), message, remedy, ziel.name)


RULES: tuple[Rule, ...] = (duplicate_number, missing_number, foreign_number, misshapen_number)
"""The rules of this module, in the order of their codes."""
