"""The record that kep leaves in a frozen copy, and whether the copy is still what it was then.

Checksums leave the line ends out: git writes other ones on Windows than elsewhere, and nobody has edited anything.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kep_cli.diagnostics import Fault
from kep_cli.source.faults import FileFault
from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Mapping as MappingNode
from kep_cli.source.nodes import Scalar
from kep_cli.source.snapshot import FROZEN
from kep_cli.spans import whole_file
from kep_cli.wording.dates import Moment, parse_moment

RECORD = "fassung.yaml"
"""The name of the record, directly in the folder of the copy."""

CHECKSUMS = "pruefsummen"
"""Its field with the checksum of each file, by the path within the copy."""


DAY, REVISION, DIFFERS = "datum", "revision", "abweichend"
"""Its further fields: when it was frozen; the commit that was checked out; whether the goals differed from that."""


YES, NO = "ja", "nein"
"""How the record says that they did, or did not."""


_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class Record(NamedTuple):
    """What a record says of its copy; `commit` is empty, and the day None, where it does not tell."""

    day: Moment | None = None
    commit: str = ""
    differs: bool = False


def checksum(data: bytes) -> str:
    """SHA-256 of a file, in hexadecimal digits, as if all of its lines ended with a single line feed."""
    return hashlib.sha256(without_carriage_returns(data)).hexdigest()


def without_carriage_returns(data: bytes) -> bytes:
    """The bytes with the line ends that git keeps."""
    return data.replace(b"\r\n", b"\n")


def read_record(data: bytes) -> Record:
    """What a record says, as far as it can be read."""
    root = SourceFile(RECORD, data).root
    said = root.values if isinstance(root, MappingNode) else {}
    day, commit, differs = (
        node.value if isinstance(node := said.get(field), Scalar) else "" for field in (DAY, REVISION, DIFFERS)
    )
    return Record(parse_moment(day), commit if _COMMIT.fullmatch(commit) else "", differs == YES)


def changes_since_frozen(fassung: str, record: bytes, files: Mapping[str, bytes]) -> Iterator[Fault]:
    """What was edited, removed from or added to a frozen copy; `files` are its files by their path within it."""
    folder = f"{FROZEN}/{fassung}"
    recorded = _recorded(record)
    if recorded is None:
        yield Fault(FileFault.FROZEN_RECORD, whole_file(f"{folder}/{RECORD}"), (fassung,))
        return
    for path in sorted(recorded.keys() | files.keys()):
        if path not in files:
            yield Fault(FileFault.FROZEN_MISSING, whole_file(f"{folder}/{path}"), (fassung,))
        elif path not in recorded:
            yield Fault(FileFault.FROZEN_ADDED, whole_file(f"{folder}/{path}"), (fassung,))
        elif recorded[path] != checksum(files[path]):
            yield Fault(FileFault.FROZEN_EDITED, whole_file(f"{folder}/{path}"), (fassung,))


def _recorded(record: bytes) -> dict[str, str] | None:
    """The checksums in a record, or None where it cannot be read as a whole."""
    file = SourceFile(RECORD, record)
    said = file.root.values.get(CHECKSUMS) if isinstance(file.root, MappingNode) else None
    if file.partial or not isinstance(said, MappingNode):
        return None
    return {path: node.value for path, node in said.values.items() if isinstance(node, Scalar)}
