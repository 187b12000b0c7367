"""What is shipped: the package with its templates and workspaces, and nothing else."""

from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.slow


def names_in(wheel: Path) -> list[str]:
    with ZipFile(wheel) as archive:
        return sorted(archive.namelist())


def files_below(folder: Path, shipped_as: str) -> list[str]:
    return [
        f"{shipped_as}/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]


def test_the_wheel_holds_the_package_with_its_templates_and_workspaces_and_nothing_else(
    wheel: Path, checkout: Path
) -> None:
    package = files_below(checkout / "src" / "kep_cli", "kep_cli")
    templates = files_below(checkout / "templates", "kep_cli/templates")
    workspaces = files_below(checkout / "arbeitsbereiche", "kep_cli/arbeitsbereiche")
    expected = sorted(package + templates + workspaces)

    assert expected == [name for name in names_in(wheel) if ".dist-info/" not in name]


def test_the_wheel_says_that_it_is_typed(wheel: Path) -> None:
    assert "kep_cli/py.typed" in names_in(wheel)


def test_the_wheel_brings_its_licence(wheel: Path, checkout: Path) -> None:
    with ZipFile(wheel) as archive:
        (licence,) = (name for name in archive.namelist() if name.endswith(".dist-info/licenses/LICENSE"))
        shipped = archive.read(licence)

    assert (checkout / "LICENSE").read_bytes() == shipped


def test_the_wheel_installs_one_command(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (listed,) = (name for name in archive.namelist() if name.endswith(".dist-info/entry_points.txt"))
        entry_points = archive.read(listed).decode("utf-8")

    assert entry_points == "[console_scripts]\nkep = kep_cli.cli.main:main\n"


def test_the_source_distribution_gives_the_same_wheel(wheel: Path, wheel_of_source_distribution: Path) -> None:
    assert names_in(wheel) == names_in(wheel_of_source_distribution)
