"""The wheel, installed into an environment of its own and used in a folder that knows no checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

NO_TEMPLATES = """\
Fehler: Die mitgelieferten Dokumentvorlagen von kep fehlen
Hinweis: Installieren Sie kep neu; die Installation ist unvollständig
"""
NO_WORKSPACES = """\
Fehler: Der mitgelieferte Arbeitsbereich „musterland“ fehlt
Hinweis: Installieren Sie kep neu; die Installation ist unvollständig
"""


def scripts_of(environment: Path) -> Path:
    return environment / ("Scripts" if os.name == "nt" else "bin")


def lend_packages(environment: Path) -> None:
    """Let `environment` import what this Python has installed; an editable kep is not among that."""
    variables = {"base": str(environment), "platbase": str(environment)}
    site_packages = Path(sysconfig.get_path("purelib", "venv", variables))
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site_packages / "lent.pth").write_text("\n".join(sorted(lent)) + "\n", encoding="utf-8")


@pytest.fixture(
    scope="module",
    params=["with packages lent", pytest.param("with packages installed", marks=pytest.mark.network)],
)
def scripts(request: pytest.FixtureRequest, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of an environment that holds the wheel."""
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment)
    install = [sys.executable, "-m", "pip", "--python", str(environment), "install", "--quiet", str(wheel)]
    if request.param == "with packages lent":
        lend_packages(environment)
        install += ["--no-deps", "--no-index"]
    subprocess.run(install, check=True)
    return scripts_of(environment)


@pytest.fixture
def workspace(tmp_path: Path, checkout: Path) -> Path:
    """A copy of this repository's goals, without its templates."""
    shutil.copytree(checkout / "goals", tmp_path / "goals")
    return tmp_path


def run(command: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [command, *arguments], cwd=cwd, env=surroundings, check=False, capture_output=True, encoding="utf-8"
    )


@pytest.mark.slow
def test_its_templates_are_its_own(scripts: Path, tmp_path: Path) -> None:
    question = "from kep_cli.documents.packaged import packaged_templates; print(packaged_templates())"
    answer = run(scripts / "python", "-c", question, cwd=tmp_path)

    assert (answer.stderr, answer.returncode) == ("", 0)
    assert scripts.parent.resolve() in Path(answer.stdout.strip()).parents


@pytest.mark.slow
def test_help_is_shown(scripts: Path, tmp_path: Path) -> None:
    shown = run(scripts / "kep", "--help", cwd=tmp_path)

    assert (shown.stderr, shown.returncode) == ("", 0)
    assert "validate" in shown.stdout


@pytest.mark.slow
def test_goals_are_checked_and_their_vorlage_is_rendered(scripts: Path, workspace: Path) -> None:
    checked = run(scripts / "kep", "validate", cwd=workspace)
    rendered = run(scripts / "kep", "render", cwd=workspace)

    assert (checked.returncode, rendered.returncode) == (0, 0), checked.stderr + rendered.stderr
    written = sorted(path.name for path in (workspace / "build").iterdir())
    assert written == ["72-2018.docx", "72-2018.md", "72-2018.pdf", "72-2018.tex"]


@pytest.mark.slow
def test_the_example_county_is_made_checked_and_its_drafts_are_rendered(scripts: Path, tmp_path: Path) -> None:
    made = run(scripts / "kep", "init", "--beispiel", "musterland", cwd=tmp_path)
    checked = run(scripts / "kep", "validate", "--strict", cwd=tmp_path / "musterland")
    rendered = run(scripts / "kep", "render", "--format", "md", cwd=tmp_path / "musterland")

    assert (0, 0, 0) == (made.returncode, checked.returncode, rendered.returncode), made.stderr + checked.stdout
    assert "build/ziele-im-haushalt-2027.md\nbuild/zielwert-radwege.md\n" == rendered.stdout


@pytest.mark.slow
def test_an_empty_workspace_is_made(scripts: Path, tmp_path: Path) -> None:
    made = run(scripts / "kep", "init", "kreisziele", cwd=tmp_path)
    checked = run(scripts / "kep", "validate", "kreisziele", cwd=tmp_path)

    assert (0, 0) == (made.returncode, checked.returncode), made.stderr + checked.stderr


@pytest.mark.slow
def test_the_folder_of_the_goals_decides_not_the_current_one(scripts: Path, workspace: Path) -> None:
    elsewhere = workspace / "anderswo"
    elsewhere.mkdir()
    checked = run(scripts / "kep", "validate", str(workspace), cwd=elsewhere)

    assert checked.returncode == 0, checked.stderr


@pytest.fixture
def incomplete(tmp_path: Path, checkout: Path) -> Path:
    """A folder to import the package from, without anything that is shipped with it."""
    site_packages = tmp_path / "site-packages"
    shutil.copytree(
        checkout / "src" / "kep_cli", site_packages / "kep_cli", ignore=shutil.ignore_patterns("__pycache__")
    )
    return site_packages


def test_an_installation_without_templates_says_so(
    workspace: Path, incomplete: Path, kep: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    rendered = kep("render", cwd=workspace, environment={"PYTHONPATH": str(incomplete)})

    assert (2, "", NO_TEMPLATES) == (rendered.returncode, rendered.stdout, rendered.stderr)


def test_an_installation_without_workspaces_says_so_and_makes_nothing(
    tmp_path: Path, incomplete: Path, kep: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    begun = kep("init", "--beispiel", "neu", cwd=tmp_path, environment={"PYTHONPATH": str(incomplete)})

    assert (2, "", NO_WORKSPACES) == (begun.returncode, begun.stdout, begun.stderr)
    assert not (tmp_path / "neu").exists()
