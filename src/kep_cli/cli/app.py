"""The table of commands."""

from collections.abc import Callable
from typing import Annotated

import typer

from kep_cli import __version__
from kep_cli.cli import (
    cite,
    diff,
    explain,
    export,
    freeze,
    init,
    log,
    new,
    options,
    render,
    show,
    status,
    terminal,
    validate,
)
from kep_cli.cli.help_page import GermanCommand, GermanGroup
from kep_cli.errors import KepError
from kep_cli.wording.styled import plain_line

_HELP = """
kep hält die Ziele eines Landkreises als Textdateien fest, prüft sie und macht daraus die Vorlagen.

Was ein Befehl kann, zeigt: kep BEFEHL --help
"""
_COMMANDS: dict[str, tuple[Callable[..., int], str]] = {
    "init": (init.init, init.HELP),
    "validate": (validate.validate, validate.HELP),
    "show": (show.show, show.HELP),
    "diff": (diff.diff, diff.HELP),
    "log": (log.log, log.HELP),
    "status": (status.status, status.HELP),
    "render": (render.render, render.HELP),
    "cite": (cite.cite, cite.HELP),
    "freeze": (freeze.freeze, freeze.HELP),
    "export": (export.export, export.HELP),
    "explain": (explain.explain, explain.HELP),
}

# No shell completion: Typer explains and installs it in English only.
app = typer.Typer(
    name="kep",
    cls=GermanGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _name, (_function, _help) in _COMMANDS.items():
    app.command(_name, help=_help, cls=GermanCommand)(_function)
app.add_typer(new.app, name="new")


def _print_version(*, wanted: bool) -> None:
    if wanted:
        terminal.show([plain_line(f"kep {__version__}")])
        raise typer.Exit


@app.callback(invoke_without_command=True, help=_HELP)
def _kep(
    context: typer.Context,
    *,
    workspace: options.Workspace = None,
    version: Annotated[  # noqa: ARG001 - done by its callback, before anything else
        bool,
        typer.Option("--version", help="Zeigt die Version und endet.", is_eager=True, callback=_print_version),
    ] = False,
) -> None:
    if workspace is not None:  # given before the command: then it is the default of each command's own option
        default = {"workspace": workspace}
        context.default_map = dict.fromkeys(_COMMANDS, default) | {"new": dict.fromkeys(new.COMMANDS, default)}
    if context.invoked_subcommand is None:
        terminal.show(plain_line(line) for line in context.get_help().splitlines())
        raise KepError("Es fehlt ein Befehl", "Zum Beispiel prüft dieser die Ziele: kep validate")
