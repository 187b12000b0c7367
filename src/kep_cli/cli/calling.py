"""Calls a Typer app the way kep wants it: exit codes come back, faults of usage are said in German.

Typer's own `main` is left out, because it prints English sentences and ends the process itself.
"""

from collections.abc import Sequence

import typer
from typer.main import get_command

from kep_cli.cli.usage import german, usage_fault


def call(app: typer.Typer, arguments: Sequence[str]) -> int:
    """Run the command that the arguments name; gives its exit code. Raises KepError for faults of usage."""
    command = get_command(app)
    try:
        with command.make_context("kep", list(arguments)) as context:
            code = command.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    except typer.Abort as abort:
        raise KeyboardInterrupt from abort
    except usage_fault() as error:
        raise german(error) from error
    return code if isinstance(code, int) else 0
