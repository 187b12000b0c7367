"""Where every run ends: each way to fail gets its German sentence and its exit code.

0 and 1 are the command's own. 2: kep could not do its work. 3: a bug in kep. 130: the user stopped it.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from kep_cli import __version__
from kep_cli.cli import terminal
from kep_cli.errors import KepError
from kep_cli.wording.os_errors import is_known, reason
from kep_cli.wording.styled import Segment, Style

COULD_NOT = 2
BUG = 3
STOPPED = 130

_OURS = "kep_cli"


def guarded(work: Callable[[], int]) -> int:
    """Do the work and give its exit code; whatever goes wrong is said on stderr and becomes an exit code too."""
    try:
        return work()
    except KepError as error:
        return _could_not(error.message, error.hint)
    except KeyboardInterrupt:
        terminal.note("Abgebrochen")
        return STOPPED
    except BrokenPipeError:  # the reader of `kep --help | head` has read enough
        terminal.silence(sys.stdout)
        return 0
    except ModuleNotFoundError as error:
        return _bug(error) if (error.name or _OURS).partition(".")[0] == _OURS else _incomplete(error.name or "")
    except Exception as error:  # noqa: BLE001 - whatever it is, nobody but us should read its traceback
        return _refused(error) if isinstance(error, OSError) and is_known(error) else _bug(error)


def _could_not(message: str, hint: str) -> int:
    lines = [(Segment("Fehler: ", Style.ERROR), Segment(message))]
    if hint:
        lines.append((Segment("Hinweis: ", Style.STRONG), Segment(hint)))
    terminal.note_lines(lines)
    return COULD_NOT


def _refused(error: OSError) -> int:
    """The operating system refused something that no command expected: a full disk, a drive that is gone."""
    terminal.silence(sys.stdout)
    place = f" bei „{Path(os.fsdecode(error.filename)).as_posix()}“" if error.filename else ""
    message = f"Das Betriebssystem lässt kep nicht weiterarbeiten{place}: {reason(error)}"
    return _could_not(message, "Prüfen Sie Laufwerk und Rechte und versuchen Sie es noch einmal")


def _incomplete(module: str) -> int:
    """A package that kep needs is not installed, or not any more."""
    message = f"In dieser Python-Umgebung fehlt „{module}“, das kep braucht"
    return _could_not(message, "Richten Sie kep neu ein: py -m pip install --force-reinstall kep-cli")


def _bug(error: Exception) -> int:
    import tempfile  # slow to load, and not needed in a run that goes well

    report = _bug_report(error)
    terminal.note("In kep ist ein Fehler aufgetreten, der nicht an Ihren Dateien liegt. Das tut uns leid.")
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="replace", prefix="kep-fehlerbericht-", suffix=".txt", delete=False
        ) as file:
            file.write(report)
    except OSError:
        terminal.note("Bitte schicken Sie den folgenden Bericht an die Stelle, von der Sie kep haben:", "")
        terminal.note(*report.splitlines())
    else:
        terminal.note(
            f"Bitte schicken Sie die Datei {Path(file.name).as_posix()} an die Stelle, von der Sie kep haben.",
            "Sie können sie vorher lesen: Darin stehen die Meldung, die Versionen und das Betriebssystem.",
        )
    return BUG


def _bug_report(error: Exception) -> str:
    import platform
    import traceback

    facts = (
        f"kep {__version__}",
        f"Python {platform.python_version()} ({platform.python_implementation()})",
        f"System {platform.platform()}",
        f"Befehl {next((argument for argument in sys.argv[1:] if not argument.startswith('-')), '')}",
    )
    return "\n".join((*facts, "", *traceback.format_exception(error)))
