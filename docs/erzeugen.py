"""Write what docs/ takes from the code: `python docs/erzeugen.py`; with `--check` only say what is out of date."""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from felder import felder
from platzhalter import platzhalter

from kep_cli.rules.catalogue import FAMILIES, RULES
from kep_cli.rules.contract import Rule
from kep_cli.wording.severities import severity_word

DOCS = Path(__file__).resolve().parent


def family_of(rule: Rule) -> str:
    """The selector of the rule's family: `KEP2`."""
    return rule.code[:4]


def regeln() -> Iterator[str]:
    """The blocks of docs/regeln.md: an overview, then every rule as `kep explain` prints it."""
    yield "<!-- Aus den Regeln selbst erzeugt: make docs -->"
    yield "# Die Regeln"
    yield (
        "Was `kep validate` findet, warum das schadet und wie es richtig ist. Dasselbe zeigt `kep explain KEP001`. "
        "Wie Sie eine Regel abschalten, anders gewichten oder an einer Stelle stumm schalten, steht im "
        "[Handbuch](handbuch.md)."
    )
    yield "| Regel | Name | Stufe | findet |\n|---|---|---|---|\n" + "\n".join(map(overview_row, RULES))
    for family, rules in groupby(RULES, family_of):
        yield f"## {family}xx – {FAMILIES[family]}"
        for rule in rules:
            yield f"### {rule.code} {rule.name}"
            yield f"*{level(rule)}*"
            yield rule.documentation


def overview_row(rule: Rule) -> str:
    """The rule's line in the overview, linked to its section."""
    anchor = f"{rule.code} {rule.name}".lower().replace(" ", "-")
    summary = rule.summary.replace("|", "\\|")
    return f"| [{rule.code}](#{anchor}) | {rule.name} | {level(rule)} | {summary} |"


def level(rule: Rule) -> str:
    """How grave a finding of the rule usually is, and whether the rule has to be asked for."""
    return severity_word(rule.severity) + ("" if rule.default_on else ", nur auf Wunsch")


def main(arguments: list[str]) -> int:
    """Write the generated files, or with `--check` leave them alone and give 1 where one is out of date."""
    out_of_date = 0
    for name, blocks in {"regeln.md": regeln(), "felder.md": felder(), "platzhalter.md": platzhalter()}.items():
        file, text = DOCS / name, "\n\n".join(blocks) + "\n"
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        if arguments == ["--check"]:
            sys.stderr.write(f"docs/{name} is out of date: make docs\n")
            out_of_date = 1
        else:
            file.write_text(text, encoding="utf-8", newline="\n")
    return out_of_date


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
