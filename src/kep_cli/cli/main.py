"""Where `kep` begins.

Imports nothing heavy itself: whatever happens from the first import on ends in `guarded`.
"""

import gc
import os
import sys
from collections.abc import Sequence

from kep_cli.cli import terminal
from kep_cli.cli.guard import guarded


def main() -> None:
    """Run `kep` with the arguments of this process and end the process with the exit code."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # they would cost time, and be foreign code that reads the goals
    gc.disable()  # a run is short and leaves no garbage worth the search, which would cost a tenth of it
    code = run(sys.argv[1:])
    gc.freeze()  # nor is there any need to search at the end
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run `kep` with these arguments; gives 0 to 3 or 130, and never raises."""
    terminal.prepare()
    return guarded(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    from kep_cli.cli.app import app
    from kep_cli.cli.calling import call

    return call(app, arguments)
