"""The wording of goals as the rules about it see it: its texts, whether it can be checked, and findings in it."""

from collections.abc import Callable, Iterator
from itertools import groupby

from kep_cli.diagnostics import Finding, Severity
from kep_cli.model.konzept import Zielknoten
from kep_cli.rules.contract import Context
from kep_cli.rules.phases import grade
from kep_cli.rules.texts import WrittenText
from kep_cli.wording.quantities import is_measured

_VOTED_ON = frozenset({"text", "punkte"})


def parts(ziel: Zielknoten) -> Iterator[WrittenText]:
    """The texts that are voted on: that of the goal, then its Punkte."""
    if ziel.data is not None:
        yield WrittenText(ziel, ("text",), ziel.data.text, is_prose=False)
        for place, punkt in enumerate(ziel.data.punkte):
            yield WrittenText(ziel, ("punkte", place), punkt, is_prose=False)


def whole_wording(ziel: Zielknoten) -> str:
    """All that is voted on; of a goal that cannot be read, nothing."""
    return "\n".join(part.value for part in parts(ziel))


def goals_with(
    context: Context, is_wanted: Callable[[str], bool]
) -> Iterator[tuple[Zielknoten, tuple[WrittenText, ...]]]:
    """Every goal with the texts of its wording in which one of the wanted tokens stands (see `Manuscript.tokens`)."""
    found = (text for text in context.manuscript.texts_with_tokens(is_wanted) if text.route[0] in _VOTED_ON)
    for ziel, texts in groupby(found, key=lambda text: text.entry):
        if isinstance(ziel, Zielknoten):
            yield ziel, tuple(texts)


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
