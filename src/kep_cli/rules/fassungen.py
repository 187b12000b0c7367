"""KEP8xx, the frozen copies: whether they are still what was kept."""

from collections.abc import Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.rules.contract import Context, Rule, found, rule
from kep_cli.source.faults import FileFault

_FACTS = {
    FileFault.FROZEN_EDITED: "Die Datei gehört zur festgehaltenen Fassung „{}“ und wurde danach geändert",
    FileFault.FROZEN_MISSING: "Die Datei fehlt in der festgehaltenen Fassung „{}“",
    FileFault.FROZEN_ADDED: "Die Datei kam in die Fassung „{}“, nachdem sie festgehalten war",
    FileFault.FROZEN_RECORD: "Der Nachweis der festgehaltenen Fassung „{}“ lässt sich nicht lesen",
}


@rule("KEP805", "fassung-veraendert", Severity.ERROR)
def frozen_copy_changed(context: Context) -> Iterator[Finding]:
    """Eine festgehaltene Fassung wurde nachträglich verändert.

    Was einem Gremium vorlag, steht fest. Wird die Fassung später geändert, sagt die Vorlage etwas anderes als die, über
    die abgestimmt wurde. kep erkennt das an den Prüfsummen, die `kep freeze` in `fassung.yaml` hinterlegt; Fassungen
    ohne diese Datei sind nicht gemeint.

    Schlecht:

        goals/fassungen/einbringung-2026/oberziele/wohnen.yaml   (am Tag nach der Sitzung verbessert)

    Gut:

        goals/oberziele/wohnen.yaml   (die heutigen Ziele dürfen sich ändern)
    """
    for kind, fact in _FACTS.items():
        for fault in context.of_kind(kind):
            yield found(
                fault,
                fact.format(*fault.details),
                "Stellen Sie den alten Stand wieder her; einen neuen hält unter neuem Namen fest: kep freeze ID",
            )


RULES: tuple[Rule, ...] = (frozen_copy_changed,)
"""The rules of this module, in the order of their codes."""
