"""Writing a file that is not there yet."""

import os
from pathlib import Path


def write_new(place: Path, data: bytes) -> None:
    """Write a file, and the folders above it, down to the disk. Raises OSError, also where there is one already."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
