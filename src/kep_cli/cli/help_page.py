"""Commands and groups whose help page is German, and which say in German what was mistyped.

Typer's own pages come from plain English strings that no translation reaches, so the page is laid out here.
"""

import inspect
import shutil
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from typer.core import TyperCommand, TyperGroup

from kep_cli.cli.usage import leftover, name_of, placed, see_help, unknown

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter, Parameter

_INDENT = "  "
_WIDEST_TERM = 26
_WIDEST_PAGE = 100


class GermanCommand(TyperCommand):
    """A command with a German help page."""

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the help page."""
        formatter.write("\n".join(_page(self, ctx, ())))

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Read the arguments; raises KepError where some are left over."""
        ctx.allow_extra_args = True  # so that they are counted here and not complained about in English
        with placed(ctx):
            rest = super().parse_args(ctx, args)
        if rest:
            raise leftover(rest, ctx)
        return rest


class GermanGroup(TyperGroup):
    """A group of commands with a German help page."""

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the help page with the list of commands."""
        commands = [(name, _first_sentence(command)) for name, command in self.commands.items()]
        formatter.write("\n".join(_page(self, ctx, commands)))

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Read the arguments that stand before the command."""
        with placed(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: "Context", args: list[str]) -> tuple[str | None, "Command | None", list[str]]:
        """Find the command that the first argument names; raises KepError where there is none."""
        if args[0] not in self.commands:
            raise unknown("Den Befehl", args[0], self.commands, see_help(ctx))
        return super().resolve_command(ctx, args)


def _page(command: "Command", context: "Context", commands: Iterable[tuple[str, str]]) -> Iterator[str]:
    width = min(shutil.get_terminal_size().columns - 1, _WIDEST_PAGE)
    parameters = command.get_params(context)
    arguments = [parameter for parameter in parameters if parameter.param_type_name == "argument"]
    usage = [context.command_path, "[OPTIONEN]", *map(_in_usage, arguments), *(["BEFEHL …"] if commands else [])]
    yield from textwrap.wrap("Aufruf: " + " ".join(usage), width, subsequent_indent=" " * len("Aufruf: "))
    for paragraph in _paragraphs(command):
        yield ""
        yield from textwrap.wrap(paragraph, width, initial_indent=_INDENT, subsequent_indent=_INDENT)
    yield from _section("Befehle", commands, width)
    yield from _section("Argumente", ((_in_usage(each), _explained(each)) for each in arguments), width)
    options = (each for each in parameters if each.param_type_name == "option" and not getattr(each, "hidden", False))
    yield from _section("Optionen", ((_option_term(each), _explained(each)) for each in options), width)
    yield ""


def _paragraphs(command: "Command") -> list[str]:
    return inspect.cleandoc(command.help or "").split("\n\n")


def _first_sentence(command: "Command") -> str:
    """What the list of commands says about one: the first paragraph of its help."""
    return " ".join(_paragraphs(command)[0].split())


def _section(title: str, entries: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    rows = list(entries)
    if not rows:
        return
    column = min(max(len(term) for term, _ in rows), _WIDEST_TERM) + 2 * len(_INDENT)
    yield ""
    yield f"{title}:"
    for term, explanation in rows:
        head = f"{_INDENT}{term}".ljust(column)
        if len(head) > column:
            yield head
            head = ""
        yield from textwrap.wrap(
            explanation, max(width, column + 20), initial_indent=head.ljust(column), subsequent_indent=" " * column
        )


def _in_usage(argument: "Parameter") -> str:
    name = name_of(argument) + (" …" if argument.nargs != 1 else "")
    return name if argument.required else f"[{name}]"


def _option_term(option: "Parameter") -> str:
    short = next((f"{name}, " for name in option.opts if not name.startswith("--")), "    ")
    value = "" if getattr(option, "is_flag", False) else f" {option.metavar or 'WERT'}"
    return f"{short}{name_of(option)}{value}"


def _explained(parameter: "Parameter") -> str:
    text = getattr(parameter, "help", None) or ""
    if parameter.name == "help":
        text = "Zeigt diese Hilfe und endet."
    facts = []
    if parameter.required:
        facts.append("erforderlich")
    elif parameter.default and parameter.default is not True:
        facts.append(f"Vorgabe: {parameter.default}")
    if getattr(parameter, "multiple", False):
        facts.append("mehrfach möglich")
    return f"{text} [{'; '.join(facts)}]".strip() if facts else text
