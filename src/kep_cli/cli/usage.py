"""What people mistype, said in German: Typer's exceptions by their type, never by their English words.

Typer carries its own copy of click in a private place; its public `BadParameter` says where that is.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

import typer

from kep_cli.errors import KepError
from kep_cli.wording.nearest import did_you_mean

if TYPE_CHECKING:
    from typer._click import Context, Parameter, exceptions
else:
    exceptions = import_module(typer.BadParameter.__module__)


def usage_fault() -> type["exceptions.ClickException"]:
    """The type of everything that Typer has to complain about to users."""
    return exceptions.ClickException


@contextmanager
def placed(context: "Context") -> Iterator[None]:
    """Whatever is complained about within happened in this command; Typer does not always say so itself."""
    try:
        yield
    except exceptions.UsageError as error:
        error.ctx = error.ctx or context
        raise


def german(error: "exceptions.ClickException") -> KepError:
    """The German sentence and remedy for a complaint of Typer."""
    context = getattr(error, "ctx", None)
    match error:
        case exceptions.NoSuchOption():
            return unknown("Die Option", error.option_name, _option_names(context), see_help(context))
        case exceptions.BadOptionUsage():
            return _misused_option(error.option_name, context)
        case exceptions.MissingParameter() if error.param is not None:
            return KepError(f"Es fehlt die Angabe {_label(error.param)}", see_help(context))
        case exceptions.BadParameter() if error.param is not None:
            return KepError(f"Der Wert für {_label(error.param)} ist hier nicht möglich", see_help(context))
        case exceptions.FileError():
            return KepError(f"Die Datei „{error.filename}“ lässt sich nicht öffnen", see_help(context))
    return KepError("Der Aufruf ist so nicht möglich", see_help(context))


def unknown(what: str, name: str, known: Iterable[str], see: str) -> KepError:
    """`what` („Den Befehl“) is called `name`, and there is no such thing.

    The hint suggests the nearest that there is, and then says with `see` where all of them are listed.
    """
    return KepError(f"{what} „{name}“ gibt es nicht", " ".join(filter(None, (did_you_mean(name, known), see))))


def leftover(arguments: Iterable[str], context: "Context") -> KepError:
    """There are more arguments than the command takes."""
    surplus = ", ".join(f"„{argument}“" for argument in arguments)
    return KepError(f"Mit {surplus} kann dieser Befehl nichts anfangen", see_help(context))


def name_of(parameter: "Parameter") -> str:
    """How a parameter is called in help and messages: `--format`, `ORDNER`."""
    if parameter.param_type_name == "option":
        return max(parameter.opts, key=len)
    return parameter.metavar or (parameter.name or "").upper()


def see_help(context: "Context | None") -> str:
    """Where everything that is possible is listed."""
    return f"Was möglich ist, zeigt: {context.command_path if context else 'kep'} --help"


def _label(parameter: "Parameter") -> str:
    return f"„{name_of(parameter)}“"


def _misused_option(name: str, context: "Context | None") -> KepError:
    takes_none = any(name in parameter.opts and getattr(parameter, "is_flag", False) for parameter in _options(context))
    message = f"Die Option „{name}“ nimmt keinen Wert an" if takes_none else f"Nach der Option „{name}“ fehlt ihr Wert"
    return KepError(message, see_help(context))


def _options(context: "Context | None") -> list["Parameter"]:
    return context.command.get_params(context) if context else []


def _option_names(context: "Context | None") -> list[str]:
    return [name for option in _options(context) for name in option.opts if name.startswith("-")]
