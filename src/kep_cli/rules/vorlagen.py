"""KEP7xx, the paper as such: its number, its Fassung, its Prüfvermerke."""

import re
from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.entry import Entry, raw_text
from kep_cli.model.vorlage import Vorlage, Zustand
from kep_cli.rules import known_ids
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.named_fassung import is_lacking, what_there_is
from kep_cli.source.nodes import Mapping, Scalar
from kep_cli.wording.phrases import listed
from kep_cli.wording.places import other_place

_BLANKS = re.compile(r"\s+")


@rule("KEP706", "pruefvermerk-offen", Severity.INFO)
def open_pruefvermerk(context: Context) -> Iterator[Finding]:
    """Ein Prüfvermerk aus `konzept.yaml` ist in einer Vorlage nicht beantwortet.

    Gedruckt werden leere Kästchen. Das ist richtig, solange die Antwort nicht feststeht; vor der Sitzung sollte sie
    feststehen. Erledigte Vorlagen sind nicht gemeint.

    Schlecht:

        art: beschlussvorlage

    Gut:

        art: beschlussvorlage
        pruefvermerke:
          un-brk: ja
    """
    known = known_ids.pruefvermerke(context.konzept)
    wanted = [entity_id for entity_id, _ in known_ids.in_frame(context.konzept, "pruefvermerke") or () if entity_id]
    for entry, data in papers(context):
        said = entry.whole.values.get("pruefvermerke")
        if data.zustand is Zustand.ERLEDIGT or (entry.says("pruefvermerke") and not isinstance(said, Mapping)):
            continue
        given = said.values if isinstance(said, Mapping) else {}
        answered = [key for key, node in given.items() if not (isinstance(node, Scalar) and node.is_empty)]
        missing = [entity_id for entity_id in wanted if entity_id not in answered]
        # An answer under a wrong name is a fault of its own, and probably the one that is missing.
        if missing and not any(map(known.lack, answered)):
            several = len(missing) > 1
            which = f"Die Prüfvermerke {listed(missing)} sind" if several else f"Der Prüfvermerk {listed(missing)} ist"
            yield Finding(
                entry.key_span("pruefvermerke"),
                f"{which} nicht beantwortet",
                f"Ergänzen Sie unter „pruefvermerke“ „{missing[0]}: ja“, „nein“ oder „entfaellt“, sobald es feststeht",
                entry.name,
            )


@rule("KEP707", "fassung-fehlt", Severity.WARNING)
def missing_fassung(context: Context) -> Iterator[Finding]:
    """Eine eingebrachte Vorlage nennt keine Fassung der Ziele, oder eine, die es nicht gibt.

    Von der Einbringung an gilt, was das Gremium vor sich hatte. Ohne Fassung druckt kep die Ziele von heute, und die
    Vorlage ändert sich mit ihnen. Eine Fassung liegt in `goals/fassungen` oder ist eine Git-Revision; wann kep in Git
    nachsieht, steht bei KEP803.

    Schlecht:

        zustand: eingebracht

    Gut:

        zustand: eingebracht
        fassung: einbringung-2026
    """
    konzept = context.konzept
    for entry, data in papers(context):
        if data.zustand is Zustand.ENTWURF:
            continue
        if data.fassung is not None:
            if is_lacking(konzept, data.fassung):
                message = f"Die Fassung „{data.fassung}“ ist nicht festgehalten"
                yield Finding(entry.span("fassung"), message, what_there_is(konzept, data.fassung), entry.name)
        elif not entry.says("fassung"):
            yield Finding(
                entry.span("zustand"),
                f"Die Vorlage ist „{data.zustand}“, nennt aber keine Fassung der Ziele",
                "Halten Sie die Ziele fest (kep freeze ID), und ergänzen Sie „fassung: ID“",
                entry.name,
            )


@rule("KEP708", "unbekannter-pruefvermerk", Severity.ERROR)
def unknown_pruefvermerk(context: Context) -> Iterator[Finding]:
    """Eine Vorlage beantwortet einen Prüfvermerk, den es in `konzept.yaml` nicht gibt.

    Die Antwort stünde nirgends.

    Schlecht:

        pruefvermerke:
          un-brkk: ja

    Gut:

        pruefvermerke:
          un-brk: ja
    """
    known = known_ids.pruefvermerke(context.konzept)
    for entry, data in papers(context):
        for said in data.pruefvermerke:
            if known.lack(said):
                yield Finding(entry.key_span("pruefvermerke", said), *known.missing(said), entry.name)


@rule("KEP711", "doppelte-drucksache", Severity.ERROR)
def number_given_twice(context: Context) -> Iterator[Finding]:
    """Zwei Vorlagen tragen dieselbe Drucksachennummer.

    Sie ließen sich nicht unterscheiden und ergäben dieselbe Datei.

    Schlecht:

        drucksache: 72/2018      # in 72-2018.yaml und in 73-2018.yaml

    Gut:

        drucksache: 73/2018      # in 73-2018.yaml
    """
    first: dict[str, Entry[Vorlage]] = {}
    for entry in context.konzept.vorlagen:
        number = raw_text(entry.whole, "drucksache")
        other = first.setdefault(_comparable(number), entry) if number.strip() else entry
        if other is not entry:
            here, there = entry.span("drucksache"), other.span("drucksache")
            yield Finding(
                here,
                f"Die Drucksachennummer „{number}“ trägt schon eine andere Vorlage ({other_place(there, here)})",
                "Geben Sie einer der beiden ihre eigene Nummer",
                entry.name,
            )


@rule("KEP716", "bezug-auf-sich-selbst", Severity.WARNING)
def refers_to_itself(context: Context) -> Iterator[Finding]:
    """Eine Vorlage nennt sich selbst als Bezug.

    Meist wurde sie aus einer anderen kopiert, und die Nummer im Bezug ist nicht mehr die richtige.

    Schlecht:

        drucksache: 72/2018
        bezug:
          - 72/2018

    Gut:

        drucksache: 72/2018
        bezug:
          - 69/2017
    """
    for entry, data in papers(context):
        own = {_comparable(name) for name in (data.drucksache or "", entry.id) if name}
        for place, said in enumerate(data.bezug):
            if _comparable(said) in own:
                yield Finding(
                    entry.span("bezug", place),
                    "Die Vorlage bezieht sich auf sich selbst",
                    "Berichtigen Sie die Nummer, oder löschen Sie den Bezug",
                    entry.name,
                )


def papers(context: Context) -> Iterator[tuple[Entry[Vorlage], Vorlage]]:
    """All papers that could be read, with what they say."""
    for entry in context.konzept.vorlagen:
        if entry.data is not None:
            yield entry, entry.data


def _comparable(number: str) -> str:
    """A Drucksachennummer as it names a file: `72/2018` and `72-2018` are the same."""
    return _BLANKS.sub("", number).replace("/", "-").casefold()


RULES: tuple[Rule, ...] = (
    open_pruefvermerk,
    missing_fassung,
    unknown_pruefvermerk,
    number_given_twice,
    refers_to_itself,
)
"""The rules of this module, in the order of their codes."""
