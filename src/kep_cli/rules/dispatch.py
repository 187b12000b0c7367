"""Run the rules over a Konzept: choose, check, stamp, silence, sort. The whole of `kep validate` but for its output."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from enum import Enum

from kep_cli.diagnostics import Diagnostic, Fault, Finding, Severity
from kep_cli.model.beschluss import Versions
from kep_cli.model.konzept import Konzept
from kep_cli.model.rahmen import Schwere
from kep_cli.rules.catalogue import RULES, is_known
from kep_cli.rules.contract import Context, Rule
from kep_cli.rules.files import unused_suppression
from kep_cli.rules.suppression import Silencer
from kep_cli.settings import RuleSettings, combined

_SEVERITIES = {Schwere.FEHLER: Severity.ERROR, Schwere.WARNUNG: Severity.WARNING, Schwere.HINWEIS: Severity.INFO}


def check(
    konzept: Konzept,
    settings: RuleSettings,
    *,
    day: date | None = None,
    resolved: Versions | None = None,
    against: Konzept | None = None,
) -> tuple[Diagnostic, ...]:
    """All diagnostics of a Konzept in reading order; `settings` come on top of those in konzept.yaml.

    What is late or out of date is judged by the `day`; without one it is not judged. The goals are compared with the
    Fassungen that were `resolved`, and with the version `against` which they are held.
    """
    together = combined(said_settings(konzept), settings)
    return check_as(konzept, together, day=day, resolved=resolved, against=against)


def check_as(
    konzept: Konzept,
    settings: RuleSettings,
    *,
    day: date | None = None,
    resolved: Versions | None = None,
    against: Konzept | None = None,
) -> tuple[Diagnostic, ...]:
    """The same under these settings, whatever konzept.yaml says."""
    active = [rule for rule in RULES if applies(rule, settings)]
    silencer = Silencer(konzept.files)
    context = Context(konzept, _by_kind(konzept.faults), RULES, day, resolved or {}, against)
    diagnostics = {
        _stamp(rule, finding, settings)
        for rule in active
        for finding in rule.check(context)
        if not silencer.silences(rule.code, finding.span)
    }
    if unused_suppression in active:
        faulty = {fault.span.path for fault in konzept.faults}
        # On another day, or held against another version, they may find something.
        judged = {rule.code for rule in active if not rule.dated and not rule.compares}
        unused = silencer.unused(judged, {rule.code for rule in RULES}, faulty)
        context = Context(konzept, _by_kind(unused), RULES)
        diagnostics.update(
            _stamp(unused_suppression, finding, settings) for finding in unused_suppression.check(context)
        )
    return tuple(sorted(diagnostics, key=lambda found: (found.span, found.code, found.message)))


def said_settings(konzept: Konzept) -> RuleSettings:
    """What konzept.yaml says about rules; what it says about rules that do not exist is a finding, not a setting."""
    data = konzept.frame
    if data is None:
        return RuleSettings()
    said = data.einstellungen.regeln
    return RuleSettings(
        also=tuple(filter(is_known, said.einschalten)),
        ignore=tuple(filter(is_known, said.ausschalten)),
        severities={code: _SEVERITIES[word] for code, word in said.schweregrade.items() if is_known(code)},
    )


def applies(rule: Rule, settings: RuleSettings) -> bool:
    """Whether a rule is on under these settings. What is off by itself is switched on by its own name only."""
    if any(rule.is_meant_by(selector) for selector in settings.ignore):
        return False
    if settings.only and not any(rule.is_meant_by(selector) for selector in settings.only):
        return False
    named = (*settings.only, *settings.also)
    return rule.default_on or any(selector.upper() == rule.code or selector == rule.name for selector in named)


def _stamp(rule: Rule, finding: Finding, settings: RuleSettings) -> Diagnostic:
    severity = finding.severity or rule.severity
    for selector, said in sorted(settings.severities.items(), key=lambda item: len(item[0])):
        if rule.is_meant_by(selector):
            severity = said
    return Diagnostic(rule.code, rule.name, severity, finding.message, finding.help, finding.span, finding.entity)


def _by_kind(faults: Iterable[Fault]) -> dict[Enum, tuple[Fault, ...]]:
    grouped: defaultdict[Enum, list[Fault]] = defaultdict(list)
    for fault in faults:
        grouped[fault.kind].append(fault)
    return {kind: tuple(found) for kind, found in grouped.items()}
