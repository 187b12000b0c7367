"""The help pages: German from the first to the last word, and complete."""

from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Annotated

import pytest
import typer

from kep_cli.cli import app, new
from kep_cli.cli.calling import call
from kep_cli.cli.help_page import GermanCommand, GermanGroup

Kep = Callable[..., CompletedProcess[str]]
Golden = Callable[[str, str], None]

COMMANDS = [command.name or "" for command in app.app.registered_commands]


def test_the_first_page_lists_every_command(kep_here: Kep, golden: Golden) -> None:
    golden("help.txt", kep_here("--help").stdout)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_page(kep_here: Kep, golden: Golden, command: str) -> None:
    page = kep_here(command, "--help")

    assert (0, "") == (page.returncode, page.stderr)
    assert kep_here(command, "-h").stdout == page.stdout
    golden(f"help-{command}.txt", page.stdout)


@pytest.mark.parametrize("kind", ["", *new.COMMANDS])
def test_every_kind_of_new_entry_has_a_page(kep_here: Kep, golden: Golden, kind: str) -> None:
    page = kep_here("new", *filter(None, [kind]), "--help")

    assert (0, "") == (page.returncode, page.stderr)
    golden(f"help-{'-'.join(filter(None, ['new', kind]))}.txt", page.stdout)


def test_pages_fit_the_width_of_the_terminal(kep_here: Kep) -> None:
    narrow = kep_here("validate", "--help", environment={"COLUMNS": "60"}).stdout.splitlines()
    wide = kep_here("validate", "--help", environment={"COLUMNS": "300"}).stdout.splitlines()

    assert [] == [line for line in narrow if len(line) > 60]
    assert max(map(len, wide)) <= 100


def test_a_page_says_what_is_required_and_what_holds_without_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    example = typer.Typer(cls=GermanGroup, add_completion=False, rich_markup_mode=None)

    @example.command(cls=GermanCommand, help="Zählt.\n\nUnd zwar genau.")
    def zaehle(
        ziel: Annotated[list[str], typer.Argument(metavar="ZIEL", help="Was gezählt wird.")],
        *,
        jahr: Annotated[int, typer.Option("--jahr", metavar="JAHR", help="Das Jahr.")] = 2018,
        grund: Annotated[str, typer.Option("--grund", metavar="GRUND")] = ...,  # type: ignore[assignment]
        geheim: Annotated[bool, typer.Option("--geheim", hidden=True)] = False,
    ) -> None:
        raise AssertionError((ziel, jahr, grund, geheim))

    @example.command(cls=GermanCommand, help="Wiegt.")
    def wiege() -> None:
        raise AssertionError

    expected = """\
Aufruf: kep zaehle [OPTIONEN] ZIEL …

  Zählt.

  Und zwar genau.

Argumente:
  ZIEL …  Was gezählt wird. [erforderlich]

Optionen:
      --jahr JAHR    Das Jahr. [Vorgabe: 2018]
      --grund GRUND  [erforderlich]
      --help         Zeigt diese Hilfe und endet.
"""

    assert call(example, ["zaehle", "--help"]) == 0
    assert expected == capsys.readouterr().out


def test_the_version_is_one_line(kep_here: Kep) -> None:
    from kep_cli import __version__

    assert f"kep {__version__}\n" == kep_here("--version").stdout
