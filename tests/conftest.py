"""What tests of every room share: running kep, making workspaces, comparing whole outputs with kept ones."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

# What would make kep speak differently on one machine than on the next.
_MOODS = ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "PYTHONIOENCODING", "PYTHONUTF8", "LC_ALL", "LANG")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files anew instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the file of this name in the folder `golden` beside the test, exactly."""
    folder = request.path.parent / "golden"

    def compare(name: str, actual: str) -> None:
        kept = folder / name
        if request.config.getoption("--golden"):
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(actual, encoding="utf-8", newline="\n")
        expected = kept.read_text(encoding="utf-8") if kept.exists() else "no such file yet: make golden"

        assert expected == actual

    return compare


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Makes a workspace from texts (or bytes) by their paths, and gives its folder."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        folder = tmp_path / "arbeitsbereich"
        for path, content in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return make


@pytest.fixture
def kep(tmp_path: Path) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Runs kep as its users do, in a process of its own, in `cwd` and with additional environment variables."""

    def run(
        *arguments: str, cwd: Path = tmp_path, environment: Mapping[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "kep_cli", *arguments],
            cwd=cwd,
            env={name: value for name, value in os.environ.items() if name not in _MOODS} | dict(environment or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def kep_here(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Does the same as `kep` within this process, which is much faster."""
    from kep_cli.cli.main import run

    def call(
        *arguments: str, cwd: Path = tmp_path, environment: Mapping[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        with monkeypatch.context() as changed:
            changed.chdir(cwd)
            for name in _MOODS:
                changed.delenv(name, raising=False)
            for name, value in (environment or {}).items():
                changed.setenv(name, value)
            capsys.readouterr()
            code = run(arguments)
        return subprocess.CompletedProcess(arguments, code, *capsys.readouterr())

    return call


@pytest.fixture
def committed(tmp_path: Path) -> Callable[..., Path]:
    """Makes a git repository of versions of a folder: each becomes a commit with its name as tag; gives the folder."""

    def make(versions: Mapping[str, Mapping[str, str | bytes]], name: str = "repositorium") -> Path:
        folder = tmp_path / name
        folder.mkdir()
        git(folder, "init", "--quiet", "--initial-branch=main")
        for tag, files in versions.items():
            git(folder, "rm", "--quiet", "-r", "--ignore-unmatch", ".")
            for path, content in files.items():
                file = folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content.encode() if isinstance(content, str) else content)
            git(folder, "add", "--all", "--force")
            git(folder, "commit", "--quiet", "--allow-empty", "--message", tag)
            git(folder, "tag", tag)
        return folder

    return make


@pytest.fixture
def commits(tmp_path: Path) -> Callable[..., Path]:
    """Makes a git repository of changes, each a commit: texts by their paths, None for what is removed.

    Gives the folder. `tags` and `messages` name and explain the commits by their positions; else their messages are
    „Stand 1“ and so on. The first was made by „Muster 1“ on 1 January 2026 at noon, each other one on the next day.
    """

    def make(
        changes: Sequence[Mapping[str, str | None]],
        *,
        tags: Mapping[int, str] | None = None,
        messages: Mapping[int, str] | None = None,
        name: str = "repositorium",
    ) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        git(folder, "init", "--quiet", "--initial-branch=main")
        stream: list[bytes] = []
        for at, change in enumerate(changes):
            who = f"Muster {at + 1} <muster@example.org> {1_767_265_200 + at * 86_400} +0100"
            message = (messages or {}).get(at, f"Stand {at + 1}").encode()
            stream.append(f"commit refs/heads/main\nauthor {who}\ncommitter {who}\n".encode())
            stream.append(b"data %d\n%s\n" % (len(message), message))
            for path, text in change.items():
                if text is None:
                    stream.append(f"D {path}\n".encode())
                else:
                    stream.append(
                        b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(text.encode()), text.encode())
                    )
            if tag := (tags or {}).get(at):
                stream.append(f"reset refs/tags/{tag}\nfrom refs/heads/main\n\n".encode())
        subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=b"".join(stream), check=True)
        git(folder, "reset", "--quiet", "--hard")
        return folder

    return make


def git(folder: Path, *arguments: str) -> str:
    """What git says, asked as nobody in particular on a machine without configuration."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": "muster" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        **{f"GIT_{who}_DATE": "2026-03-04T10:00:00+0100" for who in ("AUTHOR", "COMMITTER")},
    }
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout


@pytest.fixture(name="git")
def _git() -> Callable[..., str]:
    """Runs git in a folder, with a person and a time that are always the same."""
    return git
