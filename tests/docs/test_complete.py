"""Nothing that users may meet is missing in the handbook, and nothing stands there that does not exist."""

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from typer.main import get_command

from kep_cli.cli.app import app
from kep_cli.progress.degree import Undefined
from kep_cli.progress.due import Task
from kep_cli.progress.rating import Light
from kep_cli.progress.trend import Grade
from kep_cli.rules.catalogue import RULES

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "src" / "kep_cli"
HANDBUCH = (CHECKOUT / "docs" / "handbuch.md").read_text(encoding="utf-8")
CHAPTERS = ("handbuch.md", "anlegen.md", "festhalten.md", "word.md")
EXPLAINED = "\n".join((CHECKOUT / "docs" / name).read_text(encoding="utf-8") for name in CHAPTERS)
FORTSCHRITT = (CHECKOUT / "docs" / "fortschritt.md").read_text(encoding="utf-8")
OVERVIEW = HANDBUCH.split("## 9 Befehle im Überblick")[1]
# docs/regeln.md is made from the rules; one of them shows a code that does not exist.
WITH_CODES = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "docs/handbuch.md",
    "docs/felder.md",
    "docs/leistung.md",
    "docs/beispiel/goals/konzept.yaml",
]


def options_of(command: str) -> set[str]:
    group = get_command(app)
    chosen = getattr(group, "commands", {})[command] if command else group
    inner = getattr(chosen, "commands", {}).values() if command else ()
    parameters = [parameter for each in (chosen, *inner) for parameter in each.params]
    return {name for parameter in parameters for name in parameter.opts if name.startswith("-")}


COMMANDS = sorted(getattr(get_command(app), "commands", {}))


def test_every_command_has_a_section() -> None:
    assert COMMANDS == sorted(re.findall(r"^### kep (\w+)$", OVERVIEW, re.MULTILINE))


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_option_stands_in_the_section_of_its_command(command: str) -> None:
    section = OVERVIEW.split(f"### kep {command}\n")[1] if command else OVERVIEW
    said = set(re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", section.split("\n### ")[0]))

    assert options_of(command) - said == set()


def test_every_option_that_is_named_with_a_command_exists() -> None:
    documents = "\n".join(file.read_text(encoding="utf-8") for file in (CHECKOUT / "docs").glob("*.md"))
    calls = re.findall(r"`kep (\w+)([^`]*)`", documents)
    unknown = [
        (command, option)
        for command, rest in calls
        for option in re.findall(r"(?<!\S)--?[a-zA-Z][\w-]*", rest)
        if option not in options_of(command) | {"--help", "-h"}
    ]

    assert unknown == []


@pytest.mark.parametrize("words", [Undefined, Light, Grade, Task])
def test_every_word_of_the_json_of_status_is_explained(words: type[StrEnum]) -> None:
    section = FORTSCHRITT.split("## Für andere Programme")[1].split("\n## ")[0]

    assert [] == [word.value for word in words if f"`{word.value}`" not in section]


@pytest.mark.parametrize("file", WITH_CODES)
def test_every_rule_that_is_mentioned_exists(file: str) -> None:
    mentioned = set(re.findall(r"KEP\d{3}", (CHECKOUT / file).read_text(encoding="utf-8")))

    assert mentioned - {rule.code for rule in RULES} == set()


def test_every_block_of_the_document_template_stands_in_the_table_of_those_that_can_be_replaced() -> None:
    template = (CHECKOUT / "templates" / "dokumente" / "vorlage.md.j2").read_text(encoding="utf-8")
    blocks = re.findall(r"^\{% block (\w+) %\}", template, re.MULTILINE)
    table = HANDBUCH.split("| Block | enthält |\n")[1].split("\n\n")[0]

    assert blocks == re.findall(r"^\| `(\w+)`", table, re.MULTILINE)


def messages() -> Iterator[str]:
    """The sentences with which kep ends with exit code 2, with `…` for what differs from case to case."""
    for room in ("cli", "source", "documents", "edit", "exports"):
        for file in sorted((PACKAGE / room).rglob("*.py")):
            yield from messages_in(ast.parse(file.read_text(encoding="utf-8")))


def messages_in(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Name(id="KepError" | "MisplacedError"), args=[sentence, *_]):
                yield from spoken(sentence)
            case ast.Assign(targets=[ast.Name(id="message")], value=sentence):
                yield from spoken(sentence)


def spoken(sentence: ast.expr) -> Iterator[str]:
    match sentence:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in parts)
        case ast.IfExp(body=one, orelse=other):
            yield from spoken(one)
            yield from spoken(other)


@pytest.mark.parametrize("message", sorted(set(messages())))
def test_every_sentence_with_which_kep_gives_up_is_explained(message: str) -> None:
    pattern = ".*".join(map(re.escape, message.strip("…: ").split("…")))

    assert re.search(pattern, EXPLAINED.replace("\n", " ")), f"missing in the handbook: {message}"
