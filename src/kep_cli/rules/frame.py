"""KEP208, KEP213, KEP215, KEP216, KEP218 and KEP221: the goals within the frame that konzept.yaml sets."""

from collections.abc import Iterator, Sequence

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.entry import Entry
from kep_cli.model.rahmen import DEPTH_LIMIT, Rahmen
from kep_cli.model.tree import number_form
from kep_cli.rules.contract import Context, Rule, rule
from kep_cli.rules.number_groups import levels_are_known
from kep_cli.source.faults import FileFault
from kep_cli.wording.counts import counted
from kep_cli.wording.dates import say_moment


@rule("KEP208", "zu-tief", Severity.ERROR)
def too_deep(context: Context) -> Iterator[Finding]:
    """Ein Ziel liegt tiefer, als das Konzept Ebenen hat.

    Jede Ebene hat in `konzept.yaml` unter `ebenen` ihren Namen; ohne Angabe sind es Oberziel und Unterziel. Ein Ziel
    ohne Ebene hätte in keiner Vorlage einen Platz. Mehr als sechs Ebenen gibt es nicht.

    Schlecht:

        ebenen: [Oberziel, Unterziel]

        id: wohnraum
        unterziele:
          - id: wohnraum-gebiete
            unterziele:
              - id: wohnen-im-alter

    Gut:

        ebenen: [Oberziel, Unterziel, Teilziel]
    """
    konzept = context.konzept
    depth = len(konzept.ebenen) if levels_are_known(konzept) else DEPTH_LIMIT
    for ziel in konzept.ziele:
        if ziel.level == depth:
            remedy = f"Rücken Sie es unter ein höheres Ziel; mehr als {DEPTH_LIMIT} Ebenen gibt es nicht"
            if depth < DEPTH_LIMIT:
                remedy = "Rücken Sie es unter ein höheres Ziel, oder benennen Sie die Ebene in goals/konzept.yaml"
            names = counted(depth, "Ebene", "Ebenen")
            yield Finding(
                ziel.span(), f"Das Ziel liegt auf Ebene {depth + 1}, es gibt aber nur {names}", remedy, ziel.name
            )


@rule("KEP213", "leitbild-fehlt", Severity.ERROR)
def missing_leitbild(context: Context) -> Iterator[Finding]:
    """Weder das Konzept hat ein Leitbild noch jeder seiner Zweige ein eigenes.

    Schlecht:

        titel: Kreisentwicklungskonzept
        koerperschaft: Landkreis Musterland

    Gut:

        titel: Kreisentwicklungskonzept
        koerperschaft: Landkreis Musterland
        leitbild: Musterland hält zusammen.
    """
    konzept = context.konzept
    rahmen = konzept.rahmen
    if rahmen is None or rahmen.data is None or rahmen.says("leitbild"):
        return
    without = [ziel for ziel in konzept.oberziele if not ziel.says("leitbild")]
    if 2 * len(without) < len(konzept.oberziele):
        for ziel in without:
            yield Finding(
                ziel.span("leitbild"),
                "Der Zweig hat kein Leitbild, und für das ganze Konzept gibt es auch keines",
                "Ergänzen Sie „leitbild: …“ hier oder in goals/konzept.yaml",
                ziel.name,
            )
    elif without or not konzept.broken("goals/oberziele/"):
        yield Finding(
            rahmen.span("leitbild"),
            "Das Konzept hat kein Leitbild",
            "Ergänzen Sie „leitbild: …“, oder geben Sie jedem Oberziel ein eigenes",
            rahmen.name,
        )


@rule("KEP215", "keine-ziele", Severity.WARNING)
def no_goals(context: Context) -> Iterator[Finding]:
    """Das Konzept hat kein einziges Ziel.

    Am Anfang ist das richtig. Sonst liegen die Dateien vermutlich nicht im Ordner `goals/oberziele`.

    Schlecht:

        goals/konzept.yaml

    Gut:

        goals/konzept.yaml
        goals/oberziele/wohnraum.yaml
    """
    konzept = context.konzept
    if konzept.ziele or any(path.startswith("goals/oberziele/") for path in konzept.files):
        return
    if context.of_kind(FileFault.NOT_READ) or context.of_kind(FileFault.OUTSIDE_LINK):
        return  # there lie files that nobody reads: told already
    if konzept.rahmen:
        yield Finding(
            konzept.rahmen.span(),
            "Das Konzept hat noch keine Ziele",
            "Legen Sie für jedes Oberziel eine Datei in goals/oberziele an",
            konzept.rahmen.name,
        )


