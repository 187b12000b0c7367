"""Which papers a run renders, from which goals each, and whether those are free of errors."""

from collections.abc import Sequence
from typing import NamedTuple

from kep_cli.cli import terminal
from kep_cli.cli.checking import Checker
from kep_cli.cli.goals import Goals, fassung
from kep_cli.diagnostics import Diagnostic, Severity
from kep_cli.documents.choosing import choose_papers  # noqa: TID253 - this module is itself imported only by a run
from kep_cli.documents.render import Paper  # noqa: TID253 - the same
from kep_cli.model.entry import Entry  # noqa: TID253 - the same
from kep_cli.model.load import Loader  # noqa: TID253 - the same
from kep_cli.model.vorlage import Vorlage, Zustand  # noqa: TID253 - the same
from kep_cli.settings import RuleSettings


class Choice(NamedTuple):
    """The papers to be rendered, and all goals that they stand in or show, each once."""

    papers: list[Paper]
    goals: list[Goals]


def choose(base: Goals, names: Sequence[str], *, by_fassung: bool) -> Choice:
    """The papers with these names, or the drafts.

    With `by_fassung`, papers that are no drafts any more show the goals of their Fassung, as they were brought in.
    Raises KepError for unknown names and for a Fassung that cannot be read.
    """
    papers: list[Paper] = []
    versions: dict[str, Goals | None] = {}
    for entry in choose_papers(base.konzept, names):
        name = _named_fassung(entry) if by_fassung else ""
        if name and name not in versions:
            versions[name] = fassung(base, name)
        shown = versions.get(name)
        if by_fassung and shown is None:
            _tell_if_missing(entry)
        papers.append(Paper(entry, base.konzept, (shown or base).konzept))
    return Choice(papers, [base, *filter(None, versions.values())])


def errors_in(choice: Choice) -> list[tuple[Goals, list[Diagnostic]]]:
    """The findings at error level, by the goals in which they are; goals without any are left out."""
    checked = ((goals, errors_in_goals(goals)) for goals in choice.goals)
    return [(goals, errors) for goals, errors in checked if errors]


def errors_in_goals(goals: Goals) -> list[Diagnostic]:
    """The findings at error level in the goals."""
    found = Checker(goals, RuleSettings(), Loader(), day=None).findings().diagnostics
    return [each for each in found if each.severity is Severity.ERROR]


def _named_fassung(entry: Entry[Vorlage]) -> str:
    """The Fassung with which a paper was brought in; none for drafts and where none is named."""
    paper = entry.data
    return (paper.fassung or "") if paper and paper.zustand is not Zustand.ENTWURF else ""


def _tell_if_missing(entry: Entry[Vorlage]) -> None:
    """Say of a paper that it shows today's goals although it was brought in."""
    paper = entry.data
    if paper is None or paper.zustand is Zustand.ENTWURF:
        return
    missing = f"ihre Fassung „{paper.fassung}“ liegt nicht vor" if paper.fassung else "sie nennt keine Fassung"
    terminal.note(f"Vorlage {paper.drucksache or entry.id}: {missing}, deshalb stehen darin die heutigen Ziele")
