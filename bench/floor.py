"""The floor that kep is measured against: `python bench/floor.py WORKSPACE`.

Imports what every command of kep imports and runs through the YAML events of the same files, nothing else.
"""

import sys
from pathlib import Path

import typer
from pydantic import BaseModel
from yaml._yaml import CParser

if __name__ == "__main__":
    assert typer, BaseModel  # noqa: S101 - imported for the time that takes
    for path in sorted(Path(sys.argv[1], "goals").rglob("*.yaml")):
        parser = CParser(path.read_bytes())
        while parser.get_event() is not None:
            pass