@rule("KEP216", "zeithorizont-verkehrt", Severity.ERROR)
def horizon_reversed(context: Context) -> Iterator[Finding]:
    """Der Zeithorizont endet, bevor er beginnt.

    Schlecht:

        zeithorizont: {von: 2026, bis: 2018}

    Gut:

        zeithorizont: {von: 2018, bis: 2026}
    """
    rahmen = context.konzept.rahmen
    if rahmen is None or rahmen.data is None:
        return
    horizon = rahmen.data.zeithorizont
    if horizon.bis.surely_before(horizon.von):
        yield Finding(
            rahmen.span("zeithorizont", "bis"),
            f"Das Ende ({say_moment(horizon.bis)}) liegt vor dem Beginn ({say_moment(horizon.von)})",
            "Vertauschen oder berichtigen Sie „von“ und „bis“",
            rahmen.name,
        )


@rule("KEP218", "nummernform-ohne-eltern", Severity.ERROR)
def form_without_parent(context: Context) -> Iterator[Finding]:
    """Eine Nummernform nennt die Nummer darüber, aber keine Ebene darüber trägt Nummern.

    Schlecht:

        ebenen:
          - {name: Leitbildteil, nummernform: ""}
          - {name: Leitziel, nummernform: "{eltern}.{n}"}

    Gut:

        ebenen:
          - {name: Leitbildteil, nummernform: ""}
          - {name: Leitziel, nummernform: "{n}"}
    """
    konzept = context.konzept
    rahmen = konzept.rahmen
    if rahmen is None or not levels_are_known(konzept):
        return
    for level in range(len(konzept.ebenen)):
        form = number_form(konzept.ebenen, level)
        if "{eltern}" in form:
            yield Finding(
                rahmen.span("ebenen", level, "nummernform"),
                f"Über der Ebene „{konzept.ebenen[level].name}“ gibt es keine Nummern, ihre Form ist aber „{form}“",
                "Streichen Sie „{eltern}“ aus der Form, oder geben Sie einer Ebene darüber Nummern",
                rahmen.name,
            )
        if form:
            return


@rule("KEP221", "gleicher-name", Severity.WARNING)
def same_name(context: Context) -> Iterator[Finding]:
    """Zwei Ebenen, Gremien oder Einheiten haben denselben Namen.

    In der Vorlage ließen sie sich nicht unterscheiden. Eine Einheit darf heißen wie eine, die aufgelöst wurde.

    Schlecht:

        gremien:
          - {id: kreisausschuss, name: Kreisausschuss}
          - {id: ka, name: Kreisausschuss}

    Gut:

        gremien:
          - {id: kreisausschuss, name: Kreisausschuss}
    """
    rahmen = context.konzept.rahmen
    if rahmen is None or rahmen.data is None:
        return
    data = rahmen.data
    living = [einheit.name if einheit.bis is None else "" for einheit in data.einheiten]
    yield from _same_names(rahmen, "gremien", [gremium.name for gremium in data.gremien])
    yield from _same_names(rahmen, "einheiten", living)
    yield from _same_names(rahmen, "ebenen", [ebene.name for ebene in data.ebenen])


def _same_names(rahmen: Entry[Rahmen], field: str, names: Sequence[str]) -> Iterator[Finding]:
    seen = set()
    for place, name in enumerate(names):
        if name and name in seen:
            yield Finding(
                rahmen.span(field, place, "name"),
                f"Der Name „{name}“ steht schon weiter oben",
                "Geben Sie einem der beiden einen anderen Namen, oder führen Sie sie zusammen",
                rahmen.name,
            )
        seen.add(name)


RULES: tuple[Rule, ...] = (too_deep, missing_leitbild, no_goals, horizon_reversed, form_without_parent, same_name)
"""The rules of this module, in the order of their codes."""
