"""Keeping the goals as they are: a frozen copy, whole or not at all, and never over another one."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kep_cli.errors import KepError
from kep_cli.source.frozen import CHECKSUMS, DAY, DIFFERS, NO, RECORD, REVISION, YES, checksum
from kep_cli.source.snapshot import FROZEN, GOALS
from kep_cli.source.writing import temporary_name, write_new
from kep_cli.wording.ids import as_id
from kep_cli.wording.os_errors import reason
from kep_cli.wording.visible import visible

_HINT = "Prüfen Sie Ihre Rechte und den freien Platz; festgehalten wurde nichts"


class Origin(NamedTuple):
    """Where frozen goals come from: the day, the commit in git, if any, and whether they differed from it."""

    day: date
    commit: str = ""
    differs: bool = False


def freeze(workspace: Path, fassung: str, files: Mapping[str, bytes], origin: Origin) -> Path:
    """Keep the files, by their path in the workspace, as a frozen copy of this name; gives its folder.

    All is written beside its place, read back and compared before it gets its name. Raises KepError for a name that is
    no id or is taken, and where writing fails; then nothing is left behind.
    """
    _check_name(fassung)
    folder = workspace / FROZEN
    target = folder / fassung
    if folder.is_symlink():
        message = f"Der Ordner „{FROZEN}“ ist eine Verknüpfung"
        raise KepError(message, "Fassungen gehören in den Arbeitsbereich selbst; ersetzen Sie sie durch einen Ordner")
    if target.is_symlink() or target.exists():
        message = f"Die Fassung „{fassung}“ gibt es schon"
        raise KepError(message, "Eine festgehaltene Fassung wird nie ersetzt; wählen Sie einen neuen Namen")
    for path in files:
        if not path.isprintable():
            message = f"Die Datei „{visible(path)}“ trägt einen Namen, der sich nicht auf jedem Rechner schreiben lässt"
            raise KepError(message, "Benennen Sie sie um; festgehalten wurde nichts")
    contents = {path.removeprefix(f"{GOALS}/"): data for path, data in files.items()}
    contents[RECORD] = _record(fassung, contents, origin)
    with _told(target.relative_to(workspace)), _beside(target) as temporary:
        for path, data in contents.items():
            write_new(temporary / path, data)
        _compare(temporary, contents)
        temporary.rename(target)
    return target


def _check_name(fassung: str) -> None:
    wanted = as_id(fassung)
    if not wanted or wanted != fassung:
        message = f"„{fassung}“ ist keine Kennung"
        near = f"Meinten Sie „{wanted}“? " if wanted else ""
        raise KepError(message, f"{near}Erlaubt sind a bis z, 0 bis 9 und einzelne Bindestriche, etwa einbringung-2026")


def _record(fassung: str, contents: Mapping[str, bytes], origin: Origin) -> bytes:
    lines = [
        "# Diese Fassung hat kep festgehalten. Sie wird nicht mehr geändert; „kep validate“ bemerkt es sonst.",
        f"id: {fassung}",
        f"{DAY}: {origin.day.isoformat()}",
    ]
    if origin.commit:
        lines += [
            "# Der Stand in Git, und ob die Ziele davon abwichen.",
            f'{REVISION}: "{origin.commit}"',
            f"{DIFFERS}: {YES if origin.differs else NO}",
        ]
    lines += ["# SHA-256 jeder Datei; Zeilenenden zählen nicht.", f"{CHECKSUMS}:"]
    # What JSON calls a text is one in YAML too, whatever is in the name of a file.
    lines += [
        f'  {json.dumps(path, ensure_ascii=False)}: "{checksum(data)}"' for path, data in sorted(contents.items())
    ]
    return "".join(f"{line}\n" for line in lines).encode()


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A new folder beside the target; what is left of it at the end is removed, and so is what was made for it."""
    made = not target.parent.exists()
    target.parent.mkdir(exist_ok=True)
    temporary = target.with_name(temporary_name())
    try:
        temporary.mkdir()
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
        if made:
            with suppress(OSError):  # it is not empty: all went well
                target.parent.rmdir()


def _compare(folder: Path, contents: Mapping[str, bytes]) -> None:
    for path, data in contents.items():
        if (folder / path).read_bytes() != data:
            message = f"Die Datei „{path}“ kam anders auf dem Datenträger an, als sie geschrieben wurde"
            raise KepError(message, "Prüfen Sie den Datenträger; festgehalten wurde nichts")


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"Die Fassung „{target.as_posix()}“ lässt sich nicht schreiben: {reason(error)}"
        raise KepError(message, _HINT) from error
