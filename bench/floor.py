"""The floor that kep is measured against: `python bench/floor.py WORKSPACE`.

Imports what every command of kep imports and runs through the YAML events of the same files, nothing else.
"""

import sys
from pathlib import Path

import typer  # noqa: F401 - imported for the time that takes
from pydantic import BaseModel  # noqa: F401 - the same
from yaml._yaml import CParser

if __name__ == "__main__":
    for path in sorted(Path(sys.argv[1], "goals").rglob("*.yaml")):
        parser = CParser(path.read_bytes())
        while parser.get_event() is not None:
            pass
