"""What people mistype is answered in German, whatever Typer says of it in English."""

import enum
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Annotated

import pytest
import typer

from kep_cli.cli.calling import call
from kep_cli.cli.help_page import GermanCommand, GermanGroup
from kep_cli.errors import KepError

Kep = Callable[..., CompletedProcess[str]]

SEE_HELP = "Was möglich ist, zeigt: kep --help"
SEE_VALIDATE = "Was möglich ist, zeigt: kep validate --help"

MISTYPED = [
    ("validat", "Den Befehl „validat“ gibt es nicht", f"Meinten Sie „validate“? {SEE_HELP}"),
    ("Validate", "Den Befehl „Validate“ gibt es nicht", f"Meinten Sie „validate“? {SEE_HELP}"),
    ("xyzzy", "Den Befehl „xyzzy“ gibt es nicht", SEE_HELP),
    ("--versoin", "Die Option „--versoin“ gibt es nicht", f"Meinten Sie „--version“? {SEE_HELP}"),
    ("--version=1", "Die Option „--version“ nimmt keinen Wert an", SEE_HELP),
    ("-C", "Nach der Option „-C“ fehlt ihr Wert", SEE_HELP),
    ("validate --formt json", "Die Option „--formt“ gibt es nicht", f"Meinten Sie „--format“? {SEE_VALIDATE}"),
    ("validate -x", "Die Option „-x“ gibt es nicht", SEE_VALIDATE),
    ("validate --format", "Nach der Option „--format“ fehlt ihr Wert", SEE_VALIDATE),
    ("validate --strict=ja", "Die Option „--strict“ nimmt keinen Wert an", SEE_VALIDATE),
    ("validate a b c", "Mit „b“, „c“ kann dieser Befehl nichts anfangen", SEE_VALIDATE),
    (
        "validate --format jsn",
        "Das Format „jsn“ gibt es nicht",
        "Meinten Sie „json“? Bekannt sind: text, concise, json, github",
    ),
    (
        "explain KEP001 KEP002",
        "Mit „KEP002“ kann dieser Befehl nichts anfangen",
        "Was möglich ist, zeigt: kep explain --help",
    ),
]


@pytest.mark.parametrize(("typed", "message", "hint"), MISTYPED, ids=[typed for typed, *_ in MISTYPED])
def test_what_is_mistyped_gets_a_sentence_and_a_hint(kep_here: Kep, typed: str, message: str, hint: str) -> None:
    told = kep_here(*typed.split())

    assert (2, "", f"Fehler: {message}\nHinweis: {hint}\n") == (told.returncode, told.stdout, told.stderr)


def test_kep_alone_shows_its_help_and_says_that_a_command_is_missing(kep_here: Kep) -> None:
    told = kep_here()

    assert kep_here("--help").stdout == told.stdout
    assert "Fehler: Es fehlt ein Befehl\nHinweis: Zum Beispiel prüft dieser die Ziele: kep validate\n" == told.stderr
    assert told.returncode == 2


class Farbe(enum.StrEnum):
    ROT = "rot"


OTHERS = typer.Typer(cls=GermanGroup, add_completion=False, rich_markup_mode=None)


@OTHERS.command(cls=GermanCommand)
def allerlei(  # noqa: PLR0913 - a command that has one parameter of each kind
    ziel: Annotated[str, typer.Argument(metavar="ZIEL")],
    paar: Annotated[tuple[int, int] | None, typer.Argument(metavar="PAAR")] = None,
    *,
    farbe: Annotated[Farbe, typer.Option()] = Farbe.ROT,
    jahr: Annotated[int, typer.Option(min=2000)] = 2020,
    ordner: Annotated[Path, typer.Option(exists=True)] = Path(),
    datei: Annotated[typer.FileText | None, typer.Option()] = None,
    kennung: Annotated[str, typer.Option()] = "",
) -> None:
    raise AssertionError((ziel, paar, farbe, jahr, ordner, datei, kennung))


@OTHERS.command(cls=GermanCommand, no_args_is_help=True)
def stumm() -> None:
    raise AssertionError


@OTHERS.command(cls=GermanCommand)
def datei(name: str) -> None:
    raise sys.modules[typer.BadParameter.__module__].FileError(name, "no such thing")


SEE_ALLERLEI = "Was möglich ist, zeigt: kep allerlei --help"
PROVOKED = [
    (["allerlei"], "MissingParameter", "Es fehlt die Angabe „ZIEL“", SEE_ALLERLEI),
    (["allerlei", "a", "1"], "BadArgumentUsage", "Der Aufruf ist so nicht möglich", SEE_ALLERLEI),
    (
        ["allerlei", "a", "--farbe", "blau"],
        "BadParameter",
        "Der Wert für „--farbe“ ist hier nicht möglich",
        SEE_ALLERLEI,
    ),
    (["allerlei", "a", "--jahr", "bald"], "BadParameter", "Der Wert für „--jahr“ ist hier nicht möglich", SEE_ALLERLEI),
    (["allerlei", "a", "--jahr", "1"], "BadParameter", "Der Wert für „--jahr“ ist hier nicht möglich", SEE_ALLERLEI),
    (
        ["allerlei", "a", "--ordner", "/nicht/da"],
        "BadParameter",
        "Der Wert für „--ordner“ ist hier nicht möglich",
        SEE_ALLERLEI,
    ),
    (
        ["allerlei", "a", "--datei", "/nicht/da"],
        "BadParameter",
        "Der Wert für „--datei“ ist hier nicht möglich",
        SEE_ALLERLEI,
    ),
    (
        ["allerlei", "a", "--farb", "rot"],
        "NoSuchOption",
        "Die Option „--farb“ gibt es nicht",
        f"Meinten Sie „--farbe“? {SEE_ALLERLEI}",
    ),
    (["allerlei", "a", "--jahr"], "BadOptionUsage", "Nach der Option „--jahr“ fehlt ihr Wert", SEE_ALLERLEI),
    (["stumm"], "NoArgsIsHelpError", "Der Aufruf ist so nicht möglich", "Was möglich ist, zeigt: kep stumm --help"),
    (["datei", "x.txt"], "FileError", "Die Datei „x.txt“ lässt sich nicht öffnen", SEE_HELP),
    ([], "UsageError", "Der Aufruf ist so nicht möglich", SEE_HELP),
]


@pytest.mark.parametrize(
    ("arguments", "kind", "message", "hint"), PROVOKED, ids=[" ".join(each[0]) for each in PROVOKED]
)
def test_every_complaint_of_typer_becomes_german(arguments: list[str], kind: str, message: str, hint: str) -> None:
    with pytest.raises(KepError) as raised:
        call(OTHERS, arguments)

    assert (message, hint) == (raised.value.message, raised.value.hint)
    assert kind == type(raised.value.__cause__).__name__


def test_no_kind_of_complaint_is_left_out() -> None:
    (complaint,) = [kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException"]

    assert sorted(kind.__name__ for kind in _all_kinds(complaint)) == sorted({kind for _, kind, *_ in PROVOKED})


def _all_kinds(kind: type[Exception]) -> Iterator[type[Exception]]:
    for narrower in kind.__subclasses__():
        yield narrower
        yield from _all_kinds(narrower)


def test_bytes_that_are_no_text_are_answered_like_any_other_name(kep: Kep) -> None:
    told = kep("explain", "KEP\udcff")

    assert (2, "") == (told.returncode, told.stdout)
    assert told.stderr.startswith("Fehler: ")
