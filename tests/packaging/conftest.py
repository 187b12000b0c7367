"""The wheel, built once from the checkout and once from its own source distribution."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


def built(source: Path, target: str, folder: Path) -> Path:
    """The one file that the build backend makes of the folder `source`: a `wheel` or an `sdist`."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (only,) = folder.iterdir()
    return only


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top of this repository."""
    return CHECKOUT


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that the checkout gives."""
    return built(CHECKOUT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def wheel_of_source_distribution(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that the source distribution gives, as a registry would serve it."""
    unpacked = tmp_path_factory.mktemp("unpacked")
    archive = built(CHECKOUT, "sdist", tmp_path_factory.mktemp("sdist"))
    # As a command, because what Python expects of a caller of `extractall` differs between 3.11.2 and 3.14.
    subprocess.run([sys.executable, "-m", "tarfile", "--extract", str(archive), str(unpacked)], check=True)
    (top,) = unpacked.iterdir()
    return built(top, "wheel", tmp_path_factory.mktemp("wheel-of-sdist"))
