"""The wording of goals as the rules about it see it: its texts, whether it can be checked, and findings in it."""

from collections.abc import Callable, Iterator

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.konzept import Zielknoten
from kep_cli.rules.contract import Context
from kep_cli.rules.phases import grade
from kep_cli.rules.texts import WrittenText
from kep_cli.wording.quantities import is_measured


def parts(ziel: Zielknoten) -> Iterator[WrittenText]:
    """The texts that are voted on: that of the goal, then its Punkte."""
    if ziel.data is not None:
        yield WrittenText(ziel, ("text",), ziel.data.text, is_prose=False)
        for place, punkt in enumerate(ziel.data.punkte):
            yield WrittenText(ziel, ("punkte", place), punkt, is_prose=False)


def whole_wording(ziel: Zielknoten) -> str:
    """All that is voted on; of a goal that cannot be read, nothing."""
    return "\n".join(part.value for part in parts(ziel))


def goals_with(context: Context, is_wanted: Callable[[str], bool]) -> Iterator[Zielknoten]:
    """Every goal in whose wording one of the wanted tokens stands (see `Manuscript.tokens`)."""
    wanted = {token for token in context.manuscript.tokens if is_wanted(token)}
    if not wanted:
        return
    for ziel in context.konzept.ziele:
        data = ziel.data
        if data is not None and not wanted.isdisjoint(" ".join((data.text, *data.punkte)).split()):
            yield ziel


def is_checkable(context: Context, ziel: Zielknoten) -> bool:
    """Whether one can tell if a goal is reached: it, or each goal below it, says number, unit and time or is measured.

    A goal that cannot be read is given the benefit of the doubt: it is told elsewhere.
    """
    if ziel.data is None or ziel.id in context.measured_goals.with_target or is_measured(whole_wording(ziel)):
        return True
    return bool(ziel.children) and all(is_checkable(context, child) for child in ziel.children)


def shortcoming(
    ziel: Zielknoten,
    place: tuple[WrittenText, int, int],
    message: str,
    remedy: str,
    gravest: Severity = Severity.WARNING,
) -> Finding:
    """A finding about the content of a goal, from place to place of a text, as grave as its phase and level say."""
    text, start, end = place
    severity = Severity.INFO if gravest is Severity.INFO else grade(ziel)
    return Finding(text.part(start, end - start), message, remedy, ziel.name, severity)
