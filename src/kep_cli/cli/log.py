"""`kep log`: how one entry came to be what it is."""

from typing import TYPE_CHECKING, Annotated

import typer

from kep_cli.cli import options, terminal
from kep_cli.cli.usage import unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kep_cli.cli.history_steps import HistoryStep
    from kep_cli.cli.versions import Versions
    from kep_cli.reports.chronicle import Step

HELP = """
Zeigt, wie ein Ziel zu dem wurde, was es ist.

Genannt wird jede Fassung, die es geändert hat, mit Tag, Runde, Verfasser, Begründung und den geänderten Wörtern. In
einem Git-Repositorium sind das die Commits, sonst die festgehaltenen Fassungen. Verfolgt wird die Kennung, auch wenn
Nummer, Ort und Datei andere wurden.
"""
_FORMATS = ("text", "json")


def log(
    name: Annotated[str, typer.Argument(metavar="ID|NUMMER", help="Kennung oder heutige Nummer des Eintrags.")],
    *,
    workspace: options.Workspace = None,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help="Wie das Ergebnis ausgegeben wird.")
    ] = _FORMATS[0],
) -> int:
    """Print every version that changed the entry, the oldest first."""
    from kep_cli.cli.history import history
    from kep_cli.cli.versions import Versions
    from kep_cli.reports.chronicle import chronicle, chronicle_as_json

    options.one_of(_FORMATS, form, "Das Format")
    versions = Versions(workspace)
    entry_id = _id(versions, name)
    with history(versions) as steps:
        told = list(_steps(steps, entry_id))
    if not told:
        raise unknown("Den Eintrag", name, _known(versions), see="Alle Ziele zeigt: kep show")
    tell = chronicle_as_json if form == "json" else chronicle
    terminal.show(tell(entry_id, told))
    return 0


def _id(versions: "Versions", name: str) -> str:
    """The id that is meant: what is called so today, else the name itself, which may be one of the past."""
    from kep_cli.reports.entries import called

    found = called(versions.today.konzept, name) if versions.workspace else []
    return found[0].id if found else name.strip()


def _known(versions: "Versions") -> list[str]:
    from kep_cli.reports.entries import known_names

    return known_names(versions.today.konzept) if versions.workspace else []


def _steps(steps: "tuple[HistoryStep, ...]", entry_id: str) -> "Iterator[Step]":
    """The steps that changed the entry; with each the Runden that followed before the next one did."""
    waiting: Step | None = None
    for step in steps:
        found = _changed(step, entry_id)
        if found and waiting:
            yield waiting
        if found:
            waiting = found
        elif waiting and not waiting.runden:
            waiting = waiting._replace(runden=step.names.runden)
    if waiting:
        yield waiting


def _changed(step: "HistoryStep", entry_id: str) -> "Step | None":
    """What a step changed in the entry; nothing where one of the branches that it merges had it so already."""
    from kep_cli.cli.versions import faulty_files
    from kep_cli.compare.compare import compare
    from kep_cli.compare.single import about_one
    from kep_cli.model.load import load
    from kep_cli.reports.changes.compared import Compared, VersionName
    from kep_cli.reports.chronicle import Step
    from kep_cli.source.snapshot import Snapshot

    now = step.read()
    before = [goals.konzept for goals in step.read_before()] or [load(Snapshot({}, {}, (), ()))]
    found = [about_one(compare(each, now.konzept), each, now.konzept, entry_id) for each in before]
    if not all(each.changes or each.numbers for each in found):
        return None
    faulty = tuple(faulty_files(now))
    names = (VersionName("", "", ""), VersionName(step.label, "", step.kind.value, step.date, step.commit, faulty))
    return Step(
        Compared(found[0], names, (before[0], now.konzept)),
        step.author,
        step.subject,
        step.reasons,
        *step.names,
        is_cut_off=step.is_cut_off,
    )
