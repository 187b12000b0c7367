"""KEP209 and KEP223: references that lead to nothing, or to nothing any more."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.declarations import Reference, references
from kep_cli.model.entry import Entry
from kep_cli.model.konzept import Konzept
from kep_cli.rules import known_ids
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.wording.kinds import A_KIND
from kep_cli.wording.phrases import listed
from kep_cli.wording.places import other_place

if TYPE_CHECKING:
    from kep_cli.model.fields import Verweis


@rule("KEP209", "verweis-ins-leere", Severity.ERROR)
def dangling_reference(context: Context) -> Iterator[Finding]:
    """Ein Verweis nennt eine Kennung, die es nicht gibt, oder die etwas anderes trägt.

    Geprüft wird, wem eine Maßnahme oder ein Produkt dient, was eine Kennzahl misst, wovon eine Maßnahme abhängt, woraus
    etwas hervorgegangen ist, wer verantwortlich ist, wer einer Einheit nachfolgt, bei welchem Produkt Mittel stehen,
    welches Gremium zu einer Runde gehört und in welcher Runde etwas entfallen ist. Meist ist die Kennung vertippt.

    Schlecht:

        gremien:
          - id: kreistag

        gremium: kreistg

    Gut:

        gremien:
          - id: kreistag

        gremium: kreistag
    """
    konzept = context.konzept
    gone = known_ids.dropped(konzept)
    kinds = {entry.id: entry.kind for entry in konzept.identified()}
    for entry, reference, known in _lacking(konzept):
        if reference.id in gone and reference.verweis.kinds[0] in A_KIND:
            continue  # KEP223 says so
        message, remedy = known.missing(reference.id)
        if (kind := kinds.get(reference.id)) and reference.verweis.kinds[0] in A_KIND:
            message = f"„{reference.id}“ ist {A_KIND[kind]}"
            remedy = f"Hier gehört {_one_of(reference.verweis.kinds)} hin; berichtigen Sie die Kennung"
        yield Finding(entry.span(*reference.route), message, remedy, entry.name)


def _lacking(konzept: Konzept) -> Iterator[tuple[Entry[Any], Reference, known_ids.KnownIds]]:
    """Each reference to an id that nothing bears, with the ids that there are."""
    known: dict[Verweis, known_ids.KnownIds] = {}
    for entry in konzept.entries():
        for reference in references(entry.data) if entry.data else ():
            if reference.verweis not in known:
                known[reference.verweis] = known_ids.named_by(konzept, reference.verweis)
            if known[reference.verweis].lack(reference.id):
                yield entry, reference, known[reference.verweis]


def _one_of(kinds: Sequence[str]) -> str:
    *first, last = (A_KIND[kind] for kind in kinds)
    return f"{', '.join(first)} oder {last}" if first else last


@rule("KEP223", "verweis-auf-entfallenes", Severity.ERROR)
def reference_to_dropped(context: Context) -> Iterator[Finding]:
    """Ein Verweis nennt etwas, das laut `entfallen.yaml` entfallen ist.

    Woraus etwas hervorgegangen ist, darf entfallen sein; woran eine Maßnahme oder Kennzahl hängt, nicht.

    Schlecht:

        - id: messe                # goals/entfallen.yaml
          art: ziel

        ziele: [messe]             # in einer Maßnahme

    Gut:

        ziele: [gewerbeschau]
    """
    konzept = context.konzept
    gone = known_ids.dropped(konzept)
    for entry, reference, _ in _lacking(konzept) if gone else ():
        if reference.id in gone and reference.verweis.kinds[0] in A_KIND:
            here = entry.span(*reference.route)
            heirs = [each.id for each in konzept.identified() if reference.id in _origins(each)]
            remedy = "Nennen Sie, was an die Stelle getreten ist, oder löschen Sie den Verweis"
            yield Finding(
                here,
                f"„{reference.id}“ ist entfallen ({other_place(gone[reference.id], here)})",
                f"Daraus wurde {listed(heirs)}; nennen Sie das, oder löschen Sie den Verweis" if heirs else remedy,
                entry.name,
            )


def _origins(entry: Entry[Any]) -> tuple[str, ...]:
    """What an entity came from, if its kind can say so."""
    said: tuple[str, ...] = getattr(entry.data, "hervorgegangen_aus", ())
    return said


RULES: tuple[Rule, ...] = (dangling_reference, reference_to_dropped)
"""The rules of this module, in the order of their codes."""
