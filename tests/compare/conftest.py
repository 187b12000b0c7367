"""What tests of comparisons share: versions from compact texts, and changes in single lines."""

from collections.abc import Callable, Iterator

import pytest

from kep_cli.compare.changes import Change, Comparison
from kep_cli.compare.compare import compare
from kep_cli.model.declarations import naming_field
from kep_cli.model.fields import Entity, Zeitpunkt
from kep_cli.model.load import Loader
from kep_cli.source.snapshot import Snapshot
from kep_cli.wording.dates import Moment, iso

FRAME = "titel: Konzept\nkoerperschaft: Landkreis Musterland\nzeithorizont: {von: 2026, bis: 2034}\n"
PHASE = "phase: zielbildung\n"
_PICTURE = "\x00\x01\x02" * 20


def version(text: str) -> Snapshot:
    """One version. Each line is the file of one Oberziel, until `== path` begins another file.

    `== rahmen` says all but the first lines of konzept.yaml; `<Bild>` stands for the bytes of a picture.
    """
    files = {"goals/konzept.yaml": FRAME + PHASE}
    path = ""
    for number, line in enumerate(text.splitlines(keepends=True)):
        if line.startswith("== "):
            path = f"goals/{line.removeprefix('== ').strip()}"
            begun = FRAME if path == "goals/rahmen" else ""
            path = "goals/konzept.yaml" if begun else path
            files[path] = begun
        elif line == "<Bild>\n":
            files[path] = _PICTURE
        elif path:
            files[path] = files.get(path, "") + line
        else:
            files[f"goals/oberziele/{number:02}.yaml"] = line
    if "phase:" not in files["goals/konzept.yaml"]:
        files["goals/konzept.yaml"] += PHASE
    return Snapshot({path: content.encode() for path, content in files.items()}, {}, (), ())


def comparison(old: str, new: str) -> Comparison:
    """What a comparison of two such versions finds."""
    loader = Loader()
    return compare(loader.load(version(old)), loader.load(version(new)))


@pytest.fixture
def told() -> Callable[[str, str], list[str]]:
    """Gives all that a comparison of two such versions finds, a line each, so that every fact shows."""
    return lambda old, new: list(_lines(comparison(old, new)))


def _lines(found: Comparison) -> Iterator[str]:
    yield from map(_change, found.changes)
    yield from (f"hint {hint.entity}:{hint.old_id} -> {hint.new_id}" for hint in found.hints)
    yield from (f"number {renamed.id} {renamed.old} -> {renamed.new}" for renamed in found.numbers)


def _change(change: Change) -> str:
    head = f"{change.kind} {change.entity}:{change.id}"
    field = f" .{change.field}" if change.field else ""
    extras = {
        "along": ",".join(change.along),
        "kin": ",".join(change.kin),
        "reason": change.reason,
        "runde": change.runde,
        "presumed": "yes" if change.presumed else "",
    }
    said = "".join(f" {name}={value}" for name, value in extras.items() if value)
    return f"{head}{field}: {_value(change.old)} -> {_value(change.new)}{said}"


def _value(value: object) -> str:
    match value:
        case Entity():
            return f"<{getattr(value, naming_field(value))}>" if naming_field(value) else f"<{type(value).__name__}>"
        case Zeitpunkt():
            return "/".join(map(iso, value.moments))
        case Moment():
            return iso(value)
        case tuple():
            return f"({', '.join(map(_value, value))})"
        case str():
            return repr(str(value))
    return str(value)
