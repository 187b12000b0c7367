"""What tests of comparisons share: versions from compact texts, and changes in single lines."""

from collections.abc import Iterator
from typing import Any

import pytest

from kep_cli.compare.changes import Change, Comparison
from kep_cli.model.declarations import naming_field
from kep_cli.model.fields import Entity, Zeitpunkt
from kep_cli.model.load import Loader
from kep_cli.source.snapshot import Snapshot
from kep_cli.wording.dates import Moment, iso

FRAME = "titel: Konzept\nkoerperschaft: Landkreis Musterland\nzeithorizont: {von: 2026, bis: 2034}\n"
PHASE = "phase: zielbildung\n"
NO_TEXT = b"\x00\x01\x02" * 20
"""A picture, say."""


def version(text: str) -> Snapshot:
    """One version. Each line is the file of one Oberziel; `== path` begins a file, `== rahmen` adds to the frame."""
    files = {"goals/konzept.yaml": FRAME + PHASE}
    path = ""
    for number, line in enumerate(text.splitlines(keepends=True)):
        if line.startswith("== "):
            path = line.removeprefix("== ").strip()
        elif path:
            files[f"goals/{path}"] = files.get(f"goals/{path}", "") * (path != "konzept.yaml" or number > 1) + line
        else:
            files[f"goals/oberziele/{number:02}.yaml"] = line
    return Snapshot({path: content.encode() for path, content in files.items()}, {}, (), ())
